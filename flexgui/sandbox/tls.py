"""A generated certificate for HTTPS, because the official clients support nothing else."""

from __future__ import annotations

import contextlib
import shutil
import ssl
import tempfile
import weakref
from collections.abc import Sequence
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from flexgui.clock import utc_now
from flexgui.errors import SandboxError
from flexgui.translation import tr

CA_NAME = "FlexGUI sandbox CA"
_LIFETIME = timedelta(days=30)


class LoopbackCertificate:
    """A CA and a certificate that it has signed for `names` (host names and IP addresses).

    `ca_file` is in a folder that only this user may enter; `remove()` deletes the folder, at the latest when the
    process ends normally. The CA's private key is never written and is discarded at once, so the CA can sign nothing
    else.
    """

    def __init__(self, names: Sequence[str]) -> None:
        try:
            self._folder = Path(tempfile.mkdtemp(prefix="flexgui-sandbox-"))
            self.remove = weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
            self.ca_file = self._folder / "ca.pem"
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._make(names)
        except OSError as error:
            why = error.strerror or error
            raise SandboxError(tr("The sandbox could not write its certificate: {why}.", why=why)) from error

    def _make(self, names: Sequence[str]) -> None:
        ca_key, leaf_key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
        pem = serialization.Encoding.PEM
        self.ca_file.write_bytes(_certificate(CA_NAME, ca_key, ca_key).public_bytes(pem))
        private = leaf_key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        chain = self._folder / "server.pem"
        chain.touch(mode=0o600)
        try:
            chain.write_bytes(private + _certificate("localhost", leaf_key, ca_key, names).public_bytes(pem))
            self.context.load_cert_chain(chain)
        finally:
            with contextlib.suppress(OSError):
                chain.unlink()


def _certificate(
    subject: str, key: ec.EllipticCurvePrivateKey, ca_key: ec.EllipticCurvePrivateKey, names: Sequence[str] = ()
) -> x509.Certificate:
    """Return a certificate for `key`, signed by the CA: of a server with these names, or of the CA itself."""
    now = utc_now()
    builder = (
        x509.CertificateBuilder()
        .subject_name(_x509_name(subject))
        .issuer_name(_x509_name(CA_NAME))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + _LIFETIME)
        .add_extension(x509.BasicConstraints(ca=not names, path_length=None if names else 0), critical=True)
        # Python 3.13 verifies strictly by default and requires the key usage and both key identifiers.
        .add_extension(_key_usage(signs_certificates=not names), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.public_key()), critical=False)
    )
    if names:
        alternatives = x509.SubjectAlternativeName([_general_name(each) for each in names])
        builder = builder.add_extension(alternatives, critical=False)
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    return builder.sign(ca_key, hashes.SHA256())


def _x509_name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _general_name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _key_usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
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
