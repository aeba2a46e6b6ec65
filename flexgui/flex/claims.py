"""The claims of a token as a tree: name, value, kind and meaning of each.

Nodes are created on first access, because a token may have thousands of claims, and a long container is divided into
ranges, because a view asks for all rows of a container at once. What each claim means is in `flexgui.flex.meanings`.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple, cast, overload

from flexgui.errors import NotAToken
from flexgui.flex.meanings import ALGORITHMS, CARD_TYPES, CLAIMS, HEADER, PAGES
from flexgui.flex.nested_texts import Nested, NestedTexts
from flexgui.flex.text import shown
from flexgui.flex.time_text import duration_text, is_today, moment_text
from flexgui.flex.token import JsonObject, LargeNumber, Token, base64url, is_number
from flexgui.translation import later, tr, trn

if TYPE_CHECKING:
    from flexgui.flex.catalog import Catalog

NodeKind = Literal["object", "array", "string", "number", "bool", "null", "token", "json"]

MAX_ROWS = 500
"""Maximum number of children of one node; a longer container has ranges of this length below it."""

_DEEPEST_MEANING = 20
"""Levels below which no claim has a meaning."""
_TIME_CLAIMS = {"iat": later("Issued"), "exp": later("Expires"), "nbf": later("Valid from")}
_INDEX = re.compile(r"\[\d+(?: … \d+)?\]")
_BASE64URL = re.compile(r"[A-Za-z0-9_-]+=*")
_PATH = re.compile(r"[A-Za-z]\w*(?:\.\w+)+")


class ClaimNode:
    """One claim; `name` is its name, or its index in an array, as in ``[0]``, and `row` its index below `parent`.

    A single entry of `ctx` is folded into it: its type becomes the value, its data the children. A range of a long
    container is a node too: its value holds its part of the members.
    """

    __slots__ = ("_children", "_first", "_path", "_texts", "name", "parent", "row", "value")

    def __init__(
        self,
        name: str,
        value: object,
        parent: ClaimNode | None,
        row: int,
        texts: NestedTexts,
        first: int | None = None,
    ) -> None:
        """`first` is the first index of a range."""
        self.name = name
        self.value = value
        self.parent = parent
        self.row = row
        self._texts = texts
        self._first = first
        self._children: Children | None = None
        self._path = ""

    def __repr__(self) -> str:
        return f"ClaimNode({self.path!r})"

    @property
    def path(self) -> str:
        """The path from the top, as in ``ctx[0].data.requiredFields[0]``; that of the header begins with header."""
        if not self._path:
            above = _above(self)
            self._path = self.name if above is None else _path((above.path, *_folded(above), self.name))
        return self._path

    @property
    def kind(self) -> NodeKind:
        """The kind of the value; a string that holds a token or JSON is of that kind."""
        value = self.value
        if isinstance(value, LargeNumber):
            return "number"
        if isinstance(value, str):
            nested = self._inner()
            return "string" if nested is None else "token" if isinstance(nested, Token) else "json"
        if value is None:
            return "null"
        if isinstance(value, bool):
            return "bool"
        return "object" if isinstance(value, dict) else "array" if isinstance(value, list) else "number"

    @property
    def is_range(self) -> bool:
        """True for a part of a long container, which is not a claim itself."""
        return self._first is not None

    @property
    def has_children(self) -> bool:
        """True if the node has children; does not create them."""
        value = _content(self)
        return isinstance(value, Token) or (isinstance(value, dict | list) and bool(value))

    @property
    def children(self) -> Children:
        """The nodes below; each is created when it is first read. A repeated name has several nodes."""
        if self._children is None:
            value = _content(self)
            members = _token_members(value) if isinstance(value, Token) else _in_ranges(_members(value))
            self._children = Children(self, members, self._texts, self._first or 0)
        return self._children

    @property
    def summary(self) -> str:
        """The text for the column of values, escaped for display: a scalar itself, a summary of a container."""
        value = self.value
        if isinstance(value, str):
            nested = None if isinstance(value, LargeNumber) else self._inner()
            if isinstance(nested, Token):
                return f"{nested.kind.value}, {shown(nested.alg) if nested.alg else tr('no algorithm')}"
            return shown(value) if nested is None else f"JSON, {_container_summary(nested)}"
        front_end = _front_end(self)
        if front_end is not None:
            return shown(str(front_end["type"]))
        if isinstance(value, dict | list):
            header = self.parent is None and _is_header(self) and isinstance(value, dict)
            return _header_summary(value) if header and isinstance(value, dict) else _container_summary(value)
        return shown(json.dumps(value))

    def _inner(self) -> Nested:
        """Return the token or the JSON in this text, None if there is none."""
        return self._texts.nested(self.value) if isinstance(self.value, str) else None


class Children(Sequence[ClaimNode]):
    """The nodes below a node, or the top nodes; each is created on first access and then kept."""

    __slots__ = ("_first", "_made", "_members", "_parent", "_texts")

    def __init__(self, parent: ClaimNode | None, members: Sequence[object], texts: NestedTexts, first: int = 0) -> None:
        """`members` are ranges, (name, value) pairs of an object, or the entries of an array from index `first` on."""
        self._parent, self._members, self._texts, self._first = parent, members, texts, first
        self._made: dict[int, ClaimNode] = {}

    def __len__(self) -> int:
        return len(self._members)

    @overload
    def __getitem__(self, row: int) -> ClaimNode: ...
    @overload
    def __getitem__(self, row: slice) -> list[ClaimNode]: ...
    def __getitem__(self, row: int | slice) -> ClaimNode | list[ClaimNode]:
        if isinstance(row, slice):
            return [self[each] for each in range(*row.indices(len(self._members)))]
        made = self._made.get(row)
        if made is None:
            made = self._made[row] = self._make(row)
        return made

    def scan(self) -> Iterator[ClaimNode]:
        """Yield the nodes without keeping them, for a search: Python's garbage collector visits all that are kept."""
        for row in range(len(self._members)):
            yield self._made.get(row) or self._make(row)

    def _make(self, row: int) -> ClaimNode:
        member = self._members[row]
        if isinstance(member, _Range):
            return ClaimNode(member.name, member.value, self._parent, row, self._texts, member.first)
        name, value = member if isinstance(member, tuple) else (f"[{self._first + row}]", member)
        return ClaimNode(name, value, self._parent, row, self._texts)


