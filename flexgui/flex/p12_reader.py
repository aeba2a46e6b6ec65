"""Opening P12 files (PKCS #12, RFC 7292). Imports cryptography, which is slow to load: import this module late."""

from __future__ import annotations

import warnings

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.hazmat.primitives.serialization import load_der_private_key
from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12KeyAndCertificates, load_pkcs12
from cryptography.x509 import Certificate as X509Certificate
from cryptography.x509.oid import NameOID

from flexgui.errors import P12Error
from flexgui.flex.ber import Element
from flexgui.flex.embedded_certificate import attribute
from flexgui.flex.jws import base64url_encode
from flexgui.flex.p12 import P12, Certificate
from flexgui.flex.p12_container import check_iterations, key_bags, parse_container
from flexgui.flex.secret import Secret
from flexgui.translation import tr


def open_p12(raw: bytes, pass_phrase: Secret, common_name: str) -> P12:
    """Return the key and the certificate of `common_name` from the bytes of a P12 file.

    Of several entries for that name, the certificate that ends last is used. Raises P12Error: the pass phrase is wrong,
    the file is not a P12, or it lacks what is needed.
    """
    container = parse_container(raw)
    check_iterations(container)
    store = _load(container, pass_phrase)
    certificates = [each.certificate for each in (store.cert, *store.additional_certs) if each is not None]
    certificate, key = _find_pair(certificates, _private_keys(container, store, pass_phrase), common_name.strip())
    return P12(_facts(certificate, key), key)


def _load(container: Element, pass_phrase: Secret) -> PKCS12KeyAndCertificates:
    # cryptography reads files in BER or with PBMAC1 by a fallback, and warns on standard error.
    warnings.filterwarnings("ignore", "PKCS#12 bundle could not be parsed as DER", UserWarning)
    raw = container.to_der()
    typed = pass_phrase.reveal().encode("utf-8", "replace")
    # Tools write an empty pass phrase in two ways.
    for password in [typed] if typed else [b"", None]:
        try:
            return load_pkcs12(raw, password)
        except ValueError:
            continue
        except Exception as error:  # an algorithm that is not supported; the library's text may quote the file
            kind = type(error).__name__
            message = tr("The P12 is encrypted in a way that is not supported ({kind}).", kind=kind)
            raise P12Error(message, "damaged") from None
    if not typed:
        raise P12Error(tr("The P12 needs its pass phrase."), "pass phrase")
    message = tr("The pass phrase does not open this file. If it is right, the file is damaged.")
    raise P12Error(message, "pass phrase")


def _private_keys(container: Element, store: PKCS12KeyAndCertificates, pass_phrase: Secret) -> list[RSAPrivateKey]:
    """Return the RSA keys of the file: cryptography returns only one, so the others are read from their bags."""
    if store.key is None:
        raise P12Error(tr("The P12 has no private key. Download the P12 that was made with the key."), "no key")
    keys: list[object] = [store.key]
    bags = list(key_bags(container))
    typed = pass_phrase.reveal().encode("utf-8", "replace")
    for encoded, encrypted in bags if len(bags) > 1 else ():
        try:
            keys.append(load_der_private_key(encoded, typed if encrypted else None))
        except (ValueError, TypeError, UnsupportedAlgorithm):
            continue  # an entry with its own pass phrase
    found = [each for each in keys if isinstance(each, RSAPrivateKey)]
    if not found:
        raise P12Error(tr("The P12’s private key is not an RSA key. CyberSource accepts RSA keys only."), "no key")
    return found


def _find_pair(
    certificates: list[X509Certificate], keys: list[RSAPrivateKey], common_name: str
) -> tuple[X509Certificate, RSAPrivateKey]:
    wanted = [each for each in certificates if _name_of(each).casefold() == common_name.casefold()]
    wanted.sort(key=lambda each: each.not_valid_after_utc, reverse=True)
    key_of: dict[object, RSAPrivateKey] = {each.public_key().public_numbers(): each for each in keys}
    for certificate in wanted:
        key = key_of.get(_numbers(certificate))
        if key is not None:
            return certificate, key
    if wanted:
        message = tr("The P12 has the certificate of “{name}”, but not its private key.", name=common_name)
        raise P12Error(message, "no certificate")
    owners = [_name_of(each) for each in certificates if _numbers(each) in key_of]
    if not owners:
        raise P12Error(tr("The P12 has no certificate for its private key."), "no certificate")
    listed = ", ".join(f"“{each}”" for each in owners)
    message = tr("The P12 belongs to {owners}, not to “{name}”.", owners=listed, name=common_name)
    raise P12Error(message, "no certificate")


def _numbers(certificate: X509Certificate) -> object:
    """Return the RSA public numbers, or None for another or an unreadable kind of key."""
    try:
        key = certificate.public_key()
    except (ValueError, UnsupportedAlgorithm):
        return None
    return key.public_numbers() if isinstance(key, RSAPublicKey) else None


def _facts(certificate: X509Certificate, key: RSAPrivateKey) -> Certificate:
    key_id = attribute(certificate.subject, NameOID.SERIAL_NUMBER)
    if not key_id:
        message = tr("The certificate’s subject has no serialNumber, by which CyberSource identifies keys.")
        raise P12Error(message, "no key id")
    return Certificate(
        certificate.subject.rfc4514_string({NameOID.SERIAL_NUMBER: "serialNumber"}),
        _name_of(certificate),
        key_id,
        certificate.not_valid_before_utc,
        certificate.not_valid_after_utc,
        key.key_size,
        _other_ids(certificate),
    )


def _other_ids(certificate: X509Certificate) -> tuple[tuple[str, str], ...]:
    """Return the other identifiers of the certificate that clients send as key ID by mistake."""
    sha1, sha256 = certificate.fingerprint(SHA1()), certificate.fingerprint(SHA256())  # noqa: S303  names, no proofs
    return (
        (tr("the certificate’s own serial number"), str(certificate.serial_number)),
        (tr("the certificate’s own serial number in hexadecimal"), f"{certificate.serial_number:x}"),
        (tr("the SHA-1 thumbprint"), sha1.hex()),
        (tr("the SHA-256 thumbprint"), sha256.hex()),
        (tr("the SHA-1 thumbprint in base64url"), base64url_encode(sha1)),
        (tr("the SHA-256 thumbprint in base64url"), base64url_encode(sha256)),
        (tr("the common name"), _name_of(certificate)),
    )


def _name_of(certificate: X509Certificate) -> str:
    return attribute(certificate.subject, NameOID.COMMON_NAME)
