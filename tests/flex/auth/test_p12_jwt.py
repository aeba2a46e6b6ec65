"""JWTs signed with a P12; their claims are tested in test_jwt_bearer."""

from __future__ import annotations

import jwt
import pytest

from flexgui.flex.auth.p12_jwt import encode_jwt
from flexgui.flex.p12_reader import open_p12
from flexgui.flex.secret import Secret
from tests.made_p12 import PASS_PHRASE, make_p12


def test_the_token_is_verified_by_its_own_key_only() -> None:
    p12 = open_p12(make_p12().raw, Secret(PASS_PHRASE), "acme")
    token = encode_jwt({"kid": p12.certificate.key_id}, {"iss": "acme"}, p12)
    assert jwt.get_unverified_header(token) == {"alg": "RS256", "kid": p12.certificate.key_id, "typ": "JWT"}
    assert jwt.decode(token, p12.private_key.public_key(), algorithms=["RS256"]) == {"iss": "acme"}
    with pytest.raises(jwt.InvalidSignatureError):
        jwt.decode(token[:-8] + "AAAAAAAA", p12.private_key.public_key(), algorithms=["RS256"])
