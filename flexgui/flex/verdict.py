"""A verdict: the answer to one question about a token, its reason, and why the question matters.

Text from the token is shown on one line, shortened, and never as markup.
"""

from __future__ import annotations

from typing import NamedTuple

from flexgui.flex.text import shown
from flexgui.flex.token import JsonObject
from flexgui.translation import LabelledEnum, later, tr


class State(LabelledEnum):
    """The result of a check."""

    VALID = "valid", later("valid")
    INVALID = "invalid", later("invalid")
    NOT_CHECKED = "not checked", later("not checked")


_CHECKS = {
    "signature": (later("signature"), later("Without it, anyone may have written or changed the token.")),
    "key": (
        later("key"),
        later("A signature proves only as much as the key it is checked with, so the key must be the service’s own."),
    ),
    "algorithm": (
        later("algorithm"),
        later("A forger would choose a weak one, so the token’s own choice does not count."),
    ),
    "expiry": (later("expiry"), later("The service refuses an expired token from any sender.")),
    "not before": (
        later("not before"),
        later("A token from the future is refused, and a wrong clock breaks request signatures as well."),
    ),
    "members": (later("members"), later("Parsers differ in which of two members of one name they take (RFC 7519, 4).")),
    "issuer": (later("issuer"), later("It distinguishes a token of the Flex API from one that a shop made.")),
    "origin": (later("origin"), later("Card data is sent to this address, so it has to be the environment’s own.")),
    "sealed parts": (
        later("encryption data"),
        later("Card data is encrypted with the key in here, and the server recognises the context by its data."),
    ),
    "fields": (
        later("fields"),
        later("A field that is missing here cannot be captured; one too many lets others add data."),
    ),
    "context": (
        later("context"),
        later("The key that proves this token is only as good as the context that brought it."),
    ),
    "type": (later("type"), later("Token and context must be of the same integration type.")),
    "collected": (later("collected"), later("A payment without a required field is refused.")),
    "token ID": (later("token ID"), later("A payment request with a mistyped jti is answered with INVALID_DATA.")),
    "issued": (later("issued"), later("The service issues tokens only while their capture context is valid.")),
    "card": (later("card"), later("A payment with this token charges the card that the token shows.")),
}
"""Each check by its name: its question in one or two words, and why it matters."""


class Verdict(NamedTuple):
    """The answer to the question `name`, with its reason in a sentence; `expired` if expiry is the only fault."""

    name: str
    state: State
    reason: str
    expired: bool = False

    @property
    def label(self) -> str:
        """The question of the check, in one or two words for the middle of a sentence."""
        return tr(_CHECKS[self.name][0])

    @property
    def why(self) -> str:
        """Why the question matters, in one sentence."""
        return tr(_CHECKS[self.name][1])


def valid(name: str, reason: str) -> Verdict:
    """Return the verdict valid."""
    return Verdict(name, State.VALID, reason)


def invalid(name: str, reason: str) -> Verdict:
    """Return the verdict invalid."""
    return Verdict(name, State.INVALID, reason)


def not_checked(name: str, reason: str) -> Verdict:
    """Return the verdict not checked."""
    return Verdict(name, State.NOT_CHECKED, reason)


def repeats(value: object, name: str) -> bool:
    """Return True if an object has the member more than once."""
    return isinstance(value, JsonObject) and value.repeats(name)


def listed(paths: list[str]) -> str:
    """Return the first few paths for a sentence."""
    names = ", ".join(clip(each) for each in paths[:5])
    return tr("{names} and {n} more", names=names, n=len(paths) - 5) if len(paths) > 5 else names


def quoted(value: object) -> str:
    """Return a value from the token for use in a sentence."""
    if value is None:
        return tr("nothing")
    if isinstance(value, dict | list):
        return tr("an object") if isinstance(value, dict) else tr("a list")
    return clip(str(value).lower() if isinstance(value, bool) else str(value)) or tr("an empty text")


def clip(text: str | None) -> str:
    """Return a text from the token for a sentence: on one line, at most 80 characters."""
    return shown(text or "", 80)
