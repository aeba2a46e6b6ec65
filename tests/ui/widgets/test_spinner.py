"""The spinner turns only while it is visible."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from flexgui.ui.widgets.spinner import STEPS, Spinner


def test_the_spinner_turns_only_while_it_is_visible() -> None:
    ring = Spinner()
    timer = ring.findChild(QTimer)
    assert not timer.isActive()
    ring.show()
    assert timer.isActive()
    ring.hide()
    assert not timer.isActive()


def test_the_spinner_does_not_turn_with_reduced_motion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Spinner, "still", True)
    ring = Spinner()
    ring.show()
    assert not ring.findChild(QTimer).isActive()


def test_the_steps_of_a_turn_look_different(picture: Callable[[QWidget], QImage]) -> None:
    ring = Spinner()
    looks = []
    for _ in range(STEPS + 1):
        looks.append(picture(ring))
        ring.findChild(QTimer).timeout.emit()
    assert looks[0] == looks[STEPS]
    assert all(before != after for before, after in pairwise(looks))
    edge = looks[0]
    assert len({edge.pixel(x, y) for x in range(16) for y in range(16)}) > 4
