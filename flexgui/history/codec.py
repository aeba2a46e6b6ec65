"""An outcome as it is kept in the history, and back: with nothing in it that proves an identity, and no card number.

A bearer token is kept without its signature, headers as `flexgui.exchange.redact` shows them, and how a request was
signed not at all. What comes back says what was said then, in the language of then; only the clock has gone on. What
the program goes by (kinds, states, what was asked) is kept apart from words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from flexgui.diagnosis.explanation import Check, Explanation
from flexgui.errors import FlexGuiError
from flexgui.flex.claims import to_json
from flexgui.flex.environment import Environment, EnvironmentKind
from flexgui.flex.refusal import parse_refusal
from flexgui.flex.request import CaptureContextRequest, RequestedField
from flexgui.flex.token import Token, TokenKind, decode
from flexgui.flex.verification import KeySource, State, Verdict, Verification
from flexgui.history.store import Draft
from flexgui.outcome import Outcome
from flexgui.profiles.profile import Profile
from flexgui.translation import tr
from flexgui.transport.exchange import Exchange, Headers, Response, SentRequest, TransportFailure

_DIGITS = re.compile(r"(?<![0-9A-Za-z])[1-6](?:[ -]?[0-9]){12,18}(?![0-9A-Za-z])")
_LONGEST_SEARCH = 20_000


class NotKept(FlexGuiError):  # noqa: N818  named for what happened
    """What was seen does not go into the history; the sentence says why."""


class UnreadableRecord(FlexGuiError):  # noqa: N818  named for what is wrong
    """An entry of the history cannot be read any more."""


def to_draft(outcome: Outcome, profile: Profile | None, now: datetime) -> Draft:
    """Return the entry to be kept of an outcome; `now` is aware. Raises NotKept for what holds a card number."""
    token = outcome.token
    record = _record(outcome)
    body = json.dumps(record)
    texts = [body, *([to_json(token.claims)] if token is not None else [])]
    if any(holds_card_number(each) for each in texts):
        raise NotKept(tr("It holds what looks like a card number, so it is not kept in the history."))
    return Draft(
        outcome.exchange.started if outcome.exchange is not None else now,
        "exchange" if outcome.exchange is not None else token.kind.value if token is not None else "text",
        profile.name if profile is not None else "",
        outcome.environment.kind.value if outcome.environment is not None else "",
        outcome.explanation.title,
        _state(outcome.verification),
        len(outcome.asked.fields) if outcome.asked is not None else None,
        _one_time_key_id(token),
        " ".join(_search_words(outcome, profile))[:_LONGEST_SEARCH],
        body,
    )


def from_record(text: str) -> Outcome:
    """Return the outcome as it was kept; raises UnreadableRecord."""
    try:
        return _outcome(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, FlexGuiError) as error:
        raise UnreadableRecord(tr("This entry of the history cannot be read any more.")) from error


def holds_card_number(text: str) -> bool:
    """Whether `text` has a number of 13 to 19 digits that could be a card's by its check digit (ISO/IEC 7812-1)."""
    return any(_passes_luhn([int(each) for each in match[0] if each.isdigit()]) for match in _DIGITS.finditer(text))


def _record(outcome: Outcome) -> dict[str, object]:
    exchange, key, environment = outcome.exchange, outcome.key, outcome.environment
    return {
        "exchange": exchange.to_json() if exchange is not None else None,
        "token": _kept_text(outcome.token),
        "verdicts": [[each.name, each.state.value, each.reason, each.expired] for each in _verdicts(outcome)],
        "key": None
        if key is None
        else {
            "jwk": dict(key.jwk.members) if key.jwk is not None else None,
            "origin": key.origin,
            "fetched_at": key.fetched_at.isoformat() if key.fetched_at is not None else None,
            "problem": key.problem,
        },
        "asked": None if outcome.asked is None else [[each.path, each.required] for each in outcome.asked.fields],
        "environment": None if environment is None else [environment.kind.value, environment.base_url],
        "not_a_token": outcome.not_a_token,
        "explanation": {
            "title": outcome.explanation.title,
            "sentence": outcome.explanation.sentence,
            "checks": [[each.state, each.title, each.text] for each in outcome.explanation.checks],
            "tone": outcome.explanation.tone,
            "banner": outcome.explanation.banner,
        },
    }


