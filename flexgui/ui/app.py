"""The composition root of the window: what is ambient (clock, folders, stores, threads) is made here and passed in."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

_collecting = gc.isenabled()
gc.disable()  # nothing that the imports make is garbage; looking for some is a tenth of the start

from PySide6.QtWidgets import QApplication

from flexgui import __version__
from flexgui.flex.catalog import load_catalog
from flexgui.profiles import ProfileStore
from flexgui.secret_store import FallbackStore, KeyringStore, SessionStore
from flexgui.settings import SettingsStore, data_dir
from flexgui.ui.background import Background
from flexgui.ui.main_window import MainWindow
from flexgui.ui.resources import app_icon, apply_stylesheet, set_scheme
from flexgui.workbench import Workbench

if _collecting:
    gc.enable()

if TYPE_CHECKING:
    from flexgui.sandbox.server import Sandbox


class Application:
    """The running program: the window and what it stands on."""

    def __init__(self, argv: Sequence[str]) -> None:
        existing = QApplication.instance()
        self.qt = existing if isinstance(existing, QApplication) else QApplication(list(argv))
        self.qt.setApplicationName("FlexGUI")
        self.qt.setApplicationVersion(__version__)
        self.qt.setDesktopFileName("flexgui")
        self.qt.setWindowIcon(app_icon())
        folder = data_dir()
        settings = SettingsStore(folder)
        self.background = Background()
        secrets = FallbackStore(KeyringStore(), SessionStore())
        self.workbench = Workbench(secrets, sandbox, now)
        set_scheme(self.qt, settings.load().appearance, sheet=False)
        self.window = MainWindow(
            workbench=self.workbench,
            secrets=secrets,
            run=self.background.run,
            catalog=load_catalog(),
            profiles=ProfileStore(folder),
            settings=settings,
            now=now,
        )
        apply_stylesheet(self.qt)  # once everything is in its place: a third of the time to the first paint

    def start(self) -> int:
        """Show the window and run until it is closed; returns the exit code."""
        self.window.show()
        try:
            return self.qt.exec()
        finally:
            self.close()

    def close(self) -> None:
        """Drop what is under way and stop the sandbox."""
        self.background.close()
        self.workbench.close()


def now() -> datetime:
    """Return the moment, aware, in UTC."""
    return datetime.now(UTC)


def sandbox() -> Sandbox:
    """Make the embedded sandbox; called off the GUI thread, when it is first needed."""
    from flexgui.sandbox import Sandbox  # an HTTP server and cryptography: not before the first paint

    return Sandbox()


def build(argv: Sequence[str]) -> Application:
    """Make the application without showing it."""
    gc.disable()
    try:
        return Application(argv)
    finally:
        gc.freeze()  # the window lives as long as the process
        if _collecting:
            gc.enable()


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window and return the exit code."""
    return build(sys.argv if argv is None else argv).start()
