"""Compact JWE as the Flex API uses it: RSA-OAEP (SHA-1) and A256GCM (RFC 7516; RFC 7518, 4.3 and 5.3).

The header holds exactly `kid`, `alg` and `enc`, as in CyberSource's guide ("Flex API Tokens, Secure Payment
Information"). No other algorithm is written or read.
"""

from __future__ import annotations

import json
import os
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA1

from flexgui.errors import FlexGuiError
from flexgui.flex.jws import base64url_decode, base64url_encode
from flexgui.translation import tr

ALGORITHM = "RSA-OAEP"
ENCRYPTION = "A256GCM"
KEY_BYTES, IV_BYTES, TAG_BYTES = 32, 12, 16
MAX_LENGTH = 1 << 20
"""Characters of the longest JWE that is read. One with a capture context and a card has about 3,000."""

# RFC 7518, 4.3: RSA-OAEP is OAEP with SHA-1 and MGF1 with SHA-1.
_OAEP = OAEP(mgf=MGF1(SHA1()), algorithm=SHA1(), label=None)  # noqa: S303 - prescribed by the algorithm


class JweError(FlexGuiError):
    """The text is not a JWE that the Flex API takes, or the key does not decrypt it."""


class Jwe(NamedTuple):
    """A parsed compact JWE whose header names the algorithms of the Flex API."""

    kid: str
    aad: bytes
    encrypted_key: bytes
    iv: bytes
    ciphertext: bytes
    tag: bytes


def encrypt(plaintext: bytes, key: RSAPublicKey, kid: str) -> str:
    """Return the compact JWE of `plaintext` for the key, whose ID goes into the header."""
    members = json.dumps({"kid": kid, "alg": ALGORITHM, "enc": ENCRYPTION}, separators=(",", ":"))
    header = base64url_encode(members.encode())
    content_key, iv = os.urandom(KEY_BYTES), os.urandom(IV_BYTES)
    sealed = AESGCM(content_key).encrypt(iv, plaintext, header.encode("ascii"))
    parts = (key.encrypt(content_key, _OAEP), iv, sealed[:-TAG_BYTES], sealed[-TAG_BYTES:])
    return ".".join([header, *map(base64url_encode, parts)])


def parse(text: str) -> Jwe:
    """Read a compact JWE. Raises JweError with a sentence that names the part that is wrong."""
    if len(text) > MAX_LENGTH:
        raise JweError(tr("The text is too long for a JWE."))
    parts = text.strip().split(".")
    if len(parts) != 5:
        raise JweError(tr("A compact JWE has five parts, this text has {n}.", n=len(parts)))
    try:
        raw_header, encrypted_key, iv, ciphertext, tag = map(base64url_decode, parts)
        header = json.loads(raw_header)
    except (ValueError, RecursionError):
        raise JweError(tr("The parts of the JWE are not base64url, or its header is not JSON.")) from None
    if not isinstance(header, dict):
        raise JweError(tr("The header of the JWE is not a JSON object."))
    for name, wanted in (("alg", ALGORITHM), ("enc", ENCRYPTION)):
        if header.get(name) != wanted:
            raise JweError(tr("The header of the JWE must name {name} {wanted}.", name=name, wanted=wanted))
    if "crit" in header or "zip" in header:
        raise JweError(tr("The header of the JWE demands extensions that the Flex API does not use."))
    kid = header.get("kid")
    if not isinstance(kid, str) or not kid:
        raise JweError(tr("The header of the JWE names no key (kid)."))
    if len(iv) != IV_BYTES or len(tag) != TAG_BYTES:
        raise JweError(
            tr("The IV has 12 bytes and the tag 16 in A256GCM; this JWE has {iv} and {tag}.", iv=len(iv), tag=len(tag))
        )
    return Jwe(kid, parts[0].encode("ascii"), encrypted_key, iv, ciphertext, tag)


def decrypt(jwe: Jwe, key: RSAPrivateKey) -> bytes:
    """Return the plaintext. Raises JweError when the key does not fit or the content was changed."""
    try:
        content_key = key.decrypt(jwe.encrypted_key, _OAEP)
        return AESGCM(content_key).decrypt(jwe.iv, jwe.ciphertext + jwe.tag, jwe.aad)
    except (ValueError, InvalidTag):
        # One sentence for both, so that an answer does not tell a wrong key from changed content.
        raise JweError(tr("The JWE cannot be decrypted with this key.")) from None
