"""The verdict bar: the worst verdict, its reason, and the time until the token expires."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from flexgui.flex.local_time import local_time, utc_time
from flexgui.flex.token import Token
from flexgui.flex.verification import State, Verdict, Verification
from flexgui.translation import date, tr
from flexgui.ui.widgets.announce import announce
from flexgui.ui.widgets.buttons import link_button
from flexgui.ui.widgets.labels import ElidedLabel
from flexgui.ui.widgets.layouts import vbox
from flexgui.ui.widgets.pane import row_frame
from flexgui.ui.widgets.pill import Pill
from flexgui.ui.widgets.time_bar import TimeBar
from flexgui.ui.widgets.visibility import is_on_screen

WARN_SECONDS = 180
"""Seconds before expiry from which the clock warns."""
MAX_TIME = 253_402_300_800
"""The year 10000 in seconds since 1970: later times cannot be shown."""


def verdict_look(verdict: Verdict) -> tuple[str, str, str]:
    """Return tone, icon and word of a verdict."""
    if verdict.expired:
        return "warn", "hourglass", tr("Expired")
    return {
        State.VALID: ("ok", "check", tr("Valid")),
        State.INVALID: ("bad", "invalid", tr("Invalid")),
        State.NOT_CHECKED: ("none", "not-checked", tr("Not checked")),
    }[verdict.state]


def question(verdict: Verdict) -> str:
    """Return the label of a verdict with a capital letter."""
    return verdict.label[:1].upper() + verdict.label[1:]


class VerdictBar(QWidget):
    """One pill, one reason, one clock.

    Signals: ``ticked(Verification)`` once a second while the clock runs, updated.
    """

    ticked = Signal(object)

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._verification: Verification | None = None
        self._token: Token | None = None
        self._skew = 0.0
        self._key_words = ""
        row, layout = row_frame(parent=self)
        self.verdict = Pill(row)
        self.reason = ElidedLabel(role="small", parent=row)
        self.clock = Pill(row)
        self.again = link_button(tr("Send again"), row)
        self.bar = TimeBar(self)
        row.setObjectName("verdictRow")
        layout.setContentsMargins(14, 0, 14, 0)
        layout.addWidget(self.verdict)
        layout.addWidget(self.reason, 1)
        layout.addWidget(self.clock)
        layout.addWidget(self.again)
        column = vbox(self)
        column.addWidget(row)
        column.addWidget(self.bar)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._tick)

    def show_verdicts(self, token: Token, verification: Verification, skew: float = 0, *, key_words: str = "") -> None:
        """Show a token's verdicts; `skew` is the server's clock minus ours in seconds."""
        self._key_words = key_words
        self._token, self._verification, self._skew = token, verification, skew
        self._show()
        announce(self, self.verdict.text)
        self._wait()

    def clear(self) -> None:
        self._token = self._verification = None
        self._timer.stop()

    @property
    def seconds_left(self) -> float | None:
        """Seconds to `exp` by the corrected clock; None if the token has no usable one."""
        moment = self._now().timestamp() + self._skew
        return seconds_left(self._token, moment) if self._token is not None else None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._token is not None:
            self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def _tick(self) -> None:
        if self._verification is None:
            return
        before = self.verdict.text
        self._verification = self._verification.at(self._now())
        self._show()
        if self.verdict.text != before:
            announce(self, f"{self.verdict.text}. {self.reason.text()}")
        self.ticked.emit(self._verification)
        self._wait()

    def _wait(self) -> None:
        """Schedule the next tick on the whole second, while the bar is visible and the token has time left."""
        left = self.seconds_left
        if left is not None and left > 0 and is_on_screen(self):
            self._timer.start(round((left % 1) * 1000) + 5 or 1000)

    def _show(self) -> None:
        if self._verification is None or self._token is None:
            return
        worst = self._verification.worst
        tone, icon, word = verdict_look(worst)
        if self._verification.state is State.VALID:
            worst, word = self._verification["signature"], tr("Signature valid")
            reason = self._key_words or self._verification["key"].reason
        else:
            word = word if worst.expired else f"{question(worst)} {worst.state.label}"
            reason = worst.reason if worst.expired else ""  # the token page explains everything else in full
        self.verdict.set(tone, icon, word)
        self.reason.setText(reason)
        self._show_clock()

    def _show_clock(self) -> None:
        left = self.seconds_left
        self.clock.setVisible(left is not None and left > 0)  # the verdict reports an expired token
        self.bar.setVisible(left is not None)
        if left is None or self._token is None:
            self.again.hide()
            self.verdict.setToolTip("")
            return
        end = local_time(utc_time(self._token.expires_at or 0))
        moment = f"{date(end)} {end:%H:%M:%S %Z}"
        self.clock.setToolTip(moment)
        self.verdict.setToolTip(moment if left <= 0 else "")
        self.again.setVisible(left <= 0)
        if left <= 0:
            self.bar.set(0, "warn")
            return
        show_time_left(self.clock, self.bar, self._token, left)


def seconds_left(token: Token, moment: float) -> float | None:
    """Return the seconds from `moment`, in seconds since 1970, to the expiry; None if the token has no usable one."""
    end = token.expires_at
    return end - moment if end is not None and 0 <= end < MAX_TIME else None


def show_time_left(clock: Pill, bar: TimeBar, token: Token, left: float) -> None:
    """Show the remaining seconds of a token in words and as a share of its lifetime."""
    tone = "warn" if left < WARN_SECONDS else "none"
    clock.set(tone, "clock", tr("{time} left", time=clock_text(left)))
    bar.set(left / token.lifetime if token.lifetime else 1, tone)


def clock_text(seconds: float) -> str:
    """Return minutes and seconds, with hours only from 60 minutes on."""
    whole = round(seconds)  # as in the meaning of exp
    hours, rest = divmod(whole, 3600)
    minutes, secs = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{secs:02}" if hours else f"{minutes}:{secs:02}"
