"""The environment of a profile as a chip, with a menu to change it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
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
        self.more = QMenu(tr("Other hosts of CyberSource"), self)
        for host in (*TEST_HOSTS, *PRODUCTION_HOSTS):
            environment = environment_for(host)
            text = f"{environment.label}   {environment.host}"
            if environment in (TEST, PRODUCTION):
                self._add(self.menu, text, environment.kind, None)
            else:
                self._add(self.more, text, environment.kind, environment.base_url)
        self.menu.addMenu(self.more)
        self._add(self.menu, tr("Custom address…"), EnvironmentKind.CUSTOM, None)
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

    def _add(self, menu: QMenu, text: str, kind: EnvironmentKind, base_url: str | None) -> None:
        action = menu.addAction(icon(*ENVIRONMENT_ICONS[kind]), text)
        action.triggered.connect(lambda: self.chosen.emit(kind, base_url))
