"""The inspector: decodes, verifies and compares any token that is pasted or opened, without sending a request."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from flexgui.diagnosis.actions import Action
from flexgui.diagnosis.explanation import explain
from flexgui.files import read_text
from flexgui.flex.catalog import Catalog
from flexgui.flex.text import shown
from flexgui.flex.token import MAX_TEXT_BYTES, Token, TokenKind
from flexgui.flex.verification import State, Verdict, Verification
from flexgui.outcome import Outcome, RequestOutcome
from flexgui.profiles.profile import Profile
from flexgui.translation import later, tr
from flexgui.ui.controllers.history_service import HistoryService
from flexgui.ui.token.compare_view import CompareView
from flexgui.ui.token.key_view import KeyView
from flexgui.ui.token.reading import Reading
from flexgui.ui.token.token_pane import TokenPane
from flexgui.ui.token_kinds import kind_words
from flexgui.ui.token_views.checks_view import ChecksView
from flexgui.ui.token_views.claims_view import ClaimsView
from flexgui.ui.widgets.banner import Banner
from flexgui.ui.widgets.buttons import CopyButton, tool_button
from flexgui.ui.widgets.empty_state import EmptyState
from flexgui.ui.widgets.pane import Pane
from flexgui.ui.widgets.raw_view import RawView
from flexgui.ui.widgets.tabs import TabRow
from flexgui.ui.widgets.tones import banner_look
from flexgui.ui.widgets.visibility import seen

if TYPE_CHECKING:
    from flexgui.ui.tasks import Run, Task

LEFT, LEFT_NARROW = 440, 340
NARROW = 1200
CLAIMS, COMPARE, RAW, KEY = range(4)
ANSWER, HINT = range(2)
LATEST = 253_402_300_800
"""The year 10000 in seconds since 1970; later expiry times are not counted down."""
COUNTS = {
    "valid": later("{n} valid"),
    "invalid": later("{n} invalid"),
    "expired": later("{n} expired"),
    "not checked": later("{n} not checked"),
}


class Inspector(QSplitter):
    """The token and the key to check it with on the left, the result on the right.

    Signals: ``inspect_wanted(str, How)`` when the text or the choice of a key changed; ``outcome_changed()`` after
    another token, or none, is shown; ``sample_wanted()`` when the user wants to see some token.
    """

    inspect_wanted = Signal(str, object)
    outcome_changed = Signal()
    sample_wanted = Signal()

    def __init__(self, catalog: Catalog, now: Callable[[], datetime], run: Run, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._now, self._run = now, run
        self._reading: Task | None = None
        self._history: HistoryService | None = None
        self._token: Token | None = None
        self._outcome: Outcome | None = None
        self._verification: Verification | None = None
        self._compared_for = ""
        self._kept = ""
        self._sized = False
        self.token = TokenPane()
        self.result = Pane(tr("Checks"))
        self.text, self.choice = self.token.text, self.token.choice
        self.banner = Banner()
        self.checks = ChecksView()
        self.claims = ClaimsView(catalog, now)
        self.compare = CompareView(run)
        self.raw = RawView()
        self.keys = KeyView()
        self.tabs = TabRow((tr("Claims"), tr("Compare"), tr("Raw"), tr("Key")))
        self._find = tool_button("search", tr("Find a claim (Ctrl+F)"))
        self._copy = CopyButton(tr("Copy the checks as text"), self._report)
        self._pages = QStackedWidget()
        self._views = QStackedWidget()
        self._answer = QSplitter(Qt.Orientation.Vertical)
        self._clock = QTimer(self, singleShot=True)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self.show_empty()

    # What is read

    def open_text(self, text: str) -> None:
        """Inspect this text; of a very long one the beginning is shown, and cannot be edited."""
        self.token.set_text(text)
        self._read()

    def open_file(self) -> None:
        """Let the user choose a file and inspect its content."""
        name, _ = QFileDialog.getOpenFileName(self, tr("Open token"))
        if name:
            self.read_file(Path(name))

    def read_file(self, path: Path) -> None:
        """Read this file on a worker thread and inspect its content."""
        if self._reading is not None:
            self._reading.cancel()

        def refuse(error: BaseException) -> None:
            self.show_problem(tr("File not read"), str(error))

        self._reading = self._run(partial(read_text, path, MAX_TEXT_BYTES), self.open_text, refuse)

    def paste(self) -> None:
        """Inspect the text on the clipboard."""
        self.open_text(QGuiApplication.clipboard().text())

    def open_search(self) -> None:
        """Search the claims."""
        if self._token is not None:
            self.tabs.set_current(CLAIMS)
            self.claims.open_search()

    def set_history(self, keeping: HistoryService) -> None:
        """Use this history to find capture contexts and entries to compare with."""
        self._history = keeping
        self.compare.set_history(keeping)

    def set_profiles(self, profiles: Sequence[Profile]) -> None:
        """Offer these profiles to check bearer tokens with."""
        self.choice.set_profiles(profiles)

    # What is shown

    def show_empty(self) -> None:
        """Show what to do first."""
        self._forget()
        self._pages.setCurrentIndex(HINT)
        self.token.foot.set_text(tr("No token yet"), right="")
        self.result.foot.set_text(tr("Nothing is sent but a request for the public key that the token names"))

    def show_reading(self, reading: Reading) -> None:
        """Show a decoded token, its verdicts and the key it was checked with."""
        self.show_outcome(reading.outcome)
        if self._token is not None:
            self.choice.show_reading(reading)
            self._find_context(self._token, reading)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show a decoded token and its verdicts."""
        token, verification = outcome.token, outcome.verification
        if token is None or verification is None or not self.text.toPlainText():
            return  # the result arrived after the text was cleared
        self._outcome, self._token, self._verification = outcome, token, verification
        self._show_banner()
        self.checks.show_verification(verification)
        self.checks.show()
        self.claims.show_token(token)
        self.compare.show_left(outcome)
        self.banner.show()
        self._pages.setCurrentIndex(ANSWER)
        self.token.show_token(token)
        self._copy.show()
        self._fill(self.tabs.current)
        self._show_foots()
        self._fit_checks()
        self._tick()
        self.outcome_changed.emit()

    def show_stored(self, outcome: Outcome, when: str) -> None:
        """Show a token from the history; `when` says when it was kept. Nothing is verified or fetched again."""
        self._show_stored(outcome, tr("From the history, kept {when}", when=when))

    def show_compared(self, left: Outcome, right: Outcome, title: str, entry_id: int | None = None) -> None:
        """Show two entries side by side; the left one may have no token."""
        if left.token is not None and left is not self._outcome:
            self._show_stored(left, tr("From the history"))
        elif left.token is None:
            self.token.set_text("")
            self._forget()
            self.compare.show_left(left)
            self.checks.hide()
            self._pages.setCurrentIndex(ANSWER)
        self._compared_for = left.token.text if left.token is not None else ""
        self.tabs.set_current(COMPARE)
        self.compare.show_right(right, title, entry_id)

    @property
    def outcome(self) -> Outcome | None:
        """The outcome that is shown, if any."""
        return self._outcome

    def show_problem(self, title: str, sentence: str) -> None:
        """Show why the text is not a token."""
        self._forget()
        self.banner.set("bad", "invalid", title, shown(sentence))
        self.banner.show()
        self._pages.setCurrentIndex(HINT)
        self.token.foot.set_text(title, "invalid", "", "bad")
        self.result.foot.set_text(tr("Nothing was read"))

    # Overrides of Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        if urls and urls[0].isLocalFile():
            self.read_file(Path(urls[0].toLocalFile()))
        elif event.mimeData().hasText():
            self.open_text(event.mimeData().text())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and (self.focusWidget() is None or not self.isAncestorOf(self.focusWidget())):
            self.text.setFocus()
        self._fit_checks()
        self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        self._clock.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        if not self._sized and width > 2 * LEFT_NARROW:
            left = LEFT if width >= NARROW else LEFT_NARROW
            self.setSizes([left, width - left])
        self._fit_checks()

    # Inside

    def _lay_out(self) -> None:
        self.result.head.addWidget(self._copy)
        self._answer.setHandleWidth(1)
        self._answer.setChildrenCollapsible(False)
        self._answer.addWidget(self.checks)
        self._answer.addWidget(self._tabbed())
        self._answer.setStretchFactor(0, 0)
        self._answer.setStretchFactor(1, 1)
        hint = EmptyState(
            tr("Inspect a token"),
            tr(
                "A capture context, a transient token or a bearer token: it is decoded here, "
                "and its signature is checked with the key that it names."
            ),
            buttons=[(action, action.label) for action in (Action.PASTE_TOKEN, Action.TRY_SAMPLE)],
        )
        hint.action.connect(lambda action: self.paste() if action is Action.PASTE_TOKEN else self.sample_wanted.emit())
        self._pages.addWidget(self._answer)
        self._pages.addWidget(hint)
        self.result.body.addWidget(self.banner)
        self.result.body.addWidget(self._pages, 1)
        self.addWidget(self.token)
        self.addWidget(self.result)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.setSizes([LEFT, 1000])

    def _tabbed(self) -> QWidget:
        for tool in (self._find, *self.compare.tools):
            self.tabs.add_widget(tool)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for view in (self.claims, self.compare, self.raw, self.keys):
            self._views.addWidget(view)
        column.addWidget(self.tabs)
        column.addWidget(self._views, 1)
        self._show_tab(CLAIMS)
        return page

    def _connect(self) -> None:
        self._clock.timeout.connect(self._tick)
        self.token.changed.connect(self._read)
        self.token.long_pasted.connect(self.open_text)
        self.token.open_wanted.connect(self.open_file)
        self.token.paste_wanted.connect(self.paste)
        self.token.clear_wanted.connect(lambda: self.open_text(""))
        self.tabs.currentChanged.connect(self._show_tab)
        self.checks.current_changed.connect(self._show_why)
        self.compare.summary_changed.connect(self._show_compared)
        self._find.clicked.connect(self.open_search)
        self.claims.current_changed.connect(self._show_current)
        self.splitterMoved.connect(self._keep_sizes)

    def _show_stored(self, outcome: Outcome, words: str) -> None:
        if outcome.token is not None:
            self.token.set_text(outcome.token.text)
            self._kept = words
            self.show_reading(Reading(outcome))

    def _read(self) -> None:
        text = self.token.whole_text
        self._kept = ""
        if text.strip():
            self.inspect_wanted.emit(text, self.choice.how)
        else:
            self.show_empty()

    def _forget(self) -> None:
        self._clock.stop()
        self._outcome = self._token = self._verification = None
        for widget in (self.banner, self._copy):
            widget.hide()
        self.token.clear_token()
        self.claims.tree.clear()
        self.outcome_changed.emit()

    def _show_tab(self, tab: int) -> None:
        self._views.setCurrentIndex(tab)
        self._find.setVisible(tab == CLAIMS)
        for tool in self.compare.tools:
            tool.setVisible(tab == COMPARE)
        if tab == COMPARE:
            self.compare.list_entries()
        self._fill(tab)
        self._show_foots()

    def _fill(self, tab: int) -> None:
        """Fill the raw token and the keys when their tab is shown."""
        if self._token is None or self._outcome is None:
            return
        if tab == RAW:
            self.raw.show_token(self._token.text)
        elif tab == KEY:
            self.keys.show_keys(self._token, self._outcome.key)

    def _fit_checks(self) -> None:
        """Give the checks the height they need and the claims at least half, unless the user moved the splitter."""
        if self._sized:
            return
        whole = max(self._answer.height(), 200)
        upper = min(self.checks.wanted_height(self._answer.width()), whole // 2)
        self._answer.setSizes([upper, whole - upper])

    def _keep_sizes(self) -> None:
        self._sized = True

    def _show_banner(self) -> None:
        outcome, verification = self._outcome, self._verification
        if outcome is None or verification is None:
            return
        words = outcome.explanation
        if verification is not outcome.verification:
            words = explain(None, None, outcome.environment, verification=verification, key=outcome.key)
        tone, icon = banner_look(words.tone, checked=verification.state is not State.NOT_CHECKED)
        counts = " · ".join(tr(COUNTS[word], n=count) for word, count in verification.counts.items())
        self.banner.set(tone, icon, words.title, shown(words.sentence), counts)

    def _tick(self) -> None:
        """Check the times again once a second, while the window is visible and the token can still expire."""
        if self._verification is None or not seen(self):
            return
        before = self._verification.counts
        fresh = self._verification.at(self._now())
        self.checks.show_verification(fresh)
        if fresh.counts != before:
            self._verification = fresh
            self._show_banner()
        self._verification = fresh
        self.claims.tree.claims.tick()
        end = self._token.expires_at if self._token is not None else None
        if end is not None and end - self._now().timestamp() > -60 and end < LATEST:
            self._clock.start(1000)

    def _show_why(self, verdict: Verdict) -> None:
        self.result.foot.set_text(tr("Why {check} matters: {why}", check=verdict.label, why=verdict.why))

    def _show_foots(self) -> None:
        if self.tabs.current == COMPARE:
            self.result.foot.set_text(self.compare.summary)
        elif self._token is not None:
            self.result.foot.set_text(kind_words(self._token))
        if self._token is not None:
            if self._kept:
                self.token.foot.set_text(self._kept, "clock", right="")
            else:
                self.token.foot.set_text(self._what_was_sent(), right="")

    def _what_was_sent(self) -> str:
        key = self._outcome.key if self._outcome is not None else None
        if key is not None and key.fetched_at is not None:
            return tr("Read on this computer, only the public key was fetched")
        if key is not None and key.problem and key.origin:  # where it was asked for
            return tr("Read on this computer, only the public key was asked for")
        return tr("Read on this computer, nothing was sent")

    def _show_compared(self, summary: str) -> None:
        if self.tabs.current == COMPARE:
            self.result.foot.set_text(summary)

    def _show_current(self, path: str, meaning: str) -> None:
        if path and self._token is not None and self.tabs.current == CLAIMS:
            self.result.foot.set_text(f"{path}  ·  {meaning}" if meaning else path)

    def _find_context(self, token: Token, reading: Reading) -> None:
        """Find the capture context of a transient token in the history, to name it and to compare with it."""
        if token.kind is not TokenKind.TRANSIENT_TOKEN or self._history is None or not token.kid:
            return

        def show(context: Outcome | None) -> None:
            if self._token is not token:
                return
            if context is None or context.token is None:
                self.compare.forget_found()
                return
            issued = context.token.issued_at
            if isinstance(context, RequestOutcome):
                issued = context.exchange.started.timestamp()
            when = _clock(issued)
            self.choice.show_reading(reading, when)
            if not self.compare.has_right or self._compared_for != token.text:
                self._compared_for = token.text
                self.compare.show_right(
                    context, tr("Capture context of {time}", time=when) if when else tr("Capture context")
                )

        self._history.load_context(token.kid, show)

    def _report(self) -> str:
        return f"{self.banner.title}. {self.banner.sentence}\n{self.checks.to_text()}"


def _clock(timestamp: float | None) -> str:
    try:
        return f"{datetime.fromtimestamp(timestamp or 0).astimezone():%H:%M:%S}" if timestamp else ""
    except (ValueError, OverflowError, OSError):
        return ""
