"""The catalogue of the fields that a capture context may carry, with their meanings. The data is in catalog.json.

The list is the "Payment API Fields" of CyberSource's page "Generate a Capture Context"; two more fields are only in
the worked example of its OpenAPI file, and are marked as not documented.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple

from flexgui.errors import UsageError
from flexgui.translation import tr

Sensitivity = Literal["card", "pii", "none"]

_FILE = Path(__file__).with_name("catalog.json")
_PATH = re.compile(r"[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z][A-Za-z0-9_-]*)+")
_MAX_PATH_LENGTH = 200


class Field(NamedTuple):
    """One field that a capture context may carry; `path` is dotted."""

    path: str
    label: str
    description: str
    sensitivity: Sensitivity = "none"
    example: str = ""
    documentation: str = ""
    documented: bool = True
    note: str = ""
    own: bool = False
    synonyms: str = ""

    @property
    def leaf(self) -> str:
        """The last part of the path, as in the body."""
        return self.path.rpartition(".")[2]

    def found_by(self, words: str) -> bool:
        """Return whether a search finds the field: each word in its names, its meaning or its synonyms."""
        text = f"{self.label} {self.path} {self.synonyms} {self.description} {self.example}".lower()
        return words.lower() in text or all(word in text for word in words.lower().split())


class FieldGroup(NamedTuple):
    """Fields below one path, `key`, which is empty for fields that fit into no other group."""

    key: str
    label: str
    fields: tuple[Field, ...]


class Catalog:
    """All fields, in groups, in the order of the documentation."""

    def __init__(self, groups: Iterable[FieldGroup]) -> None:
        self.groups = tuple(groups)
        self.fields = tuple(field for group in self.groups for field in group.fields)
        self._by_path = {field.path: field for field in self.fields}
        self._group_paths = {prefix for path in self._by_path for prefix in _prefixes(path)}

    def by_path(self, path: str) -> Field | None:
        """Return the field at `path`, None if there is none."""
        return self._by_path.get(path)

    def is_group(self, path: str) -> bool:
        """Return whether fields lie below `path`."""
        return path in self._group_paths

    def is_in_field(self, path: str) -> bool:
        """Return whether `path` lies below a field, which only takes “required”."""
        return any(prefix in self._by_path for prefix in _prefixes(path))

    def with_custom(self, paths: Iterable[str]) -> Catalog:
        """Return a catalogue with custom fields, each in the group of its path, or in its own group.

        A path that is a group here, or is below a field, is left out: no body could hold both.
        """
        new = [path for path in dict.fromkeys(paths) if not self._is_taken(path)]
        if not new:
            return self
        groups = [
            group._replace(fields=group.fields + _own(path for path in new if _above(path) == group.key))
            for group in self.groups
        ]
        homes = {group.key for group in self.groups}
        homeless = _own(path for path in new if _above(path) not in homes)
        return Catalog([*groups, FieldGroup("", tr("Custom fields"), homeless)] if homeless else groups)

    def _is_taken(self, path: str) -> bool:
        return path in self._by_path or self.is_group(path) or self.is_in_field(path)


def load_catalog() -> Catalog:
    """Read the built-in catalogue, with labels in the user's language."""
    data = json.loads(_FILE.read_text("utf-8"))
    page = data["documentation"]
    return Catalog(
        FieldGroup(
            group["key"],
            tr(group["label"]),
            tuple(
                Field(
                    f"{group['key']}.{entry['name']}",
                    tr(entry["label"]),
                    tr(entry["description"]),
                    entry["sensitivity"],
                    entry["example"],
                    entry.get("documentation", page),
                    entry.get("documented", True),
                    tr(entry.get("note", "")),
                    synonyms=tr(entry.get("synonyms", "")),
                )
                for entry in group["fields"]
            ),
        )
        for group in data["groups"]
    )


def check_path(text: str) -> str:
    """Return the path of a custom field without surrounding spaces. Raises UsageError with an example of a path."""
    path = text.strip().removeprefix("fields.")
    if not path:
        raise UsageError(tr("A field needs a path, as in orderInformation.billTo.county."))
    if len(path) > _MAX_PATH_LENGTH:
        raise UsageError(tr("A path has at most {most} characters.", most=_MAX_PATH_LENGTH))
    if not _PATH.fullmatch(path):
        raise UsageError(
            tr(
                "A path is names joined by dots, of letters, digits, - and _ only, "
                "as in orderInformation.billTo.county."
            )
        )
    if "required" in path.split("."):
        raise UsageError(tr("“required” is a flag of a field, not a field."))
    return path


def _own(paths: Iterable[str]) -> tuple[Field, ...]:
    return tuple(
        Field(path, path.rpartition(".")[2], tr("A custom field."), documented=False, own=True) for path in paths
    )


def _above(path: str) -> str:
    return path.rpartition(".")[0]


def _prefixes(path: str) -> Iterable[str]:
    parts = path.split(".")
    return (".".join(parts[:end]) for end in range(1, len(parts)))
