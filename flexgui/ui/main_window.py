"""The main window: lays out the panels and connects the controllers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from flexgui.diagnosis.actions import Action
from flexgui.flex.catalog import Catalog
from flexgui.profiles.production_guard import ProductionGuard
from flexgui.profiles.store import ProfileStore
from flexgui.settings import Settings, SettingsStore
from flexgui.translation import later
from flexgui.ui.controllers.endpoint_status import EndpointStatus
from flexgui.ui.controllers.history_presenter import HistoryPresenter
from flexgui.ui.controllers.inspect import InspectController
from flexgui.ui.controllers.modes import ModesController
from flexgui.ui.controllers.production import ProductionController
from flexgui.ui.controllers.profiles import ProfilesController
from flexgui.ui.controllers.request import RequestController
from flexgui.ui.controllers.sandbox import SandboxController
from flexgui.ui.controllers.tokenize import TokenizeController
from flexgui.ui.fields.panel import FieldsPanel
from flexgui.ui.menus import Item, Menus
from flexgui.ui.panes import BottomSplit, Panes
from flexgui.ui.request.panel import RequestPanel
from flexgui.ui.response.panel import ResponsePanel
from flexgui.ui.session_state import SessionState
from flexgui.ui.tasks import Run
from flexgui.ui.toolbar import DIAGNOSE, INSPECT, REQUEST, TOKENIZE, Toolbar
from flexgui.ui.widgets.build_queue import BuildQueue
from flexgui.ui.widgets.layouts import hbox, vbox
from flexgui.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from datetime import datetime

    from flexgui.history.store import History
    from flexgui.secret_store.fallback import FallbackStore
    from flexgui.ui.controllers.diagnose import DiagnoseController
    from flexgui.workbench import Workbench

MINIMUM_SIZE = (960, 560)
PRUNE_DELAY_MS = 3000
"""Delay after the first paint before expired history entries are pruned."""
PROFILE_MENU = later("&Profile")
MENUS = (later("&File"), later("&Edit"), later("&View"), later("&Request"), PROFILE_MENU, later("&Help"))


class MainWindow(QMainWindow):
    """Fields, request and response side by side, the toolbar above them, and the pages of the other modes.

    All that the first paint does not need is imported and built later: the page of a mode by its controller (see
    `TokenizeController`), the controller of a mode as a cached property, and the actions of the menus by `menu_items`.
    Signals: ``painted()`` after the first paint.
    """

    painted = Signal()

    def __init__(
        self,
        *,
        workbench: Callable[[], Workbench],
        secrets: FallbackStore,
        run: Run,
        catalog: Catalog,
        profiles: ProfileStore,
        settings: SettingsStore,
        now: Callable[[], datetime],
        menu_items: Callable[[MainWindow], Sequence[Sequence[Item]]],
        guard: ProductionGuard | None = None,
        history: Callable[[], History] | None = None,
    ) -> None:
        """`workbench` and `history` are called on worker threads only; without `history` nothing is stored.

        `menu_items` returns the items of each menu in `MENUS`; it is called after the first paint.
        """
        super().__init__()
        self.run, self.workbench = run, workbench
        self._shown_before = False
        self._painted = False
        self._build_queue = BuildQueue(self)
        self.notice = Notice()
        self.state = SessionState(settings, catalog, self, self.notice)
        self.settings: Settings = self.state.settings
        self.toolbar = Toolbar()
        self.fields = FieldsPanel(catalog, self.settings.custom_fields, self.settings.user_presets)
        self.request = RequestPanel(self.state.catalog)
        self.response = ResponsePanel(self.state.catalog, now)
        self._panes = Panes()
        self._panes.set_panes((self.fields, self.request, self.response))
        self._stack = QStackedWidget()
        self._lay_out()
        self.menus = Menus(self, MENUS, partial(menu_items, self))
        self.menus.set_sending(False)

        self.production_controller = ProductionController(
            guard or ProductionGuard(), self.toolbar, partial(self._column.insertWidget, 1), self
        )
        self.profiles_controller = ProfilesController(
            profiles, secrets, run, workbench, now, self.notice, self, self.settings.last_profile
        )
        self.request_controller = RequestController(
            workbench,
            run,
            self.settings,
            self.profiles_controller,
            self.production_controller,
            (self.fields, self.request, self.response),
            self,
        )
        shared = (workbench, run, lambda: self.state.catalog)
        self.inspect_controller = InspectController(
            *shared,
            now,
            self._stack,
            lambda: self.profiles_controller.profiles,
            lambda: self.history.service,
            self.profiles_controller.keep_secret,
        )
        self.tokenize_controller = TokenizeController(
            *shared, now, self._stack, self.profiles_controller, lambda: self.request.request, self
        )
        modes = (self.tokenize_controller, self.inspect_controller, lambda: self.diagnose_controller)
        self.modes = ModesController(self._stack, self.toolbar, self.settings, *modes, self)
        self.history = HistoryPresenter(
            history,
            run,
            now,
            self.settings.history_days,
            self._row,
            (self.profiles_controller, self.request_controller, self.inspect_controller, self.tokenize_controller),
            self.fields,
            self.notice,
            self,
        )
        self.sandbox_controller = SandboxController(
            workbench, run, self.toolbar.chip, self._split, self.profiles_controller.report, self
        )
        self._endpoint = EndpointStatus(workbench, run, self.toolbar, self.request, self.profiles_controller.report)
        self._connect()
        self.state.restore(self.fields, self.request, self._panes)
        self._show_profile()
        for note in (*self.state.notes, *self.profiles_controller.repository.notes):
            self.notice.show_text("warn", note)

    def send(self) -> None:
        """Send the request of the mode: for a capture context or for a transient token."""
        if self.mode in (REQUEST, TOKENIZE) and not self.busy:
            (self.tokenize_controller if self.mode == TOKENIZE else self.request_controller).send()

    def tokenize(self) -> None:
        """Get a transient token for the test card, in the mode Tokenize."""
        self.show_mode(TOKENIZE)
        self.send()

    def cancel(self) -> None:
        """Cancel the running request."""
        self.request_controller.cancel()
        self.tokenize_controller.cancel()

    def act(self, action: Action) -> None:
        """Carry out an action that a message offered."""
        actions: dict[Action, Callable[[], object]] = {
            **self.request_controller.actions(),
            **self.profiles_controller.actions(),
            Action.USE_HTTP_SIGNATURE: self._use_http_signature,
            Action.INSPECT: partial(self.show_mode, INSPECT),
            Action.TOKENIZE: self.tokenize,
            Action.SHOW_SANDBOX: self.sandbox_controller.show,
            Action.DIAGNOSE: lambda: self.modes.diagnose(self.response.outcome, self.profiles_controller.current),
        }
        actions[action]()

    @cached_property
    def diagnose_controller(self) -> DiagnoseController:
        """The mode Diagnose; built when it is first shown."""
        from flexgui.ui.controllers.diagnose import DiagnoseController

        shared, history = (self.workbench, self.run, lambda: self.state.catalog), lambda: self.history.service
        made = DiagnoseController(*shared, self._stack, self.profiles_controller, self.production_controller, history)
        made.load_requested.connect(self.request_controller.set_fields)
        made.load_requested.connect(lambda: self.show_mode(REQUEST))
        return made

    @property
    def busy(self) -> bool:
        """True while a request is running."""
        return self.request_controller.busy or self.tokenize_controller.busy

    @property
    def mode(self) -> int:
        """The mode that is shown: one of the modes of the toolbar."""
        return self.modes.current

    def show_mode(self, index: int) -> None:
        """Show one of the modes of the toolbar."""
        self.modes.show(index)

    def open_token_file(self, path: str) -> None:
        """Inspect the token in this file."""
        self.show_mode(INSPECT)
        self.inspect_controller.inspector.read_file(Path(path))

    # Connections

    def _connect(self) -> None:
        bar, profiles, request = self.toolbar, self.profiles_controller, self.request_controller
        tokenize = self.tokenize_controller
        bar.profile_chosen.connect(profiles.choose)
        bar.edit.clicked.connect(profiles.edit)
        bar.profile_requested.connect(profiles.add)
        bar.send.clicked.connect(self.send)
        bar.cancel.clicked.connect(self.cancel)
        bar.history.clicked.connect(self.history.toggle)
        self.fields.custom_fields_changed.connect(self.state.set_custom_fields)
        self.fields.custom_fields_changed.connect(lambda: self.request.set_catalog(self.state.catalog))
        self.fields.user_presets_changed.connect(self.state.set_user_presets)
        self.response.action.connect(self.act)
        self.response.focus_left.connect(self.toolbar.send.setFocus)
        self.production_controller.safer_requested.connect(profiles.choose_safer)
        profiles.shown.connect(self._show_profile)
        profiles.switched.connect(request.switch_profile)
        profiles.switched.connect(lambda: tokenize.switch_profile(request.outcome))
        profiles.switched.connect(self.state.schedule_save)
        profiles.saved.connect(request.forget_moved_profiles)
        profiles.edited.connect(request.refresh_empty)
        request.busy_changed.connect(self._show_busy)
        request.sendable_changed.connect(partial(bar.set_blocked, REQUEST))
        request.finished.connect(tokenize.take_context)
        request.edited.connect(self.state.schedule_save)
        request.warned.connect(profiles.report)
        tokenize.busy_changed.connect(self._show_busy)
        tokenize.sendable_changed.connect(partial(bar.set_blocked, TOKENIZE))
        tokenize.action.connect(self.act)
        self.modes.shown.connect(self.history.make_room)
        self.modes.changed.connect(self.state.schedule_save)
        self.history.mode_requested.connect(self.show_mode)
        self.history.focus_left.connect(self._focus_mode)
        self.history.days_changed.connect(self.state.set_history_days)
        self.sandbox_controller.restarted.connect(self._endpoint.find)
        self.sandbox_controller.focus_left.connect(self._focus_mode)
        self._panes.changed.connect(self.state.schedule_save)

    def _show_busy(self, busy: bool) -> None:
        self.profiles_controller.locked = busy
        self.toolbar.set_sending(busy)
        self.menus.set_sending(busy)

    def _show_profile(self) -> None:
        """Show the current profile and the list in the toolbar, the menu and the banner."""
        profiles, profile = self.profiles_controller, self.profiles_controller.current
        self.settings.last_profile = profile.id
        self.toolbar.set_profiles(profiles.profiles, profile.id)
        self._endpoint.show(profile)
        self.production_controller.show_profile(profile, profiles.repository.safer().label)
        self.menus.set_choices(PROFILE_MENU, profiles.menu_items())
        if self._shown_before:
            self._endpoint.find()

    def _use_http_signature(self) -> None:
        self.profiles_controller.use_http_signature()
        self.send()

    # Layout

    def _lay_out(self) -> None:
        self.setWindowTitle("FlexGUI")
        self.setMinimumSize(*MINIMUM_SIZE)
        self._stack.addWidget(self._panes)
        content = QWidget()
        self._column = vbox(content)
        for widget in (self.toolbar, self.notice):
            self._column.addWidget(widget)
        middle = QWidget()
        self._row = hbox(middle)
        self._row.addWidget(self._stack, 1)
        self._split = BottomSplit(middle)
        self._column.addWidget(self._split, 1)
        self.setCentralWidget(content)

    def _focus_mode(self) -> None:
        parts: dict[int, Callable[[], QWidget]] = {
            REQUEST: lambda: self.fields.view,
            TOKENIZE: lambda: self.tokenize_controller.flow.page.card.card,
            INSPECT: lambda: self.inspect_controller.inspector.text,
            DIAGNOSE: lambda: self.diagnose_controller.page.paste.source,
        }
        parts[self.mode]().setFocus()

    def _start_after_paint(self) -> None:
        """Start everything that the first paint does not need."""
        self.menus.fill()
        self._endpoint.find()
        self.modes.restore()
        QTimer.singleShot(PRUNE_DELAY_MS, self, self.history.prune)
        self.painted.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._shown_before:
            self.production_controller.refresh()
        else:
            self._shown_before = True
            self.fields.focus_tree()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self._build_queue.add(self.request_controller.show_first_steps, self._start_after_paint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.toolbar.set_width(event.size().width())
        self.sandbox_controller.fit(event.size().width())
        self.history.make_room()
        self.state.schedule_save()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.state.save()
        self.history.flush()
        super().closeEvent(event)
