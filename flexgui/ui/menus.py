"""The menu bar, built from a table: every command of the window with its shortcut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from flexgui.translation import tr

SEARCH_TERMS = "search terms"
"""The property of an action that holds its search terms."""


def set_available(action: QAction, reason: str) -> None:
    """Disable an action for a reason, which the command palette shows, or enable it if the reason is empty."""
    action.setEnabled(not reason)
    action.setWhatsThis(reason)


class Item(NamedTuple):
    """One menu item; one without a text is a separator. Texts are English and translated when they are shown.

    `checked` makes it checkable; items of one `choice` exclude each other, and their `call` takes no argument. The call
    of any other checkable item takes the new state. The text of a `name` is not translated. `terms` are further search
    terms for the command palette. A `role` tells macOS where to move the item. An existing `action` is added.
    """

    text: str = ""
    call: Callable[..., object] | None = None
    key: str | QKeySequence.StandardKey | None = None
    checked: bool | None = None
    choice: bool = False
    name: bool = False
    terms: str = ""
    role: QAction.MenuRole | None = None
    action: QAction | None = None


class Menus:
    """The menus of a window. The titles are there at once; `fill` adds the items after the first paint."""

    def __init__(
        self, window: QMainWindow, titles: Sequence[str], items: Callable[[], Sequence[Sequence[Item]]]
    ) -> None:
        """`items` returns the items of each menu, in the order of `titles`."""
        self._window, self._items = window, items
        self._menus: dict[str, QMenu] = {title: window.menuBar().addMenu(tr(title)) for title in titles}
        self._actions: dict[str, QAction] = {}
        self._filled = False
        self._sending: bool | None = None
        self._choices: tuple[str, Sequence[Item]] | None = None
        self._choice_actions: list[QAction] = []

    @property
    def actions(self) -> dict[str, QAction]:
        """All actions by their English text without its ellipsis."""
        self.fill()
        return self._actions

    def fill(self) -> None:
        """Create the items with their shortcuts, once."""
        if self._filled:
            return
        self._filled = True
        for menu, items in zip(self._menus.values(), self._items(), strict=True):
            self._fill(menu, items)
        if self._sending is not None:
            self.set_sending(self._sending)
        if self._choices is not None:
            self.set_choices(*self._choices)

    def set_sending(self, sending: bool) -> None:
        """Enable Cancel while a request is running, otherwise Send."""
        self._sending = sending
        if not self._filled:
            return
        for text, enabled, reason in (
            ("Send", not sending, tr("a request is running")),
            ("Get a test token", not sending, tr("a request is running")),
            ("Cancel", sending, tr("no request is running")),
        ):
            if text in self._actions:
                set_available(self._actions[text], "" if enabled else reason)

    def set_choices(self, title: str, choices: Sequence[Item]) -> None:
        """Replace the choices at the end of a menu."""
        self._choices = title, choices
        if not self._filled:
            return
        menu, group = self._menus[title], QActionGroup(self._window)
        for old in self._choice_actions:
            menu.removeAction(old)
            self._actions = {text: action for text, action in self._actions.items() if action is not old}
            old.deleteLater()
        self._choice_actions = [menu.addSeparator()]
        for item in choices:
            self._add(menu, item, group)
            self._choice_actions.append(menu.actions()[-1])

    def _fill(self, menu: QMenu, items: Sequence[Item]) -> None:
        group = QActionGroup(self._window)
        for item in items:
            if item.call is None and item.action is None:  # a separator ends a group of choices
                group = QActionGroup(self._window)
            self._add(menu, item, group)

    def _add(self, menu: QMenu, item: Item, group: QActionGroup) -> None:
        call = item.call
        if item.action is not None:
            menu.addAction(item.action)
            self._actions[item.action.text().rstrip("…")] = item.action
            return
        if call is None:
            menu.addSeparator()
            return
        action = QAction(item.text if item.name else tr(item.text), self._window)
        if item.key is not None:
            action.setShortcut(item.key)
        if item.terms:
            action.setProperty(SEARCH_TERMS, tr(item.terms))
        if item.role is not None:
            action.setMenuRole(item.role)
        if item.checked is not None:
            action.setCheckable(True)
            action.setChecked(item.checked)
        if item.choice:
            group.addAction(action)
        if item.checked is not None and not item.choice:
            action.toggled.connect(call)
        else:  # the signal passes a state that the call does not take
            action.triggered.connect(lambda _=False: call())
        menu.addAction(action)
        self._actions.setdefault(item.text.rstrip("…"), action)  # a choice may have the text of another item
