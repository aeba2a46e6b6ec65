"""The empty states of the response panel."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from flexgui.diagnosis.actions import Action
from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles.profile import Profile
from flexgui.translation import tr
from flexgui.ui.widgets.empty_state import EmptyState


def no_response(profile: Profile, earlier: str, parent: QWidget | None = None) -> EmptyState:
    """Return the state before the first request; `earlier` names the profile whose response was shown last."""
    if earlier:
        return _put_away(earlier, parent)
    if profile.kind is EnvironmentKind.SANDBOX:
        return _first_steps(parent)
    if profile.kind is EnvironmentKind.PRODUCTION:
        sentence = tr("Tick the fields to capture and unlock sending to ask {name}.", name=profile.label)
    else:
        sentence = tr("Tick the fields to capture and press Send to ask {name}.", name=profile.label)
    return EmptyState(tr("No response yet"), sentence, parent=parent)


def waiting(host: str, parent: QWidget | None = None) -> EmptyState:
    """Return the state while a request runs."""
    return EmptyState(tr("Sending"), tr("Waiting for {name}. Cancel stops waiting at once.", name=host), parent=parent)


def _put_away(earlier: str, parent: QWidget | None) -> EmptyState:
    return EmptyState(
        tr("No response yet"),
        tr(
            "Responses from other profiles are put away when the profile changes, "
            "so that a sandbox response is never mistaken for a live one. The last one is from {name}.",
            name=earlier,
        ),
        link=("", Action.SHOW_EARLIER, Action.SHOW_EARLIER.label),
        parent=parent,
    )


def _first_steps(parent: QWidget | None) -> EmptyState:
    return EmptyState(
        tr("No response yet"),
        tr("The sandbox on this computer needs neither an account nor a network, so you can send right away."),
        (
            (
                tr("Choose the fields to capture"),
                tr("Those of a card are ticked at first. The body follows."),
            ),
            (tr("Send"), tr("One signed request goes to the sandbox on this computer.")),
            (
                tr("Read the response"),
                tr("The capture context is decoded, its signature is checked, and its remaining time is shown."),
            ),
        ),
        ((Action.SEND_AGAIN, tr("Send")), (Action.INSPECT, Action.INSPECT.label)),
        (tr("Have CyberSource keys?"), Action.ADD_PROFILE, Action.ADD_PROFILE.label),
        parent,
    )
