"""The environment of a profile as a chip, with a menu to change it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from flexgui.flex.environment import (
    PRODUCTION,
    PRODUCTION_HOSTS,
    TEST,
    TEST_HOSTS,
    Environment,
    EnvironmentKind,
    environment_for,
)
from flexgui.translation import tr
from flexgui.ui.resources import icon
from flexgui.ui.toolbar import ENVIRONMENT_ICONS
from flexgui.ui.widgets.buttons import link_button
from flexgui.ui.widgets.chip import EnvironmentChip
from flexgui.ui.widgets.layouts import hbox

MAX_HOST_LENGTH = 44
"""Maximum length of a host in the chip; a longer one is shown only in the address field."""


class EnvironmentRow(QWidget):
    """The chip with the host of the environment, and Change….

    Signals: ``chosen(EnvironmentKind, str | None)`` with the address, None for the default one of the kind.
    """

    chosen = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.chip = EnvironmentChip(self)
        self.change = link_button(tr("Change…"), self)
        self.change.setAccessibleDescription(tr("Environment"))
        self.menu = QMenu(self)
        self.choices: dict[EnvironmentKind, QAction] = {
            EnvironmentKind.TEST: self._add(self.menu, TEST, default=True),
            EnvironmentKind.PRODUCTION: self._add(self.menu, PRODUCTION, default=True),
        }
        self.more = self.menu.addMenu(tr("Other hosts of CyberSource"))
        for host in (*TEST_HOSTS, *PRODUCTION_HOSTS):
            environment = environment_for(host)
            if environment not in (TEST, PRODUCTION):
                self._add(self.more, environment)
        self.choices[EnvironmentKind.CUSTOM] = self.menu.addAction(
            icon(*ENVIRONMENT_ICONS[EnvironmentKind.CUSTOM]), tr("Custom address…")
        )
        self.choices[EnvironmentKind.CUSTOM].triggered.connect(partial(self._choose, EnvironmentKind.CUSTOM, None))
        row = hbox(self, (0, 2, 0, 2), 8)
        row.addWidget(self.chip)
        row.addWidget(self.change)
        row.addStretch(1)
        self.setFocusProxy(self.change)
        self.change.clicked.connect(
            lambda: self.menu.popup(self.change.mapToGlobal(QPoint(0, self.change.height() + 2)))
        )

    def show_environment(self, environment: Environment) -> None:
        """Show the environment; a custom one may have no address yet."""
        host = environment.host if len(environment.host) <= MAX_HOST_LENGTH else ""
        self.chip.set(environment.kind.value, environment.label, host)

    def _add(self, menu: QMenu, environment: Environment, *, default: bool = False) -> QAction:
        kind = environment.kind
        action = menu.addAction(icon(*ENVIRONMENT_ICONS[kind]), f"{environment.label}   {environment.host}")
        action.triggered.connect(partial(self._choose, kind, None if default else environment.base_url))
        return action

    def _choose(self, kind: EnvironmentKind, base_url: str | None, _checked: bool = False) -> None:
        self.chosen.emit(kind, base_url)
