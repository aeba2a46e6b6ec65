"""The response to a request for a token: the token, or the reason why there is none, and the explanation."""

from __future__ import annotations

from flexgui.diagnosis.explanation import explain
from flexgui.diagnosis.findings import LocalFacts
from flexgui.errors import NotAToken
from flexgui.flex.first_token import first_token
from flexgui.flex.refusal import parse_refusal
from flexgui.flex.token import JsonObject, parse_json
from flexgui.outcome import RequestOutcome
from flexgui.transport.exchange import Response


def read_response(outcome: RequestOutcome, response: Response) -> RequestOutcome:
    """Return the outcome with the decoded token of the response, with its `refusal`, or with `not_a_token`."""
    if not 200 <= response.status < 300 or _is_encrypted(response.body):
        content_type = response.header("content-type") or ""
        return outcome._replace(refusal=parse_refusal(response.status, content_type, response.body))
    try:
        return outcome._replace(token=first_token(response.text))
    except NotAToken as error:
        return outcome._replace(not_a_token=str(error))


def explained(outcome: RequestOutcome, facts: LocalFacts | None = None) -> RequestOutcome:
    """Return the outcome with its explanation; `facts` are those about the caller's own credentials and clock."""
    explanation = explain(
        outcome.exchange,
        outcome.environment,
        refusal=outcome.refusal,
        not_a_token=outcome.not_a_token,
        verification=outcome.verification,
        key=outcome.key,
        facts=facts,
    )
    return outcome._replace(explanation=explanation)


def _is_encrypted(body: bytes) -> bool:
    """Return True for a response in Message-Level Encryption: ``{"encryptedResponse": "JWE"}``."""
    try:
        value = parse_json(body.decode("utf-8", "replace"))
    except ValueError:
        return False
    return isinstance(value, JsonObject) and isinstance(value.get("encryptedResponse"), str)
