"""Diagnoses a request of our own that was refused. It imports the whole diagnosis, which other outcomes do not need."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from flexgui.diagnosis.diagnose import diagnose
from flexgui.diagnosis.subject import Subject
from flexgui.readers.pasted import Form, PastedRequest

if TYPE_CHECKING:
    from flexgui.diagnosis.result import Finding
    from flexgui.flex.credentials import Credentials
    from flexgui.flex.environment import Environment
    from flexgui.transport.exchange import Exchange


def pasted(exchange: Exchange) -> PastedRequest:
    """Return our own request in the form that the diagnosis takes."""
    sent = exchange.request
    return PastedRequest(
        Form.HTTP, "", sent.method, sent.url, sent.headers, sent.body, True, exchange.response, (), exchange.started
    )


def find_problems(
    exchange: Exchange, credentials: Credentials, now: datetime, environment: Environment | None
) -> tuple[Finding, ...]:
    """Return the findings of the diagnosis that are shown first."""
    return diagnose(pasted(exchange), credentials, now, environment=environment).first_shown


def digests(exchange: Exchange) -> tuple[str, str | None]:
    """Return the digest of the body that was sent, and the one that was signed, None if there is none."""
    subject = Subject(pasted(exchange), None, exchange.started)
    claimed = subject.bearer.claims.get("digest") if subject.bearer is not None else None
    return subject.true_digest, subject.header("digest") or (claimed if isinstance(claimed, str) else None)
