"""Every error class of FlexGUI has a message in the window."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from flexgui import errors
from flexgui.errors import FlexGuiError, SecretStoreError
from flexgui.secret_store.protocol import WORDS
from flexgui.ui.messages import KEYRING, TABLE, message_for

OWN = [
    each
    for each in vars(errors).values()
    if isinstance(each, type) and issubclass(each, FlexGuiError) and each not in (FlexGuiError, SecretStoreError)
]


@pytest.mark.parametrize("kind", OWN, ids=lambda kind: kind.__name__)
def test_every_error_class_is_in_the_table(kind: type[FlexGuiError]) -> None:
    title = next(TABLE[each][0] for each in kind.__mro__ if each in TABLE)
    assert len(title.split()) <= 5
    assert not title.endswith(".")


@pytest.mark.parametrize("reason", get_args(errors.Reason))
def test_a_keyring_error_names_the_problem(reason: errors.Reason) -> None:
    message = message_for(SecretStoreError("The keyring is as it is.", reason))
    assert message.title == KEYRING[reason][0]
    assert len(message.title.split()) <= 5
    assert message.text == f"The keyring is as it is. {WORDS[reason][1]}"
    assert message.steps


def test_a_message_contains_the_values_of_the_error() -> None:
    message = message_for(errors.DamagedFile(Path("settings.json"), Path("settings.json.damaged-1")))
    assert "settings.json.damaged-1" in message.text


def test_the_text_of_a_foreign_exception_is_never_shown() -> None:
    message = message_for(ValueError("secret-canary"))
    assert "secret-canary" not in message.title + message.text
    assert "ValueError" in message.text


@pytest.mark.parametrize("persistent", [True, False])
def test_a_missing_secret_says_whether_it_was_lost(persistent: bool) -> None:
    message = message_for(errors.SecretMissing("No secret.", persistent=persistent))
    assert ("Without a keyring" in message.text) == (not persistent)
