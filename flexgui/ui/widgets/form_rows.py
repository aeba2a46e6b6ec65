"""Rows of the form: a label, a field, and below it a hint or an error."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QStackedLayout, QWidget

from flexgui.translation import tr
from flexgui.ui.widgets.announce import announce
from flexgui.ui.widgets.buttons import EyeButton, link_button
from flexgui.ui.widgets.labels import IconLabel, label, set_style
from flexgui.ui.widgets.layouts import hbox, vbox
from flexgui.ui.widgets.tones import TONE_ICONS

LABEL_WIDTH = 128


class NoteRow(QWidget):
    """A field with one line below it: an error, or else a hint or a warning. `edit` is framed in red by an error."""

    def __init__(self, hint: str = "", edit: QLineEdit | None = None) -> None:
        super().__init__()
        self._hint, self._tone, self._edit = hint, "", edit
        self.error: str | None = None
        self._mark = IconLabel(size=14)
        self.note = label(hint, "small", wrap=True)
        self.column = vbox(self, spacing=4)
        self._line = QFrame()
        self._line.setMinimumHeight(14)  # the height of its icon, so that the form does not move when one appears
        row = hbox(self._line, spacing=5)
        row.addWidget(self._mark, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.note, 1)
        self._show()

    def set_hint(self, hint: str, tone: str = "") -> None:
        """Set the text below the field while there is no error; `tone` is "", ok, warn or bad."""
        if (hint, tone) != (self._hint, self._tone):
            self._hint, self._tone = hint, tone
            self._show()

    def show_error(self, error: str | None) -> None:
        """Show `error` instead of the hint, or the hint again if it is None."""
        if error != self.error:
            self.error = error
            self._show()
            announce(self, error or "")

    def add_note(self) -> None:
        """Add the line below the field."""
        self.column.addWidget(self._line)

    def _show(self) -> None:
        tone = "bad" if self.error else self._tone
        self.note.setText(self.error or self._hint)
        self._mark.set_icon(TONE_ICONS.get(tone, ""), tone or "text2")
        self._mark.setVisible(bool(tone))
        self._line.setVisible(bool(self.error or self._hint))
        set_style(self.note, "tone", tone)
        if self._edit is not None:
            set_style(self._edit, "state", "bad" if self.error else "")
            self._edit.setAccessibleDescription(self.note.text())


class FormRow(NoteRow):
    """A line edit with its hint; further widgets may be added to its `line`.

    Signals: ``changed()`` on each edit; ``editing_finished()`` when an edited field loses focus or Return is pressed.
    """

    changed = Signal()
    editing_finished = Signal()

    def __init__(self, name: str, hint: str, *, mono: bool = False) -> None:
        self.edit = QLineEdit()
        super().__init__(hint, self.edit)
        self.edit.setAccessibleName(name)
        if mono:
            self.edit.setProperty("mono", True)
        self.line = hbox(spacing=8)
        self.line.addWidget(self.edit, 1)
        self.column.addLayout(self.line)
        self.add_note()
        self.setFocusProxy(self.edit)
        self.edit.textEdited.connect(self.changed)
        self.edit.editingFinished.connect(self.editing_finished)

    def set_text(self, text: str) -> None:
        """Show `text` from its beginning, without a signal."""
        if text != self.edit.text():
            self.edit.setText(text)
            self.edit.setCursorPosition(0)


class SecretRow(FormRow):
    """A masked line edit, readable only while its eye button is pressed. A stored secret is named, never shown."""

    def __init__(self, name: str, hint: str, show: str) -> None:
        """`show` is the tooltip of the eye button."""
        super().__init__(name, hint, mono=True)
        self.eye = EyeButton(show)
        self.stored = label()
        self.stored.setAccessibleName(name)
        self.replace = link_button(tr("Replace…"))
        self.replace.setAccessibleDescription(name)
        self._stack = QStackedLayout()
        typing_page, stored_page = QWidget(), QWidget()
        typing_row, stored_row = hbox(typing_page, spacing=6), hbox(stored_page, spacing=8)
        typing_row.addWidget(self.edit, 1)
        typing_row.addWidget(self.eye)
        for widget in (IconLabel("key", "text2"), self.stored, self.replace):
            stored_row.addWidget(widget)
        stored_row.addStretch(1)
        self._stack.addWidget(typing_page)
        self._stack.addWidget(stored_page)
        self.line.addLayout(self._stack)
        self._mask(True)
        self.eye.revealed.connect(lambda visible: self._mask(not visible))
        self.replace.clicked.connect(self.start_typing)

    @property
    def typing(self) -> bool:
        """Whether the field for a new secret is shown."""
        return self._stack.currentIndex() == 0

    def show_stored(self, text: str) -> None:
        """Show `text` about the stored secret instead of the field; without a text, show the field."""
        self.stored.setText(text)
        self._stack.setCurrentIndex(1 if text else 0)
        self.setFocusProxy(self.replace if text else self.edit)

    def start_typing(self) -> None:
        """Show the field for a new secret."""
        self.show_stored("")
        self.edit.setFocus()

    def _mask(self, masked: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Password if masked else QLineEdit.EchoMode.Normal)


class Rows(QGridLayout):
    """The grid of a form: titles across both columns, right-aligned labels with their fields beside them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setContentsMargins(20, 13, 20, 16)
        self.setHorizontalSpacing(12)
        self.setVerticalSpacing(12)
        self.setColumnMinimumWidth(0, LABEL_WIDTH)
        self.setColumnStretch(1, 1)
        self._labels: dict[QWidget, QLabel] = {}

    def add_title(self, text: str) -> None:
        row = self.rowCount()
        title = label(text, "title")
        self.addWidget(title, row, 0, 1, 2)
        if self._labels:
            self.setRowMinimumHeight(row, 28)
            title.setAlignment(Qt.AlignmentFlag.AlignBottom)

    def add(self, text: str, widget: QWidget) -> None:
        row = self.rowCount()
        name = label(text, "dim")
        name.setMinimumSize(QSize(0, 30 if text else 0))
        name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        name.setBuddy(widget)
        self.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self.addWidget(widget, row, 1)
        self._labels[widget] = name

    def set_visible(self, widget: QWidget, visible: bool) -> None:
        """Show or hide a field with its label."""
        self._labels[widget].setVisible(visible)
        widget.setVisible(visible)

    def end(self) -> None:
        """Add the stretch below the last row."""
        self.setRowStretch(self.rowCount(), 1)
