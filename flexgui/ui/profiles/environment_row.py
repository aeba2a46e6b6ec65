"""Where requests go: the environment as a chip, and a menu to change it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from flexgui.flex.environment import PRODUCTION, TEST, Environment, EnvironmentKind
from flexgui.translation import tr
from flexgui.ui.resources import icon
from flexgui.ui.toolbar import ENVIRONMENT_ICONS
from flexgui.ui.widgets.buttons import link_button
from flexgui.ui.widgets.chip import EnvironmentChip

LONGEST_HOST = 44
"""Letters of a host that the chip has room for; a longer one stands in the address field alone."""


class EnvironmentRow(QWidget):
    """The chip with the host that is really addressed, and Change….

    Signals: ``chosen(EnvironmentKind)`` by a person's hand.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chip = EnvironmentChip(self)
        self.change = link_button(tr("Change…"), self)
        self.change.setAccessibleDescription(tr("Environment"))
        self.menu = QMenu(self)
        self.choices: dict[EnvironmentKind, QAction] = {}
        for kind, words in (
            (EnvironmentKind.TEST, f"{TEST.label}   {TEST.host}"),
            (EnvironmentKind.PRODUCTION, f"{PRODUCTION.label}   {PRODUCTION.host}"),
            (EnvironmentKind.CUSTOM, tr("Custom address…")),
        ):
            action = self.menu.addAction(icon(*ENVIRONMENT_ICONS[kind]), words)
            action.triggered.connect(lambda _=False, kind=kind: self.chosen.emit(kind))
            self.choices[kind] = action
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(self.chip)
        row.addWidget(self.change)
        row.addStretch(1)
        self.setFocusProxy(self.change)
        self.change.clicked.connect(self._open)

    def show_environment(self, environment: Environment) -> None:
        """Show where requests go; a custom environment may have no address yet."""
        host = environment.host if len(environment.host) <= LONGEST_HOST else ""
        self.chip.set(environment.kind.value, environment.label, host)

    def _open(self) -> None:
        self.menu.popup(self.change.mapToGlobal(QPoint(0, self.change.height() + 2)))
