"""A small field for a key or a token, which keeps a very long text but shows only its beginning."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from flexgui.ui.widgets.code_view import CodeView, Syntax

MAX_LENGTH = 8 << 20
"""Characters that are kept of a pasted text."""
MAX_SHOWN = 20_000
"""Maximum length of a text that is shown whole, in characters."""
SHOWN = 2_000
"""Characters that are shown of a longer text."""


class PasteField(CodeView):
    """A bordered editor of a fixed height, which takes no dropped text."""

    def __init__(self, syntax: Syntax, name: str, hint: str, height: int, parent: QWidget | None = None) -> None:
        """`name` is for screen readers, `height` in pixels."""
        super().__init__(syntax, read_only=False, gutter=False, wrap=True, well=True, parent=parent)
        self._long = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setFixedHeight(height)
        self.setAcceptDrops(False)

    @property
    def whole(self) -> str:
        """The whole text, at most `MAX_LENGTH` characters."""
        shown = self.toPlainText()
        return self._long if self._long and shown == self._long[:SHOWN] else shown[:MAX_LENGTH]

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text() if source.hasText() else ""
        if len(text) > MAX_SHOWN:
            self._long = text.replace("\r\n", "\n")[:MAX_LENGTH]
            self.set_text(self._long[:SHOWN])
        else:
            super().insertFromMimeData(source)
