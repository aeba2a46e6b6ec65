"""`flexgui tokenize`: encrypt a test card to a capture context and print the transient token."""

from __future__ import annotations

import argparse

from flexgui.cli.input import read_text
from flexgui.cli.output import DONE, NO, exit_code, print_json, say_outcome, token_json
from flexgui.cli.profile_choice import choose_profile, open_workbench
from flexgui.clock import utc_now
from flexgui.errors import NotAToken, UsageError
from flexgui.flex.card import DEFAULT_CARD, CardError, card_for, find_test_card
from flexgui.flex.payment import payment_body
from flexgui.flex.text import to_json
from flexgui.flex.tokenization import CARD_FIELDS, TokenizeError
from flexgui.outcome import TokenizeOutcome


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code; raises FlexGuiError."""
    profile, secrets = choose_profile(options.profile)
    try:
        test_card = find_test_card(options.card) if options.card else DEFAULT_CARD
        card = card_for(test_card, utc_now().date())
        with open_workbench(profile, secrets) as bench:
            if options.context:
                context = read_text(options.context)
            else:
                created = bench.create_capture_context(profile, CARD_FIELDS)
                if created.token is None or exit_code(created) == NO:
                    say_outcome(created)
                    return exit_code(created)
                context = created.token.text
            outcome = bench.tokenize(context, card, environment=bench.environment(profile))
    except (CardError, TokenizeError) as error:
        raise UsageError(str(error)) from None
    except NotAToken as error:
        raise UsageError(f"The capture context cannot be used. {error}") from None
    return _print(outcome, options)


def _print(tokenized: TokenizeOutcome, options: argparse.Namespace) -> int:
    outcome = tokenized.outcome
    token, code = outcome.token, exit_code(outcome)
    payment = payment_body(token) if options.payment and token is not None and code == DONE else None
    if options.json:
        text = token.text if token is not None else None
        members: dict[str, object] = {"context": tokenized.context.text, "transient_token": text}
        members |= token_json(token, outcome.verification)
        if options.payment:
            members["payment"] = payment
        print_json(members)
    elif payment is not None:
        print(to_json(payment))
    elif token is not None and code != NO:
        print(token.text)
    if code != DONE:
        say_outcome(outcome)
    return code
