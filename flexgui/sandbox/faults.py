"""Faults of a network, a proxy or the service that the sandbox simulates on demand, by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableSet

from flexgui.errors import SandboxError
from flexgui.translation import later

FAULT_GROUPS: dict[str, dict[str, str]] = {
    later("Refusals"): {
        "401": later("refuses every signature"),
        "403": later("refuses the merchant"),
        "404": later("responds that the resource does not exist"),
        "429": later("refuses too many requests, with Retry-After"),
        "500": later("fails with the documented internal error"),
        "503": later("is not available, with Retry-After"),
        "missing-headers": later("accepts HTTP Signature only and asks a bearer for its headers"),
    },
    later("Network"): {
        "slow": later("responds after 2 seconds"),
        "hang": later("accepts the request and never responds"),
        "reset": later("resets the connection instead of responding"),
        "truncate": later("closes the connection in the middle of the response body"),
        "html": later("responds 502 with the HTML page of a proxy"),
        "redirect": later("responds 307 with another address"),
        "too-large": later("responds 201 with 16 MiB"),
        "skewed-clock": later("has a clock that is ten minutes ahead, also in its Date header"),
    },
    later("Capture contexts and keys"): {
        "expired": later("issues a context that has already expired"),
        "bad-signature": later("issues a context with an invalid signature"),
        "wrong-kid": later("issues a context whose kid the service does not publish"),
        "fewer-fields": later("grants one field less than requested"),
        "unknown-claims": later("issues a context with claims that no document names"),
        "not-a-jwt": later("responds 201 with something that is not a token"),
        "public-key-404": later("does not publish the key that signs its contexts"),
    },
    later("Transient tokens"): {
        "single-use": later("accepts each transient token for one payment only"),
    },
}
"""The faults in groups, for display: the behaviour of the sandbox while a fault is on, by its name."""

FAULTS = {name: text for faults in FAULT_GROUPS.values() for name, text in faults.items()}

SKEW_SECONDS = 600
"""How far the server's clock is ahead under `skewed-clock`."""


class Faults(MutableSet[str]):
    """The faults that are on; only names of `FAULTS` are accepted.

    Each change replaces a frozen set, so that server threads never see a partial change.
    `slow_seconds` is the delay of the fault `slow`.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.slow_seconds = 2.0
        self._on: frozenset[str] = frozenset()
        self |= set(names)

    def add(self, value: str) -> None:
        """Switch a fault on. Raises SandboxError for an unknown name."""
        if value not in FAULTS:
            raise SandboxError(f"There is no fault named {value!r}. The names are: {', '.join(FAULTS)}.")
        self._on = self._on | {value}

    def discard(self, value: str) -> None:
        """Switch a fault off; does nothing if it is not on."""
        self._on = self._on - {value}

    def __contains__(self, value: object) -> bool:
        return value in self._on

    def __iter__(self) -> Iterator[str]:
        return iter(self._on)

    def __len__(self) -> int:
        return len(self._on)
