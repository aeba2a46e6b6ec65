"""The state of the secret store, read on worker threads and only when needed."""

from __future__ import annotations

from typing import Any

import pytest

from flexgui.errors import SecretStoreError
from flexgui.flex.secret import Secret
from flexgui.profiles.draft import SecretPlace
from flexgui.secret_store.protocol import StoreState
from flexgui.ui.profiles.secret_status import SecretStatus, StoreLine
from tests.ui.helpers import Later, at_once, labels, on_screen, rich
from tests.ui.profiles.helpers import LOCKED, NONE, OPEN, SECRET, Store


@pytest.fixture
def line() -> StoreLine:
    return on_screen(StoreLine(), 560, 40)


def stored(line: StoreLine, store: Store, run: Any = at_once) -> SecretStatus:
    return SecretStatus(store, run, line, ["a", "b"])


@pytest.mark.parametrize(("state", "place"), [(OPEN, SecretPlace.KEYRING), (NONE, SecretPlace.MEMORY)])
def test_existing_entries_are_found(line: StoreLine, state: StoreState, place: SecretPlace) -> None:
    made = stored(line, Store({"a": SECRET}, state))
    assert made.place("a") is SecretPlace.UNKNOWN
    made.refresh()
    for each in ("a", "b", "c"):
        made.look_up(each)
    assert [made.place(each) for each in ("a", "b", "c")] == [place, SecretPlace.ABSENT, SecretPlace.ABSENT]


class Strict(Store):
    """A locked keyring; the test fails if it is read."""

    def get(self, name: str) -> Secret | None:
        assert self.now.reason != "locked", "read while it was locked"
        return super().get(name)


def test_a_locked_keyring_is_not_read_until_it_is_unlocked(line: StoreLine) -> None:
    store = Strict(state=OPEN)
    store.set("a", Secret(SECRET))
    store.now = LOCKED
    made = stored(line, store)
    made.updated.connect(lambda: made.look_up("a"))
    made.refresh()
    assert made.place("a") is SecretPlace.UNKNOWN
    assert line.pill.text == "Keyring locked"
    line.unlock.click()
    assert line.pill.text == "System keyring"
    assert made.place("a") is SecretPlace.KEYRING


def test_a_dismissed_prompt_is_reported(line: StoreLine) -> None:
    store = Store(state=LOCKED)
    store.opens = False
    made = stored(line, store)
    made.refresh()
    line.unlock.click()
    assert line.pill.text == "Keyring locked"
    assert line.sentence.text().startswith("The question was dismissed.")


def test_each_entry_is_read_once_and_on_demand(line: StoreLine) -> None:
    class Noting(Store):
        def get(self, name: str) -> Secret | None:
            asked.append(name)
            raise SecretStoreError("It did not answer.", "timed out")

    asked: list[str] = []
    made = stored(line, Noting())
    made.updated.connect(lambda: made.look_up("a"))
    made.refresh()
    made.look_up("not ours")
    assert asked == ["a"]
    assert made.place("a") is SecretPlace.UNKNOWN


def test_no_result_is_delivered_after_stop(line: StoreLine) -> None:
    later = Later()
    made = stored(line, Store({"a": SECRET}), later)
    made.refresh()
    made.stop()
    later.answer()
    assert line.pill.text == "Checking…"


def test_unlocking_moves_entries_which_are_read_again(line: StoreLine) -> None:
    class Moving(Store):
        def unlock(self) -> str:
            super().unlock()
            return "It is unlocked. One secret moved there from memory."

    store = Moving({"a": SECRET}, NONE)
    made = stored(line, store)
    made.updated.connect(lambda: made.look_up("a"))
    made.refresh()
    assert made.place("a") is SecretPlace.MEMORY
    line.unlock.click()
    assert made.place("a") is SecretPlace.KEYRING
    assert line.sentence.text().startswith("It is unlocked. One secret moved there from memory.")


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
