"""A certificate made on the spot, because the official clients speak HTTPS only."""

from __future__ import annotations

import contextlib
import shutil
import ssl
import tempfile
import weakref
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path
from typing import TYPE_CHECKING

from flexgui.errors import SandboxError
from flexgui.translation import tr

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

_LIFETIME = timedelta(days=30)


class LoopbackCertificate:
    """A CA and, signed by it, a certificate for 127.0.0.1 and localhost.

    `ca_file` lies in a folder that only this user may enter and that is removed by `remove()`, at the latest when
    the process ends. The CA's private key is never written and forgotten at once, so the CA can sign nothing else.
    """

    def __init__(self) -> None:
        try:
            self._folder = Path(tempfile.mkdtemp(prefix="flexgui-sandbox-"))
            self.remove = weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
            self.ca_file = self._folder / "ca.pem"
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._make()
        except OSError as error:
            why = error.strerror or error
            raise SandboxError(tr("The sandbox could not write its certificate: {why}.", why=why)) from error

    def _make(self) -> None:
        from cryptography.hazmat.primitives import serialization  # lazy: only the TLS sandbox pays for it
        from cryptography.hazmat.primitives.asymmetric import ec

        ca_key, leaf_key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
        ca = _ca(ca_key)
        pem = serialization.Encoding.PEM
        self.ca_file.write_bytes(ca.public_bytes(pem))
        private = leaf_key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        chain = self._folder / "server.pem"
        chain.touch(mode=0o600)
        try:
            chain.write_bytes(private + _leaf(leaf_key, ca, ca_key).public_bytes(pem))
            self.context.load_cert_chain(chain)
        finally:
            with contextlib.suppress(OSError):
                chain.unlink()


def _ca(key: EllipticCurvePrivateKey) -> x509.Certificate:
    from cryptography import x509  # lazy, as above

    builder = _builder("FlexGUI sandbox CA", "FlexGUI sandbox CA", key)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    return _signed(builder, key, key, signs_certificates=True)


def _leaf(key: EllipticCurvePrivateKey, ca: x509.Certificate, ca_key: EllipticCurvePrivateKey) -> x509.Certificate:
    from cryptography import x509  # lazy, as above
    from cryptography.x509.oid import ExtendedKeyUsageOID

    names = [x509.IPAddress(IPv4Address("127.0.0.1")), x509.DNSName("localhost")]
    builder = (
        _builder("localhost", "FlexGUI sandbox CA", key)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    )
    return _signed(builder, key, ca_key, signs_certificates=False)


def _builder(subject: str, issuer: str, key: EllipticCurvePrivateKey) -> x509.CertificateBuilder:
    from cryptography import x509  # lazy, as above
    from cryptography.x509.oid import NameOID

    def name(text: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])

    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(name(subject))
        .issuer_name(name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + _LIFETIME)
    )


def _signed(
    builder: x509.CertificateBuilder,
    key: EllipticCurvePrivateKey,
    ca_key: EllipticCurvePrivateKey,
    *,
    signs_certificates: bool,
) -> x509.Certificate:
    # Key usage and both key identifiers: Python 3.13 verifies strictly by default and asks for them.
    from cryptography import x509  # lazy, as above
    from cryptography.hazmat.primitives import hashes

    usage = x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        builder.add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.public_key()), critical=False)
        .sign(ca_key, hashes.SHA256())
    )
