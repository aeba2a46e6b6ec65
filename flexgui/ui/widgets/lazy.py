"""A part of a view that is built when it is first needed, to keep it out of the start of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class LazyPart(Generic[T]):
    """Decorates a method that builds a part: a property that builds it once, and can be asked whether it is built.

    Where no code asks that, use `functools.cached_property`.
    """

    def __init__(self, build: Callable[[Any], T]) -> None:
        self._build = build
        self.__doc__ = build.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._attribute = f"_built_{name}"

    @overload
    def __get__(self, instance: None, owner: type) -> LazyPart[T]: ...

    @overload
    def __get__(self, instance: object, owner: type) -> T: ...

    def __get__(self, instance: object, owner: type) -> LazyPart[T] | T:
        if instance is None:
            return self
        part = self.existing(instance)
        if part is None:
            part = self._build(instance)
            setattr(instance, self._attribute, part)
        return part

    def existing(self, owner: object) -> T | None:
        """Return the part of this owner, or None if it has not been needed yet."""
        part: T | None = getattr(owner, self._attribute, None)
        return part
