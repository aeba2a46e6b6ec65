"""The flow strip: context, token and payment side by side, each with its state and remaining time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QWidget

from flexgui.flex.local_time import local_time, utc_time
from flexgui.flex.text import shown
from flexgui.flex.token import Token
from flexgui.outcome import Outcome, RequestOutcome
from flexgui.translation import later, tr
from flexgui.ui.resources import icon
from flexgui.ui.token_views.verdict_bar import MAX_TIME, WARN_SECONDS, clock_text, verdict_look
from flexgui.ui.widgets.labels import ElidedLabel, IconLabel, set_style
from flexgui.ui.widgets.layouts import hbox, vbox
from flexgui.ui.widgets.pill import Pill
from flexgui.ui.widgets.time_bar import TimeBar

CONTEXT, TOKEN, PAYMENT = range(3)
NAMES = (later("Capture context"), later("Transient token"), later("Payment"))
HEIGHT, MARGIN = 40, 14
NARROW, VERY_NARROW = 1200, 800
"""Widths in pixels below which the details, then also the remaining times in words, are hidden."""
BAR_HEIGHT = 5
"""Height of the time bar and the space below it, in pixels."""
BUTTON_BORDER = 1
"""Border of a button, in pixels, as in the style sheet. Qt ignores the left padding of a button with a menu."""


class Station(QWidget):
    """One station: a button with state icon and name, the time left, one detail, and a time bar below."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._token: Token | None = None
        self._is_clock_visible = True
        self.button = QPushButton(name)
        self.button.setIconSize(QSize(16, 16))
        self.clock = Pill()
        self.detail = ElidedLabel()
        self._bar = TimeBar()
        row = hbox(spacing=8)
        for widget in (self.button, self.clock):
            row.addWidget(widget)
        row.addWidget(self.detail, 1)
        column = vbox(self, (0, 0, 14, 3))
        column.addLayout(row, 1)
        below = hbox(margins=(BUTTON_BORDER, 0, 0, 0))  # the bar begins below the icon
        below.addWidget(self._bar)
        column.addLayout(below)
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(policy)
        self.show_state("none", "not-checked", tr("Not there yet"))

    def show_state(self, tone: str, icon_name: str, state: str, detail: str = "") -> None:
        """Show a state without a countdown. `state` is its name for a screen reader."""
        self._token = None
        self.clock.hide()
        self._bar.hide()
        self._set(tone, icon_name, state, detail, "small")

    def show_token(self, token: Token, tone: str, icon_name: str, state: str, detail: str = "") -> None:
        """Show the state of a token, and its time left at each `tick`."""
        self._token = token
        self._set(tone, icon_name, state, detail, "monodim")

    def tick(self, moment: float) -> None:
        """Show the time left at `moment`, in seconds since 1970 by the server's clock."""
        end = self._token.expires_at if self._token is not None else None
        if self._token is None or end is None or not 0 <= end < MAX_TIME:
            return
        left = end - moment
        self.clock.setVisible(self._is_clock_visible)
        self._bar.show()
        if left <= 0:
            local = local_time(utc_time(end))
            self.clock.set("warn", "hourglass", tr("Expired {time}", time=f"{local:%H:%M:%S}"))
            self._bar.set(0, "warn")
            return
        tone = "warn" if left < WARN_SECONDS else "none"
        self.clock.set(tone, "clock", tr("{time} left", time=clock_text(left)))
        self._bar.set(left / self._token.lifetime if self._token.lifetime else 1, tone)

    def set_clock_visible(self, visible: bool) -> None:
        """Show the remaining time in words as well, or only by the bar."""
        self._is_clock_visible = visible
        self.clock.setVisible(visible and not self._bar.isHidden())

    def _set(self, tone: str, icon_name: str, state: str, detail: str, role: str) -> None:
        self.button.setIcon(icon(icon_name, tone))
        self.button.setAccessibleName(f"{self._name}: {state}")
        self.button.setToolTip(state)
        self.detail.setText(detail)
        set_style(self.detail, "role", role)


class FlowStrip(QFrame):
    """Shows the three stations. Signals: ``chosen(int)`` the station that was clicked, other than the first."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("flowStrip")
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(tr("Flow"))
        self.stations = tuple(Station(tr(name)) for name in NAMES)
        row = hbox(self, (MARGIN - BUTTON_BORDER, 0, 0, 0), 10)
        for number, station in enumerate(self.stations):
            if number:
                arrow = vbox(margins=(0, 0, 0, BAR_HEIGHT))
                arrow.addWidget(IconLabel("chevron-right", "text2"))
                row.addLayout(arrow)
                station.button.clicked.connect(lambda _=False, number=number: self.chosen.emit(number))
            row.addWidget(station, 1)
        self._menu = QMenu(self)
        self.stations[CONTEXT].button.setMenu(self._menu)
        self.stations[CONTEXT].button.setObjectName("withMenu")

    def show_context(self, outcome: Outcome | None, now: datetime) -> None:
        """Show the state of the capture context of an outcome."""
        station = self.stations[CONTEXT]
        if outcome is None or outcome.token is None or outcome.verification is None:
            station.show_state("none", "not-checked", tr("Not there yet"))
            return
        kid = outcome.token.claim("flx", "jwk", "kid")
        worst = outcome.verification.at(now).worst
        station.show_token(outcome.token, *verdict_look(worst), shown(str(kid or "")))
        station.tick(server_time(outcome, now))

    def show_token(self, outcome: Outcome | None, now: datetime) -> None:
        """Show the state of the transient token of an outcome, or that it has none."""
        station = self.stations[TOKEN]
        if outcome is None:
            station.show_state("none", "not-checked", tr("Not there yet"), tr("Not sent"))
        elif outcome.token is None or outcome.verification is None:
            station.show_state("bad", "invalid", outcome.explanation.title, outcome.explanation.title)
        else:
            worst = outcome.verification.at(now).worst
            station.show_token(outcome.token, *verdict_look(worst), _masked_number(outcome.token))
            station.tick(server_time(outcome, now))

    def set_context_menu(self, items: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Set the menu of the first station: (text, call)."""
        self._menu.clear()
        for text, call in items:
            self._menu.addAction(text).triggered.connect(lambda _=False, call=call: call())

    def fit(self, width: int) -> None:
        """Show the details of context and token, and their remaining time in words, if there is room."""
        visible = width >= NARROW
        for station in self.stations[:PAYMENT]:
            station.set_clock_visible(width >= VERY_NARROW)
            station.detail.setVisible(visible)
            policy = station.detail.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            station.detail.setSizePolicy(policy)


def server_time(outcome: Outcome, now: datetime) -> float:
    """Return the time by the clock of the server that answered, in seconds since 1970."""
    skew = outcome.exchange.clock_skew if isinstance(outcome, RequestOutcome) else None
    return now.timestamp() + (skew or 0)


def _masked_number(token: Token) -> str:
    """Return the masked card number that a transient token shows, "" if it shows none."""
    value = token.claim("content", "paymentInformation", "card", "number", "maskedValue")
    return shown(value) if isinstance(value, str) else ""
