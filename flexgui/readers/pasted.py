"""The result of every reader: one request as found in a text, with notes on what is unknown or masked."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from flexgui.errors import HostNotAllowed
from flexgui.flex.address import parse_address
from flexgui.flex.environment import CYBERSOURCE_DOMAINS
from flexgui.flex.secret import Secret
from flexgui.flex.text import shown
from flexgui.readers.variables import PLACEHOLDER, Variables
from flexgui.translation import tr
from flexgui.transport.exchange import Headers, Response, header_value

METHODS_WITH_BODY = frozenset({"POST", "PUT", "PATCH"})
_MASK = re.compile(r"\*{3,}|•{3,}|X{5,}|x{8,}|\[(?:redacted|masked|filtered|hidden)\]|<redacted>", re.IGNORECASE)
_MAX_NAMED = 5
_MAX_NAME_LENGTH = 80


class Form(StrEnum):
    """How the request was written down; the values are those that `flexgui diagnose --json` prints as "form"."""

    HTTP = "http"
    CURL = "curl"
    CURL_CMD = "curl-cmd"
    POWERSHELL = "powershell"
    FETCH = "fetch"
    CURL_VERBOSE = "curl-verbose"
    HAR = "har"
    SUPERAGENT = "superagent"
    PYTHON_SDK = "python-sdk"
    NODE_LOG = "node-log"
    JAVA_LOG = "java-log"
    DOTNET_LOG = "dotnet-log"
    PHP_LOG = "php-log"
    POSTMAN = "postman"
    BRUNO = "bruno"
    OPENCOLLECTION = "opencollection"
    INSOMNIA = "insomnia"
    HTTPIE = "httpie"
    HTTPIE_EXPORT = "httpie-export"
    HTTP_FILE = "http-file"


@dataclass(frozen=True)
class PastedRequest:
    """A request that was read from a text.

    `name` is the request's name in a collection, or empty. `method` and `url` are empty if they are unknown; `url` is
    as it was found. `headers` keep their order and case. `body_is_original` is true if `body` is known to be what was
    sent. `missing` has one sentence for each thing that could not be known. `sent_at` is aware, and only set
    if the form says when the request was sent. `secrets` are values of variables, held so that they are masked
    wherever the request is shown.
    """

    form: Form
    method: str
    url: str
    headers: Headers = field(repr=False)
    body: bytes = field(repr=False)
    body_is_original: bool
    response: Response | None = None
    name: str = ""
    missing: tuple[str, ...] = ()
    sent_at: datetime | None = None
    secrets: tuple[Secret, ...] = field(default=(), repr=False)

    def header(self, name: str) -> str | None:
        """Return the first header of that name, whatever its case."""
        return header_value(self.headers, name)


def pasted_request(
    form: Form,
    *,
    method: str,
    url: str,
    headers: Iterable[tuple[str, str]] = (),
    body: str | bytes | None = b"",
    body_is_original: bool = False,
    response: Response | None = None,
    name: str = "",
    missing: Iterable[str] = (),
    sent_at: datetime | None = None,
    query: Iterable[tuple[str, str]] = (),
    content_type: str = "",
    variables: Variables | None = None,
) -> PastedRequest:
    """Return the request with the notes that apply to every form.

    A `body` of None could not be read. `query` has further parameters of the URL, `content_type` is what the tool sends
    if there is no such header. `variables` are replaced in all texts.
    """
    if variables is not None:
        url = variables.fill_in(url)
        headers = [(variables.fill_in(name), variables.fill_in(value)) for name, value in headers]
        query = [(variables.fill_in(name), variables.fill_in(value)) for name, value in query]
        body = variables.fill_in(body) if isinstance(body, str) else body
        body_is_original = body_is_original and "{{" not in str(body)
    headers, body = tuple(headers), to_bytes(body) if isinstance(body, str) else body
    if content_type and header_value(headers, "content-type") is None:
        headers = (*headers, ("Content-Type", content_type))
    if added := "&".join(f"{name}={value}" for name, value in query):
        url = f"{url}{'&' if '?' in url else '?'}{added}"
    notes = [*missing, *_open_notes(method, url, headers, body)]
    return PastedRequest(
        form=form,
        name=name,
        method=method,
        url=url,
        headers=headers,
        body=body or b"",
        body_is_original=body_is_original and body is not None,
        response=response,
        missing=tuple(dict.fromkeys(notes)),
        sent_at=sent_at,
        secrets=variables.secrets if variables is not None else (),
    )


def form_note() -> str:
    """Return the sentence for a body that is a form or a file."""
    return tr("The body of the request is a form or a file, which is not read. The Flex API takes JSON.")


def basic_authorization(credentials: str) -> tuple[str, str]:
    """Return the header for ``name:password`` (RFC 7617)."""
    return "Authorization", "Basic " + base64.b64encode(to_bytes(credentials)).decode("ascii")


def to_bytes(text: str) -> bytes:
    """Return the UTF-8 bytes of a text; bytes that a reader kept as surrogate escapes (PEP 383) are restored."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")


def url_of(target: str, headers: Headers, scheme: str = "") -> str:
    """Return the URL of a request target, empty for a path without a Host header.

    A target without a scheme gets https, on this computer http.
    """
    if "://" in target:
        return target
    host = header_value(headers, "host")
    if not host:
        return ""
    scheme = scheme or ("http" if is_this_computer(host) else "https")
    return f"{scheme}://{host}{target if target.startswith('/') else '/' + target}"


def is_cybersource(url: str) -> bool:
    """Return whether the host of a URL is one of CyberSource's or this computer (the sandbox)."""
    host = host_of(url)
    name = re.sub(r":\d*$", "", host).lower().rstrip(".")
    return any(f".{name}".endswith(f".{domain}") for domain in CYBERSOURCE_DOMAINS) or is_this_computer(host)


def is_this_computer(host: str) -> bool:
    """Return whether a host, with or without a port, is this computer; False for one that is malformed."""
    try:
        return parse_address(host).is_loopback
    except HostNotAllowed:
        return False


def host_of(url: str) -> str:
    """Return the host of a URL as it is written, with its port; empty for a URL without one."""
    return re.split(r"[/?#\\]", url.partition("://")[2], maxsplit=1)[0].rpartition("@")[2]


def _open_notes(method: str, url: str, headers: Headers, body: bytes | None) -> Iterator[str]:
    if not method:
        yield tr("The method of the request is not in the text.")
    if not url:
        yield tr("The address of the request is not in the text, and with it the host that is signed.")
    if body is None and method.upper() in (*METHODS_WITH_BODY, ""):
        yield tr(
            "The request body is not in the text, so the digest cannot be checked. Add the exact body to check it."
        )
    for name, value in headers:
        if _MASK.search(value):
            yield tr(
                "The value of {header} is masked, so it cannot be checked. Copy the request from where it is "
                "shown whole.",
                header=shown(name, _MAX_NAME_LENGTH),
            )
    yield from _placeholder_notes(url, headers, body or b"")


def _placeholder_notes(url: str, headers: Headers, body: bytes) -> Iterator[str]:
    texts = (url, *(value for _, value in headers), body.decode("utf-8", "replace"))
    names = list(dict.fromkeys(match[1] for text in texts for match in PLACEHOLDER.finditer(text)))
    for name in names[:_MAX_NAMED]:
        yield tr(
            "The placeholder {name} has no value in the text. Put the value there, or add the environment file.",
            name="{{" + shown(name, _MAX_NAME_LENGTH) + "}}",
        )
    if len(names) > _MAX_NAMED:
        yield tr("{n} more placeholders have no value.", n=len(names) - _MAX_NAMED)
