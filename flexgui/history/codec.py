"""Converts an outcome to a redacted record for the history, and back.

A record holds nothing that proves an identity (`flexgui.flex.redaction`) and no card number. Tokens other than capture
contexts and transient tokens are stored without their signature, the signing steps are not stored at all. A restored
outcome has the explanation of that time, in the language of that time.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from flexgui.diagnosis.findings import Check, Explanation
from flexgui.errors import FlexGuiError, NotAToken, NotStored
from flexgui.flex.environment import Environment, EnvironmentKind
from flexgui.flex.jwk import from_mapping
from flexgui.flex.local_time import utc_time
from flexgui.flex.redaction import redact, redact_token, why_not_stored
from flexgui.flex.refusal import parse_refusal
from flexgui.flex.request import CaptureContextRequest, RequestedField
from flexgui.flex.token import Token, TokenKind, decode
from flexgui.flex.verification import KeySource, State, Verdict, Verification
from flexgui.history.listing import NewEntry, clamped
from flexgui.outcome import Inspection, Outcome, RequestOutcome
from flexgui.profiles.profile import Profile
from flexgui.translation import tr
from flexgui.transport.exchange import Exchange, Headers, Response, SentRequest, TransportFailure
from flexgui.transport.redacted_exchange import exchange_json
from flexgui.transport.route import route_from_json

MAX_SIZE = 64 * 1024
"""Maximum bytes of a token, of a request body or of a response body in a stored outcome.

