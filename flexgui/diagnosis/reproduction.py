"""Search for the way in which the sent signature was made: a hit proves the mistake.

All forms of one part are tried first, then all pairs of forms of two parts. See `string_forms` and `key_forms`.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from flexgui.diagnosis.key_forms import KeyForm, key_forms
from flexgui.diagnosis.string_forms import Layout, Part, Parts, changes, right_parts
from flexgui.diagnosis.subject import DATE_NAMES, TARGET_NAMES, Subject
from flexgui.flex.jws import decode_any_base64
from flexgui.translation import later

_PARTS: dict[str, tuple[Part, ...]] = {
    "host": ("host",),
    **dict.fromkeys(DATE_NAMES, ("date",)),
    **dict.fromkeys(TARGET_NAMES, ("method", "path")),
    "digest": ("digest",),
    "v-c-merchant-id": ("merchant",),
}
"""The parts of the signed text that make the value of each of its lines."""

Mac = Callable[[bytes, bytes], bytes]
_MIN_MAC_LENGTH = 20  # bytes, of HMAC-SHA-1


@dataclass(frozen=True)
class Mistake:
    """One deviation from correct signing: its cause, and a sentence for `tr`."""

    cause: str
    description: str


@dataclass(frozen=True)
class Reproduction:
    """The result of a search.

    `mistakes` is None if nothing reproduced the signature, empty if it is right. `signed_text` is what was signed,
    `right_text` what should have been; `tried` is the number of combinations.
    """

    mistakes: tuple[Mistake, ...] | None
    right_text: str = field(repr=False)
    signed_text: str = field(default="", repr=False)
    tried: int = 0


def reproduce_http_signature(subject: Subject) -> Reproduction | None:
    """Search for the way the Signature header was made; None without a secret or a signature."""
    credentials, header = subject.shared, subject.signature
    if credentials is None or header is None or not header.names:
        return None
    keys = key_forms(credentials)
    proofs = encodings_of(header.signature)
    if not keys or not proofs:
        return None
    parts, values = right_parts(subject, header.names), _sent_values(subject, header.names)
    right_text = _text(parts, values)
    right, one, two = _signers(keys)
    single = changes(subject, parts)
    common = [each for each in single if each.common]
    pairs = (pair for pair in itertools.combinations(common, 2) if pair[0].part != pair[1].part)
    tried = 0
    for changed, signers in itertools.chain(
        (((), (*right, *one, *two)),),
        (((each,), right) for each in single),
        (((each,), one) for each in single),
        ((pair, right) for pair in pairs),
    ):
        text = _text(parts | {each.part: each.value for each in changed}, values)
        content = text.encode("utf-8", "surrogatepass")
        for signer in signers:
            tried += 1
            raw = signer.mac(signer.key, content)
            if raw in proofs:
                mistakes = (*(Mistake(each.cause, each.description) for each in changed), *signer.mistakes)
                encoding = proofs[raw]
                return Reproduction((*mistakes, encoding) if encoding else mistakes, right_text, text, tried)
    return Reproduction(None, right_text, tried=tried)


def signing_text(subject: Subject) -> str:
    """Return the text that should have been signed for an HTTP Signature; empty without one."""
    header = subject.signature
    if header is None or not header.names:
        return ""
    return _text(right_parts(subject, header.names), _sent_values(subject, header.names))


def encodings_of(signature: str) -> dict[bytes, Mistake | None]:
    """Return the bytes that a signature may encode, each with the mistake of this encoding (None for base64)."""
    cause, text = "signature.encoding", signature.strip()
    found: dict[bytes, Mistake | None] = {}
    if re.fullmatch(r"[0-9A-Fa-f]{40,128}", text) and len(text) % 2 == 0:
        found[bytes.fromhex(text)] = Mistake(cause, later("the signature in hexadecimal"))
    raw = decode_any_base64(text)
    if raw is None:
        return found
    standard = base64.b64encode(raw).decode()
    url_safe = Mistake(cause, later("the signature in base64url"))
    found.setdefault(raw, None if text == standard else url_safe)
    return inner_encodings(raw, cause, later("the hexadecimal text of the signature in base64")) | found


def inner_encodings(raw: bytes, cause: str, in_hex: str) -> dict[bytes, Mistake | None]:
    """Return the bytes that a signature encodes if it is text after it was decoded from base64."""
    found: dict[bytes, Mistake | None] = {}
    inner = decode_any_base64(raw.decode("ascii")) if raw.isascii() else None
    if inner is not None and len(inner) >= _MIN_MAC_LENGTH:
        found[inner] = Mistake(cause, later("the signature in base64 twice"))
    if re.fullmatch(rb"[0-9A-Fa-f]{40,128}", raw) and len(raw) % 2 == 0:
        found[bytes.fromhex(raw.decode())] = Mistake(cause, in_hex)
    return found


def _hmac_with(name: str) -> Mac:
    return lambda key, content: hmac.digest(key, content, name)


_ALGORITHM, _ENCODING = "signature.algorithm-name", "signature.encoding"
_MACS: tuple[tuple[Mistake | None, Mac], ...] = (
    (None, _hmac_with("sha256")),
    (Mistake(_ALGORITHM, later("HMAC with SHA-1")), _hmac_with("sha1")),
    (Mistake(_ALGORITHM, later("HMAC with SHA-512")), _hmac_with("sha512")),
    (Mistake(_ALGORITHM, later("HMAC with SHA-384")), _hmac_with("sha384")),
    (
        Mistake(_ALGORITHM, later("a hash in place of the HMAC")),
        lambda key, content: hashlib.sha256(content + key).digest(),
    ),
    (Mistake(_ALGORITHM, later("a hash without the key")), lambda _key, content: hashlib.sha256(content).digest()),
    (
        Mistake(_ENCODING, later("the HMAC over the text in base64")),
        lambda key, content: hmac.digest(key, base64.b64encode(content), "sha256"),
    ),
    (
        Mistake(_ENCODING, later("the HMAC over the hash of the text")),
        lambda key, content: hmac.digest(key, hashlib.sha256(content).digest(), "sha256"),
    ),
)


class Signer(NamedTuple):
    """A way to sign a text: the mistakes in it, the key and the function."""

    mistakes: tuple[Mistake, ...]
    key: bytes
    mac: Mac


def _signers(keys: Sequence[KeyForm]) -> tuple[list[Signer], list[Signer], list[Signer]]:
    """Return the right way to sign, those with one mistake, and those with two."""
    ways: tuple[list[Signer], list[Signer], list[Signer]] = ([], [], [])
    for form in keys:
        for mistake, mac in _MACS:
            key_mistake = (Mistake(form.cause, form.description),) if form.cause else ()
            mistakes = (*key_mistake, *([mistake] if mistake else []))
            ways[len(mistakes)].append(Signer(mistakes, form.key, mac))
    return ways


def _sent_values(subject: Subject, names: Sequence[str]) -> dict[str, str]:
    """Return the sent values of headers that are no part, looked up once for all combinations."""
    return {name: subject.header(name) or "" for name in names if name not in _PARTS}


def _text(parts: Parts, values: Mapping[str, str]) -> str:
    """Return the text to sign that consists of these parts and of the sent values of other headers."""
    layout: Layout = parts["layout"]
    lines = []
    for name in parts["names"]:
        value = "".join(parts[part] for part in _PARTS[name]) if name in _PARTS else values[name]
        if layout.colon is None:
            lines.append(value)
        else:
            shown = "-".join(map(str.capitalize, name.split("-"))) if layout.title_case else name
            lines.append(f"{shown}{layout.colon}{value}")
    return layout.between.join(lines) + layout.end
