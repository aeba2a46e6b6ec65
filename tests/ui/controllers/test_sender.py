"""The sender runs one call at a time and reports the start and end of each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from flexgui.transport.cancellation import Cancellation
from flexgui.ui.controllers.sender import Sender
from tests.ui.helpers import Later, settle

Shown = list[tuple[object, ...]]


@pytest.fixture
def later() -> Later:
    return Later()


@pytest.fixture
def shown() -> Shown:
    return []


@pytest.fixture
def sender(later: Later, shown: Shown) -> Sender:
    return Sender(later, lambda busy: shown.append(("busy", busy, len(later.waiting))))


def start(sender: Sender, shown: Shown, call: Callable[[Cancellation], object]) -> None:
    prepare(sender, shown, call)
    settle()


def prepare(sender: Sender, shown: Shown, call: Callable[[Cancellation], object]) -> None:
    sender.start(
        call, lambda result: shown.append(("result", result)), lambda error: shown.append(("failed", str(error)))
    )


def test_busy_is_set_before_a_call_and_reset_before_its_result(sender: Sender, later: Later, shown: Shown) -> None:
    start(sender, shown, lambda _: 7)
    assert sender.busy
    assert shown == [("busy", True, 0)]
    later.answer()
    assert not sender.busy
    assert shown[1:] == [("busy", False, 0), ("result", 7)]


def test_a_failed_call_resets_busy(sender: Sender, later: Later, shown: Shown) -> None:
    def fail(_: Cancellation) -> None:
        raise ValueError("no")

    start(sender, shown, fail)
    later.answer()
    assert shown[-1] == ("failed", "no")
    assert not sender.busy


def test_cancel_closes_the_connection_and_allows_another_call(sender: Sender, later: Later, shown: Shown) -> None:
    cancellations: list[Cancellation] = []
    start(sender, shown, cancellations.append)
    later.waiting[0][1]()
    assert (sender.cancel() or 0) > 0
    assert (later.waiting[0][0].cancelled, cancellations[0].cancelled, sender.busy) == (True, True, False)
    assert shown[-1][:2] == ("busy", False)
    start(sender, shown, cancellations.append)
    later.waiting[1][1]()
    assert not cancellations[1].cancelled


def test_cancel_without_a_call_does_nothing(sender: Sender, shown: Shown) -> None:
    assert sender.cancel() is None
    assert shown == []


def test_a_call_that_is_cancelled_before_it_runs_never_runs(sender: Sender, later: Later, shown: Shown) -> None:
    prepare(sender, shown, lambda _: 1)
    assert sender.cancel() is not None
    start(sender, shown, lambda _: 2)
    later.answer()
    assert (later.waiting, shown[-1]) == ([], ("result", 2))


def test_a_call_starts_after_the_busy_state_is_painted(sender: Sender, later: Later, shown: Shown) -> None:
    prepare(sender, shown, lambda _: 1)
    assert (shown, later.waiting) == ([("busy", True, 0)], [])
    QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)
    assert later.waiting == []
    settle()
    assert len(later.waiting) == 1
