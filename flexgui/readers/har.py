"""HAR 1.2, the archive that browsers, proxies and test tools export.

An archive may have hundreds of megabytes, so its entries are decoded one after another, and only those of
CyberSource's hosts and of this computer are kept.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from datetime import datetime

from flexgui.errors import UnreadableRequest
from flexgui.readers.json_text import decode_at, member, named_values, objects_of, skip_separators, text_of
from flexgui.readers.pasted import Form, PastedRequest, is_cybersource, pasted_request, to_bytes
from flexgui.translation import tr
from flexgui.transport.exchange import Headers, Response, header_value

MAX_REQUESTS = 200
"""Maximum number of requests kept from one archive."""

HAR_START = re.compile(r"\{\s*\"log\"\s*:\s*\{")
_ENTRIES = re.compile(r"\"entries\"\s*:\s*\[")


def read_har(text: str) -> tuple[PastedRequest, ...] | None:
    """Return the requests to CyberSource in their order; raises UnreadableRequest if there is none."""
    if not HAR_START.match(text):
        return None
    found: list[PastedRequest] = []
    count = 0
    for entry in _entries(text):
        count += 1
        if is_cybersource(text_of(entry, "request", "url")) and len(found) < MAX_REQUESTS:
            found.append(_request(entry))
    if not found:
        raise UnreadableRequest(
            tr(
                "The HAR file has no request to a host of CyberSource among its {n}. Record the failing request and "
                "export again; a request that a server sends is not in a browser’s archive.",
                n=count,
            )
        )
    return tuple(found)


def _entries(text: str) -> Iterator[object]:
    start = _ENTRIES.search(text)
    if start is None:
        return
    at = start.end()
    while True:
        at = skip_separators(text, at)
        if text[at : at + 1] == "]":
            return
        entry, at = decode_at(text, at)
        if not isinstance(entry, dict):
            raise UnreadableRequest(tr("The entries of the HAR file are not requests. Export the archive again."))
        yield entry


def _request(entry: object) -> PastedRequest:
    request = member(entry, "request")
    method, url = text_of(request, "method"), text_of(request, "url")
    headers = _headers(member(request, "headers"))
    body, original, notes = _body(request)
    if method != "OPTIONS" and not any(header_value(headers, each) for each in ("signature", "authorization")):
        notes.append(
            tr(
                "There is neither a Signature nor an Authorization header. Browsers leave them out unless the archive "
                "is exported with sensitive data; export it so, or the signature cannot be checked."
            )
        )
    return pasted_request(
        Form.HAR,
        method=method,
        url=url,
        headers=headers,
        body=body,
        body_is_original=original,
        response=_response(member(entry, "response")),
        missing=notes,
        sent_at=_time(text_of(entry, "startedDateTime")),
    )


def _headers(value: object) -> Headers:
    return tuple((name, each) for name, each in named_values(value) if not name.startswith(":"))


def _body(request: object) -> tuple[bytes | None, bool, list[str]]:
    post = member(request, "postData")
    size = member(request, "bodySize")
    if post is None:
        return (b"", True, []) if size == 0 else (None, False, [])
    content = _content(post)
    if objects_of(post, "params") and not content:
        note = tr("The archive has the body as form fields, not as the text that was sent.")
        fields = "&".join(f"{name}={value}" for name, value in named_values(member(post, "params")))
        return to_bytes(fields), False, [note]
    if isinstance(size, int) and size > 0 and size != len(content):
        note = tr("The archive says that the body had {sent} bytes, and has {found}.", sent=size, found=len(content))
        return content, False, [note]
    return content, True, []


def _content(value: object) -> bytes:
    """Return the bytes of ``postData`` or ``content``, which may be in base64."""
    text = text_of(value, "text")
    if text_of(value, "encoding") == "base64":
        try:
            return base64.b64decode(text)
        except ValueError:
            pass
    return to_bytes(text)


def _response(value: object) -> Response | None:
    status = member(value, "status")
    if not isinstance(status, int) or not 100 <= status <= 999:
        return None  # 0 if the request failed
    headers, body = _headers(member(value, "headers")), _content(member(value, "content"))
    return Response(status, text_of(value, "statusText"), headers, body)


def _time(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
