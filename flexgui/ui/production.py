"""The lock of production profiles: the dialog that unlocks sending, and the banner that shows account and lock."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QWidget

from flexgui.translation import later, tr
from flexgui.ui.widgets.buttons import link_button
from flexgui.ui.widgets.dialog import dialog_content, lay_out_dialog
from flexgui.ui.widgets.form_rows import FormRow
from flexgui.ui.widgets.labels import ElidedLabel, IconLabel, label, plain_tip
from flexgui.ui.widgets.layouts import hbox

BANNER_HEIGHT, DIALOG_WIDTH = 34, 440
MAX_NAME_WIDTH = 200
"""Maximum width of the suggested profile's name, in pixels."""
LOCKED = later("Requests reach the live account of merchant {merchant}. Sending is locked.")
UNLOCKED = later("Requests reach the live account of merchant {merchant}. Sending is unlocked.")
NOTE = later("Nothing is sent by this. Sending locks again after ten minutes.")
WRONG = later("This is not the merchant ID of this profile.")


class ProductionBanner(QFrame):
    """Hidden unless a production profile is selected.

    Signals: ``safer_requested()`` to use the suggested profile; ``lock_requested()`` to lock sending again.
    """

    safer_requested = Signal()
    lock_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("guardStrip")
        self.setFixedHeight(BANNER_HEIGHT)
        self.words = ElidedLabel()
        self._lock = link_button(tr("Lock now"))
        self._safer_label = label(tr("Safer:"), "dim")
        self._safer = link_button("")
        row = hbox(self, (14, 0, 14, 0), 8)
        row.addWidget(IconLabel("globe", "production", 16))
        row.addWidget(label(tr("Production"), "title"))
        row.addWidget(self.words, 1)
        row.addWidget(self._lock)
        row.addWidget(self._safer_label)
        row.addWidget(self._safer)
        self._safer.clicked.connect(self.safer_requested)
        self._lock.clicked.connect(self.lock_requested)
        self.hide()

    def show_account(self, merchant: str, safer: str, *, unlocked: bool) -> None:
        """Show the account, whether sending is unlocked (its time left is beside Send), and a link to `safer`."""
        words = tr(UNLOCKED if unlocked else LOCKED, merchant=merchant)
        self.words.setText(words)
        self._lock.setVisible(unlocked)
        name = self._safer.fontMetrics().elidedText(safer, Qt.TextElideMode.ElideRight, MAX_NAME_WIDTH)
        self._safer.setText(tr("use {name} instead", name=name.replace("&", "&&")))
        self._safer.setToolTip(plain_tip(tr("Use {name} instead", name=safer)) if name != safer else "")
        self.setAccessibleName(f"{tr('Production')}. {words}")
        self.show()


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
        self.setFixedWidth(DIALOG_WIDTH)
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
