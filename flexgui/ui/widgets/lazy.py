"""A part of a view that is built when it is first needed, to keep it out of the start of the window."""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

T = TypeVar("T")


class LazyPart(cached_property[T]):
    """Decorates a method that builds a part: a cached property that can be asked whether the part is built.

    Where no code asks that, use `functools.cached_property` itself.
    """

    def existing(self, owner: object) -> T | None:
        """Return the part of this owner, or None if it has not been needed yet."""
        part: T | None = vars(owner).get(self.attrname or "")
        return part
