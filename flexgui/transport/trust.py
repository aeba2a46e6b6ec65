"""The trusted certificate authorities, and the TLS context that verifies by them.

The system's store is the default, through `truststore`, as pip uses it: on Windows and macOS the system itself
verifies, on Linux OpenSSL does with the distribution's certificates. A company's TLS inspection is then trusted if
the system trusts it, even by a program that was started from a menu without environment variables.
"""

from __future__ import annotations

import os
import ssl
import sys
from pathlib import Path

import certifi
import truststore

from flexgui.errors import NotSent
from flexgui.files import open_file
from flexgui.translation import tr
from flexgui.transport.route import Setting

FILE_VARIABLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")
FOLDER_VARIABLE = "SSL_CERT_DIR"
MAX_CA_BYTES = 16 << 20
"""Maximum size of a CA file; a bundle of all public authorities has about 256 KiB."""

_PEM = b"-----BEGIN CERTIFICATE-----"
_TRUSTED_PEM = b"-----BEGIN TRUSTED CERTIFICATE-----"
_LINUX_BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Ubuntu, Alpine, Arch
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",  # Fedora, RHEL
    "/etc/ssl/ca-bundle.pem",  # SUSE
    "/etc/ssl/cert.pem",
)


def trust_in_force(ca_file: str) -> Setting:
    """Return which certificates are trusted: those of an environment variable, of `ca_file`, or of the system."""
    for name in (*FILE_VARIABLES, FOLDER_VARIABLE):
        if path := os.environ.get(name):
            return Setting(path, "variable", name)
    if ca_file:
        return Setting(ca_file, "setting")
    if sys.platform == "linux" and _linux_bundle() is None and not _has_default_folder():
        return Setting(certifi.where(), "requests")  # a container without the package ca-certificates
    return Setting("", "system")


def tls_context(trust: Setting) -> ssl.SSLContext:
    """Return a context that verifies by these certificates; raises NotSent if they cannot be read.

    Python's and urllib3's default contexts write session keys to the file that SSLKEYLOGFILE names. This one does not.
    """
    if trust.source == "system":
        context: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        bundle = _linux_bundle() if sys.platform == "linux" else None
        if bundle is not None:  # the file that curl reads; OpenSSL's default is the folder of single certificates
            context.load_verify_locations(cafile=bundle)
        return context
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    _load(context, trust)
    return context


def _load(context: ssl.SSLContext, trust: Setting) -> None:
    path = Path(trust.value)
    try:
        if path.is_dir():
            if not any(path.iterdir()):
                raise _unusable(trust, tr("the folder is empty"))
            context.load_verify_locations(capath=str(path))
            return
        if trust.name == FOLDER_VARIABLE:
            raise _unusable(trust, tr("there is no such folder"))
        with open_file(path) as file:
            content = file.read(MAX_CA_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = tr("it cannot be read ({reason})", reason=getattr(error, "strerror", None) or error)
        if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
            reason = tr("there is no such file")
        raise _unusable(trust, reason) from None
    if problem := _problem(content):
        raise _unusable(trust, problem)
    try:
        context.load_verify_locations(cadata=content.decode("ascii", "ignore"))
    except (ssl.SSLError, ValueError) as error:
        reason = getattr(error, "reason", None) or type(error).__name__
        raise _unusable(trust, tr("a certificate in it is damaged ({reason})", reason=reason)) from None


def _problem(content: bytes) -> str | None:
    if not content.strip():
        return tr("the file is empty")
    if len(content) > MAX_CA_BYTES:
        return tr("the file is too large")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return tr("the file is UTF-16 text; save it as ASCII or UTF-8")
    if _PEM in content:
        return None
    if _TRUSTED_PEM in content:
        return tr("it holds OpenSSL’s own form (TRUSTED CERTIFICATE); convert it with “openssl x509 -in FILE -out PEM”")
    if content[:1] == b"\x30":
        return tr("it is in DER form; convert it to PEM with “openssl x509 -inform der -in FILE -out PEM”")
    return tr("it holds no certificate in PEM form (BEGIN CERTIFICATE)")


def _unusable(trust: Setting, why: str) -> NotSent:
    message = (
        tr("The CA file {path} that {name} names cannot be used: {why}.", path=trust.value, name=trust.name, why=why)
        if trust.name
        else tr("The CA file {path} of FlexGUI’s settings cannot be used: {why}.", path=trust.value, why=why)
    )
    return NotSent("ca file", message)


def _linux_bundle() -> str | None:
    return next((each for each in _LINUX_BUNDLES if Path(each).is_file()), None)


def _has_default_folder() -> bool:
    folder = ssl.get_default_verify_paths().capath
    return folder is not None and any(Path(folder).glob("*.0"))
