"""Switches between the modes of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from flexgui.settings import Settings
from flexgui.translation import tr
from flexgui.ui.toolbar import INSPECT, MODE_SETTINGS, REQUEST, Toolbar

if TYPE_CHECKING:
    from flexgui.outcome import Outcome
    from flexgui.ui.controllers.inspect import InspectController
    from flexgui.ui.controllers.tokenize import TokenizeController


class ModesController(QObject):
    """Shows one mode. Signals: ``shown()`` after a mode was shown; ``changed()`` after the setting has changed."""

    shown = Signal()
    changed = Signal()

    def __init__(
        self,
        stack: QStackedWidget,
        toolbar: Toolbar,
        settings: Settings,
        tokenize: TokenizeController,
        inspect: InspectController,
        parent: QObject | None = None,
    ) -> None:
        """`stack` holds the page of the mode Request; the other controllers add theirs."""
        super().__init__(parent)
        self._stack, self._toolbar, self._settings = stack, toolbar, settings
        self._tokenize, self._inspect = tokenize, inspect
        toolbar.mode_changed.connect(self.show)
        tokenize.inspect_wanted.connect(self.inspect)
        tokenize.compare_wanted.connect(self.compare)

    @property
    def current(self) -> int:
        """The mode that is shown: REQUEST, TOKENIZE or INSPECT."""
        return self._toolbar.mode.current

    def show(self, index: int) -> None:
        """Show the mode REQUEST, TOKENIZE or INSPECT."""
        self._toolbar.show_mode(index)
        if index == REQUEST:
            self._stack.setCurrentIndex(0)
        else:
            (self._inspect if index == INSPECT else self._tokenize).show()
        self.shown.emit()
        if MODE_SETTINGS[index] != self._settings.mode:
            self._settings.mode = MODE_SETTINGS[index]
            self.changed.emit()

    def restore(self) -> None:
        """Show the mode of the last session."""
        if self._settings.mode in MODE_SETTINGS[1:]:
            self.show(MODE_SETTINGS.index(self._settings.mode))

    def inspect(self, token: str) -> None:
        """Inspect a token in the mode Inspect."""
        self.show(INSPECT)
        self._inspect.inspector.open_text(token)

    def compare(self, token: Outcome, context: Outcome) -> None:
        """Compare a transient token with its capture context in the mode Inspect."""
        self._inspect.inspector.show_compared(token, context, tr("Its capture context"))
        self.show(INSPECT)
