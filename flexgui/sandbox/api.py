"""The endpoints of the sandbox: what they take, what they refuse, what they answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from flexgui.flex.catalog import Catalog
from flexgui.flex.environment import PUBLIC_KEYS_PATH, SESSIONS_PATH
from flexgui.sandbox.authentication import Call, Gate
from flexgui.sandbox.faults import Faults
from flexgui.sandbox.issuer import SIGNING_KID, Grant, Issuer, grant_of
from flexgui.sandbox.refused import FlatRefused, GatewayRefused, Refused, StatusRefused

JWT_TYPE = "application/jwt;charset=UTF-8"
_SIGNATURE_HEADERS = "date,v-c-merchant-id,signature,"
_PROXY_PAGE = (
    b"<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>"
)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer that is not a refusal by the API itself; `fault` names the fault that made it, if one did."""

    status: int
    content_type: str
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()
    fault: str | None = None


class Api:
    """ResponseCache calls; keeps nothing about them."""

    def __init__(
        self, *, gate: Gate, issuer: Issuer, faults: Faults, catalog: Catalog, base_url: str, lifetime: int
    ) -> None:
        self._gate = gate
        self._issuer = issuer
        self._faults = faults
        self._catalog = catalog
        self._base_url = base_url
        self._lifetime = lifetime

    def answer(self, call: Call, now: datetime) -> Reply:
        """Return the answer to a call that arrived at `now`; Refused if it is refused."""
        path = call.target.partition("?")[0]
        if path == SESSIONS_PATH:
            _check_method(call, "POST")
            return self._faulty(call) or self._create_session(call, now)
        if path.startswith(PUBLIC_KEYS_PATH + "/"):
            _check_method(call, "GET")
            return self._public_key(path.removeprefix(PUBLIC_KEYS_PATH + "/"))
        raise StatusRefused(404, "NOT_FOUND", f"There is no resource at {path}.")

    def _create_session(self, call: Call, now: datetime) -> Reply:
        self._gate.check(call, now)
        _check_content_type(call)
        faults = self._faults
        grant = read_grant(call.body, self._catalog)
        issued_at = int(now.timestamp())
        context = self._issuer.capture_context(
            _without_last(grant) if "fewer-fields" in faults else grant,
            origin=self._base_url,
            issued_at=issued_at - 2 * self._lifetime if "expired" in faults else issued_at,
            lifetime=self._lifetime,
            kid="zz" if "wrong-kid" in faults else SIGNING_KID,
            spoil_signature="bad-signature" in faults,
            extra_claims="unknown-claims" in faults,
        )
        return Reply(201, JWT_TYPE, context.encode())

    def _public_key(self, kid: str) -> Reply:
        if kid != SIGNING_KID or "public-key-404" in self._faults:
            raise StatusRefused(404, "NOT_FOUND", f"There is no public key with the ID {kid!r}.")
        jwk = json.dumps(self._issuer.public_jwk(), separators=(",", ":"))
        return Reply(200, "application/json", jwk.encode())

    def _faulty(self, call: Call) -> Reply | None:
        """Return or raise what a fault puts in the place of the answer, None if no such fault is on."""
        faults = self._faults
        for name, refused in _REFUSALS.items():
            if name in faults:
                raise refused()
        if "missing-headers" in faults and call.is_bearer:
            raise GatewayRefused(
                "the fault missing-headers takes no bearer",
                status=400,
                rmsg=f"missing http required header : {_SIGNATURE_HEADERS}",
            )
        if "html" in faults:
            return Reply(502, "text/html", _PROXY_PAGE, fault="html")
        if "redirect" in faults:
            moved = (("Location", f"{self._base_url}{SESSIONS_PATH}/moved"),)
            return Reply(307, "text/plain", b"", moved, fault="redirect")
        if "not-a-jwt" in faults:
            return Reply(201, JWT_TYPE, b"This is not a token.", fault="not-a-jwt")
        if "too-large" in faults:
            return Reply(201, JWT_TYPE, b"A" * (16 << 20), fault="too-large")
        return None


