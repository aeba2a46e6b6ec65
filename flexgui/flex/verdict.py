"""A verdict: the answer to one question about a token, why so, and why it matters.

The words here are for people: what comes from the token is shown on one line, shortened, and never as markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from flexgui.flex.token import JsonObject
from flexgui.translation import later, tr


class State(StrEnum):
    """What a check came to."""

    VALID = "valid"
    INVALID = "invalid"
    NOT_CHECKED = "not checked"

    @property
    def label(self) -> str:
        """The word for people."""
        return tr(_STATES[self])


_STATES = {
    State.VALID: later("valid"),
    State.INVALID: later("invalid"),
    State.NOT_CHECKED: later("not checked"),
}
_NAMES = {
    "signature": later("signature"),
    "key": later("key"),
    "algorithm": later("algorithm"),
    "expiry": later("expiry"),
    "not before": later("not before"),
    "members": later("members"),
    "issuer": later("issuer"),
    "origin": later("origin"),
    "sealed parts": later("sealed parts"),
    "fields": later("fields"),
    "context": later("context"),
    "type": later("type"),
    "collected": later("collected"),
}

_WHY = {
    "signature": later("Without it anybody may have written the token, or changed it on its way."),
    "key": later(
        "A signature is worth as much as the key it is checked with: this one is the service’s own, or it is not."
    ),
    "algorithm": later("A forger would choose one that is easy to forge, so the token has no say in it."),
    "expiry": later("The service refuses an expired token, whoever sends it."),
    "not before": later("A token from the future is refused, and a clock that is wrong breaks signatures as well."),
    "members": later("Parsers differ in which of two members of one name they take (RFC 7519, 4)."),
    "issuer": later("It tells a token of the Flex API from one that a shop made of it."),
    "origin": later("Card data is sent to this address, so it has to be the environment’s own."),
    "sealed parts": later(
        "Card data is encrypted with the key in here, and the server recognises the context by its data."
    ),
    "fields": later("A field that is missing here cannot be captured; one too many lets others add data."),
    "context": later("The key that proves this token is only as good as the context that brought it."),
    "type": later("A token made for another front end than its context was put together from two."),
    "collected": later("A payment without a required field is refused."),
}


@dataclass(frozen=True)
class Verdict:
    """The answer to the question `name`, with one sentence that says why; `expired` marks what was right once."""

    name: str
    state: State
    reason: str
    expired: bool = False

    @property
    def label(self) -> str:
        """What was asked, in one or two words for the middle of a sentence."""
        return tr(_NAMES[self.name])

    @property
    def why(self) -> str:
        """Why the question matters, in one sentence."""
        return tr(_WHY[self.name])


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
    names = ", ".join(clip(each) for each in paths[:5])
    return tr("{names} and {n} more", names=names, n=len(paths) - 5) if len(paths) > 5 else names


def quoted(value: object) -> str:
    """Return a value from the token in words that are fit for a sentence."""
    if value is None:
        return tr("nothing")
    if isinstance(value, dict | list):
        return tr("an object") if isinstance(value, dict) else tr("a list")
    return clip(str(value).lower() if isinstance(value, bool) else str(value)) or tr("an empty text")


def clip(text: str | None) -> str:
    """Return a text from the token on one line, not too long, and with nothing that cannot be shown."""
    flat = "".join(sign if sign.isprintable() else "\ufffd" for sign in (text or "")[:81])
    return flat if len(flat) <= 80 else flat[:79] + "…"
