"""From a capture context to a payment: connects the panels of the mode Tokenize with the workbench."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from flexgui.diagnosis.actions import Action
from flexgui.flex.card import CardError, card_problems
from flexgui.flex.catalog import Catalog
from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.token import Token, TokenKind
from flexgui.flex.tokenization import (
    CARD_FIELDS,
    CARD_PATH,
    FieldLists,
    TokenizeError,
    field_lists,
    plaintext,
    requested_lists,
    target,
)
from flexgui.profiles.profile import LOCAL_SANDBOX
from flexgui.translation import number, tr
from flexgui.ui.controllers.sender import Sender
from flexgui.ui.messages import Message, message_for
from flexgui.ui.tasks import LatestTask, Run
from flexgui.ui.tokenize.flow_strip import CONTEXT, PAYMENT, TOKEN, server_time
from flexgui.ui.tokenize.page import TokenizePage

if TYPE_CHECKING:
    from flexgui.flex.request import CaptureContextRequest
    from flexgui.outcome import Inspection, Outcome, PaymentOutcome, RequestOutcome, TokenizeOutcome
    from flexgui.tokenizer import Prepared
    from flexgui.transport.cancellation import Cancellation
    from flexgui.ui.controllers.profiles import ProfilesController
    from flexgui.ui.controllers.tokenize_signals import TokenizeSignals
    from flexgui.ui.tokenize.request_panel import TokenRequestPanel
    from flexgui.ui.tokenize.token_panel import TokenPanel
    from flexgui.workbench import Workbench


class TokenFlow:
    """Runs one request at a time, and emits `signals` about it."""

    def __init__(
        self,
        workbench: Callable[[], Workbench],
        run: Run,
        catalog: Catalog,
        now: Callable[[], datetime],
        profiles: ProfilesController,
        requested: Callable[[], CaptureContextRequest],
        signals: TokenizeSignals,
        context: Outcome | None,
        parent: QWidget,
    ) -> None:
        """`context` is used for the first token, if there is one; `parent` is the parent of the page."""
        self._signals = signals
        self._workbench, self._run, self._now = workbench, run, now
        self._profiles, self._requested = profiles, requested
        self._context = context
        self._sent: TokenizeOutcome | None = None
        self._preview = LatestTask()
        self._sender = Sender(run, signals.busy_changed.emit)
        self._reason = ""
        self._is_empty = True
        self._values: dict[str, str] = {}
        """The values of the form that may be sent."""
        self.page = TokenizePage(catalog, now, parent)
        page = self.page
        page.ticked.connect(self._tick)
        page.card.edited.connect(self._take_form)
        page.request_built.connect(self._fill_request)
        page.token_built.connect(self._fill_token)
        page.strip.chosen.connect(lambda at: page.token.tabs.set_current(at - TOKEN))  # the tabs have the same order
        page.strip.set_context_menu(
            (
                (tr("From the history…"), self._signals.history_requested.emit),
                (tr("Paste…"), self.paste_context),
                (tr("Get a new one"), self.renew_context),
            )
        )
        self._show_all()

    @property
    def busy(self) -> bool:
        return self._sender.busy

    @property
    def token_panel(self) -> TokenPanel | None:
        """The panel of the transient token, or None if it is not built yet."""
        return TokenizePage.token.existing(self.page)

    def refresh(self) -> None:
        """Update for another profile or other ticked fields."""
        self._show_form()
        if self._is_empty and self.token_panel is not None:
            self._show_empty(self.token_panel)

    def start_again(self) -> None:
        """Discard context and token, for another profile."""
        self._context = self._sent = None
        self._show_all()

    def take_context(self, outcome: Outcome) -> None:
        """Use this capture context; the token of another one is no longer shown."""
        self._context, self._sent = outcome, None
        self._show_all()

    def show_stored(self, outcome: RequestOutcome, origin: str) -> None:
        """Show an earlier answer without a token; `origin` says where it is from."""
        self._is_empty = False
        self.page.token.show_refusal(outcome, origin)

    def send(self) -> None:
        """Get a transient token, and first a capture context if there is none or it has expired."""
        self._show_form()
        if self.busy or self._reason:
            return
        context = self._context_token
        if context is None or self._is_expired():
            self._request_context(self._tokenize_with)
        else:
            self._tokenize(context)

    def renew_context(self) -> None:
        """Get a new capture context, and no token."""
        if not self.busy and not self._is_production():
            self._request_context(self.take_context)

    def paste_context(self) -> None:
        """Read and verify the capture context on the clipboard."""
        if self.busy:
            return
        text, profile = QGuiApplication.clipboard().text(), self._profiles.current

        def call(_cancellation: Cancellation) -> Inspection:
            bench = self._workbench()
            return bench.inspect(text, environment=bench.environment(profile))

        self._start(call, self._take_pasted, tr("Reading"), tr("The context is decoded and verified."), CONTEXT)

    def cancel(self) -> None:
        seconds = self._sender.cancel()
        if seconds is None:
            return
        self.page.token.show_state(
            tr("Cancelled after {seconds} s", seconds=number(seconds, 1)),
            tr("The request may have reached the server; its response is ignored."),
            ((Action.TOKENIZE, tr("Send again")),),
        )
        self._sent = None
        self._show_strip()

    # Requests

    def _request_context(self, then: Callable[[Outcome], None]) -> None:
        profile, request = self._profiles.current, self._request()

        def done(outcome: RequestOutcome) -> None:
            self._signals.finished.emit(outcome)
            token = outcome.token
            if token is None or outcome.verification is None or token.kind is not TokenKind.CAPTURE_CONTEXT:
                self._context = None
                self.page.token.show_refusal(outcome)
                self._show_strip()
            else:
                then(outcome)

        self._start(
            lambda cancellation: self._workbench().create_capture_context(profile, request, cancellation=cancellation),
            done,
            tr("Getting a capture context"),
            tr("Waiting for {name}. Cancel stops waiting at once.", name=profile.label),
            CONTEXT,
        )

    def _tokenize_with(self, outcome: Outcome) -> None:
        self.take_context(outcome)
        if outcome.token is not None and not self._reason:
            self._tokenize(outcome.token)

    def _tokenize(self, context: Token) -> None:
        profile, form = self._profiles.current, self.page.card
        card, values = form.given_card(), form.values()

        def call(cancellation: Cancellation) -> tuple[TokenizeOutcome, str]:
            bench = self._workbench()
            environment = bench.environment(profile)
            sent = bench.tokenize(context.text, card, values, environment=environment, cancellation=cancellation)
            return sent, environment.base_url

        self._start(call, self._take_token, tr("Getting a token"), tr("The card is encrypted and sent."), TOKEN)

    def _take_token(self, result: tuple[TokenizeOutcome, str]) -> None:
        sent, origin = result
        self._sent, self._is_empty = sent, False
        self._preview.cancel()  # of the same plaintext, and not what was sent
        page = self.page
        request = sent.outcome.exchange.request
        page.request.show_plaintext(sent.plaintext, request.url)
        page.request.show_encryption(sent.plaintext, request, was_sent=True)
        page.token.show_token(sent.outcome, origin)
        self._show_strip()
        self._signals.finished.emit(sent.outcome)

    def _take_pasted(self, outcome: Inspection) -> None:
        token = outcome.token
        if token.kind is not TokenKind.CAPTURE_CONTEXT or outcome.verification is None:
            self._show_failure(TokenizeError(tr("The text on the clipboard is not a capture context.")))
        else:
            self.take_context(outcome)

    def _pay(self, body: str) -> None:
        if self.busy or self._is_production():
            return
        profile = self._profiles.current

        def done(outcome: PaymentOutcome) -> None:
            self.page.token.show_payment(outcome)
            answer = outcome.answer
            title = answer.title if answer is not None else outcome.explanation.title
            look = ("ok", "check") if answer is not None and answer.accepted else ("bad", "invalid")
            self.page.strip.stations[PAYMENT].show_state(*look, title, title)

        def fail(error: BaseException) -> None:
            self.page.token.show_payment_message(message_for(error))
            self._show_payment_station()

        self._begin(
            lambda cancellation: self._workbench().pay(profile, body, cancellation=cancellation), done, fail, PAYMENT
        )

    def _start(
        self,
        call: Callable[[Cancellation], object],
        done: Callable[..., None],
        title: str,
        sentence: str,
        station: int,
    ) -> None:
        if station != CONTEXT:
            self._sent = None
        self.page.token.show_state(title, sentence, summary=tr("One request is running"))
        self._show_strip()
        self._begin(call, done, self._show_failure, station)

    def _begin(
        self,
        call: Callable[[Cancellation], object],
        done: Callable[..., None],
        failed: Callable[[BaseException], None],
        station: int,
    ) -> None:
        self._is_empty = False
        self.page.strip.stations[station].show_state("busy", "ring", tr("Waiting for the answer"))
        self._sender.start(call, done, failed)

    def _show_failure(self, error: BaseException) -> None:
        if isinstance(error, CardError | TokenizeError):
            steps = ((Action.NEW_CONTEXT, Action.NEW_CONTEXT.label),)
            message = Message(tr("The token was not requested"), str(error), steps)
        else:
            message = message_for(error)
        self._sent = None
        self.page.token.show_message(message)
        self._show_strip()

    # The form and the plaintext

    def _request(self) -> CaptureContextRequest:
        request = self._requested()
        return request if request.fields else CARD_FIELDS

    def _lists(self) -> FieldLists:
        token = self._context_token
        try:
            return field_lists(token) if token is not None else requested_lists(self._request())
        except TokenizeError:  # `_problem` reports it
            return requested_lists(CARD_FIELDS)

    def _show_form(self) -> None:
        self.page.card.show_fields(self._lists(), self._now().date())
        self._take_form()

    def _take_form(self) -> None:
        form = self.page.card
        wrong = card_problems(form.given_card(), self._now().date())
        problems = {f"{CARD_PATH}.{name}": text for name, text in wrong.items()}
        values = form.values()
        for path in self._lists().required:
            if not values.get(path):
                problems[path] = tr("Required by the context")
        form.show_problems(problems)
        self._set_reason(self._problem() or next(iter(problems.values()), ""))
        number = f"{CARD_PATH}.number"
        if number in problems:  # only numbers of test cards get into the plaintext
            values = {path: value for path, value in values.items() if path != number}
        self._values = values
        if panel := TokenizePage.request.existing(self.page):
            self._show_plaintext(panel)

    def _show_plaintext(self, panel: TokenRequestPanel) -> None:
        context = self._context_token
        try:
            text = plaintext(self._values, context.text if context is not None else "")
            url = target(context).url if context is not None else ""
        except TokenizeError:
            return  # `_problem` reports it
        panel.show_plaintext(text, url)
        if self._sent is not None:
            self.page.token.set_outdated(self._sent.plaintext != text)

    def _show_preview(self) -> None:
        """Encrypt the plaintext without sending it, to show how it is done."""
        context = self._context_token
        if context is None or self._reason:
            return
        values = self.page.card.values()

        def done(prepared: Prepared) -> None:
            self.page.request.show_encryption(prepared.plaintext, prepared.request)

        self._preview.replace(self._run(lambda: self._workbench().encrypt(context, values), done, self._show_failure))

    def _problem(self) -> str:
        """Return why no token can be requested with this profile and this context, "" if one can."""
        if self._is_production():
            return tr("Test cards are not sent to production.")
        token = self._context_token
        if token is not None and not self._is_expired():
            try:
                field_lists(token)
                target(token)
            except TokenizeError as error:
                return str(error)
        return ""

    def _is_production(self) -> bool:
        return self._profiles.current.kind is EnvironmentKind.PRODUCTION

    def _set_reason(self, reason: str) -> None:
        self._reason = reason
        self._signals.sendable_changed.emit(reason)

    @property
    def _context_token(self) -> Token | None:
        return self._context.token if self._context is not None else None

    def _is_expired(self) -> bool:
        token = self._context_token
        if self._context is None or token is None or token.expires_at is None:
            return True
        return token.expires_at <= server_time(self._context, self._now())

    # Display

    def _fill_request(self, panel: TokenRequestPanel) -> None:
        panel.preview_requested.connect(self._show_preview)
        self._show_plaintext(panel)

    def _fill_token(self, panel: TokenPanel) -> None:
        self._show_empty(panel)
        panel.action.connect(self._act)
        panel.outcome_changed.connect(self._signals.outcome_changed)
        panel.pay_requested.connect(self._pay)
        panel.inspect.clicked.connect(self._inspect)
        panel.compare.clicked.connect(self._compare)

    def _show_all(self) -> None:
        self._is_empty = True
        self.refresh()
        self._show_strip()

    def _show_empty(self, panel: TokenPanel) -> None:
        show, problem = panel.show_state, self._problem()
        if self._is_production():
            sentence = tr("Production takes real cards; test cards go to the test host or the sandbox.")
            show(tr("Not sent to production"), sentence, ((Action.USE_SANDBOX, Action.USE_SANDBOX.label),))
        elif self._context is None:
            buttons = tuple((each, each.label) for each in (Action.TOKENIZE, Action.PASTE_CONTEXT))
            sentence = tr("A card is encrypted to a capture context.")
            show(tr("No capture context yet"), sentence, buttons)
        elif problem:
            buttons = tuple((each, each.label) for each in (Action.NEW_CONTEXT, Action.PASTE_CONTEXT))
            show(tr("This context cannot be used"), problem, buttons)
        else:
            show(tr("No token yet"), tr("Send encrypts the card and gets one."))

    def _show_strip(self) -> None:
        self._show_tokens()
        self._show_payment_station()

    def _show_tokens(self) -> None:
        """Show the states of context and token, as they are now."""
        outcome = self._sent.outcome if self._sent is not None else None
        self.page.strip.show_context(self._context, self._now())
        self.page.strip.show_token(outcome, self._now())

    def _show_payment_station(self) -> None:
        ready = self._sent is not None and self._sent.outcome.token is not None
        detail = tr("Not sent; the body is ready.") if ready else tr("Not sent")
        self.page.strip.stations[PAYMENT].show_state("none", "not-checked", tr("Not sent"), detail)

    def _tick(self) -> None:
        if not self.busy:
            self._show_tokens()
        if self.token_panel is not None:
            self.token_panel.tick()

    # Actions

    def _act(self, action: Action) -> None:
        own: dict[Action, Callable[[], object]] = {
            Action.TOKENIZE: self.send,
            Action.SEND_AGAIN: self.send,
            Action.PASTE_CONTEXT: self.paste_context,
            Action.NEW_CONTEXT: self.renew_context,
            Action.USE_SANDBOX: lambda: self._profiles.choose(LOCAL_SANDBOX.id),
        }
        if action in own:
            own[action]()
        else:
            self._signals.action.emit(action)

    def _inspect(self) -> None:
        outcome = self.page.token.outcome
        if outcome is not None and outcome.token is not None:
            self._signals.inspect_requested.emit(outcome.token.text)

    def _compare(self) -> None:
        if self._sent is not None and self._context is not None:
            self._signals.compare_requested.emit(self._sent.outcome, self._context)
