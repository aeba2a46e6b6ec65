"""The composition root of the window: what is ambient (clock, folders, stores, threads) is made here and passed in."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from flexgui import __version__
from flexgui.errors import FlexGuiError
from flexgui.flex.catalog import load_catalog
from flexgui.log import configure as configure_logging
from flexgui.process import end_process
from flexgui.process_protection import protect_process
from flexgui.profiles.store import ProfileStore
from flexgui.sandbox_registry import SandboxRegistry
from flexgui.secret_store.fallback import FallbackStore
from flexgui.secret_store.keyring_store import KeyringStore
from flexgui.secret_store.memory import SessionStore
from flexgui.secret_store.protocol import SecretStore
from flexgui.settings import SettingsStore, data_dir
from flexgui.translation import tr
from flexgui.ui.background import Background
from flexgui.ui.crash.fatal_log import FatalLog
from flexgui.ui.crash.hooks import CrashHooks, tell_failed_start
from flexgui.ui.main_window import MainWindow
from flexgui.ui.one_window import Call, OneWindow, Turn
from flexgui.ui.resources import app_icon, apply_stylesheet, set_scheme
from flexgui.ui.translation import set_language

DESKTOP_ID = "io.github.flexgui.FlexGUI"
"""The name of the desktop file, of the icon and of the AppStream metainfo, by which a desktop knows the window."""
MOTION_DELAY_MS = 400
"""Delay after the first paint before the desktop is asked whether it prefers reduced motion."""

LISTEN_AFTER = 100
"""Milliseconds from the start of the event loop until later starts are heard."""
NO_ANSWER = 3
"""The exit code of a start that could not hand over."""

if TYPE_CHECKING:
    from pathlib import Path

    from flexgui.flex.token import Token
    from flexgui.history.store import History
    from flexgui.sandbox.server import Sandbox
    from flexgui.ui.widgets.caret import RestingCaret
    from flexgui.workbench import Workbench


class LateHistory:
    """Gives the history, which is imported and made with the first call: on a worker, after the first paint."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._made: History | None = None

    def __call__(self) -> History:
        """Return the history."""
        with self._lock:
            if self._made is None:
                from flexgui.history.store import History  # and with it sqlite3

                self._made = History(self._folder)
            return self._made

    def context(self, key_id: str) -> Token | None:
        """Return the capture context that was kept and whose one-time key has this ID; None if it cannot be had."""
        from flexgui.history.codec import from_record

        try:
            record = self().record_of_key(key_id)
            return from_record(record).token if record is not None else None
        except FlexGuiError:
            return None  # the token is shown all the same; the window says what is wrong with the history


class LateWorkbench:
    """Stands for the workbench, which is imported and made with the first call: on a worker, after the first paint."""

    def __init__(self, secrets: SecretStore, contexts: Callable[[str], Token | None] = lambda _: None) -> None:
        self._secrets, self._contexts = secrets, contexts
        self._lock = threading.Lock()
        self._made: Workbench | None = None
        self._closed = False

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """Return a method of the workbench; asking for it makes nothing yet."""

        def call(*args: Any, **kwargs: Any) -> Any:
            return getattr(self._workbench(), name)(*args, **kwargs)

        return call

    def close(self) -> None:
        """Close the workbench if there is one; none is made any more."""
        with self._lock:
            self._closed = True
            if self._made is not None:
                self._made.close()

    def _workbench(self) -> Workbench:
        with self._lock:
            if self._closed:
                raise FlexGuiError(tr("FlexGUI is closing."))
            if self._made is None:
                # and with it client, verification and explanation
                from flexgui.stored_data import stored_network_settings, stored_profiles
                from flexgui.workbench import Workbench

                self._made = Workbench(
                    self._secrets,
                    sandbox,
                    now,
                    self._contexts,
                    stored_network_settings,
                    stored_profiles,
                    SandboxRegistry(data_dir()),
                )
            return self._made


