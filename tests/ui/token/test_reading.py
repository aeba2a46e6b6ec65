"""TokenReading a token with the chosen key, environment or profile."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from flexgui.errors import NotAToken
from flexgui.flex.credentials import SigningMethod
from flexgui.flex.environment import TEST, EnvironmentKind
from flexgui.flex.secret import Secret
from flexgui.flex.token import TokenKind
from flexgui.flex.verification import State
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.sandbox import Sandbox
from flexgui.secret_store.memory import SessionStore
from flexgui.ui.token.key_options import KeyOptions, TokenReading
from flexgui.ui.token.reading import read
from flexgui.workbench import Workbench
from tests.made_token import with_changed_claims
from tests.shared_sandbox import workbench
from tests.specimens import specimen
from tests.ui.helpers import TWO, Clock, token_text

SHOP = Profile("shop", "Shop", EnvironmentKind.TEST, "testrest", "08c94330-f618-42a3-b09d-e1e43be5efda")


def state(reading: TokenReading) -> State:
    return reading.outcome.verification["signature"].state


def context(bench: Workbench) -> str:
    token = bench.create_capture_context(LOCAL_SANDBOX, TWO).token
    return token.text


def test_a_token_alone_finds_its_key(bench: Workbench) -> None:
    assert state(read(bench, context(bench), KeyOptions())) is State.VALID


def test_text_without_a_token_is_refused(bench: Workbench) -> None:
    with pytest.raises(NotAToken):
        read(bench, "hello", KeyOptions(TokenKind.CAPTURE_CONTEXT, key="{}"))


def test_a_given_key_is_used_and_an_unreadable_one_is_reported(bench: Workbench, sandbox: Sandbox) -> None:
    text = context(bench)
    outcome = bench.inspect(text)
    good = KeyOptions(TokenKind.CAPTURE_CONTEXT, key=outcome.key.jwk.to_json(), key_origin="a file")
    reading = read(bench, text, good)
    assert state(reading) is State.VALID
    assert reading.outcome.key is not None and reading.outcome.key.origin == "a file"
    bad = read(bench, text, good._replace(key='{"kty": "RSA"}'))
    assert "lacks n or e" in bad.problem
    assert state(bad) is State.VALID  # verified with the automatic key


def test_a_choice_applies_to_its_kind_of_token_only(bench: Workbench) -> None:
    reading = read(bench, context(bench), KeyOptions(TokenKind.BEARER, key="rubbish"))
    assert reading.problem == ""
    assert state(reading) is State.VALID


def test_the_chosen_environment_is_used_if_the_token_names_none(bench: Workbench) -> None:
    text = context(bench)
    silent = with_changed_claims(text, lambda claims: claims["flx"].pop("origin"))
    assert state(read(bench, silent, KeyOptions())) is State.NOT_CHECKED
    chosen = read(bench, silent, KeyOptions(TokenKind.CAPTURE_CONTEXT, environment=LOCAL_SANDBOX))
    assert state(chosen) is State.INVALID  # the key was found, but the claims were changed
    # The origin in a token takes precedence over the chosen environment.
    options = KeyOptions(TokenKind.CAPTURE_CONTEXT, TEST)
    assert state(read(bench, text, options)) is State.VALID


def test_a_capture_context_is_accepted_as_key_of_a_transient_token(bench: Workbench) -> None:
    given = context(bench)
    kid = json.loads(base64.urlsafe_b64decode(given.split(".")[1] + "=="))["flx"]["jwk"]["kid"]
    text = token_text({"iss": "Flex/08", "type": "api-0.1.0", "content": {}}, kid=kid)
    assert state(read(bench, text, KeyOptions())) is State.NOT_CHECKED
    reading = read(bench, text, KeyOptions(TokenKind.TRANSIENT_TOKEN, key=given, key_origin="pasted"))
    assert reading.problem == ""
    assert reading.outcome.verification["context"].state is State.VALID
    assert reading.outcome.verification["key"].state is State.VALID
    assert reading.context is not None and reading.context.token.text == given
    other = KeyOptions(TokenKind.TRANSIENT_TOKEN, key=given, kid="another")  # chosen for another token
    assert read(bench, text, other).context is None


def bearer() -> dict[str, Any]:
    return specimen("jwt-auth", "s06")


def test_a_bearer_token_is_checked_with_the_profile_of_its_key_id(sandbox: Sandbox) -> None:
    store = SessionStore()
    secret = bearer()["input"]["shared_secret_base64"]
    store.set(SHOP.secret_name, Secret(secret))
    other = Profile("other", "Other", EnvironmentKind.TEST, "x", "another key")
    bench = workbench(sandbox, Clock(), store)
    reading = read(bench, bearer()["expected"]["token"], KeyOptions(profiles=(other, SHOP)))
    assert reading.profile is SHOP
    assert state(reading) is State.VALID


def test_a_missing_secret_is_reported_and_the_token_is_shown(sandbox: Sandbox) -> None:
    options = KeyOptions(TokenKind.BEARER, profile=SHOP, profiles=(SHOP,))
    reading = read(workbench(sandbox, Clock(), SessionStore()), bearer()["expected"]["token"], options)
    assert "No shared secret is kept for “Shop”" in reading.problem
    assert "Without a keyring, secrets are lost when FlexGUI closes." in reading.problem
    assert reading.without_secret is SHOP
    assert reading.outcome.token is not None
    assert state(reading) is State.NOT_CHECKED
    assert SHOP.method is not SigningMethod.JWT_P12


def test_a_set_of_ten_thousand_keys_is_searched(bench: Workbench) -> None:
    text = context(bench)
    outcome = bench.inspect(text)
    right = dict(outcome.key.jwk.members)
    keys = [{**right, "kid": f"other{number}"} for number in range(10_000)]
    options = KeyOptions(TokenKind.CAPTURE_CONTEXT, key=json.dumps({"keys": [*keys, right]}), key_origin="a file")
    reading = read(bench, text, options)
    assert (reading.problem, state(reading)) == ("", State.VALID)
    missing = read(bench, text, options._replace(key=json.dumps({"keys": keys})))
    assert "None of the 10000 keys" in missing.problem


def test_several_tokens_have_labels(bench: Workbench) -> None:
    one, other = context(bench), context(bench)
    tokens = read(bench, f"{one} {other}", KeyOptions()).tokens
    assert tokens == tuple((f"capture-context · …{each[-8:]}", each) for each in (one, other))
    assert read(bench, one, KeyOptions()).tokens == ()
