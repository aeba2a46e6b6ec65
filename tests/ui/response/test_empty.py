"""The actions in the empty response panel depend on the profile."""

from __future__ import annotations

import pytest

from flexgui.diagnosis.actions import Action
from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.ui.response.empty import no_response, waiting
from flexgui.ui.widgets.empty_state import EmptyState
from tests.ui.helpers import button, labels

SHOP = Profile("1", "Shop", EnvironmentKind.PRODUCTION, None, "acme")


def texts(state: EmptyState) -> str:
    state.show()
    return "\n".join(labels(state))


def test_the_sandbox_can_be_used_at_once() -> None:
    state = no_response(LOCAL_SANDBOX, "")
    assert "neither an account nor a network" in texts(state)


@pytest.mark.parametrize(
    ("kind", "words"), [(EnvironmentKind.TEST, "press Send"), (EnvironmentKind.PRODUCTION, "unlock sending")]
)
def test_a_live_account_is_unlocked_first(kind: EnvironmentKind, words: str) -> None:
    shown = texts(no_response(Profile("1", "Shop", kind, None, "acme"), ""))
    assert words in shown
    assert "Shop" in shown


def test_an_earlier_response_can_be_shown() -> None:
    state = no_response(SHOP, "Test account")
    assert "Test account" in texts(state)
    offered: list[Action] = []
    state.action.connect(offered.append)
    button(state, Action.SHOW_EARLIER.label).click()
    assert offered == [Action.SHOW_EARLIER]


def test_waiting_names_the_host() -> None:
    assert "api.example.com" in texts(waiting("api.example.com"))
