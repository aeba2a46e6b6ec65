"""Explanations of refused requests: what the server says, and what the diagnosis finds in the request."""

from __future__ import annotations

from dataclasses import replace

from flexgui.diagnosis.actions import Action
from flexgui.diagnosis.answer import answer_words
from flexgui.diagnosis.findings import NO_TOKEN, Check, Explanation, LocalFacts, clipped, server_words, status_text
from flexgui.diagnosis.own_request import diagnose_own, pasted
from flexgui.diagnosis.result import MAX_SUSPICIONS, Diagnosis, Finding, FindingState
from flexgui.errors import BadBody
from flexgui.flex.catalog import load_catalog
from flexgui.flex.credentials import P12Credentials
from flexgui.flex.environment import Environment, EnvironmentKind
from flexgui.flex.refusal import Refusal
from flexgui.flex.request_body import parse_body
from flexgui.flex.time_text import duration_text
from flexgui.translation import number, tr, trn
from flexgui.transport.exchange import Exchange, Response

MAX_DETAILS = 20
"""Maximum number of details of a refusal that are listed."""

MAX_RULED_OUT = 5
"""Maximum number of causes listed as ruled out, the most frequent first."""

Checks = tuple[Check, ...]


def explain_refusal(
    refusal: Refusal, exchange: Exchange, response: Response, environment: Environment | None, facts: LocalFacts | None
) -> Explanation:
    """Return the explanation of a refusal; a request without a signature or without `facts` is not diagnosed."""
    signed = exchange.request.header("signature") or exchange.request.header("authorization")
    if facts is not None and signed:
        diagnosis = diagnose_own(exchange, environment, facts)
    else:
        diagnosis = Diagnosis(pasted(exchange), ())
    steps = _steps(refusal, exchange, response.status, diagnosis, facts)
    by_fault = facts is not None and facts.fault != ""
    explanation = _explained(refusal, response, environment, diagnosis, steps, by_fault)
    steps = explanation.steps
    if environment is not None and environment.kind is EnvironmentKind.SANDBOX:
        # Its profile cannot be edited; its faults are switched off in its panel.
        steps = tuple(Action.SHOW_SANDBOX if each is Action.EDIT_PROFILE else each for each in steps)
    words = answer_words(response.status, refusal)  # already in the sentence
    findings = tuple(replace(each, evidence="") if each.evidence == words else each for each in diagnosis.first_shown)
    return explanation._replace(steps=steps, banner=tr(NO_TOKEN), findings=findings)


def problem_checks(findings: tuple[Finding, ...]) -> Checks:
    """Return proved and suspected causes as checks."""
    return tuple(Check("check first", each.title, f"{each.evidence} {each.fix}".strip()) for each in findings)


def _explained(
    refusal: Refusal,
    response: Response,
    environment: Environment | None,
    diagnosis: Diagnosis,
    steps: tuple[Action, ...],
    by_fault: bool,
) -> Explanation:
    status, problems = response.status, problem_checks(diagnosis.first_shown)
    if refusal.shape == "encrypted":
        return _encrypted(status, problems)
    if 300 <= status < 400:
        return _redirected(response, problems)
    if refusal.shape == "html":
        return _page(status, problems, by_fault)
    if status == 429 or status >= 500:
        return _later(refusal, response, problems)
    return Explanation(
        tr("401 Authentication Failed") if status == 401 else status_text(status),
        _sentence(refusal, status, environment, diagnosis.answer_proves, by_fault),
        (*_beside(_details(refusal), problems), *problems, *_other_checks(diagnosis, refusal.explained != "")),
        steps,
    )


def _sentence(refusal: Refusal, status: int, environment: Environment | None, proves: str, by_fault: bool) -> str:
    """Return the server's words, else what its answer proves; empty if a fault caused the answer."""
    if refusal.shape == "too large":
        return f"{refusal.message} {tr('It was not read; all of it is in the response body (Raw).')}"
    words = server_words(status, refusal)
    if words and (status != 401 or not _is_generic(refusal)):
        return tr("The server says: {words}", words=words)
    if by_fault:
        return ""
    sentence = proves or tr("The server refused the request and does not say why.")
    if environment is not None and environment.kind is EnvironmentKind.CUSTOM and not refusal.explained:
        sentence += " " + tr("If it is flexgui sandbox, its output says why.")
    return sentence


def _steps(
    refusal: Refusal, exchange: Exchange, status: int, diagnosis: Diagnosis, facts: LocalFacts | None
) -> tuple[Action, ...]:
    causes = [each.id for each in diagnosis.problems]
    profile_steps = (Action.EDIT_PROFILE, Action.HOW_SIGNED)
    if "jwt.route-takes-no-jwt" in causes:
        has_p12 = facts is not None and isinstance(facts.credentials, P12Credentials)
        # A P12 has no shared secret to sign with.
        return profile_steps if has_p12 else (Action.USE_HTTP_SIGNATURE, *profile_steps)
    if status == 401:
        skewed = any(each.endswith(".clock-skew") for each in causes)
        return (Action.SEND_WITH_SERVER_TIME, *profile_steps) if skewed else (*profile_steps, Action.SEND_AGAIN)
    if status in (403, 404):
        return Action.EDIT_PROFILE, Action.SEND_AGAIN
    if status != 400:
        return (Action.SEND_AGAIN,)
    if "apikey" in refusal.reason.replace("_", "").lower():
        return profile_steps
    if exchange.request.body == b'{"fields":{}}':
        return (Action.CARD_PRESET,)
    if _mixes_unknown_fields(exchange.request.body):
        return Action.LEAVE_OUT_UNKNOWN, Action.SEND_AGAIN
    return (Action.CARD_PRESET, Action.SEND_AGAIN) if refusal.details else (Action.SEND_AGAIN,)


