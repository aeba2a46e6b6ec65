"""The forms in which clients use a shared secret as the key of an HMAC: the right one, and the known mistakes."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from typing import NamedTuple

from flexgui.flex.credentials import SharedSecretCredentials
from flexgui.flex.jws import decode_any_base64
from flexgui.translation import later

NOT_DECODED = "credentials.secret-not-decoded"
_WHITESPACE = "credentials.secret-whitespace"
_TRUNCATED = "credentials.secret-truncated"
_MISMATCH = "credentials.key-secret-mismatch"


class KeyForm(NamedTuple):
    """A key of the HMAC, the cause it shows (empty for the right one), and a sentence for `tr`."""

    cause: str
    description: str
    key: bytes


def key_forms(credentials: SharedSecretCredentials) -> list[KeyForm]:
    """Return the right key first, then the mistaken ones, each key once; empty if the secret is not base64."""
    right = decode_any_base64("".join(credentials.secret.reveal().split()))
    if right is None:
        return []
    forms = {right: KeyForm("", "", right)}
    for form in _mistakes(credentials, right):
        forms.setdefault(form.key, form)
    return list(forms.values())


def _mistakes(credentials: SharedSecretCredentials, right: bytes) -> Iterator[KeyForm]:
    given = credentials.secret.reveal()
    text = "".join(given.split())
    in_hex = later("the hexadecimal text of the decoded secret as the key")
    as_text = later("the decoded secret, converted to text, as the key")
    for description, key in (
        (later("the text of the secret as the key"), text.encode()),
        (later("the text of the secret without = as the key"), text.rstrip("=").encode()),
        (in_hex, right.hex().encode()),
        (in_hex, right.hex().upper().encode()),
        (later("the secret, encoded in base64 once more, as the key"), base64.b64encode(text.encode())),
        (as_text, right.decode("latin-1").encode()),
        (as_text, right.decode("utf-8", "replace").encode()),
        (later("the text of the secret in UTF-16 as the key"), text.encode("utf-16-le")),
    ):
        yield KeyForm(NOT_DECODED, description, key)
    yield from _wrapped(given, text)
    yield from _cut(text, right)
    yield KeyForm(_MISMATCH, later("the key ID as the key"), credentials.key_id.encode())
    yield KeyForm(_MISMATCH, later("the merchant ID as the key"), credentials.merchant_id.encode())
    yield KeyForm(_MISMATCH, later("an empty key"), b"")


def _wrapped(given: str, text: str) -> Iterator[KeyForm]:
    for before, after, description in (
        ("", "\n", later("the secret with a line feed at its end as the key")),
        ("", "\r\n", later("the secret with CR LF at its end as the key")),
        ("", " ", later("the secret with a space at its end as the key")),
        (" ", "", later("the secret with a space before it as the key")),
        ('"', '"', later("the secret with quotes around it as the key")),
        ("'", "'", later("the secret with quotes around it as the key")),
        ("", "\t", later("the secret with a tab at its end as the key")),
        ("\ufeff", "", later("the secret after a byte order mark as the key")),
    ):
        yield KeyForm(_WHITESPACE, description, f"{before}{text}{after}".encode())
    yield KeyForm(_WHITESPACE, later("the text of the secret with its spaces as the key"), given.encode())


def _cut(text: str, right: bytes) -> Iterator[KeyForm]:
    cut = later("the secret without its last characters as the key")
    start = later("the secret without its first characters as the key")
    for count in range(1, 5):
        for shorter in (text[:-count], text.rstrip("=")[:-count]):
            yield KeyForm(_TRUNCATED, cut, shorter.encode())
            if (decoded := _lenient(shorter)) is not None:
                yield KeyForm(_TRUNCATED, cut, decoded)
        yield KeyForm(_TRUNCATED, cut, right[:-count])
        yield KeyForm(_TRUNCATED, start, text[count:].encode())
        if (decoded := _lenient(text[count:])) is not None:
            yield KeyForm(_TRUNCATED, start, decoded)
    url_safe = text.replace("+", "-").replace("/", "_")
    alphabet = later("the secret in the URL-safe alphabet as the key")
    yield KeyForm(_TRUNCATED, alphabet, url_safe.encode())
    if (decoded := _lenient(text.replace("+", "").replace("/", ""))) is not None:
        yield KeyForm(_TRUNCATED, later("the secret without + and / as the key"), decoded)
    yield KeyForm(_TRUNCATED, later("the secret in lower case as the key"), text.lower().encode())


def _lenient(text: str) -> bytes | None:
    """Decode as Node and PHP do: an incomplete last byte is dropped."""
    bare = text.rstrip("=")
    bare = bare[:-1] if len(bare) % 4 == 1 else bare
    try:
        return binascii.a2b_base64(bare + "=" * (-len(bare) % 4))
    except binascii.Error:
        return None
