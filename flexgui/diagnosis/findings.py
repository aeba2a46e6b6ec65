"""The words of a diagnosis: what happened, what was checked, and what can be done next."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from flexgui.diagnosis.actions import Action
from flexgui.translation import tr

if TYPE_CHECKING:
    from flexgui.diagnosis.result import Finding

CheckState = Literal["check first", "looks right", "not checked"]
Tone = Literal["good", "warn", "bad"]


@dataclass(frozen=True)
class Check:
    """One possible cause, and what this computer knows about it.

    `causes` are the causes of the catalogue that it is about, or the beginnings of their IDs: a finding says more.
    """

    state: CheckState
    title: str
    text: str
    causes: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class NextStep:
    """An action that is offered next to the explanation."""

    action: Action

    @property
    def label(self) -> str:
        """The text of its button."""
        return self.action.label


@dataclass(frozen=True)
class Explanation:
    """An outcome in words: `banner` is the short form of `sentence` where that is long.

    `findings` are the problems that the diagnosis finds in a refused request of our own; they are not stored.
    """

    title: str
    sentence: str
    checks: tuple[Check, ...] = ()
    steps: tuple[NextStep, ...] = ()
    tone: Tone = "bad"
    banner: str = ""
    findings: tuple[Finding, ...] = field(default=(), compare=False)

    @property
    def checks_beside_findings(self) -> tuple[Check, ...]:
        """The checks without those that are about a finding."""
        return tuple(
            each
            for each in self.checks
            if each.state != "check first" or not any(found.id.startswith(each.causes) for found in self.findings)
        )


SEND_AGAIN = NextStep(Action.SEND_AGAIN)
SERVER_TIME = NextStep(Action.SEND_WITH_SERVER_TIME)
EDIT_PROFILE = NextStep(Action.EDIT_PROFILE)
HOW_SIGNED = NextStep(Action.HOW_SIGNED)
HTTP_SIGNATURE = NextStep(Action.USE_HTTP_SIGNATURE)
FETCH_AGAIN = NextStep(Action.FETCH_KEY_AGAIN)
CARD_PRESET = NextStep(Action.CARD_PRESET)
FOLLOW_FIELDS = NextStep(Action.FOLLOW_FIELDS)


def nothing_yet() -> Explanation:
    """Return the explanation that is shown before the first action."""
    return Explanation(tr("Nothing happened yet"), tr("No request was sent and no token was opened."), tone="warn")
