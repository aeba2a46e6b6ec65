"""Says that something broke, and gives a report to hand on."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from flexgui.translation import tr, trn
from flexgui.ui.crash.report import versions
from flexgui.ui.resources import icon
from flexgui.ui.widgets.labels import IconLabel, label

SIZE = (560, 380)


class CrashDialog(QDialog):
    """Stands beside the work and blocks nothing; is gone when it is closed."""

    def __init__(self, parent: QWidget | None = None, *, started: bool = True) -> None:
        """Without `started` there is no window beside which it stands."""
        super().__init__(parent)
        self._started = started
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Something broke inside FlexGUI"))
        self._title = label(tr("Something broke inside FlexGUI"), "status", wrap=True)
        self._report = QPlainTextEdit()
        self._report.setObjectName("well")
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        self._report.setAccessibleName(tr("Report"))
        self._report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.copy = QPushButton(icon("copy"), tr("Copy report"))
        self.leave = QPushButton(tr("Close"))
        self._lay_out()
        self.resize(*SIZE)
        self.leave.setDefault(True)
        self.copy.clicked.connect(self._copy)
        self.leave.clicked.connect(self.close)
        self.leave.setFocus()

    def show_crashes(self, crashes: Mapping[str, int]) -> None:
        """Show every crash there was, with how often it came."""
        several = sum(crashes.values())
        self._title.setText(
            tr("Something broke inside FlexGUI")
            if several == 1
            else trn("Something broke inside FlexGUI {n} time", "Something broke inside FlexGUI {n} times", several)
        )
        blocks = [f"{words}\n" if count == 1 else f"{count} times: {words}\n" for words, count in crashes.items()]
        report = "\n".join((versions(), *blocks))
        if report != self._report.toPlainText():
            self._report.setPlainText(report)

    @property
    def report(self) -> str:
        """What is copied."""
        return self._report.toPlainText()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
        self.copy.setIcon(icon("tick", "ok"))
        self.copy.setText(tr("Copied"))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("invalid", "bad", 20))
        head.addWidget(self._title, 1)
        inside = QVBoxLayout()
        inside.setContentsMargins(20, 20, 20, 20)
        inside.setSpacing(8)
        inside.addLayout(head)
        goes_on = tr("Nothing that you entered is lost, and the window goes on.")
        inside.addWidget(label(goes_on if self._started else tr("FlexGUI could not be started."), wrap=True))
        inside.addWidget(self._report, 1)
        asked = tr(
            "Please give the report to whoever gave you FlexGUI, and say what you did. It holds no secret and no token."
        )
        inside.addWidget(label(asked, "small", wrap=True))
        foot = QFrame()
        foot.setObjectName("dialogFoot")
        foot.setFixedHeight(56)
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.copy)
        row.addWidget(self.leave)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(inside, 1)
        whole.addWidget(foot)
