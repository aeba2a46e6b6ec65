"""Compares two outcomes part by part: request, response and token. Shared by the window and the command line."""

from __future__ import annotations

from typing import Literal, NamedTuple

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
from flexgui.outcome import Outcome
from flexgui.transport.exchange import Exchange

PartName = Literal["body", "answer", "token"]


class Part(NamedTuple):
    """The comparison of one part: `rows` for a transient token and its capture context, else `differences`.

    Equal values are among the differences.
    """

    name: PartName
    differences: tuple[Difference, ...] = ()
    rows: tuple[Row, ...] = ()

    @property
    def text(self) -> str:
        """The rows or what differs, as lines of text; empty if nothing differs."""
        return rows_to_text(self.rows) + to_text(each for each in self.differences if each.kind != "equal")


def compare_outcomes(left: Outcome, right: Outcome) -> list[Part]:
    """Return the parts that both outcomes have. Headers and bodies are compared in their redacted form."""
    parts = []
    if left.exchange is not None and right.exchange is not None:
        bodies = compare_json(_body(left.exchange), _body(right.exchange))
        responses = compare_json(_response(left.exchange), _response(right.exchange))
        parts = [Part("body", tuple(bodies)), Part("answer", tuple(responses))]
    if left.token is not None and right.token is not None:
        parts.append(_compare_tokens(left.token, right.token))
    return parts


def _compare_tokens(left: Token, right: Token) -> Part:
    kinds = (left.kind, right.kind)
    if kinds == (TokenKind.CAPTURE_CONTEXT, TokenKind.TRANSIENT_TOKEN):
        return Part("token", rows=tuple(compare_with_context(left, right)))
    if kinds == (TokenKind.TRANSIENT_TOKEN, TokenKind.CAPTURE_CONTEXT):
        return Part("token", rows=tuple(compare_with_context(right, left)))
    return Part("token", tuple(compare_tokens(left, right)))


def _body(exchange: Exchange) -> object:
    text = exchange.request.body.decode("utf-8", "replace")
    try:
        return parse_json(text)
    except ValueError:
        return text


def _response(exchange: Exchange) -> dict[str, object]:
    response = exchange.to_json()["response"]
    if not isinstance(response, dict):
        return {"failure": exchange.failure.kind if exchange.failure is not None else "none"}
    return {"status": response["status"], **{name.lower(): value for name, value in response["headers"]}}
