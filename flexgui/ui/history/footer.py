"""The footer of the history panel: how long entries are stored, or a question before something is deleted."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QWidget

from flexgui.translation import later, tr, trn
from flexgui.ui.widgets.buttons import link_button
from flexgui.ui.widgets.combo import ComboBox
from flexgui.ui.widgets.labels import label
from flexgui.ui.widgets.layouts import hbox, vbox

DAYS = (7, 30, 90, 365, 0)
"""The choices for how many days entries are stored."""
HEIGHT = 42
STORAGE_ON = later("Responses and tokens are stored on this computer, without secrets.")
STORAGE_OFF = later("Nothing new is stored. Listed entries stay until you delete them.")


class HistoryFooter(QStackedWidget):
    """Signals: ``days_changed(int)`` when the user chose another duration. The button `clear` is public."""

    days_changed = Signal(int)

    def __init__(self, days: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        storage_page = QFrame(self)
        self.days = ComboBox(storage_page)
        self.clear = link_button(tr("Delete all…"), storage_page)
        self._on_delete: Callable[[], None] = lambda: None
        self._on_keep: Callable[[], None] = lambda: None
        storage_page.setObjectName("undoLine")
        row = hbox(storage_page, (10, 6, 12, 6), 8)
        self.days.setAccessibleName(tr("How long entries are stored"))
        row.addWidget(self.days, 1)
        row.addWidget(self.clear)
        self.addWidget(storage_page)
        self._show_page(0)
        self._show_days(days)
        self.days.activated.connect(self._take_days)

    @property
    def is_asking(self) -> bool:
        return self.currentIndex() == 1

    def ask(self, question: str, on_delete: Callable[[], None], on_keep: Callable[[], None] = lambda: None) -> None:
        """Show a question; one of the callbacks is called with the answer."""
        self._question.text.setText(question)
        self._on_delete, self._on_keep = on_delete, on_keep
        self._show_page(1)

    def focus_keep(self) -> None:
        """Move the focus to the harmless answer."""
        self._question.keep.setFocus()

    def cancel(self) -> None:
        """Answer the question with Keep."""
        if self.is_asking:
            self._show_page(0)
            self._on_keep()

    def dismiss(self) -> None:
        """Hide the question without an answer."""
        self._show_page(0)

    @cached_property
    def _question(self) -> _QuestionPage:
        page = _QuestionPage(self)
        self.addWidget(page)
        page.delete.clicked.connect(self._confirm)
        page.keep.clicked.connect(self.cancel)
        return page

    def _show_days(self, days: int) -> None:
        self.days.clear()
        for value in DAYS if days in DAYS else (*DAYS, days):
            self.days.addItem(_duration_text(value), value)
        self.days.setCurrentIndex(self.days.findData(days))
        expiry = tr("Older entries are deleted when FlexGUI starts, except pinned ones.")
        self.days.setToolTip(tr(STORAGE_OFF) if days == 0 else f"{tr(STORAGE_ON)} {expiry}")

    def _take_days(self) -> None:
        days = int(self.days.currentData())
        self._show_days(days)
        self.days_changed.emit(days)

    def _confirm(self) -> None:
        self._show_page(0)
        self._on_delete()

    def _show_page(self, page: int) -> None:
        """Show a page and adopt its height; a stack is otherwise as high as its highest page."""
        self.setCurrentIndex(page)
        self.setFixedHeight(max(HEIGHT, self._question.heightForWidth(self.width())) if page else HEIGHT)


class _QuestionPage(QFrame):
    """A question and its two answers."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("undoLine")
        self.text = label(wrap=True)
        self.keep, self.delete = QPushButton(tr("Keep")), QPushButton(tr("Delete"))
        column = vbox(self, (14, 8, 12, 8), 8)
        column.addWidget(self.text)
        answers = hbox(spacing=8)
        answers.addWidget(self.keep)
        answers.addWidget(self.delete)
        answers.addStretch(1)
        column.addLayout(answers)


def _duration_text(days: int) -> str:
    if days == 0:
        return tr("Store nothing")
    return tr("Store for a year") if days == 365 else trn("Store for {n} day", "Store for {n} days", days)
