"""Texts in the language of the user: looked up when shown, values put in afterwards, forms by number."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from flexgui.wording import later, speak, tr, trn

GERMAN = {"Line {line}": "Zeile {line}", "Send": "Senden", "a {brace": "eine {Klammer"}


def german(text: str, n: int | None) -> str:
    if text == "{n} fields":
        return "{n} Feld" if n == 1 else "{n} Felder"
    return GERMAN.get(text, text)


@pytest.fixture
def in_german() -> Iterator[None]:
    speak(german)
    yield
    speak(None)


def test_english_is_the_source() -> None:
    assert tr("Send") == "Send"
    assert tr("Line {line}", line=7) == "Line 7"
    assert [trn("{n} field", "{n} fields", n) for n in (0, 1, 2)] == ["0 fields", "1 field", "2 fields"]


@pytest.mark.usefixtures("in_german")
def test_a_language_is_asked_for_each_text() -> None:
    assert tr("Send") == "Senden"
    assert tr("Line {line}", line=7) == "Zeile 7"
    assert [trn("{n} field", "{n} fields", n) for n in (0, 1, 2)] == ["0 Felder", "1 Feld", "2 Felder"]


@pytest.mark.usefixtures("in_german")
def test_what_no_language_knows_stays_english() -> None:
    assert tr("Not there yet") == "Not there yet"


@pytest.mark.usefixtures("in_german")
def test_a_text_without_values_may_hold_braces_and_a_value_is_never_read_as_a_template() -> None:
    assert tr("a {brace") == "eine {Klammer"
    assert tr("Line {line}", line="{line} {x}") == "Zeile {line} {x}"


@pytest.mark.usefixtures("in_german")
def test_a_marked_text_is_translated_when_it_is_shown() -> None:
    assert later("Send") == "Send"
    assert tr(later("Send")) == "Senden"
