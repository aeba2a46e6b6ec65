"""The production guard: nothing is sent to a live account before a person has typed whose it is."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles.profile import Profile

UNLOCKED_FOR = 600.0
"""Seconds that sending stays unlocked."""


def awake_or_asleep() -> float:
    """Return seconds that never go back and go on while the machine sleeps, as `time.monotonic` does not."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)  # Linux, clock_gettime(2)
    elif sys.platform == "darwin":  # noqa: RET505  mypy takes a return behind it for unreachable
        return time.clock_gettime(time.CLOCK_MONOTONIC)  # macOS, clock_gettime(3)
    else:
        return time.monotonic()


class ProductionGuard:
    """Knows the one profile, if any, that may reach a live account now; `clock` gives seconds that never go back."""

    def __init__(self, clock: Callable[[], float] = awake_or_asleep) -> None:
        self._clock = clock
        self._unlocked: Profile | None = None
        self._until = 0.0

    def unlock(self, profile: Profile, typed: str) -> bool:
        """Unlock this profile if its merchant ID was typed, and say whether it was."""
        merchant = profile.merchant_id.strip()
        if not merchant or typed.strip() != merchant:
            return False
        self._unlocked, self._until = profile, self._clock() + UNLOCKED_FOR
        return True

    def lock(self) -> None:
        """Lock again."""
        self._unlocked = None

    def seconds_left(self, profile: Profile) -> float:
        """Return for how many seconds more this profile is unlocked, 0 while it is locked.

        A profile that was changed since is another one.
        """
        return max(0.0, self._until - self._clock()) if profile == self._unlocked else 0.0

    def allows(self, profile: Profile) -> bool:
        """Whether requests may be sent as this profile now."""
        return profile.kind is not EnvironmentKind.PRODUCTION or self.seconds_left(profile) > 0
