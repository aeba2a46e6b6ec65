"""The transient token with its verdicts and claims, the payment, and the raw answer; or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from flexgui.diagnosis.actions import Action
from flexgui.flex.catalog import Catalog
from flexgui.flex.text import shown
from flexgui.translation import later, number, tr
from flexgui.ui.messages import Message
from flexgui.ui.token_kinds import kind_words
from flexgui.ui.token_views.checks_splitter import ChecksSplitter
from flexgui.ui.token_views.checks_view import ChecksView, sentence_above_checks
from flexgui.ui.token_views.claims_view import ClaimsView
from flexgui.ui.token_views.explanation_view import ExplanationView
from flexgui.ui.token_views.facts import correlation_id, received, size_and_time
from flexgui.ui.token_views.headers_view import HeadersView
from flexgui.ui.widgets.banner import Banner
from flexgui.ui.widgets.build_queue import BuildQueue
from flexgui.ui.widgets.buttons import CopyButton, tool_button
from flexgui.ui.widgets.empty_state import EmptyState, show_state
from flexgui.ui.widgets.keys import with_key
from flexgui.ui.widgets.layouts import add_page
from flexgui.ui.widgets.lazy import LazyPart
from flexgui.ui.widgets.pane import Pane
from flexgui.ui.widgets.raw_view import RawView
from flexgui.ui.widgets.tabs import TabRow
from flexgui.ui.widgets.tones import banner_look

if TYPE_CHECKING:
    from flexgui.flex.token import Token
    from flexgui.flex.verification import Verification
    from flexgui.outcome import PaymentOutcome, RequestOutcome
    from flexgui.ui.tokenize.payment_view import PaymentView

TOKEN, PAYMENT, RAW, HEADERS = range(4)
NARROW, LOW = 1200, 720
"""Width and height of the window below which a banner that is not about a failure has one line, in pixels."""
OUTDATED = later("The form has changed since this token was requested")

BannerContent = tuple[str, str, str, str, str, str]
"""The arguments of `Banner.set`."""


class TokenPanel(Pane):
    """Shows the answer to a token request; the verdicts and claims of the first token are built after its banner.

    Signals: ``action(Action)`` an action that was chosen; ``pay_requested(str)`` a payment body to send;
    ``outcome_changed()`` after another token, or none, is shown.
    """

    action = Signal(object)
    pay_requested = Signal(str)
    outcome_changed = Signal()

    def __init__(self, catalog: Catalog, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(tr("Transient token"), parent)
        self._now = now
        self._skew = 0.0
        self.outcome: RequestOutcome | None = None
        """The answer that is shown, if any."""
        self._verification: Verification | None = None
        self._build_queue = BuildQueue(self)
        self.claims = ClaimsView(catalog, self._server_time, self._build_queue)
        self._payable: tuple[Token, str] | None = None
        """The token to pay with, and the server that payments are sent to."""
        self._summary, self._received = "", ""
        self._token_banner: BannerContent | None = None
        self._payment_banner: BannerContent | None = None
        self._state_content: tuple[object, ...] = ()
        """The content of the empty state, which is built again only if that changes."""
        self.banner = Banner()
        self.banner.hide()
        self.tabs = TabRow((tr("Token"), tr("Payment"), tr("Raw"), tr("Headers")))
        self._find = tool_button("search", with_key(tr("Find a claim"), "Ctrl+F"))
        self.tabs.add_widget(self._find)
        self.inspect = tool_button("brackets", tr("Open in Inspect"))
        self.compare = tool_button("swap", tr("Compare with its capture context"))
        self._copy = CopyButton(tr("Copy the transient token"), self._text)
        self.tools = (self._copy, self.inspect, self.compare)
        for tool in self.tools:
            self.head.addWidget(tool)
        self._pages = QStackedWidget(self)
        self._state = QStackedWidget(self._pages)
        self._pages.addWidget(self._state)
        self.body.addWidget(self.banner)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._pages, 1)
        self.tabs.currentChanged.connect(self._show_tab)
        self._find.clicked.connect(self.claims.open_search)
        self.claims.needed.connect(lambda: self.tabs.set_current(TOKEN))
        self.claims.current_changed.connect(self._show_claim)

    # Pages that are built when they are first needed

    @LazyPart
    def checks(self) -> ChecksView:
        made = ChecksView(self._pages, compact=True)
        made.why_changed.connect(self.foot.set_text)
        return made

    @LazyPart
    def payment(self) -> PaymentView:
        from flexgui.ui.tokenize.payment_view import PaymentView  # when its tab is first shown

        made = add_page(self._pages, PaymentView(self._pages))
        if self._payable is not None:
            made.show_token(*self._payable)
        made.send_requested.connect(self.pay_requested)
        made.changed.connect(self._show_foot)  # which reads the view, so not while it is built
        return made

    @cached_property
    def raw(self) -> RawView:
        return add_page(self._pages, RawView(self._pages))

    @cached_property
    def headers(self) -> HeadersView:
        return add_page(self._pages, HeadersView(self._pages))

    @cached_property
    def explanation(self) -> ExplanationView:
        made = add_page(self._state, ExplanationView(self._state))
        made.action.connect(self.action)
        return made

    @cached_property
    def _page(self) -> ChecksSplitter:
        return add_page(self._pages, ChecksSplitter(self.checks, self.claims, self._pages))

    # Content

    def show_state(
        self, heading: str, sentence: str, buttons: Sequence[tuple[Action, str]] = (), summary: str = ""
    ) -> None:
        """Show an empty state in place of a token; `buttons` are (action, label), the first is the suggested one."""
        self._clear()
        content = heading, sentence, tuple(buttons)
        if content != self._state_content or not isinstance(self._state.currentWidget(), EmptyState):
            self._state_content = content
            state = EmptyState(heading, sentence, buttons=buttons, parent=self._state)
            state.action.connect(self.action)
            show_state(self._state, state)
        self._summary = summary
        self._show_tab(self.tabs.current)

    def show_message(self, message: Message) -> None:
        """Show why nothing was sent."""
        self._clear()
        self._token_banner = ("bad", "invalid", message.title, tr("Nothing was sent."), "", "")
        self.explanation.show_text(message.text, (), message.steps)
        self._summary = tr("Nothing was sent")
        self._show_explanation()

    def show_refusal(self, outcome: RequestOutcome, origin: str = "") -> None:
        """Show an answer without a token; `origin` says where it is from if it was not received just now."""
        self._clear()
        self.outcome = outcome
        explanation, exchange = outcome.explanation, outcome.exchange
        tone, icon = banner_look(explanation.tone)
        sentence = shown(explanation.banner or explanation.sentence)
        self._token_banner = (tone, icon, explanation.title, sentence, size_and_time(exchange), "")
        self.explanation.show_text(
            explanation.sentence,
            [(check.state, check.title, check.text) for check in explanation.checks],
            ((Action.TOKENIZE, tr("Send again")),),
            correlation_id(exchange),
        )
        self._summary, self._received = origin or explanation.title, received(exchange)
        self._show_explanation()

    def show_token(self, outcome: RequestOutcome, payment_origin: str) -> None:
        """Show a transient token; payments with it are sent to `payment_origin`."""
        token, verification, exchange = outcome.token, outcome.verification, outcome.exchange
        if token is None or verification is None:
            self.show_refusal(outcome)
            return
        self._clear()
        self.outcome, self._verification = outcome, verification
        self._skew = exchange.clock_skew or 0
        self._show_verdict(verification)
        if TokenPanel.checks.existing(self) is None:
            self._build_queue.add(self._show_checks)
        else:
            self._show_checks()
        self.claims.show_token(token)
        self._payable = token, payment_origin
        if view := TokenPanel.payment.existing(self):
            view.show_token(*self._payable)
        self._summary, self._received = kind_words(token), received(exchange)
        self._show_tab(self.tabs.current)
        self.outcome_changed.emit()

    def show_payment(self, outcome: PaymentOutcome) -> None:
        """Show the answer to a payment request in the tab *Payment*."""
        answer, exchange, explanation = outcome.answer, outcome.exchange, outcome.explanation
        self.payment.show_response(exchange)
        facts = size_and_time(exchange), shown(correlation_id(exchange))
        if answer is None:
            tone, icon = banner_look(explanation.tone)
            self._payment_banner = (tone, icon, explanation.title, shown(explanation.sentence), *facts)
        elif answer.accepted:
            held = answer.status == "AUTHORIZED_PENDING_REVIEW"
            # The sentence would repeat the title; without it the ID has room.
            sentence = tr("Payment {id}.", id=shown(answer.payment_id))
            sentence = f"{answer.sentence} {sentence}" if held else sentence
            self._payment_banner = ("warn" if held else "ok", "check", answer.title, sentence, *facts)
        else:
            self._payment_banner = ("bad", "invalid", answer.title, answer.sentence, *facts)
        self._show_banner()

    def show_payment_message(self, message: Message) -> None:
        """Show why a payment was not sent."""
        self._payment_banner = ("bad", "invalid", message.title, message.text, "", "")
        self._show_banner()

    def set_outdated(self, outdated: bool) -> None:
        """Show in the foot whether the form has changed since the token was requested."""
        if self._verification is not None:
            token = self.outcome.token if self.outcome is not None else None
            self._summary = tr(OUTDATED) if outdated or token is None else kind_words(token)
            self._show_foot()

    def tick(self) -> None:
        """Update the verdict on the expiry and the claims with a time."""
        if self._verification is None:
            return
        before = self._verification.counts
        self._verification = self._verification.at(self._now())
        if self._verification.counts != before:
            self._show_verdict(self._verification)
            self._show_banner()
        self.checks.show_verification(self._verification)
        self.claims.tick()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_banner()

    # Inside

    def _text(self) -> str:
        token = self.outcome.token if self.outcome is not None else None
        return token.text if token is not None else ""

    def _server_time(self) -> datetime:
        return self._now() + timedelta(seconds=self._skew)

    def _clear(self) -> None:
        self.outcome = self._verification = None
        self._received = ""
        self._token_banner = self._payment_banner = None
        self.claims.clear()
        self._show_head()
        self.outcome_changed.emit()

    def _show_explanation(self) -> None:
        self._state.setCurrentWidget(self.explanation)
        self.tabs.set_current(TOKEN)
        self._show_tab(TOKEN)

    def _show_verdict(self, verification: Verification) -> None:
        outcome = self.outcome
        if outcome is None:
            return
        explanation, exchange = outcome.explanation, outcome.exchange
        tone, icon = banner_look(explanation.tone)
        title, sentence = explanation.title, sentence_above_checks(explanation, verification)
        if verification.state.value == "not checked":
            tone, icon = "none", "not-checked"
        elif verification.worst.expired:
            tone, icon, title, sentence = "warn", "hourglass", tr("Token expired"), shown(verification.worst.reason)
        elif verification.state.value == "valid":
            n = len(verification.verdicts)
            sentence = tr("A transient token; all {n} checks are valid.", n=number(n))
        self._token_banner = (tone, icon, title, sentence, size_and_time(exchange), shown(correlation_id(exchange)))

    def _show_checks(self) -> None:
        page = self._page  # built first: Qt restyles the whole content of a part that is added to the page
        if self._verification is not None:
            self.checks.show_verification(self._verification)
            page.fit()

    def _show_banner(self) -> None:
        content = self._token_banner
        if self.tabs.current == PAYMENT and (self._payment_banner is not None or (content and content[0] == "ok")):
            content = self._payment_banner  # the verdict on the token is not the result of the payment
        self.banner.setVisible(content is not None)
        window = self.window()
        small = window.width() < NARROW or window.height() < LOW
        if content is not None:
            self.banner.set(*content[:5], "" if small else content[5])
        self.banner.set_one_line(small and content is not None and content[0] != "bad")

    def _show_tab(self, tab: int) -> None:
        response = self.outcome.exchange.response if self.outcome is not None else None
        page: QWidget = self._state
        if tab == TOKEN and self._verification is not None:
            page = self._page
        elif tab == PAYMENT and self._verification is not None:
            page = self.payment
        elif tab == RAW and response is not None:
            page = self.raw
            if self._verification is not None:
                self.raw.show_token(self._text())
            else:
                self.raw.show_text(response.text)
        elif tab == HEADERS and response is not None:
            page = self.headers
            self.headers.show_response(response)
        self._pages.setCurrentWidget(page)
        self._find.setVisible(tab == TOKEN and self._verification is not None)
        self._show_head()
        self._show_banner()
        self._show_foot()

    def _show_head(self) -> None:
        """Set the title for the current tab, and show the token's tools only with a token."""
        is_payment = self.tabs.current == PAYMENT
        self.set_title(tr("Payment") if is_payment else tr("Transient token"))
        for tool in self.tools:
            tool.setVisible(self._verification is not None and not is_payment)

    def _show_foot(self) -> None:
        if self.tabs.current == PAYMENT and self._verification is not None:
            self.foot.set_text(self.payment.summary, right=self.payment.size_text)
        else:
            self.foot.set_text(self._summary, right=self._received)

    def _show_claim(self, claim: str) -> None:
        if claim and self._verification is not None:
            self.foot.set_text(claim)
