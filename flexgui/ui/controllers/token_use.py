"""Actions on the current token: inspect it, compare it, copy it in several forms, save it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from flexgui.errors import FlexGuiError
from flexgui.flex.signing_method import SigningMethod
from flexgui.flex.text import to_json
from flexgui.json_file import write_file
from flexgui.outcome import Outcome, RequestOutcome
from flexgui.translation import tr
from flexgui.ui.entry_text import entry_name
from flexgui.ui.main_window import MainWindow
from flexgui.ui.menus import set_available
from flexgui.ui.resources import icon

if TYPE_CHECKING:
    from flexgui.flex.token import Token, TokenKind
    from flexgui.history.listing import Entry
    from flexgui.page_server import PageServer
    from flexgui.transport.exchange import SentRequest
    from flexgui.ui.response.panel import ResponsePanel
    from flexgui.ui.token.result_pane import ResultPane
    from flexgui.ui.tokenize.token_panel import TokenPanel

FILE_NAMES = {
    "capture-context": "capture-context.jwt",
    "transient-token": "transient-token.jwt",
    "bearer": "bearer-token.jwt",
}
"""File names by the kind of token, whose module is loaded after the first paint."""


class TokenUseController(QObject):
    """Owns the actions, which the head of the response, the menus and the command palette share."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._response, self._notice = window, window.response, window.notice
        self._inspect_controller, self._tokenize_controller = window.inspect_controller, window.tokenize_controller
        self._pages: PageServer | None = None
        self._notices: list[str] = []
        self.inspect = self._action(tr("Open in Inspect"), lambda token: window.modes.inspect(token.text), "brackets")
        self.compare = self._action(tr("Compare with previous"), self._compare, "swap")
        self.copy_token = self._action(tr("Copy JWT"), lambda token: self._copy(token.text))
        self.copy_token.setShortcut("Ctrl+Shift+C")
        self.copy_claims = self._action(tr("Copy payload as JSON"), lambda token: self._copy(to_json(token.claims)))
        self.copy_curl = QAction(tr("Copy as cURL"), window)  # also for a response without a token
        self.copy_curl.triggered.connect(self._copy_curl)
        self.copy_page = self._action("", lambda token: self._copy_made(lambda: self._page(token)))
        self.try_page = self._action(tr("Try in a browser"), self._try_page)
        self.save = self._action(tr("Save token…"), self._save)
        self.save.setShortcut("Ctrl+S")
        self._response.set_actions((self.inspect, self.compare), self.menu_actions)
        self._response.outcome_changed.connect(self.refresh)
        self._inspect_controller.outcome_changed.connect(self.refresh)
        self._tokenize_controller.outcome_changed.connect(self.refresh)
        self.refresh()

    @property
    def actions(self) -> tuple[QAction, ...]:
        return self.inspect, self.compare, *self.menu_actions

    @property
    def panel(self) -> ResponsePanel | ResultPane | TokenPanel | None:
        """The panel for the token of the current mode, or None if it is not built yet."""
        if self._inspect_controller.visible:
            return self._inspect_controller.inspector.result
        return self._tokenize_controller.panel if self._tokenize_controller.visible else self._response

    @property
    def menu_actions(self) -> tuple[QAction, ...]:
        """The actions of the menu *Use it*."""
        return self.copy_token, self.copy_claims, self.copy_curl, self.copy_page, self.try_page, self.save

    def refresh(self) -> None:
        """Enable the actions for the shown token, with reasons on disabled ones; withdraw messages about the last."""
        for text in self._notices:
            self._notice.withdraw(text)
        self._notices.clear()
        self._offer_in_claims()
        outcome = self._outcome()
        token = outcome.token if outcome is not None else None
        is_inspected = self._inspect_controller.visible
        signed = isinstance(outcome, RequestOutcome) and _is_signed(outcome.exchange.request)
        no_token = "" if token is not None else tr("there is no token")
        kind = token.integration if token is not None else None
        posts = tr("Copy a page that posts a test card")
        loads = tr("Copy a page that loads Microform")
        self.copy_page.setText({"flex-api": posts, "microform": loads}.get(kind or "", tr("Copy a page that uses it")))
        for action, reason in (
            (self.inspect, no_token or (tr("it is shown here") if is_inspected else "")),
            (self.compare, no_token),
            (self.copy_token, no_token),
            (self.copy_claims, no_token or ("" if token and token.claims is not None else tr("it is encrypted"))),
            (self.copy_curl, "" if signed else tr("no signed request was sent for it")),
            (self.copy_page, no_token or ("" if kind else tr("no page can use it"))),
            (self.try_page, no_token or ("" if kind == "flex-api" else tr("no test card can be sent from a page"))),
            (self.save, no_token),
        ):
            set_available(action, reason)

    # Actions

    def _compare(self, token: Token) -> None:
        """Compare with the newest entry of the history that holds another token of the same kind."""
        left, history = self._outcome(), self._window.history.service
        if left is None or history is None:
            self._report_no_previous()
            return

        def load_next(entries: list[Entry]) -> None:
            if not entries:
                self._report_no_previous()
                return
            entry, *rest = entries

            def take(right: Outcome) -> None:
                if right.token is None or right.token.kind is not token.kind or right.token.text == token.text:
                    load_next(rest)
                else:
                    self._window.modes.compare(left, right, entry_name(entry), entry.id)

            history.load(entry.id, take)

        def choose(entries: list[Entry]) -> None:
            load_next([each for each in entries if _has_kind(each, token.kind)])

        history.tokens(token, choose, self._report_no_previous)

    def _copy_curl(self) -> None:
        from flexgui.codegen.generate import generate  # after the first paint

        outcome = self._outcome()
        if isinstance(outcome, RequestOutcome):
            request = outcome.exchange.request
            method = self._signing_method(request)
            self._copy_made(lambda: generate("shell", method, request.url, request.body.decode("utf-8", "replace")))

    def _page(self, token: Token) -> str:
        from flexgui.codegen.page import page  # after the first paint

        return page(token, self._window.state.catalog, self._window.history.now().astimezone().date())

    def _try_page(self, token: Token) -> None:
        """Serve a page that posts a test card, and open it in the browser."""
        from flexgui.flex.tokenization import target
        from flexgui.page_server import PageServer  # imports the HTTP server

        try:
            text = self._page(token)
            self._pages = self._pages or PageServer()
            address = self._pages.serve(text, target(token).origin)
        except (FlexGuiError, OSError) as error:
            self._show_notice("warn", str(error))
            return
        if not QDesktopServices.openUrl(QUrl(address)):
            self._show_notice("none", tr("Open this address in a browser: {address}", address=address))

    def _save(self, token: Token) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            tr("Save token"),
            FILE_NAMES.get(token.kind.value, "token.jwt"),
            tr("JWT (*.jwt);;All files (*)"),
        )
        if not name:
            return
        try:
            write_file(Path(name), token.text.encode())
        except FlexGuiError as error:
            self._show_notice("bad", str(error))

    # Inside

    def _outcome(self) -> Outcome | None:
        panel = self.panel
        return panel.outcome if panel is not None else None

    def _offer_in_claims(self) -> None:
        """Offer the actions in the claims of the current mode, if its panel does not do that itself."""
        if self._inspect_controller.visible:
            self._inspect_controller.inspector.result.claims.token_actions = self.actions
        elif self._tokenize_controller.visible:
            panel = self._tokenize_controller.panel
            if panel is not None:
                panel.claims.token_actions = self.actions

    def _action(self, text: str, call: Callable[[Token], object], icon_name: str = "") -> QAction:
        """Return an action that calls `call` with the token of the current mode."""

        def act() -> None:
            outcome = self._outcome()
            if outcome is not None and outcome.token is not None:
                call(outcome.token)

        made = QAction(text, self._window)
        if icon_name:
            made.setIcon(icon(icon_name))
            made.setIconVisibleInMenu(False)
        made.triggered.connect(act)
        return made

    def _copy_made(self, make: Callable[[], str]) -> None:
        try:
            self._copy(make())
        except FlexGuiError as error:
            self._show_notice("warn", str(error))

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._response.confirm_copy()
        outcome = self._outcome()
        verification = outcome.verification if outcome is not None else None
        if verification is not None and verification["signature"].state.value == "invalid":
            self._show_notice("warn", tr("Copied, but the signature of this token is invalid. Do not use it."))

    def _signing_method(self, request: SentRequest) -> SigningMethod:
        if request.header("signature") is not None:
            return SigningMethod.HTTP_SIGNATURE
        own = self._window.profiles_controller.current.method
        return own if own is not SigningMethod.HTTP_SIGNATURE else SigningMethod.JWT_SHARED_SECRET

    def _show_notice(self, tone: str, text: str) -> None:
        """Show a message until another token is shown."""
        self._notices.append(text)
        self._notice.show_text(tone, text)

    def _report_no_previous(self) -> None:
        self._show_notice("none", tr("The history has no other token of this kind to compare with."))


def _is_signed(request: SentRequest) -> bool:
    return request.header("signature") is not None or request.header("authorization") is not None


def _has_kind(entry: Entry, kind: TokenKind) -> bool:
    """Return whether an entry may hold a token of this kind; requests get capture contexts and transient tokens."""
    if entry.kind == "exchange":
        return kind.value in ("capture-context", "transient-token") and bool(entry.state)
    return entry.kind == kind.value
