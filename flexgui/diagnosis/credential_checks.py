"""Checks of key ID and merchant ID: their form, and whether they are those of the given credentials."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flexgui.diagnosis.result import Finding, proved, ruled_out, suspected, unknown
from flexgui.diagnosis.subject import Subject
from flexgui.flex.credentials import check_key_id, check_secret
from flexgui.flex.environment import Environment, EnvironmentKind, kind_of_host
from flexgui.translation import tr

PUBLIC_KEY_ID_START = "08c94330-"
"""The key ID of the merchant testrest, which the official samples publish with its secret."""

PUBLIC_TEST_MERCHANT = "testrest"
"""The merchant of CyberSource's public samples; its keys are for the test environment."""

_SOAP_KEY_LENGTH = 300  # a key of the SOAP API has about 344 characters
_MERCHANT_ID = re.compile(r"[a-z0-9_]+")
_MASKED_KEY_ID = re.compile(r"\*{2,}|[xX]{4,}|[•…]|\.{3}")  # the SDKs log ***2a0e and XXXXX
_SECURE_ACCEPTANCE = re.compile(r"[0-9a-fA-F]{32}")


def credential_findings(subject: Subject, environment: Environment | None) -> Iterator[Finding]:
    """Yield the findings on the IDs in the request; `environment` is that of the credentials."""
    yield from _key_id(subject)
    yield from _merchant_id(subject)
    yield from _environment(subject, environment)
    yield from _secret(subject)


def sent_key_id(subject: Subject) -> str:
    """Return the key ID that the request names, empty if there is none or it is masked."""
    if subject.bearer is not None:
        kid = subject.bearer.header.get("kid")
        return kid if isinstance(kid, str) else ""
    key_id = subject.signature.key_id if subject.signature is not None else ""
    return "" if _MASKED_KEY_ID.search(key_id) else key_id


def _key_id(subject: Subject) -> Iterator[Finding]:
    key_id, known = sent_key_id(subject), subject.credentials
    if known is not None and key_id == known.key_id:
        return
    cause = "credentials.key-id-shape"
    if subject.signature is not None and subject.bearer is None:
        if _SECURE_ACCEPTANCE.fullmatch(key_id):
            note = tr("keyid has 32 hexadecimal digits, as keys of Secure Acceptance have.")
            yield suspected("credentials.other-product-key", note)
        elif key_id and check_secret(key_id) is not None and not re.search(r"[{}<>\[\]\s]", key_id):
            problem = check_key_id(key_id)
            if problem is not None:
                yield proved(cause, problem)
            else:
                yield ruled_out(cause, tr("The key ID has the required form."))


def _merchant_id(subject: Subject) -> Iterator[Finding]:
    merchant, known = subject.merchant_id, subject.credentials
    cause = "credentials.merchant-id-shape"
    if not merchant:
        return
    shown = tr("The merchant ID is {value}.", value=repr(merchant))
    own = (known.merchant_id, known.portfolio_id) if known is not None else ()
    if merchant in own or _MERCHANT_ID.fullmatch(merchant):
        yield ruled_out(cause, shown)
    elif any(each and merchant.strip().lower() == each.lower() for each in own):
        yield proved(cause, shown)
    else:
        yield suspected(cause, shown)


def _environment(subject: Subject, environment: Environment | None) -> Iterator[Finding]:
    cause, key_id = "credentials.wrong-environment", sent_key_id(subject)
    host = re.sub(r":\d+$", "", subject.host).lower()
    kind = kind_of_host(host)
    if key_id.startswith(PUBLIC_KEY_ID_START):
        if kind is EnvironmentKind.PRODUCTION:
            note = tr(
                "The key is the published one of the samples for the test environment; the host is {host}.", host=host
            )
            yield proved(cause, note)
            return
        yield unknown("credentials.public-test-key", tr("The key ID is the one that the official samples publish."))
    elif kind is EnvironmentKind.PRODUCTION and subject.merchant_id == PUBLIC_TEST_MERCHANT:
        note = tr("{merchant} is the merchant of CyberSource’s public samples.", merchant=PUBLIC_TEST_MERCHANT)
        yield proved(cause, note)
        return
    if environment is None or subject.credentials is None or key_id != subject.credentials.key_id:
        return
    kinds = {EnvironmentKind.TEST, EnvironmentKind.PRODUCTION}
    if {kind, environment.kind} == kinds:
        note = tr("The key belongs to the environment {kind}; the host is {host}.", kind=environment.label, host=host)
        yield proved(cause, note)
    elif kind is environment.kind:
        yield ruled_out(cause, tr("Key and host belong to the environment {kind}.", kind=environment.label))


def _secret(subject: Subject) -> Iterator[Finding]:
    """Yield the finding on the form of the given secret; its text is never shown."""
    if subject.shared is None:
        return
    secret = subject.shared.secret.reveal()
    text = "".join(secret.split())
    if re.fullmatch(r"[0-9a-fA-F]{256}", text) or len(text) > _SOAP_KEY_LENGTH:
        note = tr("The given secret has {n} characters; the secret of a REST key has 44.", n=len(text))
        yield suspected("credentials.other-product-key", note)
    elif (problem := check_secret(secret)) is not None:
        yield suspected("credentials.secret-truncated", problem)
