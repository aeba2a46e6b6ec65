"""The editor of a pasted request or answer, which opens dropped files and shows the beginning of long texts."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtWidgets import QWidget

from flexgui.ui.widgets.file_drop import FileDropView
from flexgui.ui.widgets.paste_field import MAX_SHOWN

READ_DELAY_MS = 250
"""Time from the last key press until the text is read."""

_SYNTAX = re.compile(
    r"(?P<c_bool>^(?:curl(?:\.exe)?|https?|POST|GET|PUT|PATCH|DELETE|HTTP/[\d.]+)\b|\b(?:true|false|null)\b)"
    r'|(?P<c_key>"(?:[^"\\]|\\.)*+"(?=\s*:)|\b[A-Za-z][A-Za-z0-9-]*+(?=: ))'
    r"|(?P<c_punct>\\$|(?<=\s)--?[A-Za-z][\w-]*+(?=\s)|^--?[A-Za-z][\w-]*+(?=\s))"
)


class SourceEditor(FileDropView):
    """Holds the whole text; only the beginning of a very long one is shown, read-only.

    Signals: ``changed()`` a moment after the user's last change of the text; ``file_dropped(Path)``.
    """

    changed = Signal()

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(_SYNTAX, read_only=False, wrap=True, parent=parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMinimumHeight(48)
        self._exact: str | None = None
        self._seen = ""
        self._timer = QTimer(self, singleShot=True, interval=READ_DELAY_MS)
        self._timer.timeout.connect(self.changed)
        self.textChanged.connect(self._typed)

    @property
    def whole(self) -> str:
        """The whole text, with its own line ends as long as it is not edited."""
        return self.toPlainText() if self._exact is None else self._exact

    def set_whole(self, text: str) -> None:
        """Show a text without emitting ``changed``."""
        self.setReadOnly(len(text) > MAX_SHOWN)
        self.set_text(text[:MAX_SHOWN])
        self._exact, self._seen = text, self.toPlainText()
        self._timer.stop()
        self.mark_lines(())

    def select_first(self, text: str) -> None:
        """Select the first place of a text, and give the editor the focus."""
        cursor = self.document().find(text)
        if not cursor.isNull():
            self.setTextCursor(cursor)
        self.setFocus()

    def _typed(self) -> None:
        text = self.toPlainText()
        if text != self._seen:  # Qt reports changed colours as well
            self._exact, self._seen = None, text
            self.mark_lines(())
            self._timer.start()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText() and (self.document().isEmpty() or len(source.text()) > MAX_SHOWN):
            self.set_whole(source.text())
            self.changed.emit()
        else:
            super().insertFromMimeData(source)
