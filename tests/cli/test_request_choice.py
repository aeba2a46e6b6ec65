"""The request that preset, fields and body describe."""

from __future__ import annotations

import json

from flexgui.cli.main import main
from flexgui.sandbox import Sandbox
from tests.cli.commands import Capture


def body_of(capsys: Capture, *arguments: str) -> dict[str, object]:
    assert main(["capture-context", "--json", *arguments]) == 0
    body: dict[str, object] = json.loads(json.loads(capsys.readouterr().out)["exchange"]["request"]["body"])
    return body


def test_single_fields(sandbox: Sandbox, capsys: Capture) -> None:
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


def test_a_path_that_cannot_be_used_is_named(capsys: Capture) -> None:
    assert main(["capture-context", "--field", "nope=optional"]) == 2
    assert "--field 'nope=optional': A path is names joined by dots" in capsys.readouterr().err
