"""The rows of the form for the P12 file and its certificate."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QPushButton

from flexgui.flex.p12 import Certificate
from flexgui.translation import later, tr
from flexgui.ui.widgets.form_rows import FormRow, NoteRow
from flexgui.ui.widgets.labels import ElidedLabel, plain_tip

HINT = later("Choose or drop it. Business Center: Payment Configuration → Key Management, REST – Certificate.")
NOT_OPEN = later("Shown when the pass phrase opens the file.")
SUFFIXES = (".p12", ".pfx")
PATTERN = later("P12 files (*.p12 *.pfx);;All files (*)")


class P12Row(FormRow):
    """The path of the file, which is chosen or dropped, not typed."""

    def __init__(self) -> None:
        super().__init__(tr("P12 file"), tr(HINT), mono=True)
        self.edit.setReadOnly(True)
        self.edit.setPlaceholderText(tr("Drop a .p12 file here"))
        self.choose = QPushButton(tr("Choose…"))
        self.choose.setAccessibleDescription(tr("P12 file"))
        self.line.addWidget(self.choose)
        self.setFocusProxy(self.choose)

    def show_path(self, path: str) -> None:
        """Show the path; a long one shows its end, which has the file name."""
        if path != self.edit.text():
            self.edit.setText(path)
            self.edit.setToolTip(plain_tip(path))
            self.edit.setCursorPosition(len(path))


class CertificateRow(NoteRow):
    """The subject and the validity of the certificate."""

    def __init__(self) -> None:
        super().__init__(tr(NOT_OPEN))
        self.subject = ElidedLabel(role="mono", mode=Qt.TextElideMode.ElideMiddle)
        self.subject.setMinimumHeight(26)
        self.subject.setAccessibleName(tr("Certificate"))
        self.column.setSpacing(0)
        self.column.addWidget(self.subject)
        self.add_note()

    def show_certificate(self, certificate: Certificate | None, now: datetime) -> None:
        """Show the certificate, or that it is not readable yet; `now` is aware."""
        self.subject.setText(certificate.subject if certificate is not None else "–")
        if certificate is None:
            self.set_hint(tr(NOT_OPEN))
        else:
            tone, sentence = certificate.judge(now)
            self.set_hint(sentence, tone)


def dropped_p12(data: QMimeData) -> str | None:
    """Return the path if exactly one P12 file is dragged, else None."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = urls[0].toLocalFile()
    return path if path.lower().endswith(SUFFIXES) else None
