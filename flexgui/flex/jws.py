"""Base64 and the compact serialisation of a JWS (RFC 7515, sections 2, 3.1 and 5.1)."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Mapping

_NOT_BASE64URL = re.compile(r"[^A-Za-z0-9_-]")


def base64url_encode(content: bytes) -> str:
    """Return unpadded base64url."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode("ascii")


def base64url_decode(text: str) -> bytes:
    """Decode unpadded base64url; unused bits may differ from 0.

    Raises ValueError for any other character, for padding, and for a length that no encoder produces.
    """
    if _NOT_BASE64URL.search(text) or len(text) % 4 == 1:
        raise ValueError("not base64url")
    return binascii.a2b_base64(text.replace("-", "+").replace("_", "/") + "=" * (-len(text) % 4))


def decode_any_base64(text: str) -> bytes | None:
    """Decode base64 of either alphabet, with or without padding; None if it is neither."""
    try:
        return base64url_decode(text.replace("+", "-").replace("/", "_").rstrip("="))
    except ValueError:
        return None


def stray_character(text: str) -> str | None:
    """Return the first character that base64url does not have, None if there is none."""
    found = _NOT_BASE64URL.search(text)
    return found[0] if found else None


def signing_input(header: Mapping[str, object] | bytes, claims: Mapping[str, object] | bytes) -> str:
    """Return ``BASE64URL(header).BASE64URL(claims)``; bytes are taken as serialised JSON."""
    return f"{_segment(header)}.{_segment(claims)}"


def serialise(signed: str, signature: bytes) -> str:
    """Return the token of a signing input and its signature."""
    return f"{signed}.{base64url_encode(signature)}"


def _segment(part: Mapping[str, object] | bytes) -> str:
    if not isinstance(part, bytes):
        part = json.dumps(part, separators=(",", ":")).encode()
    return base64url_encode(part)
