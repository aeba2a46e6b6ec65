"""The digest of a body: SHA-256 over its exact bytes, in base64 (CyberSource, "Getting Started with REST")."""

from __future__ import annotations

import base64
import hashlib
from urllib.parse import urlsplit

from flexgui.flex.auth.steps import SigningStep
from flexgui.translation import tr, trn

BODY_METHODS = frozenset({"POST", "PUT", "PATCH"})


def body_digest(body: bytes) -> str:
    """Return the SHA-256 hash in base64."""
    return base64.b64encode(hashlib.sha256(body).digest()).decode("ascii")


def has_digest(method: str) -> bool:
    """Return True if a request with this method has a digest; GET and DELETE have none."""
    return method.upper() in BODY_METHODS


def digest_step(body: bytes, digest: str) -> SigningStep:
    """Return the step that hashes the body; `digest` is used in the next step."""
    size = trn(
        "{n} byte, exactly as sent. SHA-256, then base64.",
        "{n} bytes, exactly as sent. SHA-256, then base64.",
        len(body),
    )
    return SigningStep(tr("Hash the body"), size, f"digest: {digest}", "headers")


def host_and_target(url: str) -> tuple[str, str]:
    """Return the value of the Host header, and the path with its query, as they are sent."""
    parts = urlsplit(url)
    target = parts.path or "/"
    return parts.netloc, f"{target}?{parts.query}" if parts.query else target
