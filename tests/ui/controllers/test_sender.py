"""One request at a time, and every start has one end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from flexgui.flex.request import CaptureContextRequest
from flexgui.profiles.profile import LOCAL_SANDBOX
from flexgui.transport.cancellation import Cancellation
from flexgui.ui.controllers.sender import Sender

REQUEST = CaptureContextRequest(())


class Later:
    """Holds calls back until the test lets them answer, as a slow server would."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[], object], Callable[[object], None], Callable[[BaseException], None]]] = []
        self.cancelled = 0

    def __call__(self, call: Any, on_result: Any, on_failure: Any) -> Later:
        self.waiting.append((call, on_result, on_failure))
        return self

    def cancel(self) -> None:
        self.cancelled += 1

    def answer(self) -> None:
        call, on_result, on_failure = self.waiting.pop(0)
        try:
            on_result(call())
        except ValueError as error:
            on_failure(error)


class Bench:
    """Answers with what it was asked."""

    def create_capture_context(
        self, profile: object, request: object, clock_offset: float, *, production: bool, cancellation: Cancellation
    ) -> object:
        self.cancellation = cancellation
        if clock_offset < 0:
            raise ValueError("no")
        return (profile, request, clock_offset)


@pytest.fixture
def emitted(qapp: object) -> list[tuple[str, object]]:
    return []


def make(emitted: list[tuple[str, object]], run: Any) -> Sender:
    sender = Sender(lambda: Bench(), run)  # type: ignore[arg-type]
    sender.started.connect(lambda: emitted.append(("started", None)))
    sender.finished.connect(lambda outcome: emitted.append(("finished", outcome)))
    sender.failed.connect(lambda error: emitted.append(("failed", str(error))))
    sender.cancelled.connect(lambda seconds: emitted.append(("cancelled", seconds >= 0)))
    return sender


def test_a_request_starts_and_finishes_with_its_offset(emitted: list[tuple[str, object]]) -> None:
    later = Later()
    sender = make(emitted, later)
    sender.send(LOCAL_SANDBOX, REQUEST, 401.0)
    assert sender.busy
    later.answer()
    assert emitted == [("started", None), ("finished", (LOCAL_SANDBOX, REQUEST, 401.0))]
    assert not sender.busy


def test_a_second_send_does_not_start_while_one_runs(emitted: list[tuple[str, object]]) -> None:
    later = Later()
    sender = make(emitted, later)
    sender.send(LOCAL_SANDBOX, REQUEST)
    sender.send(LOCAL_SANDBOX, REQUEST)
    assert len(later.waiting) == 1
    assert emitted == [("started", None)]


def test_cancel_ends_the_request_and_another_can_start(emitted: list[tuple[str, object]]) -> None:
    later = Later()
    sender = make(emitted, later)
    sender.send(LOCAL_SANDBOX, REQUEST)
    sender.cancel()
    assert later.cancelled == 1
    assert not sender.busy
    sender.send(LOCAL_SANDBOX, REQUEST)
    assert [name for name, _ in emitted] == ["started", "cancelled", "started"]


def test_cancel_without_a_request_does_nothing(emitted: list[tuple[str, object]]) -> None:
    make(emitted, Later()).cancel()
    assert emitted == []


def test_a_failure_frees_the_sender(emitted: list[tuple[str, object]]) -> None:
    later = Later()
    sender = make(emitted, later)
    sender.send(LOCAL_SANDBOX, REQUEST, -1)
    later.answer()
    assert emitted[-1] == ("failed", "no")
    assert not sender.busy


def test_the_start_is_reported_before_the_call_is_started(qapp: object, emitted: list[tuple[str, object]]) -> None:
    order: list[str] = []

    def run(call: Any, on_result: Any, on_failure: Any) -> Later:
        order.append("run")
        return Later()

    sender = make(emitted, run)
    sender.started.connect(lambda: order.append("started" if sender.busy else "idle"))
    sender.send(LOCAL_SANDBOX, REQUEST)
    assert order == ["started", "run"]
    assert sender.busy
