"""What is known of the secret store while profiles are edited; every question is asked off the GUI thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from flexgui.profiles.draft import Kept
from flexgui.translation import tr
from flexgui.ui.messages import message_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flexgui.flex.secret import Secret
    from flexgui.secret_store.protocol import Place, StoreState
    from flexgui.ui.profiles.kept_line import KeptLine
    from flexgui.ui.tasks import Run, Task


class Store(Protocol):
    """The part of a secret store that the dialog asks; see `flexgui.secret_store.fallback.FallbackStore`."""

    def get(self, name: str) -> Secret | None:
        """Return the secret, None when there is none; raises SecretStoreError."""

    def where(self, name: str) -> Place | None:
        """Say where the secret was last found or put."""

    def state(self) -> StoreState:
        """Ask how the store is; never raises."""

    def unlock(self) -> str:
        """Let the desktop unlock the store; raises SecretStoreError."""


class SecretStatus(QObject):
    """Asks the store how it is, shows that in the line of the form, and asks for entries of `names` one by one.

    Not for all at once: a keychain may ask the person for each entry that is read.

    Signals: ``known()`` whenever more is known.
    """

    known = Signal()

    def __init__(
        self, store: Store, run: Run, line: KeptLine, names: Iterable[str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self._run, self._line = store, run, line
        self._kept: dict[str, Kept] = dict.fromkeys(names, Kept.UNKNOWN)
        self._asked: set[str] = set()
        self._usable = False
        self._calls: list[Task] = []
        line.unlock_wanted.connect(self.unlock)

    def kept(self, name: str) -> Kept:
        """Return what is known of an entry; one that was never asked for is none of a stored profile's."""
        return self._kept.get(name, Kept.ABSENT)

    def ask(self, problem: str = "") -> None:
        """Ask how the store is; `problem` is what came of unlocking it just now, "" where that was not tried."""
        self._asked.clear()
        # Unlocking moves what was in memory.
        self._kept = {name: Kept.UNKNOWN if kept is Kept.MEMORY else kept for name, kept in self._kept.items()}
        show = partial(self._take_state, problem)
        self._calls.append(self._run(self._store.state, show, self._refuse))

    def look(self, name: str) -> None:
        """Ask whether the entry is there, once; a locked store is not asked, for it would ask the person."""
        if self._usable and self._kept.get(name) is Kept.UNKNOWN and name not in self._asked:
            self._asked.add(name)
            call = partial(self._find, name)
            self._calls.append(self._run(call, partial(self._take_kept, name), lambda _: self.known.emit()))

    def unlock(self) -> None:
        """Let the desktop ask for the keyring's password."""
        self._line.show_busy(tr("Asking…"), tr("The desktop may ask for the password of the keyring."))
        self._calls.append(self._run(self._store.unlock, self.ask, self._not_unlocked))

    def stop(self) -> None:
        """Forget what is under way."""
        for call in self._calls:
            call.cancel()
        self._calls.clear()

    def _take_state(self, problem: str, state: StoreState) -> None:
        self._line.show_state(state, problem)
        self._usable = state.reason is None or state.reason == "unavailable"
        self.known.emit()

    def _find(self, name: str) -> Kept:
        """Run on a worker; the secret itself is let go at once."""
        if self._store.get(name) is None:
            return Kept.ABSENT
        return Kept.MEMORY if self._store.where(name) == "memory" else Kept.KEYRING

    def _take_kept(self, name: str, kept: Kept) -> None:
        self._kept[name] = kept
        self.known.emit()

    def _not_unlocked(self, error: BaseException) -> None:
        self.ask(message_for(error).text)

    def _refuse(self, error: BaseException) -> None:
        self._line.show_busy(tr("Not known"), message_for(error).text)
        self.known.emit()
