"""The page of a response with a token: verdict, remaining time, and the tabs Claims, Checks, Raw and Headers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from flexgui.diagnosis.actions import Action
from flexgui.diagnosis.findings import Explanation
from flexgui.flex.catalog import Catalog
from flexgui.flex.text import shown
from flexgui.flex.token import Token
from flexgui.flex.verification import State, Verification
from flexgui.outcome import RequestOutcome
from flexgui.translation import tr
from flexgui.ui.token_kinds import kind_name
from flexgui.ui.token_views.checks_view import ChecksView
from flexgui.ui.token_views.claims_view import ClaimsView
from flexgui.ui.token_views.facts import key_text
from flexgui.ui.token_views.headers_view import HeadersView
from flexgui.ui.token_views.token_warning import TokenWarning
from flexgui.ui.token_views.verdict_bar import VerdictBar
from flexgui.ui.widgets.build_queue import BuildQueue
from flexgui.ui.widgets.buttons import tool_button
from flexgui.ui.widgets.keys import with_key
from flexgui.ui.widgets.layouts import add_page, vbox
from flexgui.ui.widgets.lazy import LazyPart
from flexgui.ui.widgets.raw_view import RawView
from flexgui.ui.widgets.tabs import TabRow

CLAIMS, CHECKS, RAW, HEADERS = range(4)
FIND_KEY = "Ctrl+Shift+F"
ROOMY = 480
"""Width in pixels from which all tools fit beside the tabs."""


class TokenPage(QWidget):
    """Shows one token; each tab is built and filled when it is first shown.

    The claims of the first token are built in the turn of the event loop after the one that shows the verdicts.
    Signals: ``action(Action)``; ``summary_changed(str)`` the sentence for the foot;
    ``verification_updated(Verification)`` once a second until the token expires.
    """

    action = Signal(object)
    summary_changed = Signal(str)
    verification_updated = Signal(object)

    def __init__(self, catalog: Catalog, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._skew = 0.0
        self._outcome: RequestOutcome | None = None
        self._token: Token | None = None
        self._verification: Verification | None = None
        self.verdicts = VerdictBar(now, self)
        self.tabs = TabRow((tr("Claims"), tr("Checks"), tr("Raw"), tr("Headers")), self)
        self._find = tool_button("search", with_key(tr("Find a claim"), FIND_KEY), self.tabs)
        self._expand = tool_button("expand", tr("Expand all"), self.tabs)
        self._collapse = tool_button("collapse", tr("Collapse all"), self.tabs)
        self._views = QStackedWidget(self)
        self.claims = ClaimsView(catalog, self._server_time, BuildQueue(self), self._views)
        self._views.addWidget(self.claims)
        column = self._column = vbox(self)
        column.addWidget(self.verdicts)
        column.addWidget(self.tabs)
        column.addWidget(self._views, 1)
        for tool in (self._find, self._expand, self._collapse):
            self.tabs.add_widget(tool)
        self.tabs.currentChanged.connect(self._show_tab)
        self._find.clicked.connect(self.claims.open_search)
        QShortcut(QKeySequence(FIND_KEY), self, self.claims.open_search)  # anywhere in the window
        self._expand.clicked.connect(lambda _checked: self.claims.tree.expand_all())
        self._collapse.clicked.connect(lambda _checked: self.claims.tree.collapse_all())
        self.claims.needed.connect(lambda: self.tabs.set_current(CLAIMS))
        self.claims.current_changed.connect(lambda: self.summary_changed.emit(self.summary))
        self.verdicts.ticked.connect(self._tick)
        self.verdicts.again.clicked.connect(lambda: self.action.emit(Action.SEND_AGAIN))

    def show_token(self, outcome: RequestOutcome, token: Token, verification: Verification) -> None:
        self._outcome, self._token, self._verification = outcome, token, verification
        self._skew = outcome.exchange.clock_skew or 0
        self.claims.show_token(token)
        self._show_tab(self.tabs.current)
        self.verdicts.show_verdicts(token, verification, self._skew, key_words=key_text(outcome.key))

    def show_explanation(self, explanation: Explanation) -> None:
        """Show in full why the token is not valid, and the next steps; the verdict bar reports expiry itself."""
        verification = self._verification
        if verification is None:
            return
        if verification.state is not State.VALID and not verification.worst.expired:
            # Sending again is offered by the toolbar, and changes neither the key nor the server.
            steps = [each for each in explanation.steps if each is not Action.SEND_AGAIN]
            if verification.state is State.INVALID:
                steps.append(Action.DISCARD_TOKEN)
            self._warning.show_warning(shown(explanation.sentence), steps)
        elif warning := TokenPage._warning.existing(self):
            warning.hide()

    def clear(self) -> None:
        self._outcome = self._token = self._verification = None
        self.verdicts.clear()
        self.claims.clear()

    @cached_property
    def checks(self) -> ChecksView:
        return add_page(self._views, ChecksView(self._views))

    @cached_property
    def raw(self) -> RawView:
        return add_page(self._views, RawView(self._views))

    @cached_property
    def headers(self) -> HeadersView:
        return add_page(self._views, HeadersView(self._views))

    @property
    def summary(self) -> str:
        """The sentence for the foot: the kind of token, or in a narrow window the meaning of the current claim."""
        if self._token is None:
            return ""
        if self.tabs.current == CLAIMS and (claim := self.claims.hidden_meaning):
            return claim
        return f"{kind_name(self._token.kind)}  ·  {shown(self._token.context_type or tr('no type'))}"

    @LazyPart
    def _warning(self) -> TokenWarning:
        warning = TokenWarning()
        warning.action.connect(self.action)
        self._column.insertWidget(self._column.indexOf(self.tabs), warning)
        return warning

    def _show_tab(self, tab: int) -> None:
        """Show the view of a tab; all but the claims are filled only then."""
        view: QWidget = self.claims
        response = self._outcome.exchange.response if self._outcome is not None else None
        if tab == CHECKS:
            view = self.checks
            if self._verification is not None:
                self.checks.show_verification(self._verification)
        elif tab == RAW:
            view = self.raw
            if self._token is not None:
                self.raw.show_token(self._token.text)
        elif tab == HEADERS:
            view = self.headers
            if response is not None:
                self.headers.show_response(response)
        self._views.setCurrentWidget(view)
        self._fit()
        self.summary_changed.emit(self.summary)

    def _fit(self) -> None:
        """Show the claims' tools only with the claims; in a narrow pane two of them are only in the context menu."""
        claims = self.tabs.current == CLAIMS
        self._find.setVisible(claims)
        for tool in (self._expand, self._collapse):
            tool.setVisible(claims and self.width() >= ROOMY)

    def _tick(self, verification: Verification) -> None:
        self._verification = verification
        if self.tabs.current == CHECKS:
            self.checks.show_verification(verification)
        self.claims.tick()
        self.verification_updated.emit(verification)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _server_time(self) -> datetime:
        return self._now() + timedelta(seconds=self._skew)
