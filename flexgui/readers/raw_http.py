"""Raw HTTP/1.1 (RFC 9112): a request line, headers, an empty line, the body, and perhaps the response.

Also the headers as browsers show them for HTTP/2, with ``:method``, ``:path`` and ``:authority``.
"""

from __future__ import annotations

import re

from flexgui.errors import UnreadableRequest
from flexgui.readers.head import fit_body, parse_headers, parse_response, split_head
from flexgui.readers.pasted import METHODS_WITH_BODY, Form, PastedRequest, pasted_request, url_of
from flexgui.translation import tr
from flexgui.transport.exchange import header_value

_REQUEST_LINE = re.compile(r"([A-Za-z]{3,10})[ \t]+(\S+)[ \t]+HTTP/\d(?:\.\d)?[ \t]*\r?$", re.MULTILINE)
_NEXT_REQUEST = re.compile(r"^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[ \t]+\S+[ \t]+HTTP/\d", re.MULTILINE)
_RESPONSE_START = re.compile(r"^HTTP/\d(?:\.\d)?[ \t]+\d{3}", re.MULTILINE)
_PSEUDO = re.compile(r"^:(method|path|authority|scheme)[ \t]*:?[ \t\r\n]+(\S+)[ \t]*\r?\n?", re.MULTILINE)
_PSEUDO_NAMES = (":method", ":authority", ":path")


def read_raw_http(text: str) -> PastedRequest | None:
    """Return the request, with the response that follows it; raises UnreadableRequest."""
    if text.startswith(_PSEUDO_NAMES):
        text = _with_request_line(text)
    start = _REQUEST_LINE.match(text)
    if start is None:
        return None
    request_text, response_text = _split_response(text)
    lines, body_text = split_head(request_text)
    if _NEXT_REQUEST.search(request_text, len(lines[0])):
        raise UnreadableRequest(tr("The text holds two requests. Paste one of them, with its answer if you have it."))
    method, target = start[1], start[2]
    header_lines, body_text, missing = _without_glued_body(lines[1:], body_text)
    headers = parse_headers(header_lines, 2)
    body, original = fit_body(body_text, headers)
    return pasted_request(
        Form.HTTP,
        method=method,
        url=url_of(target, headers),
        headers=headers,
        body=None if not body and _expects_body(method, headers) else body,
        body_is_original=original,
        response=parse_response(response_text) if response_text else None,
        missing=missing,
    )


def _with_request_line(text: str) -> str:
    """Return HTTP/2's pseudo headers as a request line and a Host header."""
    pseudo = {match[1]: match[2] for match in _PSEUDO.finditer(text)}
    host = pseudo.get("authority", "")
    start = f"{pseudo.get('method', 'GET')} {pseudo.get('path', '/')} HTTP/1.1\n"
    return start + (f"Host: {host}\n" if host else "") + _PSEUDO.sub("", text)


def _split_response(text: str) -> tuple[str, str]:
    found = _RESPONSE_START.search(text)
    return (text, "") if found is None else (text[: found.start()], text[found.start() :])


def _without_glued_body(lines: list[str], body: str) -> tuple[list[str], str, list[str]]:
    """Move a JSON body to where it belongs if the empty line before it was lost."""
    at = next((n for n, line in enumerate(lines) if line.startswith(("{", "["))), None)
    if at is None:
        return lines, body, []
    note = tr("There is no empty line between the headers and the body; the body was taken from its first brace.")
    return lines[:at], "\n".join([*lines[at:], body] if body else lines[at:]), [note]


def _expects_body(method: str, headers: tuple[tuple[str, str], ...]) -> bool:
    return method.upper() in METHODS_WITH_BODY and header_value(headers, "content-length") != "0"
