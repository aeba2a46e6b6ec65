"""Profiles from the output of `flexgui sandbox --json`."""

from __future__ import annotations

import json
from typing import Any

import pytest

from flexgui.errors import UsageError
from flexgui.flex.environment import EnvironmentKind, environment_of_kind
from flexgui.profiles.connection_json import read_connection

SECRET = "A" * 43 + "="
PRINTED = {
    "base_url": "http://127.0.0.1:8080",
    "ca_file": None,
    "merchant_id": "sandbox_merchant",
    "key_id": "08c94330-f618-42a3-b09d-e1e43be5efda",
    "shared_secret": SECRET,
    "pid": 1,
}


def test_the_output_of_the_sandbox_becomes_a_profile() -> None:
    profile, secret, ca_file = read_connection(json.dumps(PRINTED) + "\n")
    assert (profile.kind, profile.base_url) == (EnvironmentKind.CUSTOM, "http://127.0.0.1:8080")
    assert (profile.name, profile.merchant_id) == ("127.0.0.1:8080", "sandbox_merchant")
    assert (profile.key_id, secret.reveal(), ca_file) == (PRINTED["key_id"], SECRET, "")
    assert read_connection(json.dumps(PRINTED | {"ca_file": "/tmp/ca.pem"})).ca_file == "/tmp/ca.pem"


@pytest.mark.parametrize("host", ["api.cybersource.com", "api.in.cybersource.com", "apitest.visaacceptance.com"])
def test_requests_go_to_the_given_host(host: str) -> None:
    profile = read_connection(json.dumps(PRINTED | {"base_url": f"https://{host}"})).profile
    assert environment_of_kind(profile.kind, profile.base_url).host == host


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"base_url": "http://example.com"}, "base_url"),
        ({"base_url": "file:///etc/passwd"}, "base_url"),
        ({"key_id": None}, "key_id"),
        ({"key_id": SECRET}, "key_id"),
        ({"merchant_id": ["a"]}, "merchant_id"),
        ({"shared_secret": "not base64!"}, "shared_secret"),
    ],
)
def test_an_unusable_member_is_reported_without_secrets(change: dict[str, Any], named: str) -> None:
    with pytest.raises(UsageError, match=named) as caught:
        read_connection(json.dumps(PRINTED | change))
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 100_000, '"' + "a" * 100_000 + '"', SECRET])
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="flexgui sandbox --json"):
        read_connection(text)
