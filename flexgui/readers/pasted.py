"""The result of every reader: one request as found in a text, and notes on what is unknown."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from flexgui.flex.secret import Secret
from flexgui.transport.exchange import Headers, Response, header_value


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
