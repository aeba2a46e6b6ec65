"""Checks of an HTTP Signature that need no secret: the header, its list of names, the date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flexgui.diagnosis.result import Finding, FindingState, finding, proved, ruled_out, suspected, unknown
from flexgui.diagnosis.subject import DATE_NAMES, HTTP_DATE, PLACEHOLDER_START, TARGET_NAMES, SignatureHeader, Subject
from flexgui.flex.auth.digest import has_digest
from flexgui.flex.credentials import check_secret
from flexgui.flex.jws import decode_any_base64
from flexgui.translation import tr

MAX_SKEW_SECONDS = 300
"""A difference of clocks that is worth a suspicion; the real limit is documented nowhere."""

_SIGNATURE = re.compile(r"[A-Za-z0-9+/]{43}=")
_LIST_FORM = re.compile(r"[a-z0-9()-]+( [a-z0-9()-]+)*")
_HEADER_FORM = re.compile(r'\s*[A-Za-z]+="[^"]*"(\s*,\s*[A-Za-z]+="[^"]*")*\s*')
_MERCHANT_NAMES = re.compile(r"(?i)merchant")


def signature_findings(subject: Subject) -> Iterator[Finding]:
    """Yield the findings on the headers of an HTTP Signature, without the secret."""
    header = subject.signature
    if header is None:
        return
    yield from _form(header, subject)
    yield from _names(header, subject)
    yield from _dates(header, subject)
    yield from _merchant(subject)
    yield unknown("signature.retired", tr("CyberSource announced the end of HTTP Signature for 2026 or 2027."))


def _form(header: SignatureHeader, subject: Subject) -> Iterator[Finding]:
    parameters = header.parameters
    absent = [name for name in ("keyid", "algorithm", "headers", "signature") if name not in parameters]
    listed = parameters.get("headers", "")
    cause = "signature.header-list-form"
    if absent and not subject.proof_is_masked:
        yield proved(cause, tr("The Signature header lacks {names}.", names=", ".join(absent)))
    elif not _HEADER_FORM.fullmatch(header.text):
        note = tr('The Signature header does not have the form keyid="…", algorithm="…", headers="…", signature="…".')
        yield proved(cause, note)
    elif not _LIST_FORM.fullmatch(listed):
        yield proved(cause, tr("headers= is {value}.", value=repr(listed)))
    elif len(set(header.names)) < len(header.names):
        yield proved(cause, tr("headers= names a header twice: {value}.", value=repr(listed)))
    else:
        yield ruled_out(cause, tr("The header and its list of names have the right form."))
    algorithm = parameters.get("algorithm")
    if algorithm is not None and algorithm != "HmacSHA256":
        yield proved("signature.algorithm-name", tr("algorithm is {value}.", value=repr(algorithm)))
    key_id = header.key_id
    secret = subject.shared.secret.reveal().strip() if subject.shared is not None else ""
    if key_id and (key_id.strip() == secret or (check_secret(key_id) is None and len(key_id) > 36)):
        yield proved("signature.key-id-form", tr("keyid has the form of a shared secret."))
    elif re.search(r"[{}<>\[\]\s]", key_id) and PLACEHOLDER_START not in key_id:
        yield proved("signature.key-id-form", tr("keyid is {value}.", value=repr(key_id)))
    yield from _encoding(header.signature, subject)


def _encoding(signature: str, subject: Subject) -> Iterator[Finding]:
    if not signature or subject.proof_is_masked or _SIGNATURE.fullmatch(signature):
        return
    cause = "signature.encoding"
    raw = decode_any_base64(signature)
    if re.fullmatch(r"[0-9A-Fa-f]{64}", signature):
        yield proved(cause, tr("The signature is in hexadecimal."))
    elif raw is not None and len(raw) == 64 and re.fullmatch(rb"[0-9A-Fa-f]{64}", raw):
        yield proved(cause, tr("The signature is the hexadecimal text of the HMAC, encoded in base64."))
    elif re.search(r"[-_]", signature) or (raw is not None and len(raw) == 32):
        yield proved(cause, tr("The signature is in base64url, or without its = at the end."))
    else:
        note = tr("The signature has {n} characters; 32 bytes have 44 in base64.", n=len(signature))
        yield suspected(cause, note)


def _names(header: SignatureHeader, subject: Subject) -> Iterator[Finding]:
    names = header.names
    if not names:
        return
    if "(request-target)" in names:
        yield suspected("signature.target-parentheses", tr("headers= names (request-target)."))
    if "host" not in names or not any(name in names for name in TARGET_NAMES) or "v-c-merchant-id" not in names:
        wanted = ("host", "request-target", "v-c-merchant-id")
        absent = [each for each in wanted if each not in names and f"({each})" not in names]
        yield proved("signature.header-order", tr("headers= does not name {names}.", names=", ".join(absent)))
    missing = [name for name in names if name not in (*TARGET_NAMES, "host") and subject.header(name) is None]
    for name in missing:
        if name in DATE_NAMES or name in ("v-c-merchant-id", "digest"):
            continue  # each has its own cause
        yield _absent(subject, "signature.header-order", tr("headers= names {name}, which was not sent.", name=name))
    yield from _digest_name(names, subject)


def _digest_name(names: tuple[str, ...], subject: Subject) -> Iterator[Finding]:
    cause, sent = "digest.method-mismatch", subject.header("digest")
    if "digest" in names and sent is None:
        yield _absent(subject, cause, tr("headers= names digest, and no Digest header was sent."))
    elif has_digest(subject.method) and subject.has_body and "digest" not in names:
        yield proved(cause, tr("The request has a body, and headers= does not name digest."))
    elif subject.method in ("GET", "DELETE", "HEAD") and ("digest" in names or sent is not None):
        yield suspected(cause, tr("The request has a digest, and its method is {method}.", method=subject.method))


def _dates(header: SignatureHeader, subject: Subject) -> Iterator[Finding]:
    sent = {name: value for name in DATE_NAMES if (value := subject.header(name)) is not None}
    listed = [name for name in DATE_NAMES if name in header.names]
    if not sent:
        yield _absent(subject, "signature.date-missing", tr("The request has neither date nor v-c-date."))
        return
    if listed and not any(name in sent for name in listed):
        note = tr(
            "headers= names {listed}; the header that was sent is {sent}.", listed=listed[0], sent=next(iter(sent))
        )
        yield proved("signature.date-name-mismatch", note)
    if not listed and header.names:
        yield suspected("signature.date-not-signed", tr("headers= names neither date nor v-c-date."))
    name = next((each for each in listed if each in sent), next(iter(sent)))
    value = sent[name]
    state = FindingState.RULED_OUT if HTTP_DATE.fullmatch(value) else FindingState.PROVED
    yield finding("signature.date-format", state, tr("{name} is {value}.", name=name, value=repr(value)))


def _merchant(subject: Subject) -> Iterator[Finding]:
    if subject.header("v-c-merchant-id") is None:
        other = next((name for name, _ in subject.request.headers if _MERCHANT_NAMES.search(name)), None)
        if other is not None:
            note = tr("The request has the header {name}, and no v-c-merchant-id.", name=other)
        else:
            note = tr("The request has no header v-c-merchant-id.")
        yield _absent(subject, "signature.merchant-header-name", note)


def _absent(subject: Subject, cause: str, note: str) -> Finding:
    """Return the finding for a missing header; it is unknown if the text lacks a part of the request."""
    return finding(cause, FindingState.UNKNOWN if subject.is_incomplete else FindingState.PROVED, note)