def claim_tree(token: Token) -> Children:
    """Return the nodes at the top: the header first, then the claims in the order of the token."""
    return Children(None, _token_members(token), NestedTexts())


def meaning(node: ClaimNode, now: datetime, catalog: Catalog | None) -> str:
    """Return the meaning of a claim in words; empty if it is unknown. `now` is an aware time."""
    names = _names(node, _DEEPEST_MEANING + 1)
    if len(names) > _DEEPEST_MEANING:
        return ""
    if _is_header(_top(node)):
        path = _INDEX.sub("[]", _path(names[1:]))
        return _value_meaning(path, node.value) or tr(HEADER.get(path, ""))
    path = _INDEX.sub("[]", _path(names))
    if path == "flx.jwk.n" and (size := _byte_count(node.value)):
        return tr("Modulus, {n} bytes", n=size)
    if len(names) == 1 and names[0] in _TIME_CLAIMS:
        return _time_meaning(names[0], node.value, now)
    if names[0] in ("content", "data"):
        return _content_meaning(names, node, catalog)
    if path in ("ctx[].data.requiredFields[]", "ctx[].data.optionalFields[]"):
        return _label(str(node.value), catalog) if isinstance(node.value, str) else ""
    return tr(CLAIMS.get(path, "")) or _label(path.removeprefix("ctx[].data."), catalog)


