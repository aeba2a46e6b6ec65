"""The layout of a row in a check list."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel

from flexgui.ui.resources import color
from flexgui.ui.widgets.check_row import NAME, NARROW, WORD, CheckRow


def texts(row: CheckRow) -> list[str]:
    row.resize(700, 80)
    row.layout().activate()
    return [each.text() for each in sorted(row.findChildren(QLabel), key=lambda each: (each.y(), each.x()))]


def test_state_name_and_reason_are_side_by_side() -> None:
    row = CheckRow("ok", "check", "Valid", "Signature", "It fits the key.")
    assert texts(row) == ["Valid", "Signature", "It fits the key."]
    assert row.accessibleName() == "Signature Valid: It fits the key."


def test_the_columns_of_all_rows_are_aligned() -> None:
    for word, name in (("Valid", "Key"), ("Not checked", "Algorithm")):
        row = CheckRow("none", "not-checked", word, name, "why")
        texts(row)
        widths = {each.text(): each.minimumWidth() for each in row.findChildren(QLabel)}
        assert (widths[word], widths[name]) == (WORD, NAME)


def test_a_title_may_be_above_its_text() -> None:
    row = CheckRow("warn", "warning", "Check first", "", "The key ID", below="It ends in a space.")
    assert texts(row) == ["Check first", "The key ID", "It ends in a space."]
    assert row.accessibleName() == "Check first: The key ID"
    title, below = (each for each in row.findChildren(QLabel) if each.text() != "Check first")
    assert below.y() > title.y()
    assert below.x() == title.x()


def test_the_state_has_its_colour() -> None:
    row = CheckRow("bad", "invalid", "Invalid", "Expiry", "Long ago.")
    word = next(each for each in row.findChildren(QLabel) if each.text() == "Invalid")
    word.ensurePolished()
    assert QColor(word.palette().windowText().color()) == color("bad")


def test_in_a_narrow_pane_the_reason_is_below() -> None:
    row = CheckRow("ok", "check", "Valid", "Signature", "It fits the key.")
    texts(row)
    row.show()
    for width, below in ((700, False), (NARROW - 1, True), (700, False)):
        row.resize(width, 90)
        QApplication.processEvents()
        name = next(each for each in row.findChildren(QLabel) if each.text() == "Signature")
        assert (row.sentence.y() > name.y() + name.height() // 2) == below
