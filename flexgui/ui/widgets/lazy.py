"""A widget that is built when it is first needed, to keep it out of the start of the window."""

from __future__ import annotations

from collections.abc import Callable
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
