"""A request to the API, and the API's reply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message


@dataclass(frozen=True, slots=True)
class Call:
    """One request.

    `target` is the path with its query exactly as sent (for an absolute-form target: that part of it), `headers` have
    lower-case names, `body` is decoded from its transfer coding. `local_host` is the address and port at which the
    connection arrived, in the form of a Host header.
    """

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes
    local_host: str = ""

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]

    @property
    def is_bearer(self) -> bool:
        """True if the request carries a bearer token."""
        return self.headers.get("authorization", "").lower().startswith("bearer ")

    @property
    def media_type(self) -> str:
        """The media type of the body without its parameters; empty if it is missing."""
        return self._content_type.get_content_type() if "content-type" in self.headers else ""

    @property
    def charset(self) -> str:
        """The charset of the body, utf-8 if none is named."""
        return self._content_type.get_content_charset("utf-8")

    @property
    def _content_type(self) -> Message:
        message = Message()
        message["Content-Type"] = self.headers.get("content-type", "")
        return message


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply that is not a refusal. `summary` is for the log; `fault` names the faults that changed it, if any."""

    status: int
    content_type: str
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()
    fault: str = ""
    summary: str = ""
