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
    answer = _RESPONSE_START.search(text)
    request_text = text[: answer.start()] if answer else text
    lines, body_text = split_head(request_text)
    if _NEXT_REQUEST.search(request_text, len(lines[0])):
        raise UnreadableRequest(tr("The text holds two requests. Paste one of them, with its answer if you have it."))
    header_lines, body_text, missing = _without_glued_body(lines[1:], body_text)
    headers = parse_headers(header_lines, 2)
    body, original = fit_body(body_text, headers)
    length = header_value(headers, "content-length")
    return pasted_request(
        Form.HTTP,
        method=start[1],
        url=url_of(start[2], headers),
        headers=headers,
        body=None if not body and start[1].upper() in METHODS_WITH_BODY and length != "0" else body,
        body_is_original=original,
        response=parse_response(text[answer.start() :]) if answer else None,
        missing=missing,
    )


def _with_request_line(text: str) -> str:
    """Return HTTP/2's pseudo headers as a request line and a Host header."""
    pseudo = {match[1]: match[2] for match in _PSEUDO.finditer(text)}
    host = pseudo.get("authority", "")
    start = f"{pseudo.get('method', 'GET')} {pseudo.get('path', '/')} HTTP/1.1\n"
    return start + (f"Host: {host}\n" if host else "") + _PSEUDO.sub("", text)


def _without_glued_body(lines: list[str], body: str) -> tuple[list[str], str, list[str]]:
    """Move a JSON body to where it belongs if the empty line before it was lost."""
    at = next((n for n, line in enumerate(lines) if line.startswith(("{", "["))), None)
    if at is None:
        return lines, body, []
    note = tr("There is no empty line between the headers and the body; the body was taken from its first brace.")
    return lines[:at], "\n".join([*lines[at:], body] if body else lines[at:]), [note]
