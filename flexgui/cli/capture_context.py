"""`flexgui capture-context`: request a capture context, verify it and print it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flexgui.cli.output import DONE, NO, exit_code, print_json, say_outcome
from flexgui.cli.profile_choice import choose_profile, open_workbench
from flexgui.cli.request_choice import choose_request
from flexgui.errors import ProductionLocked, UsageError

if TYPE_CHECKING:
    import argparse


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
        from flexgui.cli.outcome_json import outcome_json  # imports the redaction

        print_json(outcome_json(outcome))
    elif outcome.token is not None and code != NO:
        print(outcome.token.text)
    if code != DONE:
        say_outcome(outcome)
    return code
