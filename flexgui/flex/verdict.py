"""A verdict: the answer to one question about a token, why so, and why it matters.

The words here are for people: what comes from the token is shown on one line, shortened, and never as markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from flexgui.flex.token import JsonObject


class State(StrEnum):
    """What a check came to."""

    VALID = "valid"
    INVALID = "invalid"
    NOT_CHECKED = "not checked"


_WHY = {
    "signature": "Without it anybody may have written the token, or changed it on its way.",
    "key": "A signature is worth as much as the key it is checked with: this one is the service’s own, or it is not.",
    "algorithm": "A forger would choose one that is easy to forge, so the token has no say in it.",
    "expiry": "The service refuses an expired token, whoever sends it.",
    "not before": "A token from the future is refused, and a clock that is wrong breaks signatures as well.",
    "issuer": "It tells a token of the Flex API from one that a shop made of it.",
    "origin": "Card data is sent to this address, so it has to be the environment’s own.",
    "sealed parts": "Card data is encrypted with the key in here, and the server recognises the context by its data.",
    "fields": "A field that is missing here cannot be captured; one too many lets others add data.",
    "context": "The key that proves this token is only as good as the context that brought it.",
    "type": "A token made for another front end than its context was put together from two.",
    "collected": "A payment without a required field is refused.",
}


@dataclass(frozen=True)
class Verdict:
    """The answer to one question, with one sentence that says why; `expired` marks what was right once."""

    name: str
    state: State
    reason: str
    expired: bool = False

    @property
    def why(self) -> str:
        """Why the question matters, in one sentence."""
        return _WHY[self.name]


def valid(name: str, reason: str) -> Verdict:
    """Return a verdict that all is well."""
    return Verdict(name, State.VALID, reason)


def invalid(name: str, reason: str) -> Verdict:
    """Return a verdict that something is wrong."""
    return Verdict(name, State.INVALID, reason)


def not_checked(name: str, reason: str) -> Verdict:
    """Return a verdict that it could not be told."""
    return Verdict(name, State.NOT_CHECKED, reason)


def repeats(value: object, name: str) -> bool:
    """Whether an object names a member more than once."""
    return isinstance(value, JsonObject) and value.repeats(name)


def listed(paths: list[str]) -> str:
    """Return the first few paths for a sentence."""
    shown = [clip(each) for each in paths[:5]]
    return ", ".join(shown) + (f" and {len(paths) - 5} more" if len(paths) > 5 else "")


def quoted(value: object) -> str:
    """Return a value from the token in words that are fit for a sentence."""
    if value is None:
        return "nothing"
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    return clip(str(value).lower() if isinstance(value, bool) else str(value)) or "an empty text"


def clip(text: str | None) -> str:
    """Return a text from the token on one line, not too long, and with nothing that cannot be shown."""
    flat = "".join(sign if sign.isprintable() else "\ufffd" for sign in (text or "")[:81])
    return flat if len(flat) <= 80 else flat[:79] + "…"