A genuine capture context has about 10 KiB. Looking for secrets in a larger text takes the interpreter lock for so long
that the window would stop responding.
"""
_MAX_SEARCH_LENGTH = 20_000  # characters
_MAX_KEY_ID_LENGTH = 200
_MAX_TYPE_LENGTH = 40  # characters
_MAX_MERCHANT_LENGTH = 60


def to_entry(outcome: Outcome, profile: Profile | None, now: datetime) -> NewEntry:
    """Return the history entry for an outcome; `now` is aware.

    Raises NotStored for an outcome with a card number, with a proof of identity that could not be removed, or with a
    text of more than `MAX_SIZE` bytes.
    """
    token, environment = outcome.token, outcome.environment
    request = outcome if isinstance(outcome, RequestOutcome) else None
    asked = request.request if request is not None else None
    response = request.exchange.response if request is not None else None
    if max(_sizes(outcome)) > MAX_SIZE:
        raise NotStored(tr("This has more than {size} KiB, so it is not stored in the history.", size=MAX_SIZE // 1024))
    entry = NewEntry(
        request.exchange.started if request is not None else now,
        _kind(outcome),
        profile.name if profile is not None else "",
        environment.kind.value if environment is not None else "",
        redact(outcome.explanation.title),
        _state(outcome.verification),
        len(asked.fields) if asked is not None else None,
        (token.context_type or "")[:_MAX_TYPE_LENGTH] if token is not None else "",
        _merchant(outcome, profile),
        response.status if response is not None else None,
        _expires(outcome),
        key_id=_one_time_key_id(token),
        search=redact(" ".join(_search_words(outcome, profile))[:_MAX_SEARCH_LENGTH]),
        record=json.dumps(_redacted(_record(outcome)), ensure_ascii=False),  # keeps masks readable for `why_not_stored`
    )
    if request is not None:
        entry = replace(entry, repeat=_repeat(entry, request))
    for text in (entry.profile, entry.title, entry.key_id, entry.search, entry.record, entry.type, entry.merchant):
        if why := why_not_stored(text):
            raise NotStored(why)
    return entry


def from_record(text: str) -> Outcome:
    """Return the stored outcome. Raises FlexGuiError if the record is damaged or has an unknown format."""
    try:
        return _outcome(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, FlexGuiError) as error:
        raise FlexGuiError(tr("This history entry is damaged or has an unknown format.")) from error


def _kind(outcome: Outcome) -> str:
    """Return the kind of the token; ``exchange`` for a capture context that was requested and for a refused request."""
    token = outcome.token
    if isinstance(outcome, RequestOutcome) and (token is None or token.kind is TokenKind.CAPTURE_CONTEXT):
        return "exchange"
    assert token is not None
    return token.kind.value


def _sizes(outcome: Outcome) -> Iterator[int]:
    yield len(outcome.token.text) if outcome.token is not None else 0
    if isinstance(outcome, RequestOutcome):
        response = outcome.exchange.response
        yield len(outcome.exchange.request.body)
        if response is not None:
            yield len(response.body)
            yield sum(len(name) + len(value) for name, value in response.headers)


def _record(outcome: Outcome) -> dict[str, object]:
    request = outcome if isinstance(outcome, RequestOutcome) else None
    asked = request.request if request is not None else None
    key, environment = outcome.key, outcome.environment
    verdicts = outcome.verification.verdicts if outcome.verification is not None else ()
    return {
        "exchange": exchange_json(request.exchange) if request is not None else None,
        "token": redact_token(outcome.token.text) if outcome.token is not None else None,
        "verdicts": [[each.name, each.state.value, each.reason, each.expired] for each in verdicts],
        "key": None
        if key is None
        else {
            "jwk": dict(key.jwk.members) if key.jwk is not None else None,
            "origin": key.origin,
            "fetched_at": key.fetched_at.isoformat() if key.fetched_at is not None else None,
            "problem": key.problem,
        },
        "asked": None if asked is None else [[each.path, each.required] for each in asked.fields],
        "environment": None if environment is None else [environment.kind.value, environment.base_url],
        "not_a_token": request.not_a_token if request is not None else None,
        "explanation": {
            "title": outcome.explanation.title,
            "sentence": outcome.explanation.sentence,
            "checks": [[each.state, each.title, each.text] for each in outcome.explanation.checks],
            "tone": outcome.explanation.tone,
            "banner": outcome.explanation.banner,
        },
    }


def _redacted(value: object) -> Any:
    """Return a JSON value with all its texts redacted."""
    if isinstance(value, str):
        return redact(value)
    if isinstance(value, dict):
        return {name: _redacted(each) for name, each in value.items()}
    return [_redacted(each) for each in value] if isinstance(value, list) else value


def _state(verification: Verification | None) -> str:
    """Return the state of a verification as an identifier, which does not depend on the language."""
    if verification is None:
        return ""
    return "expired" if verification.worst.expired else verification.state.value


def _one_time_key_id(token: Token | None) -> str:
    kid = token.claim("flx", "jwk", "kid") if token is not None else None
    return kid if isinstance(kid, str) and len(kid) <= _MAX_KEY_ID_LENGTH else ""


def _merchant(outcome: Outcome, profile: Profile | None) -> str:
    """Return the merchant that the request or the inspected token names, else that of the profile."""
    token = outcome.token
    if isinstance(outcome, RequestOutcome):
        sent = outcome.exchange.request
        if in_header := sent.header("v-c-merchant-id"):
            return in_header[:_MAX_MERCHANT_LENGTH]
        try:
            token = decode((sent.header("authorization") or "")[len("Bearer ") :])
        except NotAToken:
            token = None
    claim = token.claim("v-c-merchant-id") if token is not None else None
    own = profile.merchant_id if profile is not None else ""
    return claim[:_MAX_MERCHANT_LENGTH] if claim and isinstance(claim, str) else own


def _expires(outcome: Outcome) -> datetime | None:
    """Return when the token expires by this computer's clock, None if it names no time."""
    seconds = outcome.token.expires_at if outcome.token is not None else None
    if seconds is None:
        return None
    skew = (outcome.exchange.clock_skew or 0) if isinstance(outcome, RequestOutcome) else 0
    try:
        return clamped(utc_time(seconds - skew))
    except (ValueError, OverflowError):
        return None


