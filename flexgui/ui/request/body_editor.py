"""The editor of the request body. A dropped file is opened, not inserted as an address; a huge paste is refused.

It has no undo of its own: the window's undo restores its text together with the ticked fields.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QMenu

from flexgui.errors import BadFile
from flexgui.files import read_text
from flexgui.translation import tr
from flexgui.ui.widgets.file_drop import FileDropView

MAX_BODY_LENGTH = 32 * 1024
"""Characters of a text that can be pasted, and bytes of a file; a body with every known field has about 2,000."""


def read_body(path: Path) -> str:
    """Return the text of a file with a request body; blocking, for a worker. Raises BadFile."""
    text = read_text(path, MAX_BODY_LENGTH)
    if "\0" in text or "\ufffd" in text:
        raise BadFile(tr("{file} is not a text file.", file=path.name))
    return text


class BodyEditor(FileDropView):
    """Edits JSON.

    Signals: ``focus_left()``; ``file_dropped(Path)``; ``paste_refused(int)`` with the length of a text that is longer
    than `MAX_BODY_LENGTH`.
    """

    focus_left = Signal()
    paste_refused = Signal(int)

    def __init__(self) -> None:
        super().__init__("json", read_only=False)
        self.setUndoRedoEnabled(False)
        self.undo_actions: Sequence[QAction] = ()
        """The window's Undo and Redo, for their keys and for the context menu."""

    def build_menu(self, at: QPoint) -> QMenu:
        """Return the context menu for a position: Qt's own, with the window's Undo and Redo."""
        menu = self.createStandardContextMenu(at)
        for name in ("edit-undo", "edit-redo"):
            for action in menu.findChildren(QAction, name):
                menu.removeAction(action)
        menu.insertActions(menu.actions()[0], self.undo_actions)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt would handle the keys of Undo and Redo itself, even though the editor's own undo is off.
        for action in self.undo_actions:
            if event.keyCombination() in action.shortcuts():
                action.trigger()
                return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.build_menu(event.pos())
        menu.exec(event.globalPos())
        menu.deleteLater()

    def insertFromMimeData(self, source: QMimeData) -> None:
        length = len(source.text()) if source.hasText() else 0
        if length > MAX_BODY_LENGTH:
            self.paste_refused.emit(length)
        else:
            super().insertFromMimeData(source)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.focus_left.emit()
        super().focusOutEvent(event)
