"""Findings from the search for the sent signature: a hit proves the mistake, no hit suggests the key pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flexgui.diagnosis.bearer_reproduction import reproduce_bearer
from flexgui.diagnosis.credential_checks import sent_key_id
from flexgui.diagnosis.key_forms import NOT_DECODED
from flexgui.diagnosis.reproduction import Reproduction, reproduce_http_signature
from flexgui.diagnosis.result import Finding, compare, proved, ruled_out, suspected, unknown
from flexgui.diagnosis.subject import TARGET_NAMES, Subject
from flexgui.flex.credentials import Credentials, check_key_id
from flexgui.translation import number, tr

_MISMATCH = "credentials.key-secret-mismatch"
_MERCHANT = "credentials.merchant-mismatch"
_RULED_OUT_BY_A_RIGHT_TEXT = (
    NOT_DECODED, "credentials.secret-whitespace", "credentials.secret-truncated", "signature.header-order",
    "signature.string-separators", "signature.target-method-case", "signature.target-form", "signature.host-form",
    "signature.date-differs", "signature.encoding",
)  # fmt: skip
_RULED_OUT_BY_A_RIGHT_TOKEN = (
    "jwt.secret-not-decoded", "credentials.secret-whitespace", "credentials.secret-truncated",
)  # fmt: skip


def reproduction_findings(subject: Subject) -> Iterator[Finding]:
    """Yield the findings on the signature or token that was sent, by the secret of the profile."""
    if subject.proof_is_masked:
        yield unknown(_MISMATCH, tr("The signature is masked in the pasted text, so it cannot be reproduced."))
        return
    if subject.bearer is not None:
        if str(subject.bearer.header.get("alg")).startswith("HS"):
            note = tr("The token’s signature matches the given secret.")
            yield from _judged(subject, reproduce_bearer(subject), _RULED_OUT_BY_A_RIGHT_TOKEN, note)
        if subject.p12 is not None or "x5c" in subject.bearer.header:
            # Imported late: only tokens with a certificate need cryptography.
            from flexgui.diagnosis.certificate_checks import certificate_findings

            yield from certificate_findings(subject, subject.bearer)
        yield from _claimed_ids(subject)
    elif subject.signature is not None:
        note = tr("The signature matches the given secret and the request as it was sent.")
        yield from _judged(subject, reproduce_http_signature(subject), _RULED_OUT_BY_A_RIGHT_TEXT, note)


def _judged(subject: Subject, found: Reproduction | None, causes: Sequence[str], right: str) -> Iterator[Finding]:
    """Yield the findings of a search; a correct signature rules `causes` out for the reason `right`."""
    if found is None:
        return
    if found.mistakes is None:
        yield from _not_reproduced(subject, found)
        return
    if not found.mistakes:
        for cause in causes:
            yield ruled_out(cause, right)
    listed = tr(" and ").join(tr(each.description) for each in found.mistakes)
    whole = tr("The sent signature is reproduced with {what}.", what=listed)
    sides = compare(found.signed_text, found.right_text) if found.signed_text != found.right_text else None
    for mistake in found.mistakes:
        is_bearer = subject.bearer is not None
        cause = "jwt.secret-not-decoded" if is_bearer and mistake.cause == NOT_DECODED else mistake.cause
        yield proved(cause, whole, sides)
    yield from _ids(subject, found)


def _not_reproduced(subject: Subject, found: Reproduction) -> Iterator[Finding]:
    known = subject.credentials
    assert known is not None
    key_id = sent_key_id(subject)
    if key_id and key_id != known.key_id:
        note = tr("The request names the key {sent}; the given secret belongs to {own}.", sent=_shown(key_id, subject),
                  own=known.key_id)  # fmt: skip
        yield unknown(_MISMATCH, note)
        return
    if not _is_whole(subject):
        yield unknown(_MISMATCH, tr("A part of the request is not in the text, so its signature cannot be checked."))
        return
    note = tr(
        "None of {n} combinations with the given secret produces the signature that was sent.", n=number(found.tried)
    )
    if subject.signature is not None and subject.bearer is None:
        note += "\n" + tr("The text that should have been signed:") + "\n" + found.right_text
    yield suspected(_MISMATCH, note)


def _is_whole(subject: Subject) -> bool:
    """Return whether the text has everything that was signed."""
    if subject.bearer is not None:
        return True
    names = subject.signature.names if subject.signature is not None else ()
    sent = all(subject.header(name) is not None for name in names if name not in (*TARGET_NAMES, "host"))
    return subject.url_is_known and (sent or not subject.is_incomplete)


def _ids(subject: Subject, found: Reproduction) -> Iterator[Finding]:
    """Compare key ID and merchant ID of the request with those of the secret that made the signature."""
    known = subject.credentials
    assert known is not None
    key_id, merchant = sent_key_id(subject), subject.merchant_id
    bearer = subject.bearer is not None
    if key_id and key_id != known.key_id and (bearer or check_key_id(key_id) is None):  # else malformed
        note = tr("The signature was made with the secret of the key {own}; the request names {sent}.",
                  own=known.key_id, sent=_shown(key_id, subject))  # fmt: skip
        yield proved("jwt.kid-mismatch" if bearer else _MISMATCH, note)
    if not merchant or any(each.cause in (_MERCHANT, "signature.metakey") for each in found.mistakes or ()):
        return
    yield from _merchant(merchant, known, bearer)


def _claimed_ids(subject: Subject) -> Iterator[Finding]:
    """Compare `iss` with the owner of the key."""
    bearer, known = subject.bearer, subject.credentials
    if bearer is None or bearer.version_1 or "iss" not in bearer.claims:
        return
    issuer, cause = bearer.claims["iss"], "jwt.issuer-mismatch"
    if known is None:
        if issuer != bearer.claims.get("v-c-merchant-id"):
            yield unknown(cause, tr("iss is not v-c-merchant-id, which is correct for a MetaKey only."))
    elif sent_key_id(subject) == known.key_id:
        if issuer != known.signed_id:
            yield proved(
                cause, tr("iss is {sent}; the key belongs to {own}.", sent=repr(issuer), own=repr(known.signed_id))
            )
        else:
            yield ruled_out(cause, tr("The claim iss names the owner of the key."))


def _merchant(merchant: str, known: Credentials, is_bearer: bool) -> Iterator[Finding]:
    if known.portfolio_id and merchant == known.portfolio_id != known.merchant_id:
        note = tr("v-c-merchant-id is the portfolio ID {portfolio}.", portfolio=repr(merchant))
        yield proved(_MERCHANT if is_bearer else "signature.metakey", note)
    elif merchant != known.merchant_id and merchant.strip().lower() != known.merchant_id.lower():
        note = tr("The request is for merchant {sent}; the key belongs to {own}.", sent=repr(merchant),
                  own=repr(known.merchant_id))  # fmt: skip
        yield proved(_MERCHANT, note)


def _shown(key_id: str, subject: Subject) -> str:
    secret = subject.shared.secret.reveal().strip() if subject.shared is not None else ""
    return "…" if secret and secret in key_id else key_id[:64]
