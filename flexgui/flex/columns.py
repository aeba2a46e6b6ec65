"""A long sequence of named tuples, stored column by column.

Python's garbage collector visits every named tuple that exists, and blocks the GUI thread meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar, overload

T = TypeVar("T", bound=tuple[object, ...])

_BATCH = 100  # few items, because those that exist during a collection are visited by later ones


class Columns(Sequence[T]):
    """Creates an item each time it is read."""

    __slots__ = ("_columns", "_make")

    def __init__(self, make: Callable[..., T], items: Iterable[T] = ()) -> None:
        """`make` is the class of the items."""
        self._make = make
        self._columns: list[list[object]] = []
        rest = iter(items)
        while batch := list(islice(rest, _BATCH)):
            columns = [list(values) for values in zip(*batch, strict=True)]
            if not self._columns:
                self._columns = columns
            else:
                for column, values in zip(self._columns, columns, strict=True):
                    column.extend(values)

    def column(self, number: int) -> Sequence[object]:
        """Return one member of all items."""
        return self._columns[number] if self._columns else ()

    def __eq__(self, other: object) -> bool:
        return self._columns == other._columns if isinstance(other, Columns) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # as a list

    def __len__(self) -> int:
        return len(self._columns[0]) if self._columns else 0

    def __iter__(self) -> Iterator[T]:
        return (self._make(*values) for values in zip(*self._columns, strict=True))

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> list[T]: ...
    def __getitem__(self, place: int | slice) -> T | list[T]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        return self._make(*(column[place] for column in self._columns))
