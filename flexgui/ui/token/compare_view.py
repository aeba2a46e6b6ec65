"""The Compare tab of the inspector: the token beside an entry of the history or a pasted token."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from flexgui.flex.first_token import first_token
from flexgui.outcome import Inspection, Outcome
from flexgui.translation import later, tr
from flexgui.ui.controllers.history_service import HistoryService
from flexgui.ui.delegate import RowDelegate
from flexgui.ui.entry_text import entry_name
from flexgui.ui.messages import message_for
from flexgui.ui.painted import PaintedStarter
from flexgui.ui.tasks import LatestTask, Run
from flexgui.ui.token.compare_model import CLAIM, LEFT, RESULT, CompareModel, CompareNode, Comparison, compare
from flexgui.ui.token_kinds import kind_name, kind_words
from flexgui.ui.widgets.branch_view import BranchView
from flexgui.ui.widgets.buttons import CopyButton
from flexgui.ui.widgets.combo import ComboBox
from flexgui.ui.widgets.empty_state import EmptyState, show_state
from flexgui.ui.widgets.keys import bind_key
from flexgui.ui.widgets.labels import label
from flexgui.ui.widgets.layouts import vbox
from flexgui.ui.widgets.lazy import LazyPart
from flexgui.ui.widgets.paste_field import PasteField

if TYPE_CHECKING:
    from flexgui.flex.token import Token
    from flexgui.history.listing import Entry

PASTED, FOUND = "pasted", "found"
MAX_LISTED = 50
PICKER_WIDTH, NARROW_PICKER_WIDTH, MIN_PICKER_WIDTH = 310, 170, 90
ROOMY = 840
"""Width in pixels from which the controls have their full width."""
RESULT_WIDTH, CLAIM_WIDTH, PATH_WIDTH = 108, 190, 400
CHOOSE = (
    later("Choose what to compare with"),
    later(
        "Any token of the history, or one that you paste. "
        "A transient token is compared with its capture context by meaning, everything else by path."
    ),
)
NOTHING_COMMON = (
    later("Nothing to compare"),
    later("One of the two is a token, the other a response without one. Choose another entry."),
)
EMPTY_PLACE = later("Compare with…")


class CompareTree(BranchView):
    """The rows of a comparison; Ctrl+C copies the current one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = CompareModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(self))
        self.setAccessibleName(tr("Comparison"))
        self.setIndentation(12)
        self.header().setMinimumSectionSize(60)
        bind_key(self, "Ctrl+C", self.copy_row)

    def show_comparison(self, comparison: Comparison, *, only_differences: bool) -> None:
        self.rows.show(comparison, only_differences=only_differences)
        for row in range(min(self.rows.rowCount(), MAX_LISTED)):
            self.setFirstColumnSpanned(row, self.rootIndex(), self._is_heading(row))
        self._share_out()

    def copy_row(self) -> None:
        node: CompareNode | None = self.rows.node(self.currentIndex())
        if node is not None:
            cells = (self.rows.text(node, column) for column in range(4))
            QGuiApplication.clipboard().setText("  ".join(each for each in cells if each))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _is_heading(self, row: int) -> bool:
        node: CompareNode = self.rows.roots[row]
        return node.item is None and not node.has_children

    def _share_out(self) -> None:
        room = self.header().width()
        by_path = not self.rows.comparison.rows
        claim = min(PATH_WIDTH, room // 3) if by_path else min(CLAIM_WIDTH, max(110, room // 4))
        for column, width in ((RESULT, RESULT_WIDTH), (CLAIM, claim), (LEFT, (room - RESULT_WIDTH - claim) // 2)):
            self.header().resizeSection(column, width)


class CompareView(QWidget):
    """Chooses the other side, compares on a worker thread, and shows the result.

    `tools` are shown at the right of the tabs. Signals: ``summary_changed(str)`` the sentence for the foot.
    """

    summary_changed = Signal(str)

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._starter = PaintedStarter(self)
        self._history: HistoryService | None = None
        self._left: Outcome | None = None
        self._right: Outcome | None = None
        self._right_title = ""
        self._found: tuple[Outcome, str] | None = None
        self._comparison: Comparison | None = None
        self._comparing = LatestTask()
        self._is_outdated = True
        """True if the two are compared when the view is shown."""
        self._listing = LatestTask()
        self._reading = LatestTask()
        """The other side that is being read or loaded."""
        self._wanted: int | str | None = None
        self._pages = QStackedWidget(self)
        self.tree = CompareTree(self._pages)
        self.other = ComboBox()
        self.only = QCheckBox(tr("Only differences"))
        self.copy = CopyButton(tr("Copy the comparison as text"), self._text)
        self._with = label(tr("with"), "small")
        self.tools = self.only, self._with, self.other, self.copy
        """The controls that choose and filter, from left to right."""
        self._problem = label(role="small", tone="bad", wrap=True)
        self._lay_out()
        self.other.activated.connect(self._choose)
        self.only.toggled.connect(self._show_rows)

    @LazyPart
    def paste(self) -> PasteField:
        field = PasteField("token", tr("Token to compare with"), tr("Paste the other token here."), 72, self)
        field.changed.connect(self._read_pasted)
        self._column.insertWidget(0, field)
        self.setTabOrder(field, self.tree)
        return field

    @property
    def summary(self) -> str:
        """The sentence for the foot; empty while the two are being compared."""
        if self._left is None or self._right is None:
            return tr("Nothing is compared yet")
        return self._comparison.summary if self._comparison is not None else ""

    def set_history(self, history: HistoryService) -> None:
        self._history = history
        history.changed.connect(self.list_entries)

    def show_left(self, outcome: Outcome | None) -> None:
        """Compare another token with the chosen one."""
        self._left = outcome
        self.list_entries()
        self._start()

    def show_right(self, outcome: Outcome, title: str, entry_id: int | None = None) -> None:
        """Compare with this outcome: an entry of the history, or without `entry_id` a found or pasted token."""
        self._reading.cancel()
        self._right, self._right_title = outcome, title
        if self.other.currentData() != PASTED or entry_id is not None:
            self._wanted = FOUND if entry_id is None else entry_id
            if entry_id is None:
                self._found = outcome, title
            self._show_paste(False)
            self._select()
        self._start()

    def forget_found(self) -> None:
        """Stop comparing with the capture context that was found, which belongs to another token."""
        self._found = None
        if self._wanted == FOUND:
            self._right = self._wanted = None
            self.list_entries()
            self._start()

    @property
    def has_right(self) -> bool:
        return self._right is not None or self.other.currentData() == PASTED

    def list_entries(self) -> None:
        """List the tokens of the history: those of the kind of the left one first, the newest first.

        While the view is hidden, this waits until it is shown.
        """
        if not self.isVisible():
            return
        if self._history is None:
            self._list([])
            return
        token = self._left.token if self._left is not None else None
        read = partial(self._history.tokens, token, self._list, lambda: self._list([]))
        self._listing.replace(self._starter.start(read))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list_entries()
        if self._is_outdated:
            self._start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = event.size().width() >= ROOMY
        self.other.preferred_width = PICKER_WIDTH if roomy else NARROW_PICKER_WIDTH
        self.other.setMaximumWidth(self.other.preferred_width)
        self._with.setText(tr("with") if roomy else "")

    # Inside

    def _lay_out(self) -> None:
        self.other.setAccessibleName(tr("Compare with"))
        self.other.preferred_width = PICKER_WIDTH
        self.other.setMinimumWidth(MIN_PICKER_WIDTH)
        self.other.popup_width = 320
        self._problem.setContentsMargins(14, 8, 14, 8)
        self._problem.hide()
        self._pages.addWidget(self.tree)
        self._column = vbox(self)
        self._column.addWidget(self._problem)
        self._column.addWidget(self._pages, 1)
        self._list([])

    def _show_state(self, texts: tuple[str, str]) -> None:
        show_state(self._pages, EmptyState(tr(texts[0]), tr(texts[1]), parent=self._pages))

    def _show_paste(self, shown: bool) -> None:
        if shown or CompareView.paste.existing(self) is not None:
            self.paste.setVisible(shown)

    def _list(self, entries: list[Entry]) -> None:
        self.other.clear()
        self.other.addItem(tr(EMPTY_PLACE), None)
        if self._found is not None:
            self.other.addItem(self._found[1], FOUND)
        for entry in entries:
            self.other.addItem(entry_name(entry), entry.id)
        self.other.addItem(tr("A pasted token…"), PASTED)
        self.other.unlisted = 0
        self._select()

    def _select(self) -> None:
        """Select the other side in the list; an entry older than the listed ones is added."""
        row = self.other.findData(self._wanted) if self._wanted is not None else 0
        if row < 0 and self._right is not None:
            self.other.insertItem(1, self._right_title, self._wanted)
            row = 1
        elif row > 0 and self._wanted == FOUND:
            self.other.setItemText(row, self._right_title)
        self.other.setCurrentIndex(max(row, 0))

    def _choose(self) -> None:
        self._reading.cancel()
        choice = self.other.currentData()
        self._wanted = choice
        self._problem.hide()
        self._show_paste(choice == PASTED)
        self._right = None
        if choice == PASTED:
            self._show_rows()
            self.paste.setFocus()
            self._read_pasted()
        elif choice == FOUND and self._found is not None:
            self.show_right(*self._found)
        elif isinstance(choice, int) and self._history is not None:
            title = self.other.currentText()
            self._reading.replace(self._history.load(choice, lambda outcome: self.show_right(outcome, title, choice)))
        else:
            self._start()

    def _read_pasted(self) -> None:
        self._reading.cancel()
        text = self.paste.whole
        if self.other.currentData() != PASTED or not text.strip():
            return

        def show(token: Token) -> None:
            self._problem.hide()
            self.show_right(Inspection(token=token), tr("Pasted: {kind}", kind=kind_name(token.kind)))

        self._reading.replace(self._run(partial(first_token, text), show, self._refuse))

    def _start(self) -> None:
        """Compare the two; if the view is hidden, wait until it is shown."""
        self._comparing.cancel()
        left, right = self._left, self._right
        self._is_outdated = not self.isVisible()
        if left is None or right is None or self._is_outdated:
            self._comparison = None
            if left is not None and right is not None:
                self._pages.setCurrentWidget(self.tree)
            elif not self._is_outdated:
                self._show_state(CHOOSE)
            self._show_rows()
            return
        call = partial(compare, left, right, _title(left), self._right_title)
        self._comparing.replace(self._starter.start(partial(self._run, call, self._show, self._refuse)))

    def _show(self, comparison: Comparison) -> None:
        self._comparison = comparison
        if comparison.rows or comparison.differences:
            self._pages.setCurrentWidget(self.tree)
        else:
            self._show_state(NOTHING_COMMON)
        self._show_rows()

    def _refuse(self, error: BaseException) -> None:
        """Show why there is nothing to compare with."""
        self._right = None
        self._problem.setText(message_for(error).text)
        self._problem.show()
        self._start()

    def _show_rows(self) -> None:
        comparison = self._comparison if self._comparison is not None else Comparison("", "")
        self.tree.show_comparison(comparison, only_differences=self.only.isChecked())
        self.summary_changed.emit(self.summary)

    def _text(self) -> str:
        return self._comparison.text if self._comparison is not None else ""


def _title(outcome: Outcome) -> str:
    return kind_words(outcome.token).partition("  ·  ")[0] if outcome.token is not None else tr("Response")
