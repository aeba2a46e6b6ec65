from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from flexgui.ui.widgets.build_queue import BuildQueue


def test_each_step_has_its_own_turn_of_the_event_loop(until: Callable[..., None]) -> None:
    parent, ran = QObject(), []
    queue = BuildQueue(parent)

    def step(name: str) -> None:
        ran.append(name)
        QTimer.singleShot(0, lambda: ran.append(f"after {name}"))

    queue.add(lambda: step("a"), lambda: step("b"))
    queue.add(lambda: step("c"))
    assert ran == []
    until(lambda: "after c" in ran)
    assert ran == ["a", "after a", "b", "after b", "c", "after c"]


def test_the_rest_can_be_built_at_once() -> None:
    parent, ran = QObject(), []
    queue = BuildQueue(parent)
    queue.add(lambda: queue.add(lambda: ran.append("of a step")), lambda: ran.append("next"))
    queue.finish()
    assert ran == ["next", "of a step"]
    QApplication.processEvents()
    assert ran == ["next", "of a step"]


def test_a_step_that_fails_does_not_stop_the_next_ones(
    monkeypatch: pytest.MonkeyPatch, until: Callable[..., None]
) -> None:
    parent, ran, failures = QObject(), [], []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _where: failures.append(str(error)))

    def fail() -> None:
        raise ValueError("no room")

    queue = BuildQueue(parent)
    queue.add(fail, lambda: ran.append("next"))
    until(lambda: bool(ran))
    assert (failures, ran) == (["no room"], ["next"])
