"""Generated P12 key stores in the format of the Business Center."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import pbkdf2_hmac, sha256

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
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
    """The content of a P12 file, its certificate as PEM, and its private key."""

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
    """Return a P12 with two certificates, as the Business Center makes it: the merchant's and one for encryption."""
    key = ec.generate_private_key(ec.SECP256R1()) if elliptic else rsa_key("merchant")
    own = certificate(key, common_name, serial, start, end)
    other = certificate(rsa_key("CyberSource"), "CyberSource_SJC_US", "5198484913880177031865", start, end)
    encryption: KeySerializationEncryption = NoEncryption()
    if pass_phrase and triple_des:  # the encryption that Mono can read
        builder = PrivateFormat.PKCS12.encryption_builder().hmac_hash(hashes.SHA1())
        encryption = builder.key_cert_algorithm(PBES.PBESv1SHA1And3KeyTripleDESCBC).build(pass_phrase.encode())
    elif pass_phrase:
        encryption = BestAvailableEncryption(pass_phrase.encode())
    raw = serialize_key_and_certificates(
        friendly_name, key if with_key else None, own if with_certificate else None, [other], encryption
    )
    return MadeP12(raw, own.public_bytes(Encoding.PEM), key)


@cache
def rsa_key(owner: str) -> rsa.RSAPrivateKey:
    """Return one key per owner; cached, because generating one takes most of a second."""
    return rsa.generate_private_key(65537, 2048)


def certificate(
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey,
    common_name: str,
    serial: str | None,
    start: datetime = START,
    end: datetime = END,
) -> x509.Certificate:
    """Return a self-signed certificate with `serial` as the subject's serialNumber."""
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


def p12_with_hidden_rounds(count: int, pass_phrase: str = PASS_PHRASE) -> bytes:
    """Return a P12 whose encrypted part has a key with `count` rounds of PBKDF2 (RFC 7292, 4; RFC 8018, 6.2)."""
    data, encrypted_data, shrouded = (bytes.fromhex(f"2a864886f70d01{each}") for each in ("0701", "0706", "0c0a0102"))
    salt, iv = b"saltsalt", b"i" * 16

    def scheme(count: int) -> bytes:
        function = _der(0x30, _der(6, bytes.fromhex("2a864886f70d0209")), _der(5))  # HMAC with SHA-256
        rounds = _der(2, count.to_bytes(count.bit_length() // 8 + 1, "big"))
        parameters = _der(0x30, _der(4, salt), rounds, function)
        derivation = _der(0x30, _der(6, bytes.fromhex("2a864886f70d01050c")), parameters)
        cipher = _der(0x30, _der(6, bytes.fromhex("60864801650304012a")), _der(4, iv))  # AES-256 in CBC
        return _der(0x30, _der(6, bytes.fromhex("2a864886f70d01050d")), _der(0x30, derivation, cipher))

    bag = _der(0x30, _der(6, shrouded), _der(0xA0, _der(0x30, scheme(count), _der(4, b"c" * 1232))))
    safe = _der(0x30, bag)
    padded = safe + bytes([16 - len(safe) % 16]) * (16 - len(safe) % 16)
    encryptor = Cipher(AES(pbkdf2_hmac("sha256", pass_phrase.encode(), salt, 1, 32)), CBC(iv)).encryptor()
    content = _der(0x30, _der(6, data), scheme(1), _der(0x80, encryptor.update(padded)))
    safes = _der(0x30, _der(0x30, _der(6, encrypted_data), _der(0xA0, _der(0x30, _der(2, b"\0"), content))))
    encoded = (pass_phrase + "\0").encode("utf-16-be")
    # RFC 7292, B.2
    mac_key = sha256(b"\3" * 64 + salt * 8 + (encoded * 64)[: -(-len(encoded) // 64) * 64]).digest()
    algorithm = _der(0x30, _der(6, bytes.fromhex("608648016503040201")), _der(5))
    digest = _der(0x30, algorithm, _der(4, hmac.digest(mac_key, safes, "sha256")))
    mac = _der(0x30, digest, _der(4, salt), _der(2, b"\1"))
    return _der(0x30, _der(2, b"\3"), _der(0x30, _der(6, data), _der(0xA0, _der(4, safes))), mac)


def _der(tag: int, *contents: bytes) -> bytes:
    content = b"".join(contents)
    size = len(content)
    length = bytes([size]) if size < 128 else b"\x82" + size.to_bytes(2, "big")
    return bytes([tag]) + length + content
