"""Switches between the modes of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget

from flexgui.settings import Settings
from flexgui.translation import tr
from flexgui.ui.toolbar import DIAGNOSE, INSPECT, MODE_SETTINGS, REQUEST, TOKENIZE, Toolbar

if TYPE_CHECKING:
    from flexgui.outcome import Outcome, RequestOutcome
    from flexgui.profiles.profile import Profile
    from flexgui.ui.controllers.diagnose import DiagnoseController
    from flexgui.ui.controllers.inspect import InspectController
    from flexgui.ui.controllers.tokenize import TokenizeController


_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class ModesController(QObject):
    """Shows one mode.

    A page is built when its mode is first chosen, in the next turn of the event loop, and shown in the one after: the
    toolbar responds to the click at once, and the window is not blocked for the time of both. A key
    that is pressed meanwhile is meant for the page: it is shown before the key is handled.

    Signals: ``shown()`` after a mode was shown; ``changed()`` after the setting has changed.
    """

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
        self._build: dict[int, Callable[[], object]] = {
            TOKENIZE: lambda: tokenize.flow,
            INSPECT: lambda: inspect.inspector,
            DIAGNOSE: diagnose,
        }
        self._show: dict[int, Callable[[], None]] = {
            REQUEST: lambda: stack.setCurrentIndex(0),
            TOKENIZE: tokenize.show,
            INSPECT: inspect.show,
            DIAGNOSE: lambda: diagnose().show(),
        }
        self._application: QObject = QApplication.instance() or self
        self._next_turn = QTimer(self, singleShot=True, interval=0)
        self._next_turn.timeout.connect(self._show_page)
        toolbar.mode_changed.connect(self.show)
        tokenize.inspect_wanted.connect(self.inspect)
        tokenize.compare_wanted.connect(lambda token, context: self.compare(token, context, tr("Its capture context")))

    @property
    def current(self) -> int:
        """The mode that is shown: REQUEST, TOKENIZE, INSPECT or DIAGNOSE."""
        return self._toolbar.mode.current

    def show(self, index: int) -> None:
        """Show the mode REQUEST, TOKENIZE, INSPECT or DIAGNOSE."""
        self._toolbar.show_mode(index)
        if index in self._build:
            self._wait()
        else:
            self._show_page()
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

    def diagnose(self, outcome: RequestOutcome | None, profile: Profile) -> None:
        """Diagnose the refused request of an outcome of this profile in the mode Diagnose."""
        self.show(DIAGNOSE)
        if outcome is not None:
            self._diagnose().open_exchange(outcome.exchange, profile)

    def compare(self, left: Outcome, right: Outcome, title: str, entry_id: int | None = None) -> None:
        """Compare two tokens in the mode Inspect; `title` and `entry_id`, in the history, are of the right one."""
        self.show(INSPECT)
        self._inspect.inspector.show_compared(left, right, title, entry_id)

    def eventFilter(self, _receiver: QObject, event: QEvent) -> bool:
        if event.type() in _KEYS:
            while self._next_turn.isActive():
                self._show_page()
        return False

    def _wait(self) -> None:
        self._next_turn.start()
        self._application.installEventFilter(self)

    def _show_page(self) -> None:
        """Show the page of the current mode, or build it and show it in the next turn."""
        self._next_turn.stop()
        self._application.removeEventFilter(self)
        build = self._build.pop(self.current, None)
        if build is not None:
            build()
            self._wait()
        else:
            self._show[self.current]()
            self.shown.emit()
