"""A widget that is built when it is first needed, to keep it out of the start of the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


class Lazy(Generic[W]):
    """Holds the widget that `build` returns; `existing` is None until `widget` was read for the first time.

    Where no code asks whether the widget exists, use `functools.cached_property` instead.
    """

    def __init__(self, build: Callable[[], W]) -> None:
        self._build = build
        self.existing: W | None = None

    @property
    def widget(self) -> W:
        """The widget; the first access builds it."""
        if self.existing is None:
            self.existing = self._build()
        return self.existing


class LazyPart(cached_property[W]):
    """Decorates a method that builds a part of a view: a cached property that can be asked whether it is built."""

    def existing(self, view: QWidget) -> W | None:
        """Return the part of this view, None if it was not needed yet."""
        part: W | None = vars(view).get(self.attrname or "")
        return part
