from __future__ import annotations

import json
from pathlib import Path

import pytest

from flexgui.errors import UsageError
from flexgui.flex.credentials import SigningMethod
from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.profiles.store import ProfileStore, export_profiles, import_profiles, profile_from_json
from flexgui.translation import speak

ACME = Profile(
    "p1",
    "Acme EU test",
    EnvironmentKind.TEST,
    "acme_eu_test",
    "01234567-0123-0123-0123-012345678912",
    SigningMethod.HTTP_SIGNATURE,
    "https://apitest.sa.cybersource.com",
    "acme_portfolio",
    "/home/acme/acme.p12",
    "0123456789abcdef",
)


def test_profiles_survive_a_restart_with_the_sandbox_first(tmp_path: Path) -> None:
    ProfileStore(tmp_path).save([LOCAL_SANDBOX, ACME])
    assert ProfileStore(tmp_path).load() == [LOCAL_SANDBOX, ACME]


def test_a_first_start_has_the_sandbox(tmp_path: Path) -> None:
    assert ProfileStore(tmp_path / "new").load() == [LOCAL_SANDBOX]


@pytest.mark.parametrize("damage", ["{", "[]", '{"profiles": 3}', "null and void"])
def test_a_damaged_file_is_set_aside_and_reported(tmp_path: Path, damage: str) -> None:
    store = ProfileStore(tmp_path)
    store.path.write_text(damage)
    assert store.load() == [LOCAL_SANDBOX]
    assert "profiles.json" in store.notes[0]
    assert (tmp_path / "profiles.json.damaged-1").read_text() == damage


def test_one_unreadable_profile_does_not_affect_the_others(tmp_path: Path) -> None:
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
def test_a_member_of_the_wrong_type_becomes_its_default(member: str, wrong: object) -> None:
    profile = profile_from_json({"id": "p", "name": "P", "kind": "production", member: wrong})
    assert profile == Profile("p", "P", EnvironmentKind.PRODUCTION)


def test_the_built_in_id_is_reserved(tmp_path: Path) -> None:
    store = ProfileStore(tmp_path)
    store.path.write_text(json.dumps({"profiles": [{"id": "sandbox", "name": "Evil", "kind": "production"}]}))
    assert store.load() == [LOCAL_SANDBOX]


@pytest.mark.parametrize(
    "elsewhere",
    [
        ACME._replace(kind=EnvironmentKind.PRODUCTION),
        ACME._replace(kind=EnvironmentKind.CUSTOM),
        ACME._replace(kind=EnvironmentKind.CUSTOM, base_url="https://other.example"),
        ACME._replace(id="p2"),
        ACME._replace(method=SigningMethod.JWT_P12),
    ],
)
def test_the_name_of_a_secret_depends_on_environment_and_kind(elsewhere: Profile) -> None:
    assert elsewhere.secret_name != ACME.secret_name
    assert elsewhere.secret_name in elsewhere.secret_names


def test_both_shared_secret_methods_use_the_same_secret() -> None:
    jwt = ACME._replace(method=SigningMethod.JWT_SHARED_SECRET)
    assert jwt.secret_name == ACME.secret_name
    assert len(ACME.secret_names) == 2


def test_an_imported_export_gets_new_ids() -> None:
    text = export_profiles([LOCAL_SANDBOX, ACME])
    assert ACME.id not in json.loads(text)["profiles"][0].values()
    (back,) = import_profiles(text)
    assert back.id != ACME.id
    assert back._replace(id=ACME.id) == ACME


def test_an_imported_address_is_canonicalised() -> None:
    (profile,) = import_profiles(_exported("https://Mock.Example:443/flex/v2/sessions"))
    assert profile.base_url == "https://mock.example"


def _exported(base_url: str) -> str:
    entry = {"name": "P", "kind": "custom", "base_url": base_url}
    return json.dumps({"flexgui_profiles": 1, "profiles": [entry]})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "not an export"),
        ('{"profiles": []}', "not an export"),
        ('{"flexgui_profiles": 2, "profiles": []}', "newer FlexGUI"),
        ('{"flexgui_profiles": 1, "profiles": [7]}', "Profile 1"),
        ('{"flexgui_profiles": 1, "profiles": [{"name": "P", "kind": "sandbox"}]}', "Profile 1"),
        (_exported("https://api.cybersource.com."), "“P” of this file: .* ends with a dot"),
        (_exported("https://api.cybersource.com"), "“P” of this file: .* as the environment Production"),
        (_exported("http://mock.example"), "“P” of this file: .* only https"),
    ],
)
def test_other_files_are_refused(text: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        import_profiles(text)


def test_only_the_built_in_profile_has_a_translated_name() -> None:
    signs_otherwise = LOCAL_SANDBOX._replace(method=SigningMethod.HTTP_SIGNATURE)
    own = LOCAL_SANDBOX._replace(id="own")
    speak(lambda text, _n: text.replace("Local s", "Lokale S"))
    try:
        assert [each.label for each in (LOCAL_SANDBOX, signs_otherwise, own)] == [
            "Lokale Sandbox",
            "Lokale Sandbox",
            "Local sandbox",
        ]
    finally:
        speak(None)
