"""The request described by preset, fields and body."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from flexgui.cli.main import main
from flexgui.sandbox import Sandbox
from tests.cli.commands import Capture


def body_of(capsys: Capture, *arguments: str) -> dict[str, object]:
    assert main(["capture-context", "--json", *arguments]) == 0
    body: dict[str, object] = json.loads(json.loads(capsys.readouterr().out)["exchange"]["request"]["body"])
    return body


def test_fields_can_be_given(sandbox: Sandbox, capsys: Capture) -> None:
    card = "paymentInformation.card"
    assert body_of(capsys, "--field", f"{card}.number", "--field", f"{card}.securityCode=optional") == {
        "fields": {"paymentInformation": {"card": {"number": {}, "securityCode": {"required": False}}}}
    }


def test_a_field_is_added_to_a_preset(sandbox: Sandbox, capsys: Capture) -> None:
    body = body_of(capsys, "--preset", "card number", "--field", "orderInformation.billTo.email=optional")
    assert body == {
        "fields": {
            "paymentInformation": {"card": {"number": {}}},
            "orderInformation": {"billTo": {"email": {"required": False}}},
        }
    }


def test_an_unusable_path_is_reported(capsys: Capture) -> None:
    assert main(["capture-context", "--field", "nope=optional"]) == 2
    assert "--field 'nope=optional': A path is names joined by dots" in capsys.readouterr().err


def test_the_body_can_come_from_a_file(sandbox: Sandbox, capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "body.json"
    path.write_text('\ufeff{ "fields": {"paymentInformation": {"card": {"number": {"required": true}}}} }')
    body = {"fields": {"paymentInformation": {"card": {"number": {"required": True}}}}}
    assert body_of(capsys, "--body", str(path)) == body


def test_a_user_preset_that_is_too_large_is_reported(capsys: Capture, home: Path) -> None:
    home.mkdir()
    (home / "settings.json").write_text(json.dumps({"user_presets": {"Big": ["a.b"] * 201}}))
    assert main(["capture-context", "--preset", "big"]) == 2
    assert "“Big” is not offered" in capsys.readouterr().err


def test_a_user_preset_can_be_used(sandbox: Sandbox, capsys: Capture, home: Path) -> None:
    home.mkdir()
    entries = [["paymentInformation.card.number", None], {"path": "a.b", "required": False}, "c.d", 7, [1]]
    (home / "settings.json").write_text(json.dumps({"user_presets": {"Mine": entries}}))
    assert main(["capture-context", "--preset", "mine", "--json"]) == 1, "the sandbox knows no a.b"
    body = json.loads(json.loads(capsys.readouterr().out)["exchange"]["request"]["body"])
    assert body["fields"]["a"] == {"b": {"required": False}}
    assert body["fields"]["c"] == {"d": {}}


@pytest.mark.parametrize("body", ["{", "[]", "[1", '{"fields": {"a": {"required": 1}}}', ""])
def test_an_unusable_body_is_2(body: str, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "b.json").write_text(body)
    assert main(["capture-context", "--body", str(tmp_path / "b.json")]) == 2
    assert capsys.readouterr().err.startswith("flexgui: b.json cannot be used as a request body. ")
