"""The composition root of the window: creates its dependencies and passes them in."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from flexgui import __version__
from flexgui.data_folder import data_dir
from flexgui.errors import FlexGuiError
from flexgui.flex.catalog import load_catalog
from flexgui.log import configure as configure_logging
from flexgui.process import end_at_interrupt, end_process
from flexgui.process_protection import protect_process
from flexgui.profiles.store import ProfileStore
from flexgui.sandbox_registry import SandboxRegistry
from flexgui.secret_store.fallback import FallbackStore
from flexgui.secret_store.protocol import SecretStore
from flexgui.settings import SettingsStore
from flexgui.translation import tr
from flexgui.ui.background import Background
from flexgui.ui.crash.fatal_log import FatalLog
from flexgui.ui.crash.hooks import CrashHooks, show_failed_start
from flexgui.ui.main_window import MainWindow
from flexgui.ui.menus import Item
from flexgui.ui.one_window import OneWindow, Turn, WindowCall, raise_window
from flexgui.ui.qt_application import qt_application
from flexgui.ui.resources import app_icon, apply_stylesheet, set_scheme
from flexgui.ui.translation import set_language

if TYPE_CHECKING:
    from datetime import datetime

    from flexgui.flex.token import Token
    from flexgui.history.store import History
    from flexgui.ui.after_paint import AfterPaint
    from flexgui.workbench import Workbench

DESKTOP_ID = "io.github.flexgui.FlexGUI"
"""Name of the desktop file, the icon and the AppStream metainfo."""
LISTEN_DELAY_MS = 1000
"""Delay before a window that is not painted, such as a minimised one, accepts calls of later starts."""
NOT_OPENED = 3
"""Exit code if no window could be opened."""


class HistoryFactory:
    """Creates the history with the first call, on a worker thread: it imports sqlite3."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._history: History | None = None

    def __call__(self) -> History:
        """Return the history; raises StorageError."""
        with self._lock:
            if self._history is None:
                from flexgui.history.store import History  # after the first paint

                self._history = History(self._folder)
            return self._history

    def capture_context(self, key_id: str) -> Token | None:
        """Return the stored capture context whose one-time key has this ID, or None if there is none."""
        try:
            outcome = self().load_context(key_id)
            return outcome.token if outcome is not None else None
        except FlexGuiError:
            return None  # the token can be shown without it; the window reports problems with the history


class WorkbenchFactory:
    """Creates the workbench with the first call, on a worker thread: it imports requests and cryptography."""

    def __init__(self, secrets: SecretStore, contexts: Callable[[str], Token | None]) -> None:
        self._secrets, self._contexts = secrets, contexts
        self._lock = threading.Lock()
        self._workbench: Workbench | None = None
        self._closed = False

    def __call__(self) -> Workbench:
        """Return the workbench; raises FlexGuiError after `close`."""
        with self._lock:
            if self._closed:
                raise FlexGuiError(tr("FlexGUI is closing."))
            if self._workbench is None:
                # After the first paint:
                from flexgui.embedded_sandbox import make_sandbox
                from flexgui.stored_data import stored_network_settings, stored_profiles
                from flexgui.workbench import Workbench

                self._workbench = Workbench(
                    self._secrets,
                    make_sandbox,
                    now,
                    self._contexts,
                    stored_network_settings,
                    stored_profiles,
                    SandboxRegistry(data_dir()),
                )
            return self._workbench

    def close(self) -> None:
        """Close the workbench, if it was created."""
        with self._lock:
            self._closed = True
            if self._workbench is not None:
                self._workbench.close()


