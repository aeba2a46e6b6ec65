from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QStyle, QStyleOptionFrame

from flexgui.flex.card import TEST_CARDS
from flexgui.flex.catalog import load_catalog
from flexgui.flex.tokenization import FieldLists
from flexgui.ui.tokenize.card_panel import CODE, MONTH, NUMBER, TYPE, YEAR, CardPanel
from flexgui.ui.widgets.build_queue import BuildQueue
from tests.ui.helpers import labels, on_screen

EMAIL, CITY = "orderInformation.billTo.email", "orderInformation.billTo.locality"
LISTS = FieldLists((NUMBER, MONTH, YEAR, CITY), (CODE, TYPE, EMAIL))
TODAY = date(2026, 11, 28)
AMEX = next(card for card in TEST_CARDS if card.brand == "American Express")


@pytest.fixture
def panel(qapp: QApplication) -> CardPanel:
    panel = CardPanel(load_catalog(), BuildQueue(qapp))
    panel.resize(384, 700)
    panel.show()
    panel.show_fields(LISTS, TODAY)
    return panel


def line(panel: CardPanel, name: str) -> QLineEdit:
    (found,) = [each for each in panel.findChildren(QLineEdit) if each.accessibleName() == name]
    return found


def test_required_fields_have_test_values_and_optional_ones_are_not_sent(panel: CardPanel) -> None:
    assert panel.values() == {
        NUMBER: "4111111111111111", MONTH: "12", YEAR: "2030", CODE: "123", TYPE: "001", CITY: "San Francisco",
        EMAIL: "",
    }  # fmt: skip
    assert line(panel, "Email").placeholderText() == "not sent"
    assert "6 of 7 fields" in labels(panel)


def test_the_narrowest_panel_shows_the_whole_card_number(panel: CardPanel) -> None:
    panel.resize(280, 300)
    QTest.qWait(0)
    number = line(panel, "Card number")
    option = QStyleOptionFrame()
    number.initStyleOption(option)
    inside = number.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, number)
    assert number.fontMetrics().horizontalAdvance(number.text()) <= inside.width() - 4  # margins of QLineEdit


def test_choosing_a_card_fills_the_form(panel: CardPanel) -> None:
    QTest.keyClicks(line(panel, "Email"), "a@b.example")
    panel.card.setCurrentIndex(TEST_CARDS.index(AMEX))
    panel.card.activated.emit(panel.card.currentIndex())
    assert [panel.values()[path] for path in (NUMBER, CODE, TYPE, EMAIL)] == [
        AMEX.number, "1234", "003", "a@b.example"
    ]  # fmt: skip
    assert panel.given_card().security_code == "1234"


def test_typing_a_test_number_chooses_its_card(panel: CardPanel) -> None:
    number = line(panel, "Card number")
    number.selectAll()
    QTest.keyClicks(number, AMEX.number)
    assert panel.card.currentData() == AMEX
    QTest.keyClicks(number, "0")
    assert panel.card.currentIndex() == -1


def test_entered_values_survive_another_context(panel: CardPanel) -> None:
    QTest.keyClicks(line(panel, "Email"), "a@b.example")
    panel.show_fields(FieldLists((NUMBER, EMAIL), ()), TODAY)
    assert panel.values() == {NUMBER: "4111111111111111", EMAIL: "a@b.example"}
    assert panel.given_card().year == "2030"


def test_a_problem_is_shown_at_its_field(panel: CardPanel) -> None:
    panel.show_problems({CITY: "Required by the context"})
    assert "Required by the context" in labels(panel)
    assert line(panel, "City").property("state") == "bad"
    panel.show_problems({})
    assert "Required by the context" not in labels(panel)


@pytest.mark.parametrize("width", [280, 384])
def test_nothing_is_cut_off(panel: CardPanel, width: int) -> None:
    panel.resize(width, 700)
    QApplication.processEvents()
    for each in panel.findChildren(QLineEdit):
        assert each.mapTo(panel, each.rect().topRight()).x() < width


def test_all_values_are_known_before_all_groups_are_built(qapp: QApplication) -> None:
    panel = CardPanel(load_catalog(), BuildQueue(qapp))
    panel.show_fields(LISTS, TODAY)
    panel.show_problems({CITY: "Required by the context"})
    panel.show()
    assert panel.values()[CITY] == "San Francisco"
    assert "6 of 7 fields" in labels(panel)
    QTest.qWait(0)
    assert line(panel, "Email").placeholderText() == "not sent"
    assert "Required by the context" in labels(panel)


def test_a_group_that_is_built_later_is_never_squeezed(qapp: QApplication) -> None:
    """Qt painted the rows on top of each other until it gave the form its new height."""
    queue = BuildQueue(qapp)
    panel = on_screen(CardPanel(load_catalog(), queue), 384, 200)
    panel.hide()
    panel.show_fields(LISTS, TODAY)
    panel.show()
    queue.finish()
    lines = panel.findChildren(QLineEdit)
    assert line(panel, "Email") in lines
    assert all(each.isVisible() and each.height() >= each.minimumSizeHint().height() for each in lines)
