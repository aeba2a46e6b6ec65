"""The certificates inside a token (`x5c`, RFC 7515 section 4.1.6). Imports cryptography."""

from __future__ import annotations

import base64
from functools import lru_cache

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509 import Certificate, Name, ObjectIdentifier, load_der_x509_certificate
from cryptography.x509.oid import NameOID

from flexgui.flex.local_time import local_time
from flexgui.flex.text import shown
from flexgui.translation import date, tr

_MAX_LENGTH = 32 * 1024
_MAX_SUBJECT_LENGTH = 120
_NAMES = {NameOID.SERIAL_NUMBER: "serialNumber"}
"""Names of attributes that RFC 4514 has none for; CyberSource writes the key ID into this one."""


def describe_certificate(text: str) -> str:
    """Return validity, subject and serial number of a certificate in base64; empty if it cannot be read.

    Nothing about the certificate is verified.
    """
    if len(text) > _MAX_LENGTH:
        return ""
    try:
        certificate = _certificate(text)
        subject = shown(", ".join(each.rfc4514_string(_NAMES) for each in certificate.subject), _MAX_SUBJECT_LENGTH)
        begin, end = (
            date(local_time(moment)) for moment in (certificate.not_valid_before_utc, certificate.not_valid_after_utc)
        )
        serial = f"{certificate.serial_number:X}"
    except (ValueError, TypeError, OverflowError, OSError):
        return ""
    return tr("{begin} to {end}: {subject}, serial {serial}", subject=subject, serial=serial, begin=begin, end=end)


def certificate_of(encoded: str) -> tuple[RSAPublicKey, str] | None:
    """Return the RSA key and the common name of a certificate (DER in base64), None if it cannot be read."""
    try:
        certificate = load_der_x509_certificate(base64.b64decode(encoded))
        key = certificate.public_key()
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return None
    return (key, attribute(certificate.subject, NameOID.COMMON_NAME)) if isinstance(key, RSAPublicKey) else None


def attribute(name: Name, oid: ObjectIdentifier) -> str:
    """Return the first attribute of this kind in a subject, "" if there is none."""
    found = name.get_attributes_for_oid(oid)
    return str(found[0].value) if found else ""


@lru_cache(maxsize=64)
def _certificate(text: str) -> Certificate:
    return load_der_x509_certificate(base64.b64decode(text, validate=True))
