r"""Reads the public keys in a file or a pasted text, in all usual forms.

JWK, JWK set and array of JWKs (RFC 7517), the answer of Flex v1 with `der` and `jwk`, PEM (RFC 7468) with text around
it and with line ends written as ``\n``, DER, DER in base64, OpenSSH, and a capture context (its one-time key).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Generator, Iterator
from itertools import islice
from typing import TypeAlias, TypeVar

from flexgui.errors import NotAToken
from flexgui.flex.first_token import first_token
from flexgui.flex.jwk import Jwk, NotAKey, from_mapping
from flexgui.flex.jws import decode_any_base64
from flexgui.flex.key_encodings import from_der, from_ssh
from flexgui.flex.text import decode_text
from flexgui.flex.token import TokenKind
from flexgui.translation import tr

MAX_KEY_FILE_BYTES = 8 * 1024 * 1024
"""Maximum size; a set of ten thousand keys has 4 MiB."""

MAX_KEYS = 20_000
"""Maximum number of keys read from a set."""

_Source = TypeVar("_Source")
_Found: TypeAlias = Jwk | str
"""A key, or the reason why something could not be used."""

# A block ends before the next one begins, so many that are cut off are searched once.
_PEM = re.compile(r"-----BEGIN ([A-Z0-9 ]+)-----((?:(?!-----BEGIN ).)*?)-----END \1-----", re.DOTALL)
_PEM_HEADER = re.compile(r"^[A-Za-z-]+:.*$", re.MULTILINE)
_ESCAPED_LINE_END = re.compile(r"(?:\\r)?\\n")
_MIN_DER_CHARACTERS = 40  # in base64
_DER_MEMBERS = frozenset({"der", "publicKey", "public_key", "key", "certificate", "x5c"})
_JAVA_KEY_STORE = b"\xfe\xed\xfe\xed"


def read_keys(content: bytes | str) -> list[Jwk]:
    """Return the different RSA public keys in a file or a text, in order.

    Raises NotAKey with a sentence that says what it holds instead.
    """
    if len(content) > MAX_KEY_FILE_BYTES:
        raise NotAKey(tr("It is longer than {size} MiB, which no key is.", size=MAX_KEY_FILE_BYTES >> 20))
    keys: dict[tuple[str, str, str], Jwk] = {}
    problems = []
    for found in _read(content):
        if isinstance(found, str):
            problems.append(found)
        else:
            keys.setdefault((found.kid, found.n, found.e), found)
    if not keys:
        raise NotAKey(problems[0] if problems else tr("It holds no public key."))
    return list(keys.values())


def _read(content: bytes | str) -> Iterator[_Found]:
    if isinstance(content, bytes):
        if content.startswith(_JAVA_KEY_STORE):
            yield tr("This is a Java key store. Export the certificate from it, for example with keytool.")
            return
        if content[:1] == b"0" and content[1:2] > b"\x7f":  # a SEQUENCE with a long length: DER
            yield _key(from_der, content)
            return
        content = decode_text(content)
    yield from _read_text(content.strip("\ufeff \t\r\n"))


def _key(read: Callable[[_Source], Jwk], source: _Source) -> _Found:
    try:
        return read(source)
    except NotAKey as error:
        return str(error)


def _read_text(text: str) -> Iterator[_Found]:
    if text[:1] in ("{", "[", '"') and (yield from _read_json(text)):
        return
    if "-----BEGIN" in text:
        yield from _read_pem(text)
    elif text.startswith("ssh-"):
        yield _key(from_ssh, text.encode())
    elif (der := _from_base64(text)) is not None:
        yield _key(from_der, der)
    else:
        yield from _read_context(text)


def _read_pem(text: str) -> Iterator[_Found]:
    blocks = _PEM.findall(_ESCAPED_LINE_END.sub("\n", text))
    if not blocks:
        yield tr("The PEM text is not whole: its END line is missing or differs from its BEGIN line.")
    for name, body in blocks:
        if "PRIVATE" in name:
            yield tr("This is a private key. Give the public key or the certificate.")
        elif (der := _from_base64(_PEM_HEADER.sub("", body))) is not None:
            yield _key(from_der, der)
        else:
            yield tr("The PEM text is damaged: it is not base64.")


def _from_base64(text: str) -> bytes | None:
    """Return DER from base64 or base64url, None for anything else."""
    bare = "".join(text.split()).strip("\"'")
    der = decode_any_base64(bare) if len(bare) >= _MIN_DER_CHARACTERS else None
    return der if der is not None and der[:1] == b"0" else None


def _read_json(text: str) -> Generator[_Found, None, bool]:
    """Yield the keys in a JSON document; return False if it is not JSON or holds a token instead of a key."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        yield tr("The key is not JSON.")
        return text[:1] != '"'
    if isinstance(document, str):
        yield from _read_text(document.strip())
        return True
    key_set = document.get("keys", [document]) if isinstance(document, dict) else [document]
    if not isinstance(key_set, list) or not key_set:
        yield tr("The key set holds no keys.")
        return True
    found = list(islice(_keys_in(document), MAX_KEYS))
    if not found and "eyJ" in text:
        return False
    yield from found or [tr("The JSON holds no key: there is no object with kty, n and e.")]
    return True


def _keys_in(document: object) -> Iterator[_Found]:
    """Yield the JWKs of a document, and the keys in its texts that are PEM or base64."""
    waiting: list[object] = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, str):
            if "-----BEGIN" in value:
                yield from _read_pem(value)
            elif (der := _from_base64(value)) is not None:
                yield _key(from_der, der)
        elif isinstance(value, dict):
            if "kty" in value:
                yield _key(from_mapping, value)
                continue
            inner = [
                each
                for name, each in value.items()
                if not isinstance(each, str) or name in _DER_MEMBERS or "-----BEGIN" in each
            ]
            waiting.extend(reversed(inner))


def _read_context(text: str) -> Iterator[_Found]:
    """Yield the one-time key of a capture context."""
    try:
        token = first_token(text)
    except NotAToken:
        return
    jwk = token.claim("flx", "jwk")
    if isinstance(jwk, dict):
        yield _key(from_mapping, jwk)
    elif token.kind is TokenKind.CAPTURE_CONTEXT:
        yield tr("The capture context brings no key (flx.jwk).")
    else:
        yield tr("The token holds no key; the capture context of a transient token does, in flx.jwk.")
