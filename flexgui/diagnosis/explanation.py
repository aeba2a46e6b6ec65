"""What an outcome means, in words, and what can be done next; for the window and for the command line.

A title says what happened, the sentence why, a check what can be told from here, a step what the person can do.
What is not known is "not checked": nothing here guesses. The samples of refusals are CyberSource's own
(flat errors of its OpenAPI file, gateway errors seen in its SDKs' issue threads).
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from flexgui.diagnosis.actions import Action
from flexgui.flex.claims import duration_text
from flexgui.flex.credentials import SigningMethod
from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.verification import State
from flexgui.translation import later, number, tr, trn

if TYPE_CHECKING:
    from flexgui.flex.environment import Environment
    from flexgui.flex.refusal import Refusal
    from flexgui.flex.verification import KeySource, Verification
    from flexgui.profiles.profile import Profile
    from flexgui.transport.exchange import Exchange, Response, TransportFailure

CheckState = Literal["check first", "looks right", "not checked"]
Tone = Literal["good", "warn", "bad"]

SKEW_SECONDS = 60
"""From here a difference of clocks is worth naming. A JWT bearer lives 120 s (REST guide, version-2 claims)."""

MOST_DETAILS = 20
"""Details of a refusal that are listed; a server may send any number of them."""

NOT_A_CONTEXT = later("The server refused the request. No capture context came back.")
NO_CONTEXT = later("No capture context came back.")


@dataclass(frozen=True)
class Check:
    """One thing that could be the cause, and what this machine can say about it."""

    state: CheckState
    title: str
    text: str


@dataclass(frozen=True)
class NextStep:
    """An action that is offered next to the explanation."""

    action: Action

    @property
    def label(self) -> str:
        """The text of its button."""
        return self.action.label


@dataclass(frozen=True)
class Explanation:
    """An outcome in words: `banner` is the short form of `sentence` where that is long."""

    title: str
    sentence: str
    checks: tuple[Check, ...] = ()
    steps: tuple[NextStep, ...] = ()
    tone: Tone = "bad"
    banner: str = ""


SEND_AGAIN = NextStep(Action.SEND_AGAIN)
SERVER_TIME = NextStep(Action.SEND_WITH_SERVER_TIME)
EDIT_PROFILE = NextStep(Action.EDIT_PROFILE)
HOW_SIGNED = NextStep(Action.HOW_SIGNED)
HTTP_SIGNATURE = NextStep(Action.USE_HTTP_SIGNATURE)
FETCH_AGAIN = NextStep(Action.FETCH_KEY_AGAIN)
CARD_PRESET = NextStep(Action.CARD_PRESET)
FOLLOW_FIELDS = NextStep(Action.FOLLOW_FIELDS)


def nothing_yet() -> Explanation:
    """Return what is said before anything was done."""
    return Explanation(tr("Nothing happened yet"), tr("No request was sent and no token was opened."), tone="warn")


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
    return nothing_yet()


def _broken(failure: TransportFailure, exchange: Exchange, environment: Environment | None) -> Explanation:
    titles = {
        "dns": tr("Server name not found"),
        "refused": tr("Server not reached"),
        "no route": tr("Server not reached"),
        "connect timeout": tr("Server not reached"),
        "tls": tr("Certificate not trusted") if failure.distrusted else tr("No secure connection"),
        "read timeout": tr("No response in time"),
        "truncated": tr("Response incomplete"),
        "too large": tr("Response too large"),
        "proxy": tr("Proxy not usable"),
        "ca file": tr("CA file not usable"),
        "cancelled": tr("Request cancelled"),
        "broken": tr("Request failed") if failure.nothing_sent else tr("Connection broken"),
    }
    sentence = f"{failure.message} {_what_was_sent(failure, exchange)}".rstrip()
    text = _network_advice(failure, exchange)
    check = (Check("not checked", tr("The way from here to the server."), text),) if text else ()
    custom = environment is not None and environment.kind is EnvironmentKind.CUSTOM
    steps = (SEND_AGAIN, EDIT_PROFILE) if custom or failure.kind in ("dns", "proxy", "ca file") else (SEND_AGAIN,)
    return Explanation(titles[failure.kind], sentence, check, steps)


def _what_was_sent(failure: TransportFailure, exchange: Exchange) -> str:
    if failure.nothing_sent:
        return tr("Nothing was sent.")
    if exchange.request.method != "POST":
        return ""
    if failure.phase == "sending":
        return tr("A part of the request may have been sent.")
    if failure.phase == "waiting" or failure.kind == "truncated":
        return tr("The request may have reached it.")
    return ""


def _network_advice(failure: TransportFailure, exchange: Exchange) -> str:
    if failure.kind == "tls":
        return _certificate_advice(exchange) if failure.distrusted else ""
    return {
        "dns": tr("Check the network, a VPN, and the host name in the profile."),
        "refused": tr("The computer is there, but nothing listens on that port."),
        "no route": tr("The network is down, or a VPN is missing."),
        "connect timeout": tr(
            "A firewall may drop the packets, or a proxy may be needed: name it in Profile, Network, or in HTTPS_PROXY."
        ),
        "proxy": tr("Profile, Network shows which proxy is used and where it is set; NO_PROXY excludes hosts."),
        "ca file": tr("Profile, Network shows which certificates are trusted and where that is set."),
    }.get(failure.kind, "")


def _certificate_advice(exchange: Exchange) -> str:
    """Say where the certificate of a company's TLS inspection can be made known, by what is trusted now."""
    trust = exchange.route.trust if exchange.route is not None else None
    if trust is not None and trust.source == "variable":
        return tr(
            "Only the certificates that {name} names are trusted. Add those of a proxy that inspects TLS to {path}.",
            name=trust.name,
            path=trust.value,
        )
    if trust is not None and trust.source == "setting":
        return tr("Only the certificates in {path} are trusted, as set in Profile, Network.", path=trust.value)
    return tr(
        "The certificates of the system are trusted. A proxy that inspects TLS has a CA of its own: install it in the "
        "system, or name its file in Profile, Network."
    )


