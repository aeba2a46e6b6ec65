"""Input rows: an invalid name is not saved, and typing clears the error."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from flexgui.ui.fields.entry_rows import EntryLine, OwnFieldRow, PresetNameRow
from tests.ui.helpers import labels, on_screen


@pytest.mark.parametrize(
    ("name", "own", "taken", "saved"),
    [("Mine", False, False, 1), ("Mine", True, False, 1), ("Card", False, True, 0), (" ", False, False, 0)],
)
def test_return_saves_a_usable_name(name: str, own: bool, taken: bool, saved: int) -> None:
    row, saves = PresetNameRow(), []
    row.save.clicked.connect(lambda: saves.append(True))
    row.name.setText(name)
    row.show_state(own=own, taken=taken)
    QTest.keyClick(row.name, Qt.Key.Key_Return)
    assert len(saves) == saved
    assert row.save.text() == ("Replace" if own else "Save")
    assert (row.name.property("state") == "bad") == taken


def test_typing_clears_the_error() -> None:
    row = OwnFieldRow()
    row.show_error("No.")
    assert row.path.property("state") == "bad"
    QTest.keyClicks(row.path, "a")
    assert row.path.property("state") == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down])
def test_return_finishes(key: Qt.Key) -> None:
    line, finished = EntryLine("a"), []
    line.finished.connect(lambda: finished.append(line.text()))
    QTest.keyClick(line, key)
    assert finished == ["a"]


def test_esc_clears_and_then_cancels() -> None:
    line, cancelled = EntryLine("a"), []
    line.cancelled.connect(lambda: cancelled.append(True))
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert (line.text(), cancelled) == ("", [])
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert cancelled == [True]


def test_an_error_takes_room_only_while_it_is_shown() -> None:
    row = on_screen(OwnFieldRow(), 300, 60)
    assert labels(row) == []
    row.show_error("A path is <b>names</b> joined by dots.")
    assert labels(row) == ["A path is <b>names</b> joined by dots."]
    row.show_error("")
    assert labels(row) == []