def page(node: ClaimNode) -> str:
    """Return the address of the official page on a claim or its parent; "" if none is known."""
    top, path = _top(node), _path(_names(node))
    if top.name == "header" and not _is_header(top):  # a claim with that name is not documented
        return ""
    return PAGES["flx.jwk"] if f"{path}.".startswith("flx.jwk.") else PAGES.get(top.name, "")


def _names(node: ClaimNode, most: int = sys.maxsize) -> list[str]:
    """Return the names from the top of the innermost token down to the node, of a deep node the last ones only."""
    names: list[str] = []
    at: ClaimNode | None = node
    while at is not None and len(names) < most:
        names.append(at.name)
        at = _above(at)
        names += reversed(_folded(at))
    return names[::-1]


def _front_end(node: ClaimNode) -> dict[str, object] | None:
    """Return the entry of the claim `ctx` if it is the only one and has only a type and data."""
    value = node.value
    if node.name != "ctx" or not isinstance(value, list) or len(value) != 1 or _above(node) is not None:
        return None
    (entry,) = value
    if not isinstance(entry, JsonObject) or entry.has_repeats or entry.keys() != {"data", "type"}:
        return None
    return entry if isinstance(entry["type"], str) and isinstance(entry["data"], JsonObject) else None


def _folded(above: ClaimNode | None) -> tuple[str, ...]:
    """Return the names of the levels that are folded between a claim and those below it."""
    return ("[0]", "data") if above is not None and _front_end(above) is not None else ()


def _content(node: ClaimNode) -> object:
    """Return the value that holds a node's children: the token or JSON in a text, the data of `ctx`, else its own."""
    if isinstance(node.value, str):
        return node._inner()
    front_end = _front_end(node)
    return front_end["data"] if front_end else node.value


def _is_header(node: ClaimNode) -> bool:
    """Return whether a node at the top of a token is its header."""
    return node.name == "header" and node.row == 0 and not (node.parent is not None and node.parent.is_range)


def _above(node: ClaimNode) -> ClaimNode | None:
    """Return the claim above; None at the top of a token."""
    parent = node.parent
    while parent is not None and parent.is_range:
        parent = parent.parent
    return None if parent is not None and isinstance(parent.value, str) and parent.kind == "token" else parent


def _top(node: ClaimNode) -> ClaimNode:
    while (above := _above(node)) is not None:
        node = above
    return node


def _path(names: Iterable[str]) -> str:
    path = ""
    for name in names:
        path += name if not path or _INDEX.fullmatch(name) else f".{name}"
    return path


class _Range(NamedTuple):
    """A part of a long container, beginning at index `first` of it."""

    name: str
    value: object
    first: int


def _token_members(token: Token) -> list[object]:
    header: tuple[str, object] = ("header", token.header)
    if isinstance(token.claims, dict):
        return [header, *_in_ranges(_members(token.claims))]
    return [header] if len(token.segments) == 5 else [header, ("claims", token.claims)]


def _members(value: object) -> Sequence[object]:
    """Return the pairs of an object or the entries of an array; JSON has no tuples, so the two differ in type."""
    if isinstance(value, JsonObject):
        return value.pairs
    return value if isinstance(value, list) else ()


def _in_ranges(members: Sequence[object]) -> Sequence[object]:
    """Return the members, or if they are too many, the ranges that hold them."""
    if len(members) <= MAX_ROWS:
        return members
    return [_range(members[first : first + MAX_ROWS], first) for first in range(0, len(members), MAX_ROWS)]


def _range(part: Sequence[object], first: int) -> _Range:
    pairs = cast("list[tuple[str, object]]", part) if isinstance(part[0], tuple) else None
    return _Range(f"[{first} … {first + len(part) - 1}]", part if pairs is None else JsonObject(pairs), first)


def _header_summary(header: dict[str, object]) -> str:
    alg, kid = header.get("alg"), header.get("kid")
    if not isinstance(alg, str):
        return _container_summary(header)
    return shown(f"{alg} · {tr('key {kid}', kid=kid)}") if isinstance(kid, str) else shown(alg)


