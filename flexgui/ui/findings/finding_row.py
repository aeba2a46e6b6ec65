"""The rows of the findings: one cause with its evidence and fix, and groups of causes that are folded."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QToolButton, QWidget

from flexgui.diagnosis.result import Finding, FindingState
from flexgui.flex.text import printable
from flexgui.translation import number, tr
from flexgui.ui.findings.side_by_side import Names, SideBySideView
from flexgui.ui.fonts import font
from flexgui.ui.resources import icon
from flexgui.ui.widgets.labels import ElidedLabel, IconLabel, label, set_style
from flexgui.ui.widgets.layouts import grid_layout, hbox, vbox

WORD = 88
TEXT = 2
"""Column of the texts, after icon and word."""
SHORT, CONTENT = 1, 2
"""Rows of the text of a folded row and of the content of an open one."""
NARROW = 520
"""Width of a row below which it does not show the ID of its cause, in pixels."""
LOOKS = {
    FindingState.PROVED: ("bad", "invalid"),
    FindingState.SUSPECTED: ("warn", "warning"),
    FindingState.RULED_OUT: ("ok", "check"),
    FindingState.UNKNOWN: ("none", "not-checked"),
}
"""Tone and icon of each state."""
MAX_EVIDENCE_LENGTH = 2_000


class FoldRow(QFrame):
    """A row that is folded or open, moved to by Up and Down, unfolded by Right and folded by Left.

    Signals: ``entered(QWidget)`` when it becomes current; ``chosen(QWidget)`` by Return;
    ``step_requested(QWidget, int)`` by Up (-1) and Down (1).
    """

    content_column = TEXT
    """Column of the grid at which the content begins."""
    entered = Signal(object)
    step_requested = Signal(object, int)
    chosen = Signal(object)

    def __init__(self, tone: str, icon_name: str, word: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checkRow")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{word}: {name}")
        self._name = name
        self._inside: QWidget | None = None
        self.is_open = False
        bold = QFontMetrics(font("title"))
        self.state = label(word, "title", tone=tone)
        self.state.setMinimumWidth(max(WORD, *(bold.horizontalAdvance(each.label) for each in FindingState)))
        self.fold = QToolButton()
        self.fold.setObjectName("fold")
        self.fold.setIconSize(QSize(14, 14))
        self.fold.setFixedSize(22, max(16, bold.height()))  # as high as the words beside it
        self.fold.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fold.clicked.connect(lambda: self.set_open(not self.is_open))
        self.line = hbox(spacing=8)
        self.grid = grid_layout(self, (14, 9, 14, 9), (8, 3))
        top = Qt.AlignmentFlag.AlignTop
        self.grid.addWidget(IconLabel(icon_name, tone, 16), 0, 0, top)
        self.grid.addWidget(self.state, 0, 1, top)
        self.grid.addLayout(self.line, 0, TEXT)
        self.grid.setColumnStretch(TEXT, 1)
        self._show_fold()

    def set_open(self, is_open: bool) -> None:
        """Unfold or fold the row; its content is built when it is first unfolded."""
        if is_open == self.is_open:
            return
        self.is_open = is_open
        if self._inside is not None:
            self._inside.setVisible(is_open)
        elif is_open:
            self._inside = QWidget(self)
            self.grid.addWidget(self._inside, CONTENT, self.content_column, 1, -1)
            self.build(self._inside)
            if self.isVisible():  # else it becomes visible with the row, and is laid out only then
                self._inside.show()
        self.set_folded(not is_open)
        self._show_fold()

    def build(self, inside: QWidget) -> None:
        """Fill the widget that is the content of the open row."""
        raise NotImplementedError

    def set_folded(self, folded: bool) -> None:
        """Show or hide the parts that only a folded row shows."""

    def set_current(self, current: bool) -> None:
        set_style(self, "current", current)

    def _show_fold(self) -> None:
        self.fold.setIcon(icon("chevron-down" if self.is_open else "chevron-right"))
        text = tr("Less about: {name}", name=self._name) if self.is_open else tr("More about: {name}", name=self._name)
        self.fold.setAccessibleName(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_requested.emit(self, 1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.set_open(key == Qt.Key.Key_Right)
        elif key == Qt.Key.Key_Space:
            self.set_open(not self.is_open)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self)
        else:
            super().keyPressEvent(event)


class FindingRow(FoldRow):
    """One cause with sentence and fix, unfolded also both texts and the source; `body` is the request's."""

    def __init__(self, found: Finding, body: bytes, parent: QWidget | None = None) -> None:
        super().__init__(*LOOKS[found.state], found.state.label, found.title, parent)
        self.finding, self._body = found, body
        title = label(found.title, "title", wrap=True)
        self._mark = _id_label(found)
        title.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.line.addWidget(title, 1)
        self.line.addWidget(self._mark)
        self.line.addWidget(self.fold, alignment=Qt.AlignmentFlag.AlignTop)
        first, *rest = _evidence(found).split("\n")
        self._rest = "\n".join(rest)
        self._first = first
        self._short: QLabel | None = None
        """The evidence and the fix in a folded row."""
        self.setAccessibleDescription(f"{_evidence(found)} {found.fix}".strip())
        if found.state is FindingState.PROVED:
            self.set_open(True)
        else:
            self.set_folded(True)

    def build(self, inside: QWidget) -> None:
        found = self.finding
        column = vbox(inside, spacing=8)
        if self._first:
            column.addWidget(label(self._first, "small", wrap=True, selectable=True))
        if self._rest:
            column.addWidget(label(self._rest, "mono", wrap=True, selectable=True))
        if found.comparison is not None:
            column.addWidget(SideBySideView(found.comparison, names_of(found, self._body), inside))
        fix = hbox(spacing=8)
        fix.addWidget(label(tr("Fix"), "title"), alignment=Qt.AlignmentFlag.AlignTop)
        fix.addWidget(label(found.fix, wrap=True, selectable=True), 1)
        column.addLayout(fix)
        column.addWidget(label(tr("Source: {source}", source=found.source), "small", wrap=True))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._mark.setVisible(event.size().width() >= NARROW)

    def set_folded(self, folded: bool) -> None:
        if self._short is not None:
            self._short.setVisible(folded)
        elif folded:
            self._short = label(f"{self._first} {self.finding.fix}".strip(), "small", wrap=True)
            self.grid.addWidget(self._short, SHORT, TEXT)


