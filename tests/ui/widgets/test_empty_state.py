"""The empty state shows what to do next."""

from __future__ import annotations

from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from flexgui.ui.widgets.empty_state import MAX_WIDTH, EmptyState


def buttons(state: EmptyState) -> dict[str, QPushButton]:
    return {each.text(): each for each in state.findChildren(QPushButton)}


def test_the_parts_are_shown_in_order() -> None:
    state = EmptyState("No response yet", "Press Send.", [("Tick", "fields"), ("Send", "the request")])
    state.resize(800, 600)
    state.grab()
    placed = sorted(
        (each.mapTo(state, each.rect().topLeft()).toTuple()[::-1], each.text()) for each in state.findChildren(QLabel)
    )
    assert [text for _, text in placed[:2]] == ["No response yet", "Press Send."]
    assert {text for _, text in placed[2:]} == {"1", "Tick", "fields", "2", "Send", "the request"}
    tops = {text: place[0] for place, text in placed}
    assert tops["1"] < tops["fields"] < tops["Send"] < tops["the request"]
    assert buttons(state) == {}


def test_buttons_emit_their_action_and_the_first_is_suggested() -> None:
    state = EmptyState("H", "S", buttons=[("card", "Ask for a card"), ("inspect", "Inspect a token")])
    emitted = QSignalSpy(state.action)
    for button in buttons(state).values():
        button.click()
    assert [emitted.at(number)[0] for number in range(emitted.count())] == ["card", "inspect"]
    assert [each.property("role") for each in buttons(state).values()] == ["suggested", None]


def test_a_link_has_a_question_and_emits_its_action() -> None:
    state = EmptyState("H", "S", link=("Have keys?", "add-profile", "Add a profile"))
    emitted = QSignalSpy(state.action)
    link = buttons(state)["Add a profile"]
    assert link.property("role") == "link"
    link.click()
    assert emitted.at(0) == ["add-profile"]
    assert "Have keys?" in {each.text() for each in state.findChildren(QLabel)}


def test_lines_have_a_maximum_width() -> None:
    state = EmptyState("H", "word " * 100)
    state.resize(2000, 600)
    state.grab()
    assert max(each.width() for each in state.findChildren(QLabel)) <= MAX_WIDTH


def test_a_small_empty_state_scrolls() -> None:
    state = EmptyState("Heading", "Sentence " * 40, [("Step", "what to do " * 10)] * 4)
    state.resize(300, 200)
    state.show()
    QApplication.processEvents()
    assert state.verticalScrollBar().maximum() > 0
    assert state.widget().width() <= state.viewport().width()
