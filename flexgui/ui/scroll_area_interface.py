"""An accessible interface for scroll areas, in place of Qt's own.

WORKAROUND: Qt's own interface (6.8 to 6.11) reads past the end of its list of children: a screen reader that asks for
the last child just after a scroll bar was hidden crashes the process in `QAccessibleAbstractScrollArea::child`. Delete
this module when Qt checks the index.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QScrollArea


def install() -> None:
    """Use `QAccessibleWidget`, which checks the index, for all scroll areas, also for those that have an interface."""
    QAccessible.installFactory(_create)
    if QAccessible.isActive():
        for widget in QApplication.allWidgets():
            if isinstance(widget, QScrollArea):
                interface = QAccessible.queryAccessibleInterface(widget)
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(interface))


def _create(class_name: str, widget: QObject) -> QAccessibleInterface | None:
    """Return an interface for a scroll area; Qt calls this with each base class, and uses its own for None."""
    if class_name == "QScrollArea" and isinstance(widget, QScrollArea):
        return QAccessibleWidget(widget, QAccessible.Role.Client)
    return None
