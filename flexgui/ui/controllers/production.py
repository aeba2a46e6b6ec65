"""Keeps what the window shows in step with the production guard: the strip, Send, and the minutes that are left."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles.production_guard import ProductionGuard
from flexgui.profiles.profile import Profile
from flexgui.ui.production.banner import ProductionBanner
from flexgui.ui.toolbar import Toolbar
from flexgui.ui.widgets.visibility import seen


class ProductionController(QObject):
    """Guards one window. Signals: ``safer_wanted()`` when the offered profile is taken instead."""

    safer_wanted = Signal()

    def __init__(
        self, guard: ProductionGuard, toolbar: Toolbar, place: Callable[[QWidget], None], window: QWidget
    ) -> None:
        """`place` puts the strip into the window when it is first needed."""
        super().__init__(window)
        self._guard, self._toolbar, self._place, self._window = guard, toolbar, place, window
        self._profile: Profile | None = None
        self._safer = ""
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._show)

    @cached_property
    def strip(self) -> ProductionBanner:
        """Whose account it is; made with the first production profile."""
        made = ProductionBanner()
        self._place(made)
        made.safer_wanted.connect(self.safer_wanted)
        made.lock_wanted.connect(self.lock)
        return made

    def show_profile(self, profile: Profile, safer: str) -> None:
        """Guard this profile; another one than before locks. `safer` is the name of the one to offer instead."""
        if profile != self._profile:
            self._guard.lock()
        self._profile, self._safer = profile, safer
        self._show()

    def allows(self, profile: Profile) -> bool:
        """Whether requests may be sent as this profile now."""
        return self._guard.allows(profile)

    def ask(self, profile: Profile) -> None:
        """Ask for the merchant ID; nothing is sent by the answer."""
        from flexgui.ui.production.unlock_dialog import UnlockDialog  # not before it is wanted

        dialog = UnlockDialog(
            profile.name, profile.merchant_id, lambda typed: self._guard.unlock(profile, typed), self._window
        )
        dialog.exec()
        dialog.deleteLater()
        self._show()
        self._toolbar.send.setFocus()

    def lock(self) -> None:
        """Lock sending again."""
        self._guard.lock()
        self._show()

    def look_again(self) -> None:
        """Say how much time is left now: the minutes are not counted while nobody sees them."""
        self._show()

    def _show(self) -> None:
        profile = self._profile
        if profile is None or profile.kind is not EnvironmentKind.PRODUCTION:
            self._timer.stop()
            self._toolbar.send.set_resting("ready")
            self._toolbar.set_unlocked(None)
            if "strip" in self.__dict__:
                self.strip.hide()
            return
        left = self._guard.seconds_left(profile)
        self._toolbar.send.set_resting("production" if left > 0 else "locked")
        self._toolbar.set_unlocked(left)
        if left > 0 and seen(self._window):
            self._timer.start()
        else:
            self._timer.stop()
        if left > 0:
            self.strip.show_unlocked(profile.merchant_id, self._safer)
        else:
            self.strip.show_locked(profile.merchant_id, self._safer)
