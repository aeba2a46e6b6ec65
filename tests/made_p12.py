"""Generated P12 key stores in the format of the Business Center."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
)
from cryptography.hazmat.primitives.serialization.pkcs12 import PBES, serialize_key_and_certificates
from cryptography.x509.oid import NameOID

SERIAL = "5746642430690177107046"
PASS_PHRASE = "a pass phrase, with ü"
START = datetime(2026, 1, 1, tzinfo=UTC)
END = datetime(2028, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class MadeP12:
    """The bytes of the file, the certificate as PEM, and its private key."""

    raw: bytes
    pem: bytes
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


def make_p12(
    common_name: str = "acme",
    *,
    serial: str | None = SERIAL,
    pass_phrase: str = PASS_PHRASE,
    start: datetime = START,
    end: datetime = END,
    friendly_name: bytes | None = b"1",
    with_key: bool = True,
    with_certificate: bool = True,
    elliptic: bool = False,
    triple_des: bool = False,
) -> MadeP12:
    """Make one; beside the merchant's own certificate it holds the one that requests are encrypted with."""
    key = ec.generate_private_key(ec.SECP256R1()) if elliptic else rsa_key("merchant")
    own = certificate(key, common_name, serial, start, end)
    other = certificate(rsa_key("CyberSource"), "CyberSource_SJC_US", "5198484913880177031865", start, end)
    encryption: KeySerializationEncryption = NoEncryption()
    if pass_phrase and triple_des:  # what Mono reads
        builder = PrivateFormat.PKCS12.encryption_builder().hmac_hash(hashes.SHA1())
        encryption = builder.key_cert_algorithm(PBES.PBESv1SHA1And3KeyTripleDESCBC).build(pass_phrase.encode())
    elif pass_phrase:
        encryption = BestAvailableEncryption(pass_phrase.encode())
    raw = serialize_key_and_certificates(
        friendly_name, key if with_key else None, own if with_certificate else None, [other], encryption
    )
    return MadeP12(raw, own.public_bytes(Encoding.PEM), key)


@cache
def rsa_key(whose: str) -> rsa.RSAPrivateKey:
    """Return one key per name; generating one takes most of a second."""
    return rsa.generate_private_key(65537, 2048)


def certificate(
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey,
    common_name: str,
    serial: str | None,
    start: datetime = START,
    end: datetime = END,
) -> x509.Certificate:
    """Return a certificate signed by its own key, `serial` as the subject's serialNumber."""
    attributes = [x509.NameAttribute(NameOID.COMMON_NAME, common_name)]
    if serial is not None:
        attributes.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, serial))
    name = x509.Name(attributes)
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(max(end, start + timedelta(seconds=1)))
        .sign(key, hashes.SHA256())
    )
