"""Public keys in all common file formats."""

from __future__ import annotations

import base64
import json
from functools import cache
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1
from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key as make_ec
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from flexgui.flex.jwk import NotAKey, from_public_key
from flexgui.flex.key_file import read_keys
from tests.made_p12 import make_p12
from tests.made_token import base64url
from tests.specimens import specimen


@cache
def private() -> RSAPrivateKey:
    return generate_private_key(65537, 2048)


PUBLIC = private().public_key()
JWK = dict(from_public_key(PUBLIC, "t1").members)
OTHER = dict(from_public_key(generate_private_key(65537, 2048).public_key(), "t1").members)
EC = {"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA", "kid": "t1"}
PEM = PUBLIC.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
DER = PUBLIC.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
PKCS1 = PUBLIC.public_bytes(Encoding.PEM, PublicFormat.PKCS1).decode()
SSH = PUBLIC.public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
EC_PEM = make_ec(SECP256R1()).public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
PRIVATE = private().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
LOCKED = private().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"x")).decode()
V1 = {"keyId": "t1", "der": {"format": "X.509", "algorithm": "RSA", "publicKey": base64.b64encode(DER).decode()}}

FORMS: dict[str, Any] = {
    "jwk": json.dumps(JWK),
    "set": json.dumps({"keys": [JWK]}),
    "array": json.dumps([JWK]),
    "array beside another type": json.dumps([EC, JWK]),
    "inside an answer": json.dumps({"data": {"key": JWK}}),
    "flex v1": json.dumps(V1),
    "flex v1 with jwk": json.dumps({**V1, "jwk": JWK}),
    "x5c": json.dumps({"x5c": [base64.b64encode(DER).decode()]}),
    "json string": json.dumps(PEM),
    "pem member": json.dumps({"certificate": PEM}),
    "pem": PEM,
    "pkcs1": PKCS1,
    "indented": PEM.replace("\n", "\n    "),
    "bag attributes": f"Bag Attributes\n    localKeyID: 01\nsubject=CN = x\n{PEM}",
    "escaped line ends": PEM.replace("\n", "\\n"),
    "escaped crlf": PEM.replace("\n", "\\r\\n"),
    "crlf": PEM.replace("\n", "\r\n"),
    "on one line": PEM.replace("\n", " "),
    "beside a private key": PRIVATE + PEM,
    "beside another type": EC_PEM + PEM,
    "below one that is cut off": f"{PEM[:100]}\n{PEM}",
    "der": DER,
    "base64 der": base64.b64encode(DER).decode(),
    "base64url der": base64url(DER),
    "base64 der in lines": base64.encodebytes(DER).decode(),
    "ssh": SSH,
    "utf-16": PEM.encode("utf-16"),
    "utf-16 without a mark": PEM.encode("utf-16-le"),
    "bom": b"\xef\xbb\xbf" + PEM.encode(),
    "bom jwk": b"\xef\xbb\xbf" + json.dumps(JWK).encode(),
    "bytes": json.dumps(JWK).encode(),
    "quoted": f'"{PEM}"',
}


@pytest.mark.parametrize("content", FORMS.values(), ids=FORMS)
def test_a_key_is_read(content: bytes | str) -> None:
    assert (JWK["n"], JWK["e"]) in [(each.n, each.e) for each in read_keys(content)]


def test_all_different_keys_are_read_in_order() -> None:
    assert [each.n for each in read_keys(json.dumps([OTHER, JWK, JWK]))] == [OTHER["n"], JWK["n"]]
    certificate = make_p12("acme").pem.decode()
    assert len(read_keys(certificate + PEM + certificate)) == 2


def test_a_capture_context_gives_its_one_time_key() -> None:
    vector = specimen("capture-context", "s01")
    for text in (vector["input"]["jwt"], json.dumps({"keyId": vector["input"]["jwt"]})):
        assert [each.n for each in read_keys(text)] == [vector["expected"]["claims"]["flx"]["jwk"]["n"]]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "no public key"),
        ("hello", "no public key"),
        (b"\x00\xff\xfe", "no public key"),
        ("{}", "no object with kty"),
        ('{"keys": []}', "no keys"),
        ("{", "not JSON"),
        (json.dumps(EC), "not an RSA key"),
        (EC_PEM, "not an RSA key"),
        (PRIVATE, "private key"),
        (LOCKED, "private key"),
        (private().private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()), "private key"),
        (make_p12("acme").raw, "P12"),
        (b"\xfe\xed\xfe\xed\0\0\0\2", "Java key store"),
        (PEM.replace("-----END", ""), "not whole"),
        ("-----BEGIN A-----\n" * 300_000, "not whole"),  # in linear time
        (PEM.replace("A", "ä"), "damaged"),
        ("ssh-rsa AAAA", "not an RSA key"),
        ("x" * (9 << 20), "longer than 8 MiB"),
        ("eyJhbGciOiJSUzI1NiJ9.e30.AAAA", "holds no key"),
    ],
)
def test_other_file_types_are_recognised(content: bytes | str, sentence: str) -> None:
    with pytest.raises(NotAKey, match=sentence):
        read_keys(content)


@settings(max_examples=200, deadline=None)
@given(st.binary() | st.text() | st.sampled_from(list(FORMS.values())), st.integers(0, 5000), st.binary(max_size=3))
def test_anything_is_read_or_refused(content: Any, at: int, change: bytes) -> None:
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    for each in (content, raw[:at] + change + raw[at + len(change) :], b"0\x82" + raw):
        try:
            assert read_keys(each)
        except NotAKey as error:
            assert str(error)
