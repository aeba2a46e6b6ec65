"""The Python SDK's exception, which has the answer but not the request, and its log, which has parts of the request.

If both are there, they are combined: the log has method, path, host, date and merchant ID. A request that was printed
as raw HTTP before the exception is read with the exception's answer.
"""

from __future__ import annotations

import re
from dataclasses import replace

from flexgui.errors import UnreadableRequest
from flexgui.readers.http_file import read_http_file
from flexgui.readers.pasted import METHODS_WITH_BODY, Form, PastedRequest, pasted_request, to_bytes, url_of
from flexgui.readers.raw_http import read_raw_http
from flexgui.translation import tr
from flexgui.transport.exchange import Headers, Response

_STATUS = re.compile(r"(?:ApiException:[ \t]*)?\((\d{3})\)[ \t]*\r?\n[ \t]*Reason:[ \t]*([^\r\n]*)")
_BEFORE_STATUS = re.compile(r"^(?:Traceback \(most recent call last\)|Exception when calling )", re.MULTILINE)
_HEADERS = re.compile(r"HTTP response headers:[ \t]*(?:HTTPHeaderDict\()?(\{[^\n]*\})")
_PAIR = re.compile(
    r"(?:'((?:[^'\\]|\\.){1,200})'|\"((?:[^\"\\]|\\.){1,200})\"):[ ]?(?:'((?:[^'\\]|\\.)*+)'|\"((?:[^\"\\]|\\.)*+)\")"
)
_BODY = re.compile(r"HTTP response body:[ \t]*([^\r\n]*)")
_LOG_LINE = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} - [\w.]{1,80} - [A-Z]{4,8} - ([^\r\n]*)", re.MULTILINE)
_FACT_NAMES = ("using request target", "request-type", "v-c-merchant-id", "date", "host")
_FACT = re.compile(r"([A-Za-z][\w -]{1,40}?)[ \t]*:[ \t]+(.+)")


def read_python_sdk(text: str) -> PastedRequest | None:
    """Return the known parts of the request, and the answer; raises UnreadableRequest if there are none."""
    if not any(pattern.search(text) for pattern in (_STATUS, _BODY, _LOG_LINE)):
        return None
    facts = _facts(text)
    response = _response(text)
    if response is None and not facts:
        raise UnreadableRequest(
            tr("The log of the Python SDK has no request. Paste the exception too, from the status (401) on.")
        )
    method = facts.get("request-type", "").upper()
    headers = tuple(
        (name, facts[name.lower()]) for name in ("v-c-merchant-id", "Date", "Host") if name.lower() in facts
    )
    notes = [
        tr(
            "The Python SDK’s exception and log leave out the signature and the digest. To check them, print the "
            "request as raw HTTP in RESTClientObject.POST of CyberSource/rest.py: POST and the URL, one header per "
            "line, an empty line, the body."
        )
    ]
    return pasted_request(
        Form.PYTHON_SDK,
        method=method,
        url=url_of(facts.get("using request target", ""), headers, "https"),
        headers=headers,
        body=None if not method or method in METHODS_WITH_BODY else b"",
        response=response,
        missing=notes,
    )


def read_printed_request(text: str) -> PastedRequest | None:
    """Return the raw request, with or without an HTTP version, and the answer of the exception after it.

    Raises UnreadableRequest.
    """
    status = _STATUS.search(text)
    if status is None:
        return None
    before = _BEFORE_STATUS.split(text[: text.rfind("\n", 0, status.start()) + 1], maxsplit=1)[0]
    request = read_raw_http(before)
    if request is None and (found := read_http_file(before)) is not None:
        request = found[0]
    return request and replace(request, form=Form.PYTHON_SDK, response=_response(text))


def _facts(text: str) -> dict[str, str]:
    """Return the log's ``name: value`` lines by their names in lower case; the last one counts."""
    found = (_FACT.fullmatch(line[1].strip()) for line in _LOG_LINE.finditer(text))
    facts = {match[1].lower(): match[2] for match in found if match is not None}
    return {name: value for name, value in facts.items() if name in _FACT_NAMES}


def _response(text: str) -> Response | None:
    status, headers, body = _STATUS.search(text), _HEADERS.search(text), _BODY.search(text)
    if status is None:
        return None
    content = to_bytes(_plain(body[1])) if body else b""
    return Response(int(status[1]), status[2].strip(), _headers(headers[1]) if headers else (), content)


def _headers(text: str) -> Headers:
    """Return the pairs of a dictionary as Python prints it."""
    return tuple((name or other, value or quoted) for name, other, value, quoted in _PAIR.findall(text))


def _plain(body: str) -> str:
    """Return the body without the ``b'…'`` of a bytes literal."""
    body = body.strip()
    return body[2:-1] if body[:2] in ("b'", 'b"') else body
