"""The refusals of the sandbox, in the shapes of CyberSource's REST gateway and of the Flex API."""

from __future__ import annotations

import json
from collections.abc import Sequence

Details = Sequence[tuple[str, str]]
"""(location, message) pairs of a validation error."""


class Refused(Exception):  # noqa: N818 - an answer, not a failure
    """The request is refused: `why` is the plain reason for the log, `status` and `body()` are what the client sees."""

    def __init__(self, status: int, why: str, headers: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(why)
        self.status = status
        self.why = why
        self.headers = tuple(headers)

    def body(self, correlation_id: str) -> bytes:
        """Return the JSON text of the answer."""
        raise NotImplementedError


class GatewayRefused(Refused):
    """The gateway's form, `{"response": {"rmsg": …}}`: tells the client next to nothing, as the real one."""

    def __init__(self, why: str, *, status: int = 401, rmsg: str = "Authentication Failed") -> None:
        super().__init__(status, why)
        self.rmsg = rmsg

    def body(self, correlation_id: str) -> bytes:
        """Return the JSON text of the answer."""
        return _json({"response": {"rmsg": self.rmsg}})


class FlatRefused(Refused):
    """The form that the OpenAPI file documents for `/flex/v2/sessions`."""

    def __init__(
        self, status: int, why: str, reason: str, message: str, headers: Sequence[tuple[str, str]] = ()
    ) -> None:
        super().__init__(status, why, headers)
        self.reason, self.message = reason, message

    def body(self, correlation_id: str) -> bytes:
        """Return the JSON text of the answer."""
        return _json(
            {
                "correlationId": correlation_id,
                "details": [],
                "informationLink": "https://developer.cybersource.com/",
                "message": self.message,
                "reason": self.reason,
            }
        )


class StatusRefused(Refused):
    """The `responseStatus` form, with one detail for each place that is wrong."""

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
        told = "; ".join(f"{location}: {text}" if location else text for location, text in details)
        super().__init__(status, why or (f"{message} ({told})" if told else message), headers)
        self.reason, self.message, self.details = reason, message, tuple(details)

    def body(self, correlation_id: str) -> bytes:
        """Return the JSON text of the answer."""
        return _json(
            {
                "responseStatus": {
                    "status": self.status,
                    "reason": self.reason,
                    "message": self.message,
                    "correlationId": correlation_id,
                    "details": [{"location": location, "message": message} for location, message in self.details],
                },
                "_links": {},
            }
        )


def _json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()
