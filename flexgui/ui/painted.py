"""Work that waits until the window is painted, because it competes with the GUI thread for the interpreter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

_PRIORITY = Qt.EventPriority.LowEventPriority.value - 1  # pending layouts and paints have `LowEventPriority`


class OncePainted(QObject):
    """Calls `act` after each `start`, as soon as no layout and no paint is pending."""

    def __init__(self, act: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._act = act

    def start(self) -> None:
        """Call `act` once, later."""
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), _PRIORITY)

    def customEvent(self, event: QEvent) -> None:
        self._act()
