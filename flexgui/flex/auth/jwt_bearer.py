"""JWT bearer, version-2 claims: HS256 with a shared secret, RS256 with a P12.

Source: CyberSource, "Getting Started with REST Developer Guide", revision 26.06.01.
"""

from __future__ import annotations

import hmac
import json
import uuid
import warnings
from datetime import datetime

from flexgui.flex.auth.digest import body_digest, digest_step, has_digest, host_and_target
from flexgui.flex.auth.steps import SignedHeaders, SigningStep
from flexgui.flex.credentials import Credentials, P12Credentials
from flexgui.flex.jws import serialise, signing_input
from flexgui.translation import tr

LIFETIME = 120
"""Time from iat to exp, in seconds: the guide allows two minutes at most."""


def sign(
    credentials: Credentials,
    method: str,
    url: str,
    body: bytes,
    now: datetime,
    *,
    jti: str | None = None,
) -> SignedHeaders:
    """Return the Authorization header and the steps that led to it. Raises CredentialsError."""
    digest = body_digest(body) if has_digest(method) else None
    host, target = host_and_target(url)
    issued_at = int(now.timestamp())
    claims: dict[str, object] = {
        "iss": credentials.signed_id,
        "iat": issued_at,
        "exp": issued_at + LIFETIME,
        "jti": jti or str(uuid.uuid4()),
        "request-method": method.lower(),
        "request-host": host,
        "request-resource-path": target.partition("?")[0],
        "v-c-merchant-id": credentials.merchant_id,
        "v-c-jwt-version": "2",
        **({"digest": digest, "digestAlgorithm": "SHA-256"} if digest else {}),
    }
    header = {"alg": "HS256", "kid": credentials.key_id, "typ": "JWT"}
    if isinstance(credentials, P12Credentials):
        header["alg"] = "RS256"
        token = _encode_with_p12(header, claims, credentials)
        how = tr("RSA with SHA-256 (RS256) and the P12’s private key, over header.claims, each in base64url.")
    else:
        signed = signing_input(header, claims)  # not by PyJWT: importing it takes 70 ms; a test compares the two
        token = serialise(signed, hmac.digest(credentials.key_bytes(), signed.encode(), "sha256"))
        how = tr("HMAC-SHA256 with the base64-decoded shared secret, over header.claims, each in base64url.")
    steps = [
        *([digest_step(body, digest)] if digest else []),
        SigningStep(
            tr("Write header and claims"),
            tr("The claims name the signer and this one request, and expire after {n} seconds.", n=LIFETIME),
            json.dumps({"header": header, "claims": claims}, indent=2, ensure_ascii=False),
            "json",
        ),
        SigningStep(tr("Sign them"), how, token, "token"),
        SigningStep(
            tr("Send it as one header"),
            tr("The only header that authenticates: no date, digest or signature header is needed."),
            f"Authorization: Bearer {token}",
            "headers",
        ),
    ]
    return SignedHeaders((("Authorization", f"Bearer {token}"),), tuple(steps))


def _encode_with_p12(header: dict[str, str], claims: dict[str, object], credentials: P12Credentials) -> str:
    """Return the JWT, signed with RS256."""
    import jwt  # slow to load, and needed for a P12 only

    # A key of 1024 bits is reported by `Certificate.judge`; PyJWT would write a warning to standard error as well.
    warnings.filterwarnings("ignore", r"The RSA key is \d+ bits long", UserWarning)
    return jwt.encode(claims, credentials.p12.private_key, algorithm="RS256", headers=header)
