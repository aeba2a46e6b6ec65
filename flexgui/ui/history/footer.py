"""The footer of the history panel: how long entries are stored, or a question before something is deleted."""

from __future__ import annotations

from collections.abc import Callable

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
        self.days = ComboBox()
        self.clear = link_button(tr("Delete all…"))
        self._question = label(wrap=True)
        self._question_page = QFrame()
        self._delete, self._keep = QPushButton(tr("Delete")), QPushButton(tr("Keep"))
        self._on_delete: Callable[[], None] = lambda: None
        self._on_keep: Callable[[], None] = lambda: None
        self._lay_out()
        self._show_days(days)
        self.days.activated.connect(self._take_days)
        self._delete.clicked.connect(self._confirm)
        self._keep.clicked.connect(self.cancel)

    @property
    def is_asking(self) -> bool:
        """Whether a question is shown."""
        return self.currentIndex() == 1

    def ask(self, question: str, on_delete: Callable[[], None], on_keep: Callable[[], None] = lambda: None) -> None:
        """Show a question; one of the callbacks is called with the answer."""
        self._question.setText(question)
        self._on_delete, self._on_keep = on_delete, on_keep
        self._show_page(1)

    def focus_keep(self) -> None:
        """Move the focus to the harmless answer."""
        self._keep.setFocus()

    def cancel(self) -> None:
        """Answer the question with Keep."""
        if self.is_asking:
            self._show_page(0)
            self._on_keep()

    def dismiss(self) -> None:
        """Hide the question without an answer."""
        self._show_page(0)

    def _lay_out(self) -> None:
        storage_page = QFrame()
        storage_page.setObjectName("undoLine")
        row = hbox(storage_page, (10, 6, 12, 6), 8)
        self.days.setAccessibleName(tr("How long entries are stored"))
        row.addWidget(self.days, 1)
        row.addWidget(self.clear)
        self._question_page.setObjectName("undoLine")
        column = vbox(self._question_page, (14, 8, 12, 8), 8)
        column.addWidget(self._question)
        answers = hbox(spacing=8)
        answers.addWidget(self._keep)
        answers.addWidget(self._delete)
        answers.addStretch(1)
        column.addLayout(answers)
        self.addWidget(storage_page)
        self.addWidget(self._question_page)
        self._show_page(0)

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
        self.setFixedHeight(max(HEIGHT, self._question_page.heightForWidth(self.width())) if page else HEIGHT)


def _duration_text(days: int) -> str:
    if days == 0:
        return tr("Store nothing")
    return tr("Store for a year") if days == 365 else trn("Store for {n} day", "Store for {n} days", days)
