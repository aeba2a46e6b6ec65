"""An editor that keeps a pasted text whole, and shows the beginning of a very long one."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtWidgets import QWidget

from flexgui.ui.widgets.code_view import Syntax
from flexgui.ui.widgets.file_drop import FileDropView

MAX_SHOWN = 20_000
"""Maximum length of a text that is shown whole and can be edited; of a longer one, as much is shown, read-only."""
READ_DELAY_MS = 250
"""Time from the last key press until the text is read."""


class WholeTextEdit(FileDropView):
    """Signals: ``changed()`` a moment after the user's last change of the text; ``file_dropped(Path)``."""

    changed = Signal()

    def __init__(
        self,
        syntax: Syntax,
        name: str,
        hint: str,
        parent: QWidget | None = None,
        *,
        gutter: bool = False,
        well: bool = False,
    ) -> None:
        """`name` is for screen readers."""
        super().__init__(syntax, read_only=False, gutter=gutter, wrap=True, well=well, parent=parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
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

    def insertFromMimeData(self, source: QMimeData) -> None:
        text, is_first = source.text(), self.document().isEmpty()
        if len(text) > MAX_SHOWN:
            self.set_whole(text)
        else:
            super().insertFromMimeData(source)
            if not is_first:
                return  # it is read like typed text
            self._exact = text
            self._timer.stop()
        self.changed.emit()

    def _typed(self) -> None:
        text = self.toPlainText()
        if text != self._seen:  # Qt reports changed colours as well
            self._exact, self._seen = None, text
            self.mark_lines(())
            self._timer.start()
