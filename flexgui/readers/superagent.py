"""The error object of the Node SDK, which has superagent's shape: the unmasked signature, the answer, often the body.

Releases that use axios keep the shape, but leave the body out and encode the text of the answer twice. The JSON of
axios's own error, which has the request in its member ``config``, is read too. The object is read as JSON, and as
``console.log`` prints it, which leaves the headers out.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace

from flexgui.errors import UnreadableRequest
from flexgui.readers.fetch import compact_json
from flexgui.readers.head import fit_body
from flexgui.readers.js_literal import JsParser
from flexgui.readers.json_text import decode_at, member, text_of
from flexgui.readers.pasted import Form, PastedRequest, pasted_request, to_bytes
from flexgui.translation import tr
from flexgui.transport.exchange import Headers, Response

_INSPECTED = re.compile(r"\{\s*(?:status: \d{3},\s*response|req): \{")
_JSON = re.compile(r"[\[{]\s*[\"\[{]")
_LEFT_OUT = re.compile(r"\[(?:Object(?: \[\w{1,40}\])?|Array|Circular[^\]\n]{0,20})\]")
_CLASS = re.compile(r"(?<=: )(?:Object \[\w{1,40}\]|[A-Z]\w{0,40})(?= \{)")
_EMBEDDED = re.compile(r"\{\s*\"(?:status|response|req|original|code|message)\"\s*:")


def read_embedded_superagent(text: str) -> PastedRequest | None:
    """Return the request of the JSON within a text, such as a log line; raises UnreadableRequest."""
    start = _EMBEDDED.search(text)
    if start is None or ('"req"' not in text and '"config"' not in text):
        return None
    document, end = decode_at(text, start.start())
    request = read_superagent(document, text[end:])
    if request is None:
        raise UnreadableRequest(
            tr("The JSON in the text is not an error of the Node SDK. Print JSON.stringify(error).")
        )
    return request


def read_inspected(text: str) -> PastedRequest | None:
    """Return what ``console.log`` printed of the request; raises UnreadableRequest."""
    start = None if _JSON.match(text) else _INSPECTED.search(text)
    if start is None:
        return None
    plain = _CLASS.sub("", _LEFT_OUT.sub("null", text[start.start() :]))
    request = _pasted(JsParser(plain).value())
    if request.headers:
        return request
    note = tr("console.log leaves the headers out, and with them the signature. Print JSON.stringify(error).")
    return replace(request, missing=(note, *request.missing))


def read_superagent(document: object, after: str = "") -> PastedRequest | None:
    """Return the request and the answer; `after` is the text after the error, which may be the body that it lacks."""
    return _pasted(document, after) if isinstance(_request_of(document), dict) else None


def _pasted(document: object, after: str = "") -> PastedRequest:
    answer, request = _response_of(document), _request_of(document)
    headers = _headers(member(request, "headers"))
    body, original, notes = _body(member(request, "data"))
    if body is None and after.lstrip().startswith("{") and after.rstrip().endswith("}"):
        body, original = fit_body(after.lstrip(), headers)
    return pasted_request(
        Form.SUPERAGENT,
        method=text_of(request, "method").upper(),
        url=_url(request),
        headers=headers,
        body=body,
        body_is_original=original,
        response=_response(answer),
        missing=notes,
    )


def _response_of(document: object) -> object:
    nested = member(document, "response")
    return nested if isinstance(nested, dict) else document


def _request_of(document: object) -> object:
    """Return superagent's `req`, or axios's `config` if it names a request."""
    answer = _response_of(document)
    request = member(answer, "req")
    if request is None:
        configs = (member(each, "config") for each in (document, answer))
        request = next((each for each in configs if member(each, "url") and member(each, "headers")), None)
    return request


def _url(request: object) -> str:
    """Return the URL; axios joins a relative one to its `baseURL`."""
    url, base = text_of(request, "url"), text_of(request, "baseURL")
    return url if "://" in url or not base else f"{base.rstrip('/')}/{url.lstrip('/')}"


def _headers(value: object) -> Headers:
    if not isinstance(value, dict):
        return ()
    return tuple(
        (name, ", ".join(str(part) for part in each) if isinstance(each, list) else str(each))
        for name, each in value.items()
    )


def _body(data: object) -> tuple[str | bytes | None, bool, list[str]]:
    if isinstance(data, str):
        return data, True, []
    if data is None:
        return None, False, []
    note = tr("The error holds the body as an object, not as the text that was sent; here it is compact JSON.")
    return compact_json(data), False, [note]


def _response(answer: object) -> Response | None:
    status = member(answer, "status")
    if not isinstance(status, int):
        return None
    text = _decoded_once(text_of(answer, "text")) or text_of(answer, "data")
    body = member(answer, "body") or member(answer, "data")
    if not text and body and isinstance(body, dict):
        text = compact_json(body)
    return Response(status, "", _headers(member(answer, "header") or member(answer, "headers")), to_bytes(text))


def _decoded_once(text: str) -> str:
    """Return the text in a JSON string, as the SDK encodes the answer's text; return another text unchanged."""
    try:
        value = json.loads(text) if text.startswith('"') else text
    except ValueError:
        return text
    return value if isinstance(value, str) else text
