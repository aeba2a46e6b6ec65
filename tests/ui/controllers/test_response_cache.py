from __future__ import annotations

from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.ui.controllers.response_cache import ResponseCache

SHOP = Profile("shop", "Shop", EnvironmentKind.CUSTOM, "m", base_url="https://one.example")
FIRST, SECOND = "first answer", "second answer"


def test_a_response_is_hidden_and_restored_with_its_profile() -> None:
    answers = ResponseCache()
    answers.shown = FIRST
    assert answers.switch("a", "b") is None
    assert answers.earlier == "a"
    answers.shown = SECOND
    assert answers.switch("b", "a") == FIRST == answers.shown
    assert answers.earlier == "b"
    assert answers.switch("a", "b") == SECOND


def test_the_last_hidden_response_is_offered() -> None:
    answers = ResponseCache()
    for profile in ("a", "b"):
        answers.shown = FIRST
        answers.switch(profile, "c")
    assert answers.earlier == "b"
    answers.switch("c", "a")
    answers.switch("a", "c")
    assert answers.earlier == "a"


def test_changing_the_server_of_a_profile_removes_its_response() -> None:
    answers = ResponseCache()
    answers.shown = FIRST
    answers.switch("shop", "sandbox")
    answers.forget_moved([LOCAL_SANDBOX, SHOP], [LOCAL_SANDBOX, SHOP._replace(name="Other name")], "sandbox")
    assert answers.earlier == "shop"
    answers.forget_moved([SHOP], [SHOP._replace(base_url="https://two.example")], "sandbox")
    assert answers.earlier is None


def test_the_shown_response_is_removed_with_its_profile() -> None:
    answers = ResponseCache()
    answers.shown = FIRST
    answers.forget_moved([LOCAL_SANDBOX, SHOP], [LOCAL_SANDBOX], "sandbox")
    assert answers.shown == FIRST
    answers.forget_moved([SHOP], [], "shop")
    assert answers.shown is None
