"""Compares two outcomes part by part: request, response and token. Shared by the window and the command line."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from flexgui.flex.columns import Columns
from flexgui.flex.comparison import (
    Difference,
    Row,
    compare_json,
    compare_tokens,
    compare_with_context,
    rows_to_text,
    to_text,
)
from flexgui.flex.token import Token, TokenKind, parse_json
from flexgui.outcome import Outcome, RequestOutcome
from flexgui.transport.exchange import Exchange
from flexgui.transport.redacted_exchange import exchange_json

PartName = Literal["token", "exchange"]


class ComparedPart(NamedTuple):
    """The comparison of one part: `rows` for a transient token and its capture context, else `differences`.

    Equal values are among the differences. In `rows` the context is on the left; `swapped` is True if it was given on
    the right.
    """

    name: PartName
    differences: Columns[Difference] = Columns(Difference)
    rows: Columns[Row] = Columns(Row)
    swapped: bool = False

    @property
    def text(self) -> str:
        """The rows or the differences, as lines of text; empty if nothing differs."""
        return rows_to_text(self.rows) + to_text(each for each in self.differences if each.kind != "equal")


def compare_outcomes(left: Outcome, right: Outcome) -> list[ComparedPart]:
    """Return the parts that both outcomes have. Headers and bodies are compared in their redacted form."""
    parts = []
    if left.token is not None and right.token is not None:
        parts.append(_compare_tokens(left.token, right.token))
    if isinstance(left, RequestOutcome) and isinstance(right, RequestOutcome):
        parts.append(ComparedPart("exchange", compare_json(_members(left.exchange), _members(right.exchange))))
    return parts


def _compare_tokens(left: Token, right: Token) -> ComparedPart:
    kinds = (left.kind, right.kind)
    if kinds == (TokenKind.CAPTURE_CONTEXT, TokenKind.TRANSIENT_TOKEN):
        return ComparedPart("token", rows=compare_with_context(left, right))
    if kinds == (TokenKind.TRANSIENT_TOKEN, TokenKind.CAPTURE_CONTEXT):
        return ComparedPart("token", rows=compare_with_context(right, left), swapped=True)
    return ComparedPart("token", compare_tokens(left, right))


def _members(exchange: Exchange) -> dict[str, object]:
    """Return the redacted request, and the status and headers of the response, or how it failed."""
    redacted: dict[str, Any] = exchange_json(exchange)
    request, response = redacted["request"], redacted["response"]
    body = {"url": request["url"], "headers": _headers(request["headers"]), "body": _body(request["body"])}
    if response is None:
        failure = exchange.failure.kind if exchange.failure is not None else None
        return {"request": body, "failure": failure}
    return {"request": body, "response": {"status": response["status"], "headers": _headers(response["headers"])}}


def _headers(pairs: list[list[str]]) -> dict[str, str]:
    return {name.lower(): value for name, value in pairs}


def _body(text: str) -> object:
    try:
        return parse_json(text)
    except ValueError:
        return text
