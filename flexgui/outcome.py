"""The results of the actions: sending a request, inspecting a token, getting a transient token, paying."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flexgui.diagnosis.findings import NOT_EXPLAINED, Explanation

if TYPE_CHECKING:
    from flexgui.flex.environment import Environment
    from flexgui.flex.payment import PaymentAnswer
    from flexgui.flex.refusal import Refusal
    from flexgui.flex.request import CaptureContextRequest
    from flexgui.flex.secret import Secret
    from flexgui.flex.token import Token
    from flexgui.flex.verification import KeySource, Verification
    from flexgui.transport.exchange import Exchange


class RequestOutcome(NamedTuple):
    """The result of one request for a token; `request` is None unless it is for a capture context.

    A 2xx response has either `token` with its `verification`, or `not_a_token`, which says why it has none; any other
    response has a `refusal`. Without a response only `exchange.failure` is set. `secrets` are those of a pasted
    request, held so that they are masked when the outcome is stored.
    """

    exchange: Exchange
    environment: Environment
    request: CaptureContextRequest | None = None
    token: Token | None = None
    verification: Verification | None = None
    key: KeySource | None = None
    not_a_token: str | None = None
    refusal: Refusal | None = None
    explanation: Explanation = NOT_EXPLAINED
    secrets: tuple[Secret, ...] = ()


class Inspection(NamedTuple):
    """The result of inspecting one token; `environment` is None if the token names none that is trusted."""

    token: Token
    verification: Verification | None = None
    key: KeySource | None = None
    environment: Environment | None = None
    explanation: Explanation = NOT_EXPLAINED


Outcome = RequestOutcome | Inspection
"""What the history stores and compares."""


class TokenizeOutcome(NamedTuple):
    """The result of one request for a transient token. `plaintext` is the encrypted text, with the test card's number.

    `outcome` holds the exchange, the transient token and its verification.
    """

    context: Token
    plaintext: str
    outcome: RequestOutcome

    def __repr__(self) -> str:
        return f"TokenizeOutcome({self.outcome})"  # the plaintext holds the card's number


class PaymentOutcome(NamedTuple):
    """The result of one payment request."""

    exchange: Exchange
    answer: PaymentAnswer | None
    explanation: Explanation
