"""Certificates that may sign bearer JWTs: registered from files, never trusted because a token carries them."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from pathlib import Path

import jwt
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from flexgui.errors import BadFile, SandboxError
from flexgui.files import read_bytes
from flexgui.sandbox.messages import GatewayRefused

MAX_BYTES = 1 << 20
"""Largest certificate file that is read."""


def merchant_of(file: str | Path) -> str:
    """Return the CN of the subject of a PEM certificate, "" if it has none. Raises SandboxError."""
    names = _read(Path(file)).subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else ""


class RegisteredCertificates:
    """RSA certificates by the serialNumber of their subject (OID 2.5.4.5), which is the `kid` of version-2 JWTs.

    Dates are not checked, because CyberSource's test service accepted an expired client certificate.
    """

    def __init__(self, files: Iterable[str | Path]) -> None:
        self._keys: dict[str, RSAPublicKey] = {}
        self._serials: dict[bytes, str] = {}
        for file in files:
            self._register(Path(file))

    def __contains__(self, serial: object) -> bool:
        return serial in self._keys

    def serial_of(self, x5c: object) -> str | None:
        """Return the serialNumber of the registered certificate that comes first in `x5c`, or None."""
        if not isinstance(x5c, list) or not x5c or not isinstance(x5c[0], str):
            return None
        try:
            return self._serials.get(base64.b64decode(x5c[0], validate=True))
        except ValueError:
            return None

    def check(self, serial: str, signed: bytes, signature: bytes) -> None:
        """Check that this certificate signed `signed` (RS256). Raises GatewayRefused."""
        if not jwt.get_algorithm_by_name("RS256").verify(signed, self._keys[serial], signature):
            raise GatewayRefused(f"the JWT's signature does not fit the registered certificate {serial}")

    def _register(self, file: Path) -> None:
        certificate = _read(file)
        key = certificate.public_key()
        serials = certificate.subject.get_attributes_for_oid(NameOID.SERIAL_NUMBER)
        if not isinstance(key, RSAPublicKey) or not serials:
            raise SandboxError(f"The certificate {file} needs an RSA key and a serialNumber in its subject.")
        serial = str(serials[0].value)
        self._keys[serial] = key
        self._serials[certificate.public_bytes(Encoding.DER)] = serial


def _read(file: Path) -> x509.Certificate:
    try:
        certificate = x509.load_pem_x509_certificate(read_bytes(file, MAX_BYTES))
        certificate.public_key()  # raises ValueError for a key of an unknown kind
    except BadFile as error:
        raise SandboxError(f"The certificate cannot be used: {error}") from None
    except ValueError:
        raise SandboxError(f"{file} is not a certificate in PEM form.") from None
    return certificate
