"""The texts of an explanation: the outcome, the checks, and the next steps."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Literal, NamedTuple

from flexgui.diagnosis.actions import Action
from flexgui.flex.text import shown
from flexgui.translation import later, tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from flexgui.diagnosis.result import Finding
    from flexgui.flex.credentials import Credentials
    from flexgui.flex.refusal import Refusal
    from flexgui.profiles.profile import Profile

CheckState = Literal["check first", "looks right", "not checked"]
Tone = Literal["good", "warn", "bad"]

NO_TOKEN = later("No token came back.")


class Check(NamedTuple):
    """One possible cause, and what this computer knows about it."""

    state: CheckState
    title: str
    text: str


class Explanation(NamedTuple):
    """An outcome in words: `banner` is the short form of `sentence` where that is long.

    `findings` are the problems that the diagnosis finds in a refused request of our own; they are not stored.
    """

    title: str
    sentence: str
    checks: tuple[Check, ...] = ()
    steps: tuple[Action, ...] = ()
    tone: Tone = "bad"
    banner: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def checks_beside_findings(self) -> tuple[Check, ...]:
        """The checks without those that are findings."""
        titles = {each.title for each in self.findings}
        return tuple(each for each in self.checks if each.title not in titles)

    def with_cause(self, fault: str) -> Explanation:
        """Return the explanation with a sentence about the sandbox's fault that caused the outcome.

        Suspected causes are removed, and a step to the fault's switch is added.
        """
        steps = self.steps
        if Action.SHOW_SANDBOX not in steps:
            place = steps.index(Action.SEND_AGAIN) if Action.SEND_AGAIN in steps else len(steps)
            steps = (*steps[:place], Action.SHOW_SANDBOX, *steps[place:])
        return self._replace(
            sentence=f"{fault} {self.sentence}".rstrip(),
            checks=tuple(each for each in self.checks if each.state == "looks right"),
            steps=steps,
            banner=self.banner or self.sentence,
            findings=(),
        )


NOT_EXPLAINED = Explanation("", "", tone="warn")
"""The default, until `explain` has explained the outcome."""


class LocalFacts(NamedTuple):
    """Known facts beside the exchange: the credentials that signed, the time, and all profiles.

    `fault` is the sentence about the embedded sandbox's fault that caused the response, "" if there is none.
    """

    credentials: Credentials
    now: datetime
    profiles: Sequence[Profile] = ()
    fault: str = ""


def nothing_yet() -> Explanation:
    """Return the explanation that is shown before the first action."""
    return Explanation(tr("Nothing has happened yet"), tr("No request was sent and no token was opened."), tone="warn")


def status_text(status: int) -> str:
    """Return a status with its standard phrase, because a server may send any phrase."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status} {tr('Unknown status')}"


def server_words(status: int, refusal: Refusal) -> str:
    """Return the server's own words as one sentence of limited length, without the status phrase."""
    if refusal.shape in ("empty", "too large"):
        return ""
    phrase = status_text(status).partition(" ")[2].lower()
    message, reason = clipped(refusal.message).rstrip(" ,;:"), clipped(refusal.reason)
    if message.lower().rstrip(".!") == phrase:
        message = ""
    elif message and message[-1] not in ".!?…":
        message += "."
    name = reason.replace("_", " ").lower()
    if reason and name != phrase and name not in message.lower():
        return f"{message} ({reason})" if message else f"{reason}."
    return message


def clipped(text: str | None) -> str:
    """Return a text of the server on one line of limited length."""
    return shown(" ".join((text or "").split()), 400)
