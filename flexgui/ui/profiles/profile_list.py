"""The list of profiles at the left of the dialog, with its buttons and menus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QDrag, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QMenu,
)

from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.translation import tr
from flexgui.ui.resources import icon
from flexgui.ui.toolbar import ENVIRONMENT_ICONS
from flexgui.ui.widgets.buttons import link_button, tool_button
from flexgui.ui.widgets.dialog import dialog_foot
from flexgui.ui.widgets.labels import label, plain_tip
from flexgui.ui.widgets.layouts import vbox
from flexgui.ui.widgets.pane import row_frame

WIDTH = 212
_ID = Qt.ItemDataRole.UserRole


class OrderedList(QListWidget):
    """A list that is sorted by dragging; the sandbox stays first.

    Signals: ``reordered()``.
    """

    reordered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Profiles"))
        self.setIconSize(QSize(14, 14))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def move_row(self, row: int, to: int) -> None:
        """Move a profile to row `to`; the built-in profile cannot be moved."""
        to = max(1, min(to, self.count() - 1))
        if row < 1 or row == to:
            return
        with QSignalBlocker(self):  # the shown profile does not change
            item = self.takeItem(row)
            self.insertItem(to, item)
            self.setCurrentItem(item)
        self.reordered.emit()

    def startDrag(self, actions: Qt.DropAction) -> None:
        # Qt's implementation removes the row after the drop, but dropEvent has moved it already.
        item = self.currentItem()
        drag = QDrag(self)
        drag.setMimeData(self.mimeData([item]))
        drag.setPixmap(self.viewport().grab(self.visualItemRect(item)))
        drag.exec(Qt.DropAction.MoveAction)

    def dropEvent(self, event: QDropEvent) -> None:
        spot = event.position().toPoint()
        onto = self.itemAt(spot)
        to = self.count()
        if onto is not None:
            box = self.visualItemRect(onto)
            to = self.row(onto) + (1 if spot.y() > box.center().y() else 0)
        row = self.currentRow()
        self.move_row(row, to - 1 if to > row else to)
        event.accept()


class ProfileList(QFrame):
    """A head with Add, the list, a line that undoes a deletion, and a foot.

    Signals: ``chosen(str)`` a profile's ID.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("profiles")
        self.setFixedWidth(WIDTH)
        self.list = OrderedList()
        self.add = tool_button("plus", tr("Add a profile"))
        self.copy = tool_button("copy", tr("Duplicate this profile, without its secret"))
        self.remove = tool_button("trash", tr("Delete this profile and its secret"))
        self.more = tool_button("more", tr("More actions"))
        self.undo = link_button(tr("Undo"))
        self._deleted = label(role="small", wrap=True)
        self._undo_line = QFrame()
        self.menu = QMenu(self)
        self.move_up = self._action(tr("Move up"), lambda: self._move(-1), "Alt+Up")
        self.move_down = self._action(tr("Move down"), lambda: self._move(1), "Alt+Down")
        self.duplicate = self._action(tr("Duplicate"), self.copy.click, "Ctrl+D")
        self.delete = self._action(tr("Delete"), self.remove.click, "Del")
        self.list.addActions([self.duplicate, self.delete, self.move_up, self.move_down])
        self.menu.addActions([self.move_up, self.move_down])
        self.menu.addSeparator()
        self.add_json = self.menu.addAction(tr("Add from the JSON on the clipboard"))
        self.add_json.setToolTip(tr("What “flexgui sandbox --json” prints"))
        self.import_ = self.menu.addAction(tr("Import profiles…"))
        self.export = self.menu.addAction(tr("Export profiles, without secrets…"))
        self._lay_out()
        self.list.currentItemChanged.connect(self._choose)
        self.list.reordered.connect(lambda: self.update_actions(self.current))
        self.more.clicked.connect(
            lambda: self.menu.popup(self.more.mapToGlobal(QPoint(0, -self.menu.sizeHint().height())))
        )

    @property
    def ids(self) -> list[str]:
        """The IDs of the profiles, in order."""
        return [self._id(self.list.item(row)) for row in range(self.list.count())]

    @property
    def current(self) -> str:
        """The ID of the shown profile."""
        return self._id(self.list.currentItem())

    def insert(self, profile: Profile, row: int | None = None) -> None:
        """Insert a profile, at the end if no row is given."""
        item = QListWidgetItem()
        item.setSizeHint(QSize(0, max(30, self.fontMetrics().lineSpacing() + 12)))
        item.setData(_ID, profile.id)
        if profile.id == LOCAL_SANDBOX.id:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
        _show_profile(item, profile)
        self.list.insertItem(self.list.count() if row is None else row, item)

    def select(self, profile_id: str) -> None:
        """Select this profile, if it is listed."""
        if profile_id in self.ids:
            self.list.setCurrentRow(self.ids.index(profile_id))

    def rename(self, profile: Profile) -> None:
        """Update the name and the environment of a listed profile."""
        _show_profile(self.list.item(self.ids.index(profile.id)), profile)

    def show_deleted(self, name: str | None) -> None:
        """Name the profile that was deleted last, with Undo; None hides the line."""
        self._undo_line.setVisible(name is not None)
        self._deleted.setText(tr("Deleted “{name}”.", name=name))

    def update_actions(self, profile_id: str) -> None:
        """Enable the actions for the shown profile: the built-in one cannot be copied, deleted or moved."""
        own = profile_id != LOCAL_SANDBOX.id
        row = self.list.currentRow()
        for each in (self.copy, self.remove, self.duplicate, self.delete):
            each.setEnabled(own)
        self.move_up.setEnabled(own and row > 1)
        self.move_down.setEnabled(own and row < self.list.count() - 1)
        self.export.setEnabled(self.list.count() > 1)

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        self.list.move_row(row, row + step)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(self._id(item))

    def _action(self, text: str, call: Callable[[], object], shortcut: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(shortcut))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _=False: call())
        return action

    @staticmethod
    def _id(item: QListWidgetItem) -> str:
        return str(item.data(_ID))

    def _lay_out(self) -> None:
        column = vbox(self, (0, 0, 1, 0))  # the line at the right
        head_row, head = row_frame()
        head.addWidget(label(tr("Profiles"), "title"), 1)
        head.addWidget(self.add)
        self._undo_line.setObjectName("undoLine")
        line = vbox(self._undo_line, (14, 8, 14, 8), 2)
        line.addWidget(self._deleted)
        line.addWidget(self.undo, alignment=Qt.AlignmentFlag.AlignLeft)
        self._undo_line.hide()
        foot_row, foot = dialog_foot()
        foot.setContentsMargins(10, 0, 10, 0)
        foot.setSpacing(4)
        for button in (self.copy, self.remove):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.more)
        column.addWidget(head_row)
        column.addWidget(self.list, 1)
        column.addWidget(self._undo_line)
        column.addWidget(foot_row)


def _show_profile(item: QListWidgetItem, profile: Profile) -> None:
    item.setText(profile.label or tr("Unnamed"))
    item.setToolTip(plain_tip(item.text()))
    item.setIcon(icon(*ENVIRONMENT_ICONS[profile.kind]))
