"""The endpoints of the sandbox: what they accept, refuse and return."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime

from flexgui.flex.catalog import Catalog
from flexgui.flex.environment import PAYMENTS_PATH, PUBLIC_KEYS_PATH, SESSIONS_PATH
from flexgui.sandbox.authentication import Authenticator
from flexgui.sandbox.checks import unique_members
from flexgui.sandbox.faults import Faults
from flexgui.sandbox.issuer import SIGNING_KID, TOKENS_PATH, Grant, Issuer
from flexgui.sandbox.key_pool import NoKeyAvailable
from flexgui.sandbox.messages import Call, FlatRefused, GatewayRefused, Refused, Reply, ServiceRefused
from flexgui.sandbox.payments import Payments
from flexgui.sandbox.transient_tokens import JWT_TYPE, TransientTokens

TRANSACTIONS_PATH = "/tss/v2/transactions/"
PAYMENT_DETAILS_PATHS = ("/up/v1/payment-details/", "/flex/v2/payment-details/")
_CORS = (("Access-Control-Allow-Origin", "*"),)
_CORS_PREFLIGHT = (
    ("Access-Control-Allow-Methods", "POST"),
    ("Access-Control-Allow-Headers", "Content-Type, Accept"),
    ("Access-Control-Max-Age", "600"),
)
_SIGNATURE_HEADERS = "date,v-c-merchant-id,signature,"
_PROXY_PAGE = (
    b"<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>"
)


class Api:
    """Replies to calls."""

    def __init__(
        self,
        *,
        authenticator: Authenticator,
        issuer: Issuer,
        faults: Faults,
        catalog: Catalog,
        base_url: str,
        local_hosts: Collection[str],
        lifetime: int,
        explainer: Callable[[Call, Refused, datetime], None],
    ) -> None:
        """`local_hosts` are the Host headers of the loopback; contexts requested at another name have it as origin.

        `explainer` adds the search for the cause to each refusal, and the explanation if it is to be sent.
        """
        self._authenticator = authenticator
        self._issuer = issuer
        self._faults = faults
        self._catalog = catalog
        self._base_url = base_url
        self._local_hosts = local_hosts
        self._lifetime = lifetime
        self._explainer = explainer
        self._tokens = TransientTokens(issuer)
        self._payments = Payments(self._tokens, faults)

    def answer(self, call: Call, now: datetime) -> Reply:
        """Return the reply to a call that arrived at `now`. Raises Refused."""
        try:
            return self._route(call, now)
        except Refused as refused:
            self._explainer(call, refused, now)
            raise
        except NoKeyAvailable:
            message = "No RSA key is ready; for load tests, start the sandbox with --fast-keys."
            raise FlatRefused(503, "SERVICE_UNAVAILABLE", message, headers=(("Retry-After", "2"),)) from None

    def _route(self, call: Call, now: datetime) -> Reply:
        path = call.path
        if path == SESSIONS_PATH:
            _check_method(call, "POST")
            return self._faulty(call) or self._create_session(call, now)
        if path.startswith(PUBLIC_KEYS_PATH + "/"):
            _check_method(call, "GET", "HEAD")
            return self._public_key(path.removeprefix(PUBLIC_KEYS_PATH + "/"))
        if path == TOKENS_PATH:
            return self._create_token(call, now)
        if path == PAYMENTS_PATH:
            _check_method(call, "POST")
            self._authenticator.check(call, now)
            _check_content_type(call)
            return self._payments.create(call, now)
        if path.startswith(TRANSACTIONS_PATH):
            _check_method(call, "GET")
            self._authenticator.check(call, now)
            raise ServiceRefused(404, "RESOURCE_NOTFOUND", "The requested transaction does not exist.")
        for prefix in PAYMENT_DETAILS_PATHS:
            if path.startswith(prefix):
                _check_method(call, "GET")
                self._authenticator.check(call, now)
                return self._payments.details(path.removeprefix(prefix), now)
        hint = " It has two slashes in a row: does the base URL end with a slash?" if "//" in path else ""
        raise FlatRefused(404, "NOT_FOUND", f"There is no resource at {path}.{hint}")

    def _create_session(self, call: Call, now: datetime) -> Reply:
        self._authenticator.check(call, now)
        _check_content_type(call)
        faults = self._faults
        grant = read_grant(call.body, self._catalog)
        issued_at = int(now.timestamp())
        context = self._issuer.capture_context(
            _without_last(grant) if "fewer-fields" in faults else grant,
            origin=self._origin(call),
            issued_at=issued_at - 2 * self._lifetime if "expired" in faults else issued_at,
            lifetime=self._lifetime,
            kid="zz" if "wrong-kid" in faults else SIGNING_KID,
            spoil_signature="bad-signature" in faults,
            extra_claims="unknown-claims" in faults,
        )
        count = len(grant.required) + len(grant.optional)
        summary = f"capture context, {count} field{'s' if count != 1 else ''}"
        return Reply(201, JWT_TYPE, context.encode(), fault=self._names(_CONTEXT_FAULTS), summary=summary)

    def _create_token(self, call: Call, now: datetime) -> Reply:
        """Reply also to a page in a browser, which has another origin and sends a CORS preflight first."""
        if call.method == "OPTIONS":
            return Reply(204, "text/plain", b"", (*_CORS, *_CORS_PREFLIGHT), summary="a page in a browser may post")
        _check_method(call, "POST")
        try:
            reply = self._tokens.create(call, now)
        except Refused as refused:
            refused.headers += _CORS
            raise
        return replace(reply, headers=reply.headers + _CORS)

    def _origin(self, call: Call) -> str:
        # A client in a container does not reach 127.0.0.1, only the name that it used for this request.
        host = call.headers["host"]
        scheme = self._base_url.partition("://")[0]
        return self._base_url if host.lower() in self._local_hosts else f"{scheme}://{host}"

    def _public_key(self, kid: str) -> Reply:
        if kid != SIGNING_KID or "public-key-404" in self._faults:
            refused = FlatRefused(404, "NOT_FOUND", f"There is no public key with the ID {kid!r}.")
            raise refused.by_fault(self._names(("public-key-404",)))
        jwk = json.dumps(self._issuer.public_jwk(), separators=(",", ":"))
        return Reply(200, "application/json", jwk.encode(), summary="public key of this sandbox")

    def _names(self, faults: Sequence[str]) -> str:
        return ", ".join(name for name in faults if name in self._faults)

    def _faulty(self, call: Call) -> Reply | None:
        """Return the reply, or raise the refusal, of a fault that replaces the normal one; None if none is on."""
        faults = self._faults
        if "401" in faults:
            raise GatewayRefused("the fault 401 refuses every signature").by_fault("401")
        for name, (reason, message, cause) in _REFUSALS.items():
            if name in faults:
                headers = (("Retry-After", "30"),) if name in ("429", "503") else ()
                refused = FlatRefused(int(name), reason, message, why=f"the fault {name} {cause}", headers=headers)
                raise refused.by_fault(name)
        if "missing-headers" in faults and call.is_bearer:
            why = "the fault missing-headers accepts no bearer token"
            rmsg = f"missing http required header : {_SIGNATURE_HEADERS}"
            raise GatewayRefused(why, status=400, rmsg=rmsg).by_fault("missing-headers")
        if "html" in faults:
            return Reply(502, "text/html", _PROXY_PAGE, fault="html")
        if "redirect" in faults:
            location = (("Location", f"{self._base_url}{SESSIONS_PATH}/moved"),)
            return Reply(307, "text/plain", b"", location, fault="redirect")
        if "not-a-jwt" in faults:
            return Reply(201, JWT_TYPE, b"This is not a token.", fault="not-a-jwt")
        if "too-large" in faults:
            return Reply(201, JWT_TYPE, b"A" * (16 << 20), fault="too-large")
        return None


def read_grant(body: bytes, catalog: Catalog) -> Grant:
    """Return the fields of a capture-context request. Raises FlatRefused with one detail for each mistake.

    No document says what the live service does with an unknown field or a `required` that is not a boolean; the
    sandbox is strict.
    """
    try:
        document = json.loads(body.decode(), object_pairs_hook=unique_members)
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
    required = tuple(path for path, is_required in found if is_required)
    return Grant(required, tuple(path for path, is_required in found if not is_required))


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
            if "." in name or not name:
                details.append((f"{location}.{name}", "A name with a dot is not known: nest one object per group."))
            else:
                _collect(f"{path}.{name}" if path else name, child, catalog, found, details)


_CONTEXT_FAULTS = ("fewer-fields", "expired", "wrong-kid", "bad-signature", "unknown-claims", "skewed-clock")
_REFUSALS = {
    "403": ("INVALID_APIKEY", "The merchant is not allowed to use this service.", "refuses the merchant"),
    "404": ("NOT_FOUND", "There is no such resource.", "knows no such resource"),
    "429": ("TOO_MANY_REQUESTS", "Too many requests.", "is on"),
    "500": ("CAPTURE_CONTEXT_INVALID", "Internal error.", "is on"),
    "503": ("SERVICE_UNAVAILABLE", "The service is not available.", "is on"),
}
"""Reason, message and cause of the refusals by the faults that are named by an HTTP status."""


def _invalid(details: Sequence[tuple[str, str]]) -> Refused:
    return FlatRefused(400, "VALIDATION_ERROR", "The request body is not valid.", details=details)


def _without_last(grant: Grant) -> Grant:
    if grant.optional:
        return Grant(grant.required, grant.optional[:-1])
    return Grant(grant.required[:-1], ())


def _check_method(call: Call, *allowed: str) -> None:
    if call.method not in allowed:
        message = f"{call.method} is not allowed here, {allowed[0]} is."
        raise FlatRefused(405, "METHOD_NOT_ALLOWED", message, headers=(("Allow", ", ".join(allowed)),))


def _check_content_type(call: Call) -> None:
    if call.media_type != "application/json":
        raise _unsupported(f"The Content-Type is {call.media_type or 'missing'}; send application/json.")
    if call.charset not in ("utf-8", "utf8", "us-ascii"):
        raise _unsupported(f"The charset is {call.charset}; send utf-8.")
    encoding = call.headers.get("content-encoding", "identity")
    if encoding.lower() != "identity":
        raise _unsupported(f"The Content-Encoding is {encoding}; send the body uncompressed.")


def _unsupported(message: str) -> FlatRefused:
    return FlatRefused(415, "UNSUPPORTED_MEDIA_TYPE", message)
