"""The state of the secret store while profiles are edited, read on worker threads."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal

from flexgui.profiles.draft import SecretPlace
from flexgui.secret_store.fallback import FallbackStore
from flexgui.secret_store.protocol import StoreState
from flexgui.translation import tr
from flexgui.ui.messages import message_for
from flexgui.ui.profiles.store_line import StoreLine
from flexgui.ui.tasks import Run, Task


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
        """Cancel all running calls."""
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
