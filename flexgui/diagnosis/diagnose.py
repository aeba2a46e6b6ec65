"""The diagnosis of a refused request: every check, merged and put in order of weight. Pure: no I/O, no clock."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from flexgui.diagnosis.answer import Answer, AnswerCode, answer_findings, read_answer
from flexgui.diagnosis.bearer_checks import authorization_findings, bearer_findings
from flexgui.diagnosis.credential_checks import credential_findings
from flexgui.diagnosis.digest_checks import digest_findings
from flexgui.diagnosis.probes import ProbeAnswer, probe_findings
from flexgui.diagnosis.reproduction_findings import reproduction_findings
from flexgui.diagnosis.result import CAUSES, Diagnosis, Finding, FindingState, ruled_out, suspected, unknown
from flexgui.diagnosis.route_checks import body_findings, route_findings
from flexgui.diagnosis.signature_checks import MAX_SKEW_SECONDS, signature_findings
from flexgui.diagnosis.signed_text import signed_of
from flexgui.diagnosis.string_forms import sent_date
from flexgui.diagnosis.subject import PLACEHOLDER_START, Subject
from flexgui.flex.credentials import Credentials
from flexgui.flex.environment import Environment
from flexgui.flex.time_text import duration_text
from flexgui.readers.pasted import PastedRequest
from flexgui.translation import tr
from flexgui.transport.exchange import parse_http_date

_AUTHENTICATION = ("credentials.", "signature.", "digest.", "jwt.")
_STATES = (FindingState.PROVED, FindingState.SUSPECTED, FindingState.RULED_OUT, FindingState.UNKNOWN)
_SHOWN_ORDER = (FindingState.PROVED, FindingState.SUSPECTED, FindingState.UNKNOWN, FindingState.RULED_OUT)
_FREQUENT = (
    "jwt.route-takes-no-jwt", "jwt.two-authentications", "credentials.key-secret-mismatch",
    "credentials.merchant-mismatch", "jwt.issuer-mismatch", "jwt.digest-mismatch", "digest.body-reserialised",
    "digest.hex-then-base64", "digest.newline-or-bom", "digest.charset", "digest.form", "signature.clock-skew",
    "jwt.clock-skew", "jwt.wrong-certificate", "jwt.certificate-expired", "jwt.version-1",
    "signature.target-parentheses", "signature.date-not-signed", "digest.method-mismatch", "signature.host-rewritten",
    "credentials.public-test-key", "jwt.certificate-inactive", "account.product-not-enabled", "account.role-missing",
    "credentials.key-inactive", "credentials.key-expired",
)  # fmt: skip
"""The most frequent causes in public threads, in this order; the others follow in the order of the catalogue."""

_RANK = {cause: rank for rank, cause in enumerate(dict.fromkeys((*_FREQUENT, *CAUSES)))}


def diagnose(
    request: PastedRequest,
    credentials: Credentials | None,
    now: datetime,
    *,
    environment: Environment | None = None,
    probes: Sequence[ProbeAnswer] = (),
    known: Iterable[Finding] = (),
) -> Diagnosis:
    """Return every cause that can be found from the request, its answer and the credentials, if there are any.

    `environment` is that of the credentials, `now` is aware, `probes` are answers to further questions, `known` are
    findings from elsewhere. Clocks are compared only by the Date of the answer, so that an old request is not taken for
    a late one.
    """
    subject = Subject(_without_placeholders(request), credentials, now)
    answer = read_answer(subject)
    found = itertools.chain(
        known,
        answer_findings(subject, answer),
        route_findings(subject, answer),
        reproduction_findings(subject),
        authorization_findings(subject),
        bearer_findings(subject),
        _header_findings(subject),
        credential_findings(subject, environment),
        body_findings(subject, answer),
        probe_findings(subject, probes),
        _not_known(subject, answer),
    )
    findings = _in_order(_merged(_judged_by(answer, found)))
    return Diagnosis(request, findings, answer.proves, signed_of(subject, findings))


def _without_placeholders(request: PastedRequest) -> PastedRequest:
    """Remove headers whose value is a placeholder, except a signature or token, which is reported as unknown."""
    proofs = ("authorization", "signature")
    headers = tuple(
        (name, value) for name, value in request.headers if PLACEHOLDER_START not in value or name.lower() in proofs
    )
    return request if headers == request.headers else replace(request, headers=headers)


def _header_findings(subject: Subject) -> Iterator[Finding]:
    if subject.bearer is not None or subject.signature is None:
        return
    yield from signature_findings(subject)
    yield from digest_findings(subject)
    yield from _clock(subject)


def _clock(subject: Subject) -> Iterator[Finding]:
    cause, server, sent = "signature.clock-skew", subject.server_time, parse_http_date(sent_date(subject))
    if server is None or sent is None:
        yield unknown(cause, tr("The time of sending is known only from the Date header of the answer."))
        return
    skew = (sent - server).total_seconds()
    note = tr("The request is dated {sent}; its answer is dated {server}.", sent=f"{sent:%Y-%m-%d %H:%M:%S}",
              server=f"{server:%Y-%m-%d %H:%M:%S}")  # fmt: skip
    if abs(skew) > MAX_SKEW_SECONDS:
        shown = duration_text(abs(skew))
        apart = tr("They are {duration} apart; the limit is not documented.", duration=shown)
        yield suspected(cause, f"{note} {apart}")
    else:
        yield ruled_out(cause, note)


def _not_known(subject: Subject, answer: Answer) -> Iterator[Finding]:
    """Yield what only the server knows about a refused authentication, the most frequent first."""
    code = answer.code
    if code.proves_authentication or code is AnswerCode.HEADER_MISSING or not code.is_about_authentication:
        return
    only_server = tr("Only the server knows this.")
    without = tr("Without the credentials, this cannot be known.")
    for cause in ("credentials.merchant-mismatch", "credentials.key-secret-mismatch"):
        yield unknown(cause, without if subject.credentials is None else only_server)
    for cause in ("credentials.key-inactive", "credentials.key-expired", "credentials.key-too-new",
                  "credentials.key-revoked", "account.product-not-enabled"):  # fmt: skip
        yield unknown(cause, only_server)
    if subject.bearer is not None:
        yield unknown("jwt.replayed", only_server)
        if str(subject.bearer.header.get("alg"))[:2] in ("RS", "PS"):
            yield unknown("jwt.certificate-inactive", only_server)


def _judged_by(answer: Answer, found: Iterable[Finding]) -> Iterator[Finding]:
    """Rule out the causes of a refused authentication if the answer proves that it was accepted."""
    for each in found:
        if answer.code.proves_authentication and each.id.startswith(_AUTHENTICATION):
            yield replace(each, state=FindingState.RULED_OUT, evidence=answer.proves, comparison=None)
        else:
            yield each


def _merged(found: Iterable[Finding]) -> list[Finding]:
    """Keep one finding for each cause: the most certain one."""
    best: dict[str, Finding] = {}
    for each in found:
        known = best.get(each.id)
        if known is None or _STATES.index(each.state) < _STATES.index(known.state):
            best[each.id] = each
    return list(best.values())


def _in_order(found: list[Finding]) -> tuple[Finding, ...]:
    """Return proofs in the order of the checks, then the others: those with a comparison first, then by frequency."""

    def weight(place: int, each: Finding) -> tuple[int, bool, int]:
        proof = each.state is FindingState.PROVED
        return _SHOWN_ORDER.index(each.state), each.comparison is None and not proof, place if proof else _RANK[each.id]

    ordered = sorted(enumerate(found), key=lambda pair: weight(*pair))
    return tuple(each for _, each in ordered)
