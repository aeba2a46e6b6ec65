"""IDs of profiles."""

from __future__ import annotations

from flexgui.profiles.profile import new_profile_id


def test_ids_are_unique() -> None:
    assert len({new_profile_id() for _ in range(100)}) == 100
