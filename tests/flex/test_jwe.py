"""Compact JWE: compatible with jwcrypto and the documented sample, and safe for hostile texts."""

from __future__ import annotations

import json

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from jwcrypto import jwe as other_jwe
from jwcrypto import jwk as other_jwk

from flexgui.flex.jwe import JweError, decrypt, encrypt, parse
from tests.made_token import base64url

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
TEXT = '{"data": {"name": "Łukasz 名"}}'.encode()
DOCUMENTED_HEADER = (
    "eyJraWQiOiIwMFN2SWFHSWZ5YXc4OTdyRGVHOWVGZE9ES2FDS2MxcSIsImVuYyI6IkEyNTZHQ00iLCJhbGciOiJSU0EtT0FFUCJ9"
)
"""The header of the sample in "Tokens API Request Payload"."""


def with_header(members: object) -> str:
    return ".".join([base64url(members), *encrypt(TEXT, KEY.public_key(), "k").split(".")[1:]])


def test_jwcrypto_decrypts_our_jwe() -> None:
    made = encrypt(TEXT, KEY.public_key(), "key-1")
    read = other_jwe.JWE()
    read.deserialize(made, other_jwk.JWK.from_pyca(KEY))
    assert read.payload == TEXT
    assert json.loads(read.objects["protected"]) == {"kid": "key-1", "alg": "RSA-OAEP", "enc": "A256GCM"}


def test_we_decrypt_a_jwe_of_jwcrypto() -> None:
    header = json.dumps({"kid": "key-1", "alg": "RSA-OAEP", "enc": "A256GCM"})
    token = other_jwe.JWE(TEXT, header, recipient=other_jwk.JWK.from_pyca(KEY.public_key()))
    parsed = parse(token.serialize(compact=True))
    assert parsed.kid == "key-1"
    assert decrypt(parsed, KEY) == TEXT


def test_the_documented_header_is_read() -> None:
    parts = encrypt(TEXT, KEY.public_key(), "k").split(".")
    assert parse(".".join([DOCUMENTED_HEADER, *parts[1:]])).kid == "00SvIaGIfyaw897rDeG9eFdODKaCKc1q"


@pytest.mark.parametrize("part", range(5))
def test_a_change_in_any_part_is_detected(part: int) -> None:
    parts = encrypt(TEXT, KEY.public_key(), "k").split(".")
    middle = len(parts[part]) // 2
    parts[part] = parts[part][:middle] + ("A" if parts[part][middle] != "A" else "B") + parts[part][middle + 1 :]
    with pytest.raises(JweError):
        decrypt(parse(".".join(parts)), KEY)


def test_another_key_does_not_decrypt() -> None:
    other = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    with pytest.raises(JweError):
        decrypt(parse(encrypt(TEXT, KEY.public_key(), "k")), other)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a.b.c",
        "....",
        "é.é.é.é.é",
        "A" * (2 << 20),
        with_header([1]),
        with_header({"alg": "RSA-OAEP", "enc": "A256GCM"}),
        with_header({"kid": "", "alg": "RSA-OAEP", "enc": "A256GCM"}),
        with_header({"kid": "k", "alg": "RSA-OAEP-256", "enc": "A256GCM"}),
        with_header({"kid": "k", "alg": "RSA-OAEP", "enc": "A128GCM"}),
        with_header({"kid": "k", "alg": "RSA-OAEP", "enc": "A256GCM", "crit": ["x"]}),
        with_header({"kid": "k", "alg": "RSA-OAEP", "enc": "A256GCM", "zip": "DEF"}),
        with_header({"kid": "k", "alg": "RSA-OAEP", "enc": "A256GCM"}).rpartition(".")[0] + ".AAAA",
        f"{'[' * 50_000}.a.a.a.a",
    ],
)  # fmt: skip
def test_unsupported_jwe_is_refused(text: str) -> None:
    with pytest.raises(JweError):
        parse(text)
