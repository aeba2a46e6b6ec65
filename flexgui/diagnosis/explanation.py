"""Explanations of outcomes, for the window and the command line.

An explanation has a title (what happened), a sentence (why), checks (what this computer knows) and next steps.
What is not known is "not checked": nothing here guesses. The samples of refusals are CyberSource's own
(flat errors of its OpenAPI file, gateway errors seen in its SDKs' issue threads).
"""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from flexgui.diagnosis.findings import (
    CARD_PRESET,
    EDIT_PROFILE,
    FETCH_AGAIN,
    FOLLOW_FIELDS,
    HOW_SIGNED,
    HTTP_SIGNATURE,
    SEND_AGAIN,
    SERVER_TIME,
    Check,
    Explanation,
    NextStep,
    Tone,
    nothing_yet,
)
from flexgui.diagnosis.network_failures import explain_network_failure
from flexgui.diagnosis.request_checks import (
    LocalFacts,
    authentication_checks,
    has_clock_skew,
    own_findings,
    signs_with_p12,
    silent_server,
)
from flexgui.flex.claims import duration_text
from flexgui.flex.text import shown
from flexgui.flex.verification import State
from flexgui.translation import later, number, tr, trn

if TYPE_CHECKING:
    from flexgui.flex.environment import Environment
    from flexgui.flex.refusal import Refusal
    from flexgui.flex.verification import KeySource, Verification
    from flexgui.profiles.profile import Profile
    from flexgui.transport.exchange import Exchange, Response

MOST_DETAILS = 20
"""Maximum number of details of a refusal that are listed."""

NOT_A_CONTEXT = later("The server refused the request. No capture context came back.")
NO_CONTEXT = later("No capture context came back.")


def explain(
    exchange: Exchange | None,
    profile: Profile | None,
    environment: Environment | None,
    *,
    refusal: Refusal | None = None,
    not_a_token: str | None = None,
    verification: Verification | None = None,
    key: KeySource | None = None,
    facts: LocalFacts | None = None,
) -> Explanation:
    """Return the explanation of an outcome; never raises because of what a server sent."""
    facts = facts or LocalFacts()
    if exchange is not None and exchange.failure is not None:
        return explain_network_failure(exchange.failure, exchange, environment)
    if refusal is not None and exchange is not None and exchange.response is not None:
        findings = own_findings(exchange, environment, facts)
        facts = replace(facts, findings=findings)
        explanation = _refused(refusal, exchange, exchange.response, profile, environment, facts)
        return replace(explanation, findings=findings)
    if not_a_token is not None:
        return _no_token(not_a_token, exchange)
    if verification is not None:
        return _verified(verification, key, exchange)
    return nothing_yet()


def _refused(
    refusal: Refusal,
    exchange: Exchange,
    response: Response,
    profile: Profile | None,
    environment: Environment | None,
    facts: LocalFacts,
) -> Explanation:
    status = response.status
    if refusal.shape == "encrypted":
        return _encrypted(response)
    if _misses_signature_headers(refusal, status, exchange):
        return Explanation(
            f"{status} {_phrase(response)}",
            tr(
                "The server missed the headers date, v-c-merchant-id and signature. It seems to take HTTP Signature "
                "only, and this profile signs with JWT."
            ),
            authentication_checks(exchange, profile, environment, facts),
            # A P12 has no shared secret to sign with.
            (EDIT_PROFILE, HOW_SIGNED) if signs_with_p12(profile) else (HTTP_SIGNATURE, EDIT_PROFILE, HOW_SIGNED),
            banner=tr(NOT_A_CONTEXT),
        )
    if 300 <= status < 400:
        return _redirected(response)
    if refusal.shape == "html":
        return _page(response)
    if status == 401:
        return _unauthorized(refusal, exchange, profile, environment, facts)
    if status == 429 or status >= 500:
        return _later(refusal, response)
    return _other(refusal, response, exchange, profile, environment, facts)


def _unauthorized(
    refusal: Refusal,
    exchange: Exchange,
    profile: Profile | None,
    environment: Environment | None,
    facts: LocalFacts,
) -> Explanation:
    checks = authentication_checks(exchange, profile, environment, facts)
    clock = (SERVER_TIME,) if has_clock_skew(checks) else ()
    words = _server_words(refusal)
    if words and not _is_generic(refusal):
        sentence = tr("The server says: {words}", words=words)
    elif signs_with_p12(profile):
        sentence = tr("The certificate, its merchant, the time or the signature was not accepted.")
        sentence += f" {silent_server(environment)}"
    else:
        sentence = tr("The key ID, the shared secret, the date or the signature was not accepted.")
        sentence += f" {silent_server(environment)}"
    return Explanation(
        tr("401 Authentication Failed"),
        sentence,
        checks,
        (*clock, EDIT_PROFILE, HOW_SIGNED) if clock else (EDIT_PROFILE, HOW_SIGNED, SEND_AGAIN),
        banner=tr(NOT_A_CONTEXT),
    )


