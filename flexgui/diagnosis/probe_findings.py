"""Findings from the answers to the questions of `flexgui.diagnosis.probes`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from flexgui.diagnosis.answer import read_answer
from flexgui.diagnosis.probes import TRANSACTION_TARGET, Probe, ProbeAnswer
from flexgui.diagnosis.result import Finding, ruled_out, suspected
from flexgui.diagnosis.subject import Subject
from flexgui.errors import CredentialsError
from flexgui.flex.credentials import Credentials, P12Credentials, SigningMethod
from flexgui.translation import tr

_RULED_OUT_BY_ACCEPTANCE = (
    "credentials.merchant-mismatch",
    "credentials.key-secret-mismatch",
    "credentials.key-inactive",
    "credentials.key-expired",
)


def other_method(subject: Subject, credentials: Credentials) -> Credentials:
    """Return the credentials for the method that the request did not use. Raises CredentialsError for a P12."""
    if isinstance(credentials, P12Credentials):
        raise CredentialsError(tr("A P12 signs JWTs only; there is no other method to try."))
    method = SigningMethod.HTTP_SIGNATURE if subject.authorization is not None else SigningMethod.JWT_SHARED_SECRET
    return credentials._replace(method=method)


def probe_findings(subject: Subject, answers: Sequence[ProbeAnswer]) -> Iterator[Finding]:
    """Yield the findings from the answers to the questions."""
    for each in answers:
        asked = replace(subject, request=replace(subject.request, response=each.response))
        code = read_answer(asked).code
        note = tr("{probe}: the answer is {status}.", probe=_name(each.probe), status=each.response.status)
        if each.probe is Probe.TRANSACTION and code.proves_authentication:
            for cause in _RULED_OUT_BY_ACCEPTANCE:
                yield ruled_out(cause, note)
            yield suspected("account.product-not-enabled", f"{note} {tr('The credentials are accepted elsewhere.')}")
        elif code.refuses_authentication:
            yield suspected("credentials.merchant-mismatch", note)
        elif each.probe is Probe.OTHER_METHOD and code.proves_authentication:
            jwt = subject.authorization is not None
            yield suspected("jwt.route-takes-no-jwt" if jwt else "signature.retired", note)


def _name(probe: Probe) -> str:
    if probe is Probe.TRANSACTION:
        return f"GET {TRANSACTION_TARGET}"
    return tr("The same request by the other method")
