"""Reads requests from a text in any of the known forms.

The order of recognition is that of `_READERS`: forms with an unmistakable beginning come first, forms that are
recognised by a line somewhere in the text come later. A text that no reader recognises is refused with a sentence that
says what can be pasted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from flexgui.errors import UnreadableRequest
from flexgui.flex.text import decode_text
from flexgui.readers.bruno import is_bruno, read_bruno
from flexgui.readers.cmd_words import cmd_commands, is_cmd
from flexgui.readers.curl import CURL_START, read_curl, request_of
from flexgui.readers.curl_verbose import is_curl_verbose, read_curl_verbose
from flexgui.readers.fetch import is_fetch, read_fetch
from flexgui.readers.har import is_har, read_har
from flexgui.readers.head import STATUS_LINE, parse_response
from flexgui.readers.http_client_debug import is_http_client_debug, read_http_client_debug
from flexgui.readers.http_file import is_http_file, read_http_file
from flexgui.readers.httpie import HTTPIE_START, read_httpie
from flexgui.readers.httpie_export import is_httpie_export, read_httpie_export
from flexgui.readers.insomnia import is_insomnia, read_insomnia
from flexgui.readers.json_text import decode_at, json_documents
from flexgui.readers.opencollection import is_opencollection, read_opencollection
from flexgui.readers.pasted import Form, PastedRequest
from flexgui.readers.postman import is_environment, is_postman, read_postman
from flexgui.readers.powershell import is_powershell, read_powershell
from flexgui.readers.python_sdk import is_printed_request, is_python_sdk, read_printed_request, read_python_sdk
from flexgui.readers.raw_http import is_raw_http, read_raw_http
from flexgui.readers.sdk_log import log_form, read_sdk_log
from flexgui.readers.superagent import (
    has_superagent,
    is_inspected,
    is_superagent,
    read_embedded_superagent,
    read_inspected,
    read_superagent,
)
from flexgui.translation import tr
from flexgui.transport.exchange import Response

__all__ = ["MAX_BYTES", "Form", "PastedRequest", "UnreadableRequest", "read_requests", "read_response"]

MAX_BYTES = 256 << 20
"""Maximum bytes or characters of a HAR file, whose entries are decoded one after another."""

_MAX_JSON = 16 << 20
"""Maximum characters of other JSON: collections."""

_MAX_TEXT = 256 << 10
"""Maximum characters of every other form: a request of the Flex API has a few kilobytes."""

_Read = Callable[[str], "PastedRequest | tuple[PastedRequest, ...]"]

_JSON_START = re.compile(r"\{|\[\s*[\[\]{\"]")  # the lines of some logs begin with [ and a date
_FENCE = re.compile(r"```[\w-]*[ \t]*\r?\n(.*?)\r?\n```\s*\Z", re.DOTALL)
_YAML = re.compile(r"^(?:opencollection:|type:[ \t]*collection\.insomnia|_type:[ \t]*export)", re.MULTILINE)
_NO_CONNECTION = re.compile(
    r"NameResolutionError|getaddrinfo|ENOTFOUND|UnknownHostException|[Cc]ould not resolve host|ECONNREFUSED|ETIMEDOUT|"
    r"CERTIFICATE_VERIFY_FAILED|SSLHandshakeException|SELF_SIGNED_CERT|MaxRetryError|unable to get local issuer",
)
_ANSWER_BELOW = re.compile("^" + STATUS_LINE.pattern, re.MULTILINE)
_JAVA_OR_NET = re.compile(r"(?:Invokers|CyberSource\.Client)\.ApiException")


def read_requests(text: str | bytes) -> tuple[PastedRequest, ...]:
    """Return the requests that a text holds, at least one; raises UnreadableRequest with the next step."""
    text = _cleaned(text)
    try:
        found = _read(text)
    except UnreadableRequest:
        if with_answer := _with_answer_below(text):
            return with_answer
        raise
    if len(found) == 1 and found[0].response is None:
        return _with_answer_below(text) or found
    return found


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


def _read(text: str) -> tuple[PastedRequest, ...]:
    for recognise, read in _READERS:
        if recognise(text):
            found = read(text)
            return found if isinstance(found, tuple) else (found,)
    raise UnreadableRequest(_unrecognised(text))


def _with_answer_below(text: str) -> tuple[PastedRequest, ...]:
    """Return the request above an answer, such as a command and what ``curl -i`` printed; empty if there is none."""
    answer = _ANSWER_BELOW.search(text, 1)
    if answer is None:
        return ()
    try:
        found = _read(text[: answer.start()])
        response = parse_response(text[answer.start() :])
    except UnreadableRequest:
        return ()
    return (replace(found[0], response=response),) if len(found) == 1 else ()


def _cleaned(text: str | bytes) -> str:
    """Return the text without a byte order mark, a Markdown fence, and white space before it; raises if it is large."""
    _refuse_more_than(MAX_BYTES, text)
    decoded = decode_text(text) if isinstance(text, bytes) else text
    cleaned = decoded.lstrip("\ufeff \t\r\n")
    if not is_har(cleaned):
        _refuse_more_than(_MAX_JSON if _is_json(cleaned) else _MAX_TEXT, cleaned)
    fenced = _FENCE.match(cleaned) if cleaned.startswith("```") else None
    return fenced[1].lstrip() if fenced else cleaned


def _refuse_more_than(most: int, text: str | bytes) -> None:
    if len(text) > most:
        raise UnreadableRequest(
            tr(
                "The text is longer than {n} kilobytes. Copy only the request that failed; of a log, the last lines.",
                n=most >> 10,
            )
        )


def _is_json(text: str) -> bool:
    return _JSON_START.match(text) is not None


def _read_json(text: str) -> tuple[PastedRequest, ...]:
    """Return the requests of JSON by its shape; several documents may follow one another."""
    documents = json_documents(text)
    if len(documents) > 1 and is_superagent(documents[0]) and not any(map(is_superagent, documents[1:])):
        return (read_superagent(documents[0], text[decode_at(text, 0)[1] :]),)
    flat = [each for document in documents for each in (document if isinstance(document, list) else [document])]
    errors = tuple(read_superagent(each) for each in flat if is_superagent(each))
    if errors:
        return errors
    for document in documents:
        if is_postman(document):
            return read_postman(document, [each for each in documents if is_environment(each)])
        if is_insomnia(document):
            return read_insomnia(document)
        if is_httpie_export(document):
            return read_httpie_export(document)
        if is_opencollection(document):
            return read_opencollection(document)
    if any(is_environment(each) for each in documents):
        raise UnreadableRequest(
            tr("This is a Postman environment without requests. Paste the collection, and the environment after it.")
        )
    raise UnreadableRequest(
        tr(
            "The JSON is in no known form: a HAR file, an error of the Node SDK, or a collection of Postman, "
            "Bruno, Insomnia or HTTPie. Paste the whole request, not only its body or answer."
        )
    )


def _is_curl_for_cmd(text: str) -> bool:
    return CURL_START.match(text) is not None and is_cmd(text)


def _read_curl_for_cmd(text: str) -> PastedRequest:
    return request_of(cmd_commands(text), Form.CURL_CMD)


def _unrecognised(text: str) -> str:
    """Return the sentence for a text that no reader recognises."""
    if not text:
        return tr("The text is empty. Paste raw HTTP, a cURL command, a HAR file, or an error or log of an SDK.")
    if STATUS_LINE.match(text):
        return tr("This is an answer without its request. Paste the request, and the answer after it.")
    if _YAML.search(text):
        return tr("Collections in YAML are not read. Export the collection as JSON, or copy the request as cURL.")
    if _JAVA_OR_NET.search(text):
        return tr(
            "The exception of the SDK does not hold the request. Switch the SDK’s log to debug and paste the log, "
            "or print the exception’s code, headers and body."
        )
    if _NO_CONNECTION.search(text):
        return tr(
            "The text reports a failure before any answer: the host name, the network, a proxy or the certificate. "
            "Check the host in the configuration, e.g. apitest.cybersource.com; the signature is not the cause."
        )
    return tr("No request was recognised. Paste raw HTTP, a cURL command, a HAR file, or an error or log of an SDK.")


_READERS: tuple[tuple[Callable[[str], object], _Read], ...] = (
    (is_har, read_har),
    (is_inspected, read_inspected),  # before JSON, which begins with { too
    (_is_json, _read_json),
    (is_bruno, read_bruno),
    (is_curl_verbose, read_curl_verbose),  # before cURL, because its command may come before its output
    (_is_curl_for_cmd, _read_curl_for_cmd),
    (is_powershell, read_powershell),  # before cURL, because curl.exe may have PowerShell's line ends
    (CURL_START.match, read_curl),
    (HTTPIE_START.match, read_httpie),
    (is_printed_request, read_printed_request),  # before the next two, which would add the exception to the body
    (is_http_file, read_http_file),  # before raw HTTP, which has none of its marks
    (is_raw_http, read_raw_http),
    (is_http_client_debug, read_http_client_debug),  # before the exception, which may come after it
    (is_python_sdk, read_python_sdk),
    (has_superagent, read_embedded_superagent),
    (log_form, read_sdk_log),
    (is_fetch, read_fetch),
)
