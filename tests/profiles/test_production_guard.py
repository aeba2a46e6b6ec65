"""The production guard, with a clock that only tests advance."""

from __future__ import annotations

import pytest

from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles.production_guard import UNLOCK_SECONDS, ProductionGuard, monotonic_with_suspend
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile

LIVE = Profile("live", "Acme live", EnvironmentKind.PRODUCTION, "acme_eu")


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def guard(clock: Clock) -> ProductionGuard:
    return ProductionGuard(clock)


def test_only_live_accounts_are_locked(guard: ProductionGuard) -> None:
    assert not guard.allows(LIVE)
    for kind in (EnvironmentKind.TEST, EnvironmentKind.CUSTOM):
        assert guard.allows(LIVE._replace(kind=kind))
    assert guard.allows(LOCAL_SANDBOX)


@pytest.mark.parametrize("typed", ["", "acme", "ACME_EU", "acme_eu2", "Acme live"])
def test_only_the_whole_merchant_id_unlocks(guard: ProductionGuard, typed: str) -> None:
    assert not guard.unlock(LIVE, typed)
    assert not guard.allows(LIVE)


def test_an_empty_merchant_id_does_not_unlock(guard: ProductionGuard) -> None:
    unnamed = LIVE._replace(merchant_id="")
    assert not guard.unlock(unnamed, "")
    assert not guard.allows(unnamed)


def test_spaces_around_the_merchant_id_are_ignored(guard: ProductionGuard) -> None:
    assert guard.unlock(LIVE._replace(merchant_id=" acme_eu"), "acme_eu")


def test_the_default_clock_advances() -> None:
    first = monotonic_with_suspend()
    assert 0 < first <= monotonic_with_suspend()


def test_a_profile_is_unlocked_for_ten_minutes(guard: ProductionGuard, clock: Clock) -> None:
    assert guard.unlock(LIVE, " acme_eu ")
    assert guard.seconds_left(LIVE) == UNLOCK_SECONDS == 600
    clock.now += 599
    assert guard.allows(LIVE)
    clock.now += 1
    assert not guard.allows(LIVE)


@pytest.mark.parametrize(
    "other", [LIVE._replace(id="other"), LIVE._replace(merchant_id="other"), LIVE._replace(base_url="https://api.in.x")]
)
def test_other_and_changed_profiles_are_locked(guard: ProductionGuard, other: Profile) -> None:
    guard.unlock(LIVE, "acme_eu")
    assert not guard.allows(other)


def test_a_profile_can_be_locked_again(guard: ProductionGuard) -> None:
    guard.unlock(LIVE, "acme_eu")
    guard.lock()
    assert not guard.allows(LIVE)
