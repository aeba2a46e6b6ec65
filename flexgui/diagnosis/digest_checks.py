"""Checks of the digest against the body that was sent, for the Digest header and for the claim of a bearer token."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from flexgui.diagnosis.body_forms import BodyForm
from flexgui.diagnosis.result import Finding, FindingState, compare, finding, proved, ruled_out, suspected, unknown
from flexgui.diagnosis.subject import Subject
from flexgui.flex.auth.digest import has_digest
from flexgui.flex.jws import decode_any_base64
from flexgui.translation import tr

PREFIX = "SHA-256="
_IN_BASE64 = re.compile(r"[A-Za-z0-9+/]{43}=")
_MAX_SHOWN = 2_000


def digest_findings(subject: Subject) -> Iterator[Finding]:
    """Yield the findings on the Digest header."""
    sent = subject.header("digest")
    if sent is None or subject.body_is_missing:
        if sent is not None:
            yield unknown("digest.body-reserialised", tr("The body is not known, so its digest cannot be checked."))
        return
    value = sent.removeprefix(PREFIX)
    if sent.startswith(PREFIX) and value == subject.true_digest:
        note = tr("The digest is that of the body that was sent.")
        for cause in ("digest.body-reserialised", "digest.form", "digest.newline-or-bom", "digest.charset"):
            yield ruled_out(cause, note)
        if (encoding := _content_encoding(subject)) is not None:
            yield suspected("digest.compressed-body", encoding)
        return
    is_well_formed = sent.startswith(PREFIX) and (_IN_BASE64.fullmatch(value) or _is_hex_in_base64(value))
    if not is_well_formed:
        yield proved("digest.form", tr("Digest is {value}.", value=repr(sent[:200])))
        value = re.sub(r"(?i)^(digest:\s*)?((sha-?\d{1,3}|md5)=)*", "", sent)
    if (subject.has_body or is_well_formed) and value not in _right_encodings(subject.request.body):
        mistake = _mistake(subject, value)
        yield _judged(subject, mistake.cause, mistake.note, value)


def claim_findings(subject: Subject, claims: dict[str, object]) -> Iterator[Finding]:
    """Yield the findings on the digest claim of a bearer token of version 2."""
    value, cause = claims.get("digest"), "jwt.digest-mismatch"
    if value is None:
        if subject.has_body and has_digest(subject.method):
            yield proved(cause, tr("The request has a body, and the token has no digest."))
        return
    if not isinstance(value, str):
        yield proved(cause, tr("The claim digest is not a string."))
        return
    bare = value
    if value.upper().startswith("SHA-256="):
        yield proved("jwt.digest-prefix", tr("The claim digest is {value}.", value=repr(value)))
        bare = value[len(PREFIX) :]
    if subject.method and not subject.has_body and not has_digest(subject.method):
        state = FindingState.SUSPECTED if bare == subject.true_digest else FindingState.PROVED
        yield finding(cause, state, tr("The request has a digest, and its method is {method}.", method=subject.method))
    elif subject.body_is_missing:
        yield unknown(cause, tr("The body is not known, so its digest cannot be checked."))
    elif bare == subject.true_digest:
        if (encoding := _content_encoding(subject)) is not None:
            yield suspected("digest.compressed-body", encoding)
        yield ruled_out(cause, tr("The digest is that of the body that was sent."))
    else:
        mistake = _mistake(subject, bare)
        yield _judged(subject, cause, mistake.note, bare)
        if mistake.is_known:
            yield _judged(subject, mistake.cause, mistake.note, bare)
    algorithm = claims.get("digestAlgorithm")
    if algorithm != "SHA-256":
        if algorithm is None and claims.get("digest-algorithm") == "SHA-256":
            yield unknown("jwt.digest-algorithm-name", tr("The claim is called digest-algorithm; this was accepted."))
        elif algorithm is None:
            yield proved("jwt.digest-algorithm-name", tr("The token has a digest, and no digestAlgorithm."))
        else:
            yield proved("jwt.digest-algorithm-name", tr("digestAlgorithm is {value}.", value=repr(algorithm)))


def _is_hex_in_base64(value: str) -> bool:
    raw = decode_any_base64(value)
    return raw is not None and re.fullmatch(rb"[0-9A-Fa-f]{64}", raw) is not None


class _Mistake(NamedTuple):
    """The cause of a digest that does not fit; `is_known` if it was reproduced."""

    cause: str
    note: str
    is_known: bool = True


def _mistake(subject: Subject, value: str) -> _Mistake:
    body = subject.request.body
    if _is_hex_in_base64(value):
        hexadecimal = (decode_any_base64(value) or b"").decode().lower()
        fits = hexadecimal == hashlib.sha256(body).hexdigest()
        note = tr("The digest decodes to 64 hexadecimal digits.")
        return _Mistake(
            "digest.hex-then-base64", note if fits else f"{note} {tr('They are not the hash of this body.')}"
        )
    encoding = _content_encoding(subject)
    if encoding is not None:
        return _Mistake("digest.compressed-body", encoding)
    if body.startswith(b"\x1f\x8b"):
        return _Mistake("digest.compressed-body", tr("The body that was sent is compressed with gzip."))
    form = _form_of(subject, value)
    if form is not None:
        return _Mistake(form.cause, tr("The digest is that of {what}.", what=tr(form.description)))
    for name, shown in (("sha1", "SHA-1"), ("sha512", "SHA-512"), ("md5", "MD5")):
        if value == hash_digest(body, name):
            return _Mistake("digest.form", tr("The digest was made with {name}.", name=shown))
    note = tr("The digest does not match the body that was sent, in any known form.")
    return _Mistake("digest.body-reserialised", note, is_known=False)


def _content_encoding(subject: Subject) -> str | None:
    """Return a sentence about the compression that the headers name, None if they name none."""
    value = subject.header("content-encoding")
    if not value or value.lower() == "identity":
        return None
    return tr("The body was sent with Content-Encoding {value}.", value=value)


def hash_digest(body: bytes, name: str) -> str:
    """Return the hash of a body in base64."""
    return base64.b64encode(hashlib.new(name, body, usedforsecurity=False).digest()).decode()


def _form_of(subject: Subject, value: str) -> BodyForm | None:
    is_hex = re.fullmatch(r"[0-9A-Fa-f]{64}", value)
    return subject.hashed_forms.get(bytes.fromhex(value) if is_hex else decode_any_base64(value) or b"")


def _right_encodings(body: bytes) -> tuple[str, ...]:
    raw = hashlib.sha256(body).digest()
    padded = (base64.b64encode(raw).decode(), base64.urlsafe_b64encode(raw).decode())
    return (*padded, *(each.rstrip("=") for each in padded), raw.hex(), raw.hex().upper())


def _judged(subject: Subject, cause: str, note: str, value: str) -> Finding:
    """Return the finding: proved if the bytes are known to be those that were sent."""
    body = subject.request.body
    form = _form_of(subject, value)
    sides = compare(value, subject.true_digest)
    if form is not None and max(len(form.body), len(body)) <= _MAX_SHOWN:
        with suppress(UnicodeDecodeError):  # other bytes cannot be shown as text without changing their digest
            sides = compare(form.body.decode(), body.decode())
    if subject.request.body_is_original:
        return finding(cause, FindingState.PROVED, note, sides)
    state = FindingState.SUSPECTED
    if form is not None and form.cause == "digest.newline-or-bom":
        state = _state_of_line_end(subject, len(form.body))
    return finding(cause, state, f"{note} {tr('The pasted body may differ from the bytes that were sent.')}", sides)


def _state_of_line_end(subject: Subject, hashed_length: int) -> FindingState:
    """Return the state if only a line end differs, which pasting may have lost: Content-Length decides."""
    length = (subject.header("content-length") or "").strip()
    if length == str(hashed_length):
        return FindingState.RULED_OUT
    return FindingState.SUSPECTED if length == str(len(subject.request.body)) else FindingState.UNKNOWN
