"""`flexgui history`: list, print, compare and delete what the window has stored."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from flexgui.cli.input import input_name, read_text
from flexgui.cli.output import DONE, json_text, say
from flexgui.clock import utc_now
from flexgui.data_folder import data_dir
from flexgui.errors import BadFile, NotAToken, UsageError
from flexgui.flex.first_token import first_token
from flexgui.flex.local_time import local_time
from flexgui.flex.text import printable
from flexgui.history.codec import from_record
from flexgui.history.compare import compare_outcomes
from flexgui.history.listing import Entry
from flexgui.history.store import History
from flexgui.outcome import Inspection, Outcome, RequestOutcome
from flexgui.translation import number, trn
from flexgui.transport.redacted_exchange import http_text

MAX_DIFFERENCES = 1000
"""Lines printed for one part of a comparison."""


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code; raises FlexGuiError."""
    history = History(data_dir())
    text = _result(options, history)
    for note in history.notes:
        say(note)
    sys.stdout.write(printable(text, keep="\n"))
    return DONE


def _result(options: argparse.Namespace, history: History) -> str:
    if options.action == "list":
        found = history.entries(options.search)
        if options.json:
            return json_text([_entry_json(each) for each in found]) + "\n"
        return "".join(f"{_line(each)}\n" for each in found)
    if options.action == "show":
        return _show(history, options.entry, options.json)
    if options.action == "diff":
        return _diff(_outcome(history, options.left), _outcome(history, options.right))
    return _clear(history, options.yes)


def _clear(history: History, confirmed: bool) -> str:
    """Delete all entries after a confirmation: --yes, or an answer in a terminal."""
    count = history.count()
    if count and not confirmed:
        entries = trn("{count} entry", "{count} entries", count, count=number(count))
        if not (sys.stdin is not None and sys.stdin.isatty()):
            raise UsageError(f"This deletes {entries}. Add --yes to confirm.")
        say(f"Delete {entries}, including pinned ones? This cannot be undone. Type yes to confirm:")
        if sys.stdin.readline().strip().lower() not in ("y", "yes"):
            return "Nothing was deleted.\n"
    history.clear()
    return ""


def _diff(left: Outcome, right: Outcome) -> str:
    parts = [(each.name, each.text) for each in compare_outcomes(left, right) if each.text]
    return "".join(f"{name}\n{_limited(text)}\n" for name, text in parts) if parts else "No differences.\n"


def _limited(text: str) -> str:
    lines = text.splitlines(keepends=True)
    rest = len(lines) - MAX_DIFFERENCES
    return "".join(lines[:MAX_DIFFERENCES]) + (f"… and {rest} more.\n" if rest > 0 else "")


def _outcome(history: History, name: str) -> Outcome:
    if name.isascii() and name.isdigit() and not Path(name).exists():
        return from_record(_record(history, int(name)))
    try:
        return Inspection(token=first_token(read_text(name)))
    except NotAToken as error:
        raise BadFile(f"{input_name(name)} holds no token: {error}") from None


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
    if isinstance(outcome, RequestOutcome):
        lines += ["", http_text(outcome.exchange.request)]
    for verdict in outcome.verification.verdicts if outcome.verification is not None else ():
        lines.append(f"{verdict.label}: {verdict.state.value}. {verdict.reason}")
    if outcome.token is not None:
        lines += ["", outcome.token.text]
    return "\n".join(lines) + "\n"


def _line(entry: Entry) -> str:
    words = [f"{entry.id:>5}", f"{local_time(entry.at):%Y-%m-%d %H:%M:%S}", entry.title]
    words += [each for each in (entry.state_at(utc_now()), entry.profile, entry.environment, entry.name) if each]
    words += [trn("{n} field", "{n} fields", entry.fields)] if entry.fields is not None else []
    words += [each for each in (entry.type, entry.merchant) if each]
    words += ["pinned"] if entry.pinned else []
    return "  ".join(words)


def _entry_json(entry: Entry) -> dict[str, object]:
    expires = entry.expires.isoformat() if entry.expires is not None else None
    members = entry.__dict__ | {"at": entry.at.isoformat(), "expires": expires}
    return {name: each for name, each in members.items() if name not in ("earlier", "is_repeat")}
