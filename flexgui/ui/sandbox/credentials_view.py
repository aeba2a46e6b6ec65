"""Address and credentials of the sandbox, for copying into the developer's own program."""

from __future__ import annotations

import json
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from flexgui.sandbox.server import Sandbox
from flexgui.translation import tr
from flexgui.ui.widgets.buttons import CopyButton, EyeButton
from flexgui.ui.widgets.labels import ElidedLabel, label
from flexgui.ui.widgets.layouts import ScrollColumn, grid_layout, hbox, vbox

MASK = "•" * 20
MARGIN, ROW_HEIGHT = 14, 26


class CredentialsView(QFrame):
    """Shows the credentials; the secret is masked unless the eye button is pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sandboxColumn")
        self._sandbox: Sandbox | None = None
        middle = Qt.TextElideMode.ElideMiddle
        self.merchant, self.key_id, self.secret, self.ca_file = (
            ElidedLabel(role="mono", mode=middle) for _ in range(4)
        )
        self.eye = EyeButton(tr("Show the shared secret while this is pressed"))
        self.copy_env, self.copy_json = QPushButton(tr("Copy as .env")), QPushButton(tr("Copy as JSON"))
        self._grid = grid_layout(margins=(MARGIN, 8, 10, 0), spacing=(8, 3))
        self._ca_row: list[QWidget] = []
        self._lay_out()
        self.eye.revealed.connect(self._show_secret)
        self.copy_env.clicked.connect(lambda: self._copy_all(Sandbox.connection_variables))
        self.copy_json.clicked.connect(lambda: self._copy_all(_as_json))

    def show_sandbox(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self.merchant.setText(sandbox.merchant_id)
        self.key_id.setText(sandbox.key_id)
        self.ca_file.setText(str(sandbox.ca_file or ""))
        for widget in self._ca_row:
            widget.setVisible(sandbox.ca_file is not None)
        self._show_secret(False)

    def _show_secret(self, visible: bool) -> None:
        self.secret.setText(self._secret_text() if visible else MASK)

    def _copy_all(self, text_of: Callable[[Sandbox], str]) -> None:
        if self._sandbox is not None:
            QGuiApplication.clipboard().setText(text_of(self._sandbox))

    def _secret_text(self) -> str:
        return self._sandbox.shared_secret.reveal() if self._sandbox is not None else ""

    def _lay_out(self) -> None:
        self._grid.setColumnStretch(1, 1)
        self._add_row(tr("Merchant ID"), self.merchant, CopyButton(tr("Copy the merchant ID"), self.merchant.text))
        self._add_row(tr("Key ID"), self.key_id, CopyButton(tr("Copy the key ID"), self.key_id.text))
        copy_secret = CopyButton(tr("Copy the shared secret"), self._secret_text)
        self._add_row(tr("Shared secret"), self.secret, copy_secret, self.eye)
        copy_file = CopyButton(tr("Copy the path of the CA file"), self.ca_file.text)
        self._ca_row = self._add_row(tr("CA file"), self.ca_file, copy_file)
        buttons = hbox(margins=(MARGIN, 8, 10, 0), spacing=8)
        for button in (self.copy_env, self.copy_json):
            buttons.addWidget(button)
        buttons.addStretch(1)
        note = label(tr("Generated at start, for this sandbox only."), "small", wrap=True)
        note.setContentsMargins(MARGIN, 8, 10, 8)
        inside = QWidget()
        rows = vbox(inside)
        rows.addLayout(self._grid)
        rows.addLayout(buttons)
        rows.addWidget(note)
        rows.addStretch(1)
        scroll = ScrollColumn(self)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        self.head = column_head(tr("Credentials"))
        column = vbox(self)
        column.addWidget(self.head)
        column.addWidget(scroll, 1)

    def _add_row(self, name: str, value: ElidedLabel, copy: CopyButton, eye: QWidget | None = None) -> list[QWidget]:
        row = self._grid.rowCount()
        value.setAccessibleName(name)
        title = label(name, "dim")
        value.setFixedHeight(ROW_HEIGHT)
        self._grid.addWidget(title, row, 0)
        self._grid.addWidget(value, row, 1)
        if eye is not None:
            self._grid.addWidget(eye, row, 2)
        self._grid.addWidget(copy, row, 3)
        return [title, value, copy]


def column_head(text: str) -> QFrame:
    """Return the heading of a column, as high as the header of a table."""
    head = QFrame()
    head.setObjectName("columnHead")
    head.setFixedHeight(26)
    row = hbox(head, (MARGIN, 0, MARGIN, 0))
    row.addWidget(label(text, "small"))
    return head


def _as_json(sandbox: Sandbox) -> str:
    return json.dumps(sandbox.connection_members(), indent=2) + "\n"
