"""Rows of the form: a label, a field, and below it a hint or an error."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QStackedLayout, QWidget

from flexgui.translation import tr
from flexgui.ui.widgets.announce import announce
from flexgui.ui.widgets.buttons import link_button, tool_button
from flexgui.ui.widgets.labels import IconLabel, label, set_style
from flexgui.ui.widgets.layouts import hbox, vbox
from flexgui.ui.widgets.tones import TONE_ICONS

LABEL_WIDTH = 128


class NoteRow(QWidget):
    """A field with one line below it: an error, or else a hint or a warning."""

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self._hint, self._tone = hint, ""
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

    def error_widgets(self) -> list[QWidget]:
        """Return the widgets that get a red border while there is an error."""
        return []

    def _show(self) -> None:
        tone = "bad" if self.error else self._tone
        self.note.setText(self.error or self._hint)
        self._mark.set_icon(TONE_ICONS.get(tone, ""), tone or "text2")
        self._mark.setVisible(bool(tone))
        self._line.setVisible(bool(self.error or self._hint))
        set_style(self.note, "tone", tone)
        for each in self.error_widgets():
            set_style(each, "state", "bad" if self.error else "")
            each.setAccessibleDescription(self.note.text())


class FormRow(NoteRow):
    """A line edit with its hint.

    Signals: ``changed()`` on each edit; ``editing_finished()`` when an edited field loses focus or Return is pressed.
    """

    changed = Signal()
    editing_finished = Signal()

    def __init__(self, name: str, hint: str, *, mono: bool = False) -> None:
        self.edit = QLineEdit()
        super().__init__(hint)
        self.edit.setAccessibleName(name)
        if mono:
            self.edit.setProperty("mono", True)
        self.column.addWidget(self.edit)
        self.add_note()
        self.setFocusProxy(self.edit)
        self.edit.textEdited.connect(self.changed)
        self.edit.editingFinished.connect(self.editing_finished)

    def error_widgets(self) -> list[QWidget]:
        return [self.edit]

    def set_text(self, text: str) -> None:
        """Show `text` from its beginning, without a signal."""
        if text != self.edit.text():
            self.edit.setText(text)
            self.edit.setCursorPosition(0)


class SecretRow(NoteRow):
    """A masked line edit, readable only while its eye button is pressed. A stored secret is named, never shown.

    Signals: ``changed()`` and ``editing_finished()`` as in `FormRow`.
    """

    changed = Signal()
    editing_finished = Signal()

    def __init__(self, name: str, hint: str, show: str) -> None:
        """`show` is the tooltip of the eye button."""
        self.edit = QLineEdit()
        super().__init__(hint)
        self.edit.setAccessibleName(name)
        self.edit.setProperty("mono", True)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.eye = tool_button("eye", show)
        self.stored = label()
        self.stored.setAccessibleName(name)
        self.replace = link_button(tr("Replace…"))
        self.replace.setAccessibleDescription(name)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._typing_page())
        self._stack.addWidget(self._stored_page())
        self.column.addLayout(self._stack)
        self.add_note()
        self.edit.textEdited.connect(self.changed)
        self.edit.editingFinished.connect(self.editing_finished)
        self.eye.pressed.connect(self._reveal)
        self.eye.released.connect(self._mask)
        self.eye.installEventFilter(self)
        self.replace.clicked.connect(self.start_typing)

    @property
    def typing(self) -> bool:
        """Whether the field for a new secret is shown."""
        return self._stack.currentIndex() == 0

    def error_widgets(self) -> list[QWidget]:
        return [self.edit]

    def tab_stops(self) -> list[QWidget]:
        """Return the widgets in tab order."""
        return [self.edit, self.eye, self.replace]

    def show_stored(self, words: str) -> None:
        """Show `words` about the stored secret instead of the field; without words, show the field."""
        self.stored.setText(words)
        self._stack.setCurrentIndex(1 if words else 0)
        self.setFocusProxy(self.replace if words else self.edit)

    def start_typing(self) -> None:
        """Show the field for a new secret."""
        self.show_stored("")
        self.edit.setFocus()

    def set_text(self, text: str) -> None:
        """Fill in `text` without a signal."""
        if text != self.edit.text():
            self.edit.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.WindowDeactivate, QEvent.Type.Hide):
            self._mask()
        return super().eventFilter(watched, event)

    def _reveal(self) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal)

    def _mask(self) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)

    def _typing_page(self) -> QWidget:
        page = QWidget()
        row = hbox(page, spacing=6)
        row.addWidget(self.edit, 1)
        row.addWidget(self.eye)
        return page

    def _stored_page(self) -> QWidget:
        page = QWidget()
        row = hbox(page, spacing=8)
        row.addWidget(IconLabel("key", "text2"))
        row.addWidget(self.stored)
        row.addWidget(self.replace)
        row.addStretch(1)
        return page


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

    def add(self, text: str, widget: QWidget, buddy: QWidget | None = None) -> None:
        """Add a field; the label's mnemonic moves the focus to `buddy`."""
        row = self.rowCount()
        name = label(text, "dim")
        name.setMinimumSize(QSize(0, 30 if text else 0))
        name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        name.setBuddy(buddy or widget)
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
