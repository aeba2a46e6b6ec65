"""`flexgui history`: list, print, compare and delete what the window has stored."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from flexgui.cli.input import read_text
from flexgui.cli.output import DONE, json_text, printable, say
from flexgui.errors import UsageError
from flexgui.flex.comparison import (
    Difference,
    compare_json,
    compare_tokens,
    compare_with_context,
    rows_to_text,
    to_text,
)
from flexgui.flex.token import Token, TokenKind, decode, find_token, parse_json
from flexgui.history.codec import from_record
from flexgui.history.store import Entry, History
from flexgui.outcome import Outcome
from flexgui.settings import data_dir
from flexgui.translation import trn

if TYPE_CHECKING:
    import argparse

    from flexgui.transport.exchange import Exchange

MAX_DIFFERENCES = 1000
"""Lines printed for one part of a comparison."""


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code; raises FlexGuiError."""
    history = History(data_dir())
    text = _result(options, history)
    for note in history.notes:
        say(note)
    sys.stdout.write(printable(text))
    return DONE


def compared(left: Outcome, right: Outcome) -> list[tuple[str, str]]:
    """Return the differences as text, by part: body, answer, token. Parts without differences are left out."""
    parts = [("token", _tokens(left.token, right.token))]
    if left.exchange is not None and right.exchange is not None:
        one, other = left.exchange, right.exchange
        parts = [
            ("body", _changed(compare_json(_json(one.request.body), _json(other.request.body)))),
            ("answer", _changed(compare_json(_answer(one), _answer(other)))),
            *parts,
        ]
    return [(name, text) for name, text in parts if text]


def _result(options: argparse.Namespace, history: History) -> str:
    if options.action == "list":
        found = history.entries(options.search, limit=1_000_000)
        if options.json:
            return json_text([_entry_json(each) for each in found]) + "\n"
        return "".join(f"{_line(each)}\n" for each in found)
    if options.action == "show":
        return _show(history, options.entry, options.json)
    if options.action == "diff":
        return _diff(_outcome(history, options.left), _outcome(history, options.right))
    history.clear()
    return ""


def _diff(left: Outcome, right: Outcome) -> str:
    parts = compared(left, right)
    return "".join(f"{name}\n{_limited(text)}\n" for name, text in parts) if parts else "No differences.\n"


def _limited(text: str) -> str:
    lines = text.splitlines(keepends=True)
    rest = len(lines) - MAX_DIFFERENCES
    return "".join(lines[:MAX_DIFFERENCES]) + (f"… and {rest} more.\n" if rest > 0 else "")


def _tokens(left: Token | None, right: Token | None) -> str:
    if left is None or right is None:
        return ""
    kinds = (left.kind, right.kind)
    if kinds == (TokenKind.CAPTURE_CONTEXT, TokenKind.TRANSIENT_TOKEN):
        return rows_to_text(compare_with_context(left, right))
    if kinds == (TokenKind.TRANSIENT_TOKEN, TokenKind.CAPTURE_CONTEXT):
        return rows_to_text(compare_with_context(right, left))
    return _changed(compare_tokens(left, right))


def _changed(differences: list[Difference]) -> str:
    return to_text(each for each in differences if each.kind != "equal")


def _answer(exchange: Exchange) -> dict[str, object]:
    response = exchange.response
    if response is None:
        return {"failure": exchange.failure.kind if exchange.failure is not None else "none"}
    return {"status": response.status, **{name.lower(): value for name, value in response.headers}}


def _json(body: bytes) -> object:
    try:
        return parse_json(body.decode("utf-8", "replace"))
    except ValueError:
        return body.decode("utf-8", "replace")


def _outcome(history: History, name: str) -> Outcome:
    if name.isascii() and name.isdigit() and not Path(name).exists():
        return from_record(_record(history, int(name)))
    return Outcome(token=decode(find_token(read_text(name))))


def _record(history: History, entry_id: int) -> str:
    record = history.record(entry_id) if entry_id < 1 << 62 else None
    if record is None:
        raise UsageError(f"The history has no entry {entry_id}. flexgui history list prints the entries.")
    return record


def _show(history: History, entry_id: int, as_json: bool) -> str:
    record = _record(history, entry_id)
    if as_json:
        return json_text(json.loads(record)) + "\n"
    outcome = from_record(record)
    entry = history.entry(entry_id)
    lines = [_line(entry)] if entry is not None else []
    lines += [f"note: {entry.note}"] if entry is not None and entry.note else []
    lines.append(f"{outcome.explanation.title}: {outcome.explanation.sentence}")
    if outcome.exchange is not None:
        lines += ["", outcome.exchange.request.http_text()]
    for verdict in outcome.verification.verdicts if outcome.verification is not None else ():
        lines.append(f"{verdict.name}: {verdict.state.value}. {verdict.reason}")
    if outcome.token is not None:
        lines += ["", outcome.token.text]
    return "\n".join(lines) + "\n"


def _line(entry: Entry) -> str:
    words = [f"{entry.id:>5}", f"{entry.at.astimezone():%Y-%m-%d %H:%M:%S}", entry.title]
    words += [each for each in (entry.state, entry.profile, entry.environment, entry.name) if each]
    words += [trn("{n} field", "{n} fields", entry.fields)] if entry.fields is not None else []
    words += ["pinned"] if entry.pinned else []
    return "  ".join(words)


def _entry_json(entry: Entry) -> dict[str, object]:
    return entry.__dict__ | {"at": entry.at.isoformat()}
