"""Asks for the merchant ID before anything reaches a live account."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from flexgui.translation import later, tr
from flexgui.ui.widgets.dialog import dialog_content, lay_out_dialog
from flexgui.ui.widgets.form_rows import FormRow
from flexgui.ui.widgets.labels import label

WRONG = later("This is not the merchant ID of this profile.")
NOTE = later("Nothing is sent by this. Sending locks again after ten minutes.")
WIDTH = 440


class UnlockDialog(QDialog):
    """Is accepted only if `unlock` accepts the typed text. It does not send."""

    def __init__(self, name: str, merchant: str, unlock: Callable[[str], bool], parent: QWidget | None = None) -> None:
        """`name` is the profile's, `unlock` returns whether the typed text is right."""
        super().__init__(parent)
        self.setWindowTitle(tr("Unlock sending"))
        self._try = unlock
        self._row = FormRow(tr("Merchant ID"), tr(NOTE), mono=True)
        self.field = self._row.edit
        self.unlock = QPushButton(tr("Unlock for ten minutes"))
        self.unlock.setProperty("role", "guard")
        self.cancel = QPushButton(tr("Cancel"))
        self._lay_out(name, merchant)
        self.setFixedWidth(WIDTH)
        self.unlock.setDefault(True)  # only once it is in the dialog
        self.unlock.clicked.connect(self._check)
        self.cancel.clicked.connect(self.reject)
        self._row.changed.connect(lambda: self._row.show_error(None))
        self.field.setFocus()

    def _check(self) -> None:
        if self._try(self.field.text()):
            self.accept()
            return
        self._row.show_error(tr(WRONG))
        self.field.selectAll()
        self.field.setFocus()

    def _lay_out(self, name: str, merchant: str) -> None:
        content, inside = dialog_content()
        inside.addWidget(label(tr("Send as “{name}”?", name=name), "status", wrap=True))
        asked = tr(
            "Requests reach the live account of merchant {merchant}. Type the merchant ID to go on.", merchant=merchant
        )
        inside.addWidget(label(asked, wrap=True))
        inside.addSpacing(4)
        caption = label(tr("Merchant ID"), "dim")
        caption.setBuddy(self.field)
        inside.addWidget(caption)
        inside.addWidget(self._row)
        inside.addStretch(1)
        lay_out_dialog(self, content, self.cancel, self.unlock)
