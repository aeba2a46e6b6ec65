"""Buttons: an icon with a name, a link, a menu, a copy that confirms itself, an eye that reveals a secret."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QStyleOptionButton, QToolButton, QWidget

from flexgui.translation import tr
from flexgui.ui.resources import icon
from flexgui.ui.widgets.flow import FlowLayout

CONFIRM_MS = 1200
"""Time that a copy button shows its tick, in ms."""


def tool_button(name: str, text: str, parent: QWidget | None = None) -> QToolButton:
    """Return an icon-only button; `text` is its tooltip and its accessible name."""
    button = QToolButton(parent)
    button.setIcon(icon(name))
    _show_icon_only(button, text)
    return button


def action_button(action: QAction) -> QToolButton:
    """Return an icon-only button for an action."""
    button = QToolButton()
    button.setDefaultAction(action)
    _show_icon_only(button, action.text())
    return button


def link_button(text: str, parent: QWidget | None = None) -> QPushButton:
    """Return a button that looks like a link."""
    button = QPushButton(text, parent)
    button.setProperty("role", "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def add_clear_button(line: QLineEdit) -> None:
    """Add Qt's clear button to a line edit, with the accessible name that Qt leaves out."""
    line.setClearButtonEnabled(True)
    for action in line.findChildren(QAction, "_q_qlineeditclearaction"):
        action.setText(tr("Clear"))


def make_search_field(line: QLineEdit, name: str, hint: str) -> None:
    """Give a line edit the look, the icon and the name of a search field."""
    line.setPlaceholderText(hint)
    line.setAccessibleName(name)
    line.setProperty("role", "search")
    line.addAction(QAction(icon("search"), name, line), QLineEdit.ActionPosition.LeadingPosition)


def action_buttons(
    actions: Sequence[tuple[object, str]],
    choose: Callable[[Any], object],
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
) -> FlowLayout:
    """Return a row with a button for each (action, label), the first one suggested; a click calls `choose`."""
    row = FlowLayout(margins=margins)
    for number, (action, text) in enumerate(actions):
        button = QPushButton(text)
        if number == 0:
            button.setProperty("role", "suggested")
        button.clicked.connect(lambda _=False, action=action: choose(action))
        row.addWidget(button)
    return row


class MenuButton(QPushButton):
    """A button that opens a menu of actions."""

    def __init__(self, text: str, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._timer = QTimer(self, singleShot=True, interval=CONFIRM_MS)
        self._timer.timeout.connect(self.update)
        self.setProperty("role", "menu")
        menu = _RightMenu(self)
        menu.addActions(actions)
        self.setMenu(menu)

    def confirm(self) -> None:
        """Show a tick for a moment, in place of the text so that nothing moves."""
        self._timer.start()
        self.update()

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        if self._timer.isActive():
            option.text, option.icon = "", icon("tick", "ok")


class CopyButton(QToolButton):
    """Copies the result of `get_text` as plain text; its icon turns into a tick for a moment."""

    def __init__(self, text: str, get_text: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._get_text = get_text
        self.setIcon(icon("copy"))
        _show_icon_only(self, text)
        self._timer = QTimer(self, singleShot=True, interval=CONFIRM_MS)
        self._timer.timeout.connect(lambda: self.setIcon(icon("copy")))
        self.clicked.connect(self.copy)

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self._get_text())
        self.setIcon(icon("tick", "ok"))
        self._timer.start()


class EyeButton(QToolButton):
    """Reveals a secret while it is pressed, at most until it loses the focus or is hidden.

    Signals: ``revealed(bool)`` whether the secret is to be shown.
    """

    revealed = Signal(bool)

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setIcon(icon("eye"))
        _show_icon_only(self, text)
        self.pressed.connect(lambda: self.revealed.emit(True))
        self.released.connect(lambda: self.revealed.emit(False))

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.WindowDeactivate, QEvent.Type.Hide):
            self.revealed.emit(False)
        return super().event(event)


class _RightMenu(QMenu):
    """A menu that is right-aligned with its button, so that it stays inside the window at its right edge."""

    def __init__(self, button: QPushButton) -> None:
        super().__init__(button)
        self._button = button

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        button = self._button
        self.move(button.mapToGlobal(QPoint(button.width() - self.width(), 0)).x(), self.y())


def _show_icon_only(button: QToolButton, text: str) -> None:
    button.setIconSize(QSize(16, 16))
    button.setFixedSize(26, 26)
    button.setToolTip(text)
    button.setAccessibleName(text)
