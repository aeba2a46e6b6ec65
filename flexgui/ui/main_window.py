"""The main window: lays the panels out and connects them; what can be done is the workbench's business."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from flexgui.diagnosis.actions import Action
from flexgui.errors import CredentialsError, FlexGuiError
from flexgui.flex.catalog import Catalog
from flexgui.flex.credentials import SigningMethod
from flexgui.flex.request import CaptureContextRequest
from flexgui.flex.secret import Secret
from flexgui.profiles.production_guard import ProductionGuard
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.profiles.repository import ProfileRepository
from flexgui.profiles.store import ProfileStore
from flexgui.settings import Appearance, Settings, SettingsStore
from flexgui.translation import later, tr
from flexgui.ui.controllers.endpoint_status import EndpointStatus
from flexgui.ui.controllers.inspect import InspectController
from flexgui.ui.controllers.network import edit_network
from flexgui.ui.controllers.production import ProductionController
from flexgui.ui.controllers.request import Sender
from flexgui.ui.controllers.response_cache import ResponseCache
from flexgui.ui.fields.panel import FieldsPanel
from flexgui.ui.menus import Item, Menus
from flexgui.ui.messages import Message, message_for
from flexgui.ui.panes import Panes
from flexgui.ui.request.panel import RequestPanel
from flexgui.ui.resources import set_scheme
from flexgui.ui.response.panel import ResponsePanel
from flexgui.ui.session_state import SessionState
from flexgui.ui.tasks import Run, Task
from flexgui.ui.toolbar import Toolbar
from flexgui.ui.translation import languages
from flexgui.ui.widgets.notice import Notice
from flexgui.ui.widgets.pane import Pane

if TYPE_CHECKING:
    from flexgui.history.store import History
    from flexgui.outcome import Outcome
    from flexgui.secret_store.fallback import FallbackStore
    from flexgui.ui.controllers.history import HistoryController
    from flexgui.ui.controllers.history_service import HistoryService
    from flexgui.ui.help_window import HelpWindow
    from flexgui.workbench import Workbench

SMALLEST = (960, 560)
REQUEST, INSPECT = range(2)
INSPECT_MODE = "inspect"
"""What the settings call it."""
PRUNE_AFTER = 3000
"""Milliseconds from the first paint until what is too old is forgotten."""
BESIDE_HISTORY = 1290
"""Width of a window, in pixels, from which the history stands beside all panes and not in place of the first."""
PROFILE_MENU = later("&Profile")
MENUS = (later("&File"), later("&View"), later("&Request"), PROFILE_MENU, later("&Help"))
PROFILE_KEY = "Ctrl+Alt" if sys.platform == "darwin" else "Alt"
"""Ctrl+Alt is AltGr on Windows, which types braces; Alt types them on macOS, where Ctrl is the command key."""


class MainWindow(QMainWindow):
    """Fields, request and response side by side, the toolbar above them, and the inspector as the other mode."""

    def __init__(
        self,
        *,
        workbench: Workbench,
        secrets: FallbackStore,
        run: Run,
        catalog: Catalog,
        profiles: ProfileStore,
        settings: SettingsStore,
        now: Callable[[], datetime],
        guard: ProductionGuard | None = None,
        history: Callable[[], History] | None = None,
    ) -> None:
        """`history` gives it, on a worker; without one nothing is kept."""
        super().__init__()
        self._history = history
        self._workbench, self._secrets, self._run, self._now = workbench, secrets, run, now
        self._data_dir = profiles.path.parent
        self.notice = Notice()
        self._remembered = SessionState(settings, self, partial(self.notice.show_text, "bad"))
        self.settings: Settings = self._remembered.settings
        self.book = ProfileRepository(profiles, secrets)
        self.profile = self.book.find(self.settings.last_profile)
        self._base_catalog = catalog
        self._catalog = catalog.with_custom(self.settings.custom_fields)
        self._answers = ResponseCache()
        self._sendable = True
        self._previewing: Task | None = None
        self._help: HelpWindow | None = None
        self._started = False
        self._painted = False

        self.toolbar = Toolbar()
        self.fields = FieldsPanel(catalog, self.settings.custom_fields, self.settings.user_presets)
        self.request = RequestPanel(self._catalog)
        self.response = ResponsePanel(self._catalog, now)
        self.sending = Sender(workbench, run, self)
        self.guarding = ProductionController(guard or ProductionGuard(), self.toolbar, self._place_strip, self)
        self._destination = EndpointStatus(workbench, run, self.toolbar, self.request, self._note_failure)
        self._modes = QStackedWidget()
        self.inspecting = InspectController(
            workbench, run, lambda: self._catalog, now, self._modes, lambda: self.book.profiles, self._keeping
        )
        self._panes = Panes((self.fields, self.request, self.response))
        self._lay_out()
        self.menus = Menus(self, MENUS, self._menu_table)
        self.menus.set_sending(False)
        self._connect()
        self._remembered.restore(self._catalog, self.fields, self.request, self._panes)
        self._show_profile()
        self._show_empty()
        for note in (*self._remembered.notes, *self.book.notes):
            self.notice.show_text("warn", note)

    # What the toolbar, the menus and the answers ask for

    def send(self, clock_offset: float = 0, *, anyway: bool = False) -> None:
        """Send what is ticked as the current profile, unless a request runs or the body is not whole.

        A body without fields is sent only `anyway`.
        """
        self.request.flush()
        if self.sending.busy or not self._sendable or self._modes.currentIndex() != REQUEST:
            return
        if not self.request.request.fields and not anyway:
            self._answers.shown = None
            self.response.show_message(_nothing_ticked())
            return
        allowed = self.guarding.allows(self.profile)
        if allowed:
            self.sending.send(self.profile, self.request.request, clock_offset, production=allowed)
        elif self.profile.merchant_id.strip():
            self.guarding.ask(self.profile)
        else:
            self.response.show_message(message_for(CredentialsError(_no_merchant())))

    def act(self, action: Action) -> None:
        """Carry out an action that a message or the empty state offered."""
        done: dict[Action, Callable[[], object]] = {
            Action.SEND_AGAIN: self.send,
            Action.SEND_ANYWAY: partial(self.send, anyway=True),
            Action.SHOW_EARLIER: partial(self.choose_profile, self._earlier_profile().id),
            Action.SEND_WITH_SERVER_TIME: self._send_with_server_time,
            Action.EDIT_PROFILE: self.edit_profiles,
            Action.HOW_SIGNED: self.request.show_signing,
            Action.USE_HTTP_SIGNATURE: self._use_http_signature,
            Action.FETCH_KEY_AGAIN: self._fetch_key_again,
            Action.UNLOCK_KEYRING: self._unlock_keyring,
            Action.FOLLOW_FIELDS: self.request.follow_fields,
            Action.ADD_PROFILE: self.add_profile,
            Action.CARD_PRESET: partial(self.fields.apply_preset, "Card"),
            Action.INSPECT: partial(self.show_mode, INSPECT),
        }
        done[action]()

    def show_mode(self, index: int) -> None:
        """Show the request panes or the inspector, which is made when it is first wanted."""
        if index == INSPECT:
            self.inspecting.show()
            if "desk" in self.__dict__ and self.desk.visible:
                self._make_room()
        else:
            self._modes.setCurrentIndex(REQUEST)
        self.toolbar.show_mode(index)
        mode = INSPECT_MODE if index == INSPECT else ""
        if mode != self.settings.mode:
            self.settings.mode = mode
            self._remembered.schedule_save()

    def toggle_history(self) -> None:
        """Show the history, or put it away."""
        if self._history is not None:
            self.desk.toggle()

    def open_token(self) -> None:
        """Ask for a file with a token and inspect it."""
        self.show_mode(INSPECT)
        self.inspecting.inspector.open_file()

    def open_token_file(self, path: str) -> None:
        """Inspect the token in this file."""
        self.show_mode(INSPECT)
        self.inspecting.inspector.read_file(Path(path))

    def come_to_front(self, activation: str = "") -> None:
        """Show the window before all others; `activation` is the desktop's leave to do so, where it gives one."""
        if activation:
            os.environ["XDG_ACTIVATION_TOKEN"] = activation  # where Qt looks for it
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        os.environ.pop("XDG_ACTIVATION_TOKEN", None)

    def paste_token(self) -> None:
        """Inspect the token on the clipboard."""
        self.show_mode(INSPECT)
        self.inspecting.inspector.paste()

    def choose_profile(self, profile_id: str) -> None:
        """Make this profile the current one; the answer of the one before is put away, never mistaken for its own."""
        if profile_id == self.profile.id or self.sending.busy:
            return
        earlier = self._answers.switch(self.profile.id, profile_id)
        self.profile = self.book.find(profile_id)
        self._show_profile()
        if earlier is not None:
            self._show_outcome(earlier)
        else:
            self._show_empty()
        self._remembered.schedule_save()

    def edit_profiles(self, *, new: bool = False) -> None:
        """Open the profile dialog and keep what was saved there."""
        from flexgui.ui.profiles.dialog import ProfilesDialog  # not before the first paint

        dialog = ProfilesDialog(
            self.book.profiles,
            self.profile.id,
            run=self._run,
            workbench=self._workbench,
            store=self._secrets,
            data_dir=self._data_dir,
            now=self._now,
            parent=self,
        )
        if new:
            dialog.add_profile()
        if dialog.exec() == ProfilesDialog.DialogCode.Accepted:
            self._take_profiles(dialog.profiles(), dialog.current, dialog.secrets, dialog.removed, dialog.copies_gone)
        dialog.deleteLater()

    def edit_network(self) -> None:
        """Open the network dialog and keep what was saved there."""
        edit_network(
            self.settings,
            self.profile,
            run=self._run,
            workbench=self._workbench,
            save=self._remembered.save,
            parent=self,
        )

    def add_profile(self) -> None:
        """Open the profile dialog on a new profile."""
        self.edit_profiles(new=True)

    def find_here(self) -> None:
        """Search where the focus is: the history, the claims (always in Inspect), else the fields."""
        focus = QApplication.focusWidget()
        panel = self.desk.panel if "desk" in self.__dict__ else None
        if panel is not None and focus is not None and panel.isAncestorOf(focus):
            panel.focus_search()
        elif self._modes.currentIndex() != REQUEST:
            self.inspecting.inspector.open_search()
        elif focus is not None and self.response.isAncestorOf(focus):
            self.response.open_search()
        else:
            self.fields.search.setFocus()
            self.fields.search.selectAll()

    def focus_pane(self, step: int) -> None:
        """Go to the next pane, or the one before."""
        panes = self._shown_panes()
        focus = QApplication.focusWidget()
        here = next((n for n, pane in enumerate(panes) if focus is not None and pane.isAncestorOf(focus)), -1)
        start = here if here >= 0 or step > 0 else 0
        for distance in range(1, len(panes) + 1):  # one in which nothing takes the keyboard is passed over
            if panes[(start + step * distance) % len(panes)].enter():
                return

    def _shown_panes(self) -> list[Pane]:
        shown = [pane for pane in self.findChildren(Pane) if pane.isVisible()]
        return sorted(shown, key=lambda pane: pane.mapTo(self, QPoint()).x())

    def find_command(self) -> None:
        """Let a person do anything by its name."""
        from flexgui.ui.command_palette import show_palette  # not before it is wanted

        show_palette(self)

    def set_appearance(self, appearance: Appearance) -> None:
        """Show the light or dark scheme, or follow the system."""
        self.settings.appearance = appearance
        app = QApplication.instance()
        if isinstance(app, QApplication):
            set_scheme(app, appearance)
        self._remembered.schedule_save()

    def set_language(self, language: str) -> None:
        """Speak this language (a code, or ``system``) from the next start on, and say so."""
        if language != self.settings.language:
            self.settings.language = language
            self.notice.show_text("none", tr("FlexGUI shows this language when it is started again."))
            self._remembered.schedule_save()

    def set_explicit_required(self, explicit: bool) -> None:
        """Write ``"required": true`` out in the body, or leave it out."""
        self.settings.explicit_required = explicit
        self.fields.set_explicit(explicit)

    @staticmethod
    def _zoom(step: int | None) -> None:
        from flexgui.ui.zoom import zoom  # not before it is wanted

        zoom(step)

    def show_help(self) -> None:
        """Show the README beside the window."""
        from flexgui.ui.help_window import HelpWindow  # not before it is wanted

        if self._help is None:
            self._help = HelpWindow(self)
        self._help.show()
        self._help.activateWindow()

    def show_keys(self) -> None:
        """List every key."""
        from flexgui.ui.keys_sheet import KeysSheet  # not before it is wanted

        sheet = KeysSheet(self)
        sheet.exec()
        sheet.deleteLater()

    def _show_about(self) -> None:
        from flexgui.ui.about import AboutBox  # not before it is wanted

        box = AboutBox(self._run, self)
        box.exec()
        box.deleteLater()

    # Connections

    def _connect(self) -> None:
        bar, fields, request, response = self.toolbar, self.fields, self.request, self.response
        bar.mode_changed.connect(self.show_mode)
        bar.profile_chosen.connect(self.choose_profile)
        bar.profiles_wanted.connect(self.edit_profiles)
        bar.profile_wanted.connect(self.add_profile)
        bar.send_wanted.connect(self.send)
        bar.cancel_wanted.connect(self.sending.cancel)
        fields.request_changed.connect(self._fields_changed)
        fields.current_path_changed.connect(request.highlight_path)
        fields.custom_fields_changed.connect(self._take_custom_fields)
        fields.user_presets_changed.connect(self._take_presets)
        request.request_edited.connect(self._body_edited)
        request.validity_changed.connect(self._judge_body)
        request.text_typed.connect(self._remembered.schedule_save)
        request.path_at_cursor.connect(fields.select_path)
        request.preview_wanted.connect(self._preview)
        response.action.connect(self.act)
        self.guarding.safer_wanted.connect(lambda: self.choose_profile(self.book.safer().id))
        self.sending.started.connect(self._show_sending)
        self.sending.finished.connect(self._finish)
        self.sending.finished.connect(self._keep)
        self.sending.failed.connect(self._fail)
        self.sending.cancelled.connect(self._show_cancelled)
        self._panes.changed.connect(self._remembered.schedule_save)

    def _fields_changed(self, request: CaptureContextRequest) -> None:
        self.request.set_request(request)
        self._mark_age(request)

    def _body_edited(self, request: CaptureContextRequest) -> None:
        self.fields.set_request(request)
        self._mark_age(request)

    def _mark_age(self, request: CaptureContextRequest) -> None:
        """Say beside an answer when it is to another request than the one that stands there now."""
        asked = self._answers.shown.asked if self._answers.shown is not None else None
        self.response.set_outdated(asked is not None and asked != request)
        self._remembered.schedule_save()

    def _judge_body(self, sendable: bool, reason: str) -> None:
        self._sendable = sendable
        self.toolbar.send.set_blocked("" if sendable else reason)

    def _show_sending(self) -> None:
        self.settings.sent_once = True
        self.toolbar.set_sending(True)
        self.menus.set_sending(True)
        self.response.show_sending(self.profile.label)

    def _end_sending(self) -> None:
        self.toolbar.set_sending(False)
        self.menus.set_sending(False)

    def _finish(self, outcome: Outcome) -> None:
        self._end_sending()
        self._answers.shown = outcome
        self._show_outcome(outcome)

    def _show_outcome(self, outcome: Outcome) -> None:
        self.response.show_outcome(outcome)
        self.response.set_outdated(outcome.asked is not None and outcome.asked != self.request.request)
        if outcome.exchange is not None and outcome.asked == self.request.request:
            self.request.show_preview(outcome.exchange.request)

    def _fail(self, error: BaseException) -> None:
        self._end_sending()
        self.response.show_message(message_for(error))

    def _show_cancelled(self, seconds: float) -> None:
        self._end_sending()
        self.response.show_cancelled(seconds)

    def _send_with_server_time(self) -> None:
        exchange = self._answers.shown.exchange if self._answers.shown is not None else None
        self.send((exchange.clock_skew or 0) if exchange is not None else 0)

    def _use_http_signature(self) -> None:
        changed = replace(self.profile, method=SigningMethod.HTTP_SIGNATURE)
        self.profile = changed
        if changed.id != LOCAL_SANDBOX.id:
            listed = [changed if each.id == changed.id else each for each in self.book.profiles]
            self._take_profiles(listed, changed.id, {}, set())
        self._show_profile()
        self.send()

    def _unlock_keyring(self) -> None:
        """Let the desktop ask for the keyring's password; what to do then is said by what was tried before."""
        self._run(self._secrets.unlock, lambda done: self.notice.show_text("ok", str(done)), self._note_failure)

    def _fetch_key_again(self) -> None:
        judged = self._answers.shown
        if judged is None:
            return

        def show(outcome: Outcome) -> None:
            # By now another profile may be chosen, or another request under way.
            if self._answers.shown is judged and not self.sending.busy:
                self._finish(outcome)

        self._run(partial(self._workbench.fetch_key_again, judged), show, self._note_failure)

    def _preview(self) -> None:
        """Sign without sending, off the GUI thread: the secret may come from a keyring."""
        if self._previewing is not None:
            self._previewing.cancel()
        call = partial(self._workbench.preview, self.profile, self.request.request)
        self._previewing = self._run(
            call, self.request.show_preview, lambda error: self.request.show_no_preview(message_for(error).text)
        )

    # The history

    @cached_property
    def desk(self) -> HistoryController:
        """The history in the window; made, with all that it needs, after the first paint."""
        from flexgui.ui.controllers.history import HistoryController

        assert self._history is not None
        made = HistoryController(
            self._history, self._run, self._now, self.settings.history_days, self._place_history, self
        )
        made.opened.connect(self._open_kept)
        made.fields_requested.connect(self._use_fields)
        made.compared.connect(self._compare)
        made.days_changed.connect(self._take_days)
        made.visibility_changed.connect(self._make_room)
        made.focus_left.connect(self._focus_mode)
        made.message.connect(self.notice.show_text)
        return made

    def _keeping(self) -> HistoryService | None:
        return self.desk.service if self._history is not None else None

    def _keep(self, outcome: Outcome) -> None:
        if self._history is not None:
            self.desk.service.store(outcome, self.profile)

    def _prune(self) -> None:
        self.desk.service.prune()

    def _open_kept(self, outcome: Outcome, when: str) -> None:
        """Show what was kept as it was: what came of a request where answers are, a token where tokens are."""
        if outcome.exchange is None:
            self.show_mode(INSPECT)
            self.inspecting.inspector.show_kept(outcome, when)
        elif self.sending.busy:
            self.notice.show_text("none", tr("A request is under way. Open it when the answer is there."))
        else:
            self.show_mode(REQUEST)
            self.response.show_kept(outcome, tr("From the history, {when}", when=when))
            self.request.show_preview(outcome.exchange.request)

    def _use_fields(self, request: CaptureContextRequest) -> None:
        self.show_mode(REQUEST)
        self.fields.set_request(request)
        self._fields_changed(request)
        if self.width() < BESIDE_HISTORY:
            self.desk.hide()

    def _compare(self, left: Outcome | None, right: Outcome, title: str, entry_id: int) -> None:
        inspector = self.inspecting.inspector
        left = left or inspector.outcome
        if left is None:
            self.notice.show_text("none", tr("Open a token in Inspect first, or choose two entries."))
            return
        self.show_mode(INSPECT)
        inspector.show_compared(left, right, title, entry_id)

    def _take_days(self, days: int) -> None:
        self.settings.history_days = days
        self._remembered.schedule_save()

    def _place_history(self, panel: QWidget) -> None:
        self._row.insertWidget(0, panel)

    def _make_room(self, shown: bool | None = None) -> None:
        """Let the first pane of each mode give way to the history where there is no room for both."""
        shown = shown if shown is not None else "desk" in self.__dict__ and self.desk.visible
        room = not shown or self.width() >= BESIDE_HISTORY
        if self.desk.panel is not None:
            self.desk.panel.fit(self.width())
        self.fields.setVisible(room)
        inspector = self.inspecting.made
        if inspector is not None:
            inspector.token.setVisible(room)

    def _focus_mode(self) -> None:
        inspector = self.inspecting.made
        in_request = self._modes.currentIndex() == REQUEST or inspector is None
        (self.fields.view if in_request else self.inspecting.inspector.text).setFocus()

    # Profiles and their secrets

    def _take_profiles(
        self,
        profiles: list[Profile],
        current: str,
        secrets: dict[str, Secret],
        removed: set[str],
        copies_gone: frozenset[str] = frozenset(),
    ) -> None:
        self._answers.forget_moved(self.book.profiles, profiles, self.profile.id)
        try:
            self.book.save(profiles)
        except FlexGuiError as error:
            self.notice.show_text("bad", tr("{error} The profiles are kept until FlexGUI closes.", error=error))
        if secrets or removed or copies_gone:
            keep = partial(self.book.keep_secrets, secrets, removed, copies_gone)
            self._run(keep, self._say_where_kept, self._note_failure)
        if current == self.profile.id:
            self.profile = self.book.find(current)
            if self._answers.shown is None and not self.sending.busy:
                self._show_empty()
        else:
            self.choose_profile(current)
        self._show_profile()

    def _say_where_kept(self, in_memory: list[str]) -> None:
        if in_memory:
            self.notice.show_text("warn", self._secrets.note)

    def _note_failure(self, error: BaseException) -> None:
        message = message_for(error)
        self.notice.show_text("bad", f"{message.title}. {message.text}")

    def _show_profile(self) -> None:
        """Say everywhere who sends, and where to."""
        profile = self.profile
        self.settings.last_profile = profile.id
        self.toolbar.set_profiles(self.book.profiles, profile.id)
        self._destination.show(profile)
        self.guarding.show_profile(profile, self.book.safer().label)
        self._list_profiles()
        if self._started:
            self._destination.find()

    def _list_profiles(self) -> None:
        """Offer each profile in the menu; the first nine have a key."""
        self.menus.set_choices(
            PROFILE_MENU,
            [
                Item(
                    each.label.replace("&", "&&"),
                    partial(self.choose_profile, each.id),
                    f"{PROFILE_KEY}+{number}" if number <= 9 else None,
                    each.id == self.profile.id,
                    True,
                    name=True,
                )
                for number, each in enumerate(self.book.profiles, 1)
            ],
        )

    def _earlier_profile(self) -> Profile:
        """Return the profile whose answer was put away last, the current one where none was."""
        return self.book.find(self._answers.earlier or self.profile.id)

    def _show_empty(self) -> None:
        self.response.show_empty(self.profile, self._earlier_profile().label if self._answers.earlier else "")
        if not self.settings.sent_once and self.profile.id == LOCAL_SANDBOX.id and not self._answers.earlier:
            self.response.show_hint()

    # What is remembered

    def _take_custom_fields(self, paths: tuple[str, ...]) -> None:
        self.settings.custom_fields = tuple(paths)
        self._catalog = self._base_catalog.with_custom(paths)
        self.request.set_catalog(self._catalog)
        self._remembered.schedule_save()

    def _take_presets(self, presets: dict[str, list[Any]]) -> None:
        self.settings.user_presets = presets
        self._remembered.schedule_save()

    # Layout and Qt's own calls

    def _menu_table(self) -> tuple[tuple[str, tuple[Item, ...]], ...]:
        standard, settings = QKeySequence.StandardKey, self.settings
        appearances: tuple[tuple[Appearance, str], ...] = (
            ("system", later("Colours like the system")),
            ("light", later("Light colours")),
            ("dark", later("Dark colours")),
            ("contrast", later("High contrast")),
        )
        return (
            (
                MENUS[0],
                (
                    Item(later("Open token…"), self.open_token, standard.Open),
                    Item(later("Paste token"), self.paste_token, "Ctrl+Shift+V"),
                    Item(),
                    Item(later("Copy capture context"), self.response.copy_token, "Ctrl+Shift+C"),
                    Item(),
                    Item(later("Close"), self.close, "Ctrl+W"),
                    Item(later("Quit"), self.close, "Ctrl+Q", role=QAction.MenuRole.QuitRole),
                ),
            ),
            (
                MENUS[1],
                (
                    Item(later("Request"), partial(self.show_mode, REQUEST), "Ctrl+1"),
                    Item(later("Inspect"), partial(self.show_mode, INSPECT), "Ctrl+2"),
                    Item(),
                    Item(later("Find"), self.find_here, standard.Find, also=later("search")),
                    Item(later("Find a command…"), self.find_command, "Ctrl+K"),
                    Item(later("History"), self.toggle_history, "Ctrl+H", also=later("earlier answers")),
                    Item(later("Next pane"), partial(self.focus_pane, 1), "F6"),
                    Item(later("Previous pane"), partial(self.focus_pane, -1), "Shift+F6"),
                    Item(),
                    *(
                        Item(words, partial(self.set_appearance, value), None, settings.appearance == value, True)
                        for value, words in appearances
                    ),
                    Item(),
                    *self._language_rows(),
                    Item(),
                    Item(later("Larger text in trees and code"), partial(self._zoom, 1), standard.ZoomIn),
                    Item(later("Smaller text in trees and code"), partial(self._zoom, -1), standard.ZoomOut),
                    Item(later("Text as it was"), partial(self._zoom, None), "Ctrl+0"),
                ),
            ),
            (
                MENUS[2],
                (
                    Item(later("Send"), self.send, "Ctrl+Return"),
                    Item(later("Cancel"), self.sending.cancel, "Esc"),
                    Item(),
                    Item(later("How it is signed"), self.request.show_signing),
                    Item(
                        later("Write “required: true” out"),
                        self.set_explicit_required,
                        None,
                        settings.explicit_required,
                    ),
                ),
            ),
            (
                PROFILE_MENU,
                (
                    Item(later("Add a profile…"), self.add_profile),
                    Item(
                        later("Edit profiles…"),
                        self.edit_profiles,
                        "Ctrl+,",
                        also=later("preferences settings account credentials key"),
                        role=QAction.MenuRole.PreferencesRole,
                    ),
                    Item(later("Network…"), self.edit_network, also=later("proxy certificate CA file TLS settings")),
                ),
            ),
            (
                MENUS[4],
                (
                    Item(later("FlexGUI help"), self.show_help, "F1", also=later("manual documentation README")),
                    Item(later("Keyboard shortcuts"), self.show_keys, "?", also=later("keys")),
                    Item(),
                    Item(
                        later("About FlexGUI"),
                        self._show_about,
                        also=later("versions telemetry bug report"),
                        role=QAction.MenuRole.AboutRole,
                    ),
                ),
            ),
        )

    def _language_rows(self) -> tuple[Item, ...]:
        chosen = self.settings.language
        return (
            Item(
                later("Language like the system"), partial(self.set_language, "system"), None, chosen == "system", True
            ),
            *(
                Item(name, partial(self.set_language, code), None, chosen == code, True, name=True)
                for code, name in languages().items()
            ),
        )

    def _lay_out(self) -> None:
        self.setWindowTitle("FlexGUI")
        self.setMinimumSize(*SMALLEST)
        self._modes.addWidget(self._panes)
        whole = QWidget()
        self._column = QVBoxLayout(whole)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for widget in (self.toolbar, self.notice):
            self._column.addWidget(widget)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addWidget(self._modes, 1)
        self._column.addLayout(self._row, 1)
        self.setCentralWidget(whole)

    def _place_strip(self, strip: QWidget) -> None:
        self._column.insertWidget(1, strip)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._started:
            self._started = True
            self.fields.focus_tree()
        else:
            self.guarding.look_again()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.menus.fill)
            # After the first paint, and not beside it: the sandbox brings an HTTP server and cryptography with it.
            QTimer.singleShot(0, self, self._destination.find)
            if self.settings.mode == INSPECT_MODE:
                QTimer.singleShot(0, self, partial(self.show_mode, INSPECT))
            if self._history is not None:
                QTimer.singleShot(PRUNE_AFTER, self, self._prune)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.toolbar.set_width(event.size().width())
        if "desk" in self.__dict__ and self.desk.visible:
            self._make_room()
        self._remembered.schedule_save()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._remembered.save()
        super().closeEvent(event)


def _nothing_ticked() -> Message:
    return Message(
        tr("No field is ticked"),
        tr("A capture context without fields captures nothing. Tick the fields to capture, or take a preset."),
        ((Action.CARD_PRESET, Action.CARD_PRESET.label), (Action.SEND_ANYWAY, Action.SEND_ANYWAY.label)),
    )


def _no_merchant() -> str:
    return tr("Sending to a live account is unlocked by its merchant ID. Enter it in the profile.")
