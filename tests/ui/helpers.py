"""Helpers for tests of panels and windows: a shared sandbox, a clock that can be set, and calls that run at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget

from flexgui.flex.request import CaptureContextRequest, RequestedField
from flexgui.ui.widgets.tabs import TabRow
from tests.made_token import base64url, made_token
from tests.specimens import specimen

NUMBER = "paymentInformation.card.number"
CODE = "paymentInformation.card.securityCode"
CARD = CaptureContextRequest((RequestedField(NUMBER),))
TWO = CaptureContextRequest((RequestedField(NUMBER), RequestedField(CODE, False)))
FLX = {
    **specimen("capture-context", "s01")["expected"]["claims"]["flx"],
    "origin": "https://testflex.cybersource.com",
}
"""The `flx` claim of a genuine context: address for card data, one-time key, encryption data."""
W = TypeVar("W", bound=QWidget)
HOSTILE = "<img src=x>\u202e\x07\u2066"


def on_screen(widget: W, width: int, height: int) -> W:
    """Show a widget with this size in pixels and return it."""
    widget.resize(width, height)
    widget.show()
    return widget


class Clock:
    """A clock that only tests advance. It starts at the real time, which the sandbox uses."""

    def __init__(self) -> None:
        self.moment = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


class Stopwatch:
    """A clock in seconds that only tests advance."""

    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


_undelivered: list[tuple[Handle, Callable[[], None]]] = []


def run_here(
    call: Callable[[], Any], on_result: Callable[[Any], None], on_failure: Callable[[BaseException], None]
) -> Handle:
    """Run a call like `Background.run`, but in this thread; the event loop runs the callback later."""
    handle = Handle()
    try:
        _undelivered.append((handle, partial(on_result, call())))
    except Exception as error:
        _undelivered.append((handle, partial(on_failure, error)))
    QTimer.singleShot(0, _deliver)
    return handle


def at_once(
    call: Callable[[], Any], on_result: Callable[[Any], None], on_failure: Callable[[BaseException], None]
) -> Handle:
    """Run a call and its callback immediately. Prefer `run_here`, which keeps the contract of `Background.run`."""
    handle = run_here(call, on_result, on_failure)
    _deliver()
    return handle


IDLE_TURNS = 12
"""Turns of the event loop without a callback after which a view is built and filled."""


def settle() -> None:
    """Run the callbacks of all completed calls, and of those that they and the event loop start."""
    idle = 0
    while idle < IDLE_TURNS:
        idle = 0 if _undelivered else idle + 1
        _deliver()
        QApplication.processEvents()


def _deliver() -> None:
    while _undelivered:
        handle, deliver = _undelivered.pop(0)
        if not handle.cancelled:
            deliver()


def discard_callbacks() -> None:
    """Discard the pending callbacks of a test, whose widgets no longer exist."""
    _undelivered.clear()


class Later:
    """Delays calls until the test runs them, to simulate a slow server."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Handle, Any, Any, Any]] = []

    def __call__(self, call: Any, on_result: Any, on_failure: Any) -> Handle:
        handle = Handle()
        self.waiting.append((handle, call, on_result, on_failure))
        return handle

    def answer(self) -> None:
        """Run all waiting calls in order, except cancelled ones, and deliver their results."""
        settle()  # starts the calls that wait for a paint
        waiting, self.waiting = self.waiting, []
        for handle, call, on_result, on_failure in waiting:
            if not handle.cancelled:
                run_here(call, on_result, on_failure)
        settle()


class Handle:
    """A task that can be cancelled."""

    def __init__(self) -> None:
        self.cancelled = False

    def cancel(self) -> None:
        """Do not deliver the result."""
        self.cancelled = True


def token_text(claims: Any, **header: Any) -> str:
    """Return a token with these claims and an invalid signature."""
    return made_token(json.dumps(claims), base64url("signature" * 29), **{"kid": "k1", **header})


def button(parent: QWidget, words: str) -> QPushButton:
    """Return the one visible button with this text."""
    settle()
    (found,) = [each for each in parent.findChildren(QPushButton) if each.text() == words and each.isVisible()]
    return found


def show_tab(parent: QWidget, name: str) -> None:
    """Show the one visible tab with this name."""
    rows = [each for each in parent.findChildren(TabRow) if each.isVisible()]
    (found,) = [(row, at) for row in rows for at in range(row.bar.count()) if row.bar.tabText(at) == name]
    found[0].set_current(found[1])


def toggle(choice: QAbstractButton) -> None:
    """Toggle a check box or a radio button like a screen reader does."""
    QAccessible.queryAccessibleInterface(choice).actionInterface().doAction("Toggle")


def buttons(parent: QWidget) -> list[str]:
    """Return the texts of all visible buttons that are not checkable."""
    settle()
    found = parent.findChildren(QPushButton)
    return [each.text() for each in found if each.isVisible() and each.text() and not each.isCheckable()]


def labels(parent: QWidget) -> list[str]:
    """Return the texts of all visible labels."""
    settle()
    return [each.text() for each in parent.findChildren(QLabel) if each.isVisible() and each.text()]


def rich(parent: QWidget) -> list[str]:
    """Return the texts of labels that would render markup from outside."""
    from PySide6.QtCore import Qt

    return [each.text() for each in parent.findChildren(QLabel) if each.textFormat() is not Qt.TextFormat.PlainText]


def odd(texts: list[str]) -> list[str]:
    """Return the texts with control or bidirectional characters, which hide or reorder other text."""
    return [text for text in texts if any(character in text for character in "\u202e\u2066\x07")]
