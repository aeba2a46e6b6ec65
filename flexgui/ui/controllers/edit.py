"""The menu Edit: Undo and Redo of the request, and actions on the text or tree that has the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QMenu, QMenuBar, QPlainTextEdit, QWidget
from shiboken6 import isValid

from flexgui.translation import tr
from flexgui.ui.controllers.undo import UndoController
from flexgui.ui.main_window import MainWindow
from flexgui.ui.menus import set_available
from flexgui.ui.widgets.announce import announce

KEYS = QKeySequence.StandardKey
COPYING = ("copy", "copy_value", "copy_row")
"""Methods of texts and trees that copy what is selected."""


class EditController(QObject):
    """Owns the actions of the menu. A focused text field with its own undo keeps it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self.undo_controller = UndoController(window)
        stack = self.undo_controller.stack
        self._undo = self._action("", self._undo_last, [QKeySequence(KEYS.Undo)])
        self._redo = self._action("", self._redo_last, [QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self._undo.setIconText(tr("Undo"))  # for the command palette: the name without the step
        self._redo.setIconText(tr("Redo"))
        self.undo_actions = (self._undo, self._redo)
        self._cut = self._key_action(tr("Cut"), lambda text: text.cut(), KEYS.Cut)
        self._copy = self._key_action(tr("Copy"), _copy, KEYS.Copy)
        self._paste = self._key_action(tr("Paste"), lambda text: text.paste(), KEYS.Paste)
        self._select_all = self._key_action(tr("Select all"), lambda text: text.selectAll(), KEYS.SelectAll)
        self.text_actions = (self._cut, self._copy, self._paste, self._select_all)
        window.request.editor.undo_actions = self.undo_actions
        for changed in (stack.indexChanged, stack.undoTextChanged, stack.redoTextChanged):
            changed.connect(self.refresh)
        for menu in window.menuBar().findChildren(QMenu):
            menu.aboutToShow.connect(self.refresh)  # a text widget does not report changes of its undo stack
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._take_focus)
        self.refresh()

    def refresh(self) -> None:
        """Enable the possible actions, and name the steps to undo and redo."""
        stack, target = self.undo_controller.stack, self._focused
        own = _own_undo(target)
        can_undo, can_redo = own or (stack.canUndo(), stack.canRedo())
        undo_text, redo_text = ("", "") if own else (stack.undoText(), stack.redoText())
        self._undo.setText(_menu_text(tr("Undo {what}", what=undo_text)) if undo_text else tr("Undo"))
        self._redo.setText(_menu_text(tr("Redo {what}", what=redo_text)) if redo_text else tr("Redo"))
        editable = _is_editable(target)
        for action, enabled, reason in (
            (self._undo, can_undo, tr("nothing to undo")),
            (self._redo, can_redo, tr("nothing to redo")),
            (self._cut, editable and _has_selection(target), tr("no text is selected")),
            (self._copy, _copier(target) is not None and _has_selection(target), tr("no text is selected")),
            (self._paste, editable, tr("no text field has the focus")),
            (self._select_all, isinstance(target, QLineEdit | QPlainTextEdit), tr("no text has the focus")),
        ):
            set_available(action, "" if enabled else reason)

    @property
    def _focused(self) -> QWidget | None:
        return self._target if self._target is not None and isValid(self._target) else None

    def _take_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Store the focused widget unless it is a menu or in another window."""
        if now is not None and not isinstance(now, QMenu | QMenuBar) and now.window() is self._window:
            self._target = now
            self.refresh()

    def _undo_last(self) -> None:
        self._step(self._undo, self.undo_controller.undo, lambda text: text.undo())

    def _redo_last(self) -> None:
        self._step(self._redo, self.undo_controller.redo, lambda text: text.redo())

    def _step(self, action: QAction, step: Callable[[], object], own_step: Callable[..., object]) -> None:
        what = action.text().replace("&&", "&")
        if _own_undo(self._focused):
            own_step(self._focused)
        else:
            step()
            announce(self._window, what)
        self.refresh()

    def _action(self, text: str, call: Callable[[], object], keys: list[QKeySequence]) -> QAction:
        made = QAction(text, self._window)
        made.setShortcuts(keys)
        made.triggered.connect(lambda _=False: call())
        return made

    def _key_action(self, text: str, call: Callable[..., object], key: QKeySequence.StandardKey) -> QAction:
        """Return an action that shows its key and leaves it to the text that has the focus."""

        def act() -> None:
            if self._focused is not None:
                call(self._focused)
                self.refresh()

        made = self._action(text, act, [QKeySequence(key)])
        made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return made


def _is_editable(widget: QWidget | None) -> bool:
    return isinstance(widget, QLineEdit | QPlainTextEdit) and not widget.isReadOnly()


def _has_selection(widget: QWidget | None) -> bool:
    if isinstance(widget, QPlainTextEdit):
        return widget.textCursor().hasSelection()
    return widget.hasSelectedText() if isinstance(widget, QLineEdit) else True


def _own_undo(widget: QWidget | None) -> tuple[bool, bool] | None:
    """Return whether a text with its own undo can undo and redo; None for every other widget."""
    if isinstance(widget, QLineEdit) and not widget.isReadOnly():
        return widget.isUndoAvailable(), widget.isRedoAvailable()
    if isinstance(widget, QPlainTextEdit) and not widget.isReadOnly() and widget.isUndoRedoEnabled():
        return widget.document().isUndoAvailable(), widget.document().isRedoAvailable()
    return None


def _copier(widget: QWidget | None) -> Callable[[], object] | None:
    if not isinstance(widget, QLineEdit | QPlainTextEdit | QAbstractItemView):
        return None
    return next((getattr(widget, name) for name in COPYING if hasattr(widget, name)), None)


def _copy(widget: QWidget) -> None:
    copy = _copier(widget)
    if copy is not None:
        copy()


def _menu_text(text: str) -> str:
    """Return a text for a menu, which takes a single & as a mnemonic."""
    return text.replace("&", "&&")