def _is_generic(refusal: Refusal) -> bool:
    """Return whether the words of a 401 say no more than its status does."""
    words = f"{refusal.reason} {refusal.message}".replace("_", " ").lower()
    rest = words.replace("authentication failed", "").replace("authentication", "").replace("unauthorized", "")
    return "unauthorized user" not in words and not rest.strip(" .!:-")


def _encrypted(response: Response) -> Explanation:
    return Explanation(
        tr("{status}, but the response is encrypted", status=response.status),
        tr(
            "The body is an encryptedResponse: Message-Level Encryption (MLE) is on for the responses to this "
            "merchant, and FlexGUI does not have the private key that decrypts them."
        ),
        (
            Check(
                "check first",
                tr("MLE is on for responses."),
                tr(
                    "Turn it off for this API in the Business Center, use credentials without it, or decrypt the JWE "
                    "under Raw with the private key of the response MLE certificate."
                ),
            ),
        ),
        (EDIT_PROFILE, SEND_AGAIN),
        banner=tr(NO_CONTEXT),
    )


def _other(
    refusal: Refusal,
    response: Response,
    exchange: Exchange,
    profile: Profile | None,
    environment: Environment | None,
    facts: LocalFacts,
) -> Explanation:
    status, words = response.status, _server_words(refusal)
    merchant = profile.merchant_id if profile else ""
    checks: tuple[Check, ...] = ()
    steps: tuple[NextStep, ...] = (SEND_AGAIN,)
    if status == 403:
        if merchant:
            words = words or tr("The server recognised {merchant} and does not allow this request.", merchant=merchant)
            enabled = tr("Flex API is enabled for {merchant}.", merchant=merchant)
        else:
            words = words or tr("The server recognised this merchant and does not allow this request.")
            enabled = tr("Flex API is enabled for this merchant.")
        checks = (Check("not checked", enabled, tr("CyberSource support can tell.")),)
        steps = (EDIT_PROFILE, SEND_AGAIN)
    elif status == 404:
        path = exchange.request.request_line.split(" ")[1]
        if environment:
            words = words or tr("{host} has no resource at {path}.", host=environment.host, path=path)
        words = words or tr("The server has no resource at {path}.", path=path)
        checks = authentication_checks(exchange, profile, environment, facts)[2:3]
        steps = (EDIT_PROFILE, SEND_AGAIN)
    elif status == 400:
        words = words or tr("The server did not accept the request and does not say why.")
        checks = authentication_checks(exchange, profile, environment, facts)
        key = "apikey" in refusal.reason.replace("_", "").lower()
        fields = (CARD_PRESET,) if exchange.request.body == b'{"fields":{}}' else (FOLLOW_FIELDS, SEND_AGAIN)
        steps = (EDIT_PROFILE, HOW_SIGNED) if key else fields
    words = words or tr("The server refused the request and does not say why.")
    title = f"{status} {_phrase(response)}"
    return Explanation(title, words, (*_details(refusal), *checks), steps, banner=tr(NOT_A_CONTEXT))


def _later(refusal: Refusal, response: Response) -> Explanation:
    status, wait = response.status, response.header("retry-after") or ""
    in_seconds = wait.isascii() and wait.isdigit() and len(wait) < 7  # it may be a date as well (RFC 9110, 10.2.3)
    if status == 429:
        sentence = tr("Too many requests in a short time.")
    elif status == 504:
        sentence = tr("A gateway waited too long for the service behind it.")
    else:
        sentence = tr("The server failed. It did not report a mistake in the request.")
    if in_seconds:
        sentence += " " + tr("It asks to wait {duration}.", duration=duration_text(int(wait)))
    if words := _server_words(refusal):
        sentence += " " + tr("It says: {found}", found=words)
    return Explanation(
        f"{status} {_phrase(response)}",
        sentence,
        _details(refusal),
        (SEND_AGAIN,),
        tone="warn" if status == 429 else "bad",
        banner=tr(NO_CONTEXT),
    )


def _page(response: Response) -> Explanation:
    return Explanation(
        tr("{status} with a web page", status=response.status),
        tr(
            "The answer is a web page. The Flex API does not send one: something on the way does, such as a proxy, "
            "a gateway or a login page of the network."
        ),
        (
            Check(
                "not checked",
                tr("A proxy between here and the server."),
                tr("The page under Raw often says who sent it."),
            ),
        ),
        (SEND_AGAIN,),
        banner=tr(NO_CONTEXT),
    )


