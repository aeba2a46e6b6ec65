"""The content of a P12 key store for one merchant: a private key and its certificate.

Facts: "Getting Started with REST Developer Guide" (JSON Web Tokens with a P12 certificate) and the official SDKs. The
certificate is the one whose subject's CN is the merchant ID (with a MetaKey, the portfolio ID), ignoring case. Its key
ID is the subject's serialNumber (OID 2.5.4.5), not the certificate's own serial number. Friendly names differ from file
to file and are ignored.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from flexgui.translation import day_in_words, tr, trn

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

WARN_DAYS = 30
"""Days before its expiry from which a certificate gets a warning."""

MIN_KEY_BITS = 2048
"""Minimum length of a safe RSA key (NIST SP 800-131A)."""


@dataclass(frozen=True)
class Certificate:
    """A certificate: its subject, the key ID that CyberSource knows it by, its validity (aware UTC) and its key size.

    `key_bits` is 0 if it is not known. `other_ids` are names of the certificate that clients send as key ID by mistake,
    each with a description.
    """

    subject: str
    common_name: str
    key_id: str
    not_before: datetime
    not_after: datetime
    key_bits: int = 0
    other_ids: tuple[tuple[str, str], ...] = ()

    def judge(self, now: datetime) -> tuple[Literal["ok", "warn", "bad"], str]:
        """Return whether it can be used at `now` (aware), with a sentence."""
        end = day_in_words(self.not_after)
        if now < self.not_before:
            start = day_in_words(self.not_before)
            message = tr("The certificate is valid only from {start} on. Is this computer’s clock right?", start=start)
            return "bad", message
        if now >= self.not_after:
            return "bad", tr("The certificate ended on {end}. Make a new P12 in the Business Center.", end=end)
        days = (self.not_after - now).days
        left = trn("{n} day left", "{n} days left", days) if days else tr("less than a day left")
        if days < WARN_DAYS:
            return "warn", tr("The certificate ends on {end}, {left}. Make a new P12 in time.", end=end, left=left)
        if 0 < self.key_bits < MIN_KEY_BITS:
            message = tr(
                "Its RSA key has only {n} bits; {least} are considered safe. Make a new P12 in the Business Center.",
                n=self.key_bits,
                least=MIN_KEY_BITS,
            )
            return "warn", message
        return "ok", tr("Valid until {end}, {left}.", end=end, left=left)


@dataclass(frozen=True)
class P12:
    """A private key with its certificate; repr never shows the key."""

    certificate: Certificate
    private_key: RSAPrivateKey = field(repr=False, compare=False)
