"""P12 key stores: a merchant's private key and certificate, as the Business Center gives them out.

Facts: "Getting Started with REST Developer Guide" (JSON Web Tokens with a P12 certificate) and the official SDKs. The
certificate is the one whose subject's CN is the merchant ID (with a MetaKey, the portfolio ID), in any case; its key ID
is the subject's serialNumber (OID 2.5.4.5), not the certificate's own serial number. Friendly names differ from file to
file and are never looked at.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from flexgui.errors import CredentialsError
from flexgui.translation import day_in_words, tr, trn

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12KeyAndCertificates
    from cryptography.x509 import Certificate as X509Certificate
    from cryptography.x509 import Name, ObjectIdentifier

    from flexgui.flex.secret import Secret

P12Problem = Literal["pass phrase", "damaged", "no key", "no certificate", "no key id"]
WARN_DAYS = 30
"""Days before its end from which on a certificate is warned of."""

_SEQUENCE = 0x30


class P12Error(CredentialsError):
    """A P12 that cannot be signed with; `reason` says which part of the form it concerns."""

    def __init__(self, message: str, reason: P12Problem) -> None:
        """Keep the `reason`, so that the sentence can stand beside its field."""
        super().__init__(message)
        self.reason: P12Problem = reason


@dataclass(frozen=True)
class Certificate:
    """What a certificate says: its subject, the key ID that CyberSource knows it by, and when it holds (aware UTC)."""

    subject: str
    common_name: str
    key_id: str
    not_before: datetime
    not_after: datetime

    def days_left(self, now: datetime) -> int:
        """Return the whole days until it ends; negative once it has."""
        return (self.not_after - now).days

    def judge(self, now: datetime) -> tuple[Literal["ok", "warn", "bad"], str]:
        """Return how it stands and one sentence that says so; `now` is aware."""
        end = day_in_words(self.not_after)
        if now < self.not_before:
            start = day_in_words(self.not_before)
            told = tr("The certificate holds only from {start} on. Is this computer's clock right?", start=start)
            return "bad", told
        if now >= self.not_after:
            return "bad", tr("The certificate ended on {end}. Make a new P12 in the Business Center.", end=end)
        days = self.days_left(now)
        left = trn("{n} day left", "{n} days left", days) if days else tr("less than a day left")
        if days < WARN_DAYS:
            return "warn", tr("The certificate ends on {end}, {left}. Make a new P12 in time.", end=end, left=left)
        return "ok", tr("Valid until {end}, {left}.", end=end, left=left)


@dataclass(frozen=True)
class P12:
    """A private key with its certificate; the key never shows."""

    certificate: Certificate
    private_key: RSAPrivateKey = field(repr=False, compare=False)


def open_p12(raw: bytes, pass_phrase: Secret, common_name: str) -> P12:
    """Return the key and the certificate of `common_name` from the bytes of a P12 file (PKCS #12, RFC 7292).

    Raises P12Error: the pass phrase is wrong, the file is damaged, or it lacks what is needed.
    """
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

    store = _load(raw, pass_phrase)
    key = store.key
    if key is None:
        raise P12Error(tr("The P12 holds no private key. Download the one that was made with the key."), "no key")
    if not isinstance(key, RSAPrivateKey):
        raise P12Error(tr("The P12's private key is not an RSA key; CyberSource takes RSA only."), "no key")
    held = [each.certificate for each in (store.cert, *store.additional_certs) if each is not None]
    return P12(_facts(_pick(held, key, common_name)), key)


def _load(raw: bytes, pass_phrase: Secret) -> PKCS12KeyAndCertificates:
    from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12

    if not _is_whole(raw):
        raise P12Error(tr("This is no P12 file, or a part of it is missing."), "damaged")
    typed = pass_phrase.reveal().encode("utf-8", "replace")
    # An empty pass phrase is written in two ways, by the tool that made the file.
    for password in [typed] if typed else [b"", None]:
        try:
            return load_pkcs12(raw, password)
        except ValueError:
            continue
        except Exception as error:  # an algorithm that this OpenSSL has not; no text of theirs, it may quote the file
            kind = type(error).__name__
            said = tr("The P12 is protected in a way that cannot be read ({kind}).", kind=kind)
            raise P12Error(said, "damaged") from None
    if not typed:
        raise P12Error(tr("The P12 needs its pass phrase."), "pass phrase")
    said = tr("The pass phrase does not open this file. If it is right, the file is damaged.")
    raise P12Error(said, "pass phrase")


def _is_whole(raw: bytes) -> bool:
    """Tell whether this is one DER SEQUENCE that is all there: the checksum inside cannot tell this apart."""
    if len(raw) < 4 or raw[0] != _SEQUENCE:
        return False
    if raw[1] == 0x80:  # BER of indefinite length, as some tools write: no length to compare with
        return raw.endswith(b"\0\0")
    if raw[1] < 0x80:
        return len(raw) == 2 + raw[1]
    octets = raw[1] & 0x7F
    return len(raw) == 2 + octets + int.from_bytes(raw[2 : 2 + octets], "big")


def _pick(held: list[X509Certificate], key: RSAPrivateKey, common_name: str) -> X509Certificate:
    from cryptography.x509.oid import NameOID

    public = key.public_key().public_numbers()
    own = [each for each in held if _numbers(each) == public]
    if not own:
        raise P12Error(tr("The P12 holds no certificate of its private key."), "no certificate")
    names = [_attribute(each.subject, NameOID.COMMON_NAME) for each in own]
    for certificate, name in zip(own, names, strict=True):
        if name.casefold() == common_name.strip().casefold():
            return certificate
    said = tr("The P12 is of “{owner}”, not of “{name}”.", owner=names[0], name=common_name.strip())
    raise P12Error(said, "no certificate")


def _numbers(certificate: X509Certificate) -> object:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    try:
        key = certificate.public_key()
    except Exception:  # of a kind that is not known here: not ours in any case
        return None
    return key.public_numbers() if isinstance(key, RSAPublicKey) else None


def _facts(certificate: X509Certificate) -> Certificate:
    from cryptography.x509.oid import NameOID

    key_id = _attribute(certificate.subject, NameOID.SERIAL_NUMBER)
    if not key_id:
        said = tr("The certificate's subject has no serialNumber, which CyberSource knows keys by.")
        raise P12Error(said, "no key id")
    return Certificate(
        certificate.subject.rfc4514_string({NameOID.SERIAL_NUMBER: "serialNumber"}),
        _attribute(certificate.subject, NameOID.COMMON_NAME),
        key_id,
        certificate.not_valid_before_utc,
        certificate.not_valid_after_utc,
    )


def _attribute(name: Name, oid: ObjectIdentifier) -> str:
    found = name.get_attributes_for_oid(oid)
    return str(found[0].value) if found else ""
