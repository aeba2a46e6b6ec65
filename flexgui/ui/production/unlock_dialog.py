"""Asks for the merchant ID before anything reaches a live account."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QWidget

from flexgui.translation import later, tr
from flexgui.ui.widgets.announce import announce
from flexgui.ui.widgets.dialog import dialog_content, lay_out_dialog
from flexgui.ui.widgets.labels import IconLabel, label, set_style
from flexgui.ui.widgets.layouts import hbox

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
        self.field = QLineEdit()
        self.field.setProperty("mono", True)
        self.field.setAccessibleName(tr("Merchant ID"))
        self.field.setAccessibleDescription(tr(NOTE))
        self._mark = IconLabel("invalid", "bad", 14)
        self._note = label(tr(NOTE), "small", wrap=True)
        self.unlock = QPushButton(tr("Unlock for ten minutes"))
        self.unlock.setProperty("role", "guard")
        self.cancel = QPushButton(tr("Cancel"))
        self._lay_out(name, merchant)
        self.setFixedWidth(WIDTH)
        self.unlock.setDefault(True)  # only once it is in the dialog
        self._mark.hide()
        self.unlock.clicked.connect(self._check)
        self.cancel.clicked.connect(self.reject)
        self.field.textEdited.connect(lambda: self._show_wrong(False))
        self.field.setFocus()

    def _check(self) -> None:
        if self._try(self.field.text()):
            self.accept()
            return
        self._show_wrong(True)
        self.field.selectAll()
        self.field.setFocus()

    def _show_wrong(self, wrong: bool) -> None:
        if wrong == (not self._mark.isHidden()):
            return
        self._mark.setVisible(wrong)
        self._note.setText(tr(WRONG if wrong else NOTE))
        self.field.setAccessibleDescription(self._note.text())
        announce(self.field, tr(WRONG) if wrong else "")
        set_style(self._note, "tone", "bad" if wrong else "")
        set_style(self.field, "state", "bad" if wrong else "")

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
        inside.addWidget(self.field)
        line = hbox(spacing=5)
        line.addWidget(self._mark)
        line.addWidget(self._note, 1)
        inside.addLayout(line)
        lay_out_dialog(self, content, self.cancel, self.unlock)
