"""The mode Tokenize for the window; its page is built when the mode is first used."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from flexgui.flex.catalog import Catalog
from flexgui.ui.controllers.tokenize_signals import TokenizeSignals
from flexgui.ui.widgets.lazy import LazyPart

if TYPE_CHECKING:
    from datetime import datetime

    from flexgui.flex.request import CaptureContextRequest
    from flexgui.outcome import Outcome
    from flexgui.ui.controllers.profiles import ProfilesController
    from flexgui.ui.controllers.token_flow import TokenFlow
    from flexgui.ui.tasks import Run
    from flexgui.ui.tokenize.token_panel import TokenPanel
    from flexgui.workbench import Workbench


class TokenizeController(TokenizeSignals):
    """Shows the mode Tokenize, and passes it new capture contexts and changes of the profile."""

    def __init__(
        self,
        workbench: Callable[[], Workbench],
        run: Run,
        catalog: Callable[[], Catalog],
        now: Callable[[], datetime],
        modes: QStackedWidget,
        profiles: ProfilesController,
        requested: Callable[[], CaptureContextRequest],
        parent: QObject | None = None,
    ) -> None:
        """`workbench` is called on worker threads only; `requested` returns the request for a new context."""
        super().__init__(parent)
        self._workbench, self._run, self._catalog, self._now = workbench, run, catalog, now
        self._modes, self._profiles, self._requested = modes, profiles, requested
        self._context: Outcome | None = None
        """The context that the flow does not have yet."""

    @LazyPart
    def flow(self) -> TokenFlow:
        """The flow with its page."""
        from flexgui.ui.controllers.token_flow import TokenFlow  # after the first paint

        flow = TokenFlow(
            self._workbench,
            self._run,
            self._catalog(),
            self._now,
            self._profiles,
            self._requested,
            self,
            self._context,
            self._modes,
        )
        self._modes.addWidget(flow.page)
        self._context = None
        return flow

    @property
    def existing(self) -> TokenFlow | None:
        """The flow, or None if it has not been needed yet."""
        return TokenizeController.flow.existing(self)

    @property
    def busy(self) -> bool:
        return self.existing is not None and self.existing.busy

    @property
    def visible(self) -> bool:
        return self.existing is not None and self._modes.currentWidget() is self.existing.page

    @property
    def panel(self) -> TokenPanel | None:
        """The panel of the transient token, or None if it is not built yet."""
        return self.existing.token_panel if self.existing is not None else None

    def show(self) -> None:
        if self.existing is not None:
            self.existing.refresh()  # a new one is up to date
            self._pass_context()
        self._modes.setCurrentWidget(self.flow.page)

    def send(self) -> None:
        """Get a transient token, and first a capture context if there is none that is valid."""
        self._pass_context()
        self.flow.send()

    def cancel(self) -> None:
        if self.existing is not None:
            self.existing.cancel()

    def take_context(self, outcome: Outcome) -> None:
        """Use the capture context of this outcome, if it has one, for the next token.

        While the mode is not shown, its page does not change; only a running request gets the context at once, so that
        the token of the request, which is newer, is not replaced later.
        """
        token = outcome.token
        if token is None or token.kind.value != "capture-context" or outcome.verification is None:
            return
        self._context = outcome
        if self.visible or self.busy:
            self._pass_context()

    def switch_profile(self, outcome: Outcome | None) -> None:
        """Start again with the last response of another profile, if it has one."""
        self._context = None
        if self.existing is not None:
            self.existing.start_again()
        if outcome is not None:
            self.take_context(outcome)

    def _pass_context(self) -> None:
        if self.existing is not None and self._context is not None:
            context, self._context = self._context, None
            self.existing.take_context(context)
