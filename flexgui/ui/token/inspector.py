"""The inspector: decodes, verifies and compares any token that is pasted or opened, without sending a request."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from flexgui.files import read_text
from flexgui.flex.catalog import Catalog
from flexgui.flex.local_time import local_time, utc_time
from flexgui.flex.token import MAX_TEXT_BYTES, Token, TokenKind
from flexgui.outcome import Outcome, RequestOutcome
from flexgui.translation import tr
from flexgui.ui.controllers.history_service import HistoryService
from flexgui.ui.tasks import LatestTask, Run
from flexgui.ui.token.key_options import TokenReading
from flexgui.ui.token.result_pane import COMPARE, ResultPane
from flexgui.ui.token.token_pane import TokenPane
from flexgui.ui.widgets.build_queue import BuildQueue
from flexgui.ui.widgets.split_page import SplitPage


class Inspector(SplitPage):
    """The token and the key to check it with on the left, the result on the right.

    Signals: ``inspect_requested(str, KeyOptions)`` when the text or the choice of a key changed;
    ``outcome_changed()`` after another token, or none, is shown.
    """

    inspect_requested = Signal(object, object)  # a text may have megabytes, and `str` would be converted
    outcome_changed = Signal()

    def __init__(self, catalog: Catalog, now: Callable[[], datetime], run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        build_queue = BuildQueue(self)  # one for both panes: two would build in the same turn
        token, result = TokenPane(build_queue, self), ResultPane(catalog, now, run, build_queue, self)
        self.set_panes(token, result, token.text)
        self._run = run
        self._reading = LatestTask()
        self._history: HistoryService | None = None
        self._compared_for = ""
        self._origin = ""
        self.token, self.result = token, result
        self.text = token.text
        self._connect()
        self.show_empty()

    # Input

    def open_text(self, text: str) -> None:
        self.text.set_whole(text)
        self.read_again()

    def open_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Open token"))
        if name:
            self.read_file(Path(name))

    def read_file(self, path: Path) -> None:
        """Read this file on a worker thread and inspect its content."""

        def refuse(error: BaseException) -> None:
            self.show_problem(tr("File not read"), str(error))

        self._reading.replace(self._run(partial(read_text, path, MAX_TEXT_BYTES), self.open_text, refuse))

    def paste(self) -> None:
        self.text.setFocus()  # the button may be hidden now
        self.open_text(QGuiApplication.clipboard().text())

    def clear(self) -> None:
        """Inspect no token; the next one can be pasted at once."""
        self.text.setFocus()
        self.open_text("")

    def set_history(self, history: HistoryService) -> None:
        """Use this history to find capture contexts and entries to compare with."""
        self._history = history
        self.result.set_history(history)

    # Content

    def show_empty(self) -> None:
        self.token.clear_token()
        self.result.show_empty()
        self.token.foot.set_text(tr("No token yet"), right="")
        self.outcome_changed.emit()

    def show_reading(self, reading: TokenReading) -> None:
        """Show a decoded token, its verdicts and the key it was checked with."""
        outcome = reading.outcome
        token, verification = outcome.token, outcome.verification
        if token is None or verification is None or not self.text.toPlainText():
            return  # the result arrived after the text was cleared
        self.token.show_token(token)
        self.result.show_token(outcome, token, verification)
        if self._origin:
            self.token.foot.set_text(self._origin, "clock", right="")
        else:
            self.token.foot.set_text(_what_was_sent(outcome), right="")
        self.outcome_changed.emit()
        self.token.show_choice(reading)
        self._find_context(token, reading)

    def show_stored(self, outcome: Outcome, when: str) -> None:
        """Show a token from the history; `when` says when it was received. Nothing is verified or fetched again."""
        self._show_stored(outcome, tr("From the history, stored {when}", when=when))

    def show_compared(
        self, left: Outcome, right: Outcome, title: str, entry_id: int | None = None, *, stored: bool = False
    ) -> None:
        """Show two outcomes side by side; the left one may have no token, and `stored` says it is from the history."""
        if left.token is not None and left is not self.outcome:
            self._show_stored(left, tr("From the history") if stored else "")
        elif left.token is None:
            self.text.set_whole("")
            self.token.clear_token()
            self.result.show_left(left)
            self.outcome_changed.emit()
        self._compared_for = left.token.text if left.token is not None else ""
        self.result.checked.tabs.set_current(COMPARE)
        self.result.compare.show_right(right, title, entry_id)

    @property
    def outcome(self) -> Outcome | None:
        return self.result.outcome

    def show_problem(self, title: str, sentence: str) -> None:
        self.token.clear_token()
        self.result.show_problem(title, sentence)
        self.token.foot.set_text(title, "invalid", "", "bad")
        self.outcome_changed.emit()

    # Inside

    def _connect(self) -> None:
        self.token.changed.connect(self.read_again)
        self.token.paste.clicked.connect(self.paste)
        self.token.open.clicked.connect(self.open_file)
        self.token.clear.clicked.connect(self.clear)
        self.file_dropped.connect(self.read_file)
        self.text_dropped.connect(self.open_text)

    def _show_stored(self, outcome: Outcome, words: str) -> None:
        if outcome.token is not None:
            text = outcome.token.text
            self.text.set_whole(text)
            is_unsigned = text.endswith(".") and text.count(".") == 2
            self._origin = tr("{origin}. Its signature is not kept", origin=words) if is_unsigned else words
            self.show_reading(TokenReading(outcome))

    def read_again(self) -> None:
        """Inspect the text again, with the chosen key."""
        text = self.text.whole
        self._origin = ""
        if text.strip():
            self.inspect_requested.emit(text, self.token.options)
        else:
            self.show_empty()

    def _find_context(self, token: Token, reading: TokenReading) -> None:
        """Compare a transient token with its capture context: the one that was given, else one in the history."""
        if reading.context is not None:
            self._compared_for = token.text
            self.result.offer_right(reading.context, tr("Its capture context"))
            return
        if token.kind is not TokenKind.TRANSIENT_TOKEN or self._history is None or not token.kid:
            return

        def show(context: Outcome | None) -> None:
            outcome = self.outcome
            if outcome is None or outcome.token is not token:
                return
            if context is None or context.token is None:
                self.result.offer_right(None)
                return
            issued = context.token.issued_at
            if isinstance(context, RequestOutcome):
                issued = context.exchange.started.timestamp()
            when = _clock(issued)
            self.token.show_choice(reading, when)
            if not self.result.has_right or self._compared_for != token.text:
                self._compared_for = token.text
                self.result.offer_right(
                    context, tr("Capture context of {time}", time=when) if when else tr("Capture context")
                )

        self._history.load_context(token.kid, show)


def _what_was_sent(outcome: Outcome) -> str:
    key = outcome.key
    if key is not None and key.fetched_at is not None:
        return tr("Only the public key was fetched")
    if key is not None and key.problem and key.origin:  # the key was requested without success
        return tr("Only the public key was requested")
    return tr("Read on this computer, nothing was sent")


def _clock(timestamp: float | None) -> str:
    try:
        return f"{local_time(utc_time(timestamp)):%H:%M:%S}" if timestamp else ""
    except (ValueError, OverflowError):
        return ""
