r"""Reads the public keys in a file or a pasted text, in all usual forms.

JWK, JWK set and array of JWKs (RFC 7517), the answer of Flex v1 with `der` and `jwk`, PEM (RFC 7468) with text around
it and with line ends written as ``\n``, DER, DER in base64, OpenSSH, and a capture context (its one-time key).
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from flexgui.errors import NotAToken
from flexgui.flex.first_token import first_token
from flexgui.flex.jwk import Jwk, NotAKey, from_mapping
from flexgui.flex.key_encodings import from_der, from_ssh
from flexgui.flex.text import decode_text
from flexgui.flex.token import TokenKind
from flexgui.translation import tr

MAX_KEY_FILE_BYTES = 8 * 1024 * 1024
"""Maximum size; a set of ten thousand keys has 4 MiB."""

MAX_KEYS = 20_000
"""Maximum number of keys read from a set."""

_Source = TypeVar("_Source")

_PEM = re.compile(r"-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \1-----", re.DOTALL)
_PEM_HEADER = re.compile(r"^[A-Za-z-]+:.*$", re.MULTILINE)
_ESCAPED_LINE_END = re.compile(r"(?:\\r)?\\n")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{40,}={0,2}")
_DER_MEMBERS = frozenset({"der", "publicKey", "public_key", "key", "certificate", "x5c"})
_JAVA_KEY_STORE = b"\xfe\xed\xfe\xed"


def read_keys(content: bytes | str) -> list[Jwk]:
    """Return the different RSA public keys in a file or a text, in order.

    Raises NotAKey with a sentence that says what it holds instead.
    """
    if len(content) > MAX_KEY_FILE_BYTES:
        raise NotAKey(tr("It is longer than {size} MiB, which no key is.", size=MAX_KEY_FILE_BYTES >> 20))
    found = _Found()
    if isinstance(content, bytes):
        if content.startswith(_JAVA_KEY_STORE):
            raise NotAKey(tr("This is a Java key store. Export the certificate from it, for example with keytool."))
        if content[:1] == b"0" and content[1:2] > b"\x7f":  # a SEQUENCE with a long length: DER
            found.add(from_der, content)
            return found.keys
        content = decode_text(content)
    _read_text(content.strip("\ufeff \t\r\n"), found)
    return found.keys


class _Found:
    """Collects keys, and the reasons why others could not be used."""

    def __init__(self) -> None:
        self._keys: dict[tuple[str, str, str], Jwk] = {}
        self.problems: list[str] = []

    @property
    def keys(self) -> list[Jwk]:
        if not self._keys:
            raise NotAKey(self.problems[0] if self.problems else tr("It holds no public key."))
        return list(self._keys.values())

    def add(self, read: Callable[[_Source], Jwk], source: _Source) -> None:
        try:
            key = read(source)
        except NotAKey as error:
            self.problems.append(str(error))
        else:
            self._keys.setdefault((key.kid, key.n, key.e), key)


def _read_text(text: str, found: _Found) -> None:
    if text[:1] in ("{", "[", '"') and _read_json(text, found):
        return
    if "-----BEGIN" in text:
        _read_pem(text, found)
        return
    if text.startswith("ssh-"):
        found.add(from_ssh, text.encode())
        return
    der = _from_base64(text)
    if der is not None:
        found.add(from_der, der)
        return
    _read_context(text, found)


def _read_pem(text: str, found: _Found) -> None:
    blocks = _PEM.findall(_ESCAPED_LINE_END.sub("\n", text))
    if not blocks:
        found.problems.append(tr("The PEM text is not whole: its END line is missing or differs from its BEGIN line."))
    for name, body in blocks:
        if "PRIVATE" in name:
            found.problems.append(tr("This is a private key. Give the public key or the certificate."))
            continue
        der = _from_base64(_PEM_HEADER.sub("", body))
        if der is None:
            found.problems.append(tr("The PEM text is damaged: it is not base64."))
        else:
            found.add(from_der, der)


def _from_base64(text: str) -> bytes | None:
    """Return DER from base64 or base64url, None for anything else."""
    bare = "".join(text.split()).strip("\"'")
    if not _BASE64.fullmatch(bare):
        return None
    standard = bare.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        der = base64.b64decode(standard + "=" * (-len(standard) % 4), validate=True)
    except ValueError:
        return None
    return der if der[:1] == b"0" else None


def _read_json(text: str, found: _Found) -> bool:
    """Read keys from a JSON document; False if the text is not JSON or holds a token instead of a key."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        found.problems.append(tr("The key is not JSON."))
        return text[:1] != '"'
    if isinstance(document, str):
        _read_text(document.strip(), found)
        return True
    key_set = document.get("keys", [document]) if isinstance(document, dict) else [document]
    if not isinstance(key_set, list) or not key_set:
        found.problems.append(tr("The key set holds no keys."))
        return True
    before = len(found.problems)
    count = 0
    for value in _values(document):
        if not isinstance(value, str):
            found.add(from_mapping, value)
        elif "-----BEGIN" in value:
            _read_pem(value, found)
        elif (der := _from_base64(value)) is not None:
            found.add(from_der, der)
        else:
            continue
        count += 1
        if count == MAX_KEYS:
            break
    if count == 0 and "eyJ" in text:
        return False
    if count == 0 and len(found.problems) == before:
        found.problems.append(tr("The JSON holds no key: there is no object with kty, n and e."))
    return True


def _values(document: object) -> Iterable[Mapping[str, object] | str]:
    """Yield the JWKs of a document, and the texts that may be a key in PEM or in base64."""
    waiting: list[object] = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            if "kty" in value:
                yield value
                continue
            inner = [
                each
                for name, each in value.items()
                if not isinstance(each, str) or name in _DER_MEMBERS or "-----BEGIN" in each
            ]
            waiting.extend(reversed(inner))


def _read_context(text: str, found: _Found) -> None:
    """Read the one-time key of a capture context."""
    try:
        token = first_token(text)
    except NotAToken:
        return
    jwk = token.claim("flx", "jwk")
    if isinstance(jwk, dict):
        found.add(from_mapping, jwk)
    elif token.kind is TokenKind.CAPTURE_CONTEXT:
        found.problems.append(tr("The capture context brings no key (flx.jwk)."))
    else:
        found.problems.append(tr("The token holds no key; the capture context of a transient token does, in flx.jwk."))
