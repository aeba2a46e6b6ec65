"""Checks of a bearer token that need no secret: its form, its header and its claims against the request.

The claims are those of version 2: CyberSource, "Getting Started with REST", revision 26.06.01.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace

from flexgui.diagnosis.digest_checks import claim_findings
from flexgui.diagnosis.result import Finding, FindingState, compare, finding, proved, ruled_out, suspected, unknown
from flexgui.diagnosis.subject import Bearer, Subject
from flexgui.flex.auth.jwt_bearer import LIFETIME
from flexgui.flex.credentials import P12Credentials
from flexgui.flex.environment import PUBLIC_KEYS_PATH
from flexgui.flex.local_time import utc_time
from flexgui.translation import tr

REQUIRED_CLAIMS = (
    "iss", "iat", "exp", "jti", "request-method", "request-resource-path", "v-c-jwt-version", "v-c-merchant-id",
)  # fmt: skip
CLOCK_LEEWAY_SECONDS = 60
_UNSIGNED_PATHS = ("/flex/v2/tokens", f"{PUBLIC_KEYS_PATH}/")  # requested by browsers, without a signature
JWT_REFUSING_PATHS = ("/up/v1/capture-contexts",)
"""Paths that took HTTP Signature only (issues of the official .NET SDK and the PHP samples)."""

_BASE64URL = re.compile(r"[A-Za-z0-9_-]+")
_MAX_SECONDS = 1e11  # from here on a number counts milliseconds
_ALGORITHMS = {"HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512"}


def authorization_findings(subject: Subject) -> Iterator[Finding]:
    """Yield the findings on the Authorization header, or on its absence."""
    text, cause = subject.authorization, "jwt.authorization-form"
    if not text:
        if not subject.header("signature") and not subject.path.startswith(_UNSIGNED_PATHS):
            state = FindingState.UNKNOWN if subject.is_incomplete else FindingState.PROVED
            note = tr("The request has neither an Authorization nor a Signature header.")
            yield replace(
                finding(cause, state, note),
                title=tr("The Authorization header is missing."),
                fix=tr("Sign the request: send Authorization: Bearer and a JWT, or the headers of an HTTP Signature."),
            )
        return
    if subject.header("signature") is not None:
        yield suspected("jwt.two-authentications", tr("The request has an Authorization and a Signature header."))
    if subject.proof_is_masked:
        return
    if subject.bearer is None and re.match(r"(?i)bearer\s+\S+$", text):
        yield suspected("oauth.token", tr("The token does not have three parts, so it is not a JWT."))
    if subject.bearer is None or not re.fullmatch(r"(?i:bearer) [^\s\"']+", text):
        yield proved(cause, tr("The Authorization header is not Bearer, one space, and a JWT."))
    else:
        yield ruled_out(cause, tr("The Authorization header has the right form."))


def bearer_findings(subject: Subject) -> Iterator[Finding]:
    """Yield the findings on the token, by itself and compared with the request."""
    bearer = subject.bearer
    if bearer is None or subject.proof_is_masked:
        return
    if subject.path in JWT_REFUSING_PATHS:
        yield suspected(
            "jwt.route-takes-no-jwt", tr("{path} did not accept a JWT when it was last observed.", path=subject.path)
        )
    unsigned = not bearer.segments[2] and bearer.header.get("alg") != "none"
    if unsigned or not all(_BASE64URL.fullmatch(each) for each in bearer.segments if each):
        yield proved("jwt.base64url", tr("A part of the token has padding, + or /, or is empty."))
    if not bearer.is_decodable:
        yield proved("jwt.base64url", tr("Header or claims of the token are not JSON objects in base64url."))
        return
    yield from _version(bearer)
    yield from _algorithm(bearer, subject)
    yield from _times(bearer, subject)
    if not bearer.version_1:
        yield from _claims(bearer, subject)
        yield from claim_findings(subject, bearer.claims)


def _version(bearer: Bearer) -> Iterator[Finding]:
    if bearer.version_1 or ("v-c-merchant-id" in bearer.header and "kid" not in bearer.header):
        yield suspected(
            "jwt.version-1", tr("The header of the token has {names}.", names=", ".join(sorted(bearer.header)))
        )
        return
    absent = [name for name in REQUIRED_CLAIMS if name not in bearer.claims]
    if absent:
        yield proved("jwt.claim-missing", tr("The token lacks {names}.", names=", ".join(absent)))
    else:
        yield ruled_out("jwt.claim-missing", tr("All required claims are there."))
    if "request-host" not in bearer.claims:
        yield proved("jwt.request-host-missing", tr("The token lacks request-host."))
    version = bearer.claims.get("v-c-jwt-version")
    if version is not None and version != "2":
        yield proved("jwt.version-form", tr("v-c-jwt-version is {value}.", value=json.dumps(version)))


def _algorithm(bearer: Bearer, subject: Subject) -> Iterator[Finding]:
    cause, algorithm = "jwt.algorithm-key-mismatch", bearer.header.get("alg")
    if algorithm is None:
        yield proved(cause, tr("The token’s header has no alg."))
        return
    shown = tr("alg is {value}.", value=json.dumps(algorithm))
    if not isinstance(algorithm, str) or algorithm not in _ALGORITHMS:
        yield proved(cause, shown)
        return
    symmetric = algorithm.startswith("HS")
    kid = bearer.header.get("kid")
    looks_shared = isinstance(kid, str) and re.fullmatch(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", kid)
    looks_p12 = isinstance(kid, str) and re.fullmatch(r"\d{15,30}", kid)
    known = subject.credentials
    if (known is not None and symmetric is isinstance(known, P12Credentials) and known.key_id == kid) or (
        (looks_shared and not symmetric) or (looks_p12 and symmetric)
    ):
        yield proved(cause, tr("alg is {value}, kid is {kid}.", value=json.dumps(algorithm), kid=json.dumps(kid)))
    else:
        yield ruled_out(cause, shown)
    if kid is None and not bearer.version_1:
        yield proved("jwt.kid-mismatch", tr("The token’s header has no kid."))
    elif symmetric and kid is not None and not (looks_shared or looks_p12) and (known is None or known.key_id != kid):
        yield proved("jwt.kid-mismatch", tr("kid is {value}, which is not a key ID.", value=json.dumps(kid)))


def _times(bearer: Bearer, subject: Subject) -> Iterator[Finding]:
    issued, expires = bearer.claims.get("iat"), bearer.claims.get("exp")
    wrong = [
        f"{name} {json.dumps(value)}"
        for name, value in (("iat", issued), ("exp", expires))
        if value is not None and not _is_seconds(value) and not (bearer.version_1 and isinstance(value, str))
    ]
    if wrong:
        yield proved("jwt.iat-form", tr("The token has {values}.", values=", ".join(wrong)))
        return
    if not isinstance(issued, int | float) or not isinstance(expires, int | float):
        return
    lifetime = expires - issued
    state = FindingState.RULED_OUT if 0 < lifetime <= LIFETIME else FindingState.PROVED
    yield finding("jwt.lifetime", state, tr("exp is {n} seconds after iat.", n=f"{lifetime:g}"))
    yield from _clock(float(issued), float(expires), subject)


def _clock(issued: float, expires: float, subject: Subject) -> Iterator[Finding]:
    server = subject.server_time
    if server is None:
        return
    late, early = server.timestamp() - expires, issued - server.timestamp()
    state = FindingState.SUSPECTED if max(late, early) > CLOCK_LEEWAY_SECONDS else FindingState.RULED_OUT
    note = tr(
        "The token is valid from {issued} to {expires} (UTC); its answer is dated {server}.",
        issued=_moment(issued),
        expires=_moment(expires),
        server=f"{server:%Y-%m-%d %H:%M:%S}",
    )
    yield finding("jwt.clock-skew", state, note)


def _claims(bearer: Bearer, subject: Subject) -> Iterator[Finding]:
    claims, cause = bearer.claims, "jwt.target-mismatch"
    method, path, host = (claims.get(f"request-{name}") for name in ("method", "resource-path", "host"))
    found, wanted = [], []
    if not subject.request.method:
        method = None
    if not subject.url_is_known:
        path = None
    if method is not None and str(method).upper() != subject.method:
        found.append(f"request-method: {method}")
        wanted.append(f"request-method: {subject.method.lower()}")
    elif isinstance(method, str) and method != method.lower():
        yield unknown("jwt.method-case", tr("request-method is {value}; this was accepted.", value=repr(method)))
    if path == "" and "?" in subject.target:
        yield proved("jwt.sdk-empty-target", tr("request-resource-path is empty, the request has a query string."))
    elif path is not None and path not in (subject.path, subject.target):
        found.append(f"request-resource-path: {path}")
        wanted.append(f"request-resource-path: {subject.path}")
    host_is_known = bool(subject.host) and (subject.url_is_known or subject.header("host") is not None)
    if host is not None and host_is_known and host != subject.host:
        found.append(f"request-host: {host}")
        wanted.append(f"request-host: {subject.host}")
    query = path == subject.target != subject.path
    if query and not found:
        note = tr("request-resource-path has the query string. Only the path is documented; the SDKs disagree.")
        yield suspected(cause, note)
    elif found:
        yield proved(cause, "; ".join(found), compare("\n".join(found), "\n".join(wanted)))
    else:
        yield ruled_out(cause, tr("Method, host and path in the claims are those of the request."))


def _is_seconds(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < _MAX_SECONDS


def _moment(seconds: float) -> str:
    return f"{utc_time(seconds):%Y-%m-%d %H:%M:%S}"