def _state(verification: Verification | None) -> str:
    """Return what came of it, apart from the words that it is told in."""
    if verification is None:
        return ""
    return "expired" if verification.worst.expired else verification.state.value


def _verdicts(outcome: Outcome) -> tuple[Verdict, ...]:
    return outcome.verification.verdicts if outcome.verification is not None else ()


def _kept_text(token: Token | None) -> str | None:
    if token is None:
        return None
    if token.kind is TokenKind.BEARER:  # with its signature it would open the door for two minutes
        return f"{token.segments[0]}.{token.segments[1]}."
    return token.text


def _one_time_key_id(token: Token | None) -> str:
    flx = token.claim("flx") if token is not None else None
    jwk = flx.get("jwk") if isinstance(flx, dict) else None
    kid = jwk.get("kid") if isinstance(jwk, dict) else None
    return kid if isinstance(kid, str) and len(kid) <= 200 else ""


def _search_words(outcome: Outcome, profile: Profile | None) -> Iterator[str]:
    yield outcome.explanation.title
    if profile is not None:
        yield from (profile.name, profile.merchant_id)
    if outcome.environment is not None:
        yield from (outcome.environment.label, outcome.environment.kind.value, outcome.environment.host)
    if outcome.exchange is not None:
        yield outcome.exchange.correlation_id or ""
    if outcome.asked is not None:
        yield from (each.path for each in outcome.asked.fields)
    token = outcome.token
    if token is not None:
        yield from (token.kind.value, token.kid or "", token.context_type or "", _one_time_key_id(token))
        for name in ("jti", "iss"):
            value = token.claim(name)
            if isinstance(value, str):
                yield value[:200]


def _outcome(kept: dict[str, Any]) -> Outcome:
    token = decode(kept["token"]) if kept["token"] is not None else None
    exchange = _exchange(kept["exchange"]) if kept["exchange"] is not None else None
    verdicts = tuple(Verdict(name, State(state), reason, expired) for name, state, reason, expired in kept["verdicts"])
    skew = exchange.clock_skew if exchange is not None else None
    response = exchange.response if exchange is not None else None
    refused = response is not None and not 200 <= response.status < 300
    words = kept["explanation"]
    environment, asked = kept["environment"], kept["asked"]
    return Outcome(
        exchange,
        token,
        Verification(verdicts, token, skew or 0) if verdicts else None,
        _key(kept["key"]) if kept["key"] is not None else None,
        None if asked is None else CaptureContextRequest(tuple(RequestedField(path, flag) for path, flag in asked)),
        kept["not_a_token"],
        None if environment is None else Environment(EnvironmentKind(environment[0]), environment[1]),
        parse_refusal(response.status, response.header("content-type") or "", response.body)
        if response is not None and refused
        else None,
        Explanation(
            words["title"],
            words["sentence"],
            tuple(Check(state, title, text) for state, title, text in words["checks"]),
            (),
            words["tone"],
            words["banner"],
        ),
    )


def _exchange(kept: dict[str, Any]) -> Exchange:
    request, response, failure = kept["request"], kept["response"], kept["failure"]
    return Exchange(
        SentRequest(request["method"], request["url"], _headers(request["headers"]), request["body"].encode()),
        None
        if response is None
        else Response(response["status"], response["reason"], _headers(response["headers"]), response["body"].encode()),
        None if failure is None else TransportFailure(failure["kind"], failure["message"]),
        datetime.fromisoformat(kept["started"]),
        kept["seconds"],
    )


def _headers(kept: list[list[str]]) -> Headers:
    return tuple((name, value) for name, value in kept)


def _key(kept: dict[str, Any]) -> KeySource:
    from flexgui.flex.jwk import from_mapping

    fetched = kept["fetched_at"]
    return KeySource(
        from_mapping(kept["jwk"]) if kept["jwk"] is not None else None,
        kept["origin"],
        datetime.fromisoformat(fetched) if fetched is not None else None,
        kept["problem"],
    )


def _passes_luhn(digits: list[int]) -> bool:
    if len(set(digits)) == 1:  # a row of zeros passes, and is no card
        return False
    doubled = [digit if place % 2 == 0 else sum(divmod(digit * 2, 10)) for place, digit in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0
