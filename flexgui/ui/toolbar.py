"""The toolbar: mode, profile, Send and Cancel at the left; where requests go at the right."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QPushButton, QWidget

from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles.profile import Profile
from flexgui.translation import later, tr
from flexgui.ui.fonts import ticking_font
from flexgui.ui.resources import icon
from flexgui.ui.widgets.buttons import tool_button
from flexgui.ui.widgets.chip import EnvironmentChip
from flexgui.ui.widgets.combo import ComboBox
from flexgui.ui.widgets.keys import with_key
from flexgui.ui.widgets.labels import label, plain_tip
from flexgui.ui.widgets.layouts import FittedRow
from flexgui.ui.widgets.segment import Segment
from flexgui.ui.widgets.send_button import SendButton

ENVIRONMENT_ICONS = {
    EnvironmentKind.SANDBOX: ("box", "sandbox"),
    EnvironmentKind.TEST: ("flask", "test"),
    EnvironmentKind.PRODUCTION: ("globe", "production"),
    EnvironmentKind.CUSTOM: ("box", "sandbox"),
}
"""Icon and tone of each environment: the same in the chip, the combo box and the list of profiles."""

MODES = (later("Request"), later("Tokenize"), later("Inspect"), later("Diagnose"))
REQUEST, TOKENIZE, INSPECT, DIAGNOSE = range(4)
MODE_SETTINGS = ("", "tokenize", "inspect", "diagnose")
"""The values of the setting `mode`."""
LONG_WORDS = 1100
"""Minimum width of a window in which the time left is written out, in pixels."""
ADD_PROFILE = ""
"""The data of the combo box's last row; a profile's ID is never empty."""


class Toolbar(QFrame):
    """One row with the mode (an index in `MODES`), the profile, the buttons and the environment.

    Signals: ``profile_chosen(str)`` a profile's ID; ``profile_requested()`` to add one.
    """

    profile_chosen = Signal(str)
    profile_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("toolbar")
        self.setFixedHeight(48)
        self._current = ""
        self._long_words = False
        self._unlocked_for: float | None = None
        self._blocked: dict[int, str] = {}
        self.mode = Segment([tr(mode) for mode in MODES], self)
        self.mode.setAccessibleName(tr("Mode"))
        self.profile = ComboBox(self)
        self.profile.setAccessibleName(tr("Profile"))
        self.profile.setIconSize(QSize(14, 14))
        self.profile.setMinimumWidth(80)
        self.profile.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.edit = tool_button("pencil", tr("Edit profiles"), self)
        self.send = SendButton(self)
        self.cancel = QPushButton(tr("Cancel"), self)
        self.cancel.setToolTip(with_key(tr("Stop waiting for the answer"), "Esc"))
        _keep_room(self.cancel, True)
        self.cancel.hide()
        self.unlocked = label(role="small")
        self.unlocked.hide()
        self.history = tool_button("history", with_key(tr("History"), "Ctrl+H"), self)
        self.chip = EnvironmentChip(self)
        self._lay_out()
        self.set_width(1200)

        self.profile.activated.connect(self._choose)

    def set_profiles(self, profiles: Sequence[Profile], current: str) -> None:
        """Offer these profiles, the one with ID `current` selected; emits nothing."""
        self._current = current
        with QSignalBlocker(self.profile):
            self.profile.clear()
            for profile in profiles:
                name, tone = ENVIRONMENT_ICONS[profile.kind]
                self.profile.addItem(icon(name, tone), profile.label, profile.id)
            self.profile.insertSeparator(self.profile.count())
            self.profile.addItem(icon("plus"), tr("Add a profile…"), ADD_PROFILE)
            self.profile.setCurrentIndex(max(0, self.profile.findData(current)))
        self.profile.setToolTip(plain_tip(self.profile.currentText()))

    def set_sending(self, sending: bool) -> None:
        """Show a running request, or none; the focus stays here, although a disabled button would pass it on."""
        had_focus = self.send.hasFocus() or self.cancel.hasFocus()
        self.cancel.setVisible(True)
        if had_focus and sending:
            self.cancel.setFocus()
        self.send.set_sending(sending)
        if had_focus and not sending:
            self.send.setFocus()
        self.cancel.setVisible(sending)
        self.profile.setEnabled(not sending)
        self.edit.setEnabled(not sending)

    def set_unlocked(self, seconds: float | None) -> None:
        """Show beside Send how long production stays unlocked; 0 shows nothing, None also frees the room."""
        self._unlocked_for = seconds
        whole = math.ceil(seconds or 0)
        _keep_room(self.unlocked, seconds is not None)
        if seconds is not None:
            self.unlocked.setFont(ticking_font("small"))
            self.unlocked.setFixedWidth(self._unlocked_width(self._long_words))
        time = f"{whole // 60}:{whole % 60:02}"
        self.unlocked.setText(_left(time, long_words=self._long_words) if whole > 0 else "")
        self._show_unlocked()

    def set_width(self, width: int) -> None:
        """Adapt the row to a window that is `width` pixels wide."""
        self.profile.preferred_width = 160 if width < 1100 else 210
        self.profile.setMaximumWidth(self.profile.preferred_width)
        self.send.set_shortcut_visible(width >= 1200)
        self._long_words = width >= LONG_WORDS  # the Send button shows it, too
        self.set_unlocked(self._unlocked_for)

    def show_mode(self, index: int) -> None:
        """Show the current mode; emits nothing. Send is hidden in modes that send nothing."""
        self.mode.set_current(index)
        self.send.setVisible(index in (REQUEST, TOKENIZE))
        self.send.set_blocked(self._blocked.get(index, ""))
        self._show_unlocked()

    def set_blocked(self, mode: int, reason: str) -> None:
        """Block Send in a mode with a reason, or free it with an empty one."""
        self._blocked[mode] = reason
        if mode == self.mode.current:
            self.send.set_blocked(reason)

    @property
    def blocked(self) -> str:
        """Why Send is blocked in the current mode, "" if it is not."""
        return self._blocked.get(self.mode.current, "")

    def minimumSizeHint(self) -> QSize:
        return QSize(self._least_width(), self._row.minimumSize().height())

    def _fit_width(self) -> None:
        """Tighten the modes, shorten the time left, hide the host, drop the room for Cancel, cut the profile's name."""
        width = self.width()  # `set_width` may come after the layout
        narrow = width < LONG_WORDS
        least = self._least_width() + (0 if narrow else self.mode.spare_width)
        cancel = 0 if not self.cancel.isHidden() else self._cancel_width()
        words, host = self._long_words_width(), self.chip.host_width
        name = max(0, self.profile.full_width() - self.profile.minimumWidth())
        long_words = not narrow and least + cancel + name + host + words <= width
        if long_words != self._long_words:
            self._long_words = long_words
            self.set_unlocked(self._unlocked_for)
        self.chip.set_spare_width(width - least - cancel - name)
        _keep_room(self.cancel, least + cancel + name <= width)
        self.mode.set_tight(narrow or least > width)

    def _least_width(self) -> int:
        """Return the width of the row without all that `_fit_width` can drop, in pixels."""
        width = self._row.minimumSize().width() - (0 if self.mode.is_tight else self.mode.spare_width)
        width -= self.chip.spare_width
        if self.cancel.isHidden() and self.cancel.sizePolicy().retainSizeWhenHidden():
            width -= self._cancel_width()
        return width - (self._long_words_width() if self._long_words else 0)

    def _cancel_width(self) -> int:
        return self.cancel.sizeHint().width() + self._row.spacing()

    def _unlocked_width(self, long_words: bool) -> int:
        return self.unlocked.fontMetrics().horizontalAdvance(_left("10:00", long_words=long_words)) + 2

    def _long_words_width(self) -> int:
        """Return how much wider the long words about the time left are, in pixels."""
        return self._unlocked_width(True) - self._unlocked_width(False) if self._unlocked_for is not None else 0

    def _show_unlocked(self) -> None:
        self.unlocked.setVisible(bool(self.unlocked.text()) and not self.send.isHidden())

    def _lay_out(self) -> None:
        row = self._row = FittedRow(self, self._fit_width)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.mode)
        row.addSpacing(4)
        for widget in (self.profile, self.edit, self.send, self.unlocked, self.cancel):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.history)
        row.addWidget(self.chip, alignment=Qt.AlignmentFlag.AlignVCenter)

    def _choose(self, index: int) -> None:
        chosen = self.profile.itemData(index)
        if chosen == ADD_PROFILE:
            self.profile.setCurrentIndex(max(0, self.profile.findData(self._current)))
            self.profile_requested.emit()
        else:
            self.profile_chosen.emit(chosen)


def _keep_room(widget: QWidget, keep: bool) -> None:
    """Keep the place of a hidden widget, or give it to its neighbours."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(keep)
    widget.setSizePolicy(policy)


def _left(time: str, *, long_words: bool) -> str:
    return tr("unlocked, {time} left", time=time) if long_words else tr("{time} left", time=time)
