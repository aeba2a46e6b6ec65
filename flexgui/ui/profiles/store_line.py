"""Where secrets are stored on this computer: a pill, a sentence and the next step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from flexgui.secret_store.protocol import StoreState
from flexgui.translation import later, tr
from flexgui.ui.widgets.buttons import link_button
from flexgui.ui.widgets.labels import label
from flexgui.ui.widgets.layouts import hbox
from flexgui.ui.widgets.pill import Pill

LOCKED = ("locked", "dismissed")
"""The reasons that unlocking can solve."""
NO_FILE = later("The profile file holds no secret.")


class StoreLine(QWidget):
    """The state of the secret store: system keyring, keyring locked or memory only.

    Signals: ``unlock_requested()``.
    """

    unlock_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.pill = Pill()
        self.sentence = label(role="small", wrap=True)
        self.sentence.setAccessibleName(tr("Stored in"))
        self.unlock = link_button(tr("Unlock…"))
        self.unlock.setAccessibleDescription(tr("Stored in"))
        row = hbox(self, (0, 4, 0, 4), 8)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.pill, alignment=top)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.unlock, alignment=top)
        self.unlock.clicked.connect(self.unlock_requested)
        self.show_busy(tr("Checking…"), tr("Checking the keyring of this computer."))

    def show_busy(self, word: str, sentence: str) -> None:
        """Show that a call to the keyring is running."""
        self._show("busy", "ring", word, sentence)

    def show_state(self, state: StoreState, problem: str = "") -> None:
        """Show the store's state; `problem` is why unlocking has just failed."""
        text = problem or f"{state.sentence} {state.next_step}".rstrip()
        if state.reason in LOCKED:
            self._show("warn", "warning", tr("Keyring locked"), text, tr("Unlock…"))
        elif state.reason is not None:
            self._show("none", "not-checked", tr("Memory only"), text, tr("Try again"))
        elif state.place == "keyring":
            text = text if state.next_step else f"{text} {tr(NO_FILE)}"
            self._show("ok", "lock", tr("System keyring"), text, tr("Try again") if state.next_step else "")
        else:
            self._show("none", "not-checked", tr("Memory only"), text)

    def _show(self, tone: str, mark: str, word: str, sentence: str, action: str = "") -> None:
        self.pill.set(tone, mark, word)
        self.sentence.setText(sentence)
        self.unlock.setText(action)
        self.unlock.setVisible(bool(action))
