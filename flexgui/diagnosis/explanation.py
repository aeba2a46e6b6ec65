"""Explanations of outcomes, for the window and the command line.

An explanation has a title (what happened), a sentence (why), checks (what this computer knows) and next steps.
"""

from __future__ import annotations

from flexgui.diagnosis.actions import Action
from flexgui.diagnosis.findings import NO_TOKEN, Explanation, LocalFacts, Tone, nothing_yet, status_text
from flexgui.diagnosis.network_failures import explain_network_failure
from flexgui.flex.environment import Environment
from flexgui.flex.refusal import Refusal
from flexgui.flex.verification import KeySource, State, Verification
from flexgui.translation import tr
from flexgui.transport.exchange import Exchange


def explain(
    exchange: Exchange | None,
    environment: Environment | None,
    *,
    refusal: Refusal | None = None,
    not_a_token: str | None = None,
    verification: Verification | None = None,
    key: KeySource | None = None,
    facts: LocalFacts | None = None,
) -> Explanation:
    """Return the explanation of an outcome; never raises because of what a server sent.

    `facts` are needed for the refusal of a signed request only.
    """
    if exchange is not None and exchange.failure is not None:
        return explain_network_failure(exchange.failure, exchange, environment)
    if refusal is not None and exchange is not None and exchange.response is not None:
        from flexgui.diagnosis.refusals import explain_refusal  # imports the whole diagnosis

        return explain_refusal(refusal, exchange, exchange.response, environment, facts)
    if not_a_token is not None:
        return _no_token(not_a_token, exchange)
    if verification is not None:
        return _verified(verification, key, exchange)
    return nothing_yet()


def _no_token(why: str, exchange: Exchange | None) -> Explanation:
    if exchange is None or exchange.response is None:
        return Explanation(tr("Not a token"), why)
    title = tr("{status}, but no token", status=exchange.response.status)
    sentence = f"{tr('The answer is not a capture context.')} {why}"
    return Explanation(title, sentence, (), (Action.SEND_AGAIN,), banner=tr(NO_TOKEN))


def _verified(verification: Verification, key: KeySource | None, exchange: Exchange | None) -> Explanation:
    worst = verification.worst
    answer = exchange.response if exchange is not None else None
    again = (Action.SEND_AGAIN,) if exchange is not None else ()
    if verification.state is State.VALID:
        title = status_text(answer.status) if answer else tr("Signature valid")
        transient = any(verdict.name == "collected" for verdict in verification.verdicts)
        came = tr("A transient token came back.") if transient else tr("A capture context came back.")
        sentence = came if answer else worst.reason
        banner = "" if answer else tr("It is genuine and has not expired.")
        return Explanation(title, sentence, tone="good", banner=banner)
    signature, refetch = verification["signature"], (Action.FETCH_KEY_AGAIN, *again)
    banner = tr("Do not use this token.")
    if signature.state is State.INVALID:
        return Explanation(tr("Signature invalid"), signature.reason, (), refetch, banner=banner)
    if signature.state is State.NOT_CHECKED and worst.state is not State.INVALID:
        steps = refetch if key is not None and key.problem else again
        banner = tr("Do not rely on this token yet.")
        return Explanation(tr("Signature not checked"), signature.reason, (), steps, tone="warn", banner=banner)
    if worst.expired:
        genuine = signature.state is State.VALID
        title = tr("Signature valid, but expired") if genuine else tr("Expired, signature not checked")
        return Explanation(title, tr("It can no longer be used. Get a new one."), (), again, tone="warn")
    if signature.state is State.VALID:
        tone: Tone = "bad" if worst.state is State.INVALID else "warn"
        title = tr("Signature valid, {check} {state}", check=worst.label, state=worst.state.label)
        banner = banner if tone == "bad" else tr("One check could not be made.")
        return Explanation(title, worst.reason, (), again, tone=tone, banner=banner)
    title = tr("{check} {state}", check=worst.label, state=worst.state.label)
    return Explanation(f"{title[:1].upper()}{title[1:]}", worst.reason, (), refetch, banner=banner)