_REFUSALS: dict[str, Callable[[], Refused]] = {
    "401": lambda: GatewayRefused("the fault 401 refuses every signature"),
    "403": lambda: FlatRefused(
        403, "the fault 403 refuses the merchant", "INVALID_APIKEY", "The merchant is not allowed to use this service."
    ),
    "404": lambda: StatusRefused(
        404, "NOT_FOUND", "There is no such resource.", why="the fault 404 knows no such resource"
    ),
    "429": lambda: StatusRefused(
        429, "TOO_MANY_REQUESTS", "Too many requests.", why="the fault 429 is on", headers=(("Retry-After", "30"),)
    ),
    "500": lambda: FlatRefused(500, "the fault 500 is on", "CAPTURE_CONTEXT_INVALID", "Internal error."),
    "503": lambda: StatusRefused(
        503,
        "SERVICE_UNAVAILABLE",
        "The service is not available.",
        why="the fault 503 is on",
        headers=(("Retry-After", "30"),),
    ),
}


def read_grant(body: bytes, catalog: Catalog) -> Grant:
    """Return what a capture-context request asks for; StatusRefused (400) with one detail for each wrong place.

    What the live service does with an unknown field or a `required` that is no boolean is documented nowhere; the
    sandbox is strict.
    """
    try:
        document = json.loads(body.decode(), object_pairs_hook=_unique)
    except (ValueError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise _invalid([("", f"The body is not JSON in UTF-8: {reason}")]) from None
    details: list[tuple[str, str]] = []
    found: list[tuple[str, bool]] = []
    if not isinstance(document, dict):
        raise _invalid([("", "The body has to be an object.")])
    details += [(name, "Unknown member; only `fields` is known.") for name in document if name != "fields"]
    if "fields" not in document:
        details.append(("fields", "This member is missing."))
    else:
        _collect("", document["fields"], catalog, found, details)
        if not found and not details:
            details.append(("fields", "At least one field has to be named."))
    if details:
        raise _invalid(details)
    return grant_of(found)


def _collect(
    path: str, value: object, catalog: Catalog, found: list[tuple[str, bool]], details: list[tuple[str, str]]
) -> None:
    location = f"fields.{path}" if path else "fields"
    if not isinstance(value, dict):
        details.append((location, "Has to be an object."))
    elif path and catalog.by_path(path):
        required = value.get("required", True)
        details += [
            (f"{location}.{name}", "Unknown member; only `required` is known.") for name in value if name != "required"
        ]
        if not isinstance(required, bool):
            details.append((f"{location}.required", "Has to be true or false."))
        found.append((path, required is True))
    elif path and not catalog.is_group(path):
        details.append((location, "Unknown field."))
    else:
        for name, child in value.items():
            _collect(f"{path}.{name}" if path else name, child, catalog, found, details)


def _invalid(details: Sequence[tuple[str, str]]) -> Refused:
    return StatusRefused(400, "VALIDATION_ERROR", "The request body is not valid.", details=details)


def _unique(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    members: dict[str, object] = {}
    for name, value in pairs:
        if name in members:
            raise ValueError(f"the name {name!r} stands twice in one object")
        members[name] = value
    return members


def _without_last(grant: Grant) -> Grant:
    if grant.optional:
        return Grant(grant.required, grant.optional[:-1])
    return Grant(grant.required[:-1], ())


def _check_method(call: Call, allowed: str) -> None:
    if call.method != allowed:
        message = f"{call.method} is not allowed here, {allowed} is."
        raise StatusRefused(405, "METHOD_NOT_ALLOWED", message, headers=(("Allow", allowed),))


def _check_content_type(call: Call) -> None:
    media_type = call.headers.get_content_type() if "Content-Type" in call.headers else "nothing"
    if media_type != "application/json":
        raise StatusRefused(415, "UNSUPPORTED_MEDIA_TYPE", f"The Content-Type is {media_type}; send application/json.")
    charset = call.headers.get_content_charset("utf-8")
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise StatusRefused(415, "UNSUPPORTED_MEDIA_TYPE", f"The charset is {charset}; send utf-8.")
    encoding = call.headers.get("Content-Encoding", "identity")
    if encoding.lower() != "identity":
        raise StatusRefused(
            415, "UNSUPPORTED_MEDIA_TYPE", f"The Content-Encoding is {encoding}; send the body plainly."
        )