def _refused(
    refusal: Refusal, exchange: Exchange, response: Response, profile: Profile | None, environment: Environment | None
) -> Explanation:
    status = response.status
    if _misses_signature_headers(refusal, status, exchange):
        return Explanation(
            f"{status} {_phrase(response)}",
            tr(
                "The server missed the headers date, v-c-merchant-id and signature. It seems to take HTTP Signature "
                "only, and this profile signs with JWT."
            ),
            _checks(exchange, profile, environment),
            # A P12 has no shared secret to sign with.
            (EDIT_PROFILE, HOW_SIGNED) if _signs_with_p12(profile) else (HTTP_SIGNATURE, EDIT_PROFILE, HOW_SIGNED),
            banner=tr(NOT_A_CONTEXT),
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
    if _signs_with_p12(profile):
        sentence = tr("The certificate, its merchant, the time or the signature was not accepted.")
    else:
        sentence = tr("The key ID, the shared secret, the date or the signature was not accepted.")
    return Explanation(
        tr("401 Authentication Failed"),
        f"{sentence} {tr(_server(environment).silent)}",
        checks,
        (*clock, EDIT_PROFILE, HOW_SIGNED) if clock else (EDIT_PROFILE, HOW_SIGNED, SEND_AGAIN),
        banner=tr(NOT_A_CONTEXT),
    )


def _other(
    refusal: Refusal, response: Response, exchange: Exchange, profile: Profile | None, environment: Environment | None
) -> Explanation:
    status, said = response.status, _said(refusal)
    merchant = profile.merchant_id if profile else ""
    checks: tuple[Check, ...] = ()
    steps: tuple[NextStep, ...] = (SEND_AGAIN,)
    if status == 403:
        if merchant:
            said = said or tr("The server knows who asks and does not allow it to {merchant}.", merchant=merchant)
            enabled = tr("Flex API is enabled for {merchant}.", merchant=merchant)
        else:
            said = said or tr("The server knows who asks and does not allow it to this merchant.")
            enabled = tr("Flex API is enabled for this merchant.")
        checks = (Check("not checked", enabled, tr("CyberSource support can tell.")),)
        steps = (EDIT_PROFILE, SEND_AGAIN)
    elif status == 404:
        path = exchange.request.request_line.split(" ")[1]
        if environment:
            said = said or tr("{host} knows nothing at {path}.", host=environment.host, path=path)
        said = said or tr("The server knows nothing at {path}.", path=path)
        checks = _checks(exchange, profile, environment)[2:3]
        steps = (EDIT_PROFILE, SEND_AGAIN)
    elif status == 400:
        said = said or tr("The server did not accept the request and does not say why.")
        checks = _checks(exchange, profile, environment)
        key = "apikey" in refusal.reason.replace("_", "").lower()
        fields = (CARD_PRESET,) if exchange.request.body == b'{"fields":{}}' else (FOLLOW_FIELDS, SEND_AGAIN)
        steps = (EDIT_PROFILE, HOW_SIGNED) if key else fields
    said = said or tr("The server refused the request and does not say why.")
    title = f"{status} {_phrase(response)}"
    return Explanation(title, said, (*_details(refusal), *checks), steps, banner=tr(NOT_A_CONTEXT))


def _later(refusal: Refusal, response: Response) -> Explanation:
    status, wait = response.status, response.header("retry-after") or ""
    in_seconds = wait.isascii() and wait.isdigit() and len(wait) < 7  # it may be a date as well (RFC 9110, 10.2.3)
    if status == 429:
        sentence = tr("Too many requests in a short time.")
    elif status == 504:
        sentence = tr("A gateway waited too long for the service behind it.")
    else:
        sentence = tr("The server failed; the request itself was not found wrong.")
    if in_seconds:
        sentence += " " + tr("It asks to wait {duration}.", duration=duration_text(int(wait)))
    if said := _said(refusal):
        sentence += " " + tr("It says: {said}", said=said)
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
        sentence = tr("A capture context came back.") if answer else worst.reason
        return Explanation(title, sentence, tone="good")
    signature = verification["signature"]
    if signature.state is State.INVALID:
        return Explanation(tr("Signature invalid"), signature.reason, (), (FETCH_AGAIN, *again))
    if signature.state is State.NOT_CHECKED and worst.state is not State.INVALID:
        steps = (FETCH_AGAIN, *again) if key is not None and key.problem else again
        return Explanation(tr("Signature not checked"), signature.reason, (), steps, tone="warn")
    if worst.expired:
        genuine = signature.state is State.VALID
        title = tr("Signature valid, but expired") if genuine else tr("Expired, signature not checked")
        return Explanation(title, worst.reason, (), again, tone="warn")
    if signature.state is State.VALID:
        tone: Tone = "bad" if worst.state is State.INVALID else "warn"
        title = tr("Signature valid, {check} {state}", check=worst.label, state=worst.state.label)
        return Explanation(title, worst.reason, (), again, tone=tone)
    title = tr("{check} {state}", check=worst.label, state=worst.state.label)
    return Explanation(f"{title[:1].upper()}{title[1:]}", worst.reason, (), (FETCH_AGAIN, *again))


def _checks(exchange: Exchange, profile: Profile | None, environment: Environment | None) -> tuple[Check, ...]:
    """Return what can be told from here about a refused signature; the clock comes first."""
    place = _place_check(exchange, environment)
    owner = tr(_server(environment).knows)
    if environment is not None and environment.kind is EnvironmentKind.CUSTOM:
        owner += " " + tr("If it is flexgui sandbox, its output says why.")
    elif environment is not None and environment.kind is EnvironmentKind.TEST:
        owner += " " + tr("Production keys are refused here, too.")
    elif environment is not None and environment.kind is EnvironmentKind.PRODUCTION:
        owner += " " + tr("Test keys are refused here, too.")
    key = Check("not checked", _belonging(profile), owner)
    return (_clock_check(exchange), _digest_check(exchange), place, key)


def _signs_with_p12(profile: Profile | None) -> bool:
    return profile is not None and profile.method is SigningMethod.JWT_P12


def _belonging(profile: Profile | None) -> str:
    merchant = profile.merchant_id if profile else ""
    if _signs_with_p12(profile):
        if merchant:
            return tr("Certificate and its key are active and belong to merchant {merchant}.", merchant=merchant)
        return tr("Certificate and its key are active and belong together.")
    if merchant:
        return tr("Key ID and shared secret belong to merchant {merchant}.", merchant=merchant)
    return tr("Key ID and shared secret belong together.")


class _Server(NamedTuple):
    """What is said of who answered."""

    silent: str
    knows: str


_CYBERSOURCE = _Server(later("CyberSource does not say which one."), later("Only CyberSource can tell."))
_SANDBOX = _Server(later("The sandbox does not say which one."), later("Only the sandbox can tell."))
_OTHER_SERVER = _Server(later("The server does not say which one."), later("Only the server can tell."))


def _server(environment: Environment | None) -> _Server:
    if environment is None or environment.kind in (EnvironmentKind.TEST, EnvironmentKind.PRODUCTION):
        return _CYBERSOURCE
    return _SANDBOX if environment.kind is EnvironmentKind.SANDBOX else _OTHER_SERVER


def _clock_check(exchange: Exchange) -> Check:
    skew = exchange.clock_skew
    if skew is None:
        return Check("not checked", tr("The clocks agree."), tr("The answer bears no usable Date."))
    if abs(skew) < SKEW_SECONDS:
        return Check(
            "looks right", tr("The clocks agree."), tr("The difference is less than {seconds} s.", seconds=SKEW_SECONDS)
        )
    if skew > 0:
        title = tr("Server clock is {skew} ahead of this machine.", skew=duration_text(skew))
    else:
        title = tr("Server clock is {skew} behind this machine.", skew=duration_text(-skew))
    return Check(
        "check first",
        title,
        tr("A signed date outside the allowed window is refused. Setting the clock right cures it for good."),
    )


def _digest_check(exchange: Exchange) -> Check:
    """Compare the digest that was signed with the body, both as they went out."""
    import hashlib

    body = exchange.request.body
    digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
    signed = exchange.request.header("digest") or _bearer_digest(exchange.request.header("authorization") or "")
    size = trn("{n} byte, SHA-256.", "{n} bytes, SHA-256.", len(body))
    if signed is None:
        return Check("not checked", tr("The digest matches the body that was sent."), tr("No digest was signed."))
    if signed.removeprefix("SHA-256=") == digest:
        return Check("looks right", tr("The digest matches the body that was sent."), size)
    return Check("check first", tr("The digest does not match the body that was sent."), size)


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
        return Check("not checked", tr("Host and path are those of the environment."), exchange.request.url)
    right = exchange.request.url.startswith(environment.base_url + "/")
    path = exchange.request.request_line.split(" ")[1]
    text = f"{environment.host}, {exchange.request.method} {path}."
    if right and exchange.request.header("host") == environment.host:
        title = tr("Host and path are those of the {environment} environment.", environment=environment.label)
        return Check("looks right", title, text)
    title = tr("Host and path are not those of the {environment} environment.", environment=environment.label)
    return Check("check first", title, text)


def _misses_signature_headers(refusal: Refusal, status: int, exchange: Exchange) -> bool:
    """Tell the refusal that some services give to any JWT, though the guide allows it."""
    said = f"{refusal.reason} {refusal.message}".lower()
    named = "missing" in said and "header" in said and "signature" in said
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
        return tr("Unknown status")
