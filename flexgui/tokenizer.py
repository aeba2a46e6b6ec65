"""Get a transient token: encrypt a test card to a capture context, send it and verify the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

from flexgui.flex.card import Card, check_card
from flexgui.flex.catalog import load_catalog
from flexgui.flex.environment import Environment, EnvironmentKind
from flexgui.flex.jwe import encrypt
from flexgui.flex.jwk import Jwk, NotAKey, from_mapping
from flexgui.flex.public_key import to_public_key
from flexgui.flex.token import Token
from flexgui.flex.tokenization import (
    TokenizeError,
    check_values,
    default_values,
    field_lists,
    plaintext,
    shows_card,
    target,
)
from flexgui.flex.verification import Context, KeySource, Verification, verify
from flexgui.outcome import RequestOutcome, TokenizeOutcome
from flexgui.token_response import explained, read_response
from flexgui.translation import tr
from flexgui.transport.client import FlexClient
from flexgui.transport.exchange import SentRequest

JUDGED_BEFORE = ("signature", "members", "expiry")
"""The checks of a capture context that must not fail before values are encrypted to it."""


class Prepared(NamedTuple):
    """Values that are encrypted to the key of a capture context, and the request that carries them."""

    key: Jwk
    plaintext: str
    request: SentRequest

    def __repr__(self) -> str:
        return f"Prepared({self.request})"  # the plaintext holds the card's number


class Tokenizer:
    """Encrypts to one capture context, and sends to the server that the context names."""

    def __init__(
        self,
        context: Token,
        environment: Environment | None,
        client: Callable[[Environment], FlexClient],
        now: Callable[[], datetime],
    ) -> None:
        """`environment` is the trusted one of the context, if any. Raises TokenizeError as `target` does."""
        self._context = context
        self._target = target(context)
        kind = environment.kind if environment is not None else EnvironmentKind.CUSTOM
        self._environment = Environment(kind, self._target.origin)
        self._client = client(self._environment)
        self._now = now

    def prepare(self, values: Mapping[str, str]) -> Prepared:
        """Encrypt the values, without sending them. Raises TokenizeError."""
        key = _one_time_key(self._context)
        text = plaintext(values, self._context.text)
        jwe = encrypt(text.encode(), to_public_key(key), key.kid)
        return Prepared(key, text, self._client.prepare_transient_token(self._target.path, jwe))

    def tokenize(
        self, verification: Verification | None, card: Card, values: Mapping[str, str] | None
    ) -> TokenizeOutcome:
        """Encrypt the card and the values, send them, and verify the transient token.

        `verification` is that of the context, `values` are by dotted path, and test values if None. Raises CardError
        and TokenizeError if nothing could be sent; a refusal by the server is in the outcome.
        """
        _check_context(verification)
        check_card(card, self._now().date())
        lists = field_lists(self._context)
        given = default_values(lists, card, load_catalog()) if values is None else values
        check_values(given, lists)
        prepared = self.prepare(given)
        exchange = self._client.send(prepared.request)
        outcome = RequestOutcome(exchange=exchange, environment=self._environment)
        if exchange.failure is None and exchange.response is not None:
            outcome = read_response(outcome, exchange.response)
            if outcome.token is not None:
                context = Context(self._context, verification)
                outcome = _verified(outcome, outcome.token, context, prepared.key, card, self._now())
        return TokenizeOutcome(self._context, prepared.plaintext, explained(outcome))


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


def _verified(
    outcome: RequestOutcome, token: Token, context: Context, key: Jwk, card: Card, now: datetime
) -> RequestOutcome:
    source = KeySource(key, tr("flx.jwk of its capture context"), None, None)
    skew = outcome.exchange.clock_skew
    found = verify(token, source, now, skew_seconds=skew or 0, environment=outcome.environment, context=context)
    found = found.with_verdicts((*found.verdicts, shows_card(token, card.number)))
    return outcome._replace(key=source, verification=found)