def _mixes_unknown_fields(body: bytes) -> bool:
    """Return whether a body requests both known and unknown fields."""
    try:
        parsed = parse_body(body.decode(), load_catalog())
    except (BadBody, UnicodeDecodeError):
        return False
    return 0 < len(parsed.unknown) < len(parsed.request.fields)


def _other_checks(diagnosis: Diagnosis, is_explained: bool) -> Checks:
    """Return the ruled-out causes, and if neither diagnosis nor server names one, those that only the server knows."""
    right = dict.fromkeys(each.evidence for each in diagnosis.findings if each.state is FindingState.RULED_OUT)
    checks = [Check("looks right", each, "") for each in list(right)[:MAX_RULED_OUT]]
    if not diagnosis.problems and not is_explained:
        unknown = [each for each in diagnosis.findings if each.state is FindingState.UNKNOWN]
        checks += [
            Check("not checked", tr("Possible cause: {title}", title=each.title), each.evidence)
            for each in unknown[:MAX_SUSPICIONS]
        ]
    return tuple(checks)


def _is_generic(refusal: Refusal) -> bool:
    """Return whether the words of a 401 say no more than its status does."""
    words = f"{refusal.reason} {refusal.message}".replace("_", " ").lower()
    rest = words.replace("authentication failed", "").replace("authentication", "").replace("unauthorized", "")
    return "unauthorized user" not in words and not rest.strip(" .!:-")


def _encrypted(status: int, problems: Checks) -> Explanation:
    return Explanation(
        tr("{status}, but the response is encrypted", status=status),
        tr(
            "The body is an encryptedResponse: Message-Level Encryption (MLE) is on for the responses to this "
            "merchant, and FlexGUI does not have the private key that decrypts them."
        ),
        problems,
        (Action.EDIT_PROFILE, Action.SEND_AGAIN),
    )


def _later(refusal: Refusal, response: Response, problems: Checks) -> Explanation:
    status, wait = response.status, response.header("retry-after") or ""
    in_seconds = wait.isascii() and wait.isdigit() and len(wait) < 7  # it may be a date as well (RFC 9110, 10.2.3)
    if status == 429:
        sentence = tr("The server takes no more requests for now.")
    elif status == 504:
        sentence = tr("A gateway waited too long for the service behind it.")
    else:
        sentence = tr("The server failed. It did not report a mistake in the request.")
    if in_seconds:
        sentence += " " + tr("It asks to wait {duration}.", duration=duration_text(int(wait)))
    if words := server_words(status, refusal):
        sentence += " " + tr("It says: {found}", found=words)
    return Explanation(
        status_text(status),
        sentence,
        (*_details(refusal), *problems),
        (Action.SEND_AGAIN,),
        tone="warn" if status == 429 else "bad",
    )


def _page(status: int, problems: Checks, by_fault: bool) -> Explanation:
    origin = tr(
        "The answer is a web page. The Flex API does not send one: something on the way does, such as a proxy, "
        "a gateway or a login page of the network."
    )
    return Explanation(
        tr("{status} with a web page", status=status),
        "" if by_fault else f"{origin} {tr('The page under Raw often says who sent it.')}",
        problems,
        (Action.SEND_AGAIN,),
    )


def _redirected(response: Response, problems: Checks) -> Explanation:
    if where := (response.header("location") or "").partition("?")[0][:200]:
        pointed = tr("The server redirects to {address}.", address=where)
    else:
        pointed = tr("The server redirects to another address.")
    return Explanation(
        tr("{status} Redirect not followed", status=response.status),
        f"{pointed} {tr('A signature is valid for one host and path only, so the redirect was not followed.')}",
        problems,
        (Action.EDIT_PROFILE, Action.SEND_AGAIN),
    )


def _details(refusal: Refusal) -> Checks:
    """Return the first details that the server gave, each as something to check first, and how many more there are."""
    found = [(where.strip(), text.strip()) for where, text in refusal.details]
    found = [(where, text) for where, text in found if where or text]
    checks = [
        Check("check first", clipped(text or where), clipped(where) if text else "")
        for where, text in found[:MAX_DETAILS]
    ]
    if more := len(found) - len(checks):
        title = trn("and {count} more", "and {count} more", more, count=number(more))
        checks.append(Check("check first", title, tr("All of them are in the response body (Raw).")))
    return tuple(checks)


def _beside(details: Checks, problems: Checks) -> Checks:
    """Return the details without those about a place that a problem names."""
    named = {word.strip(".;") for each in problems for word in each.text.split()}
    return tuple(each for each in details if each.text not in named)
