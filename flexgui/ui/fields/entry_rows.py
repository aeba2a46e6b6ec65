"""Input rows of the fields panel: the name of a preset, and the path of a custom field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QWidget

from flexgui.translation import tr
from flexgui.ui.widgets.announce import announce
from flexgui.ui.widgets.buttons import tool_button
from flexgui.ui.widgets.labels import IconLabel, label, set_style
from flexgui.ui.widgets.layouts import hbox, vbox
from flexgui.ui.widgets.pane import lay_out_row


class EntryLine(QLineEdit):
    """Esc clears it. Signals: ``finished()`` on Return or Down; ``cancelled()`` on Esc if it is empty."""

    finished = Signal()
    cancelled = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.cancelled.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.finished.emit()
        else:
            super().keyPressEvent(event)


class PresetNameRow(QFrame):
    """The name of a preset to be saved. Signals: ``cancelled()``."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        layout = lay_out_row(self)
        layout.setContentsMargins(10, 0, 10, 0)
        self.name = EntryLine()
        self.name.setPlaceholderText(tr("Name of the preset"))
        self.name.setAccessibleName(tr("Name of the preset"))
        self.save = QPushButton(tr("Save"))
        close = tool_button("cross", tr("Save no preset"))
        layout.addWidget(self.name, 1)
        layout.addWidget(self.save)
        layout.addWidget(close)
        self.hide()
        self.name.finished.connect(self.save.click)
        self.name.cancelled.connect(self.cancelled)
        close.clicked.connect(self.cancelled)

    def show_state(self, *, own: bool, taken: bool) -> None:
        """Show whether the name is that of a preset of the user, which is replaced, or cannot be used."""
        self.save.setText(tr("Replace") if own else tr("Save"))
        self.save.setEnabled(bool(self.name.text().strip()) and not taken)
        set_style(self.name, "state", "bad" if taken else "")


class OwnFieldRow(QFrame):
    """The path of a custom field, and its error."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("paneRow")
        column = vbox(self, (10, 5, 10, 4), 4)
        self.path = EntryLine()
        self.path.setPlaceholderText("orderInformation.billTo.county")
        self.path.setAccessibleName(tr("Path of your own field"))
        self.path.setProperty("mono", True)
        self._problem = QWidget()
        self._sentence = label(role="small", tone="bad", wrap=True)
        row = hbox(self._problem, (4, 0, 0, 2), 5)
        row.addWidget(IconLabel("invalid", "bad"), alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence, 1)
        self._problem.hide()
        column.addWidget(self.path)
        column.addWidget(self._problem)
        self.hide()
        self.path.textEdited.connect(lambda: self.show_error(""))

    def show_error(self, error: str) -> None:
        """Show an error of the path and announce it, or none for an empty text."""
        set_style(self.path, "state", "bad" if error else "")
        if error != self._sentence.text():
            self._sentence.setText(error)
            announce(self, error)
        self._problem.setVisible(bool(error))
