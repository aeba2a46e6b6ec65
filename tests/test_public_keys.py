"""Trusted public keys: those of CyberSource, of the user's own sandboxes, and of a chosen environment."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jwt
import pytest

from flexgui.flex.environment import EnvironmentKind, environment_for
from flexgui.flex.jwk import from_public_key
from flexgui.flex.request import CaptureContextRequest, RequestedField
from flexgui.flex.token import decode
from flexgui.flex.verification import State
from flexgui.outcome import Outcome
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.sandbox import Sandbox
from flexgui.sandbox_registry import SandboxRegistry
from flexgui.secret_store.memory import SessionStore
from flexgui.workbench import Workbench
from tests.specimens import specimen

REQUEST = CaptureContextRequest((RequestedField("paymentInformation.card.number"),))


@pytest.fixture
def unregistered() -> Iterator[Sandbox]:
    """An unregistered local server that signs with its own key, as an attacker could start one."""
    with Sandbox() as running:
        yield running


def states(outcome: Outcome) -> dict[str, State]:
    return {each.name: each.state for each in outcome.verification.verdicts}


def context_of(sandbox: Sandbox) -> str:
    profile = Profile("p", "P", EnvironmentKind.CUSTOM, sandbox.merchant_id, sandbox.key_id, base_url=sandbox.base_url)
    outcome = workbench(None).create_capture_context(profile, REQUEST, typed=sandbox.shared_secret)
    return outcome.token.text


def workbench(home: Path | None) -> Workbench:
    return Workbench(SessionStore(), Sandbox, sandboxes=SandboxRegistry(home) if home is not None else None)


def test_a_token_does_not_choose_its_own_key(unregistered: Sandbox, home: Path) -> None:
    text = context_of(unregistered)
    outcome = workbench(home).inspect(text)
    assert outcome.environment is None
    assert (states(outcome)["signature"], states(outcome)["origin"]) == (State.NOT_CHECKED, State.NOT_CHECKED)
    assert unregistered.base_url in (outcome.key.problem or "")


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_an_environment_chosen_by_the_user_is_trusted(unregistered: Sandbox, home: Path, name: str) -> None:
    place = environment_for(unregistered.base_url.replace("127.0.0.1", name))
    outcome = workbench(home).inspect(context_of(unregistered), place)
    assert set(states(outcome).values()) == {State.VALID}


def test_another_local_server_is_not_the_chosen_environment(unregistered: Sandbox, home: Path) -> None:
    with Sandbox() as chosen:
        outcome = workbench(home).inspect(context_of(unregistered), environment_for(chosen.base_url))
    assert states(outcome)["signature"] is State.INVALID  # the keys have the same ID
    assert states(outcome)["origin"] is State.NOT_CHECKED


def test_a_registered_sandbox_is_trusted_by_its_key_and_not_by_its_address(unregistered: Sandbox, home: Path) -> None:
    registry = SandboxRegistry(home)
    with Sandbox(registry=registry) as own:
        genuine = context_of(own)
        outcome = workbench(home).inspect(genuine)
        assert outcome.environment == own.environment
        assert set(states(outcome).values()) == {State.VALID}
    assert set(states(workbench(home).inspect(genuine)).values()) == {State.VALID}  # also after it has stopped
    # Another server on the same port does not sign with the registered key.
    registry.add(unregistered.base_url, own.issuer.public_jwk(), 900)
    assert states(workbench(home).inspect(context_of(unregistered)))["signature"] is State.INVALID


def test_all_registered_keys_of_an_address_are_tried(unregistered: Sandbox, home: Path) -> None:
    registry = SandboxRegistry(home)
    text = context_of(unregistered)
    for key in (unregistered.issuer.public_jwk(), _other_key()):
        registry.add(unregistered.base_url, key, 900)
    assert states(workbench(home).inspect(text))["signature"] is State.VALID


def _other_key() -> dict[str, Any]:
    from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

    return dict(from_public_key(generate_private_key(65537, 2048).public_key(), "sb").members)


def test_tokens_of_another_sandbox_are_not_checked_by_the_embedded_one(unregistered: Sandbox, home: Path) -> None:
    bench = workbench(home)
    try:
        own = bench.create_capture_context(LOCAL_SANDBOX, REQUEST).token
        assert set(states(bench.inspect(own.text)).values()) == {State.VALID}
        outcome = bench.inspect(context_of(unregistered), bench.environment(LOCAL_SANDBOX))
        assert states(outcome)["signature"] is State.NOT_CHECKED
    finally:
        bench.close()


def test_a_pasted_context_is_not_trusted_by_its_address(unregistered: Sandbox, home: Path) -> None:
    context = context_of(unregistered)
    one_time = jwt.decode(context, options={"verify_signature": False})["flx"]["jwk"]["kid"]
    now = int(time.time())
    claims = {"iss": "Flex/08", "type": "api-0.1.0", "iat": now, "exp": now + 900, "content": {}}
    token = jwt.encode(claims, "x" * 32, "HS256", {"kid": one_time})
    outcome = workbench(home).inspect(token, context=decode(context))
    assert states(outcome)["context"] is State.NOT_CHECKED


@pytest.mark.parametrize(
    "origin", ["https://testflex.cybersource.com.", "https://testflex.cybersource.com@evil.example"]
)
def test_only_the_exact_documented_origin_is_trusted(home: Path, origin: str) -> None:
    key, now = b"k" * 32, int(time.time())
    claims = {**specimen("capture-context", "s01")["expected"]["claims"], "iat": now, "exp": now + 900}
    claims["flx"] = {**claims["flx"], "origin": origin}
    outcome = workbench(home).inspect(jwt.encode(claims, key, "HS256", {"kid": "zu"}))
    assert outcome.environment is None
