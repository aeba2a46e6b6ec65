"""``.http`` and ``.rest`` files of editors: requests that ``###`` separates, with variables."""

from __future__ import annotations

import re

from flexgui.errors import UnreadableRequest
from flexgui.flex.text import shown
from flexgui.readers.head import parse_headers
from flexgui.readers.pasted import Form, PastedRequest, pasted_request, url_of
from flexgui.readers.variables import Variables
from flexgui.translation import tr

_SEPARATOR = re.compile(r"^###[ \t]*(.*)$", re.MULTILINE)
_VARIABLE = re.compile(r"^@([\w.-]{1,80})[ \t]*=[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_NAME = re.compile(r"(?:#|//)[ \t]*@name[ \t=]+(.+)")
_METHODS = r"GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS"
_REQUEST = re.compile(rf"(?:({_METHODS})[ \t]+)?(\S.*?)(?:[ \t]+HTTP/\d(?:\.\d)?)?[ \t]*", re.IGNORECASE)
_MARKS = re.compile(rf"^(?:###|@[\w.-]{{1,80}}[ \t]*=|(?:#|//)[ \t]*@name|(?:{_METHODS})[ \t]+\S*\{{\{{)", re.MULTILINE)
_ANY_REQUEST = re.compile(rf"^(?:(?:{_METHODS})[ \t]+\S|https?://|\{{\{{)", re.MULTILINE)
_PLAIN_START = re.compile(rf"(?:{_METHODS})[ \t]+(?:https?://|/)\S*[ \t]*\r?$", re.MULTILINE)
_SKIPPED_SCRIPT = re.compile(r"^[<>][ \t]*\{%.*?%\}[ \t]*$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^<@?\S*[ \t]+(\S.*)$", re.MULTILINE)
_HANDLER = re.compile(r"^(?:>{1,2}!?|<>)[ \t]+\S+[ \t]*$", re.MULTILINE)


def read_http_file(text: str) -> tuple[PastedRequest, ...] | None:
    """Return the requests of a text with marks that raw HTTP lacks, or with a request line without a version.

    Raises UnreadableRequest if it has none.
    """
    if not (_MARKS.search(text) and _ANY_REQUEST.search(text)) and not _PLAIN_START.match(text):
        return None
    text = text.replace("\r\n", "\n")
    variables = Variables(_VARIABLE.findall(text))
    parts = _SEPARATOR.split(text)  # text, title, text, title, text …
    found = [_request(part, title, variables) for title, part in zip(["", *parts[1::2]], parts[::2], strict=True)]
    requests = tuple(each for each in found if each is not None)
    if not requests:
        raise UnreadableRequest(
            tr("The file has no request. It begins with a line as in POST https://…/flex/v2/sessions.")
        )
    return requests


def _request(part: str, title: str, variables: Variables) -> PastedRequest | None:
    lines = part.split("\n")
    name = next((match[1].strip() for line in lines if (match := _NAME.match(line))), title.strip())
    start = next((n for n, line in enumerate(lines) if _is_request_line(line)), None)
    if start is None:
        return None
    end = next((n for n in range(start, len(lines)) if not lines[n].strip()), len(lines))
    head = [line for line in lines[start:end] if not line.startswith(("#", "//"))]
    continued = next((n for n, line in enumerate(head) if n and not line.startswith((" ", "\t"))), len(head))
    line = _REQUEST.fullmatch("".join(each.strip() if n else each for n, each in enumerate(head[:continued])))
    if line is None:
        return None
    target = variables.fill_in(line[2])
    headers = tuple((key, variables.fill_in(value)) for key, value in parse_headers(head[continued:], start + 2))
    body, notes = _body("\n".join(lines[end + 1 :]))
    return pasted_request(
        Form.HTTP_FILE,
        name=name,
        method=(line[1] or "GET").upper(),
        url=url_of(target, headers) or target,
        headers=headers,
        body=body,
        body_is_original=body is not None and "\n" not in body,
        missing=notes,
        variables=variables,
    )


def _is_request_line(line: str) -> bool:
    return bool(line.strip()) and not line.startswith(("#", "//", "@", "<", ">", " ", "\t"))


def _body(text: str) -> tuple[str | None, list[str]]:
    text = _HANDLER.sub("", _SKIPPED_SCRIPT.sub("", text)).strip("\n")
    if (file := _FILE.match(text)) is not None:
        note = tr(
            "The body is in the file {file}, which is not opened. Put its content there to check the digest.",
            file=shown(file[1], 80),
        )
        return None, [note]
    return text.rstrip(), []
