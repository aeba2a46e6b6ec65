"""The row of the form for the signing method: three methods, of which HTTP Signature is deprecated."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QRadioButton

from flexgui.flex.credentials import SigningMethod
from flexgui.translation import later, tr
from flexgui.ui.widgets.buttons import link_button
from flexgui.ui.widgets.flow import FlowLayout
from flexgui.ui.widgets.form_rows import NoteRow

METHODS = (SigningMethod.JWT_SHARED_SECRET, SigningMethod.JWT_P12, SigningMethod.HTTP_SIGNATURE)
DEPRECATED = later("CyberSource deprecates HTTP Signature.")
DOCUMENTATION = (
    "https://developer.cybersource.com/docs/cybs/en-us/platform/developer/all/rest/rest-getting-started/"
    "restgs-http-message-intro.html"
)
"""CyberSource, "Getting Started with REST", the part on HTTP Signature."""


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
