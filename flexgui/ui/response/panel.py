"""The response panel: a token with its verdict and remaining time, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QToolButton

from flexgui.diagnosis.actions import Action
from flexgui.flex.catalog import Catalog
from flexgui.flex.text import shown
from flexgui.profiles.profile import Profile
from flexgui.translation import later, number, tr
from flexgui.ui.messages import Message
from flexgui.ui.response.empty import no_response, waiting
from flexgui.ui.token_views.facts import correlation_id, received, size_and_time
from flexgui.ui.widgets.announce import announce
from flexgui.ui.widgets.build_queue import BuildQueue
from flexgui.ui.widgets.buttons import MenuButton, action_button
from flexgui.ui.widgets.empty_state import EmptyState, show_state
from flexgui.ui.widgets.keys import key_text
from flexgui.ui.widgets.lazy import LazyPart
from flexgui.ui.widgets.pane import Pane
from flexgui.ui.widgets.tones import banner_look, refusal_look

if TYPE_CHECKING:
    from datetime import datetime

    from flexgui.flex.verification import Verification
    from flexgui.outcome import RequestOutcome
    from flexgui.transport.exchange import Exchange
    from flexgui.ui.response.refused_page import RefusedPage
    from flexgui.ui.response.token_page import TokenPage
    from flexgui.ui.token_views.claims_view import ClaimsView
    from flexgui.ui.widgets.banner import Banner

OUTDATED = later("This response is from an earlier request")
NARROW, LOW = 1200, 720
"""Width and height of the window below which less important parts are hidden, in pixels."""


class ResponsePanel(Pane):
    """Shows one outcome. Its pages and its banner are built with the first response, not before the first paint.

    Signals: ``action(Action)`` an action that was chosen; ``outcome_changed()`` after another outcome, or none, is
    shown; ``focus_left()`` before the first steps are deleted while one of them has the focus.
    """

    action = Signal(object)
    focus_left = Signal()
    outcome_changed = Signal()

    def __init__(self, catalog: Catalog, now: Callable[[], datetime]) -> None:
        super().__init__(tr("Response"))
        self._catalog = catalog
        self._now = now
        self.outcome: RequestOutcome | None = None
        self._outdated = False
        self._origin = ""
        self._summary = ""
        self._build_queue = BuildQueue(self)
        self._stack = QStackedWidget()
        self._tools: tuple[QToolButton, ...] = ()
        self._use: MenuButton | None = None
        self.body.addWidget(self._stack, 1)

    @LazyPart
    def banner(self) -> Banner:
        """The result in one line or two."""
        from flexgui.ui.widgets.banner import Banner  # with the first response

        banner = Banner(self)
        banner.hide()
        self.body.insertWidget(0, banner)
        return banner

    @LazyPart
    def token_page(self) -> TokenPage:
        """The page of a response with a token."""
        from flexgui.ui.response.token_page import TokenPage  # with the first response

        page = TokenPage(self._catalog, self._now, self._stack)
        page.action.connect(self.action)
        page.summary_changed.connect(self._show_summary)
        page.verification_updated.connect(self._show_verdict)
        if self._use is not None:
            page.claims.token_actions = (*self._tool_actions(), *self._use.menu().actions())
        self._stack.addWidget(page)
        return page

    @cached_property
    def refused_page(self) -> RefusedPage:
        """The page of a response without a token; built by the first access."""
        from flexgui.ui.response.refused_page import RefusedPage  # with the first response

        page = RefusedPage(self._stack)
        page.action.connect(self.action)
        self._stack.addWidget(page)
        return page

    def set_actions(self, tools: Sequence[QAction], menu: Sequence[QAction]) -> None:
        """Offer `tools` as buttons in the head and `menu` as the menu *Use it*, while a token is shown."""
        self._tools = tuple(action_button(each) for each in tools)
        self._use = MenuButton(tr("Use it"), menu)
        for widget in (*self._tools, self._use):
            self.head.addWidget(widget)
        self._fit()

    def confirm_copy(self) -> None:
        """Show for a moment that something was copied."""
        if self._use is not None:
            self._use.confirm()

    # Content

    @property
    def is_blank(self) -> bool:
        """True until anything is shown."""
        return self._stack.currentWidget() is None

    def show_empty(self, profile: Profile, earlier: str = "") -> None:
        """Show what to do first; `earlier` names the profile whose response was shown before."""
        self._clear()
        self._show_state(no_response(profile, earlier, self._stack))
        self._show_summary(tr("Nothing sent with this profile") if earlier else tr("Nothing sent in this window"), "")

    def show_hint(self) -> None:
        """Show the most important keys in the foot."""
        send, find = key_text("Ctrl+Return"), key_text("Ctrl+K")
        self._show_summary(tr("{send} sends, {find} finds everything", send=send, find=find))

    def show_sending(self, host: str) -> None:
        """Show that a request is running."""
        state, focus = self._stack.currentWidget(), QApplication.focusWidget()
        if isinstance(state, EmptyState) and focus is not None and state.isAncestorOf(focus):
            self.focus_left.emit()
        self._clear()
        self._show_state(waiting(host, self._stack))
        announce(self, tr("Sending"))
        self._show_summary(tr("One request is running"), "")
        # Built while the user waits, so that the response is shown sooner.
        self._build_queue.add(lambda: self.banner, lambda: self.token_page)

    def show_outcome(self, outcome: RequestOutcome) -> None:
        self._clear()
        self.outcome = outcome
        if outcome.token is not None and outcome.verification is not None:
            verification = outcome.verification.at(self._now())  # a stored token may have expired since
            self._stack.setCurrentWidget(self.token_page)
            self.token_page.show_token(outcome, outcome.token, verification)
            self._show_verdict(verification)
            self._show_summary(self.token_page.summary, received(outcome.exchange))
        else:
            self._show_refusal(outcome)
        self._fit()
        self.outcome_changed.emit()

    def show_stored(self, outcome: RequestOutcome, origin: str) -> None:
        """Show an outcome of the history; `origin` says when it was received."""
        self.show_outcome(outcome)
        self._origin = origin
        self._show_summary(self._summary)

    def show_message(self, message: Message, tone: str = "bad") -> None:
        """Show why nothing could be sent; the tone is "warn" where nothing went wrong."""
        self._clear()
        self.banner.set(tone, "invalid" if tone == "bad" else "warning", message.title, tr("Nothing was sent."))
        self.refused_page.explanation.show_text(message.text, (), message.steps)
        self._show_refused_page(None)
        self._show_summary(tr("Nothing was sent"), "")

    def show_cancelled(self, seconds: float) -> None:
        """Show that the request was cancelled after this many seconds."""
        self._clear()
        title = tr("Cancelled after {seconds} s", seconds=number(seconds, 1))
        self.banner.set("none", "stop", title, tr("Its response is ignored."))
        self.refused_page.explanation.show_text(
            tr("The request may have reached the server; its response is ignored."),
            (),
            ((Action.SEND_AGAIN, Action.SEND_AGAIN.label),),
        )
        self._show_refused_page(None)
        self._show_summary(tr("Cancelled"), "")

    def set_outdated(self, outdated: bool) -> None:
        """Show in the foot whether the response is from an earlier request than the one beside it."""
        if outdated != self._outdated and self.outcome is not None:
            self._outdated = outdated
            self._show_summary(self._summary)

    @property
    def claims(self) -> ClaimsView | None:
        """The claims, or None without a token."""
        return self.token_page.claims if self._has_token else None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._has_token and self._use is not None:
            menu = QMenu(self)
            menu.addActions(self._tool_actions())
            menu.addSeparator()
            menu.addActions(self._use.menu().actions())
            menu.exec(event.globalPos())
            menu.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Inside

    def _tool_actions(self) -> list[QAction]:
        return [each.defaultAction() for each in self._tools]

    @property
    def _has_token(self) -> bool:
        return self.outcome is not None and self.outcome.token is not None

    def _clear(self) -> None:
        self.outcome = None
        self._outdated = False
        self._origin = ""
        page, banner = ResponsePanel.token_page.existing(self), ResponsePanel.banner.existing(self)
        if page is not None:
            page.clear()
        if banner is not None:
            banner.hide()
        self._fit()
        self.outcome_changed.emit()

    def _show_state(self, state: EmptyState) -> None:
        state.action.connect(self.action)
        show_state(self._stack, state)

    def _show_verdict(self, verification: Verification) -> None:
        """Show the response and its token in the banner, in the tone of the worse one."""
        outcome = self.outcome
        if outcome is None:
            return
        explanation, exchange = outcome.explanation, outcome.exchange
        if outcome.verification is None or verification.counts != outcome.verification.counts:
            from flexgui.diagnosis.explanation import explain  # loaded with the response

            explanation = explain(exchange, outcome.environment, verification=verification, key=outcome.key)
        worst = verification.worst
        tone, icon = banner_look(explanation.tone, checked=worst.state.value != "not checked" or worst.expired)
        sentence = shown(explanation.banner or explanation.sentence)
        self.banner.set(
            tone, icon, explanation.title, sentence, size_and_time(exchange), shown(correlation_id(exchange))
        )
        self.token_page.show_explanation(explanation)
        self.banner.show()

    def _show_refusal(self, outcome: RequestOutcome) -> None:
        explanation, exchange, refusal = outcome.explanation, outcome.exchange, outcome.refusal
        tone, icon = refusal_look(explanation.tone)
        sentence = shown(explanation.banner or explanation.sentence)
        self.banner.set(tone, icon, explanation.title, sentence, size_and_time(exchange))
        from flexgui.ui.findings.finding_row import FindingRow  # loaded with the first refusal

        rows = [FindingRow(found, exchange.request.body) for found in explanation.findings]
        for row in rows:
            row.step_requested.connect(lambda row, step: row.focusNextPrevChild(step > 0))
        steps = [(step, step.label) for step in explanation.steps]
        if refusal is not None:
            steps.append((Action.DIAGNOSE, Action.DIAGNOSE.label))
        self.refused_page.explanation.show_text(
            explanation.sentence,
            [(check.state, check.title, check.text) for check in explanation.checks_beside_findings],
            steps,
            correlation_id(exchange),
            rows,
        )
        self._show_refused_page(exchange)
        message = (refusal.message or refusal.reason) if refusal is not None else ""
        summary = tr("Refused  ·  {message}", message=shown(message)) if message else explanation.title
        self._show_summary(summary, received(exchange))

    def _show_refused_page(self, exchange: Exchange | None) -> None:
        self.refused_page.show_exchange(exchange)
        self.banner.show()
        self._stack.setCurrentWidget(self.refused_page)
        self._fit()

    def _fit(self) -> None:
        """Show the tools with a token only, and in a small window hide the second line of the banner."""
        window = self.window()
        narrow = window.width() < NARROW
        for tool in (*self._tools, self._use):
            if tool is not None:
                tool.setVisible(self._has_token)
        banner = ResponsePanel.banner.existing(self)
        if banner is not None:
            banner.set_one_line(self._has_token and (narrow or window.height() < LOW))

    def _show_summary(self, summary: str, right: str | None = None) -> None:
        """Show `summary` in the foot, unless the response is from the history or outdated."""
        self._summary = summary
        if self._origin:
            self.foot.set_text(self._origin, "clock", right)
        elif self._outdated:
            self.foot.set_text(tr(OUTDATED), "warning", right, "warn")
        else:
            self.foot.set_text(summary, right=right)
