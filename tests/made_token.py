"""Tokens with any content, whose signature is not valid."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any


def base64url(value: object) -> str:
    """Return bytes, a text, or any other value as JSON, in base64url."""
    text = value if isinstance(value, bytes | str) else json.dumps(value)
    return base64.urlsafe_b64encode(text.encode() if isinstance(text, str) else text).rstrip(b"=").decode()


def made_token(claims: object, signature: str = "c2ln", **header: object) -> str:
    """Return a token; claims in bytes or as a text are used as they are."""
    return f"{base64url({'alg': 'RS256', **header})}.{base64url(claims)}.{signature}"


def with_changed_claims(token: str, change: Callable[[dict[str, Any]], object]) -> str:
    """Return the token with claims that `change` has edited, and its old signature."""
    head, claims, signature = token.split(".")
    members = json.loads(base64.urlsafe_b64decode(claims + "=="))
    change(members)
    return f"{head}.{base64url(members)}.{signature}"
