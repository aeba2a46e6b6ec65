"""Conclusions from the answer alone: whether the signature was accepted, and which causes it names.

Shapes and their meaning: refusals seen in public traffic and in the official SDKs' issue threads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from flexgui.diagnosis.findings import clipped, server_words
from flexgui.diagnosis.result import Finding, proved, ruled_out, suspected, unknown
from flexgui.diagnosis.subject import Subject
from flexgui.flex.refusal import Refusal, parse_refusal
from flexgui.translation import LabelledEnum, later, tr
from flexgui.transport.exchange import Response

_MISSING_HEADER = re.compile(r"missing http required header\s*:\s*([\w, -]*)")  # of a text in lower case
_SIGNATURE_HEADERS = {"date", "v-c-merchant-id", "signature"}
_JSON_TYPES = ("application/json", "application/json;charset=utf-8")
_JTI = re.compile(r"tokenInformation|transientToken|\bjti\b", re.IGNORECASE)


_ACCEPTED = later("Your signature was accepted: a request with a wrong one does not get this answer.")


class AnswerCode(LabelledEnum):
    """The kinds of answers; the label says what an answer means for authentication, if it means anything."""

    NONE = "none"
    SUCCESS = "success", _ACCEPTED
    AUTHENTICATION_FAILED = (
        "authentication failed",
        later(
            "All required headers were present. Something in key, signed text, digest or time is wrong; the answer "
            "does not say what."
        ),
    )
    HEADER_MISSING = (
        "header missing",
        later("Headers are checked before the signature, and the named ones did not arrive."),
    )
    UNAUTHORIZED_USER = (
        "unauthorized user",
        later("The token was read. Its signature, its claims or its key were not accepted."),
    )
    OAUTH = "oauth", later("An OAuth access token was expected or sent, and it was not accepted.")
    BAD_REQUEST = "bad request", later("The route exists, and the request was refused before any field was checked.")
    NO_ROUTE = "no route", later("The gateway has no such path. This says nothing about the signature.")
    NOT_FOUND = "not found", _ACCEPTED
    BODY_REFUSED = "body refused", _ACCEPTED
    API_KEY = "api key", later("The key is not known to this product.")
    PAYMENT_REFUSED = "payment refused", _ACCEPTED
    FORBIDDEN = "forbidden", _ACCEPTED
    METHOD = "method"
    MEDIA_TYPE = "media type", _ACCEPTED
    ACCEPT = "accept"
    RATE_LIMIT = "rate limit"
    PAGE = "page", later("The answer is not from the API. It says nothing about the signature.")
    SERVER_FAILED = "server failed", later("The server failed. This says nothing about the signature.")
    OTHER = "other"

    @property
    def proves_authentication(self) -> bool:
        """True if a request with a wrong signature does not get this answer."""
        return self in (
            AnswerCode.SUCCESS, AnswerCode.NOT_FOUND, AnswerCode.BODY_REFUSED, AnswerCode.PAYMENT_REFUSED,
            AnswerCode.FORBIDDEN, AnswerCode.MEDIA_TYPE,
        )  # fmt: skip

    @property
    def refuses_authentication(self) -> bool:
        """True if the answer is about authentication, so the body was not checked."""
        return self in (
            AnswerCode.AUTHENTICATION_FAILED, AnswerCode.HEADER_MISSING, AnswerCode.UNAUTHORIZED_USER, AnswerCode.OAUTH,
        )  # fmt: skip

    @property
    def is_about_authentication(self) -> bool:
        """False if every request may get this answer, whether its signature is right or not."""
        return self not in (
            AnswerCode.NO_ROUTE, AnswerCode.METHOD, AnswerCode.ACCEPT, AnswerCode.RATE_LIMIT, AnswerCode.PAGE,
            AnswerCode.SERVER_FAILED,
        )  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """An answer: its kind, its content, and the headers that it names as missing."""

    code: AnswerCode
    refusal: Refusal | None = None
    missing: tuple[str, ...] = ()

    @property
    def proves(self) -> str:
        """The meaning of the answer for authentication, as a sentence; empty without an answer."""
        if self.code is AnswerCode.AUTHENTICATION_FAILED and self.refusal is not None and self.refusal.explained:
            return tr("The server says: {words}", words=f"{clipped(self.refusal.explained).rstrip('.')}.")
        return self.code.label


def read_answer(subject: Subject) -> Answer:
    """Classify the answer to a request."""
    response = subject.request.response
    if response is None:
        return Answer(AnswerCode.NONE)
    if 200 <= response.status < 300:
        return Answer(AnswerCode.SUCCESS)
    refusal = parse_refusal(response.status, response.header("content-type") or "", response.body)
    words = f"{refusal.reason} {refusal.message}"
    named = _MISSING_HEADER.search(words.lower()) or _MISSING_HEADER.search(response.text.lower())
    if named:
        names = tuple(each.strip() for each in named[1].split(",") if each.strip())
        return Answer(AnswerCode.HEADER_MISSING, refusal, names)
    return Answer(_code(response.status, refusal, words), refusal)


def _code(status: int, refusal: Refusal, words: str) -> AnswerCode:
    upper = words.upper().replace("_", " ")
    if refusal.shape == "html":
        return AnswerCode.PAGE
    if "ACCESS TOKEN EXPIRED" in upper or "UNAUTHORIZED PARTNER" in upper:
        return AnswerCode.OAUTH
    if "UNAUTHORIZED USER" in upper:
        return AnswerCode.UNAUTHORIZED_USER
    if status == 401:
        return AnswerCode.AUTHENTICATION_FAILED
    if "INVALID APIKEY" in upper:
        return AnswerCode.API_KEY
    if "UNSUPPORTED MEDIA TYPE" in upper or "MEDIA.NOTSUPPORTED" in upper or status == 415:
        return AnswerCode.MEDIA_TYPE
    if status == 403:
        return AnswerCode.FORBIDDEN if refusal.shape == "other" and refusal.message else AnswerCode.PAGE
    if status == 404:
        says_so = "RESOURCE NOT FOUND" in upper and "PATH" not in upper and refusal.shape == "other" and refusal.reason
        return AnswerCode.NOT_FOUND if says_so or "RESOURCE NOTFOUND" in upper else AnswerCode.NO_ROUTE
    simple = {405: AnswerCode.METHOD, 406: AnswerCode.ACCEPT, 429: AnswerCode.RATE_LIMIT}
    if status in simple:
        return simple[status]
    if status >= 500:
        return AnswerCode.SERVER_FAILED
    if status == 400:
        if refusal.shape == "gateway":
            return AnswerCode.BAD_REQUEST
        if refusal.shape == "pts" or upper.startswith(("MISSING FIELD", "INVALID DATA")):
            return AnswerCode.PAYMENT_REFUSED
        if refusal.shape in ("responseStatus", "flat"):
            return AnswerCode.BODY_REFUSED
    return AnswerCode.OTHER


def answer_findings(subject: Subject, answer: Answer) -> list[Finding]:
    """Return the causes that the answer itself proves or suggests."""
    response, refusal = subject.request.response, answer.refusal
    if response is None:
        return []
    if refusal is not None and refusal.shape == "encrypted":
        return [_encrypted()]
    words = answer_words(response.status, refusal)
    code = answer.code
    if code is AnswerCode.HEADER_MISSING:
        return _missing_headers(subject, answer.missing, words)
    if code is AnswerCode.SUCCESS:
        return _success(subject, response)
    simple: dict[AnswerCode, str] = {
        AnswerCode.FORBIDDEN: "account.role-missing",
        AnswerCode.OAUTH: "oauth.token",
        AnswerCode.METHOD: "route.method",
        AnswerCode.MEDIA_TYPE: "route.content-type",
        AnswerCode.ACCEPT: "route.accept",
        AnswerCode.RATE_LIMIT: "network.rate-limit",
    }
    if evidence := _why_not_to_blame(subject, code):
        return [ruled_out(simple[code], evidence)]
    if code in simple:
        wait = response.header("retry-after")
        return [proved(simple[code], f"{words} Retry-After: {wait}." if wait else words)]
    if code is AnswerCode.BAD_REQUEST:
        return [suspected("account.product-not-enabled", words), unknown("mle.required", words)]
    if code is AnswerCode.API_KEY:
        return [suspected("account.product-not-enabled", words), suspected("account.role-missing", words)]
    if code is AnswerCode.PAGE:
        return [suspected("network.blocked", tr("The answer is {status} with a web page.", status=response.status))]
    if code is AnswerCode.PAYMENT_REFUSED and refusal is not None and _names_token(refusal):
        return [proved("token.expired-or-foreign", words)]
    if code is AnswerCode.UNAUTHORIZED_USER:
        note = tr("The token was read; its certificate or user was not accepted.")
        return [unknown("account.role-missing", note), unknown("jwt.certificate-inactive", note)]
    return []


def _why_not_to_blame(subject: Subject, code: AnswerCode) -> str:
    """Return a sentence if the part that the answer refuses is correct, else ""."""
    content_type, accept = (subject.header("content-type") or "").lower(), (subject.header("accept") or "").lower()
    if code is AnswerCode.METHOD and subject.method == "POST":
        return tr("The method of the request is {method}.", method=subject.method)
    encoded = subject.header("content-encoding") is not None
    if code is AnswerCode.MEDIA_TYPE and content_type.replace(" ", "") in _JSON_TYPES and not encoded:
        return tr("Content-Type is {value}.", value=content_type)
    if code is AnswerCode.ACCEPT and ("jwt" in accept or "*/*" in accept):
        return tr("Accept is {value}.", value=accept)
    return ""


def answer_words(status: int, refusal: Refusal | None) -> str:
    """Return the status of the answer and its own words, with the places that it names."""
    words = server_words(status, refusal) if refusal is not None else ""
    places = ", ".join(dict.fromkeys(where for where, _ in refusal.details[:5] if where)) if refusal is not None else ""
    words = f"{words} ({places})" if places else words
    if not words:
        return tr("The answer is {status}.", status=status)
    return tr("The answer is {status}: {words}.", status=status, words=words[:300].rstrip("."))


def _missing_headers(subject: Subject, names: tuple[str, ...], words: str) -> list[Finding]:
    """Return the findings on headers that the server names as missing: not sent, or sent and removed on the way."""
    removed = [name for name in names if subject.header(name) is not None]
    found = [_removed(removed, words)] if removed else []
    lacking = [name for name in names if name not in removed]
    if subject.bearer is not None and "signature" in lacking and set(names) >= _SIGNATURE_HEADERS:
        return [*found, proved("jwt.route-takes-no-jwt", words)]
    if "v-c-merchant-id" in lacking:
        found.append(proved("signature.merchant-header-name", words))
    if "date" in lacking or "v-c-date" in lacking:
        found.append(proved("signature.date-missing", words))
    if "digest" in lacking:
        found.append(proved("digest.method-mismatch", words))
    if subject.authorization is not None and "signature" in lacking and subject.bearer is None:
        found.append(proved("jwt.authorization-form", words))
    return found


def _removed(names: list[str], words: str) -> Finding:
    """Return the finding for headers of the request that did not reach the server."""
    note = tr("The request as it was sent has {names}.", names=", ".join(names))
    return replace(
        suspected("network.blocked", f"{words} {note}"),
        title=tr("Something between client and server removed a header of the request."),
        fix=tr("Send the request without the proxy, or let the proxy or gateway pass its headers on."),
    )


def _success(subject: Subject, response: Response) -> list[Finding]:
    text = response.text.lstrip()
    if text.startswith("eyJ"):
        accept = (subject.header("accept") or "").lower()
        note = tr("The answer is {status}, and its body begins with eyJ.", status=response.status)
        if "json" in accept and "jwt" not in accept and "*" not in accept:
            return [suspected("answer.parsed-as-json", note)]
        return [unknown("answer.parsed-as-json", note)]
    if '"encryptedResponse"' in text[:200]:
        return [_encrypted()]
    return []


def _encrypted() -> Finding:
    return proved("mle.encrypted-answer", tr("The body of the answer has the member encryptedResponse."))


def _names_token(refusal: Refusal) -> bool:
    return any(_JTI.search(f"{where} {text}") for where, text in refusal.details)
