"""Checks of a bearer token that was signed with a P12: whose key verifies it, and which name its `kid` is.

Imports cryptography: import this module late.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from flexgui.diagnosis.result import Finding, FindingState, compare, finding, proved, ruled_out, suspected
from flexgui.diagnosis.subject import Bearer, Subject
from flexgui.flex.credentials import P12Credentials
from flexgui.flex.embedded_certificate import certificate_of
from flexgui.flex.jws import decode_any_base64
from flexgui.flex.public_key import verifies
from flexgui.translation import tr


def certificate_findings(subject: Subject, bearer: Bearer) -> Iterator[Finding]:
    """Yield the findings on RSA signature and `kid`, by the P12 of the profile or the token's own certificate."""
    algorithm, signature = str(bearer.header.get("alg")), decode_any_base64(bearer.segments[2]) or b""
    signed = f"{bearer.segments[0]}.{bearer.segments[1]}".encode("utf-8", "surrogatepass")
    own = _own_certificate(bearer)
    p12 = subject.p12
    if own is not None and not verifies(own[0], signed, signature, algorithm):
        note = tr("The certificate in x5c (CN {name}) does not verify the signature.", name=own[1])
        yield proved("jwt.wrong-certificate", note)
    elif own is not None and subject.merchant_id and own[1].casefold() != subject.merchant_id.casefold():
        note = tr("The certificate in x5c belongs to {name}; the merchant is {merchant}.", name=own[1],
                  merchant=subject.merchant_id)  # fmt: skip
        yield suspected("jwt.wrong-certificate", note)
    if p12 is None:
        return
    yield from _validity(subject, p12)
    if not bearer.version_1:
        yield from _kid(bearer, p12)
    if algorithm[:2] not in ("RS", "PS"):
        return
    if verifies(p12.p12.private_key.public_key(), signed, signature, algorithm):
        yield ruled_out("jwt.wrong-certificate", tr("The key of the given P12 verifies the signature."))
    else:
        note = tr("The key of the given P12 (CN {name}) does not verify the signature.",
                  name=p12.p12.certificate.common_name)  # fmt: skip
        yield suspected("jwt.wrong-certificate", note)


def _own_certificate(bearer: Bearer) -> tuple[RSAPublicKey, str] | None:
    chain = bearer.header.get("x5c")
    first = chain[0] if isinstance(chain, list) and chain else None
    return certificate_of(first) if isinstance(first, str) else None


def _validity(subject: Subject, p12: P12Credentials) -> Iterator[Finding]:
    judged, sentence = p12.p12.certificate.judge(subject.server_time or subject.now)
    state = FindingState.SUSPECTED if judged == "bad" else FindingState.RULED_OUT
    yield finding("jwt.certificate-expired", state, sentence)


def _kid(bearer: Bearer, p12: P12Credentials) -> Iterator[Finding]:
    cause, kid = "jwt.kid-mismatch", bearer.header.get("kid")
    if kid == p12.key_id:
        yield ruled_out(cause, tr("kid is the serialNumber of the certificate’s subject."))
        return
    if not isinstance(kid, str):
        return
    plain = kid.replace(":", "").casefold()
    names = [name for name, value in p12.p12.certificate.other_ids if value.casefold() == plain]
    note = tr("kid is {value}; the serialNumber is {right}.", value=json.dumps(kid), right=p12.key_id)
    if names:
        note += " " + tr("The sent value is {name}.", name=names[0])
    yield proved(cause, note, compare(kid, p12.key_id))
