"""Asks for the port of the sandbox, and whether it uses TLS."""

from __future__ import annotations

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QPushButton, QWidget

from flexgui.flex.address import MAX_PORT
from flexgui.translation import tr
from flexgui.ui.widgets.dialog import dialog_content, lay_out_dialog
from flexgui.ui.widgets.labels import label
from flexgui.ui.widgets.layouts import hbox

WIDTH = 440


class StartDialog(QDialog):
    """After `exec` returned Accepted, `port` and `tls` are the chosen values."""

    def __init__(self, port: int, tls: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Port and TLS"))
        self.port_edit = QLineEdit(str(port))
        self.port_edit.setValidator(QIntValidator(0, MAX_PORT, self))
        self.port_edit.setProperty("mono", True)
        self.port_edit.setAccessibleName(tr("Port"))
        self.port_edit.setFixedWidth(100)
        self.tls_box = QCheckBox(tr("TLS, with a certificate made for this sandbox"))
        self.tls_box.setChecked(tls)
        self.restart, self.cancel = QPushButton(tr("Restart the sandbox")), QPushButton(tr("Cancel"))
        self.restart.setProperty("role", "primary")
        self._lay_out()
        self.setFixedWidth(WIDTH)
        self.restart.setDefault(True)  # only once it is in the dialog
        self.restart.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.port_edit.textChanged.connect(lambda: self.restart.setEnabled(self.port_edit.hasAcceptableInput()))
        self.port_edit.selectAll()
        self.port_edit.setFocus()

    @property
    def port(self) -> int:
        """The chosen port; 0 for any free one."""
        return int(self.port_edit.text() or 0)

    @property
    def tls(self) -> bool:
        return self.tls_box.isChecked()

    def _lay_out(self) -> None:
        content, inside = dialog_content()
        line = hbox(spacing=12)
        caption = label(tr("Port"), "dim")
        caption.setBuddy(self.port_edit)
        line.addWidget(caption)
        line.addWidget(self.port_edit)
        line.addWidget(label(tr("0 takes any free port."), "small"), 1)
        inside.addLayout(line)
        inside.addWidget(self.tls_box)
        note = tr("The credentials stay the same. With TLS, clients must trust the CA file that the panel shows.")
        inside.addWidget(label(note, "small", wrap=True))
        lay_out_dialog(self, content, self.cancel, self.restart)