class GroupRow(FoldRow):
    """Several causes of one state: folded their count and a sentence, unfolded one row for each."""

    content_column = 0

    def __init__(
        self,
        state: FindingState,
        found: Sequence[Finding],
        make: Callable[[Finding], QWidget],
        word: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`make` returns the row of a cause, `word` replaces the name of the state."""
        count, sentence = number(len(found)), " ".join(each.title for each in found[:4])
        super().__init__(*LOOKS[state], word or state.label, f"{count}. {sentence}".strip(". "), parent)
        self.findings, self._make = found, make
        self.line.addWidget(self.fold)
        self.line.addWidget(label(count, "title"))
        self.line.addWidget(ElidedLabel(sentence, "small"), 1)

    def build(self, inside: QWidget) -> None:
        column = vbox(inside, (0, 4, 0, 0))
        for each in self.findings:
            column.addWidget(self._make(each))


class BriefRow(QWidget):
    """One cause that is not a problem: title, ID and evidence."""

    def __init__(self, found: Finding) -> None:
        super().__init__()
        grid = grid_layout(self, (30, 5, 0, 5), (8, 1))
        grid.addWidget(label(found.title, wrap=True), 0, 0)
        grid.addWidget(_id_label(found), 0, 1)
        if evidence := _evidence(found):
            grid.addWidget(label(evidence.partition("\n")[0], "small", wrap=True), 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)


def names_of(found: Finding, body: bytes) -> Names:
    """Return the titles of a comparison; a digest compares the body that was hashed with the one that was sent."""
    sides = found.comparison
    sent = body.decode("utf-8", "replace")
    if sides is not None and found.id.startswith(("digest.", "jwt.digest")) and "\n".join(sides.expected) == sent:
        return Names(tr("Hashed"), tr("Sent"), tr("the digest you sent"), tr("what the server computes"), hashed=True)
    return Names(tr("Found"), tr("Expected"))


def _id_label(found: Finding) -> ElidedLabel:
    made = ElidedLabel(found.id, "mono")
    made.setProperty("tone", "none")
    made.take_own_width()
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    return made


def _evidence(found: Finding) -> str:
    return printable(found.evidence[:MAX_EVIDENCE_LENGTH], keep="\n")
