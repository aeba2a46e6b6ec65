"""The outcome of a request as `--json` prints it."""

from __future__ import annotations

from flexgui.cli.output import token_json
from flexgui.outcome import RequestOutcome
from flexgui.transport.redacted_exchange import exchange_json


def outcome_json(outcome: RequestOutcome) -> dict[str, object]:
    """Return the redacted exchange, the token with its verification, and the explanation."""
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
