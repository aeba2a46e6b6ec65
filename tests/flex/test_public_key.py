"""Signatures are verified with the same result as by PyJWT."""

from __future__ import annotations

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

from flexgui.flex.jwk import from_public_key
from flexgui.flex.jws import base64url_decode, base64url_encode
from flexgui.flex.public_key import signature_fits, verifies
from tests.made_p12 import rsa_key

PRIVATE = generate_private_key(65537, 2048)


@pytest.mark.parametrize("alg", ["RS256", "RS384", "RS512"])
def test_verification_agrees_with_pyjwt(alg: str) -> None:
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


@pytest.mark.parametrize("algorithm", ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"])
def test_a_signature_is_verified_with_its_key_and_algorithm_only(algorithm: str) -> None:
    signed, _, signature = jwt.encode({}, rsa_key("merchant"), algorithm=algorithm).rpartition(".")
    raw, key = base64url_decode(signature), rsa_key("merchant").public_key()
    assert verifies(key, signed.encode(), raw, algorithm)
    assert not verifies(key, signed.encode() + b"x", raw, algorithm)
    assert not verifies(rsa_key("CyberSource").public_key(), signed.encode(), raw, algorithm)
    assert not verifies(key, signed.encode(), raw, "HS256")
