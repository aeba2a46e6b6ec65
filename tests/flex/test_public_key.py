"""RSA keys of the cryptography library: as JWK and PEM, and verifying as PyJWT does."""

from __future__ import annotations

from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from flexgui.flex.jwk import NotAKey, from_json, from_mapping
from flexgui.flex.jws import base64url_decode, base64url_encode
from flexgui.flex.public_key import from_der, from_public_key, signature_fits, to_pem
from tests.specimens import specimen

PUBLISHED: dict[str, Any] = specimen("capture-context", "s01")["expected"]["signature"]["key"]
PRIVATE = generate_private_key(65537, 2048)


def test_pem_and_back() -> None:
    key = from_mapping(PUBLISHED)
    assert to_pem(key).startswith("-----BEGIN PUBLIC KEY-----")
    again: Any = load_pem_public_key(to_pem(key).encode())
    assert from_public_key(again, "zu").n == key.n
    assert from_public_key(again, "").kid == ""
    assert from_json(from_public_key(again, "").to_json()) == from_public_key(again, "")


@pytest.mark.parametrize("der", [b"", b"0", b"0\x03\x02\x01\x03", b"0\x82\xff\xff" + b"x" * 100])
def test_bytes_that_are_no_key_are_refused(der: bytes) -> None:
    with pytest.raises(NotAKey):
        from_der(der)


@pytest.mark.parametrize("alg", ["RS256", "RS384", "RS512"])
def test_signatures_are_judged_as_pyjwt_judges_them(alg: str) -> None:
    signed, _, signature = jwt.encode({"iat": 1}, PRIVATE, alg, {"kid": "own"}).rpartition(".")
    changed = bytearray(base64url_decode(signature))
    changed[7] ^= 1
    key = from_public_key(PRIVATE.public_key(), "own")
    for each in (base64url_decode(signature), bytes(changed), b"", b"x"):
        try:
            jwt.decode(f"{signed}.{base64url_encode(each)}", PRIVATE.public_key(), [alg])
            expected = True
        except jwt.InvalidSignatureError:
            expected = False
        assert signature_fits(key, alg, signed.encode(), each) is expected
