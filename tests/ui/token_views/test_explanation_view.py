"""An explanation: sentence, checks and buttons for the next steps."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton

from flexgui.ui.token_views.explanation_view import ExplanationView
from flexgui.ui.widgets.check_row import CheckRow
from tests.ui.helpers import HOSTILE, button, buttons, labels, odd, on_screen, rich

CHECKS = [
    ("check first", "Server clock is 10 min 0 s ahead of this computer.", "Setting it right cures it."),
    ("looks right", "The digest matches the body that was sent.", "73 bytes, SHA-256."),
    ("not checked", "Key ID and shared secret belong together.", "Only the sandbox can tell."),
]
STEPS = [("send-with-server-time", "Send with server time"), ("edit-profile", "Edit profile…")]


@pytest.fixture
def view() -> ExplanationView:
    return on_screen(ExplanationView(), 620, 500)


def test_sentence_checks_and_steps_are_shown_in_order(view: ExplanationView) -> None:
    view.show_text("The key ID was not accepted.", CHECKS, STEPS, "0a1b2c")
    assert "The key ID was not accepted." in labels(view)
    assert len(view.findChildren(CheckRow)) == 3
    assert buttons(view) == ["Send with server time", "Edit profile…"]
    assert "0a1b2c" in labels(view)


def test_the_first_step_is_suggested_and_each_emits_its_action(view: ExplanationView) -> None:
    reported: list[str] = []
    view.action.connect(reported.append)
    view.show_text("No.", (), STEPS)
    assert button(view, "Send with server time").property("role") == "suggested"
    assert not button(view, "Edit profile…").property("role")
    button(view, "Edit profile…").click()
    button(view, "Send with server time").click()
    assert reported == ["edit-profile", "send-with-server-time"]


def test_a_new_explanation_replaces_the_previous_one(view: ExplanationView) -> None:
    view.show_text("First.", CHECKS, STEPS, "id")
    view.show_text("Second.")
    assert labels(view.widget()) == ["What happened", "Second."]
    assert buttons(view.widget()) == []


def test_the_correlation_id_is_copied_unchanged(view: ExplanationView) -> None:
    view.show_text("No.", correlation_id="0a1b2c")
    (copy,) = view.findChildren(QToolButton)
    copy.click()
    assert QGuiApplication.clipboard().text() == "0a1b2c"


def test_text_from_the_server_is_shown_literally(view: ExplanationView) -> None:
    view.show_text(HOSTILE, [("check first", HOSTILE, HOSTILE)], (), HOSTILE)
    texts = labels(view)
    assert sum(text.startswith("<img src=x>\\u202e") for text in texts) == 4
    assert odd(texts) == []
    assert rich(view) == []
