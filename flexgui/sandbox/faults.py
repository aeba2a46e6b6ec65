"""Misbehaviour on demand, by name: what a network, a proxy or the service itself can do to a client."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableSet

from flexgui.errors import SandboxError

FAULTS: dict[str, str] = {
    "hang": "takes the request and never answers",
    "slow": "answers after Sandbox.slow_seconds",
    "reset": "breaks the connection in place of an answer",
    "truncate": "breaks the connection in the middle of the answer's body",
    "html": "answers 502 with the HTML page of a proxy",
    "not-a-jwt": "answers 201 with something that is not a token",
    "401": "refuses every signature",
    "403": "refuses the merchant",
    "404": "knows no such resource",
    "429": "refuses for too many requests, with Retry-After",
    "500": "fails with the documented internal error",
    "503": "is not available, with Retry-After",
    "too-large": "answers 201 with 16 MiB",
    "wrong-kid": "names a key in the context that the service does not publish",
    "bad-signature": "signs the context wrongly",
    "expired": "issues a context that expired a quarter of an hour ago",
    "skewed-clock": "runs ten minutes ahead, in its judgement and in its Date header",
    "missing-headers": "takes HTTP Signature only and asks a bearer for its headers",
    "redirect": "answers 307 with another address",
    "unknown-claims": "issues a context with claims that no document names",
    "fewer-fields": "grants one field less than asked",
    "public-key-404": "does not publish the key it signs with",
}
"""Every fault by name, and what the sandbox does while it is on."""

SKEW_SECONDS = 600
"""How far the server's clock runs ahead under `skewed-clock`."""


class Faults(MutableSet[str]):
    """The faults that are on; only names of `FAULTS` go in (else SandboxError).

    Changes replace one frozen set by another, so a server thread always reads a whole state.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._on: frozenset[str] = frozenset()
        self |= set(names)

    def add(self, value: str) -> None:
        """Switch a fault on; SandboxError for an unknown name."""
        if value not in FAULTS:
            raise SandboxError(f"There is no fault named {value!r}. The names are: {', '.join(FAULTS)}.")
        self._on = self._on | {value}

    def discard(self, value: str) -> None:
        """Switch a fault off; nothing happens if it is not on."""
        self._on = self._on - {value}

    def __contains__(self, value: object) -> bool:
        return value in self._on

    def __iter__(self) -> Iterator[str]:
        return iter(self._on)

    def __len__(self) -> int:
        return len(self._on)
