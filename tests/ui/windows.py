"""Opens the main window for tests, with the sandbox as server, calls that run at once and a clock that can be set."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from flexgui.flex.catalog import load_catalog
from flexgui.history.store import History
from flexgui.profiles.production_guard import ProductionGuard
from flexgui.profiles.store import ProfileStore
from flexgui.sandbox import Sandbox
from flexgui.secret_store.fallback import FallbackStore
from flexgui.secret_store.memory import SessionStore
from flexgui.secret_store.protocol import SecretStore
from flexgui.settings import SettingsStore
from flexgui.ui.main_menu import menu_items
from flexgui.ui.main_window import MainWindow
from flexgui.ui.panes import FIRST_SIZE
from tests.shared_sandbox import workbench
from tests.ui.helpers import Clock, run_here


def open_window(
    home: Path,
    sandbox: Sandbox,
    clock: Clock,
    *,
    run: Any = run_here,
    keyring: SecretStore | None = None,
    bench: Any = None,
    guard: ProductionGuard | None = None,
    history: Callable[[], History] | None = None,
    size: tuple[int, int] | None = None,
) -> MainWindow:
    """Open a window with the stored data in the folder `home`, in the state after its first paint."""
    secrets = FallbackStore(lambda: keyring or SessionStore())
    used = bench or workbench(sandbox, clock, secrets)
    window = MainWindow(
        workbench=lambda: used,
        secrets=secrets,
        run=run,
        catalog=load_catalog(),
        profiles=ProfileStore(home),
        settings=SettingsStore(home),
        now=clock,
        menu_items=menu_items,
        guard=guard,
        history=history,
    )
    # The offscreen platform's screen is 800 pixels wide.
    window.resize(*(size or (FIRST_SIZE[0], window.height())))
    window.show()
    window.menus.fill()
    window.activateWindow()
    QApplication.processEvents()
    return window
