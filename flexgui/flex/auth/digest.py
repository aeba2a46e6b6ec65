"""The digest of a body: SHA-256 over its exact bytes, in base64 (CyberSource, "Getting Started with REST")."""

from __future__ import annotations

import base64
import hashlib
from urllib.parse import urlsplit

from flexgui.flex.auth import SigningStep
from flexgui.translation import tr, trn

BODY_METHODS = frozenset({"POST", "PUT", "PATCH"})


def body_digest(body: bytes) -> str:
    """Return the 32 bytes of the hash in base64."""
    return base64.b64encode(hashlib.sha256(body).digest()).decode("ascii")


def has_digest(method: str) -> bool:
    """Whether a request of this method carries a digest; GET and DELETE do not."""
    return method.upper() in BODY_METHODS


def digest_step(body: bytes, value: str) -> SigningStep:
    """Return the step that hashes the body; `value` is the digest as it is used next."""
    size = trn(
        "{n} byte, exactly as sent. SHA-256, then base64.",
        "{n} bytes, exactly as sent. SHA-256, then base64.",
        len(body),
    )
    return SigningStep(tr("Hash the body"), size, value, "headers")


def host_and_target(url: str) -> tuple[str, str]:
    """Return the Host header's value and the path with its query, as they go over the wire."""
    parts = urlsplit(url)
    target = parts.path or "/"
    return parts.netloc, f"{target}?{parts.query}" if parts.query else target
