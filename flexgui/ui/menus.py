"""The menu bar, built from a table: every action of the window by name, with its shortcut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from flexgui.translation import tr

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
    """Builds the menus of `window` from titles and rows.

    The titles stand there at once, and what they hold is made when it is first asked for, after the first paint: by
    `fill`, or by a look at `actions`.
    """

    def __init__(
        self, window: QMainWindow, titles: Sequence[str], rows: Callable[[], Sequence[tuple[str, Sequence[Item]]]]
    ) -> None:
        self._window, self._rows = window, rows
        self._menus: dict[str, QMenu] = {title: window.menuBar().addMenu(tr(title)) for title in titles}
        self._actions: dict[str, QAction] = {}
        self._filled = False
        self._sending: bool | None = None
        self._offered: tuple[str, Sequence[Item]] | None = None
        self._choices: list[QAction] = []

    @property
    def actions(self) -> dict[str, QAction]:
        """Each action by its English words, without ellipsis."""
        self.fill()
        return self._actions

    def fill(self) -> None:
        """Make what the menus hold, with its shortcuts, unless it is there."""
        if self._filled:
            return
        self._filled = True
        for title, items in self._rows():
            self._fill(self._menus[title], items)
        if self._sending is not None:
            self.set_sending(self._sending)
        if self._offered is not None:
            self.set_choices(*self._offered)

    def set_sending(self, sending: bool) -> None:
        """Offer Cancel while a request runs, and Send while none does."""
        self._sending = sending
        if not self._filled:
            return
        for words, possible, why in (
            ("Send", not sending, tr("a request is under way")),
            ("Cancel", sending, tr("no request is under way")),
        ):
            self._actions[words].setEnabled(possible)
            self._actions[words].setWhatsThis("" if possible else why)

    def set_choices(self, title: str, choices: Sequence[Item]) -> None:
        """End a menu with these rows, in place of those that ended it before."""
        self._offered = title, choices
        if not self._filled:
            return
        menu, group = self._menus[title], QActionGroup(self._window)
        for old in self._choices:
            menu.removeAction(old)
            self._actions = {words: action for words, action in self._actions.items() if action is not old}
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
        self._actions.setdefault(item.words.rstrip("…"), action)  # a choice may be called like a row of its own
