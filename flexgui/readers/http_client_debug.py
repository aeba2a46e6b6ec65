"""The output of Python's http.client with ``debuglevel = 1``: the exact bytes that were sent, and the answer's headers.

It shows what the Python SDK, or any program with requests, has sent.
"""

from __future__ import annotations

import ast
import dataclasses
import re

from flexgui.errors import UnreadableRequest
from flexgui.readers.head import parse_response
from flexgui.readers.pasted import Form, PastedRequest
from flexgui.readers.raw_http import read_raw_http
from flexgui.translation import tr
from flexgui.transport.exchange import Response

_SEND = re.compile(r"^send: (b'(?:[^'\\\n]|\\.)*+'|b\"(?:[^\"\\\n]|\\.)*+\")", re.MULTILINE)
_REPLY = re.compile(r"^reply: '(HTTP/[^'\\\n]*)", re.MULTILINE)
_HEADER = re.compile(r"^header: (.*)$", re.MULTILINE)
_BODY = re.compile(r"^HTTP response body:[ \t]*(.*)$", re.MULTILINE)


def read_http_client_debug(text: str) -> PastedRequest | None:
    """Return the request and its answer; raises UnreadableRequest."""
    sent = _SEND.findall(text)
    if not sent:
        return None
    request = read_raw_http(b"".join(map(_bytes, sent)).decode("utf-8", "surrogateescape"))
    if request is None:
        raise UnreadableRequest(
            tr("The output of http.client does not begin with a request. Copy it from the line send: b'POST … on.")
        )
    return dataclasses.replace(request, form=Form.PYTHON_SDK, response=_response(text))


def _bytes(literal: str) -> bytes:
    try:
        value: bytes = ast.literal_eval(literal)
    except (ValueError, SyntaxError):  # an escape that is not complete, or a letter outside of ASCII
        raise UnreadableRequest(
            tr("A send: line of http.client is damaged. Copy the output again, up to the end of the answer.")
        ) from None
    return value


def _response(text: str) -> Response | None:
    reply, body = _REPLY.search(text), _BODY.search(text)
    if reply is None:
        return None
    headers = [match[1].strip() for match in _HEADER.finditer(text) if ":" in match[1]]
    return parse_response("\n".join([reply[1], *headers, "", body[1].strip() if body else ""]))
