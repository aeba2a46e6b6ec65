"""The command palette: finds commands, fields, history entries and claims by name, and runs the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from flexgui.translation import tr
from flexgui.ui.delegate import paint_text
from flexgui.ui.fonts import font
from flexgui.ui.menus import SEARCH_TERMS
from flexgui.ui.resources import fill, paint_selected
from flexgui.ui.tasks import LatestTask, Task
from flexgui.ui.widgets.combo import ComboBox
from flexgui.ui.widgets.labels import label
from flexgui.ui.widgets.layouts import vbox
from flexgui.ui.widgets.pane import Pane

WIDTH, ROWS, ROW, SIDE = 560, 10, 34, 14
COMMAND = Qt.ItemDataRole.UserRole + 1
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Command(NamedTuple):
    """A command; `unavailable` says why it cannot be run now, "" if it can. `terms` are further search terms.

    `name` is its constant name, for the list of shortcuts.
    """

    text: str
    place: str
    shortcut: str
    run: Callable[[], object]
    unavailable: str = ""
    terms: str = ""
    name: str = ""

    def is_found_by(self, typed: str) -> bool:
        """Return whether it contains every typed word, in any order."""
        text = f"{self.text} {self.place} {self.terms}".casefold()
        return all(word in text for word in typed.casefold().split())


class Sources(Protocol):
    """Further sources of results."""

    def find(self, typed: str) -> list[Command]:
        """Return the results that need no worker thread."""

    def search_history(self, typed: str, on_result: Callable[[list[Command]], None]) -> Task | None:
        """Search on a worker thread."""

    def why_unavailable(self, command: Command) -> str:
        """Return why a command does nothing now; empty if it does something."""


def commands_of(window: QMainWindow) -> list[Command]:
    """Return the commands of the menus, then the buttons and choices of the visible panes."""
    for menu in window.menuBar().findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
        menu.aboutToShow.emit()  # brings the items up to date
    menus = list(_of_menus(window))
    known = {each.text for each in menus}
    return menus + [each for each in _of_panes(window) if each.text not in known]


def _of_menus(window: QMainWindow) -> Iterator[Command]:
    for top in window.menuBar().actions():
        menu = top.menu()
        if isinstance(menu, QMenu):
            place = _plain(menu.title())
            yield from (_of_action(action, place) for action in menu.actions() if not action.isSeparator())


def _of_action(action: QAction, place: str) -> Command:
    unavailable = "" if action.isEnabled() else action.whatsThis() or tr("not now")
    if action.isChecked() and action.actionGroup() is not None:
        unavailable = tr("chosen")
    shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return Command(
        _plain(action.text()),
        place,
        shortcut,
        action.trigger,
        unavailable,
        str(action.property(SEARCH_TERMS) or ""),
        action.iconText(),
    )


def _of_panes(window: QMainWindow) -> Iterator[Command]:
    for pane in panes_in_order(window):
        for button in pane.findChildren(QAbstractButton):
            text = button.accessibleName() or _plain(button.text())
            if text and button.isVisible():
                yield Command(
                    text, pane.accessibleName(), "", button.click, "" if button.isEnabled() else tr("not now")
                )
        for box in pane.findChildren(QComboBox):
            if box.isVisible() and box.isEnabled():
                yield from _of_choices(box, pane)


def _of_choices(box: QComboBox, pane: Pane) -> Iterator[Command]:
    def choose(row: int) -> None:
        box.setCurrentIndex(row)
        box.activated.emit(row)

    unlisted = box.unlisted if isinstance(box, ComboBox) else None
    for row in range(box.count()):
        is_enabled = bool(box.model().index(row, 0).flags() & Qt.ItemFlag.ItemIsEnabled)
        if box.itemText(row) and is_enabled and row != unlisted:
            text = f"{box.accessibleName()}: {box.itemText(row)}"
            yield Command(text, pane.accessibleName(), "", partial(choose, row))


def panes_in_order(window: QMainWindow) -> list[Pane]:
    """Return the visible panes from left to right."""
    shown = [pane for pane in window.findChildren(Pane) if pane.isVisible()]
    return sorted(shown, key=lambda pane: pane.mapTo(window, QPoint()).x())


def _plain(text: str) -> str:
    """Return a menu's text without its mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