def _value_meaning(path: str, value: object) -> str:
    """Return the meaning of the value of a header member; empty if that of its name is enough."""
    if not isinstance(value, str):
        return ""
    if path == "alg":
        return tr(ALGORITHMS.get(value, ""))
    if path == "x5c[]":
        from flexgui.flex.embedded_certificate import describe_certificate  # imports cryptography

        return describe_certificate(value)
    return ""


def _byte_count(value: object) -> int:
    """Return how many bytes a base64url text holds, 0 for any other text."""
    return len(value.rstrip("=")) * 3 // 4 if isinstance(value, str) and _BASE64URL.fullmatch(value) else 0


def _container_summary(value: object) -> str:
    if isinstance(value, dict):
        bits = _key_bits(value)
        if bits is not None:
            return tr("RSA · {bits} bit", bits=bits)
        return trn("{n} member", "{n} members", len(_members(value))) if value else "{}"
    if not isinstance(value, list) or not value:
        return "[]"
    if all(isinstance(each, str) and _PATH.fullmatch(each) for each in value):
        return trn("{n} path", "{n} paths", len(value))
    return trn("{n} entry", "{n} entries", len(value))


def _key_bits(value: dict[str, object]) -> int | None:
    modulus = value.get("n")
    if value.get("kty") != "RSA" or not isinstance(modulus, str) or len(modulus) > 4096:
        return None
    try:
        return int.from_bytes(base64url(modulus.rstrip("="), "n")).bit_length()
    except NotAToken:
        return None


def _time_meaning(name: str, value: object, now: datetime) -> str:
    if not is_number(value):
        claim = tr(_TIME_CLAIMS[name])
        if isinstance(value, str) and not isinstance(value, LargeNumber):
            return tr("{claim}: a text, not a number", claim=claim)
        return tr("{claim}: not a usable number", claim=claim)
    when, away = moment_text(value, now), float(value) - now.timestamp()
    if name == "iat":
        today = is_today(value, now)
        return tr("Issued {when} today", when=when) if today else tr("Issued {when}", when=when)
    if name == "exp":
        if away > 0:
            return tr("Expires {when}, in {left}", when=when, left=duration_text(away))
        return tr("Expired {when}, {past} ago", when=when, past=duration_text(-away))
    if away > 0:
        return tr("Valid from {when}, in {left}", when=when, left=duration_text(away))
    return tr("In force since {when}", when=when)


def _content_meaning(names: list[str], node: ClaimNode, catalog: Catalog | None) -> str:
    """Return the meaning of a member of a transient token's `content` (nested by path) or `data` (card only)."""
    if len(names) == 1:
        return tr(CLAIMS[names[0]])
    inside = names[1:] if names[0] == "content" else ["paymentInformation", "card", *names[1:]]
    if names[0] == "data" and len(names) > 2:
        return ""
    path = _path(names)
    bare = [name for name in inside if not _INDEX.fullmatch(name)]
    if not bare:
        return ""
    own = CLAIMS.get("content[]." + bare[-1])
    if own is not None and len(bare) > 1:
        card_type = bare[-1] == "detectedCardTypes" or bare[-2:] == ["type", "value"]
        known = _card_type(node.value) if card_type else ""
        return known or tr(own)
    label = _label(".".join(inside), catalog)
    if isinstance(node.value, dict):
        if label and not node.value:
            return tr("{field}, taken and withheld", field=label)
        return label or tr(CLAIMS.get(path, ""))
    if names[0] == "data" and bare[-1] == "type":
        return _card_type(node.value) or label
    return label


def _card_type(value: object) -> str:
    return CARD_TYPES.get(value, "") if isinstance(value, str) else ""


def _label(path: str, catalog: Catalog | None) -> str:
    field = catalog.by_path(path) if catalog is not None else None
    return field.label if field is not None else ""
