"""Where secrets are kept: each state has its words, and the next step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flexgui.secret_store.protocol import StoreState
from flexgui.ui.profiles.kept_line import KeptLine
from tests.ui.profiles.offered import LOCKED, NONE, OPEN
from tests.ui.served import labels, rich


@pytest.fixture
def line(light: object) -> KeptLine:
    made = KeptLine()
    made.resize(560, 40)
    made.show()
    return made


@pytest.mark.parametrize(
    ("state", "tone", "word", "act"),
    [(OPEN, "ok", "System keyring", ""), (LOCKED, "warn", "Keyring locked", "Unlock…"),
     (NONE, "none", "Memory only", "Try again")],
)  # fmt: skip
def test_each_state(line: KeptLine, state: StoreState, tone: str, word: str, act: str) -> None:
    line.show_state(state)
    assert line.pill.text == word
    assert line.pill.property("tone") == tone
    assert line.unlock.text() == act
    assert line.unlock.isVisible() is bool(act)
    assert state.sentence in line.sentence.text()
    assert state.next_step in line.sentence.text()


def test_secrets_that_wait_in_memory_can_be_moved(line: KeptLine) -> None:
    line.show_state(replace(OPEN, next_step="Try again moves them."))
    assert (line.pill.text, line.unlock.text()) == ("System keyring", "Try again")


def test_why_it_could_not_be_unlocked_comes_first(line: KeptLine) -> None:
    line.show_state(LOCKED, "The <i>question</i> was dismissed.")
    assert line.sentence.text().startswith("The <i>question</i> was dismissed.")
    assert rich(line) == []


def test_before_it_is_known(line: KeptLine) -> None:
    assert labels(line) == ["Looking…", "Asking the keyring of this computer."]
