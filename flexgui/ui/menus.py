"""The menu bar, built from a table: every action of the window by name, with its shortcut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from flexgui.wording import tr

Key = str | QKeySequence.StandardKey
ALSO = "also"
"""The property of an action that holds what else it is looked for by."""


class Item(NamedTuple):
    """One row of a menu; one without words is a separator. The words are English, and shown in the user's language.

    `checked` makes it checkable; rows of one `choice` exclude each other, and their call takes no argument. The call
    of a row that is checkable alone takes the new state. A row that is a `name` is shown as it is. `also` are other
    words that it is looked for by; a `role` moves it where macOS has such things.
    """

    words: str = ""
    call: Callable[..., object] | None = None
    key: Key | None = None
    checked: bool | None = None
    choice: bool = False
    name: bool = False
    also: str = ""
    role: QAction.MenuRole | None = None


class Menus:
    """Builds the menus of `window` from titles and rows; `actions` has each by its English words, without ellipsis."""

    def __init__(self, window: QMainWindow, table: Sequence[tuple[str, Sequence[Item]]]) -> None:
        self._window = window
        self.actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._choices: list[QAction] = []
        for title, items in table:
            menu = self._menus[title] = window.menuBar().addMenu(tr(title))
            self._fill(menu, items)

    def set_sending(self, sending: bool) -> None:
        """Offer Cancel while a request runs, and Send while none does."""
        for words, possible, why in (
            ("Send", not sending, tr("a request is under way")),
            ("Cancel", sending, tr("no request is under way")),
        ):
            self.actions[words].setEnabled(possible)
            self.actions[words].setWhatsThis("" if possible else why)

    def set_choices(self, title: str, choices: Sequence[Item]) -> None:
        """End a menu with these rows, in place of those that ended it before."""
        menu, group = self._menus[title], QActionGroup(self._window)
        for old in self._choices:
            menu.removeAction(old)
            self.actions = {words: action for words, action in self.actions.items() if action is not old}
            old.deleteLater()
        self._choices = [menu.addSeparator()]
        for item in choices:
            self._add(menu, item, group)
            self._choices.append(menu.actions()[-1])

    def _fill(self, menu: QMenu, items: Sequence[Item]) -> None:
        group = QActionGroup(self._window)
        for item in items:
            if item.call is None:  # choices on both sides of a line do not exclude each other
                group = QActionGroup(self._window)
            self._add(menu, item, group)

    def _add(self, menu: QMenu, item: Item, group: QActionGroup) -> None:
        call = item.call
        if call is None:
            menu.addSeparator()
            return
        action = QAction(item.words if item.name else tr(item.words), self._window)
        if item.key is not None:
            action.setShortcut(QKeySequence(item.key))
        if item.also:
            action.setProperty(ALSO, tr(item.also))
        if item.role is not None:
            action.setMenuRole(item.role)
        if item.checked is not None:
            action.setCheckable(True)
            action.setChecked(item.checked)
        if item.choice:
            group.addAction(action)
        if item.checked is not None and not item.choice:
            action.toggled.connect(call)
        else:
            # The signal brings a state that the call does not take.
            action.triggered.connect(lambda _=False: call())
        menu.addAction(action)
        self.actions.setdefault(item.words.rstrip("…"), action)  # a choice may be called like a row of its own
