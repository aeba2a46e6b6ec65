"""Checks of route, media types and body: the requirements of the API beside a correct signature."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from flexgui.diagnosis.answer import Answer, AnswerCode
from flexgui.diagnosis.result import Finding, FindingState, finding, proved, ruled_out, suspected, unknown
from flexgui.diagnosis.subject import PLACEHOLDER_START, Subject
from flexgui.flex.catalog import Catalog, load_catalog
from flexgui.flex.environment import PAYMENTS_PATH, PRODUCTION_HOSTS, PUBLIC_KEYS_PATH, SESSIONS_PATH, TEST_HOSTS
from flexgui.flex.local_time import utc_time
from flexgui.flex.text import json_object
from flexgui.flex.transient_id import expires_at, is_transient_id
from flexgui.readers.pasted import is_this_computer
from flexgui.translation import tr

CAPTURE_PATHS = (SESSIONS_PATH, "/microform/v2/sessions", "/up/v1/capture-contexts", "/uc/v1/sessions")
KNOWN_PATHS = (*CAPTURE_PATHS, "/flex/v2/tokens", PAYMENTS_PATH)
"""Paths that are answered to POST."""

MLE_PATHS = ("/bavs/v1/account-validations", "/boarding/v1/registrations", "/tms/v2/tokenize", "/acp/v1/")
"""Operations that the official Node SDK marks as encrypted always."""

_SIMILAR = 0.8
_MAX_ORIGINS = {"/microform/v2/sessions": 9, "/up/v1/capture-contexts": 7}
_PLACEHOLDER = re.compile(r"<(string|boolean|integer|number)>|\{\{[^{}]*\}\}")
_MAX_PROBLEMS = 3
_SAMPLE_DAYS = 365  # a token that expired this long ago is a copied sample


def route_findings(subject: Subject, answer: Answer) -> Iterator[Finding]:
    """Yield the findings on host, path, method and media types."""
    yield from _host(subject, answer)
    yield from _path(subject, answer)
    content_type = (subject.header("content-type") or "").partition(";")[0].strip().lower()
    asked = answer.code.refuses_authentication or subject.is_incomplete
    if subject.method in ("POST", "PUT", "PATCH") and content_type != "application/json":
        note = tr("Content-Type is {value}.", value=content_type or tr("missing"))
        state = FindingState.UNKNOWN if asked else FindingState.SUSPECTED
        yield finding("route.content-type", state, note)
    accept = (subject.header("accept") or "").lower()
    if subject.path in CAPTURE_PATHS and accept and "jwt" not in accept and "*/*" not in accept:
        yield unknown("route.accept", tr("Accept is {value}; no refusal for this is known.", value=accept))
    encrypted = '"encryptedRequest"' in subject.request.body[:200].decode("utf-8", "replace")
    if encrypted and subject.signature is not None and subject.bearer is None:
        yield proved("mle.with-http-signature", tr("The body is encrypted, and the request has an HTTP Signature."))
    if subject.path.startswith(MLE_PATHS) and not encrypted:
        yield finding(
            "mle.required",
            FindingState.SUSPECTED if answer.code is AnswerCode.BAD_REQUEST else FindingState.UNKNOWN,
            tr("{path} is one of the operations that are always encrypted.", path=subject.path),
        )


def body_findings(subject: Subject, answer: Answer) -> Iterator[Finding]:
    """Yield the findings on the body; none if the answer is about authentication, which is checked before."""
    if answer.code.refuses_authentication or answer.code is AnswerCode.SUCCESS or subject.body_is_missing:
        return
    certain = FindingState.PROVED if answer.code is AnswerCode.BODY_REFUSED else FindingState.SUSPECTED
    if subject.method == "POST" and subject.path in CAPTURE_PATHS:
        yield from _capture_body(subject, certain)
    if subject.method == "POST" and subject.path.rstrip("/") == PAYMENTS_PATH:
        yield from _payment_token(subject, answer)


def _host(subject: Subject, answer: Answer) -> Iterator[Finding]:
    name = re.sub(r":\d+$", "", subject.url_host or subject.host).lower()
    if not name or PLACEHOLDER_START in name:
        return
    if name not in (*TEST_HOSTS, *PRODUCTION_HOSTS) and not is_this_computer(name):
        if name.startswith("api-ma"):
            yield unknown("oauth.token", tr("{host} takes OAuth access tokens.", host=name))
        else:
            yield suspected("credentials.other-portal", tr("{host} is not a documented host.", host=name))
    sent = subject.header("host")
    if sent and subject.url_host and sent.lower() != subject.url_host.lower():
        note = tr("The Host header is {sent}; the URL has {host}.", sent=sent, host=subject.url_host)
        yield suspected("signature.host-rewritten", note)
    mobile = name.startswith(("testflex.", "flex."))
    if (mobile and subject.path in CAPTURE_PATHS) or (name.startswith("api") and subject.path == "/flex/v2/tokens"):
        state = FindingState.SUSPECTED if answer.code is AnswerCode.NO_ROUTE else FindingState.UNKNOWN
        yield finding(
            "route.host-for-endpoint", state, tr("The host is {host}, the path {path}.", host=name, path=subject.path)
        )


def _path(subject: Subject, answer: Answer) -> Iterator[Finding]:
    path, proof = subject.path, answer.code is AnswerCode.NO_ROUTE
    known = subject.url_is_known and bool(subject.method)
    if known and path in KNOWN_PATHS and subject.method != "POST":
        yield proved("route.method", tr("The method of the request is {method}.", method=subject.method))
        return
    if known and path in KNOWN_PATHS:
        if proof:  # the server does not have it, but it is not misspelled
            yield ruled_out("route.path", tr("{path} is a path of the API.", path=path))
        return
    if proof:
        yield proved("route.path", answer.proves)
    if not known:
        return
    if path.startswith((f"{PUBLIC_KEYS_PATH}/", f"{PAYMENTS_PATH}/", "/tss/v2/")) and "//" not in path:
        return
    nearest = nearest_path(path)
    if nearest is None:
        return
    note = tr("The path is {path}; a similar known path is {nearest}.", path=path, nearest=nearest)
    yield finding("route.path", FindingState.PROVED if proof else FindingState.SUSPECTED, note)


def nearest_path(path: str) -> str | None:
    """Return the known path that is most similar to a wrong one, None if none is similar."""
    plain = re.sub("/+", "/", path).rstrip("/")
    if plain in KNOWN_PATHS:
        return plain
    for version in ("/v1/", "/v3/"):
        if plain.replace(version, "/v2/") in KNOWN_PATHS:
            return plain.replace(version, "/v2/")
    close = difflib.get_close_matches(plain, KNOWN_PATHS, n=1, cutoff=_SIMILAR)
    if close:
        return close[0]
    if plain in ("/v2/sessions", "/flex/v1/keys", "/sessions"):
        return SESSIONS_PATH
    return next((each for each in KNOWN_PATHS if plain.endswith(each)), None)


def _capture_body(subject: Subject, certain: FindingState) -> Iterator[Finding]:
    text = subject.request.body.decode("utf-8", "replace")
    cause = "body.fields-wrapper" if subject.path == SESSIONS_PATH else "body.schema"
    try:
        body = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield finding(cause, certain, tr("The body is not JSON: {why}.", why=error))
        return
    if not isinstance(body, dict):
        yield finding(cause, certain, tr("The body is not a JSON object."))
        return
    if subject.path != SESSIONS_PATH:
        yield from _origins(body.get("targetOrigins"), subject, certain)
        return
    if not isinstance(body.get("fields"), dict):
        names = ", ".join(list(body)[:_MAX_PROBLEMS]) or tr("nothing")
        yield finding(
            cause, certain, tr("The body has no member “fields” that is an object; it has {names}.", names=names)
        )
        return
    problems = [tr("unknown member {name}", name=name) for name in body if name != "fields"]
    problems += _field_problems("", body["fields"], load_catalog())
    if not body["fields"]:
        problems.append(tr("fields is empty"))
    if problems:
        listed = "; ".join(problems[:_MAX_PROBLEMS])
        yield finding("body.schema", certain, tr("Found in the body: {problems}.", problems=listed))


def _field_problems(path: str, value: object, catalog: Catalog) -> list[str]:
    where = f"fields.{path}" if path else "fields"
    if not isinstance(value, dict):
        return [tr("{path} is not an object", path=where)]
    if path and catalog.by_path(path):
        found = [tr("unknown member {name}", name=f"{where}.{name}") for name in value if name != "required"]
        required = value.get("required", True)
        if not isinstance(required, bool):
            found.append(
                tr("{path} is {value}, not true or false", path=f"{where}.required", value=json.dumps(required))
            )
        return found
    if path and not catalog.is_group(path):
        return [tr("unknown field {path}", path=where)]
    return [
        each
        for name, child in value.items()
        for each in _field_problems(f"{path}.{name}" if path else name, child, catalog)
    ]


def _origins(value: object, subject: Subject, certain: FindingState) -> Iterator[Finding]:
    if value is None:
        return
    origins = value if isinstance(value, list) else [value]
    problems = [repr(each) for each in origins if not _is_origin(each)]
    most = _MAX_ORIGINS.get(subject.path)
    if problems:
        yield finding("body.target-origins", certain, tr("targetOrigins has {values}.", values=", ".join(problems[:5])))
    elif most is not None and len(origins) > most:
        note = tr("targetOrigins has {n} addresses; at most {most} are allowed.", n=len(origins), most=most)
        yield finding("body.target-origins", certain, note)


def _is_origin(value: object) -> bool:
    if not isinstance(value, str) or "*" in value or _PLACEHOLDER.search(value):
        return False
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    secure = parts.scheme == "https" or (parts.scheme == "http" and is_this_computer(parts.netloc))
    return secure and bool(parts.netloc) and parts.path in ("", "/") and not parts.query


def _payment_token(subject: Subject, answer: Answer) -> Iterator[Finding]:
    information = (json_object(subject.request.body) or {}).get("tokenInformation")
    given = information if isinstance(information, dict) else {}
    text = given.get("jti")
    if not isinstance(text, str):
        return
    if not is_transient_id(text):
        return
    expires = utc_time(expires_at(text))
    if (subject.now - expires).days > _SAMPLE_DAYS:
        note = tr("By its jti, the token expired at {moment} UTC.", moment=f"{expires:%Y-%m-%d %H:%M:%S}")
        refused = answer.code is AnswerCode.PAYMENT_REFUSED
        yield finding("token.sample-value", FindingState.PROVED if refused else FindingState.SUSPECTED, note)
