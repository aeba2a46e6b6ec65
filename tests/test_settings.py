from __future__ import annotations

import json
from pathlib import Path

import pytest

from flexgui.settings import Settings, SettingsStore, settings_from_json

FULL = Settings(
    appearance="dark",
    language="de",
    explicit_required=True,
    custom_fields=("a.b", "c.d"),
    user_presets={"Mine": [["a.b", None], ["c.d", False]]},
    last_profile="p1",
    last_body="{}",
    geometry="00ff",
    state="01",
    splitter=(300, 400, 500),
    mode="inspect",
)


def test_all_settings_survive_a_restart(tmp_path: Path) -> None:
    SettingsStore(tmp_path).save(FULL)
    assert SettingsStore(tmp_path).load() == FULL


def test_a_first_start_has_defaults_and_no_message(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "new")
    assert store.load() == Settings()
    assert store.notes == ()


def test_a_damaged_file_is_reported_and_defaults_are_used(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    store.path.write_text('{"appearance": "dark"')
    assert store.load() == Settings()
    assert "settings.json is damaged" in store.notes[0]
    assert store.load() == Settings()
    assert len(store.notes) == 1, "the message is shown once"


@pytest.mark.parametrize("wrong", [None, 7, "text", [1], {"a": 1}, True, -1.5])
def test_a_wrong_value_resets_only_its_own_setting(wrong: object) -> None:
    plain = json.loads(json.dumps(vars(FULL)))
    for name in plain:
        settings = settings_from_json(plain | {name: wrong})
        for other in plain:
            if other != name:
                assert getattr(settings, other) == getattr(FULL, other), (name, other)
        assert type(getattr(settings, name)) in (type(getattr(FULL, name)), type(getattr(Settings(), name)))


def test_an_invalid_custom_field_is_left_out() -> None:
    stored = ["a.b", "", "a..b", "a.b.required", "a.required.x", ".".join("a" * 20_000), 7]
    assert settings_from_json({"custom_fields": stored}).custom_fields == ("a.b",)


@pytest.mark.parametrize("wrong", [None, [], "text", 3, {}])
def test_a_value_that_is_not_an_object_gives_the_defaults(wrong: object) -> None:
    assert settings_from_json(wrong) == Settings()


def test_valid_entries_of_a_mixed_list_are_kept() -> None:
    settings = settings_from_json({"custom_fields": ["a", 1, None, "b"], "user_presets": {"x": [1], "": [], "y": 3}})
    assert settings.custom_fields == ("a", "b")
    assert settings.user_presets == {"x": [1]}
    assert settings_from_json({"splitter": [100, True]}).splitter == ()


@pytest.mark.parametrize("wrong", ["Deutsch", "../de", "", 7, None])
def test_an_invalid_language_code_is_ignored(wrong: object) -> None:
    assert settings_from_json({"language": wrong}).language == "system"


BIG, SMALL = ["a.b"] * 20_000, [["a.b", None]]


@pytest.mark.parametrize(
    ("stored", "loaded", "note"),
    [
        ({"user_presets": {"Big": BIG, "Mine": SMALL}}, {"user_presets": {"Mine": SMALL}}, "“Big” is not offered"),
        (
            {"user_presets": {"Big": BIG} | {str(n): SMALL for n in range(300)}},
            {"user_presets": {str(n): SMALL for n in range(200)}},
            "101 presets are not offered, among them “Big”",
        ),
        (
            {"custom_fields": [f"a.b{n}" for n in range(20_000)]},
            {"custom_fields": tuple(f"a.b{n}" for n in range(200))},
            "at most 200 fields of your own",
        ),
    ],
)
def test_excess_presets_and_fields_are_not_loaded_but_stay_in_the_file(
    tmp_path: Path, stored: dict[str, object], loaded: dict[str, object], note: str
) -> None:
    store = SettingsStore(tmp_path)
    store.path.write_text(json.dumps(stored))
    store.load()  # for the language
    settings = store.load()
    assert settings == Settings(**loaded)
    (only,) = store.notes
    assert note in only
    assert str(store.path) in only
    store.save(settings)
    saved = json.loads(store.path.read_text())
    for name, value in stored.items():
        assert saved[name] == value
