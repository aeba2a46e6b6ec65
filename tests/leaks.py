"""Searches for secrets in what a program leaves behind: files, argument lists, environments, output.

Searches for the plain secret and for its reversible encodings: UTF-16, base64 and base64url at all three alignments,
hexadecimal in both cases, URL encoding, JSON escapes.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, quote_plus

SHORTEST = 12
"""Minimum length of a secret in bytes; a shorter one could match by chance."""


@dataclass(frozen=True)
class Leak:
    """A secret that was found: its name, its encoding and its location."""

    secret: str
    encoding: str
    place: str


class Canaries:
    """Secrets by name, in all their encodings."""

    def __init__(self, secrets: dict[str, str | bytes]) -> None:
        self._encodings = [
            (name, encoding, text)
            for name, secret in secrets.items()
            for encoding, text in encodings(secret if isinstance(secret, bytes) else secret.encode())
        ]

    def in_bytes(self, content: bytes, place: str) -> Iterator[Leak]:
        """Yield the leaks in `content`."""
        for name, encoding, text in self._encodings:
            if text in content:
                yield Leak(name, encoding, place)

    def in_files(self, folders: Iterable[Path], leave_out: Iterable[Path] = ()) -> Iterator[Leak]:
        """Yield the leaks in the names and contents of all files below `folders`."""
        skipped = {each.resolve() for each in leave_out}
        for folder in folders:
            for path in folder.rglob("*"):
                if path.resolve() in skipped or any(each in skipped for each in path.resolve().parents):
                    continue
                yield from self.in_bytes(str(path).encode("utf-8", "surrogateescape"), f"name of {path}")
                if path.is_file() and not path.is_symlink():
                    yield from self.in_bytes(path.read_bytes(), str(path))

    def in_processes(self) -> Iterator[Leak]:
        """Yield the leaks in the argument lists of all running processes (Linux)."""
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                yield from self.in_bytes(path.read_bytes(), f"arguments of process {path.parent.name}")
            except OSError:
                continue  # the process has ended

    def in_environment(self, pid: int) -> Iterator[Leak]:
        """Yield the leaks in the environment of a process (Linux), if this user may read it."""
        try:
            environment = Path(f"/proc/{pid}/environ").read_bytes()
        except PermissionError:  # protected by flexgui.process_protection
            return
        yield from self.in_bytes(environment, f"environment of process {pid}")


def encodings(secret: bytes) -> list[tuple[str, bytes]]:
    """Return the encodings of a secret as pairs of name and bytes."""
    assert len(secret) >= SHORTEST, "too short: a match could be chance"
    text = secret.decode("utf-8", "replace")
    found = [("plain", secret), ("hexadecimal", secret.hex().encode()), ("HEXADECIMAL", secret.hex().upper().encode())]
    for offset in range(3):
        # Bytes before the secret shift its six-bit groups. Cut off the groups that contain bits of other bytes.
        coded = base64.b64encode(bytes(offset) + secret)
        inner = coded[-(-offset * 8 // 6) : (offset + len(secret)) * 8 // 6]
        found.append((f"base64, {offset} before", inner))
        found.append((f"base64url, {offset} before", inner.translate(bytes.maketrans(b"+/", b"-_"))))
    if "\ufffd" not in text:
        found += [(coding, text.encode(coding)) for coding in ("utf-16-le", "utf-16-be")]
        found.append(("URL", quote(text, safe="").encode()))
        found.append(("URL in small letters", _small_escapes(quote(text, safe=""))))
        found.append(("form", quote_plus(text).encode()))
        found.append(("JSON", json.dumps(text)[1:-1].encode()))
        found.append(("repr", repr(text)[1:-1].encode()))
    return found


def _small_escapes(coded: str) -> bytes:
    head, *rest = coded.split("%")
    return "".join([head, *(f"%{each[:2].lower()}{each[2:]}" for each in rest)]).encode()
