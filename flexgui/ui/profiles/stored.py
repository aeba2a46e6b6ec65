"""What is known of the secret store while profiles are edited; every question is asked off the GUI thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from flexgui.errors import SecretStoreError
from flexgui.ui.messages import message_for
from flexgui.ui.profiles.draft import Kept

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flexgui.flex.credentials import Secret
    from flexgui.secret_store import Place, StoreState
    from flexgui.ui.profiles.kept_line import KeptLine
    from flexgui.ui.sender import Dropped, Run


class Store(Protocol):
    """The part of a secret store that the dialog asks; see `flexgui.secret_store.FallbackStore`."""

    def get(self, name: str) -> Secret | None:
        """Return the secret, None when there is none; raises SecretStoreError."""

    def where(self, name: str) -> Place | None:
        """Say where the secret was last found or put."""

    def state(self) -> StoreState:
        """Ask how the store is; never raises."""

    def unlock(self) -> str:
        """Let the desktop unlock the store; raises SecretStoreError."""


class Stored(QObject):
    """Asks the store how it is and which of `names` it keeps, and shows that in the line of the form.

    Signals: ``known()`` whenever more is known.
    """

    known = Signal()

    def __init__(
        self, store: Store, run: Run, line: KeptLine, names: Iterable[str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self._run, self._line = store, run, line
        self._kept: dict[str, Kept] = dict.fromkeys(names, Kept.UNKNOWN)
        self._calls: list[Dropped] = []
        line.unlock_wanted.connect(self.unlock)

    def kept(self, name: str) -> Kept:
        """Return what is known of an entry; one that was never asked for is none of a stored profile's."""
        return self._kept.get(name, Kept.ABSENT)

    def ask(self, problem: str = "") -> None:
        """Ask how the store is, then which secrets it keeps; a locked one is not asked: it would ask the person."""
        show = partial(self._take_state, problem)
        self._calls.append(self._run(self._store.state, show, partial(self._refuse, "The keyring did not answer.")))

    def unlock(self) -> None:
        """Let the desktop ask for the keyring's password."""
        self._line.show_busy("Asking…", "The desktop may ask for the password of the keyring.")
        self._calls.append(self._run(self._store.unlock, lambda _: self.ask(), self._not_unlocked))

    def stop(self) -> None:
        """Forget what is under way."""
        for call in self._calls:
            call.drop()
        self._calls.clear()

    def _take_state(self, problem: str, state: StoreState) -> None:
        self._line.show_state(state, problem)
        if state.reason is None or state.reason == "unavailable":
            self._calls.append(self._run(self._look, self._take_kept, lambda _: self.known.emit()))
        else:
            self.known.emit()

    def _look(self) -> dict[str, Kept]:
        """Run on a worker; the secrets themselves are let go at once."""
        found: dict[str, Kept] = {}
        for name in self._kept:
            try:
                there = self._store.get(name) is not None
            except SecretStoreError:
                return found
            place = Kept.MEMORY if self._store.where(name) == "memory" else Kept.KEYRING
            found[name] = place if there else Kept.ABSENT
        return found

    def _take_kept(self, found: dict[str, Kept]) -> None:
        self._kept.update(found)
        self.known.emit()

    def _not_unlocked(self, error: BaseException) -> None:
        self.ask(message_for(error).text)

    def _refuse(self, _words: str, error: BaseException) -> None:
        self._line.show_busy("Not known", message_for(error).text)
        self.known.emit()
