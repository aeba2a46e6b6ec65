"""Misbehaviour on demand, by name: what a network, a proxy or the service itself can do to a client."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableSet

from flexgui.errors import SandboxError
from flexgui.translation import later

FAULTS: dict[str, str] = {
    "hang": "accepts the request and never responds",
    "slow": "responds after 2 seconds",
    "reset": "resets the connection instead of responding",
    "truncate": "closes the connection in the middle of the response body",
    "html": "responds 502 with the HTML page of a proxy",
    "not-a-jwt": "responds 201 with something that is not a token",
    "401": "refuses every signature",
    "403": "refuses the merchant",
    "404": "responds that the resource does not exist",
    "429": "refuses too many requests, with Retry-After",
    "500": "fails with the documented internal error",
    "503": "is not available, with Retry-After",
    "too-large": "responds 201 with 16 MiB",
    "wrong-kid": "issues a context whose kid the service does not publish",
    "bad-signature": "issues a context with an invalid signature",
    "expired": "issues a context that has already expired",
    "skewed-clock": "has a clock that is ten minutes ahead, also in its Date header",
    "missing-headers": "accepts HTTP Signature only and asks a bearer for its headers",
    "redirect": "responds 307 with another address",
    "unknown-claims": "issues a context with claims that no document names",
    "fewer-fields": "grants one field less than requested",
    "single-use": "accepts each transient token for one payment only",
    "public-key-404": "does not publish the key that signs its contexts",
}
"""Every fault by name, and the behaviour of the sandbox while it is on."""

FAULT_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (later("Refusals"), ("401", "403", "404", "429", "500", "503", "missing-headers")),
    (later("Network"), ("slow", "hang", "reset", "truncate", "html", "redirect", "too-large", "skewed-clock")),
    (
        later("Capture contexts and keys"),
        (
            "expired",
            "bad-signature",
            "wrong-kid",
            "fewer-fields",
            "unknown-claims",
            "not-a-jwt",
            "public-key-404",
        ),
    ),
    (later("Transient tokens"), ("single-use",)),
)
"""The faults in groups, as a user looks for them."""

SKEW_SECONDS = 600
"""How far the server's clock is ahead under `skewed-clock`."""


class Faults(MutableSet[str]):
    """The faults that are on; only names of `FAULTS` are accepted (else SandboxError).

    Each change replaces one frozen set by another, so that a server thread never sees a half-made state.
    `slow_seconds` is the delay of the fault `slow`.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.slow_seconds = 2.0
        self._on: frozenset[str] = frozenset()
        self |= set(names)

    def add(self, value: str) -> None:
        """Switch a fault on; SandboxError for an unknown name."""
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
