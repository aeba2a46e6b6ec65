"""The whole signed text of an HTTP Signature, or the claims of a token, beside the correct ones."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from flexgui.diagnosis.reproduction import signing_text
from flexgui.diagnosis.result import Finding, SideBySide, Signed, compare
from flexgui.diagnosis.subject import Bearer, Subject
from flexgui.flex.auth.digest import has_digest
from flexgui.flex.auth.jwt_bearer import LIFETIME
from flexgui.translation import later

_MAX_CLAIMS, _MAX_VALUE_LENGTH = 60, 400


def signed_of(subject: Subject, findings: Sequence[Finding]) -> Signed | None:
    """Return the signed text or claims beside the correct ones; None for a request without a signature."""
    if subject.bearer is not None:
        return Signed(later("Claims of the token"), _claims(subject, subject.bearer))
    right = signing_text(subject)
    if not right:
        return None
    compared = [each.comparison for each in findings if each.comparison is not None]
    found = next(("\n".join(each.found) for each in compared if "\n".join(each.expected) == right), right)
    if subject.has_body and has_digest(subject.method):
        right = re.sub(r"^digest: .*", lambda _: f"digest: SHA-256={subject.true_digest}", right, flags=re.MULTILINE)
    return Signed(later("Text that is signed"), compare(found, right))


def _claims(subject: Subject, bearer: Bearer) -> SideBySide:
    """Compare the claims one by one; a claim that is missing on one side is an empty line there."""
    right = _right_claims(subject, bearer)
    names = list(dict.fromkeys((*bearer.claims, *right)))[:_MAX_CLAIMS]
    return compare(_lines(names, bearer.claims), _lines(names, right))


def _right_claims(subject: Subject, bearer: Bearer) -> dict[str, Any]:
    """Return the corrected claims; a claim that may have any value keeps the sent one."""
    sent, known = bearer.claims, subject.credentials
    right = dict(sent)
    if known is not None:
        right |= {"iss": known.signed_id, "v-c-merchant-id": known.merchant_id}
    issued, expires = sent.get("iat"), sent.get("exp")
    if type(issued) is int and not (type(expires) is int and issued < expires <= issued + LIFETIME):
        right["exp"] = issued + LIFETIME
    if str(sent.get("request-method")).lower() != subject.method.lower():
        right["request-method"] = subject.method.lower()
    if subject.url_is_known:
        right |= {"request-host": subject.host, "request-resource-path": subject.path}
    right["v-c-jwt-version"] = "2"
    if not has_digest(subject.method):
        right.pop("digest", None)
        right.pop("digestAlgorithm", None)
    elif subject.has_body:
        right["digest"] = subject.true_digest
        if "digest-algorithm" not in sent:
            right["digestAlgorithm"] = "SHA-256"
    return right


def _lines(names: Sequence[str], claims: Mapping[str, Any]) -> str:
    return "\n".join(_line(name, claims[name]) if name in claims else "" for name in names)


def _line(name: str, value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return f"{name}: {text if len(text) <= _MAX_VALUE_LENGTH else text[:_MAX_VALUE_LENGTH] + '…'}"
