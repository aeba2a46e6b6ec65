"""The state of the secret store while profiles are edited, read on worker threads, and the line that shows it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from flexgui.profiles.draft import SecretPlace
from flexgui.secret_store.fallback import FallbackStore
from flexgui.secret_store.protocol import StoreState
from flexgui.translation import later, tr
from flexgui.ui.messages import message_for
from flexgui.ui.tasks import Run, Task
from flexgui.ui.widgets.buttons import link_button
from flexgui.ui.widgets.labels import label
from flexgui.ui.widgets.layouts import hbox
from flexgui.ui.widgets.pill import Pill

LOCKED = ("locked", "dismissed")
"""The reasons that unlocking can solve."""
NO_FILE = later("The profile file holds no secret.")


class SecretStatus(QObject):
    """Shows the store's state in the form, and finds out which entries of `names` exist, one by one.

    Not all at once: a keychain may prompt for each entry that is read.

    Signals: ``updated()`` after each result.
    """

    updated = Signal()

    def __init__(
        self, store: FallbackStore, run: Run, line: StoreLine, names: Iterable[str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self._run, self._line = store, run, line
        self._places: dict[str, SecretPlace] = dict.fromkeys(names, SecretPlace.UNKNOWN)
        self._asked: set[str] = set()
        self._usable = False
        self._calls: list[Task] = []
        line.unlock_requested.connect(self.unlock)

    def place(self, name: str) -> SecretPlace:
        """Return the known place of an entry; ABSENT for a name that no stored profile has."""
        return self._places.get(name, SecretPlace.ABSENT)

    def refresh(self, problem: str = "") -> None:
        """Read the store's state; `problem` is the error or the result of unlocking it just before."""
        self._asked.clear()
        # Unlocking moves secrets from memory to the keyring.
        self._places = {
            name: SecretPlace.UNKNOWN if place is SecretPlace.MEMORY else place for name, place in self._places.items()
        }
        show = partial(self._on_state, problem)
        self._calls.append(self._run(self._store.state, show, self._on_state_failed))

    def look_up(self, name: str) -> None:
        """Find out once whether the entry exists, unless the store is locked, which would prompt."""
        if self._usable and self._places.get(name) is SecretPlace.UNKNOWN and name not in self._asked:
            self._asked.add(name)
            call = partial(self._find, name)
            self._calls.append(self._run(call, partial(self._on_found, name), lambda _: self.updated.emit()))

    def unlock(self) -> None:
        """Let the desktop prompt for the keyring's password."""
        self._line.show_busy(tr("Unlocking…"), tr("The desktop may ask for the password of the keyring."))
        self._calls.append(
            self._run(self._store.unlock, self.refresh, lambda error: self.refresh(message_for(error).text))
        )

    def stop(self) -> None:
        for call in self._calls:
            call.cancel()
        self._calls.clear()

    def _on_state(self, problem: str, state: StoreState) -> None:
        self._line.show_state(state, problem)
        self._usable = state.reason is None or state.reason == "unavailable"
        self.updated.emit()

    def _find(self, name: str) -> SecretPlace:
        """Look for an entry, on a worker thread; the secret itself is discarded."""
        if self._store.get(name) is None:
            return SecretPlace.ABSENT
        return SecretPlace.MEMORY if self._store.where(name) == "memory" else SecretPlace.KEYRING

    def _on_found(self, name: str, place: SecretPlace) -> None:
        self._places[name] = place
        self.updated.emit()

    def _on_state_failed(self, error: BaseException) -> None:
        self._line.show_busy(tr("Unknown"), message_for(error).text)
        self.updated.emit()


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
