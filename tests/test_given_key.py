"""Keys that the user gives, in every form, alone and in a set."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from flexgui.errors import FlexGuiError
from flexgui.flex.jwk import NotAKey
from flexgui.flex.key_encodings import to_pem
from flexgui.flex.verification import State
from flexgui.given_key import read_key
from flexgui.profiles.profile import LOCAL_SANDBOX
from flexgui.sandbox import Sandbox
from flexgui.secret_store.memory import SessionStore
from flexgui.workbench import Workbench
from tests.test_workbench import ASKED, SharedSandbox, signature


@pytest.fixture(scope="module")
def bench() -> Iterator[Workbench]:
    with Sandbox() as sandbox:
        yield Workbench(SessionStore(), SharedSandbox(sandbox))  # type: ignore[arg-type]


def test_a_key_is_read_in_every_form(bench: Workbench) -> None:
    sent = bench.create_capture_context(LOCAL_SANDBOX, ASKED)
    assert sent.key is not None
    assert sent.key.jwk is not None
    assert sent.token is not None
    jwk = sent.key.jwk
    assert read_key(jwk.to_json(), "file a").jwk == jwk
    from_pem = read_key(to_pem(jwk), "file a")
    assert from_pem.jwk is not None
    assert (from_pem.jwk.n, from_pem.jwk.e) == (jwk.n, jwk.e)
    assert signature(bench.inspect(sent.token.text, key=from_pem)) is State.VALID
    inside = read_key(sent.token.text, "file a")
    assert inside.jwk is not None
    assert inside.jwk.n == sent.token.claims["flx"]["jwk"]["n"]  # type: ignore[index]


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", "a.b.c"]
)
def test_a_text_without_a_key_is_refused(text: str) -> None:
    with pytest.raises(FlexGuiError):
        read_key(text, "file a")


def test_a_token_without_a_key_is_no_key_file() -> None:
    with pytest.raises(NotAKey, match="holds no key"):
        read_key("eyJhbGciOiJSUzI1NiJ9.e30.AAAA", "file a")


def test_a_key_is_found_in_a_set_by_its_id(bench: Workbench) -> None:
    token = bench.create_capture_context(LOCAL_SANDBOX, ASKED)
    assert token.key is not None
    assert token.key.jwk is not None
    assert token.token is not None
    wanted = dict(token.key.jwk.members)
    many = {"keys": [{**wanted, "kid": f"other {number}"} for number in range(10_000)] + [wanted]}
    held = read_key(json.dumps(many), "file keys.json", token.token.kid or "")
    assert signature(bench.inspect(token.token.text, key=held)) is State.VALID
    with pytest.raises(FlexGuiError, match="None of the 10000 keys"):
        read_key(json.dumps({"keys": many["keys"][:-1]}), "file", "gone")
    for empty in ('{"keys": []}', '{"keys": 7}'):
        with pytest.raises(FlexGuiError, match="no keys"):
            read_key(empty, "file", "k")
