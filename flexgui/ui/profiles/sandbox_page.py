"""The page of the profile dialog for the built-in sandbox: its values, read-only."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from flexgui.translation import later, tr
from flexgui.ui.widgets.buttons import CopyButton
from flexgui.ui.widgets.form_rows import Rows
from flexgui.ui.widgets.keys import key_text
from flexgui.ui.widgets.labels import ElidedLabel, label
from flexgui.ui.widgets.layouts import hbox, vbox

NOTE = later(
    "The sandbox runs on this computer and generates its merchant ID, key ID and shared secret at each start. "
    "There is nothing to enter, and nothing leaves this computer."
)
SECRET_NOTE = later("The sandbox panel ({key}) has the shared secret, and copies all of it as .env or JSON.")
ROWS = (
    ("base_url", later("Base URL"), later("Copy the base URL")),
    ("merchant_id", later("Merchant ID"), later("Copy the merchant ID")),
    ("key_id", later("Key ID"), later("Copy the key ID")),
)
MARGIN = 20


class SandboxPage(QWidget):
    """Shows address, merchant ID and key ID of the running sandbox."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, ElidedLabel] = {}
        self._grid = QWidget()
        rows = Rows(self._grid)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setVerticalSpacing(0)
        for member, name, copy_words in ROWS:
            value = self.values[member] = ElidedLabel(role="mono", mode=Qt.TextElideMode.ElideMiddle)
            value.setAccessibleName(tr(name))
            field = QWidget()
            line = hbox(field, spacing=6)
            line.addWidget(value, 1)
            line.addWidget(CopyButton(tr(copy_words), value.text))
            rows.add(tr(name), field)
        column = vbox(self, (MARGIN, MARGIN, MARGIN, MARGIN), 12)
        column.addWidget(label(tr(NOTE), wrap=True))
        column.addWidget(self._grid)
        column.addWidget(label(tr(SECRET_NOTE, key=key_text("Ctrl+J")), "small", wrap=True))
        column.addStretch(1)
        self._grid.hide()

    def show_members(self, members: Mapping[str, str | None]) -> None:
        """Show what `Sandbox.connection_members` returned."""
        for name, value in self.values.items():
            value.setText(members.get(name) or "")
        self._grid.show()
