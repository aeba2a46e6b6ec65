"""The body's editor: says that it is left, hands a dropped file on, and takes dropped text as text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QFocusEvent
from PySide6.QtWidgets import QApplication

from flexgui.errors import BadFile
from flexgui.ui.request.body_editor import LARGEST_BODY, BodyEditor, read_body


@pytest.fixture
def editor(light: QApplication) -> BodyEditor:
    made = BodyEditor()
    made.resize(300, 200)
    made.show()
    return made


def drag(editor: BodyEditor, dragged: QMimeData) -> bool:
    """Drag over the editor and drop there; whether it was welcome at each step."""
    how = Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    events = QDragEnterEvent(QPoint(50, 5), *how), QDragMoveEvent(QPoint(50, 5), *how), QDropEvent(QPointF(50, 5), *how)
    for event in events:
        QApplication.sendEvent(editor.viewport(), event)
    return all(event.isAccepted() for event in events)


def test_a_dropped_file_is_handed_on_and_its_address_is_not_typed(editor: BodyEditor, tmp_path: Path) -> None:
    files: list[Path] = []
    editor.file_dropped.connect(files.append)
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(tmp_path / "two.json"))])
    dragged.setText("file:///two.json")
    assert drag(editor, dragged)
    assert files == [tmp_path / "two.json"]
    assert editor.toPlainText() == ""


def test_the_address_of_a_page_is_neither_a_file_nor_typed(editor: BodyEditor) -> None:
    files: list[Path] = []
    editor.file_dropped.connect(files.append)
    dragged = QMimeData()
    dragged.setUrls([QUrl("https://example.com/body.json")])
    dragged.setText("https://example.com/body.json")
    drag(editor, dragged)
    assert files == []
    assert editor.toPlainText() == ""


def test_dropped_text_is_typed(editor: BodyEditor) -> None:
    dragged = QMimeData()
    dragged.setText('{"fields": {}}')
    assert drag(editor, dragged)
    assert editor.toPlainText() == '{"fields": {}}'


def test_losing_the_focus_is_signalled(editor: BodyEditor) -> None:
    left: list[bool] = []
    editor.left.connect(lambda: left.append(True))
    QApplication.sendEvent(editor, QFocusEvent(QEvent.Type.FocusOut))
    assert left == [True]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "could not be read: No such file"),
        (bytes(LARGEST_BODY + 1), "is larger than"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\r", "is not a text file"),
    ],
)
def test_a_file_that_is_not_a_body_is_refused(tmp_path: Path, content: bytes | None, message: str) -> None:
    if content is not None:
        (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(BadFile, match=message):
        read_body(tmp_path / "a.json")


def test_a_body_in_utf_16_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}", encoding="utf-16")
    assert read_body(tmp_path / "a.json") == "{}"
