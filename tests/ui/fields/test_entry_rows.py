"""Input rows: an invalid name is not saved, and typing clears the error."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from flexgui.ui.fields.entry_rows import OwnFieldRow, PresetNameRow


@pytest.mark.parametrize(
    ("name", "own", "taken", "saved"),
    [("Mine", False, False, 1), ("Mine", True, False, 1), ("Card", False, True, 0), (" ", False, False, 0)],
)
def test_return_saves_a_usable_name(qapp: QApplication, name: str, own: bool, taken: bool, saved: int) -> None:
    row, saves = PresetNameRow(), []
    row.save_requested.connect(lambda: saves.append(True))
    row.name.setText(name)
    row.show_state(own=own, taken=taken)
    QTest.keyClick(row.name, Qt.Key.Key_Return)
    assert len(saves) == saved
    assert row.save.text() == ("Replace" if own else "Save")
    assert (row.name.property("state") == "bad") == taken


def test_typing_clears_the_error(qapp: QApplication) -> None:
    row = OwnFieldRow()
    row.show_error("No.")
    assert row.path.property("state") == "bad"
    QTest.keyClicks(row.path, "a")
    assert row.path.property("state") == ""
