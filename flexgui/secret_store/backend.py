"""The keyring backend of the operating system, chosen by name.

keyring's own choice loads every installed plugin, and importing those runs ldconfig, gcc and ld with the whole
environment on Linux. So the platform's own backends are tried by name. A backend named in PYTHON_KEYRING_BACKEND or
keyringrc.cfg is used instead if it is one that encrypts; the frozen application reads neither, so that no setting can
make it load foreign code (`keyring-path` is never followed).

Every call blocks, possibly for ever, and imports keyring (0.1 s): use it on a worker thread only.
"""

from __future__ import annotations

import configparser
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from keyring.backend import KeyringBackend
from keyring.core import load_keyring
from keyring.errors import InitError, KeyringLocked, NoKeyringError
from keyring.util.platform_ import config_root

from flexgui.errors import Reason, SecretStoreError
from flexgui.secret_store.protocol import BackendError
from flexgui.translation import tr

_FREEDESKTOP = "Secret Service"
_NAMES = {
    "keyring.backends.SecretService": _FREEDESKTOP,
    "keyring.backends.libsecret": _FREEDESKTOP,
    "keyring.backends.kwallet": "KWallet",
    "keyring.backends.macOS": "macOS Keychain",
    "keyring.backends.Windows": "Windows Credential Manager",
}
"""The backends that encrypt, by module. Any other may write a plain file or store nothing, and is not used."""

_PLATFORM_BACKENDS = {
    "linux": ("keyring.backends.SecretService.Keyring", "keyring.backends.kwallet.DBusKeyring"),
    "darwin": ("keyring.backends.macOS.Keyring",),
    "win32": ("keyring.backends.Windows.WinVaultKeyring",),
}
_NO_PREFERENCE = "keyring.backends.chainer.ChainerBackend"
_NONE = "keyring.backends.fail.Keyring"


class Backend:
    """One keyring; its methods raise BackendError. It prompts by itself when a locked secret is read."""

    def __init__(self, ring: KeyringBackend) -> None:
        self._ring = ring

    def name(self) -> str:
        """Return the name for display."""
        return _NAMES[type(self._ring).__module__]

    def open(self) -> bool:
        """Return whether there is a collection. Never prompts; raises BackendError if it is locked."""
        return True

    def unlock(self, seconds: float) -> bool:
        """Prompt the user to unlock the collection, or to create it; return False if it cannot."""
        return False

    def get(self, service: str, name: str) -> str | None:
        """Return a secret, or None if there is none."""
        with _translated():
            return self._ring.get_password(service, name)

    def set(self, service: str, name: str, text: str) -> None:
        """Store a secret."""
        with _translated():
            self._ring.set_password(service, name, text)

    def delete(self, service: str, name: str) -> None:
        """Delete a secret, which must exist."""
        with _translated():
            self._ring.delete_password(service, name)


if sys.platform == "linux":
    from flexgui.secret_store import secret_service

    class _SecretService(Backend):
        """The Secret Service; its lock is checked before each call, so that none prompts."""

        _product = ""

        def name(self) -> str:
            """Return the name, with the product if it is known: "Secret Service: GNOME Keyring"."""
            return f"{_FREEDESKTOP}: {self._product}" if self._product else _FREEDESKTOP

        def open(self) -> bool:
            with _translated():
                found = secret_service.find_collection(self._collection())
            self._product = found.product
            if found.locked:
                raise BackendError("locked")
            return found.exists

        def unlock(self, seconds: float) -> bool:
            with _translated():
                secret_service.unlock(self._collection(), seconds)
            return True

        def _collection(self) -> str:
            return str(getattr(self._ring, "preferred_collection", secret_service.DEFAULT_COLLECTION))


def choose_backend() -> Backend:
    """Return the keyring to use. Raises BackendError, or SecretStoreError if the one set up cannot be used."""
    name, source = _configured()
    if name == _NONE:
        raise BackendError("unavailable")
    if name and name != _NO_PREFERENCE:
        if name.rpartition(".")[0] not in _NAMES:
            message = tr("{source} names “{name}”, which is not a keyring that encrypts.", source=source, name=name)
            raise SecretStoreError(message, "unavailable")
        with _translated():
            return _load(name)
    for each in _PLATFORM_BACKENDS.get(sys.platform, ()):
        try:
            return _load(each)
        except Exception:  # noqa: S112  it does not run here: no daemon, no bus, no library
            continue
    raise BackendError("unavailable")


def _load(name: str) -> Backend:
    """Return the backend with this name; raises any exception of its import."""
    ring = load_keyring(name)
    if sys.platform == "win32":
        ring.persist = "local machine"  # keyring's own choice, "enterprise", may copy secrets to other computers
    if sys.platform == "linux" and _NAMES[name.rpartition(".")[0]] == _FREEDESKTOP:
        return _SecretService(ring)
    return Backend(ring)


def _configured() -> tuple[str, str]:
    """Return the backend that the user has set up and where, "" if none is."""
    if getattr(sys, "frozen", False):
        return "", ""
    variable = "PYTHON_KEYRING_BACKEND"
    if name := os.environ.get(variable):
        return name, variable
    path = config_root() / "keyringrc.cfg"
    config = configparser.RawConfigParser()
    try:
        config.read(path, encoding="utf-8")
        return config.get("backend", "default-keyring", fallback="").strip(), str(path)
    except (configparser.Error, OSError, UnicodeDecodeError):
        return "", ""


@contextmanager
def _translated() -> Iterator[None]:
    """Turn any exception of a backend into a BackendError."""
    try:
        yield
    except BackendError:
        raise
    except Exception as error:  # each backend has its own
        raise BackendError(_reason(error)) from None


def _reason(error: Exception) -> Reason:
    """Classify the errors of all backends by class and, if that is not enough, by text."""
    text = str(error).lower()
    if "dismissed" in text or "cancel" in text:
        return "dismissed"
    if "denied" in text or isinstance(error, PermissionError):
        return "denied"
    if isinstance(error, KeyringLocked):
        return "locked"
    if isinstance(error, TimeoutError):
        return "timed out"
    # Without a session bus some backends raise OSError, others a plain RuntimeError.
    if isinstance(error, (NoKeyringError, InitError, RuntimeError, OSError, ImportError, AttributeError)):
        return "unavailable"
    return "failed"
