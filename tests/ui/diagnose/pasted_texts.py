"""Texts to paste: requests to the sandbox by another program, some with a mistake."""

from __future__ import annotations

import json
from dataclasses import replace

from flexgui.diagnosis.diagnose import diagnose
from flexgui.diagnosis.sample import sample_text
from flexgui.flex.signing_method import SigningMethod
from flexgui.profiles.profile import LOCAL_SANDBOX
from flexgui.sandbox import Sandbox
from flexgui.transport.exchange import SentRequest
from flexgui.ui.diagnose.reading import Reading
from tests.diagnosis.attempts import DATE, GATEWAY_401, answer, credentials
from tests.diagnosis.signing import signed_request
from tests.sandbox.caller import NOW
from tests.shared_sandbox import workbench
from tests.ui.helpers import TWO, Clock

ANSWER = 'HTTP/1.1 401 Unauthorized\nDate: {date}\n\n{{"response":{{"rmsg":"Authentication Failed"}}}}'


def signed(sandbox: Sandbox, method: SigningMethod = SigningMethod.HTTP_SIGNATURE) -> SentRequest:
    """Return a correctly signed request to the sandbox."""
    return workbench(sandbox, Clock()).preview(LOCAL_SANDBOX._replace(method=method), TWO)


def http_text(request: SentRequest, body: str | None = None) -> str:
    """Return the request as raw HTTP, with another body if one is given."""
    head = "\n".join(f"{name}: {value}" for name, value in request.headers if name != "Content-Length")
    return f"{request.request_line}\n{head}\n\n{request.body.decode() if body is None else body}"


def sample(sandbox: Sandbox) -> str:
    """Return a cURL command whose body was changed after hashing, followed by the response."""
    return sample_text(signed(sandbox))


def spaced(request: SentRequest) -> str:
    """Return the body of a request with the white space of many HTTP clients."""
    return json.dumps(json.loads(request.body))


def reading() -> Reading:
    """Return a diagnosis with proved, suspected, excluded and unknown causes."""
    request = signed_request(lambda text: text + "\n")
    request = replace(request, response=answer(401, GATEWAY_401), body=request.body + b" ")
    assert DATE
    return Reading(diagnose(request, credentials(), NOW), host="127.0.0.1:1", questions=True, is_own=True, report="# x")
