"""Encrypts card data for a capture context with jwcrypto, which shares no code with the product."""

from __future__ import annotations

import json
from typing import Any

from jwcrypto import jwe, jwk

from tests.sandbox.caller import Answer, Caller, decoded

TOKENS = "/flex/v2/tokens"
CARD = "paymentInformation.card"
NUMBER = "4111111111111111"
NESTED = {"paymentInformation": {"card": {"number": NUMBER, "securityCode": "123"}}}


def encrypted(context: str, data: object = None, /, **changed: Any) -> str:
    """Return a JWE for the context; `changed` replaces members of the plaintext, `key` or `header`."""
    own = one_time_key(context)
    header = {"kid": own["kid"], "alg": "RSA-OAEP", "enc": "A256GCM"} | changed.pop("header", {})
    key = changed.pop("key", own)
    plaintext = {"data": NESTED if data is None else data, "context": context, "index": 0} | changed
    token = jwe.JWE(json.dumps(plaintext), json.dumps(header), recipient=jwk.JWK(**key))
    return str(token.serialize(compact=True))


def one_time_key(context: str) -> Any:
    return decoded(context.split(".")[1])["flx"]["jwk"]


def post(caller: Caller, body: str | bytes, content_type: str | None = "application/jwt") -> Answer:
    headers = {"Content-Type": content_type} if content_type else {}
    return caller.ask("POST", TOKENS, body.encode() if isinstance(body, str) else body, headers)


def token_for(caller: Caller, data: object = None, body: bytes | None = None) -> str:
    """Return a transient token for data in a new context."""
    context = (caller.context(body) if body else caller.context()).body.decode()
    answer = post(caller, encrypted(context, data))
    assert answer.status == 201, answer.body
    return answer.body.decode()