def _redirected(response: Response) -> Explanation:
    if where := (response.header("location") or "").partition("?")[0][:200]:
        pointed = tr("The server points to {address}.", address=where)
    else:
        pointed = tr("The server points to another address.")
    return Explanation(
        tr("{status} Redirect not followed", status=response.status),
        f"{pointed} {tr('A signature holds for one host and path, so the request was not sent on.')}",
        (),
        (EDIT_PROFILE, SEND_AGAIN),
        banner=tr(NO_CONTEXT),
    )


def _no_token(why: str, exchange: Exchange | None) -> Explanation:
    if exchange is None or exchange.response is None:
        return Explanation(tr("Not a token"), why)
    title = tr("{status}, but no token", status=exchange.response.status)
    sentence = f"{tr('The answer is not a capture context.')} {why}"
    return Explanation(title, sentence, (), (SEND_AGAIN,), banner=tr(NO_CONTEXT))


def _verified(verification: Verification, key: KeySource | None, exchange: Exchange | None) -> Explanation:
    worst = verification.worst
    answer = exchange.response if exchange is not None else None
    again = (SEND_AGAIN,) if exchange is not None else ()
    if verification.state is State.VALID:
        title = f"{answer.status} {_phrase(answer)}" if answer else tr("Signature valid")
        transient = any(verdict.name == "collected" for verdict in verification.verdicts)
        came = tr("A transient token came back.") if transient else tr("A capture context came back.")
        sentence = came if answer else worst.reason
        return Explanation(title, sentence, tone="good")
    signature = verification["signature"]
    if signature.state is State.INVALID:
        banner = tr("Do not use this token.")
        return Explanation(tr("Signature invalid"), signature.reason, (), (FETCH_AGAIN, *again), banner=banner)
    if signature.state is State.NOT_CHECKED and worst.state is not State.INVALID:
        steps = (FETCH_AGAIN, *again) if key is not None and key.problem else again
        return Explanation(tr("Signature not checked"), signature.reason, (), steps, tone="warn")
    if worst.expired:
        genuine = signature.state is State.VALID
        title = tr("Signature valid, but expired") if genuine else tr("Expired, signature not checked")
        return Explanation(title, tr("It can no longer be used. Get a new one."), (), again, tone="warn")
    if signature.state is State.VALID:
        tone: Tone = "bad" if worst.state is State.INVALID else "warn"
        title = tr("Signature valid, {check} {state}", check=worst.label, state=worst.state.label)
        return Explanation(title, worst.reason, (), again, tone=tone)
    title = tr("{check} {state}", check=worst.label, state=worst.state.label)
    return Explanation(f"{title[:1].upper()}{title[1:]}", worst.reason, (), (FETCH_AGAIN, *again))


def _misses_signature_headers(refusal: Refusal, status: int, exchange: Exchange) -> bool:
    """Return whether this is the refusal that some services give to any JWT, although the guide allows it."""
    words = f"{refusal.reason} {refusal.message}".lower()
    named = "missing" in words and "header" in words and "signature" in words
    bearer = exchange.request.header("authorization") is not None and exchange.request.header("signature") is None
    return status in (400, 401) and named and bearer


def _details(refusal: Refusal) -> tuple[Check, ...]:
    """Return the first details that the server gave, each as something to check first, and how many more there are."""
    found = [(where.strip(), text.strip()) for where, text in refusal.details]
    found = [(where, text) for where, text in found if where or text]
    checks = [
        Check("check first", _clip(text or where), _clip(where) if text else "") for where, text in found[:MOST_DETAILS]
    ]
    if more := len(found) - len(checks):
        title = trn("and {count} more", "and {count} more", more, count=number(more))
        checks.append(Check("check first", title, tr("All of them are in the response body (Raw).")))
    return tuple(checks)


def _server_words(refusal: Refusal) -> str:
    """Return the server's own words as one sentence of limited length."""
    if refusal.shape == "empty":
        return ""
    message = _clip(refusal.message)
    if message and message[-1] not in ".!?…":
        message += "."
    reason = _clip(refusal.reason)
    if reason and reason.replace("_", " ").lower() not in message.lower():
        return f"{message} ({reason})" if message else f"{reason}."
    return message


def _clip(text: str | None) -> str:
    return shown(" ".join((text or "").split()), 400)


def _phrase(response: Response) -> str:
    """Return the standard phrase of a status, because a server can write anything there."""
    try:
        return HTTPStatus(response.status).phrase
    except ValueError:
        return tr("Unknown status")