def _repeat(entry: NewEntry, outcome: RequestOutcome) -> str:
    """Return a digest that is equal for repeats of one request with the same result."""
    environment, asked = outcome.environment, outcome.request
    is_sandbox = environment.kind is EnvironmentKind.SANDBOX  # its port differs with each start
    parts = (
        entry.kind,
        entry.profile,
        entry.merchant,
        environment.kind.value if is_sandbox else environment.base_url,
        [[each.path, each.required] for each in asked.fields] if asked is not None else None,
        entry.title,
        entry.state,
        entry.status,
        entry.type,
    )
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def _search_words(outcome: Outcome, profile: Profile | None) -> Iterator[str]:
    yield outcome.explanation.title
    yield from (profile.name if profile is not None else "", _merchant(outcome, profile))
    if outcome.environment is not None:
        yield from (outcome.environment.label, outcome.environment.kind.value, outcome.environment.host)
    if isinstance(outcome, RequestOutcome):
        yield outcome.exchange.correlation_id or ""
        yield from (each.path for each in outcome.request.fields) if outcome.request is not None else ()
    token = outcome.token
    if token is not None:
        yield from (token.kind.value, token.kid or "", token.context_type or "", _one_time_key_id(token))
        for name in ("jti", "iss"):
            value = token.claim(name)
            if isinstance(value, str):
                yield value[:200]


def _outcome(record: dict[str, Any]) -> Outcome:
    if record["exchange"] is None:
        return _inspection(record)
    exchange, asked = _exchange(record["exchange"]), record["asked"]
    environment = _environment(record["environment"])
    if environment is None:
        raise ValueError("a request without an environment")
    response = exchange.response
    refused = response is not None and not 200 <= response.status < 300
    token = decode(record["token"]) if record["token"] is not None else None
    return RequestOutcome(
        exchange=exchange,
        request=None
        if asked is None
        else CaptureContextRequest(tuple(RequestedField(path, flag) for path, flag in asked)),
        environment=environment,
        token=token,
        verification=_verification(record["verdicts"], token, exchange.clock_skew or 0),
        key=_key(record["key"]),
        not_a_token=record["not_a_token"],
        refusal=parse_refusal(response.status, response.header("content-type") or "", response.body)
        if response is not None and refused
        else None,
        explanation=_explanation(record["explanation"]),
    )


def _inspection(record: dict[str, Any]) -> Inspection:
    token = decode(record["token"])
    return Inspection(
        token=token,
        verification=_verification(record["verdicts"], token, 0),
        key=_key(record["key"]),
        environment=_environment(record["environment"]),
        explanation=_explanation(record["explanation"]),
    )


def _verification(verdicts: list[list[Any]], token: Token | None, skew_seconds: float) -> Verification | None:
    restored = tuple(Verdict(name, State(state), reason, expired) for name, state, reason, expired in verdicts)
    return Verification(restored, token, skew_seconds) if restored else None


def _environment(record: list[str] | None) -> Environment | None:
    return None if record is None else Environment(EnvironmentKind(record[0]), record[1])


def _explanation(record: dict[str, Any]) -> Explanation:
    checks = tuple(Check(state, title, text) for state, title, text in record["checks"])
    return Explanation(record["title"], record["sentence"], checks, (), record["tone"], record["banner"])


def _exchange(record: dict[str, Any]) -> Exchange:
    request, response, failure = record["request"], record["response"], record["failure"]
    return Exchange(
        SentRequest(request["method"], request["url"], _headers(request["headers"]), request["body"].encode()),
        None
        if response is None
        else Response(response["status"], response["reason"], _headers(response["headers"]), response["body"].encode()),
        None if failure is None else TransportFailure(failure["kind"], failure["message"], phase=failure.get("phase")),
        clamped(datetime.fromisoformat(record["started"])),
        record["seconds"],
        route_from_json(record.get("network")),
    )


def _headers(pairs: list[list[str]]) -> Headers:
    return tuple((name, value) for name, value in pairs)


def _key(record: dict[str, Any] | None) -> KeySource | None:
    if record is None:
        return None
    fetched = record["fetched_at"]
    return KeySource(
        from_mapping(record["jwk"]) if record["jwk"] is not None else None,
        record["origin"],
        datetime.fromisoformat(fetched) if fetched is not None else None,
        record["problem"],
    )
