"""The identity of a profile and of its secrets."""

from __future__ import annotations

from flexgui.profiles.profile import new_profile_id


def test_ids_differ() -> None:
    assert len({new_profile_id() for _ in range(100)}) == 100
