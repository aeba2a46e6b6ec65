"""The production guard with a clock that moves only when the test moves it."""

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


def test_a_live_account_is_locked_and_nothing_else_is(guard: ProductionGuard) -> None:
    assert not guard.allows(LIVE)
    for kind in (EnvironmentKind.TEST, EnvironmentKind.CUSTOM):
        assert guard.allows(LIVE._replace(kind=kind))
    assert guard.allows(LOCAL_SANDBOX)


@pytest.mark.parametrize("typed", ["", "acme", "ACME_EU", "acme_eu2", "Acme live"])
def test_only_the_whole_merchant_id_unlocks(guard: ProductionGuard, typed: str) -> None:
    assert not guard.unlock(LIVE, typed)
    assert not guard.allows(LIVE)


def test_a_profile_without_a_merchant_id_is_not_unlocked_by_nothing(guard: ProductionGuard) -> None:
    unnamed = LIVE._replace(merchant_id="")
    assert not guard.unlock(unnamed, "")
    assert not guard.allows(unnamed)


def test_a_space_around_a_merchant_id_is_none_of_it(guard: ProductionGuard) -> None:
    assert guard.unlock(LIVE._replace(merchant_id=" acme_eu"), "acme_eu")


def test_its_own_clock_runs() -> None:
    first = monotonic_with_suspend()
    assert 0 < first <= monotonic_with_suspend()


def test_ten_minutes_for_this_profile(guard: ProductionGuard, clock: Clock) -> None:
    assert guard.unlock(LIVE, " acme_eu ")
    assert guard.seconds_left(LIVE) == UNLOCK_SECONDS == 600
    clock.now += 599
    assert guard.allows(LIVE)
    clock.now += 1
    assert not guard.allows(LIVE)


@pytest.mark.parametrize(
    "other", [LIVE._replace(id="other"), LIVE._replace(merchant_id="other"), LIVE._replace(base_url="https://api.in.x")]
)
def test_another_profile_is_locked_and_so_is_a_changed_one(guard: ProductionGuard, other: Profile) -> None:
    guard.unlock(LIVE, "acme_eu")
    assert not guard.allows(other)


def test_locking_again(guard: ProductionGuard) -> None:
    guard.unlock(LIVE, "acme_eu")
    guard.lock()
    assert not guard.allows(LIVE)
