"""Checks of the content of contexts and transient tokens, without their signatures."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest

from flexgui.flex.comparison import compare_tokens
from flexgui.flex.content_checks import collected_paths, matches_context, origin, sealed_parts, unique_members
from flexgui.flex.environment import PRODUCTION, TEST, Environment, EnvironmentKind, sandbox
from flexgui.flex.token import Token, decode
from flexgui.flex.verdict import State
from tests.made_token import made_token
from tests.specimens import specimen, specimens

OTHER_TEST = Environment(EnvironmentKind.TEST, "https://apitest.visaacceptance.com")
PROXY = Environment(EnvironmentKind.CUSTOM, "https://proxy.example")
HERE = sandbox("http://127.0.0.1:8080")
KEY = specimen("capture-context", "s01")["expected"]["claims"]["flx"]["jwk"]


def token(claims: dict[str, Any] | str) -> Token:
    return decode(made_token(claims))


def context(**flx: Any) -> Token:
    return token({"flx": {"origin": "https://testflex.cybersource.com", "data": "x", "jwk": KEY, **flx}})


@pytest.mark.parametrize(
    ("message", "environment", "state"),
    [
        ("https://testflex.cybersource.com", TEST, State.VALID),
        ("https://testflex.cybersource.com", None, State.VALID),
        ("https://testflex.cybersource.com", OTHER_TEST, State.VALID),
        ("https://testflex.cybersource.com", PROXY, State.NOT_CHECKED),
        ("https://testflex.cybersource.com", PRODUCTION, State.INVALID),
        ("https://flex.cybersource.com", TEST, State.INVALID),
        ("https://flex.cybersource.com", PRODUCTION, State.VALID),
        ("http://127.0.0.1:8080", HERE, State.VALID),
        ("http://127.0.0.1:9090", HERE, State.INVALID),
        ("https://flex.cybersource.com", HERE, State.INVALID),
        ("https://evil.example", TEST, State.NOT_CHECKED),
        ("https://evil.example", None, State.NOT_CHECKED),
        ("https://testflex.cybersource.com.evil.example", TEST, State.NOT_CHECKED),
        (7, TEST, State.INVALID),
        (None, None, State.INVALID),
    ],
)  # fmt: skip
def test_card_data_goes_to_the_address_of_the_environment(
    message: object, environment: Environment | None, state: State
) -> None:
    assert origin(context(origin=message), environment).state is state


@pytest.mark.parametrize(
    "check",
    [
        unique_members,
        lambda found: collected_paths(found.claim("content")),
        lambda found: list(compare_tokens(found, found)),
    ],
)
def test_a_long_name_is_not_stored_for_each_container_in_it(check: Callable[[Token], list[object]]) -> None:
    inner = ",".join(f'"{number}": {{"value": 1, "value": 2}}' for number in range(3_000))
    found = token(f'{{"content": {{"{"n" * 90_000}": {{{inner}}}}}}}')
    tracemalloc.start()
    assert check(found)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20 << 20


def test_a_repeated_address_is_invalid() -> None:
    twice = token('{"flx": {"origin": "https://flex.cybersource.com", "origin": "https://evil.example"}}')
    assert origin(twice, PRODUCTION).state is State.INVALID


@pytest.mark.parametrize(
    ("flx", "state", "words"),
    [
        ({}, State.VALID, "2048 bits"),
        ({"jwk": None}, State.INVALID, "brings no one-time key"),
        ({"jwk": {"kty": "RSA", "n": "AQAB", "e": "AQAB"}}, State.INVALID, "cannot be used"),
        ({"jwk": {**KEY, "d": "AQAB"}}, State.INVALID, "is a private key"),
        ({"data": ""}, State.INVALID, "flx.data"),
    ],
)
def test_a_context_has_a_key_and_encryption_data(flx: dict[str, Any], state: State, words: str) -> None:
    verdict = sealed_parts(context(**flx))
    assert (verdict.state, words in verdict.reason) == (state, True)


@pytest.mark.parametrize("vector", specimens("capture-context"), ids=lambda vector: vector["id"])
def test_every_known_context_has_encryption_data_and_a_known_address(vector: dict[str, Any]) -> None:
    known = decode(vector["input"]["jwt"])
    assert sealed_parts(known).state is State.VALID
    expected = State.NOT_CHECKED if "stage" in known.claims["flx"]["origin"] else State.VALID
    assert origin(known, None).state is expected


def asked(required: list[str], optional: list[str], kind: str = "api-0.1.0") -> Token:
    return token({"ctx": [{"type": kind, "data": {"requiredFields": required, "optionalFields": optional}}]})


def made(content: object, kind: str = "api-0.1.0") -> Token:
    return token({"type": kind, "content": content})


CARD = {"paymentInformation": {"card": {"number": {"maskedValue": "X", "bin": "4"}, "expirationMonth": {}}}}
NUMBER, MONTH = "paymentInformation.card.number", "paymentInformation.card.expirationMonth"


@pytest.mark.parametrize(
    ("required", "optional", "state", "words"),
    [
        ([NUMBER, MONTH], [], State.VALID, "All 2 required"),
        ([NUMBER], [MONTH], State.VALID, "The required field"),
        ([NUMBER, "a.b"], [MONTH], State.INVALID, "not collected: a.b"),
        ([NUMBER], [], State.INVALID, f"not allowed by the context: {MONTH}"),
    ],
)
def test_the_collected_fields_are_allowed_by_the_context(
    required: list[str], optional: list[str], state: State, words: str
) -> None:
    kind, collected = matches_context(made(CARD), asked(required, optional))
    assert (kind.name, kind.state) == ("type", State.VALID)
    assert (collected.name, collected.state, words in collected.reason) == ("collected", state, True)


def test_a_token_of_another_integration_type_is_invalid() -> None:
    kind, _ = matches_context(made(CARD, "mf-2.0.0"), asked([NUMBER], [MONTH]))
    assert (kind.state, "mf-2.0.0" in kind.reason, "api-0.1.0" in kind.reason) == (State.INVALID, True, True)


def test_an_older_context_lists_no_fields() -> None:
    assert matches_context(made(None), asked([NUMBER], []))[1].state is State.NOT_CHECKED


def test_leaves_are_distinguished_from_groups() -> None:
    content = {"a": {"b": {}, "c": {"value": "x"}, "d": {"detectedCardTypes": ["001"]}, "e": {"f": {"value": "y"}}}}
    assert collected_paths(content) == ["a.b", "a.c", "a.d", "a.e.f"]
