"""One request at a time: sends off the GUI thread, and can be told to stop waiting at once."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from flexgui.transport.cancellation import Cancellation

if TYPE_CHECKING:
    from flexgui.flex.request import CaptureContextRequest
    from flexgui.profiles.profile import Profile
    from flexgui.ui.tasks import Run, Task
    from flexgui.workbench import Workbench


class Sender(QObject):
    """Sends capture-context requests, one at a time.

    Signals: ``started()``; ``finished(Outcome)``; ``failed(BaseException)``; ``cancelled(float)`` with the seconds
    waited. Exactly one of the last three follows each ``started``.
    """

    started = Signal()
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal(float)

    def __init__(self, workbench: Workbench, run: Run, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._run = run
        self._call: Task | None = None
        self._cancellation = Cancellation()
        self._since = 0.0

    @property
    def busy(self) -> bool:
        """Whether a request is under way."""
        return self._call is not None

    def send(
        self, profile: Profile, request: CaptureContextRequest, clock_offset: float = 0, *, production: bool = False
    ) -> None:
        """Send now, unless a request is under way; `clock_offset` seconds are added to this machine's clock.

        `production` says that a live account may be reached.
        """
        if self.busy:
            return
        self._since = monotonic()
        self._cancellation = Cancellation()
        call = partial(
            self._workbench.create_capture_context,
            profile,
            request,
            clock_offset,
            production=production,
            cancellation=self._cancellation,
        )
        self._call = self._run(call, self._finish, self._fail)
        self.started.emit()

    def cancel(self) -> None:
        """Stop waiting and close the connection; the request may have reached the server."""
        if self._call is None:
            return
        self._call.cancel()
        self._cancellation.cancel()
        self._call = None
        self.cancelled.emit(monotonic() - self._since)

    def _finish(self, outcome: object) -> None:
        self._call = None
        self.finished.emit(outcome)

    def _fail(self, error: BaseException) -> None:
        self._call = None
        self.failed.emit(error)
