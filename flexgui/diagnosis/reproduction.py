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
from functools import cached_property
from typing import NamedTuple

from flexgui.diagnosis.key_forms import KeyForm, key_forms
from flexgui.diagnosis.string_forms import Change, Layout, Part, changes, sent_date
from flexgui.diagnosis.subject import DATE_NAMES, TARGET_NAMES, Subject, decode_any_base64
from flexgui.translation import later

Mac = Callable[[bytes, bytes], bytes]
_USUAL = Layout()
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


@dataclass(frozen=True)
class _Parts:
    """The parts of the text as they should have been signed."""

    host: str
    date: str
    method: str
    path: str
    digest: str
    merchant: str
    names: tuple[str, ...]
    others: dict[str, str]

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines of the correct text."""
        return tuple(f"{name}: {value}" for name, value in zip(self.names, self._values(self.names, {}), strict=True))

    @cached_property
    def places(self) -> dict[Part, tuple[int, ...]]:
        """The indices of the lines that hold each part."""
        named: dict[Part, tuple[str, ...]] = {
            "host": ("host",), "date": DATE_NAMES, "method": TARGET_NAMES, "path": TARGET_NAMES, "digest": ("digest",),
            "merchant": ("v-c-merchant-id",),
        }  # fmt: skip
        return {
            part: tuple(place for place, name in enumerate(self.names) if name in names)
            for part, names in named.items()
        }

    def text(self, *changed: Change) -> str:
        """Return the text to sign, with some parts changed."""
        part = {each.part: each.value for each in changed}
        if "layout" in part or "names" in part:
            return self._other_layout(part)
        lines = list(self.lines)
        for each in changed:
            for place in self.places[each.part]:
                name = self.names[place]
                lines[place] = f"{name}: {self._values((name,), part)[0]}"
        return "\n".join(lines)

    def _other_layout(self, part: Mapping[Part, object]) -> str:
        names, layout = part.get("names", self.names), part.get("layout", _USUAL)
        assert isinstance(layout, Layout)
        assert isinstance(names, tuple)
        values = zip(names, self._values(names, part), strict=True)
        return layout.between.join(_line(layout, name, value) for name, value in values) + layout.end

    def _values(self, names: tuple[str, ...], part: Mapping[Part, object]) -> list[str]:
        return [self._value(name, part) for name in names]

    def _value(self, name: str, part: Mapping[Part, object]) -> str:
        if name in TARGET_NAMES:
            return f"{part.get('method', self.method)}{part.get('path', self.path)}"
        if name in DATE_NAMES:
            return str(part.get("date", self.date))
        if name == "host":
            return str(part.get("host", self.host))
        if name == "digest":
            return str(part.get("digest", self.digest))
        if name == "v-c-merchant-id":
            return str(part.get("merchant", self.merchant))
        return self.others.get(name, "")


def reproduce_http_signature(subject: Subject) -> Reproduction | None:
    """Search for the way the Signature header was made; None without a secret or a signature."""
    credentials, header = subject.shared, subject.signature
    if credentials is None or header is None or not header.names:
        return None
    keys = key_forms(credentials)
    proofs = encodings_of(header.signature)
    if not keys or not proofs:
        return None
    parts = _parts(subject, header.names)
    right_text = parts.text()
    right, one, two = _signers(keys)
    single = changes(subject, header.names, parts.merchant)
    common = [each for each in single if each.common]
    pairs = (pair for pair in itertools.combinations(common, 2) if pair[0].part != pair[1].part)
    tried = 0
    for changed, signers in itertools.chain(
        (((), (*right, *one, *two)),),
        (((each,), right) for each in single),
        (((each,), one) for each in single),
        ((pair, right) for pair in pairs),
    ):
        text = parts.text(*changed)
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
    return _parts(subject, header.names).text() if header is not None and header.names else ""


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


def _parts(subject: Subject, names: tuple[str, ...]) -> _Parts:
    return _Parts(
        subject.host,
        sent_date(subject),
        f"{subject.method.lower()} ",
        subject.target,
        subject.header("digest") or "",
        signed_merchant(subject),
        names,
        {name: subject.header(name) or "" for name in names if name not in (*TARGET_NAMES, *DATE_NAMES)},
    )


def signed_merchant(subject: Subject) -> str:
    """Return the ID to sign: with a MetaKey the portfolio's, else the sent one."""
    portfolio = subject.credentials.portfolio_id if subject.credentials is not None else None
    return portfolio or subject.header("v-c-merchant-id") or ""


def _line(layout: Layout, name: str, value: object) -> str:
    if layout.colon is None:
        return str(value)
    shown = "-".join(part.capitalize() for part in name.split("-")) if layout.title_case else name
    return f"{shown}{layout.colon}{value}"
