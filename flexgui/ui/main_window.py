"""The main window: lays the panels out and connects them. What can be done is the workbench's, how it looks the panels'."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from flexgui.errors import FlexGuiError
from flexgui.flex.credentials import SigningMethod
from flexgui.flex.environment import PRODUCTION, TEST, EnvironmentKind
from flexgui.flex.request import parse_body
from flexgui.profiles import LOCAL_SANDBOX, Profile, ProfileStore
from flexgui.settings import Settings, SettingsStore
from flexgui.ui.exchange.response_panel import ResponsePanel
from flexgui.ui.fields.panel import FieldsPanel
from flexgui.ui.menus import Menus
from flexgui.ui.messages import message_for
from flexgui.ui.request.panel import RequestPanel
from flexgui.ui.resources import set_scheme
from flexgui.ui.sender import Run, Sender
from flexgui.ui.toolbar import Toolbar
from flexgui.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from flexgui.flex.catalog import Catalog
    from flexgui.flex.request import CaptureContextRequest
    from flexgui.secret_store import FallbackStore
    from flexgui.ui.token.inspector import Inspector
    from flexgui.workbench import Outcome, Workbench

SMALLEST = (960, 560)
FIRST_SIZE = (1440, 900)
PANES = (384, 444, 612)
"""Widths of the three panes at `FIRST_SIZE`, in pixels."""
SAVE_AFTER = 800
"""Milliseconds from the last change to its being on disk."""


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
    ) -> None:
        super().__init__()
        self._workbench, self._secrets, self._run, self._now = workbench, secrets, run, now
        self._settings_store, self._profile_store = settings, profiles
        self.settings: Settings = settings.load()
        self.profiles: list[Profile] = profiles.load()
        self.profile = self._known(self.settings.last_profile)
        self._catalog = catalog
        self._request: CaptureContextRequest | None = None
        self._sendable = True
        self._outcome: Outcome | None = None
        self._put_away: dict[str, Outcome] = {}

        self.toolbar = Toolbar()
        self.notice = Notice()
        self.fields = FieldsPanel(catalog, self.settings)
        self.request = RequestPanel(catalog)
        self.response = ResponsePanel(catalog, now)
        self.inspector: Inspector | None = None
        self.sender = Sender(workbench, run, self)
        self._save_timer = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._lay_out()
        self.menus = Menus(self)
        self._connect()
        self._restore()
        for note in (*settings.notes, *profiles.notes):
            self.notice.show_text("warn", note)

    # What the toolbar, the menus and the answers ask for

    def send(self, clock_offset: float = 0) -> None:
        """Send what is ticked as the current profile, unless a request runs or the body is not whole."""
        if self.sender.busy or not self._sendable or self._locked():
            return
        self.show_mode(0)
        self.sender.send(self.profile, self.fields.request(), clock_offset)

    def act(self, action: str) -> None:
        """Do what a suggested button says; the names are those of `explanation.Action` and of the empty state."""
        done: dict[str, Callable[[], object]] = {
            "send-again": self.send,
            "send-with-server-time": self._send_with_server_time,
            "edit-profile": self.edit_profiles,
            "how-signed": self.request.show_signing,
            "use-http-signature": self._use_http_signature,
            "fetch-key-again": self._fetch_key_again,
            "follow-fields": self.request.follow_fields,
            "add-profile": self.add_profile,
            "card-preset": partial(self.fields.apply_preset, "Card"),
            "inspect": partial(self.show_mode, 1),
        }
        done[action]()

    def show_mode(self, index: int) -> None:
        """Show the request panes (0) or the inspector (1), which is made when it is first wanted."""
        if index == 1 and self.inspector is None:
            from flexgui.ui.token.inspector import Inspector  # not before the first paint

            self.inspector = Inspector(self._catalog, self._now)
            self.inspector.inspect_wanted.connect(self._inspect)
            self._modes.addWidget(self.inspector)
        self._modes.setCurrentIndex(index)
        self.toolbar.mode.set_current(index)

    def choose_profile(self, profile_id: str) -> None:
        """Make this profile the current one; the answer of the one before is put away, never mistaken for its own."""
        if profile_id == self.profile.id or self.sender.busy:
            return
        if self._outcome is not None:
            self._put_away[self.profile.id] = self._outcome
        self.profile = self._known(profile_id)
        self._outcome = None
        self._show_profile()
        earlier = self._put_away.get(self.profile.id)
        if earlier is not None:
            self._show_outcome(earlier)
        else:
            self.response.show_empty(self.profile)

    def edit_profiles(self, *, new: bool = False) -> None:
        """Open the profile dialog and keep what was saved there."""
        from flexgui.ui.profiles.dialog import ProfilesDialog  # not before the first paint

        dialog = ProfilesDialog(self.profiles, self.profile.id, self._secrets, self._run, self)
        if new:
            dialog.add_profile()
        if dialog.exec() != ProfilesDialog.DialogCode.Accepted:
            return
        try:
            self._profile_store.save(dialog.profiles())
        except FlexGuiError as error:
            self.notice.show_text("bad", f"{error} The profiles are kept until FlexGUI closes.")
        self.profiles = dialog.profiles()
        self._run(partial(self._keep_secrets, dialog.secrets, dialog.removed), self._kept_secrets, self._failed_aside)
        self.choose_profile(dialog.current)
        self._show_profile()

    def add_profile(self) -> None:
        """Open the profile dialog on a new profile."""
        self.edit_profiles(new=True)

    # Connections

    def _connect(self) -> None:
        bar, fields, request, response = self.toolbar, self.fields, self.request, self.response
        bar.mode_changed.connect(self.show_mode)
        bar.profile_chosen.connect(self.choose_profile)
        bar.profiles_wanted.connect(self.edit_profiles)
        bar.profile_wanted.connect(self.add_profile)
        bar.send_wanted.connect(self.send)
        bar.cancel_wanted.connect(self.sender.cancel)
        fields.request_changed.connect(self._fields_changed)
        fields.current_path_changed.connect(request.highlight_path)
        fields.custom_fields_changed.connect(self._keep_custom_fields)
        fields.user_presets_changed.connect(self._keep_presets)
        request.request_edited.connect(self._body_edited)
        request.validity_changed.connect(self._judge_body)
        request.path_at_cursor.connect(fields.select_path)
        request.preview_wanted.connect(self._preview)
        response.action.connect(self.act)
        self.sender.started.connect(self._show_sending)
        self.sender.finished.connect(self._finish)
        self.sender.failed.connect(self._fail)
        self.sender.cancelled.connect(self._show_cancelled)
        self._save_timer.timeout.connect(self._save)

    def _fields_changed(self, request: CaptureContextRequest) -> None:
        self.request.set_request(self._in_style(request))
        self._keep()

    def _body_edited(self, request: CaptureContextRequest) -> None:
        self.fields.set_request(request)
        self._keep()

    def _judge_body(self, sendable: bool, reason: str) -> None:
        self._sendable = sendable
        self.toolbar.send.set_blocked("" if sendable else reason)

    def _show_sending(self) -> None:
        self.toolbar.set_sending(True)
        self.toolbar.send.set_sending(True)
        self.response.show_sending()

    def _end_sending(self) -> None:
        self.toolbar.send.set_sending(False)
        self.toolbar.set_sending(False)

    def _finish(self, outcome: Outcome) -> None:
        self._end_sending()
        self._outcome = outcome
        self._show_outcome(outcome)
        if outcome.exchange is not None:
            self.request.show_preview(outcome.exchange.request)

    def _fail(self, error: BaseException) -> None:
        self._end_sending()
        self.response.show_message(message_for(error))

    def _show_cancelled(self, seconds: float) -> None:
        self._end_sending()
        self.response.show_cancelled(seconds)

    def _show_outcome(self, outcome: Outcome) -> None:
        self.response.show_outcome(outcome, self.profile)

    def _send_with_server_time(self) -> None:
        exchange = self._outcome.exchange if self._outcome is not None else None
        self.send((exchange.clock_skew or 0) if exchange is not None else 0)

    def _use_http_signature(self) -> None:
        if not self.sender.busy:
            self._replace_profile(replace(self.profile, method=SigningMethod.HTTP_SIGNATURE))
            self.send()

    def _fetch_key_again(self) -> None:
        if self._outcome is not None:
            call = partial(self._workbench.fetch_key_again, self._outcome)
            self._run(call, self._finish, self._failed_aside)

    def _preview(self) -> None:
        """Sign without sending, off the GUI thread: the secret comes from the keyring."""
        self._previewing.drop()
        call = partial(self._workbench.preview, self.profile, self.fields.request())
        self._previewing = self._run(call, self.request.show_preview, self._no_preview)
