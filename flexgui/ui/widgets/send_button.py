"""Send: the one filled button of the window."""

from __future__ import annotations

from time import monotonic
from typing import Literal

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from flexgui.translation import later, number, tr
from flexgui.ui.fonts import ticking_font
from flexgui.ui.widgets.keys import key_text, with_key
from flexgui.ui.widgets.labels import IconLabel, label, plain_tip, set_style
from flexgui.ui.widgets.layouts import hbox
from flexgui.ui.widgets.spinner import Spinner

SendState = Literal["ready", "sending", "blocked", "locked", "production"]

LOOKS: dict[SendState, tuple[str, str, str, str]] = {
    "ready": ("primary", "arrow-right", "on_accent", later("Send")),
    "sending": ("busy", "", "accent_text", ""),
    "blocked": ("primary", "arrow-right", "disabled", later("Send")),
    "locked": ("guard", "lock", "production", later("Unlock to send…")),
    "production": ("production", "arrow-right", "on_production", later("Send to production")),
}
"""Role, icon, tone of the icon and text of each state; while sending, the text is the elapsed time."""
LIVE_STATES: tuple[SendState, ...] = ("locked", "production")
"""The states of a live account while nothing is sent."""
SPIN_DELAY_MS = 150
"""Delay before the spinner is shown, in ms; most responses are faster."""


class SendButton(QPushButton):
    """The text names the effect; the width does not change while a request runs or sending is unlocked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shortcut_visible = True
        self._blocked = ""
        self._resting: SendState = "ready"
        self._since: float | None = None
        self._icon = IconLabel(size=16)
        self._spinner = Spinner("accent_text")
        self.words = label(tr("Send"), "words")
        self._shortcut = label(key_text("Ctrl+Return").replace(key_text("Return"), "↵"), "shortcut")
        for part in (self.words, self._shortcut):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = hbox(self, (12, 0, 12, 0), 8)
        for widget in (self._icon, self._spinner, self.words):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._shortcut)
        self._spinner.hide()
        self._tick = QTimer(self, interval=100)
        self._tick.timeout.connect(self._show_elapsed)
        self._show()

    @property
    def state(self) -> SendState:
        if self._since is not None:
            return "sending"
        return "blocked" if self._blocked else self._resting

    def set_sending(self, sending: bool) -> None:
        """Show the seconds of a running request, or the state at rest."""
        self._since = monotonic() if sending else None
        if sending:
            self._tick.start()
            QTimer.singleShot(SPIN_DELAY_MS, self, self._spin)
        else:
            self._tick.stop()
            self._spinner.hide()
        self._show()

    def set_blocked(self, reason: str) -> None:
        """Disable the button for a reason, or enable it if the reason is empty."""
        self._blocked = reason
        self._show()

    def set_resting(self, state: SendState) -> None:
        """Set the state while nothing is sent: ready, locked or production."""
        self._resting = state
        self._show()

    def set_shortcut_visible(self, visible: bool) -> None:
        """Show the shortcut on the button, and the long text while sending, if there is room."""
        if visible != self._shortcut_visible:
            self._shortcut_visible = visible
            self._show()

    def sizeHint(self) -> QSize:
        metrics = self.words.fontMetrics()
        states = LIVE_STATES if self._resting in LIVE_STATES else (self._resting,)
        texts = (*(tr(LOOKS[state][3]) for state in states), self._sending(88.8))
        words = max(metrics.horizontalAdvance(text) for text in texts)
        if self._shortcut_visible and self._resting == "ready":
            words = max(words, metrics.horizontalAdvance(tr("Send")) + 16 + self._shortcut.sizeHint().width())
        return QSize(12 + 16 + 8 + words + 14, 30)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _show(self) -> None:
        state = self.state
        role, name, tone, words = LOOKS[state]
        self._icon.set_icon(name, tone)
        self._icon.setVisible(state != "sending" or not self._spinner.isVisible())
        self.words.setText(self._sending(0) if state == "sending" else tr(words))
        self.words.setFont(ticking_font("title"))
        self._shortcut.setVisible(self._shortcut_visible and state in ("ready", "blocked"))
        words = _sending(0) if state == "sending" else tr(words)
        self.setAccessibleName(words)
        self.setEnabled(state not in ("blocked", "sending"))
        self.setToolTip(plain_tip(self._blocked) or ("" if state == "sending" else with_key(words, "Ctrl+Return")))
        self.setProperty("role", role)
        for part in (self.words, self._shortcut):
            part.setProperty("tone", tone)
        set_style(self, "look", state)
        self.updateGeometry()

    def _spin(self) -> None:
        if self._since is not None:
            self._icon.hide()
            self._spinner.show()

    def _show_elapsed(self) -> None:
        if self._since is not None:
            self.words.setText(self._sending(monotonic() - self._since))

    def _sending(self, seconds: float) -> str:
        """Return the text while a request runs; in a narrow window it is only the time, beside the spinner."""
        if self._shortcut_visible or self._resting != "ready":
            return _sending(seconds)
        return tr("{n} s", n=number(seconds, 1))


def _sending(seconds: float) -> str:
    return tr("Sending {seconds} s", seconds=number(seconds, 1))
