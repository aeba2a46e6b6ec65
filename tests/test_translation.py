"""Translation: texts are looked up when shown, values inserted afterwards, plural forms chosen by number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as day

import pytest

from flexgui.translation import date, day_in_words, later, number, speak, tr, trn

GERMAN = {"Line {line}": "Zeile {line}", "Send": "Senden", "a {brace": "eine {Klammer"}
GERMAN |= {"{year:04}-{month:02}-{day:02}": "{day:02}.{month:02}.{year:04}"}
GERMAN |= {"{day} {month} {year}": "{day}. {month} {year}", "July": "Juli"}


def german(text: str, n: int | None) -> str:
    if text == "{n} fields":
        return "{n} Feld" if n == 1 else "{n} Felder"
    return GERMAN.get(text, text)


@pytest.fixture
def in_german() -> Iterator[None]:
    speak(german, point=",", group=".")
    yield
    speak(None)


def test_english_is_the_source_language() -> None:
    assert tr("Send") == "Send"
    assert tr("Line {line}", line=7) == "Line 7"
    assert [trn("{n} field", "{n} fields", n) for n in (0, 1, 2)] == ["0 fields", "1 field", "2 fields"]


@pytest.mark.usefixtures("in_german")
def test_texts_are_translated_when_they_are_shown() -> None:
    assert tr("Send") == "Senden"
    assert tr("Line {line}", line=7) == "Zeile 7"
    assert [trn("{n} field", "{n} fields", n) for n in (0, 1, 2)] == ["0 Felder", "1 Feld", "2 Felder"]
    assert tr("Not there yet") == "Not there yet"  # not translated
    assert (later("Send"), tr(later("Send"))) == ("Send", "Senden")


@pytest.mark.usefixtures("in_german")
def test_braces_in_texts_and_values_are_literal() -> None:
    assert tr("a {brace") == "eine {Klammer"
    assert tr("Line {line}", line="{line} {x}") == "Zeile {line} {x}"


def test_numbers_and_days_in_english() -> None:
    shown = [number(1280), number(10.0), number(0.25), number(1.94, 1), number(1048576, 0)]
    assert shown == ["1,280", "10", "0.25", "1.9", "1,048,576"]
    assert date(day(2026, 7, 31)) == "2026-07-31"
    assert day_in_words(day(2026, 7, 31)) == "31 July 2026"


@pytest.mark.usefixtures("in_german")
def test_numbers_and_days_in_another_language() -> None:
    assert [number(1280), number(10.0), number(1234.56, 1)] == ["1.280", "10", "1.234,6"]
    assert date(day(2026, 7, 31)) == "31.07.2026"
    assert day_in_words(day(2026, 7, 31)) == "31. Juli 2026"
