"""The line about the secret store shows each state with its next step."""

from __future__ import annotations

import pytest

from flexgui.secret_store.protocol import StoreState
from flexgui.ui.profiles.store_line import StoreLine
from tests.ui.helpers import labels, on_screen, rich
from tests.ui.profiles.helpers import LOCKED, NONE, OPEN


@pytest.fixture
def line(light: object) -> StoreLine:
    return on_screen(StoreLine(), 560, 40)


@pytest.mark.parametrize(
    ("state", "tone", "word", "act"),
    [(OPEN, "ok", "System keyring", ""), (LOCKED, "warn", "Keyring locked", "Unlock…"),
     (NONE, "none", "Memory only", "Try again")],
)  # fmt: skip
def test_each_state_has_its_next_step(line: StoreLine, state: StoreState, tone: str, word: str, act: str) -> None:
    line.show_state(state)
    assert line.pill.text == word
    assert line.pill.property("tone") == tone
    assert line.unlock.text() == act
    assert line.unlock.isVisible() is bool(act)
    assert state.sentence in line.sentence.text()
    assert state.next_step in line.sentence.text()


def test_secrets_in_memory_can_be_moved(line: StoreLine) -> None:
    line.show_state(OPEN._replace(next_step="Try again moves them."))
    assert (line.pill.text, line.unlock.text()) == ("System keyring", "Try again")


def test_a_failure_to_unlock_is_shown_first(line: StoreLine) -> None:
    line.show_state(LOCKED, "The <i>question</i> was dismissed.")
    assert line.sentence.text().startswith("The <i>question</i> was dismissed.")
    assert rich(line) == []


def test_the_initial_state(line: StoreLine) -> None:
    assert labels(line) == ["Checking…", "Checking the keyring of this computer."]
