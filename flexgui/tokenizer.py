"""Get a transient token: encrypt a test card to a capture context, send it and verify the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from flexgui.diagnosis.explanation import explain
from flexgui.errors import NotAToken
from flexgui.flex import content_checks
from flexgui.flex.card import Card, check_card
from flexgui.flex.catalog import load_catalog
from flexgui.flex.environment import Environment
from flexgui.flex.jwe import Encryption, encrypt
from flexgui.flex.jwk import Jwk, NotAKey, from_mapping
from flexgui.flex.public_key import to_public_key
from flexgui.flex.refusal import parse_refusal
from flexgui.flex.token import Token, decode
from flexgui.flex.token_search import find_token
from flexgui.flex.tokenization import (
    Target,
    TokenizeError,
    check_values,
    default_values,
    field_lists,
    plaintext,
    target,
)
from flexgui.flex.verification import Context, KeySource, Verification, verify
from flexgui.outcome import RequestOutcome, TokenizeOutcome
from flexgui.translation import tr
from flexgui.transport.client import FlexClient
from flexgui.transport.exchange import Response, SentRequest

JUDGED_BEFORE = ("signature", "members", "expiry")
"""The verdicts on a capture context that must not be invalid before anything is encrypted to it."""


class Prepared(NamedTuple):
    """Values that are encrypted to the key of a capture context, and the request that carries them."""

    key: Jwk
    target: Target
    plaintext: str
    encryption: Encryption
    request: SentRequest


def tokenize(
    context: Context,
    environment: Environment,
    client: FlexClient,
    card: Card,
    values: Mapping[str, str] | None,
    now: Callable[[], datetime],
) -> TokenizeOutcome:
    """Encrypt the card and the values to a judged capture context, send them, and verify the transient token.

    `environment` is the server of the context, `values` are by dotted path, and test values if None. Raises CardError
    and TokenizeError if nothing could be sent; a refusal by the server is in the outcome.
    """
    token = context.token
    _check_context(context.verification)
    check_card(card, now().date())
    lists = field_lists(token)
    given = default_values(lists, card, load_catalog()) if values is None else values
    check_values(given, lists)
    prepared = prepare(token, given, client)
    exchange = client.send(prepared.request)
    outcome = RequestOutcome(exchange=exchange, environment=environment)
    if exchange.failure is None and exchange.response is not None:
        outcome = _read_response(outcome, exchange.response, context, prepared.key, card, now())
    explanation = explain(
        exchange,
        environment,
        refusal=outcome.refusal,
        not_a_token=outcome.not_a_token,
        verification=outcome.verification,
        key=outcome.key,
    )
    return TokenizeOutcome(
        token,
        prepared.target,
        prepared.plaintext,
        prepared.encryption,
        replace(outcome, explanation=explanation),
    )


def prepare(context: Token, values: Mapping[str, str], client: FlexClient) -> Prepared:
    """Encrypt the values to a capture context, without sending them. Raises TokenizeError."""
    key = _one_time_key(context)
    destination = target(context)
    text = plaintext(values, context.text)
    encryption = encrypt(text.encode(), to_public_key(key), key.kid or "")
    request = client.prepare_transient_token(destination.path, encryption.compact)
    return Prepared(key, destination, text, encryption, request)


def _check_context(verification: Verification | None) -> None:
    """Raise TokenizeError for a context that is not genuine or has expired: the server would refuse it."""
    for verdict in verification.verdicts if verification is not None else ():
        if verdict.name in JUDGED_BEFORE and verdict.state.value == "invalid":
            raise TokenizeError(
                tr("The capture context cannot be used. {reason} Get a new one.", reason=verdict.reason)
            )


def _one_time_key(context: Token) -> Jwk:
    members = context.claim("flx", "jwk")
    if not isinstance(members, dict):
        raise TokenizeError(tr("The capture context brings no key (flx.jwk) to encrypt with."))
    try:
        key = from_mapping(members)
    except NotAKey as error:
        raise TokenizeError(tr("The key of the capture context (flx.jwk) cannot be used: {why}", why=error)) from None
    if not key.kid:
        raise TokenizeError(tr("The key of the capture context (flx.jwk) has no ID."))
    return key


def _read_response(
    outcome: RequestOutcome, response: Response, context: Context, key: Jwk, card: Card, now: datetime
) -> RequestOutcome:
    if not 200 <= response.status < 300:
        content_type = response.header("content-type") or ""
        return replace(outcome, refusal=parse_refusal(response.status, content_type, response.body))
    try:
        token = decode(find_token(response.text))
    except NotAToken as error:
        return replace(outcome, not_a_token=str(error))
    source = KeySource(key, tr("flx.jwk of its capture context"), None, None)
    skew = outcome.exchange.clock_skew
    found = verify(token, source, now, skew_seconds=skew or 0, environment=outcome.environment, context=context)
    found = replace(found, verdicts=(*found.verdicts, content_checks.shows_card(token, card.number)))
    return replace(outcome, token=token, key=source, verification=found)