class Application:
    """The running program: the Qt application, the window and the services behind it."""

    def __init__(self, argv: Sequence[str]) -> None:
        self.qt = qt_application(argv)
        self.qt.setApplicationName("FlexGUI")
        self.qt.setApplicationVersion(__version__)
        self.qt.setDesktopFileName(DESKTOP_ID)
        folder = data_dir()
        self._fatal_log = FatalLog(folder)
        self._crashed_last_time = self._fatal_log.begin()
        settings = SettingsStore(folder)
        saved = settings.load()
        set_language(self.qt, saved.language)
        set_scheme(self.qt, saved.appearance, sheet=False)
        self.background = Background()
        history = HistoryFactory(folder)
        secrets = FallbackStore(keyring)
        self.workbench = WorkbenchFactory(secrets, history.capture_context)
        self.window = MainWindow(
            workbench=self.workbench,
            secrets=secrets,
            run=self.background.run,
            catalog=load_catalog(),
            profiles=ProfileStore(folder),
            settings=settings,
            now=now,
            menu_items=menu_items,
            history=history,
        )
        self.one_window: OneWindow | None = None
        self._after_paint: AfterPaint | None = None
        self._crash_hooks = CrashHooks(self.window, self.window.notice)
        self._crash_hooks.begin()
        apply_stylesheet(self.qt)  # last, so that each widget is polished once

    def start(self, file: str = "") -> int:
        """Show the window and run until it is closed; return the exit code. Inspect the token in `file`, if given."""
        self.window.painted.connect(partial(self._continue_after_paint, file))
        self.window.show()
        if self.one_window is not None:
            self.one_window.called.connect(self._take_call)
            QTimer.singleShot(LISTEN_DELAY_MS, self.window, self.one_window.listen)
        try:
            return self.qt.exec()
        finally:
            self.close()

    def close(self) -> None:
        """Cancel all tasks, stop the sandbox and restore the state of the process."""
        if self._after_paint is not None:
            self._after_paint.close()
            self._after_paint = None
        if self.one_window is not None:
            self.one_window.close()
        self.background.close()
        self.workbench.close()
        self._crash_hooks.end()
        self._fatal_log.end()

    def _continue_after_paint(self, file: str) -> None:
        from flexgui.ui.after_paint import AfterPaint, offer_crash_report  # not needed for the first paint

        self._after_paint = AfterPaint(self.qt, self.window, self.background.run)
        if self.one_window is not None:
            self.one_window.listen()
        self.qt.setWindowIcon(app_icon())
        if file:
            self.window.open_token_file(file)
        if self._crashed_last_time:
            offer_crash_report(self.window.notice, self._fatal_log.last())

    def _take_call(self, call: WindowCall) -> None:
        raise_window(self.window, call.activation)
        if call.file:
            self.window.open_token_file(call.file)


def menu_items(window: MainWindow) -> Sequence[Sequence[Item]]:
    """Return the items of the window's menus."""
    from flexgui.ui.main_menu import menu_items as items_of  # dialogs, after the first paint

    return items_of(window)


def keyring() -> SecretStore:
    """Return the keyring of the operating system; called with the first secret."""
    from flexgui.secret_store.keyring_store import KeyringStore  # after the first paint

    return KeyringStore()


def now() -> datetime:
    """Return the time in UTC."""
    from flexgui.clock import utc_now  # after the first paint

    return utc_now()


def build(argv: Sequence[str]) -> Application:
    """Create the application without showing it."""
    return Application(argv)


def main(argv: Sequence[str] | None = None, file: str = "") -> int:
    """Open the window, on the token in `file` if one is given, and return the exit code.

    With None this is the program itself (``flexgui-window [FILE]``), which ends the process.
    """
    if argv is None:
        protect_process()
        end_at_interrupt()
        arguments = sys.argv[1:]
        file = arguments[0] if len(arguments) == 1 and not arguments[0].startswith("-") else ""
        end_process(_open(sys.argv[:1] if file else sys.argv, file))
    return _open(argv, file)


def _open(argv: Sequence[str], file: str) -> int:
    configure_logging()
    one_window = OneWindow(data_dir())
    turn = one_window.take_turn(file)
    if turn is Turn.HANDED_OVER:
        return 0
    if turn is Turn.NO_ANSWER:
        return _report_no_answer(argv)
    try:
        application = build(argv)
    except Exception as error:
        show_failed_start(error)
        raise
    application.one_window = one_window
    return application.start(file)


def _report_no_answer(argv: Sequence[str]) -> int:
    """Report that the first window does not answer. A second one would overwrite its files."""
    from flexgui.ui.warning_box import show_warning  # only if the first window hangs

    set_language(qt_application(argv), SettingsStore(data_dir()).load().language)
    message = tr("FlexGUI is already open, but its window does not answer. Close it, or wait, and start again.")
    if sys.stderr is not None:
        print(f"flexgui: {message}", file=sys.stderr, flush=True)
    show_warning(message)
    return NOT_OPENED
