"""Shared by the readers of HTTP text: header lines, and a response with its status line."""

from __future__ import annotations

import re

from flexgui.errors import UnreadableRequest
from flexgui.flex.text import shown
from flexgui.readers.pasted import to_bytes
from flexgui.translation import tr
from flexgui.transport.exchange import Headers, Response, header_value

STATUS_LINE = re.compile(r"HTTP/\d(?:\.\d)?[ \t]+(\d{3})(?:[ \t]+([^\r\n]*))?\r?$", re.MULTILINE)
_HEADER = re.compile(r"([^\s:{}\"'<>]{1,200})[ \t]*:[ \t]*(.*)", re.DOTALL)
_MAX_LINE_SHOWN = 60


def split_head(text: str) -> tuple[list[str], str]:
    """Return the lines up to the first empty line, without their line ends, and the text after it."""
    match = re.search(r"^[ \t]*\r?(?:\n|\Z)", text, re.MULTILINE)
    head, rest = (text, "") if match is None else (text[: match.start()], text[match.end() :])
    return head.splitlines(), rest


def parse_headers(lines: list[str], first_line: int) -> Headers:
    """Return the headers of lines; a folded line (RFC 9112, 5.2) continues the one before it.

    `first_line` is the number of the first line in the text. Raises UnreadableRequest, which names the line.
    """
    headers: list[tuple[str, str]] = []
    for number, line in enumerate(lines, first_line):
        if line[:1] in " \t" and headers:
            name, value = headers.pop()
            headers.append((name, f"{value} {line.strip()}"))
            continue
        header = parse_header(line)
        if header is None:
            raise UnreadableRequest(
                tr(
                    "Line {n} is not a header: {line}. Headers are written as Name: value, "
                    "and an empty line comes before the body.",
                    n=number,
                    line=shown(line.strip(), _MAX_LINE_SHOWN),
                )
            )
        headers.append(header)
    return tuple(headers)


def parse_header(line: str) -> tuple[str, str] | None:
    """Return name and value of ``Name: value``, without white space around the value; None for another line."""
    match = _HEADER.fullmatch(line)
    return None if match is None else (match[1], match[2].strip())


def parse_response(text: str) -> Response:
    """Return the response that begins with a status line; interim responses (100) and a proxy's are skipped.

    Raises UnreadableRequest if `text` does not begin with one.
    """
    while True:
        lines, body = split_head(text.lstrip())
        status = STATUS_LINE.match(lines[0]) if lines else None
        if status is None:
            raise UnreadableRequest(
                tr("The response has no status line. Add it as the first line, e.g. HTTP/1.1 401 Unauthorized.")
            )
        if not STATUS_LINE.match(body.lstrip()):
            break
        text = body
    headers = parse_headers(lines[1:], 2)
    fitted, _ = fit_body(body, headers)
    return Response(int(status[1]), (status[2] or "").strip(), headers, fitted)


def fit_body(body: str, headers: Headers) -> tuple[bytes, bool]:
    """Return the bytes of a body at the end of a text, and whether Content-Length confirms them.

    Editors and terminals add a line end and change others. Content-Length shows which variant was sent; without it,
    line ends after the body are left out.
    """
    unix = body.replace("\r\n", "\n")
    bare = unix.rstrip("\n")
    readings = [to_bytes(each) for each in (body.rstrip("\r\n"), body, unix, f"{bare}\n", bare)]
    readings += [each.replace(b"\n", b"\r\n") for each in readings[2:]]
    length = header_value(headers, "content-length")
    confirmed = next((each for each in readings if str(len(each)) == length), None)
    return (readings[0], False) if confirmed is None else (confirmed, True)
