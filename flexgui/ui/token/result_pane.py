"""The right side of the inspector: the verdicts of a token, and the tabs Claims, Compare, Raw and Key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from flexgui.diagnosis.actions import Action
from flexgui.diagnosis.explanation import explain
from flexgui.flex.catalog import Catalog
from flexgui.flex.text import shown
from flexgui.flex.token import Token, TokenKind
from flexgui.flex.verification import State, Verification
from flexgui.translation import later, tr
from flexgui.ui.token_kinds import kind_words
from flexgui.ui.token_views.checks_splitter import ChecksSplitter
from flexgui.ui.token_views.checks_view import ChecksView, sentence_above_checks
from flexgui.ui.token_views.claims_view import ClaimsView
from flexgui.ui.token_views.token_warning import TokenWarning
from flexgui.ui.token_views.verdict_bar import MAX_TIME
from flexgui.ui.widgets.banner import Banner
from flexgui.ui.widgets.build_queue import BuildQueue
from flexgui.ui.widgets.buttons import CopyButton, tool_button
from flexgui.ui.widgets.empty_state import EmptyState
from flexgui.ui.widgets.keys import with_key
from flexgui.ui.widgets.layouts import add_page, vbox
from flexgui.ui.widgets.lazy import LazyPart
from flexgui.ui.widgets.pane import Pane
from flexgui.ui.widgets.tabs import TabRow
from flexgui.ui.widgets.tones import banner_look
from flexgui.ui.widgets.visibility import is_on_screen

if TYPE_CHECKING:
    from flexgui.outcome import Outcome
    from flexgui.ui.controllers.history_service import HistoryService
    from flexgui.ui.tasks import Run
    from flexgui.ui.token.compare_view import CompareView
    from flexgui.ui.token.key_view import KeyView
    from flexgui.ui.token.raw_page import RawPage

CLAIMS, COMPARE, RAW, KEY = range(4)
COUNTS = {
    "valid": later("{n} valid"),
    "invalid": later("{n} invalid"),
    "expired": later("{n} expired"),
    "not checked": later("{n} not checked"),
}


class CheckedViews(ChecksSplitter):
    """Lays out checks and tabs. `views` has the first view; the others are added when their tabs are first shown."""

    def __init__(self, first: QWidget, parent: QWidget) -> None:
        checks, below = ChecksView(parent), QWidget(parent)
        super().__init__(checks, below, parent)
        self.checks = checks
        self.tabs = TabRow((tr("Claims"), tr("Compare"), tr("Raw"), tr("Key")), below)
        self.search = tool_button("search", with_key(tr("Find a claim"), "Ctrl+F"), self.tabs)
        self.tabs.add_widget(self.search)
        self.views = QStackedWidget(below)
        self.views.addWidget(first)
        column = vbox(below)
        column.addWidget(self.tabs)
        column.addWidget(self.views, 1)


class ResultPane(Pane):
    """Shows one token and its verdicts. Only the hint is built at once, everything else when it is first shown.

    The claims of the first token are built in the turn of the event loop after the one that shows the verdicts.

    Signals: ``action(Action)`` an action of the hint without a token, or of the warning about a signature.
    """

    action = Signal(object)

    def __init__(
        self,
        catalog: Catalog,
        now: Callable[[], datetime],
        run: Run,
        build_queue: BuildQueue,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Checks"), parent)
        self._now, self._run = now, run
        self._history: HistoryService | None = None
        self._found: tuple[Outcome, str] | None = None
        self.outcome: Outcome | None = None
        """The shown outcome."""
        self._token: Token | None = None
        self._verification: Verification | None = None
        self.claims = ClaimsView(catalog, now, build_queue)
        self._copy = CopyButton(tr("Copy the checks as text"), self._report)
        self.head.addWidget(self._copy)
        self._pages = QStackedWidget(self)
        self._hint = EmptyState(
            tr("Inspect a token"),
            tr(
                "A capture context, a transient token or a bearer token: it is decoded here, "
                "and its signature is checked with the key that it names."
            ),
            buttons=[(action, action.label) for action in (Action.PASTE_TOKEN, Action.TRY_SAMPLE)],
            parent=self._pages,
        )
        self._pages.addWidget(self._hint)
        self.body.addWidget(self._pages, 1)
        self._clock = QTimer(self, singleShot=True)
        self._hint.action.connect(self.action)
        self.claims.needed.connect(lambda: self.checked.tabs.set_current(CLAIMS))
        self.claims.current_changed.connect(self._show_current)
        self._clock.timeout.connect(self._tick)

    def set_history(self, history: HistoryService) -> None:
        """Offer the entries of this history for a comparison."""
        self._history = history
        if view := ResultPane.compare.existing(self):
            view.set_history(history)

    @property
    def has_right(self) -> bool:
        view = ResultPane.compare.existing(self)
        return view.has_right if view is not None else self._found is not None

    def offer_right(self, outcome: Outcome | None, title: str = "") -> None:
        """Compare the token with the one that was found for it, or with none; does not build the tab Compare."""
        self._found = (outcome, title) if outcome is not None else None
        view = ResultPane.compare.existing(self)
        if view is not None and outcome is not None:
            view.show_right(outcome, title)
        elif view is not None:
            view.forget_found()

    def clear(self) -> None:
        """Show no token, and stop the clock."""
        self._clock.stop()
        self.outcome = self._token = self._verification = None
        self._copy.hide()
        for row in (ResultPane.banner.existing(self), ResultPane._warning.existing(self)):
            if row is not None:
                row.hide()
        self.claims.clear()
        if view := ResultPane.compare.existing(self):
            view.show_left(None)

    def show_empty(self) -> None:
        self.clear()
        self._pages.setCurrentWidget(self._hint)
        self.foot.set_text(tr("Nothing is sent but a request for the public key that the token names"))

    def show_problem(self, title: str, sentence: str) -> None:
        self.clear()
        self.banner.set("bad", "invalid", title, shown(sentence))
        self.banner.show()
        self._pages.setCurrentWidget(self._hint)
        self.foot.set_text(tr("Nothing was read"))

    def show_token(self, outcome: Outcome, token: Token, verification: Verification) -> None:
        self.outcome, self._token, self._verification = outcome, token, verification
        self._show_banner()
        self._show_warning()
        self.checked.checks.show_verification(verification)
        self.checked.checks.show()
        self.claims.show_token(token)
        if view := ResultPane.compare.existing(self):
            view.show_left(outcome)
        self.banner.show()
        self._pages.setCurrentWidget(self.checked)
        self._copy.show()
        self._show_tab(self.checked.tabs.current)
        self.checked.fit()
        self._tick()

    def show_left(self, outcome: Outcome) -> None:
        """Compare an outcome that has no token."""
        self.clear()
        self.compare.show_left(outcome)
        self.checked.checks.hide()
        self._pages.setCurrentWidget(self.checked)

    # Overrides of Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        self._clock.stop()
        super().hideEvent(event)

    # Parts that are built when they are first needed

    @LazyPart
    def banner(self) -> Banner:
        banner = Banner(self)
        banner.hide()
        self.body.insertWidget(0, banner)
        return banner

    @LazyPart
    def _warning(self) -> TokenWarning:
        warning = TokenWarning(self)
        warning.action.connect(self.action)
        self.body.insertWidget(self.body.indexOf(self._pages), warning)
        return warning

    @cached_property
    def checked(self) -> CheckedViews:
        made = add_page(self._pages, CheckedViews(self.claims, self._pages))
        made.tabs.currentChanged.connect(self._show_tab)
        made.checks.why_changed.connect(self.foot.set_text)
        made.search.clicked.connect(self.claims.open_search)
        return made

    @LazyPart
    def compare(self) -> CompareView:
        from flexgui.ui.token.compare_view import CompareView  # with the first comparison

        view = add_page(self.checked.views, CompareView(self._run))
        for tool in view.tools:
            self.checked.tabs.add_widget(tool)
            tool.setVisible(self.checked.tabs.current == COMPARE)
        view.summary_changed.connect(self._show_compared)
        if self._history is not None:
            view.set_history(self._history)
        if self.outcome is not None:
            view.show_left(self.outcome)
        if self._found is not None:
            view.show_right(*self._found)
        return view

    @LazyPart
    def _raw(self) -> RawPage:
        from flexgui.ui.token.raw_page import RawPage  # when its tab is first shown

        page = add_page(self.checked.views, RawPage(self._run))
        for tool in page.tools:
            self.checked.tabs.add_widget(tool)
        return page

    @cached_property
    def _keys(self) -> KeyView:
        from flexgui.ui.token.key_view import KeyView  # imports cryptography

        return add_page(self.checked.views, KeyView())

    # Tabs

    def _show_tab(self, tab: int) -> None:
        """Show the view of a tab; the raw token and the keys are filled only then."""
        view: QWidget = self.claims
        if tab == COMPARE:
            view = self.compare
        elif tab == RAW:
            view = self._raw
            if self._token is not None:
                self._raw.show_token(self._token)
        elif tab == KEY:
            view = self._keys
            if self._token is not None and self.outcome is not None:
                self._keys.show_keys(self._token, self.outcome.key)
        self.checked.views.setCurrentWidget(view)
        self.checked.search.setVisible(tab == CLAIMS)
        for own_tab, part in ((COMPARE, ResultPane.compare.existing(self)), (RAW, ResultPane._raw.existing(self))):
            for tool in part.tools if part is not None else ():
                tool.setVisible(tab == own_tab)
        if tab == COMPARE:
            self.foot.set_text(self.compare.summary)
        elif self._token is not None:
            self.foot.set_text(kind_words(self._token))

    # Verdicts

    def _show_banner(self) -> None:
        outcome, verification = self.outcome, self._verification
        if outcome is None or verification is None:
            return
        explanation = outcome.explanation
        if verification is not outcome.verification:
            explanation = explain(None, outcome.environment, verification=verification, key=outcome.key)
        tone, icon = banner_look(explanation.tone, checked=verification.state is not State.NOT_CHECKED)
        counts = " · ".join(tr(COUNTS[word], n=count) for word, count in verification.counts.items())
        self.banner.set(tone, icon, explanation.title, sentence_above_checks(explanation, verification), counts)

    def _show_warning(self) -> None:
        """Offer what can be done about a signature that is not valid; the checks show its reason."""
        outcome, verification = self.outcome, self._verification
        signature = verification["signature"].state if verification is not None else State.VALID
        key = outcome.key if outcome is not None else None
        steps = []
        if signature is not State.VALID and key is not None:
            if key.fetched_at is not None or (key.problem and key.origin):  # another key is not fetched
                steps.append(Action.FETCH_KEY_AGAIN)
            elif key.problem and self._token is not None and self._token.kind is TokenKind.TRANSIENT_TOKEN:
                steps.append(Action.PASTE_CONTEXT)
        if signature is State.INVALID:
            steps.append(Action.DISCARD_TOKEN)
        if steps:
            self._warning.show_warning("", steps)
        elif warning := ResultPane._warning.existing(self):
            warning.hide()

    def _tick(self) -> None:
        """Check the times again once a second, while the window is visible and the token can still expire."""
        if self._verification is None or not is_on_screen(self):
            return
        before = self._verification.counts
        fresh = self._verification.at(self._now())
        self.checked.checks.show_verification(fresh)
        if fresh.counts != before:
            self._verification = fresh
            self._show_banner()
        self._verification = fresh
        self.claims.tick()
        end = self._token.expires_at if self._token is not None else None
        if end is not None and end - self._now().timestamp() > -60 and end < MAX_TIME:
            self._clock.start(1000)

    def _show_compared(self, summary: str) -> None:
        if self.checked.tabs.current == COMPARE:
            self.foot.set_text(summary)

    def _show_current(self, claim: str) -> None:
        if claim and self._token is not None and self.checked.tabs.current == CLAIMS:
            self.foot.set_text(claim)

    def _report(self) -> str:
        return f"{self.banner.title}. {self.banner.sentence}\n{self.checked.checks.to_text()}"
