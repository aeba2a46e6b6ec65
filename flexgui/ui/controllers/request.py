"""One request at a time: sends off the GUI thread, and can be told to stop waiting at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from flexgui.flex.request import CaptureContextRequest
    from flexgui.profiles.profile import Profile
    from flexgui.workbench import Workbench


class Task(Protocol):
    """A call under way whose late answer can be made to vanish."""

    def drop(self) -> None:
        """Forget the answer."""


Run = Callable[[Callable[[], Any], Callable[[Any], None], Callable[[BaseException], None]], Task]
"""How blocking calls are run: (call, on_result, on_failure) -> handle. `Background.run` is the real one."""


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
        self._call = _Nothing()
        self.started.emit()
        call = partial(self._workbench.create_capture_context, profile, request, clock_offset, production=production)
        handle = self._run(call, self._finish, self._fail)
        if self._call is not None:  # a runner that answers at once has already ended it
            self._call = handle

    def cancel(self) -> None:
        """Stop waiting; the request may have reached the server, its answer is ignored."""
        if self._call is None:
            return
        self._call.drop()
        self._call = None
        self.cancelled.emit(monotonic() - self._since)

    def _finish(self, outcome: object) -> None:
        self._call = None
        self.finished.emit(outcome)

    def _fail(self, error: BaseException) -> None:
        self._call = None
        self.failed.emit(error)


class _Nothing:
    """Stands for a call between `started` and the runner's handle."""

    def drop(self) -> None:
        """There is nothing to forget yet."""
