"""The rows of the profile form with more than a line edit: environment, signing method, P12 file, certificate."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QMimeData, QPoint, QSignalBlocker, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QRadioButton, QWidget

from flexgui.flex.credentials import SigningMethod
from flexgui.flex.environment import (
    PRODUCTION,
    PRODUCTION_HOSTS,
    TEST,
    TEST_HOSTS,
    Environment,
    EnvironmentKind,
    environment_for,
)
from flexgui.flex.p12 import Certificate
from flexgui.translation import later, tr
from flexgui.ui.resources import icon
from flexgui.ui.toolbar import ENVIRONMENT_ICONS
from flexgui.ui.widgets.buttons import link_button
from flexgui.ui.widgets.chip import EnvironmentChip
from flexgui.ui.widgets.flow import FlowLayout
from flexgui.ui.widgets.form_rows import FormRow, NoteRow
from flexgui.ui.widgets.labels import ElidedLabel, plain_tip
from flexgui.ui.widgets.layouts import hbox

MAX_HOST_LENGTH = 44
"""Maximum length of a host in the chip; a longer one is shown only in the address field."""
METHODS = (SigningMethod.JWT_SHARED_SECRET, SigningMethod.JWT_P12, SigningMethod.HTTP_SIGNATURE)
DEPRECATED = later("CyberSource deprecates HTTP Signature.")
DOCUMENTATION = (
    "https://developer.cybersource.com/docs/cybs/en-us/platform/developer/all/rest/rest-getting-started/"
    "restgs-http-message-intro.html"
)
"""CyberSource, "Getting Started with REST", the part on HTTP Signature."""
P12_HINT = later("Choose or drop it. Business Center: Payment Configuration → Key Management, REST – Certificate.")
NOT_OPEN = later("Shown when the pass phrase opens the file.")
P12_SUFFIXES = (".p12", ".pfx")
P12_PATTERN = later("P12 files (*.p12 *.pfx);;All files (*)")


class EnvironmentRow(QWidget):
    """The chip with the host of the environment, and Change….

    Signals: ``chosen(EnvironmentKind, str | None)`` with the address, None for the default one of the kind.
    """

    chosen = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.chip = EnvironmentChip(self)
        self.change = link_button(tr("Change…"), self)
        self.change.setAccessibleDescription(tr("Environment"))
        self.menu = QMenu(self)
        self.more = QMenu(tr("Other hosts of CyberSource"), self)
        for host in (*TEST_HOSTS, *PRODUCTION_HOSTS):
            environment = environment_for(host)
            text = f"{environment.label}   {environment.host}"
            if environment in (TEST, PRODUCTION):
                self._add(self.menu, text, environment.kind, None)
            else:
                self._add(self.more, text, environment.kind, environment.base_url)
        self.menu.addMenu(self.more)
        self._add(self.menu, tr("Custom address…"), EnvironmentKind.CUSTOM, None)
        row = hbox(self, (0, 2, 0, 2), 8)
        row.addWidget(self.chip)
        row.addWidget(self.change)
        row.addStretch(1)
        self.setFocusProxy(self.change)
        self.change.clicked.connect(
            lambda: self.menu.popup(self.change.mapToGlobal(QPoint(0, self.change.height() + 2)))
        )

    def show_environment(self, environment: Environment) -> None:
        """Show the environment; a custom one may have no address yet."""
        host = environment.host if len(environment.host) <= MAX_HOST_LENGTH else ""
        self.chip.set(environment.kind.value, environment.label, host)

    def _add(self, menu: QMenu, text: str, kind: EnvironmentKind, base_url: str | None) -> None:
        action = menu.addAction(icon(*ENVIRONMENT_ICONS[kind]), text)
        action.triggered.connect(lambda: self.chosen.emit(kind, base_url))


class MethodRow(NoteRow):
    """The methods side by side; HTTP Signature, if chosen, has a note, its documentation and a link to use JWT instead.

    Signals: ``chosen(SigningMethod)`` when the user chose a method.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("")
        self.group = QButtonGroup(self)
        self.buttons: dict[SigningMethod, QRadioButton] = {}
        radios = FlowLayout(margins=(0, 4, 0, 2), spacing=20)
        for number, method in enumerate(METHODS):
            button = QRadioButton(method.label)
            self.group.addButton(button, number)
            self.buttons[method] = button
            radios.addWidget(button)
        self.buttons[SigningMethod.HTTP_SIGNATURE].setAccessibleDescription(tr(DEPRECATED))
        self.buttons[SigningMethod.HTTP_SIGNATURE].setToolTip(tr(DEPRECATED))
        self.documentation = link_button(tr("Documentation"))
        self.documentation.setAccessibleDescription(tr(DEPRECATED))
        self.documentation.setToolTip(tr("Opens {host} in the browser", host=DOCUMENTATION.split("/")[2]))
        self.use_jwt = link_button(tr("Use JWT with the same secret"))
        self.note.setWordWrap(False)
        line = FlowLayout()
        line.addWidget(self._line)
        policy = self.documentation.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # so that the form does not move
        self.documentation.setSizePolicy(policy)
        for link in (self.documentation, self.use_jwt):
            link.setProperty("small", True)
            line.addWidget(link)
        self.column.addLayout(radios)
        self.column.addLayout(line)
        self.group.idToggled.connect(self._toggled)
        self.documentation.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(DOCUMENTATION)))
        self.use_jwt.clicked.connect(lambda: self.chosen.emit(SigningMethod.JWT_SHARED_SECRET))

    def show_method(self, method: SigningMethod) -> None:
        """Select a method; emits nothing."""
        with QSignalBlocker(self.group):
            self.buttons[method].setChecked(True)
        for each, button in self.buttons.items():  # Tab reaches the chosen one, the arrow keys the others
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is method else Qt.FocusPolicy.ClickFocus)
        chosen = method is SigningMethod.HTTP_SIGNATURE
        self.set_hint(tr(DEPRECATED) if chosen else "", "warn" if chosen else "")
        for link in (self.documentation, self.use_jwt):
            link.setVisible(chosen)

    def _toggled(self, number: int, checked: bool) -> None:
        if checked:
            self.chosen.emit(METHODS[number])


class P12Row(FormRow):
    """The path of the file, which is chosen or dropped, not typed."""

    def __init__(self) -> None:
        super().__init__(tr("P12 file"), tr(P12_HINT), mono=True)
        self.edit.setReadOnly(True)
        self.edit.setPlaceholderText(tr("Drop a .p12 file here"))
        self.choose = QPushButton(tr("Choose…"))
        self.choose.setAccessibleDescription(tr("P12 file"))
        self.line.addWidget(self.choose)

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
    return path if path.lower().endswith(P12_SUFFIXES) else None
