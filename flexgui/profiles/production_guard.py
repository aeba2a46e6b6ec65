"""The production guard: a live account is reached only after its merchant ID was typed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles.profile import Profile

UNLOCK_SECONDS = 600.0
"""Duration of an unlock, in s."""


def monotonic_with_suspend() -> float:
    """Return a monotonic time in seconds that, unlike `time.monotonic`, includes the time in suspend."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)  # Linux, clock_gettime(2)
    elif sys.platform == "darwin":  # noqa: RET505  mypy would report the next return as unreachable
        return time.clock_gettime(time.CLOCK_MONOTONIC)  # macOS, clock_gettime(3)
    else:
        return time.monotonic()


class ProductionGuard:
    """Unlocks at most one profile for a live account; `clock` returns monotonic seconds."""

    def __init__(self, clock: Callable[[], float] = monotonic_with_suspend) -> None:
        self._clock = clock
        self._unlocked: Profile | None = None
        self._until = 0.0

    def unlock(self, profile: Profile, typed: str) -> bool:
        """Unlock this profile if `typed` is its merchant ID; return whether it is."""
        merchant = profile.merchant_id.strip()
        if not merchant or typed.strip() != merchant:
            return False
        self._unlocked, self._until = profile, self._clock() + UNLOCK_SECONDS
        return True

    def lock(self) -> None:
        """Lock sending to live accounts."""
        self._unlocked = None

    def seconds_left(self, profile: Profile) -> float:
        """Return how many seconds this profile stays unlocked, 0 if it is locked.

        A profile that was edited after the unlock is locked.
        """
        return max(0.0, self._until - self._clock()) if profile == self._unlocked else 0.0

    def allows(self, profile: Profile) -> bool:
        """Return whether requests of this profile may be sent now."""
        return profile.kind is not EnvironmentKind.PRODUCTION or self.seconds_left(profile) > 0
