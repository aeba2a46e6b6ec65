"""Reads a capture-context request from its JSON body, with the position of each field and mistake; corrects it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple

from flexgui.errors import BadBody
from flexgui.flex.located_json import LineMap, Located, Member, quoted, read_located
from flexgui.flex.request import CaptureContextRequest, RequestedField
from flexgui.flex.text import json_object
from flexgui.translation import tr

if TYPE_CHECKING:
    from flexgui.flex.catalog import Catalog

FixKind = Literal["wrap", "keep-fields"]
MICROFORM_MEMBERS = frozenset(
    ("allowedCardNetworks", "allowedPaymentTypes", "clientVersion", "targetOrigins", "transientTokenResponseOptions")
)
"""Members of the body of ``/microform/v2/sessions``, which the Flex API does not have."""


class ParsedBody(NamedTuple):
    """A body that was read: `lines` gives the first and last line of each field, from 1; `unknown` paths are kept."""

    request: CaptureContextRequest
    lines: dict[str, tuple[int, int]]
    unknown: tuple[str, ...]


def parse_body(text: str, catalog: Catalog) -> ParsedBody:
    """Read a JSON body. Raises BadBody, with the position and a plain sentence, if it cannot be sent."""
    return _BodyReader(text, catalog).read()


class BodyFix(NamedTuple):
    """A correction and the body after it. "wrap" puts "fields" around all, "keep-fields" removes everything else."""

    kind: FixKind
    text: str


def find_fix(text: str, catalog: Catalog) -> BodyFix | None:
    """Return the correction that makes a body readable for `parse_body`, None if there is none."""
    body = json_object(text)
    if body is None:
        return None
    kind: FixKind = "keep-fields" if "fields" in body else "wrap"
    fixed = json.dumps({"fields": body["fields"] if kind == "keep-fields" else body}, indent=2, ensure_ascii=False)
    try:
        parsed = parse_body(fixed, catalog)
    except BadBody:
        return None
    # A wrapped body of unknown paths only is more likely another kind of request.
    is_other = parsed.unknown and len(parsed.unknown) == len(parsed.request.fields)
    return None if is_other and kind == "wrap" else BodyFix(kind, fixed)


class _BodyReader:
    """Walks the located JSON and collects the fields."""

    def __init__(self, text: str, catalog: Catalog) -> None:
        self._text = text
        self._lines = LineMap(text)
        self._catalog = catalog
        self._fields: list[RequestedField] = []
        self._places: dict[str, tuple[int, int]] = {}

    def read(self) -> ParsedBody:
        root = read_located(self._text)
        if not root.is_object:
            raise self._lines.error(root.start, tr("the body is one object, { … }"))
        fields: Located | None = None
        for member in self._members(root):
            if member.name != "fields":
                if member.name in MICROFORM_MEMBERS:
                    sentence = tr(
                        "{name} belongs to a Microform request; this is a request of the Flex API",
                        name=quoted(member.name),
                    )
                else:
                    sentence = tr(
                        '{name} is not part of this request; it has one member, "fields"', name=quoted(member.name)
                    )
                raise self._lines.error(member.start, sentence)
            fields = member.located
        if fields is None:
            raise self._lines.error(root.start, tr('"fields" is missing'))
        if not fields.is_object:
            raise self._lines.error(fields.start, tr('"fields" is an object, { … }'))
        self._group(fields, "")
        unknown = tuple(each.path for each in self._fields if self._catalog.by_path(each.path) is None)
        return ParsedBody(CaptureContextRequest(tuple(self._fields)), self._places, unknown)

    def _group(self, group: Located, above: str) -> None:
        for member in self._members(group):
            path = f"{above}.{member.name}" if above else member.name
            if not _is_name(member.name):
                sentence = tr("{name} is not the name of a field", name=quoted(member.name))
                raise self._lines.error(member.start, sentence)
            if not member.located.is_object or member.name == "required":
                raise self._wrong_value(member, above)
            if self._is_leaf(path, member.located):
                self._leaf(path, member)
            elif member.located.members:
                self._group(member.located, path)
            else:
                sentence = tr("{name} is a group; name its fields in it", name=quoted(member.name))
                raise self._lines.error(member.start, sentence)

    def _is_leaf(self, path: str, located: Located) -> bool:
        if self._catalog.by_path(path) is not None:
            return True
        members = located.members or []
        if self._catalog.is_group(path):
            return False
        return all(member.name == "required" for member in members)

    def _leaf(self, path: str, leaf: Member) -> None:
        required: bool | None = None
        for member in self._members(leaf.located):
            if member.name != "required":
                sentence = tr('a field takes "required" only, not {name}', name=quoted(member.name))
                raise self._lines.error(member.start, sentence)
            if not isinstance(member.located.value, bool):
                raise self._lines.error(member.located.start, tr('"required" is true or false'))
            required = member.located.value
        self._fields.append(RequestedField(path, required))
        self._places[path] = (self._lines.place(leaf.start)[0], self._lines.place(leaf.located.end - 1)[0])

    def _members(self, located: Located) -> Iterable[Member]:
        seen: set[str] = set()
        for member in located.members or []:
            if member.name in seen:
                sentence = tr("{name} appears twice here", name=quoted(member.name))
                raise self._lines.error(member.start, sentence)
            seen.add(member.name)
            yield member

    def _wrong_value(self, member: Member, above: str) -> BadBody:
        if member.name == "required":
            group = above or "fields"
            name = quoted(group.rpartition(".")[2])
            sentence = tr('{name} is a group; "required" belongs to its fields', name=name)
            return self._lines.error(member.start, sentence)
        sentence = tr('{name} is an object: {{}} or {{"required": false}}', name=quoted(member.name))
        return self._lines.error(member.located.start, sentence)


def _is_name(text: str) -> bool:
    """Return whether a path can have this part; a lone surrogate can neither be shown nor sent."""
    return bool(text) and "." not in text and not any("\ud800" <= character <= "\udfff" for character in text)
