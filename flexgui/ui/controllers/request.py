"""Connects the fields, the request body and the response: sends requests and shows the responses."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from flexgui.diagnosis.actions import Action
from flexgui.errors import CredentialsError
from flexgui.flex.catalog import load_catalog
from flexgui.flex.request import CaptureContextRequest
from flexgui.profiles.profile import LOCAL_SANDBOX
from flexgui.translation import tr
from flexgui.ui.controllers.response_cache import ResponseCache
from flexgui.ui.controllers.sender import Sender
from flexgui.ui.fields.panel import FieldsPanel
from flexgui.ui.messages import Message, message_for
from flexgui.ui.request.body_editor import read_body
from flexgui.ui.request.panel import RequestPanel
from flexgui.ui.response.panel import ResponsePanel
from flexgui.ui.tasks import LatestTask, Run

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flexgui.outcome import RequestOutcome
    from flexgui.profiles.profile import Profile
    from flexgui.settings import Settings
    from flexgui.transport.cancellation import Cancellation
    from flexgui.transport.exchange import SentRequest
    from flexgui.ui.controllers.production import ProductionController
    from flexgui.ui.controllers.profiles import ProfilesController
    from flexgui.workbench import Workbench


class RequestController(QObject):
    """Sends requests as the current profile.

    Signals: ``busy_changed(bool)``; ``sendable_changed(str)`` with the reason why the body cannot be sent, or "";
    ``edited()`` after anything changed that is saved with the session; ``request_changed(bool)`` after the fields or
    the text of the body changed, True while the user types; ``finished(RequestOutcome)`` after a response was shown;
    ``failed(BaseException)`` after the message about a failed request was shown;
    ``warned(BaseException)`` for a failure that does not stop the request.
    """

    busy_changed = Signal(bool)
    sendable_changed = Signal(str)
    edited = Signal()
    request_changed = Signal(bool)
    finished = Signal(object)
    failed = Signal(object)
    warned = Signal(object)

    def __init__(
        self,
        workbench: Callable[[], Workbench],
        run: Run,
        settings: Settings,
        profiles: ProfilesController,
        production: ProductionController,
        panels: tuple[FieldsPanel, RequestPanel, ResponsePanel],
        parent: QObject | None = None,
    ) -> None:
        """`workbench` returns the workbench; it is called on worker threads only."""
        super().__init__(parent)
        self._workbench, self._run, self._settings = workbench, run, settings
        self._profiles, self._production = profiles, production
        self._fields, self._request, self._response = panels
        self._cache = ResponseCache()
        self._sender = Sender(run, self.busy_changed.emit)
        self._sendable = True
        self._preview = LatestTask()
        self._asks_for_fields = False
        """True while the response says that no field is ticked."""
        self._failed = False
        """True while the response says why the last request could not be sent."""
        self._request.code_language = settings.code_language
        self._connect()

    @property
    def busy(self) -> bool:
        """True while a request is running."""
        return self._sender.busy

    @property
    def outcome(self) -> RequestOutcome | None:
        """The response of the current profile that is shown, if any."""
        return self._cache.shown

    def send(self, clock_offset: float = 0, *, allow_empty: bool = False) -> None:
        """Send the request, unless one is running or the body cannot be sent.

        `clock_offset` is in seconds. A request without fields is sent only with `allow_empty`.
        """
        self._request.flush()
        if self.busy or not self._sendable:
            return
        request, profile = self._request.request, self._profiles.current
        if not request.fields and not allow_empty:
            sent = self._cache.shown.request if self._cache.shown is not None else None
            if sent is not None and not sent.fields:
                self._cache.shown = None  # the refusal of an empty selection; fields are its correction
            self._response.show_message(_no_fields(), "warn")
            self._asks_for_fields = True
        elif self._production.allows(profile):
            self._send(profile, request, clock_offset)
        elif profile.merchant_id.strip():
            self._production.ask(profile)
        else:
            reason = tr("Sending to a live account is unlocked by its merchant ID. Enter it in the profile.")
            self._response.show_message(message_for(CredentialsError(reason)))

    def cancel(self) -> None:
        seconds = self._sender.cancel()
        if seconds is not None:
            self._response.show_cancelled(seconds)

    def send_with_server_time(self) -> None:
        """Send again, with the clock corrected by the difference that the last response showed."""
        shown = self._cache.shown
        self.send((shown.exchange.clock_skew or 0) if shown is not None else 0)

    def fetch_key_again(self) -> None:
        """Fetch the public key again and verify the shown response with it."""
        verified = self._response.outcome  # of the last request, or of an entry of the history
        if verified is None:
            return

        def show(outcome: RequestOutcome) -> None:
            if self._cache.shown is verified:
                self._cache.shown = outcome
            if self._response.outcome is verified and not self.busy:  # the profile or the response may have changed
                self._show_outcome(outcome)

        self._run(lambda: self._workbench().fetch_key_again(verified), show, self.warned.emit)

    def discard_token(self) -> None:
        """Stop showing a token that must not be used; the history keeps its response."""
        self._cache.shown = None
        self.show_empty()

    def set_fields(self, request: CaptureContextRequest) -> None:
        """Replace the fields and the body by an earlier request."""
        self._fields.set_request(request)
        self._take_fields(request)

    def show_history_entry(self, outcome: RequestOutcome, note: str) -> None:
        """Show an earlier request as it was sent and its response; `note` says when that was received."""
        self._response.show_stored(outcome, note)
        self._show_sent(outcome.exchange.request, note)

    def switch_profile(self, before: str, after: str) -> None:
        """Show the last response of the profile with the ID `after`, and keep that of `before` for later."""
        outcome = self._cache.switch(before, after)
        if outcome is not None:
            self._show_outcome(outcome)
        else:
            self.show_empty()

    def forget_moved_profiles(self, before: Iterable[Profile], after: Iterable[Profile]) -> None:
        """Discard the responses of profiles that were deleted or now use another server."""
        self._cache.forget_moved(before, after, self._profiles.current.id)

    def show_earlier(self) -> None:
        """Go to the other profile whose response was shown last, and show that response."""
        if self._cache.earlier is not None:
            self._profiles.choose(self._cache.earlier)

    def show_first_steps(self) -> None:
        """Show that there is no response yet, unless the response pane already shows something."""
        if self._response.is_blank:
            self.show_empty()

    def refresh_empty(self) -> None:
        """Clear a message after the profile was edited, which may have been its cause, and update the empty state."""
        if self.busy:
            return
        if self._cache.shown is None:
            self.show_empty()
        elif self._failed:
            self._show_outcome(self._cache.shown)

    def show_empty(self) -> None:
        """Show that there is no response yet."""
        self._asks_for_fields = self._failed = False
        profile, earlier = self._profiles.current, self._cache.earlier
        self._response.show_empty(profile, self._profiles.find(earlier).label if earlier else "")
        if not self._settings.sent_once and profile.id == LOCAL_SANDBOX.id and not earlier:
            self._response.show_hint()

    def actions(self) -> dict[Action, Callable[[], object]]:
        """Return the actions that this controller carries out."""
        return {
            Action.SEND_AGAIN: self.send,
            Action.SEND_ANYWAY: partial(self.send, allow_empty=True),
            Action.SEND_WITH_SERVER_TIME: self.send_with_server_time,
            Action.SHOW_EARLIER: self.show_earlier,
            Action.FETCH_KEY_AGAIN: self.fetch_key_again,
            Action.DISCARD_TOKEN: self.discard_token,
            Action.HOW_SIGNED: self._request.show_signing,
            Action.FOLLOW_FIELDS: self._request.follow_fields,
            Action.CARD_PRESET: partial(self._fields.apply_preset, "Card"),
            Action.LEAVE_OUT_UNKNOWN: self._leave_out_unknown,
        }

    def _leave_out_unknown(self) -> None:
        """Untick the fields that the API's catalog does not have; a user's own field stays in the list."""
        catalog = load_catalog()
        known = (each for each in self._request.request.fields if catalog.by_path(each.path) is not None)
        self.set_fields(CaptureContextRequest(tuple(known)))

    def _connect(self) -> None:
        fields, request = self._fields, self._request
        fields.request_changed.connect(self._take_fields)
        fields.current_path_changed.connect(request.highlight_path)
        request.request_edited.connect(self._take_body)
        request.validity_changed.connect(self._take_validity)
        request.text_typed.connect(self._take_typing)
        request.path_at_cursor.connect(fields.select_path)
        request.preview_requested.connect(self._sign_preview)
        request.code_language_changed.connect(self._save_code_language)
        request.file_chosen.connect(self._read_file)

    def _take_fields(self, request: CaptureContextRequest) -> None:
        self._request.set_request(request)
        self._mark_outdated(request)

    def _take_body(self, request: CaptureContextRequest) -> None:
        self._fields.set_request(request)
        self._mark_outdated(request)

    def _take_typing(self) -> None:
        self.request_changed.emit(True)
        self.edited.emit()

    def _mark_outdated(self, request: CaptureContextRequest) -> None:
        self.request_changed.emit(False)
        self.refresh_outdated(request)

    def refresh_outdated(self, request: CaptureContextRequest) -> None:
        """Show whether the response is from another request; replace a message that asks for fields."""
        if self._asks_for_fields and request.fields:
            shown = self._cache.shown
            self.show_empty()
            if shown is not None:
                self._show_outcome(shown)
        sent = self._cache.shown.request if self._cache.shown is not None else None
        self._response.set_outdated(sent is not None and sent != request)
        self.edited.emit()

    def _save_code_language(self, language: str) -> None:
        self._settings.code_language = language
        self.edited.emit()

    def _read_file(self, path: Path) -> None:
        self._run(partial(read_body, path), self._request.show_file, self._request.show_file_problem)

    def _take_validity(self, sendable: bool, reason: str) -> None:
        self._sendable = sendable
        self.sendable_changed.emit("" if sendable else reason)

    def _send(self, profile: Profile, request: CaptureContextRequest, clock_offset: float) -> None:
        def call(cancellation: Cancellation) -> RequestOutcome:
            return self._workbench().create_capture_context(
                profile, request, clock_offset, production=True, cancellation=cancellation
            )

        self._settings.sent_once = True
        self._asks_for_fields = self._failed = False
        self._response.show_sending(profile.label)
        self._sender.start(call, self._finish, self._fail)

    def _finish(self, outcome: RequestOutcome) -> None:
        self._cache.shown = outcome
        self._show_outcome(outcome)
        self.finished.emit(outcome)

    def _fail(self, error: BaseException) -> None:
        self._response.show_message(message_for(error))
        self._failed = True
        self.failed.emit(error)

    def _show_outcome(self, outcome: RequestOutcome) -> None:
        self._failed = False
        self._response.show_outcome(outcome)
        self._response.set_outdated(outcome.request is not None and outcome.request != self._request.request)
        if outcome.request == self._request.request:
            self._show_sent(outcome.exchange.request)

    def _show_sent(self, sent: SentRequest, origin: str = "") -> None:
        """Show a request as it was sent, in place of a preview that is still being signed."""
        self._preview.cancel()
        self._request.show_preview(sent, was_sent=True, origin=origin)

    def _sign_preview(self) -> None:
        """Sign the request without sending it, on a worker thread: the secret may come from a keyring."""
        profile, request = self._profiles.current, self._request.request

        def call() -> SentRequest:
            return self._workbench().preview(profile, request)

        def is_current() -> bool:
            return (profile, request) == (self._profiles.current, self._request.request)

        def show(signed: SentRequest) -> None:
            if is_current():
                self._request.show_preview(signed)

        def fail(error: BaseException) -> None:
            if is_current():
                self._request.show_no_preview(message_for(error).text)

        self._preview.replace(self._run(call, show, fail))


def _no_fields() -> Message:
    return Message(
        tr("No field is ticked"),
        tr("A capture context without fields captures nothing. Tick the fields to capture, or choose a preset."),
        ((Action.CARD_PRESET, Action.CARD_PRESET.label), (Action.SEND_ANYWAY, Action.SEND_ANYWAY.label)),
    )
