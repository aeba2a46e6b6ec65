"""``fetch(url, {…})`` as browsers copy it and as programs have it, if its values are literals."""

from __future__ import annotations

import json
import re

from flexgui.errors import UnreadableRequest
from flexgui.readers.js_literal import TOO_DEEP, JsCall, JsParser
from flexgui.readers.pasted import Form, PastedRequest, pasted_request
from flexgui.translation import tr

_FETCH = re.compile(r"(?<![\w.$])fetch\s*\(")


def read_fetch(text: str) -> PastedRequest | None:
    """Return the request of the one call; raises UnreadableRequest."""
    calls = list(_FETCH.finditer(text))
    if not calls:
        return None
    if len(calls) > 1:
        raise UnreadableRequest(tr("The text calls fetch {n} times. Paste one of the calls.", n=len(calls)))
    parser = JsParser(text, calls[0].end())
    url = parser.value()
    options = parser.value() if parser.accept(",") and parser.peek() != ")" else {}
    parser.accept(",")
    parser.expect(")")
    if isinstance(url, JsCall):
        url = url.argument
    if not isinstance(url, str) or not isinstance(options, dict):
        raise UnreadableRequest(tr("fetch takes a URL and an object of options. Copy the whole call."))
    body, original, notes = _body(options.get("body"))
    method = options.get("method")
    return pasted_request(
        Form.FETCH,
        method=method if isinstance(method, str) and method else "GET",
        url=url,
        headers=_headers(options.get("headers")),
        body=body,
        body_is_original=original,
        missing=notes,
    )


def _headers(value: object) -> list[tuple[str, str]]:
    if isinstance(value, JsCall):
        value = value.argument
    pairs = value.items() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [(str(pair[0]), str(pair[1])) for pair in pairs if isinstance(pair, list | tuple) and len(pair) == 2]


def _body(value: object) -> tuple[str, bool, list[str]]:
    """Return the text, whether it is the original one, and notes on what is unknown."""
    if value is None:
        return "", True, []
    if isinstance(value, str):
        return value, True, []
    if isinstance(value, JsCall) and value.name == "JSON.stringify":
        note = tr("The body is what JSON.stringify makes of the object in the code; the program may have sent another.")
        return compact_json(value.argument), False, [note]
    raise UnreadableRequest(
        tr("The body of fetch is not a text. Put the JSON text there that was sent, as in body: '{…}'.")
    )


def compact_json(value: object) -> str:
    """Return JSON as JavaScript's JSON.stringify writes it: without spaces, and without escapes for letters.

    Raises UnreadableRequest for a value that is nested too deeply.
    """
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    except RecursionError:  # parsed, but nested too deeply to be encoded again
        raise UnreadableRequest(tr(TOO_DEEP)) from None
