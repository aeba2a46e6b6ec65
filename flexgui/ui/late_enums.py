"""Enumerations of Qt that get their members when one of them is first asked for.

WORKAROUND: whoever names one enumeration of the `Qt` namespace makes PySide6 (6.8 to 6.11) create all of its 92, and
every class brings its own: about 300 with 4,000 members stand before the first paint, a sixth of the time until then,
and the window uses 25 of them. Here PySide6 is handed a class without members; the first look at it has the standard
library make the whole enumeration, whose members then move in. It may go when PySide6 makes its enumerations late.
What PySide6 looks for past this door, the short names of old (`Qt.AlignLeft`), is not there; mypy does not know them
either.
"""

from __future__ import annotations

import enum
import sys
from collections.abc import Iterator
from typing import Any

NEWEST = (3, 13)
"""The newest Python whose `enum` this was tried with; later ones get their enumerations at once."""

_make = enum.EnumType.__call__
_pending: dict[type, tuple[Any, Any, dict[str, Any]]] = {}
_blanks: dict[type, dict[str, Any]] = {}
_OWN = frozenset({"__dict__", "__weakref__", "__doc__", "__module__", "__qualname__", "__name__"})


class LateEnumType(enum.EnumType):
    """The type of an enumeration that has no members yet; it is an `EnumType` like any other from the first look on."""

    def __call__(cls, *args: Any, **options: Any) -> Any:
        return _filled(cls)(*args, **options)

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):  # what Python itself asks of a class; no member is called so
            raise AttributeError(name)
        return getattr(_filled(cls), name)

    def __iter__(cls) -> Iterator[Any]:
        yield from _filled(cls)

    def __reversed__(cls) -> Iterator[Any]:
        yield from reversed(_filled(cls))

    def __len__(cls) -> int:
        return len(_filled(cls))

    def __contains__(cls, value: object) -> bool:
        return value in _filled(cls)

    def __getitem__(cls, name: str) -> Any:
        return _filled(cls)[name]

    def __dir__(cls) -> list[str]:
        return dir(_filled(cls))

    def __repr__(cls) -> str:
        return repr(_filled(cls))

    # PySide6 and the enum module look at these; a blank's own must not be seen.
    __members__ = property(lambda cls: _filled(cls).__members__)
    _member_map_ = property(lambda cls: _filled(cls)._member_map_)
    _member_names_ = property(lambda cls: _filled(cls)._member_names_)
    _value2member_map_ = property(lambda cls: _filled(cls)._value2member_map_)


def install() -> None:
    """Let PySide6's enumerations be late from here on; to be called before PySide6 is imported."""
    if sys.version_info[:2] <= NEWEST:
        enum.EnumType.__call__ = _call  # type: ignore[method-assign]


def _call(cls: Any, *args: Any, **options: Any) -> Any:
    """Stand for `EnumType.__call__`. PySide6 alone asks for a class by pairs and a boundary."""
    if len(args) != 2 or options.keys() != {"boundary"} or len(args[1]) < 2:
        return _make(cls, *args, **options)
    name, members = args
    blank = _blanks.get(cls)
    if blank is None:
        made = vars(_make(cls, name, (), **options))
        blank = _blanks[cls] = {key: value for key, value in made.items() if key not in ("__dict__", "__weakref__")}
    late = type.__new__(LateEnumType, name, (cls,), blank)
    _pending[late] = cls, members, options
    return late


def _filled(cls: Any) -> Any:
    """Give the class its members and its proper type."""
    base, members, options = _pending.pop(cls)
    cls.__class__ = enum.EnumType
    whole = _make(base, cls.__name__, members, **options)
    for name, value in vars(whole).items():
        if name not in _OWN:
            type.__setattr__(cls, name, value)
    for member in whole.__members__.values():
        member.__class__ = cls
        member.__objclass__ = cls
    return cls
