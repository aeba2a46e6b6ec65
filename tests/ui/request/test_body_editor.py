"""The body editor signals the loss of focus and reads bodies from files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from flexgui.errors import BadFile
from flexgui.ui.request.body_editor import MAX_BODY_LENGTH, BodyEditor, read_body
from tests.ui.helpers import on_screen


@pytest.fixture
def editor() -> BodyEditor:
    return on_screen(BodyEditor(), 300, 200)


def test_losing_the_focus_is_signalled(editor: BodyEditor) -> None:
    left = QSignalSpy(editor.focus_left)
    QApplication.sendEvent(editor, QFocusEvent(QEvent.Type.FocusOut))
    assert left.count() == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "could not be read: No such file or directory"),
        (bytes(MAX_BODY_LENGTH + 1), "is larger than"),
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
