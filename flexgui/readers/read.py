"""Reads requests from a text in any of the known forms.

The order of recognition is that of `_READERS`: what can be told for sure comes first. A text that no reader recognises
is refused with a sentence that says what can be pasted.
"""

from __future__ import annotations

from collections.abc import Callable

from flexgui.errors import UnreadableRequest
from flexgui.flex.text import decode_text
from flexgui.readers.curl import CURL_START, read_curl
from flexgui.readers.head import STATUS_LINE, parse_response
from flexgui.readers.pasted import Form, PastedRequest
from flexgui.readers.raw_http import is_raw_http, read_raw_http
from flexgui.translation import tr
from flexgui.transport.exchange import Response

__all__ = ["Form", "PastedRequest", "UnreadableRequest", "read_requests", "read_response"]

_Recognise = Callable[[str], object]
_Read = Callable[[str], "PastedRequest | tuple[PastedRequest, ...]"]

_READERS: tuple[tuple[_Recognise, _Read], ...] = (
    (is_raw_http, read_raw_http),
    (CURL_START.match, read_curl),
)


def read_requests(text: str | bytes) -> tuple[PastedRequest, ...]:
    """Return the requests that a text holds, at least one; raises UnreadableRequest with the next step."""
    text = _cleaned(text)
    for recognise, read in _READERS:
        if recognise(text):
            found = read(text)
            return found if isinstance(found, tuple) else (found,)
    raise UnreadableRequest(
        tr("No request was recognised. Paste raw HTTP, a cURL command, a HAR file, or an error or log of an SDK.")
    )


def read_response(text: str | bytes) -> Response:
    """Return the response of a text: raw HTTP, or any form that holds an answer; raises UnreadableRequest."""
    text = _cleaned(text)
    if STATUS_LINE.match(text):
        return parse_response(text)
    try:
        found = [each.response for each in read_requests(text) if each.response is not None]
    except UnreadableRequest:
        found = []
    if len(found) != 1:
        raise UnreadableRequest(
            tr(
                "No response was recognised. Begin with its status line, e.g. HTTP/1.1 401 Unauthorized; "
                "curl -i prints it."
            )
        )
    return found[0]


def _cleaned(text: str | bytes) -> str:
    """Return the text without a byte order mark and without white space before it."""
    decoded = decode_text(text) if isinstance(text, bytes) else text
    return decoded.lstrip("\ufeff \t\r\n")
