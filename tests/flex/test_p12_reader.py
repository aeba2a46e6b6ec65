"""Opening P12 files: the used entry, and messages for unusable files."""

from __future__ import annotations

import base64
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    pkcs7,
)
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509 import load_pem_x509_certificate

from flexgui.errors import P12Error, P12Problem
from flexgui.flex.p12 import Certificate
from flexgui.flex.p12_reader import open_p12
from flexgui.flex.secret import Secret
from tests.made_p12 import END, PASS_PHRASE, SERIAL, START, make_p12, rsa_key

ROOT = Path(__file__).parent.parent.parent
VECTORS = ROOT / "tests" / "vectors" / "p12"
RIGHT = Secret(PASS_PHRASE)


def refusal(raw: bytes, pass_phrase: Secret = RIGHT, common_name: str = "acme") -> P12Error:
    with pytest.raises(P12Error) as caught:
        open_p12(raw, pass_phrase, common_name)
    return caught.value


@pytest.mark.parametrize("asked", ["acme", "ACME", " Acme "])
@pytest.mark.parametrize("friendly_name", [None, b"1", b"CyberSource_SJC_US", b"serialNumber=1,CN=other"])
def test_the_certificate_is_the_one_with_the_common_name(asked: str, friendly_name: bytes | None) -> None:
    opened = open_p12(make_p12("acme", friendly_name=friendly_name).raw, RIGHT, asked)
    certificate = replace(opened.certificate, other_ids=())
    assert certificate == Certificate(f"serialNumber={SERIAL},CN=acme", "acme", SERIAL, START, END, 2048)


def test_the_key_of_the_merchant_is_used() -> None:
    p12 = make_p12()
    assert open_p12(p12.raw, RIGHT, "acme").private_key.private_numbers() == p12.key.private_numbers()


@pytest.mark.parametrize("wrong", ["", "A PASS PHRASE, with ü", "\ud800"])
def test_a_wrong_pass_phrase_is_reported(wrong: str) -> None:
    error = refusal(make_p12().raw, Secret(wrong))
    assert error.reason == "pass phrase"
    assert ("does not open" in str(error)) == bool(wrong)


def test_a_p12_without_a_pass_phrase_opens() -> None:
    assert open_p12(make_p12(pass_phrase="").raw, Secret(""), "acme").certificate.key_id == SERIAL


@pytest.mark.parametrize("name", ["1024-bits", "ber-indefinite", "pbmac1", "rc2-40", "two-merchants"])
def test_every_kind_of_p12_opens_without_a_warning(name: str) -> None:
    raw = (VECTORS / f"{name}.p12").read_bytes()
    assert open_p12(raw, Secret("secret"), "testmerchant").certificate.key_id == "5746642430690177107046"


def test_several_keys_are_distinguished_by_merchant() -> None:
    raw = (VECTORS / "two-merchants.p12").read_bytes()
    opened = {name: open_p12(raw, Secret("secret"), name) for name in ("testmerchant", "othermerchant")}
    assert {name: each.certificate.common_name for name, each in opened.items()} == {name: name for name in opened}
    assert len({each.private_key.private_numbers().d for each in opened.values()}) == 2
    error = refusal(raw, Secret("secret"), "acme")
    assert {name in str(error) for name in opened} == {True}


@pytest.mark.parametrize(
    "wrap",
    [
        lambda raw: raw + b"\n",
        lambda raw: raw + bytes(512),
        base64.b64encode,
        base64.encodebytes,
        lambda raw: base64.urlsafe_b64encode(raw).rstrip(b"="),
        lambda raw: b"data:application/x-pkcs12;base64," + base64.b64encode(raw),
        lambda raw: b"-----BEGIN PKCS12-----\r\n" + base64.encodebytes(raw) + b"-----END PKCS12-----\r\n",
        lambda raw: base64.b64encode(raw).decode().encode("utf-16"),
        lambda raw: b"\xef\xbb\xbf" + base64.b64encode(raw),
    ],
    ids=["newline after", "zeros after", "base64", "lines", "base64url", "data", "PEM", "UTF-16", "UTF-8 mark"],
)
def test_bytes_after_the_end_and_base64_text_are_read(wrap: Callable[[bytes], bytes]) -> None:
    assert open_p12(wrap(make_p12().raw), RIGHT, "acme").certificate.key_id == SERIAL


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda raw: b"", "is empty"),
        (lambda raw: raw[:-1], "cut off"),
        (lambda raw: raw[: len(raw) // 2], "cut off"),
        (lambda raw: b"\x89PNG" + raw, "not a P12 file"),
        (lambda raw: b"no P12 at all", "not a P12 file"),
        (lambda raw: b"\x30\x80" * 5000, "not a P12 file"),
    ],
    ids=["empty", "one byte short", "half", "picture", "text", "nested"],
)
def test_a_damaged_file_is_reported(damage: Callable[[bytes], bytes], words: str) -> None:
    error = refusal(damage(make_p12().raw))
    assert (error.reason, words in str(error)) == ("not a P12", True)


