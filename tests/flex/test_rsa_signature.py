from __future__ import annotations

import base64

import jwt
import pytest

from flexgui.flex.jws import base64url_decode
from flexgui.flex.rsa_signature import certificate_of, verifies
from tests.made_p12 import make_p12, rsa_key


@pytest.mark.parametrize("algorithm", ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"])
def test_a_signature_is_verified_with_its_key_and_algorithm_only(algorithm: str) -> None:
    signed, _, signature = jwt.encode({}, rsa_key("merchant"), algorithm=algorithm).rpartition(".")
    raw, key = base64url_decode(signature), rsa_key("merchant").public_key()
    assert verifies(key, signed.encode(), raw, algorithm)
    assert not verifies(key, signed.encode() + b"x", raw, algorithm)
    assert not verifies(rsa_key("CyberSource").public_key(), signed.encode(), raw, algorithm)
    assert not verifies(key, signed.encode(), raw, "HS256")


def test_key_and_name_of_a_certificate() -> None:
    encoded = "".join(make_p12().pem.decode().split("\n")[1:-2])
    found = certificate_of(encoded)
    assert found is not None
    assert found[1] == "acme"
    assert found[0].public_numbers() == rsa_key("merchant").public_key().public_numbers()


@pytest.mark.parametrize("encoded", ["", "é", "MII", base64.b64encode(b"x" * 100).decode()])
def test_other_text_is_not_a_certificate(encoded: str) -> None:
    assert certificate_of(encoded) is None
