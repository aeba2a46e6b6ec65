"""Switches between the modes of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from flexgui.settings import Settings
from flexgui.translation import tr
from flexgui.ui.toolbar import DIAGNOSE, INSPECT, MODE_SETTINGS, REQUEST, TOKENIZE, Toolbar

if TYPE_CHECKING:
    from flexgui.outcome import Outcome, RequestOutcome
    from flexgui.profiles.profile import Profile
    from flexgui.ui.controllers.diagnose import DiagnoseController
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
        diagnose: Callable[[], DiagnoseController],
        parent: QObject | None = None,
    ) -> None:
        """`stack` holds the page of the mode Request; the other controllers add theirs.

        `diagnose` builds its controller when it is first called.
        """
        super().__init__(parent)
        self._toolbar, self._settings = toolbar, settings
        self._inspect, self._diagnose = inspect, diagnose
        self.current = REQUEST
        """The mode that is shown: REQUEST, TOKENIZE, INSPECT or DIAGNOSE."""
        self._pages: dict[int, Callable[[], None]] = {
            REQUEST: lambda: stack.setCurrentIndex(0),
            TOKENIZE: tokenize.show,
            INSPECT: inspect.show,
            DIAGNOSE: lambda: diagnose().show(),
        }
        toolbar.mode.currentChanged.connect(self.show)
        tokenize.inspect_requested.connect(self.inspect)
        tokenize.compare_requested.connect(
            lambda token, context: self.compare(token, context, tr("Its capture context"))
        )

    def show(self, index: int) -> None:
        """Show the mode REQUEST, TOKENIZE, INSPECT or DIAGNOSE; it does not change if the page cannot be built."""
        before, self.current = self.current, index
        self._toolbar.show_mode(index)
        try:
            self._pages[index]()
        except Exception:
            self.current = before
            self._toolbar.show_mode(before)
            raise
        self.shown.emit()
        if MODE_SETTINGS[index] != self._settings.mode:
            self._settings.mode = MODE_SETTINGS[index]
            self.changed.emit()

    def restore(self) -> None:
        if self._settings.mode in MODE_SETTINGS[1:]:
            self.show(MODE_SETTINGS.index(self._settings.mode))

    def inspect(self, token: str) -> None:
        self.show(INSPECT)
        self._inspect.inspector.open_text(token)

    def diagnose(self, outcome: RequestOutcome | None, profile: Profile) -> None:
        """Diagnose the refused request of an outcome of this profile in the mode Diagnose."""
        self.show(DIAGNOSE)
        if outcome is not None:
            self._diagnose().open_exchange(outcome.exchange, profile)

    def compare(self, left: Outcome, right: Outcome, title: str, entry_id: int | None = None) -> None:
        """Compare two tokens in the mode Inspect; `title` and `entry_id` (in the history) describe the right one."""
        self.show(INSPECT)
        self._inspect.inspector.show_compared(left, right, title, entry_id)
