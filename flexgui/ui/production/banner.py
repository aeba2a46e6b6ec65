"""The strip under the toolbar while a production profile is selected: account, lock state, and a safer profile."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from flexgui.translation import later, tr
from flexgui.ui.widgets.buttons import link_button
from flexgui.ui.widgets.labels import ElidedLabel, IconLabel, label, plain_tip
from flexgui.ui.widgets.layouts import hbox

HEIGHT = 34
LOCKED = later("Requests reach the live account of merchant {merchant}. Sending is locked.")
UNLOCKED = later("Requests reach the live account of merchant {merchant}. Sending is unlocked.")
MAX_NAME_WIDTH = 200
"""Maximum width of the suggested profile's name, in pixels."""


class ProductionBanner(QFrame):
    """Hidden unless a production profile is selected.

    Signals: ``safer_requested()`` to use the suggested profile; ``lock_requested()`` to lock sending again.
    """

    safer_requested = Signal()
    lock_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("guardStrip")
        self.setFixedHeight(HEIGHT)
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
