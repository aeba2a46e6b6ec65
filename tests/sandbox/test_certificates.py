"""Bearer JWTs signed with a registered certificate: version 2 with its serialNumber, version 1 with x5c."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import NameOID

from flexgui.errors import SandboxError
from flexgui.sandbox import Sandbox
from tests.sandbox.caller import BODY, NOW, SESSIONS, Caller, digest

SERIAL = "1234567890123456789012"


def certificate(key: Any, *names: x509.NameAttribute[str]) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "sandbox_merchant"), *names])
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder(name, name, key.public_key(), 1)
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


@pytest.fixture(scope="module")
def mine(key: rsa.RSAPrivateKey) -> x509.Certificate:
    return certificate(key, x509.NameAttribute(NameOID.SERIAL_NUMBER, SERIAL))


@pytest.fixture
def caller(mine: x509.Certificate, tmp_path: Path) -> Iterator[Caller]:
    file = tmp_path / "merchant.pem"
    file.write_bytes(mine.public_bytes(serialization.Encoding.PEM))
    with Sandbox(certificates=[file], clock=lambda: NOW) as sandbox:
        yield Caller(sandbox)


def signer(key: rsa.RSAPrivateKey) -> Callable[[bytes], bytes]:
    return lambda signed: key.sign(signed, padding.PKCS1v15(), hashes.SHA256())


def test_tokens_of_version_2_are_accepted(caller: Caller, key: rsa.RSAPrivateKey) -> None:
    header = {"alg": "RS256", "kid": SERIAL, "typ": "JWT"}
    headers = caller.bearer(caller.claims(), header, signer(key))
    assert caller.ask("POST", SESSIONS, BODY, headers).status == 201
    headers = caller.bearer(caller.claims(request_method="get"), header, signer(key))
    assert caller.ask("POST", SESSIONS, BODY, headers).status == 401
    assert "request-method" in caller.refusal()


def test_tokens_of_version_1_are_accepted(caller: Caller, key: rsa.RSAPrivateKey, mine: x509.Certificate) -> None:
    x5c = [base64.b64encode(mine.public_bytes(serialization.Encoding.DER)).decode()]
    header = {"alg": "RS256", "v-c-merchant-id": caller.sandbox.merchant_id, "x5c": x5c, "typ": "JWT"}
    for issued in (NOW.timestamp(), format_datetime(NOW, usegmt=True)):
        claims = {"digest": digest(BODY), "digestAlgorithm": "SHA-256", "iat": issued}
        assert caller.ask("POST", SESSIONS, BODY, caller.bearer(claims, header, signer(key))).status == 201
    claims["iat"] = NOW.timestamp() - 301
    assert caller.ask("POST", SESSIONS, BODY, caller.bearer(claims, header, signer(key))).status == 401
    assert "iat is 301 s behind" in caller.refusal()


def test_only_a_registered_certificate_is_trusted(caller: Caller, mine: x509.Certificate) -> None:
    stranger = rsa.generate_private_key(65537, 2048)
    theirs = certificate(stranger, x509.NameAttribute(NameOID.SERIAL_NUMBER, SERIAL))
    claims = {"digest": digest(BODY), "digestAlgorithm": "SHA-256", "iat": NOW.timestamp()}

    def first_version(presented: x509.Certificate) -> dict[str, Any]:
        x5c = [base64.b64encode(presented.public_bytes(serialization.Encoding.DER)).decode()]
        return {"alg": "RS256", "v-c-merchant-id": caller.sandbox.merchant_id, "x5c": x5c}

    for header, why in [
        ({"alg": "RS256", "kid": SERIAL}, "does not fit the registered certificate"),
        ({"alg": "HS256", "kid": SERIAL}, "this key is for RS256 only"),
        (first_version(mine), "does not fit the registered certificate"),
        (first_version(theirs), "x5c is not registered"),
    ]:
        headers = caller.bearer(claims if "x5c" in header else caller.claims(), header, signer(stranger))
        assert caller.ask("POST", SESSIONS, BODY, headers).status == 401
        assert why in caller.refusal()


def test_unusable_certificate_files_are_refused(tmp_path: Path, key: rsa.RSAPrivateKey) -> None:
    pem = serialization.Encoding.PEM
    curve = ec.generate_private_key(ec.SECP256R1())
    for name, content, problem in [
        ("none.pem", None, "could not be read: No such file"),
        ("text.pem", b"text", "is not a certificate in PEM form"),
        ("anonymous.pem", certificate(key).public_bytes(pem), "a serialNumber in its subject"),
        ("curve.pem", certificate(curve).public_bytes(pem), "needs an RSA key"),
    ]:
        if content is not None:
            (tmp_path / name).write_bytes(content)
        with pytest.raises(SandboxError, match=problem):
            Sandbox(certificates=[tmp_path / name]).start()
