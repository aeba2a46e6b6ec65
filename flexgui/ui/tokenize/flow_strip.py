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
from flexgui.ui.token_views.verdict_bar import seconds_left, show_time_left, verdict_look
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
        self.clock.hide()
        self._bar.hide()
        self._set(tone, icon_name, state, detail, "small")

    def show_token(self, token: Token, look: tuple[str, str, str], detail: str, moment: float) -> None:
        """Show tone, icon and word of a token, and its time left at `moment`, in seconds since 1970."""
        self._set(*look, detail, "monodim")
        left = seconds_left(token, moment)
        self.clock.setVisible(left is not None and self._is_clock_visible)
        self._bar.setVisible(left is not None)
        if left is not None and left <= 0:
            expired = f"{local_time(utc_time(token.expires_at or 0)):%H:%M:%S}"
            self.clock.set("warn", "hourglass", tr("Expired {time}", time=expired))
            self._bar.set(0, "warn")
        elif left is not None:
            show_time_left(self.clock, self._bar, token, left)

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
        """Show the state of the capture context of an outcome, with its key ID."""
        self._show(CONTEXT, outcome, now, lambda token: shown(str(token.claim("flx", "jwk", "kid") or "")), "")

    def show_token(self, outcome: Outcome | None, now: datetime) -> None:
        """Show the state of the transient token of an outcome, or that it has none."""
        if outcome is not None and outcome.token is None:
            title = outcome.explanation.title
            self.stations[TOKEN].show_state("bad", "invalid", title, title)
        else:
            self._show(TOKEN, outcome, now, _masked_number, tr("Not sent"))

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

    def _show(
        self, number: int, outcome: Outcome | None, now: datetime, detail: Callable[[Token], str], missing: str
    ) -> None:
        """Show the token of an outcome with a detail, or `missing` if there is none."""
        station = self.stations[number]
        if outcome is None or outcome.token is None or outcome.verification is None:
            station.show_state("none", "not-checked", tr("Not there yet"), missing)
        else:
            look = verdict_look(outcome.verification.at(now).worst)
            station.show_token(outcome.token, look, detail(outcome.token), server_time(outcome, now))


def server_time(outcome: Outcome, now: datetime) -> float:
    """Return the time by the clock of the server that answered, in seconds since 1970."""
    skew = outcome.exchange.clock_skew if isinstance(outcome, RequestOutcome) else None
    return now.timestamp() + (skew or 0)


def _masked_number(token: Token) -> str:
    """Return the masked card number that a transient token shows, "" if it shows none."""
    value = token.claim("content", "paymentInformation", "card", "number", "maskedValue")
    return shown(value) if isinstance(value, str) else ""
