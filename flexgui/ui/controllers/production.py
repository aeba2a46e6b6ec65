"""Keeps the window in step with the production guard: the banner, Send, and the minutes left."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles.production_guard import ProductionGuard
from flexgui.profiles.profile import Profile
from flexgui.ui.toolbar import Toolbar
from flexgui.ui.widgets.visibility import is_on_screen

if TYPE_CHECKING:
    from flexgui.ui.production import ProductionBanner


class ProductionController(QObject):
    """Locks and unlocks sending to a live account. Signals: ``safer_requested()`` to use the suggested profile."""

    safer_requested = Signal()

    def __init__(
        self, guard: ProductionGuard, toolbar: Toolbar, place_banner: Callable[[QWidget], None], window: QWidget
    ) -> None:
        """`place_banner` adds the banner to the window when it is first needed."""
        super().__init__(window)
        self._guard, self._toolbar, self._place_banner, self._window = guard, toolbar, place_banner, window
        self._profile: Profile | None = None
        self._safer = ""
        self.banner: ProductionBanner | None = None
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.refresh)

    def show_profile(self, profile: Profile, safer: str) -> None:
        """Guard this profile, and lock if it is another one. `safer` is the label of the profile to suggest instead."""
        if profile != self._profile:
            self._guard.lock()
        self._profile, self._safer = profile, safer
        self.refresh()

    def allows(self, profile: Profile) -> bool:
        """Return True if requests may be sent as this profile now."""
        return self._guard.allows(profile)

    def ask(self, profile: Profile) -> None:
        """Ask for the merchant ID to unlock sending; nothing is sent."""
        from flexgui.ui.production import UnlockDialog  # after the first paint

        dialog = UnlockDialog(
            profile.name, profile.merchant_id, lambda typed: self._guard.unlock(profile, typed), self._window
        )
        dialog.exec()
        dialog.deleteLater()
        self.refresh()
        self._toolbar.send.setFocus()

    def lock(self) -> None:
        self._guard.lock()
        self.refresh()

    def refresh(self) -> None:
        """Show the current state; the countdown runs only while the window is visible."""
        profile = self._profile
        if profile is None or profile.kind is not EnvironmentKind.PRODUCTION:
            self._timer.stop()
            self._toolbar.send.set_resting("ready")
            self._toolbar.set_unlocked(None)
            if self.banner is not None:
                self.banner.hide()
            return
        seconds = self._guard.seconds_left(profile)
        self._toolbar.send.set_resting("production" if seconds > 0 else "locked")
        self._toolbar.set_unlocked(seconds)
        if seconds > 0 and is_on_screen(self._window):
            self._timer.start()
        else:
            self._timer.stop()
        if self.banner is None:
            self.banner = self._build_banner()
        self.banner.show_account(profile.merchant_id, self._safer, unlocked=seconds > 0)

    def _build_banner(self) -> ProductionBanner:
        from flexgui.ui.production import ProductionBanner  # for a live account only

        banner = ProductionBanner()
        self._place_banner(banner)
        banner.safer_requested.connect(self.safer_requested)
        banner.lock_requested.connect(self.lock)
        return banner
