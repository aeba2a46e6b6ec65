"""`flexgui capture-context`: request a capture context, verify it and print it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flexgui.cli.output import DONE, NO, print_json, say_outcome, token_json, verification_code
from flexgui.cli.profile_choice import choose_profile, open_workbench
from flexgui.cli.request_choice import choose_request
from flexgui.errors import ProductionLocked, UsageError

if TYPE_CHECKING:
    import argparse

    from flexgui.outcome import RequestOutcome


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code; raises FlexGuiError."""
    profile, secrets = choose_profile(options.profile)
    request = choose_request(options)
    try:
        with open_workbench(profile, secrets) as bench:
            outcome = bench.create_capture_context(profile, request, production=options.production)
    except ProductionLocked as locked:
        raise UsageError(f"{locked} Add --production to confirm.") from None
    code = exit_code(outcome)
    if options.json:
        print_json(_outcome_json(outcome))
    elif outcome.token is not None and code != NO:
        print(outcome.token.text)
    if code != DONE:
        say_outcome(outcome)
    return code


def exit_code(outcome: RequestOutcome) -> int:
    """Return the exit code for a request: NO if it was refused, else that of the verification."""
    if outcome.refusal is not None or outcome.not_a_token is not None:
        return NO
    return verification_code(outcome.verification)


def _outcome_json(outcome: RequestOutcome) -> dict[str, object]:
    explanation = outcome.explanation
    members: dict[str, object] = {"exchange": outcome.exchange.to_json()}
    if outcome.token is not None:
        members |= {"token": outcome.token.text, **token_json(outcome.token, outcome.verification)}
    else:
        members |= {"token": None, "kind": None, "header": None, "claims": None, "verification": None}
    members["explanation"] = {
        "title": explanation.title,
        "sentence": explanation.sentence,
        "checks": [{"state": each.state, "title": each.title, "text": each.text} for each in explanation.checks],
    }
    return members
