"""Reads requests from a text in any of the known forms.

A reader returns None for a text of another form. They are tried in the order of `_READERS`: forms with an unmistakable
beginning come first, forms that are recognised by a line somewhere in the text later. A text that no reader recognises
is refused with a sentence that says what can be pasted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from flexgui.errors import UnreadableRequest
from flexgui.flex.text import decode_text
from flexgui.readers.bruno import read_bruno
from flexgui.readers.cmd_words import read_curl_for_cmd
from flexgui.readers.curl import read_curl
from flexgui.readers.curl_verbose import read_curl_verbose
from flexgui.readers.fetch import read_fetch
from flexgui.readers.har import HAR_START, read_har
from flexgui.readers.head import STATUS_LINE, parse_response
from flexgui.readers.http_client_debug import read_http_client_debug
from flexgui.readers.http_file import read_http_file
from flexgui.readers.httpie import read_httpie
from flexgui.readers.httpie_export import read_httpie_export
from flexgui.readers.insomnia import read_insomnia
from flexgui.readers.json_text import decode_at, json_documents
from flexgui.readers.opencollection import read_opencollection
from flexgui.readers.pasted import PastedRequest
from flexgui.readers.postman import is_environment, read_postman
from flexgui.readers.powershell import read_powershell
from flexgui.readers.python_sdk import read_printed_request, read_python_sdk
from flexgui.readers.raw_http import read_raw_http
from flexgui.readers.sdk_log import read_sdk_log
from flexgui.readers.superagent import read_embedded_superagent, read_inspected, read_superagent
from flexgui.translation import tr
from flexgui.transport.exchange import Response

_MAX_HAR = 256 << 20
"""Maximum bytes or characters of a HAR file, whose entries are decoded one after another."""

_MAX_JSON = 16 << 20
"""Maximum characters of other JSON: collections."""

_MAX_TEXT = 256 << 10
"""Maximum characters of every other form: a request of the Flex API has a few kilobytes."""

_JSON_START = re.compile(r"\{|\[\s*[\[\]{\"]")  # the lines of some logs begin with [ and a date
_FENCE = re.compile(r"```[\w-]*[ \t]*\r?\n(.*?)\r?\n```\s*\Z", re.DOTALL)
_YAML = re.compile(r"^(?:opencollection:|type:[ \t]*collection\.insomnia|_type:[ \t]*export)", re.MULTILINE)
_NO_CONNECTION = re.compile(
    r"NameResolutionError|getaddrinfo|ENOTFOUND|UnknownHostException|[Cc]ould not resolve host|ECONNREFUSED|ETIMEDOUT|"
    r"CERTIFICATE_VERIFY_FAILED|SSLHandshakeException|SELF_SIGNED_CERT|MaxRetryError|unable to get local issuer"
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
    for read in _READERS:
        if (found := read(text)) is not None:
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
    """Return the text without a byte order mark, a Markdown fence, and white space before it.

    Raises UnreadableRequest if it is too long.
    """
    _refuse_more_than(_MAX_HAR, text)
    decoded = decode_text(text) if isinstance(text, bytes) else text
    cleaned = decoded.lstrip("\ufeff \t\r\n")
    if not HAR_START.match(cleaned):
        _refuse_more_than(_MAX_JSON if _JSON_START.match(cleaned) else _MAX_TEXT, cleaned)
    fenced = _FENCE.match(cleaned) if cleaned.startswith("```") else None
    return fenced[1].lstrip() if fenced else cleaned


def _refuse_more_than(most: int, text: str | bytes) -> None:
    if len(text) > most:
        raise UnreadableRequest(
            tr(
                "The text is longer than {n} kilobytes. Copy only the request that failed, or the last lines of a log.",
                n=most >> 10,
            )
        )


def _read_json(text: str) -> tuple[PastedRequest, ...] | None:
    """Return the requests of JSON by its shape; several documents may follow one another."""
    if not _JSON_START.match(text):
        return None
    documents = json_documents(text)
    flat = [each for document in documents for each in (document if isinstance(document, list) else [document])]
    errors = tuple(found for each in flat if (found := read_superagent(each)) is not None)
    if len(errors) == 1 and len(documents) > 1:
        first = read_superagent(documents[0], text[decode_at(text, 0)[1] :])
        return errors if first is None else (first,)
    if errors:
        return errors
    for document in documents:
        collected = read_postman(document, documents)
        for read in (read_insomnia, read_httpie_export, read_opencollection):
            collected = read(document) if collected is None else collected
        if collected:
            return collected
        if collected is not None:
            raise UnreadableRequest(
                tr(
                    "The collection has no request, only scripts or folders. Export the request that failed, or copy "
                    "it as cURL."
                )
            )
    if any(is_environment(each) for each in documents):
        raise UnreadableRequest(
            tr("This is a Postman environment without requests. Paste the collection, and the environment after it.")
        )
    raise UnreadableRequest(
        tr(
            "The JSON has none of the known forms: a HAR file, an error of the Node SDK, or a collection of Postman, "
            "Bruno, Insomnia or HTTPie. Paste the whole request, not only its body or answer."
        )
    )


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
            "The exception of the SDK does not contain the request. Set the SDK’s log level to debug and paste the "
            "log, or print the exception’s code, headers and body."
        )
    if _NO_CONNECTION.search(text):
        return tr(
            "The text reports that no answer came: because of the host name, the network, a proxy or the certificate. "
            "Check the host in the configuration, e.g. apitest.cybersource.com; the signature is not the cause."
        )
    return tr("No request was recognised. Paste raw HTTP, a cURL command, a HAR file, or an error or log of an SDK.")


_READERS: tuple[Callable[[str], PastedRequest | tuple[PastedRequest, ...] | None], ...] = (
    read_har,
    read_inspected,  # before JSON, which begins with { too
    _read_json,
    read_bruno,
    read_curl_verbose,  # before cURL, because its command may come before its output
    read_curl_for_cmd,
    read_powershell,  # before cURL, because curl.exe may have PowerShell's line ends
    read_curl,
    read_httpie,
    read_printed_request,  # before the next two, which would add the exception to the body
    read_http_file,  # before raw HTTP, which has none of its marks
    read_raw_http,
    read_http_client_debug,  # before the exception, which may come after it
    read_python_sdk,
    read_embedded_superagent,
    read_sdk_log,
    read_fetch,
)
