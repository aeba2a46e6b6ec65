from __future__ import annotations

from pathlib import Path

import pytest

from flexgui.errors import SecretStoreError, StorageError
from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.secret import Secret
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.profiles.repository import ProfileRepository
from flexgui.profiles.store import ProfileStore
from flexgui.secret_store.fallback import FallbackStore
from flexgui.secret_store.memory import SessionStore

LIVE = Profile("live", "Live", EnvironmentKind.PRODUCTION, "m")
TEST = Profile("test", "Test", EnvironmentKind.TEST, "m")
NOTHING: frozenset[str] = frozenset()


class Refusing(SessionStore):
    """Refuses to delete the secret named "bad"."""

    def delete(self, name: str) -> None:
        if name == "bad":
            raise SecretStoreError("The keyring refused.", "failed")
        super().delete(name)


def make_repository(folder: Path, keyring: SessionStore | None = None) -> ProfileRepository:
    return ProfileRepository(ProfileStore(folder), FallbackStore(lambda: keyring or SessionStore()))


def test_a_missing_profile_is_replaced_by_the_sandbox(tmp_path: Path) -> None:
    mine = make_repository(tmp_path)
    assert (mine.profiles, mine.safer()) == ([LOCAL_SANDBOX], LOCAL_SANDBOX)
    mine.save([LOCAL_SANDBOX, LIVE, TEST])
    assert mine.find("live") == LIVE
    assert mine.find("gone") == mine.find(None) == LOCAL_SANDBOX
    assert mine.safer() == TEST
    assert make_repository(tmp_path).profiles == [LOCAL_SANDBOX, LIVE, TEST]


def test_profiles_stay_in_memory_when_saving_fails(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where the folder should be")
    mine = make_repository(tmp_path / "home")
    with pytest.raises(StorageError):
        mine.save([LOCAL_SANDBOX, LIVE._replace(name="Changed")])
    assert mine.find("live").name == "Changed"


def test_secrets_are_stored_and_deleted_by_name(tmp_path: Path) -> None:
    keyring = SessionStore()
    mine = make_repository(tmp_path, keyring)
    assert mine.keep_secrets({"a": Secret("1"), "b": Secret("2")}, set(), NOTHING) == []
    assert mine.keep_secrets({}, {"a"}, NOTHING) == []
    assert (keyring.get("a"), keyring.get("b")) == (None, Secret("2"))


def test_a_failed_deletion_does_not_prevent_others(tmp_path: Path) -> None:
    keyring = Refusing()
    copied = tmp_path / "p12" / "p1.p12"
    copied.parent.mkdir()
    copied.touch()
    mine = make_repository(tmp_path, keyring)
    mine.keep_secrets({"bad": Secret("1"), "good": Secret("2")}, set(), NOTHING)
    with pytest.raises(SecretStoreError):
        mine.keep_secrets({}, {"bad", "good"}, frozenset({"p1"}))
    assert keyring.get("good") is None
    assert not copied.exists()
