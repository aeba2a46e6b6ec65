"""One diagnosis: verdict, findings, texts line by line, the corrected request and the report."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QWidget

from flexgui.diagnosis.result import Diagnosis, FindingState
from flexgui.flex.text import shown
from flexgui.translation import number, tr, trn
from flexgui.transport.exchange import Exchange
from flexgui.ui.diagnose.findings_view import FindingsView
from flexgui.ui.findings.finding_row import names_of
from flexgui.ui.findings.side_by_side import Names, SideBySideView
from flexgui.ui.widgets.banner import Banner
from flexgui.ui.widgets.code_view import CodeView
from flexgui.ui.widgets.labels import ElidedLabel, label, plain_tip, set_style
from flexgui.ui.widgets.layouts import FittedRow, ScrollColumn, add_page, vbox
from flexgui.ui.widgets.lazy import LazyPart
from flexgui.ui.widgets.tabs import TabRow

if TYPE_CHECKING:
    from flexgui.ui.diagnose.reading import Reading
    from flexgui.ui.diagnose.signed_view import SignedView

FINDINGS, LINES, SIGNED, REPORT = range(4)
BAR_MARGIN, BAR_SPACING = 14, 8
"""Margins and spacing of the row of buttons, in pixels."""


class DiagnosisView(QWidget):
    """Shows a diagnosis. Built for the first one, because its modules are imported on the worker thread until then.

    Signals: ``sign_requested()`` to show the corrected request; ``copied()`` after the report was copied.
    """

    sign_requested = Signal()
    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading: Reading | None = None
        self._sent_with_focus = False
        self._has_lines = False
        """True once the tab *Line by line* was shown, and filled, for this reading."""
        self.banner = Banner(self)
        self.tabs = TabRow((tr("Findings"), tr("Line by line"), tr("Signed right"), tr("Report")), self)
        self._pages = QStackedWidget(self)
        self.findings = FindingsView(self._pages)
        self.send = QPushButton(tr("Send it right"))
        self.sign = QPushButton(tr("Sign it right"))
        self.load = QPushButton(tr("Load as request"))
        self.copy = QPushButton(tr("Copy report…"))
        self.hint = ElidedLabel(role="small")
        self._lay_out()
        self.tabs.currentChanged.connect(self._show_tab)
        self.sign.clicked.connect(lambda: self.tabs.set_current(SIGNED))
        self.copy.clicked.connect(self._copy)

    def show_sending(self) -> None:
        self._sent_with_focus = self.send.hasFocus()
        self.send.setEnabled(False)

    def show_sent(self, exchange: Exchange) -> None:
        self._show_idle()
        self._show_signed_tab()
        self.signed.show_sent(exchange)

    def show_signed_problem(self, text: str) -> None:
        """Show why the corrected request was not built or sent."""
        self._show_idle()
        self._show_signed_tab()
        self.signed.show_problem(shown(text, 600))

    def show_reading(self, reading: Reading, loadable: str) -> None:
        """Show a diagnosis; `loadable` says why its body cannot be loaded into the mode Request, or is empty."""
        self._reading = reading
        diagnosis = reading.diagnosis
        self._show_banner(diagnosis)
        self.findings.show_reading(reading)
        self._has_lines = False
        if signed := DiagnosisView.signed.existing(self):
            signed.clear()
        if report := DiagnosisView.report.existing(self):
            report.set_text(reading.report)
        self._enable(self.load, loadable)
        self._enable(self.sign, "" if reading.profile is not None else tr("Choose the profile whose key signed it."))
        self.send.setVisible(reading.is_own)
        self._show_idle()
        # Signing does not correct a body; it can be edited in the mode Request.
        is_body = any(each.id.startswith("body.") for each in diagnosis.problems[:1])
        set_style(self.send, "role", "" if is_body else "suggested")
        set_style(self.load, "role", "suggested" if is_body else "")
        words = tr("Sends one request, signed now, to {host}.", host=reading.host)
        self.send.setToolTip(plain_tip(words))
        self.send.setAccessibleDescription(words)
        self._fit_hint()
        has_texts = any(each.comparison is not None for each in diagnosis.findings)
        has_lines = has_texts or (diagnosis.signed is not None and not is_body)
        if self.tabs.current in (SIGNED, REPORT) or not has_lines:
            self.tabs.set_current(FINDINGS)
        self.tabs.bar.setTabVisible(LINES, has_lines)
        self._show_page(self.tabs.current)

    def _show_idle(self) -> None:
        """Enable *Send it right*, and give it back the focus that a disabled button passes to the next one."""
        self.send.setEnabled(True)
        if self._sent_with_focus and self.sign.hasFocus():
            self.send.setFocus()
        self._sent_with_focus = False

    @cached_property
    def _lines(self) -> ScrollColumn:
        view = add_page(self._pages, ScrollColumn(self._pages))
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        view.setAccessibleName(tr("Line by line"))
        return view

    @LazyPart
    def signed(self) -> SignedView:
        from flexgui.ui.diagnose.signed_view import SignedView  # when its tab is first shown

        return add_page(self._pages, SignedView(self._pages))

    @LazyPart
    def report(self) -> CodeView:
        view = add_page(self._pages, CodeView("text", gutter=False, wrap=True, parent=self._pages))
        view.setAccessibleName(tr("Report"))
        if self._reading is not None:
            view.set_text(self._reading.report)
        return view

    def _show_banner(self, diagnosis: Diagnosis) -> None:
        counts = {state: sum(each.state is state for each in diagnosis.findings) for state in FindingState}
        if counts[FindingState.PROVED]:
            tone, icon, title = "bad", "invalid", tr("Cause proved")
        elif suspected := counts[FindingState.SUSPECTED]:
            tone, icon, title = "warn", "warning", trn("Cause suspected", "Causes suspected", suspected)
        elif diagnosis.is_inconclusive:
            tone, icon, title = "none", "info", tr("No cause found")
        else:
            tone, icon, title = "none", "check", tr("Nothing wrong found")
        if problems := diagnosis.problems:
            sentence = problems[0].title
        else:
            sentence = diagnosis.answer_proves or tr("There is no answer; the findings were computed on this computer.")
        words = (
            tr("{count} proved", count=number(counts[FindingState.PROVED])),
            tr("{count} suspected", count=number(counts[FindingState.SUSPECTED])),
            tr("{count} ruled out", count=number(counts[FindingState.RULED_OUT])),
            tr("{count} unknown", count=number(counts[FindingState.UNKNOWN])),
        )
        self.banner.set(tone, icon, title, sentence, " · ".join(words))

    def _show_lines(self, diagnosis: Diagnosis) -> None:
        """Show the whole signed text, then the comparisons of the findings."""
        self._has_lines = True
        lines = self._lines
        inside = QWidget(lines.viewport())
        column = vbox(inside, (14, 12, 14, 12), 8)
        signed = diagnosis.signed
        shown_sides = set()
        if signed is not None:
            column.addWidget(label(tr(signed.title), "title"))
            column.addWidget(SideBySideView(signed.sides, Names(tr("Found"), _title_of_right(diagnosis))))
            shown_sides.add(signed.sides)
        for each in diagnosis.findings:
            if each.comparison is not None and each.comparison not in shown_sides:
                shown_sides.add(each.comparison)
                column.addSpacing(8)
                column.addWidget(label(each.title, "title", wrap=True))
                column.addWidget(SideBySideView(each.comparison, names_of(each, diagnosis.request.body)))
        column.addStretch(1)
        lines.setWidget(inside)

    def _copy(self) -> None:
        """Copy the report; if it is not shown yet, only show it, so that the user reads it first."""
        if self.tabs.current != REPORT:
            self.tabs.set_current(REPORT)
            return
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copied.emit()

    def _show_signed_tab(self) -> None:
        """Show the tab of the corrected request without requesting one."""
        with QSignalBlocker(self.tabs.bar):
            self.tabs.set_current(SIGNED)
        self._show_page(SIGNED)

    def _show_page(self, tab: int) -> None:
        if tab == LINES and self._reading is not None and not self._has_lines:
            self._show_lines(self._reading.diagnosis)
        page: QWidget = self.findings
        if tab == LINES:
            page = self._lines
        elif tab != FINDINGS:
            page = self.signed if tab == SIGNED else self.report
        self._pages.setCurrentWidget(page)
        self.copy.setText(tr("Copy report") if tab == REPORT else tr("Copy report…"))

    def _show_tab(self, tab: int) -> None:
        self._show_page(tab)
        if tab == SIGNED and self._reading is not None:
            if self._reading.profile is None:
                self.signed.show_problem(tr("Choose the profile whose key signed it."))
            else:
                self.sign_requested.emit()

    @staticmethod
    def _enable(button: QPushButton, reason: str) -> None:
        button.setEnabled(not reason)
        button.setToolTip(plain_tip(reason))
        button.setAccessibleDescription(reason)

    def _fit_hint(self) -> None:
        """Show the description of Send beside the buttons if there is room for it."""
        words = self.send.accessibleDescription() if not self.send.isHidden() else ""
        beside = [each for each in (self.send, self.sign, self.load, self.copy) if not each.isHidden()]
        taken = sum(each.sizeHint().width() + BAR_SPACING for each in beside) + 2 * BAR_MARGIN
        fits = taken + self.hint.fontMetrics().horizontalAdvance(words) <= self._bar.width()
        self.hint.setText(words if fits else "")

    def _lay_out(self) -> None:
        self._pages.addWidget(self.findings)
        self._bar = QFrame(self)
        self._bar.setObjectName("actionBar")
        self._bar.setFixedHeight(46)
        row = FittedRow(self._bar, self._fit_hint)
        row.setContentsMargins(BAR_MARGIN, 0, BAR_MARGIN, 0)
        row.setSpacing(BAR_SPACING)
        for widget in (self.send, self.sign, self.load):
            row.addWidget(widget)
        row.addWidget(self.hint, 1)
        row.addWidget(self.copy)
        column = vbox(self)
        column.addWidget(self.banner)
        column.addWidget(self.tabs)
        column.addWidget(self._pages, 1)
        column.addWidget(self._bar)


def _title_of_right(diagnosis: Diagnosis) -> str:
    """Return the title of the correct text or claims; if nothing differs, that of their only one."""
    if diagnosis.signed is not None and diagnosis.signed.sides.line is not None:
        return tr("Expected")
    # A wrong time or form makes no difference to the text.
    is_right = not any(each.id.startswith(("jwt.", "signature.")) for each in diagnosis.problems)
    return tr("As it should be") if is_right else tr("No difference found")
