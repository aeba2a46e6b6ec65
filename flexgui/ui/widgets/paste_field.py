"""A small editor for a pasted key or token."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from flexgui.ui.widgets.code_view import Syntax
from flexgui.ui.widgets.whole_text import WholeTextEdit

MAX_LENGTH = 8 << 20
"""Characters that are kept of a pasted text."""


class PasteField(WholeTextEdit):
    """A bordered editor of a fixed height, which takes no dropped text; a very long text can be edited as well."""

    def __init__(self, syntax: Syntax, name: str, hint: str, height: int, parent: QWidget | None = None) -> None:
        """`name` is for screen readers, `height` in pixels."""
        super().__init__(syntax, name, hint, parent, well=True)
        self.setFixedHeight(height)
        self.setAcceptDrops(False)

    def set_whole(self, text: str) -> None:
        super().set_whole(text[:MAX_LENGTH])
        self.setReadOnly(False)
