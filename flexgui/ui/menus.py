"""The menu bar: every action of the window by name, with its shortcut."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from flexgui.settings import Appearance

if TYPE_CHECKING:
    from flexgui.ui.main_window import MainWindow

Key = str | QKeySequence.StandardKey
APPEARANCES: tuple[tuple[Appearance, str], ...] = (("system", "Like the system"), ("light", "Light"), ("dark", "Dark"))


class Menus:
    """Builds the menus of `window`; `actions` finds each by its words, without the ellipsis."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.actions: dict[str, QAction] = {}
        self._file()
        self._view()
        self._request()
        self._profile()
        self._help()

    def _file(self) -> None:
        menu, window = self._menu("&File"), self._window
        self._add(menu, "Open token…", window.open_token, QKeySequence.StandardKey.Open)
        self._add(menu, "Paste token", window.paste_token, "Ctrl+Shift+V")
        menu.addSeparator()
        self._add(menu, "Copy capture context", window.response.copy_token, "Ctrl+Shift+C")
        menu.addSeparator()
        self._add(menu, "Quit", window.close, QKeySequence.StandardKey.Quit)

    def _view(self) -> None:
        menu, window = self._menu("&View"), self._window
        self._add(menu, "Request", lambda: window.show_mode(0), "Ctrl+1")
        self._add(menu, "Inspect", lambda: window.show_mode(1), "Ctrl+2")
        menu.addSeparator()
        self._add(menu, "Find", window.find_here, QKeySequence.StandardKey.Find)
        self._add(menu, "Next pane", lambda: window.focus_pane(1), "F6")
        self._add(menu, "Previous pane", lambda: window.focus_pane(-1), "Shift+F6")
        menu.addSeparator()
        group = QActionGroup(window)
        appearance = menu.addMenu("Appearance")
        for value, text in APPEARANCES:
            action = self._add(appearance, text, partial(window.set_appearance, value))
            action.setCheckable(True)
            action.setChecked(window.settings.appearance == value)
            group.addAction(action)

    def _request(self) -> None:
        menu, window = self._menu("&Request"), self._window
        self._add(menu, "Send", window.send, "Ctrl+Return")
        self._add(menu, "Cancel", window.sending.cancel, "Esc").setEnabled(False)
        menu.addSeparator()
        explicit = self._add(menu, "Write required: true out", lambda: None)
        explicit.setCheckable(True)
        explicit.setChecked(window.settings.explicit_required)
        explicit.toggled.connect(window.set_explicit_required)
        self._add(menu, "How it is signed", window.request.show_signing)

    def _profile(self) -> None:
        menu, window = self._menu("&Profile"), self._window
        self._add(menu, "Add a profile…", window.add_profile)
        self._add(menu, "Edit profiles…", window.edit_profiles, QKeySequence.StandardKey.Preferences)

    def _help(self) -> None:
        menu, window = self._menu("&Help"), self._window
        self._add(menu, "About FlexGUI", window.show_about)

    def set_sending(self, sending: bool) -> None:
        """Offer Cancel while a request runs, and Send while none does."""
        self.actions["Send"].setEnabled(not sending)
        self.actions["Cancel"].setEnabled(sending)

    def _menu(self, title: str) -> QMenu:
        return self._window.menuBar().addMenu(title)

    def _add(self, menu: QMenu, text: str, call: Callable[[], object], key: Key | None = None) -> QAction:
        action = QAction(text, self._window)
        if key is not None:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda: call())
        menu.addAction(action)
        self.actions[text.rstrip("…")] = action
        return action
