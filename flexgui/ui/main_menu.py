"""The menus of the main window as a table; imported after the first paint."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QAction, QKeySequence

from flexgui.settings import Appearance
from flexgui.translation import later
from flexgui.ui.controllers.commands import WindowCommands, zoom
from flexgui.ui.controllers.edit import EditController
from flexgui.ui.controllers.undo import EXPLICIT
from flexgui.ui.main_window import MainWindow
from flexgui.ui.menus import Item
from flexgui.ui.toolbar import DIAGNOSE, INSPECT, REQUEST, TOKENIZE
from flexgui.ui.translation import languages

APPEARANCES: tuple[tuple[Appearance, str], ...] = (
    ("system", later("Appearance: follow system")),
    ("light", later("Appearance: light")),
    ("dark", later("Appearance: dark")),
    ("contrast", later("Appearance: high contrast")),
)


def menu_items(window: MainWindow) -> Sequence[Sequence[Item]]:
    """Return the items of each menu, in the order of `main_window.MENUS`."""
    commands = WindowCommands(window)
    return (
        _file(window, commands),
        _edit(window, commands),
        _view(window, commands),
        _request(window, commands),
        _profile(window, commands),
        _help(commands),
    )


def _file(window: MainWindow, commands: WindowCommands) -> tuple[Item, ...]:
    return (
        Item(later("Open token…"), commands.open_token, QKeySequence.StandardKey.Open),
        Item(later("Paste token"), commands.paste_token, "Ctrl+Shift+V"),
        Item(later("Open failing request…"), commands.open_refused, terms=later("diagnose cURL HAR log")),
        Item(),
        *(Item(action=action) for action in commands.token_use.actions),
        Item(),
        Item(later("Close"), window.close, "Ctrl+W"),
        Item(later("Quit"), window.close, "Ctrl+Q", role=QAction.MenuRole.QuitRole),
    )


def _edit(window: MainWindow, commands: WindowCommands) -> tuple[Item, ...]:
    edit = EditController(window)
    return (
        *(Item(action=action) for action in edit.undo_actions),
        Item(),
        *(Item(action=action) for action in edit.text_actions),
        Item(),
        Item(later("Find"), commands.find, QKeySequence.StandardKey.Find, terms=later("search")),
        Item(later("Find anything…"), commands.find_command, "Ctrl+K", terms=later("command field preset claim")),
    )


def _view(window: MainWindow, commands: WindowCommands) -> tuple[Item, ...]:
    keys, chosen = QKeySequence.StandardKey, window.settings.appearance
    return (
        Item(later("Request"), partial(window.show_mode, REQUEST), "Ctrl+1"),
        Item(
            later("Tokenize"), partial(window.show_mode, TOKENIZE), "Ctrl+2", terms=later("transient token test card")
        ),
        Item(later("Inspect"), partial(window.show_mode, INSPECT), "Ctrl+3"),
        Item(
            later("Diagnose"),
            partial(window.show_mode, DIAGNOSE),
            "Ctrl+4",
            terms=later("why refused 401 authentication failed cURL HAR"),
        ),
        Item(),
        Item(later("History"), window.history.toggle, "Ctrl+H", terms=later("earlier responses")),
        Item(later("Sandbox"), window.sandbox_controller.toggle, "Ctrl+J", terms=later("faults log credentials .env")),
        Item(later("Next pane"), partial(commands.focus_pane, 1), "F6"),
        Item(later("Previous pane"), partial(commands.focus_pane, -1), "Shift+F6"),
        Item(),
        *(
            Item(
                text, partial(commands.set_appearance, value), None, chosen == value, True, terms=later("colours theme")
            )
            for value, text in APPEARANCES
        ),
        Item(),
        *_languages(window.settings.language, commands),
        Item(),
        Item(later("Zoom in"), partial(zoom, 1), keys.ZoomIn, terms=later("larger text")),
        Item(later("Zoom out"), partial(zoom, -1), keys.ZoomOut, terms=later("smaller text")),
        Item(later("Reset zoom"), partial(zoom, None), "Ctrl+0", terms=later("text size")),
    )


def _languages(chosen: str, commands: WindowCommands) -> tuple[Item, ...]:
    set_language = commands.set_language
    return (
        Item(later("Language: follow system"), partial(set_language, "system"), None, chosen == "system", True),
        *(
            Item(name, partial(set_language, code), None, chosen == code, True, name=True)
            for code, name in languages().items()
        ),
    )


def _request(window: MainWindow, commands: WindowCommands) -> tuple[Item, ...]:
    return (
        Item(later("Send"), window.send, "Ctrl+Return"),
        Item(later("Cancel"), window.cancel, "Esc"),
        Item(
            later("Get a test token"),
            window.tokenize,
            "Ctrl+Shift+Return",
            terms=later("tokenize transient token card"),
        ),
        Item(),
        Item(later("How it is signed"), commands.show_signing),
        Item(EXPLICIT, commands.set_explicit_required, None, window.settings.explicit_required),
    )


def _profile(window: MainWindow, commands: WindowCommands) -> tuple[Item, ...]:
    return (
        Item(later("Add a profile…"), window.profiles_controller.add),
        Item(
            later("Edit profiles…"),
            window.profiles_controller.edit,
            "Ctrl+,",
            terms=later("preferences settings account credentials key"),
            role=QAction.MenuRole.PreferencesRole,
        ),
        Item(later("Network…"), commands.edit_network, terms=later("proxy certificate CA file TLS settings")),
    )


def _help(commands: WindowCommands) -> tuple[Item, ...]:
    return (
        Item(later("FlexGUI help"), commands.show_help, "F1", terms=later("manual documentation README")),
        Item(later("Keyboard shortcuts"), commands.show_keys, "?", terms=later("keys")),
        Item(),
        Item(
            later("About FlexGUI"),
            commands.show_about,
            terms=later("versions telemetry bug report"),
            role=QAction.MenuRole.AboutRole,
        ),
    )