class CommandPalette(QDialog):
    """A search field above a list of commands. `chosen` is the command to run after it was closed, or None."""

    def __init__(self, commands: Sequence[Command], window: QWidget, sources: Sources) -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("palette")
        self.setWindowTitle(tr("Commands"))
        self._commands, self._sources = commands, sources
        self._searching = LatestTask()
        self.chosen: Command | None = None
        self.line = QLineEdit()
        self.line.setAccessibleName(tr("Find anything"))
        self.line.setPlaceholderText(tr("Command, field, preset, profile, claim or history entry"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_RowDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = label(tr("Nothing found."), "dim")
        self._nothing.setContentsMargins(SIDE, 10, SIDE, 10)
        self._lay_out(window)
        self.line.textChanged.connect(self._show)
        self.line.returnPressed.connect(self._choose)
        self.list.clicked.connect(self._choose)
        self._show("")

    def done(self, result: int) -> None:
        self._searching.cancel()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in MOVES:
            self.list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _show(self, typed: str) -> None:
        wanted = [each for each in self._commands if each.is_found_by(typed)]
        known = {(each.text, each.place) for each in self._commands}
        wanted += [each for each in self._sources.find(typed) if (each.text, each.place) not in known]
        self._searching.replace(self._sources.search_history(typed, self._add))
        self.list.clear()
        self._add(sorted(wanted, key=_rank(typed)))

    def _add(self, found: list[Command]) -> None:
        """Append rows. The current row stays; without one, the first is chosen."""
        for command in found:
            row = QListWidgetItem(command.text, self.list)
            row.setData(COMMAND, command)
            spoken = filter(None, (command.text, command.place, command.shortcut, command.unavailable))
            row.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(spoken))
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.list.setVisible(self.list.count() > 0)
        self._nothing.setVisible(self.list.count() == 0)

    def _choose(self) -> None:
        command: Command | None = self.list.currentIndex().data(COMMAND)
        if command is not None and not command.unavailable:
            self.chosen = command
            self.accept()

    def _lay_out(self, window: QWidget) -> None:
        frame = QFrame()
        frame.setObjectName("paletteFrame")
        vbox(self).addWidget(frame)
        column = vbox(frame, (1, 1, 1, 1))
        column.addWidget(self.line)
        column.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.list, 1)
        width = min(WIDTH, window.width() - 40)
        self.setFixedSize(width, min(44 + ROWS * ROW, window.height() - 80))
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, 64)))


def show_palette(window: QMainWindow, sources: Sources) -> None:
    """Let the user choose a command, restore the focus, and run the command."""
    focus = window.focusWidget()
    commands = [
        each._replace(unavailable=each.unavailable or sources.why_unavailable(each))
        for each in commands_of(window)
        if each.text != tr("Find anything…")  # opens this palette
    ]
    palette = CommandPalette(commands, window, sources)
    palette.exec()
    palette.deleteLater()
    window.activateWindow()
    if focus is not None:
        focus.setFocus()
    if palette.chosen is not None:
        palette.chosen.run()


def _rank(typed: str) -> Callable[[Command], tuple[bool, ...]]:
    """Return a sort key: commands that can be run first, of these the ones whose name matches best."""
    text = typed.strip().casefold()
    words = text.split()

    def rank(command: Command) -> tuple[bool, ...]:
        name = command.text.casefold()
        has_all = all(word in name for word in words)
        return bool(command.unavailable), bool(text) and name != text, not name.startswith(text), not has_all

    return rank


class _RowDelegate(QStyledItemDelegate):
    """Paints name and place at the left, at the right the shortcut or why the command cannot be run."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, max(ROW, QFontMetrics(font("body")).height() + 14))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        command: Command = index.data(COMMAND)
        rect: QRect = option.rect
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            paint_selected(painter, rect)
        elif state & QStyle.StateFlag.State_MouseOver:
            fill(painter, rect, "hover")
        inside = rect.adjusted(SIDE, 0, -SIDE, 0)
        right = command.unavailable or command.shortcut
        taken = paint_text(painter, font("small"), "text2", inside, right, Qt.AlignmentFlag.AlignRight)
        left = inside.adjusted(0, 0, -taken - 16 if right else 0, 0)
        used = paint_text(painter, font("body"), "text2" if command.unavailable else "text", left, command.text)
        paint_text(painter, font("small"), "text2", left.adjusted(used + 10, 0, 0, 0), command.place)
        painter.restore()
