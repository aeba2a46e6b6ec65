"""Combo boxes: eliding, popup, preferred width, accessible texts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest

from flexgui.ui.resources import color
from flexgui.ui.widgets.combo import ComboBox


def grabbed(text: str) -> QImage:
    box = ComboBox()
    box.addItem(text)
    box.setFixedSize(110, 30)
    return box.grab().toImage().copy(12, 4, 66, 22)  # the area of the text


def test_a_long_text_is_elided_before_its_end() -> None:
    long = "Card with optional CVN and expiry"
    assert grabbed(long) == grabbed(long + ", and more that does not show")


def test_a_short_text_is_shown_whole() -> None:
    assert grabbed("Card") != grabbed("Care")


def test_a_highlighted_row_has_the_selection_colour() -> None:
    box = ComboBox()
    box.addItems(["Local sandbox", "Acme test"])
    box.insertSeparator(1)
    view = box.list_view()
    assert view.iconSize() == box.iconSize()  # Qt's default is larger
    window = view.parentWidget()
    window.resize(200, 160)
    view.setCurrentIndex(box.model().index(2, 0))
    picture = window.grab().toImage()
    spot = view.visualRect(box.model().index(2, 0))
    assert picture.pixelColor(view.viewport().mapTo(window, spot.center())) == color("select")
    assert view.visualRect(box.model().index(1, 0)).height() < spot.height() / 2  # the separator


class CountingComboBox(ComboBox):
    """Counts how often the list opens, without showing it."""

    times = 0

    def showPopup(self) -> None:
        self.times += 1


def test_a_key_opens_the_list_without_changing_the_choice() -> None:
    box = CountingComboBox()
    box.addItems(["None", "Card", "Custom"])
    chosen: list[int] = []
    box.activated.connect(chosen.append)
    box.show()
    for times, key in enumerate((Qt.Key.Key_Down, Qt.Key.Key_C), 1):
        QTest.keyClick(box, key)
        assert (box.times, box.currentText(), chosen) == (times, "None", [])


@pytest.mark.parametrize(
    ("key", "modifier", "times"),
    [
        (Qt.Key.Key_Alt, Qt.KeyboardModifier.NoModifier, 0),
        (Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier, 0),
        (Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier, 0),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier, 1),
        (Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier, 0),
        (Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier, 1),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier, 0),
    ],
)
def test_keys_of_the_menus_do_not_open_the_list(key: Qt.Key, modifier: Qt.KeyboardModifier, times: int) -> None:
    box = CountingComboBox()
    box.addItems(["None", "Card", "Custom"])
    box.show()
    QTest.keyClick(box, key, modifier)
    assert (box.times, box.currentText()) == (times, "None")


def test_the_preferred_width_is_the_size_hint() -> None:
    box = ComboBox()
    own = box.sizeHint().width()
    box.preferred_width = 230
    assert (box.sizeHint().width(), own) == (230, own)
    assert own != 230


def test_the_accessible_description_is_the_name() -> None:
    box = ComboBox()
    box.addItem("Card")
    box.setAccessibleName("Preset")
    reported = QAccessible.queryAccessibleInterface(box)
    assert reported.text(QAccessible.Text.Description) == "Preset"
