"""The dialog About FlexGUI, with the versions for a bug report."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from flexgui.crash_report import versions
from flexgui.secret_store.keyring_store import KeyringStore
from flexgui.translation import tr
from flexgui.ui.crash.hooks import toolkit
from flexgui.ui.tasks import Run
from flexgui.ui.widgets.code_view import CodeView
from flexgui.ui.widgets.labels import label
from flexgui.ui.widgets.layouts import vbox

PACKAGES = ("PySide6-Essentials", "requests", "PyJWT", "cryptography", "keyring")
SIZE = (480, 420)


class AboutBox(QDialog):
    """Shows versions; those that are read from disk and the name of the keyring are added by a worker thread."""

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        """`run` runs calls on a worker thread."""
        super().__init__(parent)
        self.setWindowTitle(tr("About FlexGUI"))
        self.text = CodeView("text", gutter=False, wrap=True, well=True)
        self.text.setAccessibleName(tr("Versions"))
        self.copy = QPushButton(tr("Copy for a bug report"))
        self.close_button = QPushButton(tr("Close"))
        self.close_button.setDefault(True)
        self._lay_out()
        here = (
            f"{versions(*toolkit())}"
            f"Scale {self.devicePixelRatioF():g}\n"
            f"Locale {QLocale.system().name()}, shown in {QLocale().name()}"
        )
        self.text.set_text(here)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self.close_button.clicked.connect(self.accept)
        self._call = run(library_versions, lambda found: self.text.set_text(f"{here}\n{found}"), lambda _error: None)
        self.finished.connect(self._call.cancel)

    def _lay_out(self) -> None:
        column = vbox(self, (20, 20, 20, 20), 12)
        column.addWidget(label("FlexGUI", "heading"))
        column.addWidget(label(tr("A workbench for CyberSource’s Flex API v2."), wrap=True))
        note = tr("No telemetry: it sends only the requests that you send, and asks for the keys that they need.")
        column.addWidget(label(note, "dim", wrap=True))
        column.addWidget(self.text, 1)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)
        self.resize(*SIZE)


def library_versions() -> str:
    """Return the versions of the libraries and the keyring in use, one per line. Slow."""
    from importlib.metadata import PackageNotFoundError, version  # slow, so on the worker thread

    lines = []
    for name in PACKAGES:
        try:
            lines.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            lines.append(f"{name}: no version found")
    keyring = KeyringStore().state().name
    return "\n".join([*lines, f"Keyring in use: {keyring or 'none'}"])
