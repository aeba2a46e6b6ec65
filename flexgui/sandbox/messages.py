"""A request to the API, its reply, and refusals in the shapes that CyberSource documents or was observed to send."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from email.message import Message
from typing import Self

Details = Sequence[tuple[str, str]]
"""(location, message) pairs of a validation error."""


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


class Refused(Exception):
    """The request is refused: `why` is the exact reason for the log, `status` and `body()` are what the client gets.

    `find_cause` returns the ID of the cause in the catalogue of `flexgui.diagnosis`, "" if none is known; it takes up
    to half a second; `explanation` is sent to a client that wants it. `fault` names the fault that caused it, if any.
    """

    fault = ""

    def __init__(self, status: int, why: str, headers: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(why)
        self.status = status
        self.why = why
        self.headers = tuple(headers)
        self.find_cause: Callable[[], str] | None = None
        self.explanation: Mapping[str, object] | None = None

    def body(self, correlation_id: str) -> bytes:
        """Return the JSON text of the response, with the explanation if there is one."""
        members = self._members(correlation_id)
        if self.explanation is not None:
            members["explanation"] = self.explanation
        return json.dumps(members, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "backslashreplace")

    def by_fault(self, name: str) -> Self:
        """Return this refusal, marked as caused by a fault."""
        self.fault = name
        return self

    def _members(self, correlation_id: str) -> dict[str, object]:
        raise NotImplementedError


class GatewayRefused(Refused):
    """The form of the REST gateway, `{"response": {"rmsg": …}}`. Like the real one, it does not give the reason."""

    def __init__(self, why: str, *, status: int = 401, rmsg: str = "Authentication Failed") -> None:
        super().__init__(status, why)
        self.rmsg = rmsg

    def _members(self, correlation_id: str) -> dict[str, object]:
        return {"response": {"rmsg": self.rmsg}}


class FlatRefused(Refused):
    """The form that the OpenAPI file documents for `/flex/v2/sessions`; the official SDKs read `message` and `reason`.

    `why` is the message with its details unless it is given.
    """

    def __init__(
        self,
        status: int,
        reason: str,
        message: str,
        *,
        why: str = "",
        details: Details = (),
        headers: Sequence[tuple[str, str]] = (),
    ) -> None:
        listed = "; ".join(f"{location}: {text}" if location else text for location, text in details)
        super().__init__(status, why or (f"{message} ({listed})" if listed else message), headers)
        self.reason, self.message, self.details = reason, message, tuple(details)

    def _members(self, correlation_id: str) -> dict[str, object]:
        return {
            "correlationId": correlation_id,
            "details": [{"location": location, "message": message} for location, message in self.details],
            "informationLink": "https://developer.cybersource.com/",
            "message": self.message,
            "reason": self.reason,
        }


class ServiceRefused(Refused):
    """The form in which other services of the gateway refuse, as observed for a resource that does not exist."""

    def __init__(self, status: int, reason: str, message: str) -> None:
        super().__init__(status, message)
        self.reason, self.message = reason, message

    def _members(self, correlation_id: str) -> dict[str, object]:
        return {"message": self.message, "reason": self.reason, "statusCode": self.status}


class StatusRefused(FlatRefused):
    """The `responseStatus` form that CyberSource's SDK for iOS reads from `/flex/v2/tokens`."""

    def _members(self, correlation_id: str) -> dict[str, object]:
        members = {
            "status": self.status,
            "reason": self.reason,
            "message": self.message,
            "correlationId": correlation_id,
            "details": [{"location": location, "message": message} for location, message in self.details],
        }
        return {"responseStatus": members}


class PaymentRefused(Refused):
    """The form of `/pts/v2/payments`, as observed: `reason` is a code, `field` the path of the wrong field."""

    def __init__(
        self,
        reason: str,
        message: str,
        *,
        field: str = "",
        status: int = 400,
        kind: str = "INVALID_REQUEST",
        why: str = "",
    ) -> None:
        super().__init__(status, why or (f"{message} ({field})" if field else message))
        self.reason, self.message, self.field, self.kind = reason, message, field, kind

    def _members(self, correlation_id: str) -> dict[str, object]:
        members: dict[str, object] = {"id": correlation_id, "status": self.kind, "reason": self.reason}
        members["message"] = self.message
        if self.field:
            members["details"] = [{"field": self.field, "reason": self.reason}]
        return members
