"""Dropped files are emitted, and dropped text is inserted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from flexgui.ui.widgets.file_drop import FileDropView
from tests.ui.helpers import on_screen


@pytest.fixture
def editor() -> FileDropView:
    return on_screen(FileDropView(read_only=False), 300, 200)


def drag(editor: FileDropView, dragged: QMimeData) -> bool:
    """Drag and drop onto the editor; return True if all events were accepted."""
    how = Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    events = QDragEnterEvent(QPoint(50, 5), *how), QDragMoveEvent(QPoint(50, 5), *how), QDropEvent(QPointF(50, 5), *how)
    for event in events:
        QApplication.sendEvent(editor.viewport(), event)
    return all(event.isAccepted() for event in events)


def test_a_dropped_file_is_emitted_and_not_inserted(editor: FileDropView, tmp_path: Path) -> None:
    files: list[Path] = []
    editor.file_dropped.connect(files.append)
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(tmp_path / "two.json"))])
    dragged.setText("file:///two.json")
    assert drag(editor, dragged)
    assert files == [tmp_path / "two.json"]
    assert editor.toPlainText() == ""


def test_a_dropped_web_address_is_refused(editor: FileDropView) -> None:
    files: list[Path] = []
    editor.file_dropped.connect(files.append)
    dragged = QMimeData()
    dragged.setUrls([QUrl("https://example.com/body.json")])
    dragged.setText("https://example.com/body.json")
    drag(editor, dragged)
    assert files == []
    assert editor.toPlainText() == ""


def test_dropped_text_is_inserted(editor: FileDropView) -> None:
    dragged = QMimeData()
    dragged.setText('{"fields": {}}')
    assert drag(editor, dragged)
    assert editor.toPlainText() == '{"fields": {}}'
