from __future__ import annotations

import json
from pathlib import Path

import pytest

from flexgui.flex.credentials import SigningMethod
from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles import LOCAL_SANDBOX, Profile, ProfileStore, new_profile_id, profile_from_json

ACME = Profile(
    "p1",
    "Acme EU test",
    EnvironmentKind.TEST,
    "acme_eu_test",
    "01234567-0123-0123-0123-012345678912",
    SigningMethod.HTTP_SIGNATURE,
    "https://apitest.sa.cybersource.com",
    "acme_portfolio",
)


def test_profiles_survive_a_restart_and_the_sandbox_is_always_first(tmp_path: Path) -> None:
    ProfileStore(tmp_path).save([LOCAL_SANDBOX, ACME])
    assert ProfileStore(tmp_path).load() == [LOCAL_SANDBOX, ACME]


def test_a_first_start_has_the_sandbox(tmp_path: Path) -> None:
    assert ProfileStore(tmp_path / "new").load() == [LOCAL_SANDBOX]


@pytest.mark.parametrize("damage", ["{", "[]", '{"profiles": 3}', "null and void"])
def test_a_damaged_file_is_kept_aside_and_told(tmp_path: Path, damage: str) -> None:
    store = ProfileStore(tmp_path)
    store.path.write_text(damage)
    assert store.load() == [LOCAL_SANDBOX]
    assert "profiles.json" in store.notes[0]
    assert (tmp_path / "profiles.json.damaged-1").read_text() == damage


def test_one_unreadable_profile_does_not_take_the_others_along(tmp_path: Path) -> None:
    store = ProfileStore(tmp_path)
    store.save([ACME])
    saved = json.loads(store.path.read_text())
    saved["profiles"] += [{"id": "p2"}, 7]
    store.path.write_text(json.dumps(saved))
    assert store.load() == [LOCAL_SANDBOX, ACME]
    assert store.notes == (
        "2 profiles could not be read and were left out. A copy of the file is kept as profiles.json.damaged-1.",
    )


@pytest.mark.parametrize("wrong", [None, 7, [], {}, True, "nonsense"])
def test_the_environment_of_a_profile_is_never_guessed(wrong: object) -> None:
    assert profile_from_json({"id": "p", "name": "P", "kind": wrong}) is None


@pytest.mark.parametrize("wrong", [None, 7, [], {}, True])
@pytest.mark.parametrize("member", ["merchant_id", "key_id", "method", "base_url", "portfolio_id"])
def test_a_member_of_a_wrong_shape_becomes_its_default(member: str, wrong: object) -> None:
    profile = profile_from_json({"id": "p", "name": "P", "kind": "production", member: wrong})
    assert profile == Profile("p", "P", EnvironmentKind.PRODUCTION)


def test_the_built_in_id_cannot_be_taken(tmp_path: Path) -> None:
    store = ProfileStore(tmp_path)
    store.path.write_text(json.dumps({"profiles": [{"id": "sandbox", "name": "Evil", "kind": "production"}]}))
    assert store.load() == [LOCAL_SANDBOX]


def test_ids_differ() -> None:
    assert len({new_profile_id() for _ in range(100)}) == 100
