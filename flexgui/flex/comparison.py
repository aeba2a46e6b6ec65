"""Compares two bodies, headers or tokens: equal, changed, only left, only right.

Values are compared by path. A capture context and a transient token made from it are compared by meaning: values
that must agree, requested and sent fields, and values that may differ.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Literal, NamedTuple

from flexgui.flex.columns import Columns
from flexgui.flex.content_checks import collected_paths, granted, joined
from flexgui.flex.local_time import local_time, utc_time
from flexgui.flex.text import shown
from flexgui.flex.time_text import duration_text
from flexgui.flex.token import JsonObject, LargeNumber, Token, is_number
from flexgui.translation import date, later, tr

DifferenceKind = Literal["equal", "changed", "only left", "only right"]
Group = Literal["Must agree", "Fields", "May differ"]
Word = Literal["Match", "Differs", "Absent"]

MISSING = object()
"""Marks a value that one side does not have; null is a value."""

_LIKE_A_NUMBER = re.compile(r"-?\d[\d.eE+-]*|true|false|null|")
_TIMES = frozenset({"iat", "exp", "nbf"})
_LISTS_OF_FIELDS = frozenset({"requiredFields", "optionalFields"})


class Difference(NamedTuple):
    """One value, by its path; `note` is the duration between two times."""

    path: str
    kind: DifferenceKind
    left: object
    right: object
    note: str = ""


class Row(NamedTuple):
    """One comparison of a token with its capture context.

    `group` and `word` are English; `label` translates them.
    """

    group: Group
    word: Word
    name: str
    left: str
    right: str

    @property
    def bad(self) -> bool:
        """True if a value that must match differs."""
        return self.word == "Differs" and self.group == "Must agree"


_LABELS: dict[Group | Word, str] = {
    "Must agree": later("Must agree"),
    "Fields": later("Fields"),
    "May differ": later("May differ"),
    "Match": later("Match"),
    "Differs": later("Differs"),
    "Absent": later("Absent"),
}


def label(word: Group | Word) -> str:
    """Return the word of a row, or the heading of a group of them, as it is shown."""
    return tr(_LABELS[word])


def compare_json(left: object, right: object) -> Columns[Difference]:
    """Compare two parsed JSON values, leaf by leaf, in the order of the left one, then values only of the right one.

    Lists of field paths are sets: the service does not keep their order.
    """
    return Columns(Difference, _compare("", left, right))


def compare_tokens(left: Token, right: Token) -> Columns[Difference]:
    """Compare header and claims of any two tokens."""
    header = (each._replace(path=f"header.{each.path}") for each in _compare("", left.header, right.header))
    return Columns(Difference, chain(header, _compare("", left.claims, right.claims)))


def compare_with_context(context: Token, token: Token) -> Columns[Row]:
    """Compare a transient token with the capture context from which it claims to be made."""
    must_agree = (
        _must_agree("header.kid", "flx.jwk.kid", context.claim("flx", "jwk", "kid"), token.kid),
        _must_agree("type", "ctx[0].type", context.context_type, token.context_type),
    )
    return Columns(Row, chain(must_agree, _fields(context, token), _may_differ(context, token)))


def to_text(differences: Iterable[Difference]) -> str:
    """Return the differences as lines for a report: a sign, the path, and both values as JSON."""
    signs = {"equal": "=", "changed": "≠", "only left": "<", "only right": ">"}
    lines = []
    for each in differences:
        both = each.kind == "changed"
        values = f"{value_text(each.left)} → {value_text(each.right)}" if both else value_text(_present(each))
        note = f" ({each.note})" if each.note else ""
        lines.append(f"{signs[each.kind]} {shown(each.path) or tr('(all)')}: {values}{note}")
    return "\n".join(lines) + "\n" if lines else ""


def rows_to_text(rows: Iterable[Row]) -> str:
    """Return the rows as lines for a report."""
    return "".join(f"{label(each.word):<8}{each.name}: {each.left} | {each.right}\n" for each in rows)


def value_text(value: object) -> str:
    """Return a value on one line for display; empty for a missing one."""
    if value is MISSING:
        return ""
    if isinstance(value, str) and not isinstance(value, LargeNumber):
        return shown(f'"{value}"' if _LIKE_A_NUMBER.fullmatch(value) else value)
    return shown(json.dumps(value, ensure_ascii=False, separators=(", ", ": ")))


def _compare(path: str, left: object, right: object) -> Iterator[Difference]:
    if isinstance(left, dict) and isinstance(right, dict) and not _repeat(left, right):
        for name in left:
            yield from _compare(joined(path, name), left[name], right.get(name, MISSING))
        for name in right:
            if name not in left:
                yield from _leaves(joined(path, name), right[name], "only right")
    elif isinstance(left, list) and isinstance(right, list):
        yield from _compare_lists(path, left, right)
    elif right is MISSING:
        yield from _leaves(path, left, "only left")
    elif _same(left, right):
        yield Difference(path, "equal", left, right)
    else:
        yield Difference(path, "changed", left, right, _span(path, left, right))


def _compare_lists(path: str, left: list[object], right: list[object]) -> Iterator[Difference]:
    if path.rpartition(".")[2] in _LISTS_OF_FIELDS and all(isinstance(each, str) for each in (*left, *right)):
        there = set(map(str, right))
        for each in left:
            where: DifferenceKind = "equal" if each in there else "only left"
            yield Difference(joined(path, str(each)), where, each, each if each in there else MISSING)
        known = set(map(str, left))
        for each in right:
            if each not in known:
                yield Difference(joined(path, str(each)), "only right", MISSING, each)
        return
    for number in range(max(len(left), len(right))):
        place = f"{path}[{number}]"
        if number >= len(left):
            yield from _leaves(place, right[number], "only right")
        else:
            yield from _compare(place, left[number], right[number] if number < len(right) else MISSING)


def _leaves(path: str, value: object, kind: DifferenceKind) -> Iterator[Difference]:
    """Yield one difference for each leaf of a value that only one side has."""
    if isinstance(value, dict) and value and not _repeat(value):
        for name, inner in value.items():
            yield from _leaves(joined(path, name), inner, kind)
    elif isinstance(value, list) and value:
        for number, inner in enumerate(value):
            yield from _leaves(f"{path}[{number}]", inner, kind)
    else:
        yield Difference(path, kind, *((value, MISSING) if kind == "only left" else (MISSING, value)))


def _same(left: object, right: object) -> bool:
    """Return True if two values are the same JSON: true is not 1, and duplicate members count."""
    if isinstance(left, JsonObject) and isinstance(right, JsonObject):
        return left.pairs == right.pairs
    return type(left) is type(right) and left == right


def _repeat(*objects: object) -> bool:
    return any(isinstance(each, JsonObject) and each.has_repeats for each in objects)


def _span(path: str, left: object, right: object) -> str:
    if path not in _TIMES or not (is_number(left) and is_number(right)):
        return ""
    seconds = right - left
    span = duration_text(abs(seconds))
    return tr("{span} later", span=span) if seconds > 0 else tr("{span} earlier", span=span)


def _present(difference: Difference) -> object:
    return difference.right if difference.left is MISSING else difference.left


# -- a token and its context


def _must_agree(name: str, other: str, left: object, right: object) -> Row:
    word: Word = "Match" if left is not None and left == right else "Differs"
    return Row("Must agree", word, name, f"{other} {value_text(left)}".rstrip(), value_text(right))


def _fields(context: Token, token: Token) -> Iterator[Row]:
    lists = granted(context)
    content = token.claim("content")
    if lists is None or not isinstance(content, dict):
        return
    required, optional = lists
    sent = set(collected_paths(content))
    for path in (*sorted(required), *sorted(optional), *sorted(sent - required - optional)):
        unrequested = path not in required and path not in optional
        requested = tr("required") if path in required else tr("not asked for") if unrequested else tr("optional")
        is_sent = path in sent
        right = _collected(content, path) if is_sent else tr("not sent")
        wrong = (path in required and not is_sent) or unrequested
        yield Row("Fields", "Differs" if wrong else "Match" if is_sent else "Absent", _short(path), requested, right)


def _collected(content: dict[str, object], path: str) -> str:
    value: object = content
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    if not isinstance(value, dict) or not value:
        return tr("collected, withheld")
    words = [_plain(value[each]) for each in ("maskedValue", "value") if each in value]
    words += [f"bin {_plain(value['bin'])}"] if "bin" in value else []
    return ", ".join(words) or tr("collected")


def _plain(value: object) -> str:
    return shown(value) if isinstance(value, str) else value_text(value)


def _short(path: str) -> str:
    """Return the last two names, as in card.number."""
    return shown(".".join(path.split(".")[-2:]))


def _may_differ(context: Token, token: Token) -> Iterator[Row]:
    for name in ("iss", "iat", "exp", "jti"):
        left, right = context.claim(name), token.claim(name)
        word: Word = "Match" if left == right else "Differs"
        if name in _TIMES and is_number(left) and is_number(right):
            span = _span(name, left, right) if left != right else tr("the same")
            yield Row("May differ", word, name, _clock(left), f"{_clock(right)}, {span}")
        else:
            yield Row("May differ", word, name, value_text(left), value_text(right))


def _clock(value: object) -> str:
    try:
        moment = local_time(utc_time(float(str(value))))
    except (ValueError, OverflowError):
        return value_text(value)
    return f"{date(moment)} {moment.timetz().isoformat('seconds')}"
