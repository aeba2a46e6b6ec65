"""Logs of the Node, Java, .NET and PHP SDKs.

Their lines begin differently and have the same content: headers, bodies and the status, each after a label; a value may
take several lines. The last request of a log is read, because it is the one that failed. The labels are those of the
SDKs' sources: ApiClient of each, and Authorize of .NET.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from flexgui.errors import UnreadableRequest
from flexgui.readers.head import parse_header
from flexgui.readers.pasted import METHODS_WITH_BODY, Form, PastedRequest, pasted_request, to_bytes, url_of
from flexgui.translation import tr
from flexgui.transport.exchange import Headers, Response, header_value

_LINES: dict[Form, re.Pattern[str]] = {
    Form.NODE_LOG: re.compile(
        r"(?m)^\[(?P<time>\d{4}-\d\d-\d\dT[\d:.]{8,15}Z)\] \[[A-Z]{4,7}\] \[\w{1,60}?\d{4,12}\] ?: ?"
    ),
    Form.DOTNET_LOG: re.compile(
        r"(?m)^\[(?P<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{2,7})Z?\] \[[A-Z]{4,7}\] \[[\w.+`]{1,120}\] ?: ?"
    ),
    Form.PHP_LOG: re.compile(
        r"(?m)^\[(?P<time>\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d)[^\]\n]{0,20}\] \[[A-Z]{4,9}\] \[[^\]\n]{1,80}\] ?: ?"
    ),
    Form.JAVA_LOG: re.compile(
        r"(?m)^(?P<time>\d\d/\d\d/\d\d \d\d:\d\d:\d\d,\d{1,3}): \[[^\]\n]{1,80}\] {1,2}[A-Z]{4,5} +\([^)\n]{1,80}\) - "
    ),
}
_PHP_EXCEPTION = re.compile(r"\[(\d{3})\] Error connecting to the API \((\S{1,2000}?)\)")
_JAVA_EXCEPTION = re.compile(r"ApiException : (\d{3})\b")
_LABEL = re.compile(
    r"(?:(?:HTTP|API|Network)[ -]+)?(Request Header(?:s| Parameters)?|Request Body|Response Headers?|Response Body|"
    r"Response Data|Response(?: Status)? Code|Response Status|Request[ -]Type|(?:Using )?Request[ -]Target|Request URL|"
    r"API URL)"
    r"[ \t]*:[ \t]*\r?\n?(.*)",
    re.DOTALL | re.IGNORECASE,
)
_HEADER_NAMES = (
    "host", "date", "digest", "signature", "v-c-date", "v-c-merchant-id", "authorization", "user-agent",
    "content-type", "accept",
)  # fmt: skip


@dataclass
class _Record:
    """The facts of a log about one request."""

    method: str = ""
    target: str = ""
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: str | None = None
    status: int | None = None
    response_headers: list[tuple[str, str]] = field(default_factory=list)
    response_body: str = ""
    time: str = ""


def read_sdk_log(text: str) -> PastedRequest | None:
    """Return the last request of the log; raises UnreadableRequest if it has none."""
    exception = _PHP_EXCEPTION.search(text)
    default = Form.PHP_LOG if exception else None
    form = next((form for form, line in _LINES.items() if line.search(text)), default)
    if form is None:
        return None
    record = _Record()
    parts = _LINES[form].split(text)  # text, time, message, time, message …
    for time, message in zip(parts[1::2], parts[2::2], strict=True):
        record = _with_message(record, time, message.strip())
    if exception:
        record.status, record.target = record.status or int(exception[1]), record.target or exception[2]
    if not (record.method or record.target or record.headers or record.status or record.response_body):
        raise UnreadableRequest(
            tr("The log has no request. Set the log level to debug, send again, and paste the new lines.")
        )
    return _request(form, record)


def _with_message(record: _Record, time: str, message: str) -> _Record:
    """Return the record with what one entry adds; an entry that begins a request begins a record."""
    message = _unquoted(message)
    label = _LABEL.match(message)
    if label is None:
        return _with_unlabelled(record, time, message)
    name, value = label[1].lower().replace("-", " "), label[2].strip()
    begins = record.headers and (name == "request type" or name.endswith("request target"))
    if begins or ((record.status or record.response_body) and "request" in name):
        record = _Record()
    record.time = record.time or time
    _set(record, name, value)
    return record


def _with_unlabelled(record: _Record, time: str, message: str) -> _Record:
    """Return the record with a header from its own line, or with the answer as the Java SDK logs it."""
    fact = parse_header(message)
    if fact is not None and (name := _header_name(fact[0])):
        known = header_value(record.headers, name)
        if known == fact[1]:  # Node logs the signature twice
            return record
        record = _Record() if known is not None else record
        record.headers.append((name, fact[1]))
        record.time = record.time or time
    elif exception := _JAVA_EXCEPTION.match(message):
        record.status = record.status or int(exception[1])
    elif message.startswith("{") and record.headers:
        record.response_body = message
    return record


def _set(record: _Record, name: str, value: str) -> None:
    if name.startswith("request header"):
        block = _headers(value)
        names = {each.lower() for each, _ in block}
        record.headers = [each for each in record.headers if each[0].lower() not in names] + block
    elif name == "request body":
        record.body = value
    elif name.startswith("response header"):
        record.response_headers = _headers(value)
    elif name in ("response body", "response data"):
        record.response_body = _unquoted(value)
    elif name == "request type":
        record.method = value.upper()
    elif name.startswith("response"):
        code = re.match(r"\d{3}", value)
        record.status = int(code[0]) if code else record.status
    else:
        record.target = value.split("\n")[0].strip().strip("'")


def _header_name(name: str) -> str:
    """Return the header that a log line names, empty for another line."""
    if name.lower() == "signatureheader":
        return "Signature"
    return name if name.lower() in _HEADER_NAMES else ""


def _headers(text: str) -> list[tuple[str, str]]:
    """Return headers of lines, of ``Name=value`` lists (PHP, .NET, Java), or of Java's ``{Name=[value]}``."""
    if text.startswith("{") and text.endswith("}"):
        found = re.findall(r"([A-Za-z][\w-]{0,80})=(?:\[([^\]\n]*)\]|([^,\n}]*))", text)
        return [(name, listed or plain) for name, listed, plain in found]
    lines = (_equals(line) or parse_header(line.strip()) for line in text.splitlines())
    return [each for each in lines if each is not None]


