"""What one request or one inspection led to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flexgui.diagnosis.findings import Explanation, nothing_yet

if TYPE_CHECKING:
    from flexgui.flex.environment import Environment
    from flexgui.flex.jwe import Encryption
    from flexgui.flex.payment import PaymentAnswer
    from flexgui.flex.refusal import Refusal
    from flexgui.flex.request import CaptureContextRequest
    from flexgui.flex.token import Token
    from flexgui.flex.tokenization import Target
    from flexgui.flex.verification import KeySource, Verification
    from flexgui.transport.exchange import Exchange


@dataclass(frozen=True)
class Outcome:
    """What came of one action; whatever was not reached is None."""

    exchange: Exchange | None = None
    token: Token | None = None
    verification: Verification | None = None
    key: KeySource | None = None
    asked: CaptureContextRequest | None = None
    not_a_token: str | None = None
    environment: Environment | None = None
    refusal: Refusal | None = None
    explanation: Explanation = field(default_factory=nothing_yet)


@dataclass(frozen=True)
class TokenizeOutcome:
    """The result of one request for a transient token. `plaintext` is what was encrypted, with the test card's number.

    `outcome` holds the exchange, the transient token and its verification.
    """

    context: Token
    target: Target
    plaintext: str = field(repr=False)
    encryption: Encryption = field(repr=False)
    outcome: Outcome


@dataclass(frozen=True)
class PaymentOutcome:
    """The result of one payment request."""

    exchange: Exchange
    answer: PaymentAnswer | None
    explanation: Explanation
