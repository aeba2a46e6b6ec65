"""An editor that keeps its text whole: line ends, long texts, dropped files, marks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from flexgui.ui.widgets.whole_text import MAX_SHOWN, WholeTextEdit


@pytest.fixture
def editor() -> WholeTextEdit:
    return WholeTextEdit("text", "Request", "Paste it here")


def pasted(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def test_line_ends_are_kept_until_the_text_is_edited(editor: WholeTextEdit, until: Callable[..., None]) -> None:
    read: list[str] = []
    editor.changed.connect(lambda: read.append(editor.whole))
    editor.insertFromMimeData(pasted("a\r\nb"))
    assert read == ["a\r\nb"]
    editor.undo()
    assert editor.whole == ""
    editor.redo()
    QTest.keyClicks(editor, "c")
    until(lambda: len(read) == 2)
    assert read[1:] == ["a\nbc"] or read[1:] == ["ca\nb"]


def test_a_long_text_is_kept_whole_and_cannot_be_edited(editor: WholeTextEdit) -> None:
    text = "x" * (MAX_SHOWN + 1)
    editor.insertFromMimeData(pasted(text))
    assert editor.whole == text
    assert len(editor.toPlainText()) == MAX_SHOWN
    assert editor.isReadOnly()
    editor.set_whole("")
    assert not editor.isReadOnly()


def test_a_dropped_file_is_opened_and_dropped_text_is_inserted(editor: WholeTextEdit, tmp_path: Path) -> None:
    dropped: list[Path] = []
    editor.file_dropped.connect(dropped.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.har"))])
    moved = (QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    editor.dropEvent(QDropEvent(*moved))
    assert dropped == [tmp_path / "a.har"]
    assert editor.toPlainText() == ""


def test_editing_removes_the_marks(editor: WholeTextEdit) -> None:
    editor.set_whole("a\nb")
    editor.mark_lines([1, 2])
    assert len(editor.extraSelections()) == 2
    QTest.keyClicks(editor, "c")
    assert len(editor.extraSelections()) <= 1  # the current line
