"""The page of a response with a token: verdict, remaining time, and the tabs Claims, Checks, Raw and Headers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
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
from flexgui.ui.widgets.layouts import vbox
from flexgui.ui.widgets.lazy import Lazy
from flexgui.ui.widgets.raw_view import RawView
from flexgui.ui.widgets.tabs import TabRow

CLAIMS, CHECKS, RAW, HEADERS = range(4)
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
        self._filled: set[int] = set()
        self.token_actions: Sequence[QAction] = ()
        """Actions for the whole token, in the context menu of the claims."""
        self._build_queue = BuildQueue(self)
        self.verdicts = VerdictBar(now, self)
        self.tabs = TabRow((tr("Claims"), tr("Checks"), tr("Raw"), tr("Headers")), self)
        self._find = tool_button("search", with_key(tr("Find a claim"), "Ctrl+Shift+F"), self.tabs)
        self._expand = tool_button("expand", tr("Expand all"), self.tabs)
        self._collapse = tool_button("collapse", tr("Collapse all"), self.tabs)
        self._warning = Lazy(self._build_warning)
        self._catalog = catalog
        self._claims = Lazy(self._build_claims)
        self._views = QStackedWidget(self)
        column = self._column = vbox(self)
        column.addWidget(self.verdicts)
        column.addWidget(self.tabs)
        column.addWidget(self._views, 1)
        for tool in (self._find, self._expand, self._collapse):
            self.tabs.add_widget(tool)
        self.tabs.currentChanged.connect(self._show_tab)
        self._find.clicked.connect(self.open_search)
        self._expand.clicked.connect(lambda _checked: self.claims.tree.expand_all())
        self._collapse.clicked.connect(lambda _checked: self.claims.tree.collapse_all())
        self.verdicts.ticked.connect(self._tick)
        self.verdicts.send_again.connect(lambda: self.action.emit(Action.SEND_AGAIN))

    def show_token(self, outcome: RequestOutcome, token: Token, verification: Verification) -> None:
        self._outcome, self._token, self._verification = outcome, token, verification
        self._skew = outcome.exchange.clock_skew or 0
        self._filled.clear()
        if self.tabs.current == CLAIMS and self._claims.existing is None:
            self._build_queue.add(self._show_first_claims)
        else:
            self._show_view(self.tabs.current)
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
            self._warning.widget.show_warning(shown(explanation.sentence), steps)
        elif self._warning.existing is not None:
            self._warning.existing.hide()

    def clear(self) -> None:
        """Stop the clock."""
        self._outcome = self._token = self._verification = None
        self.verdicts.clear()

    @property
    def claims(self) -> ClaimsView:
        """The view of the tab Claims."""
        return self._claims.widget

    @cached_property
    def checks(self) -> ChecksView:
        """The view of the tab Checks."""
        return ChecksView(self._views)

    @cached_property
    def raw(self) -> RawView:
        """The view of the tab Raw."""
        return RawView(self._views)

    @cached_property
    def headers(self) -> HeadersView:
        """The view of the tab Headers."""
        return HeadersView(self._views)

    @property
    def summary(self) -> str:
        """The sentence for the foot: the kind of token, or in a narrow window the meaning of the current claim."""
        if self._token is None:
            return ""
        claims = self._claims.existing if self.tabs.current == CLAIMS else None
        node = claims.tree.current_node() if claims is not None else None
        if claims is not None and node is not None and claims.meanings_hidden:
            meaning = claims.tree.claims.meaning(node)
            if meaning:
                return f"{shown(node.path)}  ·  {meaning}"
        return f"{kind_name(self._token.kind)}  ·  {shown(self._token.context_type or tr('no type'))}"

    def open_search(self) -> None:
        self.tabs.set_current(CLAIMS)
        self.claims.open_search()

    def reveal_claim(self, path: str) -> None:
        """Show a claim and make it the current one."""
        self.tabs.set_current(CLAIMS)
        self.claims.reveal(path)

    def _build_warning(self) -> TokenWarning:
        warning = TokenWarning()
        warning.action.connect(self.action)
        self._column.insertWidget(self._column.indexOf(self.tabs), warning)
        return warning

    def _build_claims(self) -> ClaimsView:
        view = ClaimsView(self._catalog, self._server_time, self._views)
        view.tree.token_actions = self.token_actions
        self._views.addWidget(view)
        if self._token is not None:
            self._filled.add(CLAIMS)
            view.show_token(self._token)
        view.current_changed.connect(lambda: self.summary_changed.emit(self.summary))
        return view

    def _show_first_claims(self) -> None:
        if self._token is not None and self.tabs.current == CLAIMS:
            self._show_view(CLAIMS)

    def _view(self, tab: int) -> QWidget:
        if tab == CLAIMS:
            return self.claims
        if tab == CHECKS:
            return self.checks
        return self.raw if tab == RAW else self.headers

    def _show_view(self, tab: int) -> None:
        view = self._view(tab)
        if self._views.indexOf(view) < 0:
            self._views.addWidget(view)
        self._fill(tab)
        self._views.setCurrentWidget(view)

    def _show_tab(self, tab: int) -> None:
        self._show_view(tab)
        self._fit()
        self.summary_changed.emit(self.summary)

    def _fit(self) -> None:
        """Show the claims' tools only with the claims; in a narrow pane two of them are only in the context menu."""
        claims = self.tabs.current == CLAIMS
        self._find.setVisible(claims)
        for tool in (self._expand, self._collapse):
            tool.setVisible(claims and self.width() >= ROOMY)

    def _fill(self, tab: int) -> None:
        if self._token is None or self._outcome is None or self._verification is None or tab in self._filled:
            return
        self._filled.add(tab)
        response = self._outcome.exchange.response
        if tab == CLAIMS:
            self.claims.show_token(self._token)
        elif tab == CHECKS:
            self.checks.show_verification(self._verification)
        elif tab == RAW:
            self.raw.show_token(self._token.text)
        elif response is not None:
            self.headers.show_response(response)

    def _tick(self, verification: Verification) -> None:
        self._verification = verification
        self._filled.discard(CHECKS)
        if self.tabs.current == CHECKS:
            self._fill(CHECKS)
        if self._claims.existing is not None:
            self._claims.existing.tree.claims.tick()
        self.verification_updated.emit(verification)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _server_time(self) -> datetime:
        return self._now() + timedelta(seconds=self._skew)
