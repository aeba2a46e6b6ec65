"""JWTs that are signed with the private key of a P12. Imports PyJWT, which is slow to load: import this module late."""

from __future__ import annotations

import warnings

import jwt

from flexgui.flex.p12 import P12


def encode_jwt(header: dict[str, str], claims: dict[str, object], p12: P12) -> str:
    """Return the JWT, signed with RS256."""
    # A key of 1024 bits is reported by `Certificate.judge`; PyJWT would write a warning to standard error as well.
    warnings.filterwarnings("ignore", r"The RSA key is \d+ bits long", UserWarning)
    return jwt.encode(claims, p12.private_key, algorithm="RS256", headers=header)
