"""HTTP Signature: HMAC-SHA256 over selected headers (CyberSource, "Getting Started with REST"; being retired there).

The form without parentheses around request-target has been the only accepted one since April 2024 (CyberSource's
developer blog); the names and their order are those of the official clients.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from datetime import UTC, datetime
from email.utils import format_datetime

from flexgui.flex.auth.digest import body_digest, digest_step, has_digest, host_and_target
from flexgui.flex.auth.steps import SignedHeaders, SigningStep
from flexgui.flex.credentials import SharedSecretCredentials
from flexgui.translation import tr

ALGORITHM = "HmacSHA256"


def sign(credentials: SharedSecretCredentials, method: str, url: str, body: bytes, now: datetime) -> SignedHeaders:
    """Return the headers v-c-merchant-id, date, host, digest (with a body) and signature. Raises CredentialsError."""
    host, target = host_and_target(url)
    digest = f"SHA-256={body_digest(body)}" if has_digest(method) else None
    lines = signed_lines(credentials.signed_id, method, host, target, http_date(now), digest)
    text = signing_string(lines)
    signature = hmac_base64(credentials.key_bytes(), text)
    header = signature_header(credentials.key_id, lines, signature)
    headers = [
        ("v-c-merchant-id", credentials.merchant_id),
        ("Date", http_date(now)),
        ("Host", host),
        *([("Digest", digest)] if digest else []),
        ("Signature", header),
    ]
    steps = [
        *([digest_step(body, digest)] if digest else []),
        SigningStep(
            tr("Write the signing string"),
            tr("One line per name, in this order, no newline at the end."),
            text,
            "headers",
        ),
        SigningStep(
            tr("Sign it"), tr("HMAC-SHA256 with the base64-decoded shared secret, then base64."), signature, "text"
        ),
        SigningStep(
            tr("Send it as one header"),
            tr('The names in headers="…" are the lines above.'),
            f"signature: {header}",
            "headers",
        ),
    ]
    return SignedHeaders(tuple(headers), tuple(steps))


def signed_lines(
    signed_id: str, method: str, host: str, target: str, date: str, digest: str | None
) -> tuple[tuple[str, str], ...]:
    """Return the signed names and values in their order; a request without a body has no digest."""
    lines = [
        ("host", host),
        ("date", date),
        ("request-target", f"{method.lower()} {target}"),
        ("digest", digest or ""),
        ("v-c-merchant-id", signed_id),
    ]
    return tuple(line for line in lines if digest or line[0] != "digest")


def signing_string(lines: tuple[tuple[str, str], ...]) -> str:
    """Return the text to sign."""
    return "\n".join(f"{name}: {value}" for name, value in lines)


def hmac_base64(key: bytes, text: str) -> str:
    """Return the HMAC-SHA256 of `text` in base64."""
    return base64.b64encode(hmac.new(key, text.encode("utf-8"), hashlib.sha256).digest()).decode("ascii")


def signature_header(key_id: str, lines: tuple[tuple[str, str], ...], signature: str) -> str:
    """Return the value of the signature header."""
    names = " ".join(name for name, _ in lines)
    return f'keyid="{key_id}", algorithm="{ALGORITHM}", headers="{names}", signature="{signature}"'


def http_date(now: datetime) -> str:
    """Return the time as an HTTP date (RFC 9110, 5.6.7); `now` is aware."""
    return format_datetime(now.astimezone(UTC), usegmt=True)
