"""Keys entered by the user, in every format, alone and in a JWK set."""

from __future__ import annotations

import json

import pytest

from flexgui.errors import FlexGuiError
from flexgui.flex.jwk import NotAKey
from flexgui.flex.key_encodings import to_pem
from flexgui.flex.verification import State
from flexgui.given_key import read_key
from flexgui.profiles.profile import LOCAL_SANDBOX
from flexgui.workbench import Workbench
from tests.test_workbench import REQUEST, signature


def test_a_key_is_read_in_every_format(bench: Workbench) -> None:
    sent = bench.create_capture_context(LOCAL_SANDBOX, REQUEST)
    assert sent.key.jwk is not None
    jwk = sent.key.jwk
    assert read_key(jwk.to_json(), "file a").jwk == jwk
    from_pem = read_key(to_pem(jwk), "file a")
    assert (from_pem.jwk.n, from_pem.jwk.e) == (jwk.n, jwk.e)
    assert signature(bench.inspect(sent.token.text, key=from_pem)) is State.VALID
    embedded = read_key(sent.token.text, "file a")
    assert embedded.jwk.n == sent.token.claims["flx"]["jwk"]["n"]


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", "a.b.c"]
)
def test_text_without_a_key_is_refused(text: str) -> None:
    with pytest.raises(FlexGuiError):
        read_key(text, "file a")


def test_a_token_without_a_key_is_refused() -> None:
    with pytest.raises(NotAKey, match="holds no key"):
        read_key("eyJhbGciOiJSUzI1NiJ9.e30.AAAA", "file a")


def test_a_key_is_found_by_its_id_in_a_set(bench: Workbench) -> None:
    outcome = bench.create_capture_context(LOCAL_SANDBOX, REQUEST)
    wanted = dict(outcome.key.jwk.members)
    key_set = {"keys": [{**wanted, "kid": f"other {number}"} for number in range(10_000)] + [wanted]}
    key = read_key(json.dumps(key_set), "file keys.json", outcome.token.kid or "")
    assert signature(bench.inspect(outcome.token.text, key=key)) is State.VALID
    with pytest.raises(FlexGuiError, match="None of the 10000 keys"):
        read_key(json.dumps({"keys": key_set["keys"][:-1]}), "file", "gone")
    for empty in ('{"keys": []}', '{"keys": 7}'):
        with pytest.raises(FlexGuiError, match="no keys"):
            read_key(empty, "file", "k")
