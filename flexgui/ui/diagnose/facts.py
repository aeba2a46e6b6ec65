"""Texts about the recognised parts of a pasted request."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC
from typing import NamedTuple

from flexgui.diagnosis.credential_checks import sent_key_id
from flexgui.diagnosis.subject import PLACEHOLDER_START, Subject
from flexgui.flex.redaction import redact
from flexgui.flex.text import shown
from flexgui.readers.pasted import Form, PastedRequest
from flexgui.translation import number, tr, trn

MAX_LENGTH = 300
"""Characters of a text that are shown."""
FORMS = {
    Form.HTTP: "HTTP", Form.CURL: "cURL", Form.CURL_CMD: "cURL, cmd", Form.POWERSHELL: "PowerShell",
    Form.FETCH: "fetch", Form.CURL_VERBOSE: "curl -v", Form.HAR: "HAR", Form.SUPERAGENT: "superagent",
    Form.PYTHON_SDK: "Python SDK", Form.NODE_LOG: "Node SDK", Form.JAVA_LOG: "Java SDK", Form.DOTNET_LOG: ".NET SDK",
    Form.PHP_LOG: "PHP SDK", Form.POSTMAN: "Postman", Form.BRUNO: "Bruno", Form.OPENCOLLECTION: "OpenCollection",
    Form.INSOMNIA: "Insomnia", Form.HTTPIE: "HTTPie", Form.HTTPIE_EXPORT: "HTTPie", Form.HTTP_FILE: ".http",
}  # fmt: skip
"""The name of each form in the pill."""


class Facts(NamedTuple):
    """Foreign texts are shortened and safe to show, except `key_id`, which is as sent, or empty.

    `fillable` is True if a placeholder is among the missing parts.
    """

    request: str
    signed_by: str
    headers: str
    body: str
    sent: str
    missing: str
    fillable: bool
    key_id: str


def facts_of(request: PastedRequest) -> Facts:
    """Return the texts about a request."""
    subject = Subject(request)
    names = ", ".join(name for name, _ in request.headers)
    return Facts(
        request=shown(f"{request.method}  {redact(request.url)}".strip(), MAX_LENGTH),
        signed_by=_signature(subject),
        headers=shown(f"{len(request.headers)}: {names}" if names else tr("none"), MAX_LENGTH),
        body=_body(subject),
        sent=_time(subject),
        missing="\n".join(shown(each, MAX_LENGTH) for each in request.missing[:4]),
        fillable=any(PLACEHOLDER_START in each for each in request.missing),
        key_id=sent_key_id(subject),
    )


def titles_of(requests: Iterable[PastedRequest]) -> list[str]:
    """Return a short name of each request, safe to show."""
    titles = []
    for at, each in enumerate(requests, 1):
        status = f" · {each.response.status}" if each.response is not None else ""
        titles.append(shown(f"{at}. {each.name or f'{each.method}  {redact(each.url)}'}{status}", 120))
    return titles


def _signature(subject: Subject) -> str:
    key = shown(sent_key_id(subject), 80)
    if subject.authorization is not None:
        return tr("JWT bearer, key {key}", key=key) if key else tr("JWT bearer")
    if subject.signature is not None:
        return tr("HTTP Signature, key {key}", key=key) if key else tr("HTTP Signature")
    return tr("no known signature")


def _body(subject: Subject) -> str:
    if subject.body_is_missing:
        return tr("not in the text")
    size = len(subject.request.body)
    text = trn("{count} byte", "{count} bytes", size, count=number(size))
    if subject.request.body_is_original:
        return tr("{size}, as sent", size=text)
    return tr("{size}, perhaps not as sent", size=text)


def _time(subject: Subject) -> str:
    if subject.server_time is not None:
        return tr("{time} GMT, the date of the answer", time=f"{subject.server_time:%Y-%m-%d %H:%M:%S}")
    if subject.request.sent_at is not None:
        return f"{subject.request.sent_at.astimezone(UTC):%Y-%m-%d %H:%M:%S} GMT"
    return tr("unknown: the answer has no date")
