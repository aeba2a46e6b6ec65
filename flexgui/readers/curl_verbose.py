"""The output of ``curl -v``: lines with ``>`` are the request, with ``<`` the answer; the request body is not in it.

If the text begins with the command itself, the URL and the body are taken from there. PHP's SDK writes the same to
curlNetwork.log.
"""

from __future__ import annotations

import re

from flexgui.errors import UnreadableRequest
from flexgui.readers.curl import read_curl
from flexgui.readers.head import parse_headers, parse_response
from flexgui.readers.pasted import METHODS_WITH_BODY, Form, PastedRequest, pasted_request, url_of
from flexgui.translation import tr
from flexgui.transport.exchange import Response, header_value

_REQUEST = re.compile(r"^> ([A-Za-z]{3,10}) (\S+) HTTP/\d(?:\.\d)?[ \t]*\r?$", re.MULTILINE)
_NOT_BODY = re.compile(r"[*<>] |[*<>]\r?$|[{}] \[\d+ bytes data\]|\s*(?:%|Dload|\d+ +\d)|\[?\d+ bytes data\]")


def read_curl_verbose(text: str) -> PastedRequest | None:
    """Return the request, except one to a proxy, and its answer; raises UnreadableRequest."""
    starts = list(_REQUEST.finditer(text))
    if not starts:
        return None
    starts = [each for each in starts if each[1].upper() != "CONNECT"]
    if len(starts) != 1:
        raise UnreadableRequest(
            tr(
                "The text holds {n} requests of curl. Paste one of them, from > POST to the end of its answer.",
                n=len(starts),
            )
        )
    start = starts[0]
    lines = text[start.start() :].splitlines()
    request_lines = [each[2:] for each in lines[1:] if each.startswith("> ") and len(each) > 2]
    headers = parse_headers(request_lines, 2)
    command = _command_before(text[: start.start()])
    body, original = _body(command, start[1], headers)
    return pasted_request(
        Form.CURL_VERBOSE,
        method=start[1],
        url=(command.url if command else "") or url_of(start[2], headers),
        headers=headers,
        body=body,
        body_is_original=original,
        response=_response(lines),
    )


def _command_before(before: str) -> PastedRequest | None:
    """Return the request of the command before the output, None if there is none that can be read."""
    command = re.split(r"^(?:[*<>]|[{}] \[|[ \t]+%|Note:)", before.lstrip(), maxsplit=1, flags=re.MULTILINE)[0]
    try:
        return read_curl(command)
    except UnreadableRequest:
        return None


def _body(
    command: PastedRequest | None, method: str, headers: tuple[tuple[str, str], ...]
) -> tuple[bytes | None, bool]:
    """Return the body of the command, None if it is unknown, and whether exactly that was sent."""
    length = header_value(headers, "content-length")
    if method.upper() not in METHODS_WITH_BODY or length == "0":
        return b"", True
    if command is None:
        return None, False
    return command.body, length is None or length == str(len(command.body))


def _response(lines: list[str]) -> Response | None:
    """Return the answer: lines with ``<``, then those that are not messages of curl's.

    With -i, the head is among them a second time.
    """
    head = [each[2:] for each in lines if each.startswith("< ") and len(each) > 2]
    if not head or not head[0].startswith("HTTP/"):
        return None
    last_status = max(n for n, each in enumerate(head) if each.startswith("HTTP/"))
    last_line = max(n for n, each in enumerate(lines) if each.startswith("<"))
    body = [each for each in lines[last_line + 1 :] if not _NOT_BODY.match(each)]
    body = [re.sub(r"\* Connection #\d+ to host .*", "", each) for each in body]
    text = "\n".join(body).lstrip("\r\n")
    return parse_response("\n".join([*head[last_status:], "", text]))
