"""Checks that HTTP Signature and bearer JWTs share: clock, digest, names of JSON members, comparison of secrets."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence
from datetime import datetime

from flexgui.flex.credentials import check_secret
from flexgui.flex.jws import base64url_encode
from flexgui.sandbox.messages import GatewayRefused
from flexgui.transport.exchange import parse_http_date

SKEW_SECONDS = 300
"""Maximum difference of a date, `iat` or `exp` from the server's clock (not documented; usual for such schemes)."""

MADE_WITH_TEXT = "was made with the text of the secret; decode the secret from base64 first"


def same(left: str, right: str) -> bool:
    """Compare two texts in constant time."""
    return hmac.compare_digest(left.encode("utf-8", "surrogatepass"), right.encode())


def shown_key_id(key_id: str) -> str:
    """Return a key ID for the log, unless it looks like a shared secret, which must not be logged."""
    if check_secret(key_id.strip("{}<>[]()\"' ")) is None:
        return "that was sent has the form of a shared secret (are key ID and secret exchanged?), which"
    return repr(key_id)


def check_digest(what: str, value: object, prefix: str, body: bytes) -> None:
    """Raise GatewayRefused, with the likely mistake, unless `value` is `prefix` and the base64 SHA-256 of `body`."""
    raw = hashlib.sha256(body).digest()
    encoded = base64.b64encode(raw).decode()
    expected = prefix + encoded
    if isinstance(value, str) and same(value, expected):
        return
    without_prefix = value.removeprefix("SHA-256=") if isinstance(value, str) else ""
    if without_prefix == encoded:
        hint = f"the prefix SHA-256= belongs in the header and not in the claim; send {expected!r}"
    else:
        hint = _digest_hint(without_prefix, raw)
    raise GatewayRefused(f"{what} is {value!r}, the body that arrived ({len(body)} bytes) has {expected!r}: {hint}")


def check_date(name: str, text: str, now: datetime) -> None:
    """Raise GatewayRefused unless `text` is an HTTP date near `now`."""
    sent = parse_http_date(text) if text.endswith(" GMT") else None
    if sent is None:
        raise GatewayRefused(f"{name} {text!r} is not an HTTP date such as 'Mon, 02 Mar 2026 09:15:00 GMT'")
    check_near(name, sent.timestamp(), now)


def check_near(name: str, seconds: float, now: datetime) -> None:
    """Raise GatewayRefused unless `seconds` since 1970 is near `now`."""
    off = seconds - now.timestamp()
    if abs(off) > SKEW_SECONDS:
        side = "behind" if off < 0 else "ahead of"
        raise GatewayRefused(
            f"{name} is {abs(off):.0f} s {side} the server's clock; at most {SKEW_SECONDS} s are allowed"
        )


def encoding_of(value: str, raw: bytes) -> str | None:
    """Return the wrong encoding in which `value` is `raw`: "hex" or "base64url"; None if it is neither."""
    if value.lower() == raw.hex():
        return "hex"
    return "base64url" if value.rstrip("=") == base64url_encode(raw) else None


def unique_members(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    """Return the members of a JSON object, as `object_pairs_hook`. Raises ValueError for a repeated name."""
    members: dict[str, object] = {}
    for name, value in pairs:
        if name in members:
            raise ValueError(f"the name {name!r} is there twice in one object")
        members[name] = value
    return members


def _digest_hint(value: str, raw: bytes) -> str:
    if value in (base64.b64encode(each.encode()).decode() for each in (raw.hex(), raw.hex().upper())):
        return "the hexadecimal text of the hash was encoded; encode its 32 bytes"
    encoding = encoding_of(value, raw)
    if encoding == "hex":
        return "this is the hash in hexadecimal; send its 32 bytes in base64"
    if encoding == "base64url":
        return "this is base64url; send standard base64, with +, / and the = at the end"
    return "was the body changed after it was hashed?"
