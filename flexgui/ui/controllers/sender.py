"""Sends capture-context requests on a worker thread, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

from flexgui.transport.cancellation import Cancellation

if TYPE_CHECKING:
    from flexgui.flex.request import CaptureContextRequest
    from flexgui.outcome import RequestOutcome
    from flexgui.profiles.profile import Profile
    from flexgui.ui.tasks import Run, Task
    from flexgui.workbench import Workbench


class Sender(QObject):
    """Sends one request at a time.

    Signals: ``started()``; ``finished(RequestOutcome)``; ``failed(BaseException)``; ``cancelled(float)`` with
    the seconds waited. Exactly one of the last three follows each ``started``.
    """

    started = Signal()
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal(float)

    def __init__(self, workbench: Callable[[], Workbench], run: Run, parent: QObject | None = None) -> None:
        """`workbench` returns the workbench; it is called on worker threads only."""
        super().__init__(parent)
        self._workbench, self._run = workbench, run
        self._task: Task | None = None
        self._busy = False
        self._cancellation = Cancellation()
        self._started_at = 0.0

    @property
    def busy(self) -> bool:
        """True while a request is running."""
        return self._busy

    def send(
        self, profile: Profile, request: CaptureContextRequest, clock_offset: float = 0, *, production: bool = False
    ) -> None:
        """Send a request, unless one is running.

        `clock_offset` is in seconds and is added to this computer's clock. `production` allows a live account.
        """
        if self.busy:
            return

        cancellation = self._cancellation = Cancellation()

        def call() -> RequestOutcome:
            # Imported here, while the user waits, and not on the GUI thread when the response is shown.
            import flexgui.ui.response.pages  # noqa: F401

            return self._workbench().create_capture_context(
                profile, request, clock_offset, production=production, cancellation=cancellation
            )

        self._started_at = monotonic()
        self._busy = True
        self.started.emit()  # before the call, which competes with the GUI thread for the interpreter
        self._task = self._run(call, partial(self._end, self.finished), partial(self._end, self.failed))

    def cancel(self) -> None:
        """Cancel the running request and close its connection. The request may have reached the server."""
        if not self._busy:
            return
        if self._task is not None:
            self._task.cancel()
        self._cancellation.cancel()
        self._task, self._busy = None, False
        self.cancelled.emit(monotonic() - self._started_at)

    def _end(self, signal: SignalInstance, value: object) -> None:
        self._task, self._busy = None, False
        signal.emit(value)