def _equals(line: str) -> tuple[str, str] | None:
    match = re.fullmatch(r"\s*([A-Za-z][\w-]{0,80}) ?= ?(.*)", line)
    if match is None:
        return None
    value = match[2].strip()
    quoted = re.fullmatch(r'"(.*)",?', value)  # Java; a value may have quotes in it
    return match[1], quoted[1] if quoted else value


def _unquoted(text: str) -> str:
    """Return the message without the quotes of the Node SDK."""
    if len(text) > 1 and text[0] == text[-1] == '"' and not text.startswith('""'):
        return text[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    return text


def _request(form: Form, record: _Record) -> PastedRequest:
    headers: Headers = tuple(record.headers)
    method = record.method or ("POST" if record.body else "")
    has_body = record.body is not None and record.body not in ("", "null", "{}null")
    notes = []
    if not any(header_value(headers, each) for each in ("signature", "authorization")):
        notes.append(tr("The log has no signature. Set the log level to debug, switch masking off, and send again."))
    response = None
    if record.status is not None:
        response = Response(record.status, "", tuple(record.response_headers), to_bytes(record.response_body))
    return pasted_request(
        form,
        method=method,
        url=url_of(record.target, headers, "https") if record.target else "",
        headers=headers,
        body=record.body if has_body else "" if method and method not in METHODS_WITH_BODY else None,
        response=response,
        missing=notes,
        sent_at=_time(form, record.time),
    )


def _time(form: Form, text: str) -> datetime | None:
    """Return the time of the first line, where the SDK writes UTC."""
    if form not in (Form.NODE_LOG, Form.DOTNET_LOG) or not text:
        return None
    try:
        return datetime.fromisoformat(text[:23].rstrip("Z") + "+00:00")
    except ValueError:
        return None
