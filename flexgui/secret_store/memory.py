"""Secrets in memory, for one session."""

from __future__ import annotations

from flexgui.flex.secret import Secret
from flexgui.secret_store.protocol import UNTIL_CLOSED, StoreState
from flexgui.translation import tr


class SessionStore:
    """Stores secrets in memory until the program ends."""

    persistent = False

    def __init__(self) -> None:
        self._secrets: dict[str, Secret] = {}

    def get(self, name: str) -> Secret | None:
        """Return the secret, or None if there is none."""
        return self._secrets.get(name)

    def set(self, name: str, secret: Secret) -> None:
        """Store the secret for this session."""
        self._secrets[name] = secret

    def delete(self, name: str) -> None:
        """Delete the secret if there is one."""
        self._secrets.pop(name, None)

    def state(self) -> StoreState:
        """Return the state: memory is always available."""
        return StoreState(None, "memory", tr("memory"), tr(UNTIL_CLOSED))

    def unlock(self) -> str:
        """Do nothing: memory has no lock."""
        return tr("Memory has no lock.")
