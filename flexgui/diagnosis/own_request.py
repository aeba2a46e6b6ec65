"""Diagnoses a request of our own that was refused."""

from __future__ import annotations

from collections.abc import Iterator

from flexgui.diagnosis.diagnose import diagnose
from flexgui.diagnosis.findings import LocalFacts
from flexgui.diagnosis.result import Diagnosis, Finding, suspected
from flexgui.flex.environment import Environment, EnvironmentKind
from flexgui.flex.time_text import duration_text
from flexgui.readers.pasted import Form, PastedRequest
from flexgui.translation import tr
from flexgui.transport.exchange import Exchange

SKEW_SECONDS = 60
"""Smallest clock difference that is reported. A JWT bearer is valid for 120 s (REST guide, version-2 claims)."""


def pasted(exchange: Exchange) -> PastedRequest:
    """Return our own request in the form that the diagnosis takes."""
    sent = exchange.request
    return PastedRequest(
        Form.HTTP, sent.method, sent.url, sent.headers, sent.body, True, exchange.response, sent_at=exchange.started
    )


def diagnose_own(exchange: Exchange, environment: Environment | None, facts: LocalFacts) -> Diagnosis:
    """Return the diagnosis of our own request, whose sending time is known."""
    known = (*_clock(exchange), *_other_environment(environment, facts))
    return diagnose(pasted(exchange), facts.credentials, facts.now, environment=environment, known=known)


def _clock(exchange: Exchange) -> Iterator[Finding]:
    skew = exchange.clock_skew
    if skew is None or abs(skew) < SKEW_SECONDS:
        return
    if skew > 0:
        note = tr("Server clock is {skew} ahead of this computer.", skew=duration_text(skew))
    else:
        note = tr("Server clock is {skew} behind this computer.", skew=duration_text(-skew))
    bearer = exchange.request.header("authorization") is not None
    yield suspected("jwt.clock-skew" if bearer else "signature.clock-skew", note)


def _other_environment(environment: Environment | None, facts: LocalFacts) -> Iterator[Finding]:
    """Yield a finding if another profile has the key for another environment: keys are not shared between them."""
    kinds = {EnvironmentKind.TEST, EnvironmentKind.PRODUCTION}
    if environment is None or environment.kind not in kinds:
        return
    others = kinds - {environment.kind}
    key_id = facts.credentials.key_id
    twin = next((each for each in facts.profiles if each.kind in others and each.key_id == key_id), None)
    if twin is not None:
        note = tr("The profile “{profile}” has the same key ID for another environment.", profile=twin.name)
        yield suspected("credentials.wrong-environment", note)
