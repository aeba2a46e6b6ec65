"""The request panel: the body that follows the ticked fields, the request as sent, how it is signed, and as code."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from flexgui.errors import BadBody
from flexgui.flex.catalog import Catalog
from flexgui.flex.request import CaptureContextRequest
from flexgui.flex.request_body import BodyFix, ParsedBody, find_fix, parse_body
from flexgui.flex.signing_method import SigningMethod
from flexgui.flex.text import shown
from flexgui.translation import later, number, tr, trn
from flexgui.ui.request.body_editor import MAX_BODY_LENGTH, BodyEditor
from flexgui.ui.widgets.buttons import CopyButton, link_button, tool_button
from flexgui.ui.widgets.code_view import CodeView
from flexgui.ui.widgets.labels import ElidedLabel, label
from flexgui.ui.widgets.lazy import LazyPart
from flexgui.ui.widgets.pane import Pane, row_frame
from flexgui.ui.widgets.tabs import TabRow

if TYPE_CHECKING:
    from flexgui.transport.exchange import SentRequest
    from flexgui.ui.request.code_page import CodePage
    from flexgui.ui.widgets.steps_view import StepsView

BODY, AS_SENT, SIGNING, CODE = range(4)
MIN_SENTENCE_WIDTH = 220
"""Minimum width of the sentence in the foot, in pixels."""
NOT_KEPT = later("Not kept: the history does not store how a request was signed.")
READ_DELAY_MS = 150
"""Time from the last key press until the text is read."""


class RequestPanel(Pane):
    """Shows the request of the ticked fields, and reads a body that is typed.

    Signals: ``request_edited(CaptureContextRequest)`` when typed text was read; ``validity_changed(bool, str)``
    whether the text can be sent, else why not; ``text_typed()`` before the text is read; ``path_at_cursor(str)``;
    ``preview_requested()`` when a preview is shown that is out of date; ``code_language_changed(str)``;
    ``file_chosen(Path)`` to read a body from.
    """

    request_edited = Signal(object)
    validity_changed = Signal(bool, str)
    text_typed = Signal()
    path_at_cursor = Signal(str)
    preview_requested = Signal()
    code_language_changed = Signal(str)
    file_chosen = Signal(object)

    def __init__(self, catalog: Catalog) -> None:
        super().__init__(tr("Request"))
        self._catalog = catalog
        self.request = CaptureContextRequest()
        """The last request that could be read; this one is sent."""
        self._parsed: ParsedBody | None = None
        self._error: BadBody | None = None
        self._lit = ""
        self._by_hand = False
        self._writing = False
        self._seen = ""
        self._preview: SentRequest | None = None
        self._target = ""
        self._origin = ""
        """The origin of the request as sent if it is not that of the body, else an empty text."""
        self._signer = ""
        self._signing_method = SigningMethod.JWT_SHARED_SECRET
        self.code_language = ""
        """The language of the code that is shown first."""
        self.tabs = TabRow((tr("Body"), tr("HTTP request"), tr("How it is signed"), tr("Code")))
        self.url = ElidedLabel(role="monodim", mode=Qt.TextElideMode.ElideLeft)
        self.editor = BodyEditor()
        self.editor.setAccessibleName(tr("Request body"))
        self._stack = QStackedWidget()
        self._follow = link_button(tr("Follow the fields again"))
        self._go = link_button(tr("Go to the line"))
        self._fix = link_button("")
        self._body_fix: BodyFix | None = None
        self._read_timer = QTimer(self, singleShot=True, interval=READ_DELAY_MS)
        self._lay_out()
        self.tabs.currentChanged.connect(self._show_tab)
        self.editor.textChanged.connect(self._typed)
        self.editor.cursorPositionChanged.connect(self._cursor_moved)
        self._read_timer.timeout.connect(self._read)
        self._follow.clicked.connect(self.follow_fields)
        self._go.clicked.connect(self._go_to_error)
        self._fix.clicked.connect(self._correct)
        # Typed text must be read before a tick rewrites the body.
        self.editor.focus_left.connect(self.flush)
        self.editor.file_dropped.connect(self.file_chosen)
        self.editor.paste_refused.connect(self._refuse_paste)
        self._show_state()

    # Pages that are built when they are first shown

    @cached_property
    def as_sent(self) -> CodeView:
        made = CodeView("http", wrap=True, gutter=False)
        made.setAccessibleName(tr("Request as sent"))
        self._stack.addWidget(made)
        return made

    @cached_property
    def signing(self) -> StepsView:
        """The page of the signing recipe."""
        from flexgui.ui.widgets.steps_view import StepsView

        made = StepsView(self._stack)
        made.setAccessibleName(tr("How it is signed"))
        self._stack.addWidget(made)
        return made

    @LazyPart
    def code(self) -> CodePage:
        """The page of the program."""
        from flexgui.ui.request.code_page import CodePage

        made = CodePage(self.code_language, self._stack)
        made.set_profile_method(self._signing_method)
        made.language_changed.connect(self.code_language_changed)
        made.summary_changed.connect(self._show_state)
        self._stack.addWidget(made)
        return made

    def set_request(self, request: CaptureContextRequest) -> None:
        """Show the request of the ticked fields; emits only ``validity_changed``."""
        self.request = request
        self._by_hand = False
        self._write(request.to_json())
        self._read(emit=False)
        self._stale()

    def set_catalog(self, catalog: Catalog) -> None:
        """Use a catalog with other custom fields."""
        self._catalog = catalog
        self._read(emit=False)

    def set_text(self, text: str) -> None:
        """Replace the body, as if it had been pasted."""
        self._write(text)
        self._by_hand = True
        self._read()
        self.text_typed.emit()

    def restore(self, text: str, request: CaptureContextRequest) -> None:
        """Restore an earlier text and the last request that could be read from it; emits only ``validity_changed``."""
        self.request = request
        self._by_hand = text != request.to_json()
        self._write(text, restored=True)
        self._read(emit=False)
        self._stale()

    def open_file(self) -> None:
        """Let the user choose a file with a body; Undo restores the previous body."""
        from PySide6.QtWidgets import QFileDialog  # PySide creates a class with its first import, which takes time

        name, _ = QFileDialog.getOpenFileName(self, tr("Open a request body"), "", tr("JSON (*.json);;All files (*)"))
        if name:
            self.file_chosen.emit(Path(name))

    def show_file(self, text: str) -> None:
        self.tabs.set_current(BODY)
        self.set_text(text)

    def show_file_problem(self, error: BaseException) -> None:
        """Show why a file could not be read; the body stays."""
        self.foot.set_text(shown(str(error)), "invalid", "", "bad")

    @property
    def text(self) -> str:
        """The text in the editor."""
        return self.editor.toPlainText()

    def set_target(self, method: str, url: str, signer: str, signing_method: SigningMethod) -> None:
        """Show the method, the address and the signer; the code is signed by `signing_method`."""
        self._method.setText(method)
        self._target, self._signer = url, signer
        if signing_method is not self._signing_method:
            self._signing_method = signing_method
            code = RequestPanel.code.existing(self)
            if code is not None:
                code.set_profile_method(signing_method)
        self._stale()
        self._show_state()

    def show_preview(self, sent: SentRequest, *, was_sent: bool = False, origin: str = "") -> None:
        """Show a signed request and how it was signed.

        `was_sent` says whether it was also sent, `origin` when, for one from the history.
        """
        self._preview, self._origin = sent, origin
        self._name_http_tab(was_sent)
        self._show_signed()
        if origin:
            self.tabs.set_current(AS_SENT)
        self._show_state()

    def show_no_preview(self, why: str) -> None:
        """Show why there is no preview."""
        self._preview = None
        self._name_http_tab(False)
        self._show_signed()
        self.foot.set_text(why, "warning", "", "warn")

    def show_signing(self) -> None:
        self.tabs.set_current(SIGNING)

    def follow_fields(self) -> None:
        """Discard the text and show the body of the ticked fields again."""
        self._error = self._body_fix = None
        self.set_request(self.request)
        self.request_edited.emit(self.request)

    def flush(self) -> None:
        """Read typed text now, without the delay."""
        if self._read_timer.isActive():
            self._read_timer.stop()
            self._read()

    def highlight_path(self, path: str) -> None:
        """Highlight the lines of a field, in this text and the next ones; an empty path highlights none."""
        self._lit = path
        lines = self._parsed.lines.get(path, (0, 0)) if self._parsed is not None else (0, 0)
        self.editor.highlight_lines(*lines)

    # Inside

    def _lay_out(self) -> None:
        opener = tool_button("folder", tr("Open a body from a file…"))
        opener.clicked.connect(self.open_file)
        self.head.addWidget(opener)
        self.head.addWidget(CopyButton(tr("Copy the body"), lambda: self.request.to_bytes().decode("utf-8")))
        row, layout = row_frame(32)
        self._method = label("POST", "mono")
        layout.addWidget(self._method)
        layout.addWidget(self.url, 1)
        layout.addWidget(CopyButton(tr("Copy the address"), self.url.text))
        self._stack.addWidget(self.editor)
        self.body.addWidget(self.tabs)
        self._address_row = row
        self.body.addWidget(row)
        self.body.addWidget(self._stack, 1)
        self.foot.add_link(self._fix)
        self.foot.add_link(self._go)
        self.foot.add_link(self._follow)

    def _write(self, text: str, *, restored: bool = False) -> None:
        self._read_timer.stop()
        self._writing = True
        try:
            (self.editor.restore_text if restored else self.editor.replace_text)(text)
        finally:
            self._writing = False

    def _typed(self) -> None:
        text = self.editor.toPlainText()
        before, self._seen = self._seen, text
        if not self._writing and text != before:  # Qt reports changed colours as well
            self._by_hand = True
            self._read_timer.start()
            self.text_typed.emit()

    def _read(self, emit: bool = True) -> None:
        try:
            parsed = parse_body(self.editor.toPlainText(), self._catalog)
        except BadBody as error:
            self._error = error
            self._body_fix = find_fix(self.editor.toPlainText(), self._catalog)
            self.editor.mark_error(error.line)
            self._show_state()
            self.validity_changed.emit(False, str(error))
            return
        changed = parsed.request != self.request
        self.request = parsed.request
        self._set_parsed(parsed)
        if changed and emit:
            self._stale()
            self.request_edited.emit(parsed.request)

    def _set_parsed(self, parsed: ParsedBody) -> None:
        self._parsed = parsed
        self._error = self._body_fix = None
        self.editor.mark_error(None)
        self.highlight_path(self._lit)
        self._show_state()
        self.validity_changed.emit(True, "")

    def _stale(self) -> None:
        """Discard the preview, and request another one or update the code if it is shown."""
        self._preview, self._origin = None, ""
        self._name_http_tab(False)
        if self.tabs.current in (AS_SENT, SIGNING):
            self.preview_requested.emit()
        elif self.tabs.current == CODE:
            self._show_code()

    def _name_http_tab(self, was_sent: bool) -> None:
        self.tabs.set_name(AS_SENT, tr("As sent") if was_sent else tr("HTTP request"))

    def _show_signed(self) -> None:
        """Fill the current page if it shows the signed request."""
        tab, sent = self.tabs.current, self._preview
        if tab == AS_SENT and sent is not None:
            from flexgui.transport.redacted_exchange import http_text  # imports the redaction

            self.as_sent.set_text(http_text(sent))
        elif tab == AS_SENT:
            self.as_sent.set_text("")
        elif tab == SIGNING and sent is not None:
            self.signing.set_steps(sent.steps, tr(NOT_KEPT))
        elif tab == SIGNING:
            self.signing.set_steps(())

    def _show_code(self) -> None:
        self.code.set_request(self._target, self.request.to_bytes().decode("utf-8"))

    def _show_tab(self, index: int) -> None:
        page: QWidget = self.editor
        if index == CODE:
            page = self.code
            self._show_code()
        elif index != BODY:
            page = self.as_sent if index == AS_SENT else self.signing
        self._address_row.setVisible(index != CODE)
        self._stack.setCurrentWidget(page)
        if self._preview is not None:
            self._show_signed()
        elif index in (AS_SENT, SIGNING):
            self.preview_requested.emit()
        self._show_state()

    def _show_state(self) -> None:
        """Show in the foot the source of the body, or its error."""
        body = self.tabs.current == BODY
        stored = self._preview if self._origin and self.tabs.current in (AS_SENT, SIGNING) else None
        self.url.setText(stored.url if stored is not None else self._target)
        if self._error is not None:
            self._go.setText(tr("Go to line {line}", line=self._error.line))
        bytes_ = len(self.request.to_bytes())
        size = trn("{count} byte as sent", "{count} bytes as sent", bytes_, count=number(bytes_))
        self._follow.setVisible(body and (self._by_hand or self._error is not None))
        # The line is marked beside the text anyway.
        self._show_fix(body)
        # With an offered correction, the link to the line is not needed.
        room_for_both = self._fix.isHidden() and self._has_room(self._go, self._follow, least=0)
        self._go.setVisible(body and self._error is not None and room_for_both)
        # In a narrow pane the sentence about an error needs the width.
        wrong = self._error is not None or bool(self._parsed is not None and self._parsed.unknown)
        links = [each for each in (self._fix, self._go, self._follow) if not each.isHidden()]
        self.foot.set_stacked(wrong and not self._has_room(*links))
        if not self._follow.isHidden() and not self._has_room(self._follow, size):
            size = ""
        if self.tabs.current == CODE:
            self.foot.set_text(*self.code.foot_text(has_mistake=self._error is not None))
        elif not body:
            right = tr("Shared secret is never shown") if self.tabs.current == SIGNING else size
            words = (self._origin, "clock", "") if self._origin else (self._signer, "key", right)
            self.foot.set_text(*words)
        elif self._error is not None:
            why = shown(str(self._error)).rstrip(".")
            self.foot.set_text(tr("{why}. Correct it to send.", why=why), "invalid", "", "bad")
        elif self._parsed is not None and self._parsed.unknown:
            count = len(self._parsed.unknown)
            text = trn(
                "{path} is not in the documented list; it is sent as it is",
                "{n} paths are not in the documented list; they are sent as they are",
                count,
                path=shown(self._parsed.unknown[0]),
            )
            self.foot.set_text(text, "warning", size, "warn")
        elif self._by_hand:
            self.foot.set_text(tr("Edited by hand"), "pencil", size)
        else:
            self.foot.set_text(tr("Follows the ticked fields"), "sync", size)

    def _show_fix(self, body: bool) -> None:
        """Offer to correct the body's shape or an undocumented field."""
        text = ""
        if self._error is not None and self._body_fix is not None:
            wrap = self._body_fix.kind == "wrap"
            text = tr("Wrap in “fields”") if wrap else tr("Keep only “fields”")
        elif self._error is None and self._parsed is not None and self._parsed.unknown:
            text = tr("Untick {field}", field=shown(self._parsed.unknown[0].rpartition(".")[2], 24))
        self._fix.setText(text)
        self._fix.setVisible(body and bool(text))

    def _correct(self) -> None:
        """Correct the body as offered; Undo restores it."""
        self.flush()
        if self._error is not None and self._body_fix is not None:
            self.set_text(self._body_fix.text)
        elif self._error is None and self._parsed is not None and self._parsed.unknown:
            path = self._parsed.unknown[0]
            line = self._parsed.lines[path][0]
            left = tuple(each for each in self.request.fields if each.path != path)
            self.set_text(CaptureContextRequest(left).to_json())
            self.editor.go_to_line(min(line, self.editor.blockCount()))
        self.editor.setFocus()

    def _has_room(self, *beside: QPushButton | str, least: int = MIN_SENTENCE_WIDTH) -> bool:
        """Return whether these widgets fit into the foot beside `least` pixels of its sentence."""
        metrics = self.fontMetrics()
        widths = (
            metrics.horizontalAdvance(each) if isinstance(each, str) else each.sizeHint().width() for each in beside
        )
        return self.width() >= least + sum(widths) + 60  # and margins, icon, spacing

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._follow.isHidden():
            self._show_state()

    def _refuse_paste(self, length: int) -> None:
        text = tr(
            "Nothing was pasted: the text has {count} characters, a request body at most {most}.",
            count=number(length),
            most=number(MAX_BODY_LENGTH),
        )
        self.foot.set_text(text, "invalid", "", "bad")

    def _cursor_moved(self) -> None:
        if self._writing or self._parsed is None or not self.editor.hasFocus():
            return
        line = self.editor.current_line
        for path, (first, last) in self._parsed.lines.items():
            if first <= line <= last:
                self.path_at_cursor.emit(path)
                return

    def _go_to_error(self) -> None:
        if self._error is not None:
            self.editor.go_to_line(self._error.line, self._error.column)
            self.editor.setFocus()
