"""The explanation of a refusal, for the log and for clients that request it: the diagnosis of a call.

The sandbox decides by its own checks; the diagnosis only explains. Imports the diagnosis: import this module late.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from email.utils import format_datetime

from flexgui.diagnosis.diagnose import diagnose
from flexgui.diagnosis.report import redactor
from flexgui.diagnosis.reproduction import signing_text
from flexgui.diagnosis.result import Finding
from flexgui.diagnosis.subject import Subject
from flexgui.flex.credentials import SharedSecretCredentials
from flexgui.readers.pasted import Form, PastedRequest
from flexgui.sandbox.messages import Call, Refused
from flexgui.transport.exchange import Response


def explain(
    call: Call, refused: Refused, credentials: SharedSecretCredentials, base_url: str, now: datetime
) -> dict[str, object]:
    """Return the members of the explanation: ``id`` is the cause, if one is found. Takes up to half a second.

    A refusal by a fault is explained by `why` alone: nothing is wrong with the request.
    """
    if refused.fault:
        return {"why": refused.why}
    request = _request(call, refused, base_url, now)
    diagnosis = diagnose(request, credentials, now)
    first = diagnosis.problems[0] if diagnosis.problems else None
    clean = redactor(diagnosis)
    members: dict[str, object] = {"why": clean(refused.why)}
    if first is not None:
        members |= {
            "id": first.id,
            "state": first.state.value,
            "title": first.title,
            "evidence": clean(first.evidence),
            "fix": first.fix,
        }
        members |= _difference(first, clean)
    if "authorization" not in call.headers and (text := signing_text(Subject(request, credentials, now))):
        members["signing_text"] = clean(text)
    return members


def _request(call: Call, refused: Refused, base_url: str, now: datetime) -> PastedRequest:
    headers = (("Date", format_datetime(now, usegmt=True)), ("Content-Type", "application/json"))
    response = Response(refused.status, "", headers, refused.body("-"))
    scheme = base_url.partition("://")[0]
    headers_sent = tuple(call.headers.items())
    url = f"{scheme}://{call.headers.get('host', '')}{call.target}"
    return PastedRequest(Form.HTTP, call.method, url, headers_sent, call.body, True, response)


def _difference(found: Finding, clean: Callable[[str], str]) -> dict[str, object]:
    sides = found.comparison
    if sides is None or sides.line is None:
        return {}
    found_line, wanted = map(clean, sides.different_lines)
    place = {"line": sides.line + 1, "column": (sides.column or 0) + 1}
    return {"first_difference": place | {"found": found_line, "wanted": wanted}}