def other_files() -> dict[str, tuple[bytes, str]]:
    """Return files of other formats by name, each with a part of its message."""
    made, key = make_p12(), rsa_key("merchant")
    certificate = load_pem_x509_certificate(made.pem)
    plain = (PrivateFormat.PKCS8, NoEncryption())
    encrypted = (PrivateFormat.PKCS8, BestAvailableEncryption(b"secret"))
    old = (PrivateFormat.TraditionalOpenSSL, NoEncryption())
    pem = key.private_bytes(Encoding.PEM, *plain)
    public = key.public_key()
    return {
        "certificate, PEM": (made.pem, "a certificate without its private key"),
        "certificate, DER": (certificate.public_bytes(Encoding.DER), "a certificate without its private key"),
        "PKCS 8, PEM": (pem, "a private key without its certificate"),
        "PKCS 8, DER": (key.private_bytes(Encoding.DER, *plain), "a private key without its certificate"),
        "PKCS 8, encrypted": (key.private_bytes(Encoding.DER, *encrypted), "a private key without its certificate"),
        "PKCS 1": (key.private_bytes(Encoding.DER, *old), "a private key without its certificate"),
        "PEM pair": (b"Bag Attributes\n" + pem + made.pem, "a private key and a certificate"),
        "public key": (public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo), "a public key"),
        "PKCS 7": (pkcs7.serialize_certificates([certificate], Encoding.DER), "PKCS #7"),
        "JKS": (b"\xfe\xed\xfe\xed\0\0\0\2", "Java key store"),
        "JCEKS": (b"\xce\xce\xce\xce\0\0\0\2", "Java key store"),
        "ZIP": (b"PK\x03\x04", "ZIP archive"),
        "HTML": (b"\r\n<!DOCTYPE html>", "web page"),
        "JSON": (b"{}", "JSON"),
    }


def test_other_formats_are_recognised() -> None:
    for name, (raw, words) in other_files().items():
        error = refusal(raw)
        assert (name, error.reason, words in str(error)) == (name, "not a P12", True)


def test_too_many_iterations_are_refused_before_decryption() -> None:
    made = make_p12()
    encryption = (
        PrivateFormat.PKCS12.encryption_builder().kdf_rounds(70_000).hmac_hash(SHA256()).build(PASS_PHRASE.encode())
    )
    raw = serialize_key_and_certificates(
        b"1", rsa_key("merchant"), load_pem_x509_certificate(made.pem), None, encryption
    )
    assert open_p12(raw, RIGHT, "acme").certificate.key_id == SERIAL
    count, most = b"\x02\x03\x01\x11\x70", b"\x02\x03\x7f\xff\xff"  # INTEGER 70,000 and 8,388,607
    assert count in raw
    error = refusal(raw.replace(count, most))
    assert (error.reason, "rounds of key derivation" in str(error)) == ("too slow", True)


def test_nothing_is_written_to_standard_error() -> None:
    code = (
        "import sys; from pathlib import Path; from datetime import datetime, UTC\n"
        "from flexgui.flex.auth import sign\nfrom flexgui.flex.credentials import P12Credentials\n"
        "from flexgui.flex.p12_reader import open_p12\nfrom flexgui.flex.secret import Secret\n"
        "for name in sys.argv[1:]:\n"
        "    p12 = open_p12(Path(name).read_bytes(), Secret('secret'), 'testmerchant')\n"
        "    sign(P12Credentials('testmerchant', p12), 'POST', 'https://a.example/', b'', datetime.now(UTC))"
    )
    names = [str(each) for each in sorted(VECTORS.glob("*.p12"))]
    done = subprocess.run(
        [sys.executable, "-W", "default", "-c", code, *names], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("options", "reason", "words"),
    [
        ({"with_key": False}, "no key", ""),
        ({"elliptic": True}, "no key", "not an RSA key"),
        ({"with_certificate": False}, "no certificate", ""),
        ({"common_name": "other"}, "no certificate", "The P12 belongs to “other”, not to “acme”."),
        ({"serial": None}, "no key id", ""),
    ],
    ids=str,
)
def test_an_unusable_key_or_certificate_is_reported(options: dict[str, Any], reason: str, words: str) -> None:
    error = refusal(make_p12(**options).raw)
    assert (error.reason, words in str(error)) == (reason, True)


def test_key_and_pass_phrase_are_not_revealed() -> None:
    opened = open_p12(make_p12().raw, RIGHT, "acme")
    assert PASS_PHRASE not in repr(opened)
    assert "private" not in repr(opened)
    error = refusal(make_p12().raw, Secret("the wrong one"))
    assert "the wrong one" not in repr(error)
    assert error.__cause__ is None


def test_damaged_files_raise_only_p12_errors() -> None:
    raw = bytearray(make_p12().raw)
    for at in range(4, len(raw), 97):
        raw[at] ^= 0xFF
        assert refusal(bytes(raw)).reason in get_args(P12Problem)
        raw[at] ^= 0xFF
