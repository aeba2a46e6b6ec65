"""`flexgui capture-context`: request a capture context, verify it and print it."""

from __future__ import annotations

import argparse

from flexgui.cli.output import DONE, NO, exit_code, print_json, say_outcome, token_json
from flexgui.cli.profile_choice import choose_profile, open_workbench
from flexgui.cli.request_choice import choose_request
from flexgui.errors import ProductionLocked, UsageError
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
        print_json(_members(outcome))
    elif outcome.token is not None and code != NO:
        print(outcome.token.text)
    if code != DONE:
        say_outcome(outcome)
    return code


def _members(outcome: RequestOutcome) -> dict[str, object]:
    """Return the redacted exchange, the token with its verification, and the explanation."""
    from flexgui.transport.redacted_exchange import exchange_json  # imports the redaction

    explanation = outcome.explanation
    return {
        "exchange": exchange_json(outcome.exchange),
        "token": outcome.token.text if outcome.token is not None else None,
        **token_json(outcome.token, outcome.verification),
        "explanation": {
            "title": explanation.title,
            "sentence": explanation.sentence,
            "checks": [{"state": each.state, "title": each.title, "text": each.text} for each in explanation.checks],
        },
    }
