"""What an outcome means, in words, and what can be done next; for the window and for the command line.

A title says what happened, the sentence why, a check what can be told from here, a step what the person can do.
What is not known is "not checked": nothing here guesses. The samples of refusals are CyberSource's own
(flat errors of its OpenAPI file, gateway errors seen in its SDKs' issue threads).
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from flexgui.flex.claims import duration_text
from flexgui.flex.credentials import SigningMethod
from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.verification import State

if TYPE_CHECKING:
    from flexgui.exchange import Exchange, Response, TransportFailure
    from flexgui.flex.environment import Environment
    from flexgui.flex.refusal import Refusal
    from flexgui.flex.verification import KeySource, Verification
    from flexgui.profiles import Profile

CheckState = Literal["check first", "looks right", "not checked"]
Action = Literal[
    "send-again",
    "send-with-server-time",
    "edit-profile",
    "how-signed",
    "use-http-signature",
    "fetch-key-again",
    "follow-fields",
    "add-profile",
    "card-preset",
]
Tone = Literal["good", "warn", "bad"]

SKEW_SECONDS = 60
"""From here a difference of clocks is worth naming. A JWT bearer lives 120 s (REST guide, version-2 claims)."""

NOT_A_CONTEXT = "The server refused the request. No capture context came back."
NO_CONTEXT = "No capture context came back."


@dataclass(frozen=True)
class Check:
    """One thing that could be the cause, and what this machine can say about it."""

    state: CheckState
    title: str
    text: str


@dataclass(frozen=True)
class NextStep:
    """Something the person can do: the id of an action and the words for its button."""

    action: Action
    label: str


@dataclass(frozen=True)
class Explanation:
    """An outcome in words: `banner` is the short form of `sentence` where that is long."""

    title: str
    sentence: str
    checks: tuple[Check, ...] = ()
    steps: tuple[NextStep, ...] = ()
    tone: Tone = "bad"
    banner: str = ""


NOTHING_YET = Explanation("Nothing happened yet", "No request was sent and no token was opened.", tone="warn")

SEND_AGAIN = NextStep("send-again", "Send again")
SERVER_TIME = NextStep("send-with-server-time", "Send again with the server’s time")
EDIT_PROFILE = NextStep("edit-profile", "Edit profile…")
ADD_PROFILE = NextStep("add-profile", "Add a profile…")
HOW_SIGNED = NextStep("how-signed", "How it is signed")
HTTP_SIGNATURE = NextStep("use-http-signature", "Try with HTTP Signature")
FETCH_AGAIN = NextStep("fetch-key-again", "Fetch the key again")
CARD_PRESET = NextStep("card-preset", "Tick the Card preset")
FOLLOW_FIELDS = NextStep("follow-fields", "Follow the fields again")


def explain(
    exchange: Exchange | None,
    profile: Profile | None,
    environment: Environment | None,
    *,
    refusal: Refusal | None = None,
    not_a_token: str | None = None,
    verification: Verification | None = None,
    key: KeySource | None = None,
) -> Explanation:
    """Return what happened in words, from all that is known of it; never raises for what a server sent."""
    if exchange is not None and exchange.failure is not None:
        return _broken(exchange.failure, exchange, environment)
    if refusal is not None and exchange is not None and exchange.response is not None:
        return _refused(refusal, exchange, exchange.response, profile, environment)
    if not_a_token is not None:
        return _no_token(not_a_token, exchange)
    if verification is not None:
        return _verified(verification, key, exchange)
    return NOTHING_YET


def _broken(failure: TransportFailure, exchange: Exchange, environment: Environment | None) -> Explanation:
    titles = {
        "dns": "Server name not found",
        "refused": "Server not reached",
        "no route": "Server not reached",
        "connect timeout": "Server not reached",
        "tls": "Certificate not trusted" if "certificate" in failure.message else "No secure connection",
        "read timeout": "No answer in time",
        "truncated": "Answer broke off",
        "too large": "Answer too large",
        "proxy": "Proxy not usable",
        "broken": "Connection broken",
    }
    texts = {
        "dns": "Check the network, a VPN, and the host name in the profile.",
        "refused": "The machine is there, but nothing answers on that port.",
        "no route": "The network is down, or a VPN is missing.",
        "connect timeout": "A firewall may drop the packets; a proxy may be needed: HTTPS_PROXY names one.",
        "tls": "A proxy that opens TLS has a CA of its own: REQUESTS_CA_BUNDLE names its file.",
        "proxy": "It comes from HTTPS_PROXY, HTTP_PROXY or the system; NO_PROXY leaves hosts out.",
    }
    reached = failure.kind in ("read timeout", "truncated", "too large", "broken")
    sentence = failure.message
    if reached and failure.kind != "too large" and exchange.request.method == "POST":
        sentence += " The request may have reached it."
    text = texts.get(failure.kind)
    check = (Check("not checked", "The way from here to the server.", text),) if text else ()
    custom = environment is not None and environment.kind is EnvironmentKind.CUSTOM
    steps = (SEND_AGAIN, EDIT_PROFILE) if custom or failure.kind == "dns" else (SEND_AGAIN,)
    return Explanation(titles[failure.kind], sentence, check, steps)


def _refused(
    refusal: Refusal, exchange: Exchange, response: Response, profile: Profile | None, environment: Environment | None
) -> Explanation:
    status = response.status
    if _misses_signature_headers(refusal, status, exchange):
        return Explanation(
            f"{status} {_phrase(response)}",
            "The server missed the headers date, v-c-merchant-id and signature. It seems to take HTTP Signature only, "
            "and this profile signs with JWT.",
            _checks(exchange, profile, environment),
            # A P12 has no shared secret to sign with.
            (EDIT_PROFILE, HOW_SIGNED) if _signs_with_p12(profile) else (HTTP_SIGNATURE, EDIT_PROFILE, HOW_SIGNED),
            banner=NOT_A_CONTEXT,
        )
    if 300 <= status < 400:
        return _redirected(response)
    if refusal.shape == "html":
        return _page(response)
    if status == 401:
        return _unauthorized(exchange, profile, environment)
    if status == 429 or status >= 500:
        return _later(refusal, response)
    return _other(refusal, response, exchange, profile, environment)


def _unauthorized(exchange: Exchange, profile: Profile | None, environment: Environment | None) -> Explanation:
    checks = _checks(exchange, profile, environment)
    clock = (SERVER_TIME,) if any(each.state == "check first" for each in checks[:1]) else ()
    what = "certificate, its merchant, the time" if _signs_with_p12(profile) else "key ID, the shared secret, the date"
    return Explanation(
        "401 Authentication Failed",
        f"The {what} or the signature was not accepted. {_server(environment)} does not say which one.",
        checks,
        (*clock, EDIT_PROFILE, HOW_SIGNED) if clock else (EDIT_PROFILE, HOW_SIGNED, SEND_AGAIN),
        banner=NOT_A_CONTEXT,
    )


def _other(
    refusal: Refusal, response: Response, exchange: Exchange, profile: Profile | None, environment: Environment | None
) -> Explanation:
    status, said = response.status, _said(refusal)
    host = environment.host if environment else "The server"
    merchant = profile.merchant_id if profile and profile.merchant_id else "this merchant"
    checks: tuple[Check, ...] = ()
    steps: tuple[NextStep, ...] = (SEND_AGAIN,)
    if status == 403:
        said = said or f"The server knows who asks and does not allow it to {merchant}."
        checks = (Check("not checked", f"Flex API is enabled for {merchant}.", "CyberSource support can tell."),)
        steps = (EDIT_PROFILE, SEND_AGAIN)
    elif status == 404:
        said = said or f"{host} knows nothing at {exchange.request.request_line.split(' ')[1]}."
        checks = _checks(exchange, profile, environment)[2:3]
        steps = (EDIT_PROFILE, SEND_AGAIN)
    elif status == 400:
        said = said or "The server did not accept the request and does not say why."
        checks = _checks(exchange, profile, environment)
        key = "apikey" in refusal.reason.replace("_", "").lower()
        fields = (CARD_PRESET,) if exchange.request.body == b'{"fields":{}}' else (FOLLOW_FIELDS, SEND_AGAIN)
        steps = (EDIT_PROFILE, HOW_SIGNED) if key else fields
    said = said or "The server refused the request and does not say why."
    title = f"{status} {_phrase(response)}"
    return Explanation(title, said, (*_details(refusal), *checks), steps, banner=NOT_A_CONTEXT)


def _later(refusal: Refusal, response: Response) -> Explanation:
    status, wait = response.status, response.header("retry-after") or ""
    in_seconds = wait.isascii() and wait.isdigit() and len(wait) < 7  # it may be a date as well (RFC 9110, 10.2.3)
    when = f" It asks to wait {duration_text(int(wait))}." if in_seconds else ""
    if status == 429:
        why = "Too many requests in a short time."
    elif status == 504:
        why = "A gateway waited too long for the service behind it."
    else:
        why = "The server failed; the request itself was not found wrong."
    said = _said(refusal)
    return Explanation(
        f"{status} {_phrase(response)}",
        f"{why}{when}{' It says: ' + said if said else ''}",
        _details(refusal),
        (SEND_AGAIN,),
        tone="warn" if status == 429 else "bad",
        banner=NO_CONTEXT,
    )


def _page(response: Response) -> Explanation:
    return Explanation(
        f"{response.status} with a web page",
        "The answer is a web page. The Flex API does not send one: something on the way does, such as a proxy, "
        "a gateway or a login page of the network.",
        (Check("not checked", "A proxy between here and the server.", "The page under Raw often says who sent it."),),
        (SEND_AGAIN,),
        banner=NO_CONTEXT,
    )


def _redirected(response: Response) -> Explanation:
    where = (response.header("location") or "another address").partition("?")[0][:200]
    return Explanation(
        f"{response.status} Redirect not followed",
        f"The server points to {where}. A signature holds for one host and path, so the request was not sent on.",
        (),
        (EDIT_PROFILE, SEND_AGAIN),
        banner=NO_CONTEXT,
    )


def _no_token(why: str, exchange: Exchange | None) -> Explanation:
    if exchange is None or exchange.response is None:
        return Explanation("Not a token", why)
    title = f"{exchange.response.status}, but no token"
    return Explanation(title, f"The answer is not a capture context. {why}", (), (SEND_AGAIN,), banner=NO_CONTEXT)


def _verified(verification: Verification, key: KeySource | None, exchange: Exchange | None) -> Explanation:
    worst = verification.worst
    answer = exchange.response if exchange is not None else None
    again = (SEND_AGAIN,) if exchange is not None else ()
    if verification.state is State.VALID:
        title = f"{answer.status} {_phrase(answer)}" if answer else "Signature valid"
        sentence = "A capture context came back." if answer else worst.reason
        return Explanation(title, sentence, tone="good")
    signature = verification["signature"]
    if signature.state is State.INVALID:
        return Explanation("Signature invalid", signature.reason, (), (FETCH_AGAIN, *again))
    if signature.state is State.NOT_CHECKED and worst.state is not State.INVALID:
        steps = (FETCH_AGAIN, *again) if key is not None and key.problem else again
        return Explanation("Signature not checked", signature.reason, (), steps, tone="warn")
    if worst.expired:
        title = "Signature valid, but expired" if signature.state is State.VALID else "Expired, signature not checked"
        return Explanation(title, worst.reason, (), again, tone="warn")
    if signature.state is State.VALID:
        tone: Tone = "bad" if worst.state is State.INVALID else "warn"
        return Explanation(f"Signature valid, {worst.name} {worst.state.value}", worst.reason, (), again, tone=tone)
    return Explanation(f"{worst.name.capitalize()} {worst.state.value}", worst.reason, (), (FETCH_AGAIN, *again))


def _checks(exchange: Exchange, profile: Profile | None, environment: Environment | None) -> tuple[Check, ...]:
    """Return what can be told from here about a refused signature; the clock comes first."""
    place = _place_check(exchange, environment)
    whose = f"belong to merchant {profile.merchant_id}" if profile and profile.merchant_id else "belong together"
    owner = f"Only {_server(environment).replace('The ', 'the ', 1)} can tell."
    if environment is not None and environment.kind is EnvironmentKind.CUSTOM:
        owner += " If it is flexgui sandbox, its output says why."
    elif environment is not None and environment.kind is EnvironmentKind.TEST:
        owner += " Production keys are refused here, too."
    elif environment is not None and environment.kind is EnvironmentKind.PRODUCTION:
        owner += " Test keys are refused here, too."
    what = "Certificate and its key are active and" if _signs_with_p12(profile) else "Key ID and shared secret"
    key = Check("not checked", f"{what} {whose}.", owner)
    return (_clock_check(exchange), _digest_check(exchange), place, key)


def _signs_with_p12(profile: Profile | None) -> bool:
    return profile is not None and profile.method is SigningMethod.JWT_P12


def _server(environment: Environment | None) -> str:
    """Return who answered, to begin a sentence with."""
    if environment is None or environment.kind in (EnvironmentKind.TEST, EnvironmentKind.PRODUCTION):
        return "CyberSource"
    return "The sandbox" if environment.kind is EnvironmentKind.SANDBOX else "The server"


def _clock_check(exchange: Exchange) -> Check:
    skew = exchange.clock_skew
    if skew is None:
        return Check("not checked", "The clocks agree.", "The answer bears no usable Date.")
    if abs(skew) < SKEW_SECONDS:
        return Check("looks right", "The clocks agree.", f"The difference is less than {SKEW_SECONDS} s.")
    where = "ahead of" if skew > 0 else "behind"
    return Check(
        "check first",
        f"Server clock is {duration_text(abs(skew))} {where} this machine.",
        "A signed date outside the allowed window is refused. Setting the clock right cures it for good.",
    )


def _digest_check(exchange: Exchange) -> Check:
    """Compare the digest that was signed with the body, both as they went out."""
    import hashlib

    body = exchange.request.body
    digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
    signed = exchange.request.header("digest") or _bearer_digest(exchange.request.header("authorization") or "")
    size = f"{len(body)} bytes, SHA-256."
    if signed is None:
        return Check("not checked", "The digest matches the body that was sent.", "No digest was signed.")
    if signed.removeprefix("SHA-256=") == digest:
        return Check("looks right", "The digest matches the body that was sent.", size)
    return Check("check first", "The digest does not match the body that was sent.", size)


def _bearer_digest(authorization: str) -> str | None:
    """Return the digest that our own bearer token claims."""
    import json

    parts = authorization.removeprefix("Bearer ").split(".")
    if len(parts) != 3:
        return None
    try:
        claims = json.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except (ValueError, binascii.Error):
        return None
    digest = claims.get("digest") if isinstance(claims, dict) else None
    return digest if isinstance(digest, str) else None


def _place_check(exchange: Exchange, environment: Environment | None) -> Check:
    if environment is None:
        return Check("not checked", "Host and path are those of the environment.", exchange.request.url)
    right = exchange.request.url.startswith(environment.base_url + "/")
    name = f"the {environment.label} environment"
    path = exchange.request.request_line.split(" ")[1]
    text = f"{environment.host}, {exchange.request.method} {path}."
    if right and exchange.request.header("host") == environment.host:
        return Check("looks right", f"Host and path are those of {name}.", text)
    return Check("check first", f"Host and path are not those of {name}.", text)


def _misses_signature_headers(refusal: Refusal, status: int, exchange: Exchange) -> bool:
    """Tell the refusal that some services give to any JWT, though the guide allows it."""
    said = f"{refusal.reason} {refusal.message}".lower()
    named = "missing" in said and "header" in said and "signature" in said
    bearer = exchange.request.header("authorization") is not None and exchange.request.header("signature") is None
    return status in (400, 401) and named and bearer


def _details(refusal: Refusal) -> tuple[Check, ...]:
    """Return each detail that the server gave, as something to check first."""
    shown = ((where.strip(), text.strip()) for where, text in refusal.details)
    return tuple(
        Check("check first", _clip(text or where), where if text else "") for where, text in shown if where or text
    )


def _said(refusal: Refusal) -> str:
    """Return the server's own words, as one sentence and not too long."""
    if refusal.shape == "empty":
        return ""
    message = _clip(refusal.message)
    if message and message[-1] not in ".!?…":
        message += "."
    reason = _clip(refusal.reason)
    if reason and reason.lower() not in message.lower():
        return f"{message} ({reason})" if message else f"{reason}."
    return message


def _clip(text: str | None) -> str:
    flat = " ".join((text or "").split())
    return flat if len(flat) <= 400 else flat[:399] + "…"


def _phrase(response: Response) -> str:
    """Return the words for a status: ours, for HTTP lets a server write anything there."""
    from http import HTTPStatus  # an answer needs http.client anyway, the first paint does not

    try:
        return HTTPStatus(response.status).phrase
    except ValueError:
        return "Unknown status"
