"""The dialog that reports unexpected exceptions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QWidget

from flexgui.crash_report import versions
from flexgui.translation import tr, trn
from flexgui.ui.fonts import font
from flexgui.ui.resources import icon
from flexgui.ui.widgets.dialog import dialog_content, lay_out_dialog
from flexgui.ui.widgets.labels import IconLabel, label
from flexgui.ui.widgets.layouts import hbox

SIZE = (560, 380)


class CrashDialog(QDialog):
    """Not modal, and deleted when it is closed."""

    def __init__(self, toolkit: Sequence[str], parent: QWidget | None = None, *, started: bool = True) -> None:
        """`toolkit` names the versions of Qt for the report. `started` is False if there is no window."""
        super().__init__(parent)
        self._toolkit, self._started = toolkit, started
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Unexpected error in FlexGUI"))
        self._title = label(tr("Unexpected error in FlexGUI"), "status", wrap=True)
        self.report = QPlainTextEdit()
        self.report.setObjectName("well")
        self.report.setFont(font("code-small"))
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(tr("Report"))
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.copy = QPushButton(icon("copy"), tr("Copy report"))
        self.leave = QPushButton(tr("Close"))
        self._lay_out()
        self.resize(*SIZE)
        self.leave.setDefault(True)
        self.copy.clicked.connect(self._copy)
        self.leave.clicked.connect(self.close)
        self.leave.setFocus()

    def show_crashes(self, crashes: Mapping[str, int]) -> None:
        """Show all exceptions with their counts."""
        total = sum(crashes.values())
        self._title.setText(
            tr("Unexpected error in FlexGUI")
            if total == 1
            else trn("{n} unexpected error in FlexGUI", "{n} unexpected errors in FlexGUI", total)
        )
        blocks = [f"{text}\n" if count == 1 else f"{count} times: {text}\n" for text, count in crashes.items()]
        report = "\n".join((versions(*self._toolkit), *blocks))
        if report != self.report.toPlainText():
            self.report.setPlainText(report)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copy.setIcon(icon("tick", "ok"))
        self.copy.setText(tr("Copied"))

    def _lay_out(self) -> None:
        head = hbox(spacing=8)
        head.addWidget(IconLabel("invalid", "bad", 20))
        head.addWidget(self._title, 1)
        content, inside = dialog_content()
        inside.addLayout(head)
        continues = tr("Nothing that you entered is lost. You can continue to work.")
        inside.addWidget(label(continues if self._started else tr("FlexGUI could not be started."), wrap=True))
        inside.addWidget(self.report, 1)
        request = tr(
            "Please send the report to your FlexGUI contact and say what you did. It contains no secret and no token."
        )
        inside.addWidget(label(request, "small", wrap=True))
        lay_out_dialog(self, content, self.copy, self.leave)