class Application:
    """The running program: the window and what it stands on."""

    def __init__(self, argv: Sequence[str]) -> None:
        existing = QApplication.instance()
        # As an argument: what `setStyle` returns brings 500 names with it, which nothing needs before the first paint.
        self.qt = existing if isinstance(existing, QApplication) else QApplication([*argv, "-style", "fusion"])
        self.qt.setApplicationName("FlexGUI")
        self.qt.setApplicationVersion(__version__)
        self.qt.setDesktopFileName(DESKTOP_ID)
        folder = data_dir()
        self._fatal = FatalLog(folder)
        self._ended_badly = self._fatal.begin()
        settings = SettingsStore(folder)
        self.background = Background()
        history = LateHistory(folder)
        secrets = FallbackStore(KeyringStore(), SessionStore())
        self.workbench = cast("Workbench", LateWorkbench(secrets, history.context))
        saved = settings.load()
        set_language(self.qt, saved.language)
        set_scheme(self.qt, saved.appearance, sheet=False)
        self.window = MainWindow(
            workbench=self.workbench,
            secrets=secrets,
            run=self.background.run,
            catalog=load_catalog(),
            profiles=ProfileStore(folder),
            settings=settings,
            now=now,
            history=history,
        )
        self.one_window: OneWindow | None = None
        self._caret: RestingCaret | None = None
        self._crashes = CrashHooks(self.window, self.window.notice)
        self._crashes.begin()
        apply_stylesheet(self.qt)  # once everything is in its place: a third of the time to the first paint

    def start(self, file: str = "") -> int:
        """Show the window and run until it is closed; returns the exit code. Opens the token in `file`, if given."""
        self.window.show()
        if file:
            QTimer.singleShot(0, self.window, lambda: self.window.open_token_file(file))
        if self.one_window is not None:
            self.one_window.called.connect(self._take_call)
            QTimer.singleShot(LISTEN_AFTER, self.window, self.one_window.listen)
        # Seven pictures to read, and the first paint shows none of them.
        QTimer.singleShot(0, self.qt, lambda: self.qt.setWindowIcon(app_icon()))
        QTimer.singleShot(MOTION_DELAY_MS, self.window, self._come_to_rest)
        if self._ended_badly:
            QTimer.singleShot(0, self.window, lambda: self._crashes.tell_last_end(self._fatal.last()))
        try:
            return self.qt.exec()
        finally:
            self.close()

    def _take_call(self, call: Call) -> None:
        self.window.come_to_front(call.activation)
        if call.file:
            self.window.open_token_file(call.file)

    def _come_to_rest(self) -> None:
        """Let the caret rest, and spinners, too, where the desktop asks for less motion; it may say so late."""
        from flexgui.ui.reduced_motion import less_motion
        from flexgui.ui.widgets.caret import RestingCaret
        from flexgui.ui.widgets.spinner import Spinner

        def take(less: bool) -> None:
            Spinner.still = less

        self._caret = RestingCaret(self.qt)
        self.background.run(less_motion, take, lambda _: None)

    def close(self) -> None:
        """Drop what is under way and stop the sandbox."""
        if self._caret is not None:
            self._caret.stop()
            self._caret = None
        if self.one_window is not None:
            self.one_window.close()
        self.background.close()
        self.workbench.close()
        self._crashes.end()
        self._fatal.end()


def now() -> datetime:
    """Return the moment, aware, in UTC."""
    return datetime.now(UTC)


def sandbox() -> Sandbox:
    """Make the embedded sandbox; called off the GUI thread, when it is first needed."""
    from flexgui.sandbox import Sandbox  # an HTTP server and cryptography: not before the first paint

    return Sandbox(registry=SandboxRegistry(data_dir()))


def build(argv: Sequence[str]) -> Application:
    """Make the application without showing it."""
    return Application(argv)


def main(argv: Sequence[str] | None = None, file: str = "") -> int:
    """Open the window, on the token in `file` if one is given, and return the exit code.

    With None it is the program itself (``flexgui-window [FILE]``), and ends the process.
    """
    if argv is None:
        protect_process()
        given = sys.argv[1:]
        named = given[0] if len(given) == 1 and not given[0].startswith("-") else ""  # anything else is for Qt
        end_process(_open(sys.argv[:1] if named else sys.argv, named))
    return _open(argv, file)


def _open(argv: Sequence[str], file: str) -> int:
    configure_logging()
    one_window = OneWindow(data_dir())
    turn = one_window.take_turn(file)
    if turn is Turn.HANDED_OVER:
        return 0
    if turn is Turn.NO_ANSWER:
        return _say_no_answer(argv)
    try:
        application = build(argv)
    except Exception as error:  # whoever double-clicked has no terminal to read it in
        tell_failed_start(error)
        raise
    application.one_window = one_window
    return application.start(file)


def _say_no_answer(argv: Sequence[str]) -> int:
    """Say that the first window does not answer: two that write the same files would undo each other's work."""
    from PySide6.QtWidgets import QMessageBox

    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication([*argv])
    set_language(app, SettingsStore(data_dir()).load().language)
    told = tr("FlexGUI is open already, but its window does not answer. Close it, or wait, and start again.")
    if sys.stderr is not None:
        print(f"flexgui: {told}", file=sys.stderr, flush=True)
    box = QMessageBox(QMessageBox.Icon.Warning, "FlexGUI", told)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()
    return NO_ANSWER
