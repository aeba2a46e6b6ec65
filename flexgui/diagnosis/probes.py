"""Questions to the service, which change nothing there but show more than the refusal, and what the answers mean.

They are sent to the sandbox and to test hosts only, and only when the user asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from flexgui.diagnosis.answer import read_answer
from flexgui.diagnosis.result import Finding, ruled_out, suspected
from flexgui.diagnosis.subject import Subject
from flexgui.errors import CredentialsError
from flexgui.flex.credentials import Credentials, P12Credentials, SigningMethod
from flexgui.translation import tr

if TYPE_CHECKING:
    from flexgui.transport.exchange import Response

TRANSACTION_TARGET = "/tss/v2/transactions/1"
"""A transaction that does not exist: a request that is authenticated is answered with 404."""
_RULED_OUT_BY_ACCEPTANCE = (
    "credentials.merchant-mismatch",
    "credentials.key-secret-mismatch",
    "credentials.key-inactive",
    "credentials.key-expired",
)


class Probe(StrEnum):
    """A question to the service. The values are stable."""

    TRANSACTION = "transaction"
    OTHER_METHOD = "other-method"


@dataclass(frozen=True)
class ProbeAnswer:
    """The response to a question."""

    probe: Probe
    response: Response


def probe_text(probe: Probe, host: str, target: str) -> str:
    """Describe the request before it is sent; `target` is the path of the refused request."""
    if probe is Probe.TRANSACTION:
        return tr("GET {target} is sent to {host}. It changes nothing there.", target=TRANSACTION_TARGET, host=host)
    return tr("The same request is sent to {host}{target}, signed by the other method.", host=host, target=target)


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
