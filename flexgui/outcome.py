"""What one request or one inspection led to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flexgui.diagnosis.findings import Explanation, nothing_yet

if TYPE_CHECKING:
    from flexgui.flex.environment import Environment
    from flexgui.flex.refusal import Refusal
    from flexgui.flex.request import CaptureContextRequest
    from flexgui.flex.token import Token
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
