"""Sending of the questions of `flexgui.diagnosis.probes`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from flexgui.diagnosis.probes import TRANSACTION_TARGET, Probe, ProbeAnswer, other_method
from flexgui.diagnosis.subject import Subject
from flexgui.errors import ProductionLocked
from flexgui.flex.environment import EnvironmentKind
from flexgui.translation import tr

if TYPE_CHECKING:
    from flexgui.flex.credentials import Credentials
    from flexgui.flex.environment import Environment
    from flexgui.readers.pasted import PastedRequest
    from flexgui.transport.client import FlexClient

_ALLOWED = (EnvironmentKind.SANDBOX, EnvironmentKind.TEST)


def ask_service(
    probe: Probe,
    request: PastedRequest,
    credentials: Credentials,
    environment: Environment,
    client: Callable[[Environment, Credentials], FlexClient],
) -> ProbeAnswer | None:
    """Ask one question and return its answer, None if none came.

    Raises ProductionLocked unless the environment is the sandbox or a test host, and CredentialsError.
    """
    if environment.kind not in _ALLOWED:
        raise ProductionLocked(tr("Questions are asked of the sandbox and of test hosts only."))
    subject = Subject(request, credentials, datetime.now(UTC))
    if probe is Probe.TRANSACTION:
        exchange = client(environment, credentials).ask("GET", TRANSACTION_TARGET, b"")
    else:
        other = other_method(subject, credentials)
        exchange = client(environment, other).ask(subject.method, subject.target, request.body)
    return ProbeAnswer(probe, exchange.response) if exchange.response is not None else None
