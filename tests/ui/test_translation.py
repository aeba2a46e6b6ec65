"""The language of the window, and the translations: up to date and complete."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from flexgui.translation import number, tr
from flexgui.ui.translation import CONTEXT, language_for, languages, set_language

ROOT = Path(__file__).parent.parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
FILES = sorted(TRANSLATIONS.glob("flexgui_*.ts"))
STEP = "run .venv/bin/python resources/translations/update.py, and translate what it names"


@pytest.fixture(scope="module")
def update() -> ModuleType:
    """The script that updates the translations."""
    spec = importlib.util.spec_from_file_location("update", TRANSLATIONS / "update.py")
    update = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(update)
    return update


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)", text))


def language_of(file: Path) -> str:
    return file.stem.partition("_")[2]


def test_each_language_is_named_as_its_speakers_do() -> None:
    assert languages() == {"en": "English", "de": "Deutsch"}


def test_an_unknown_language_is_english() -> None:
    assert [language_for(choice) for choice in ("de", "en", "tlh")] == ["de", "en", "en"]


@pytest.mark.parametrize(
    ("system", "expected"), [("de", "de"), ("de_AT:en", "de"), ("en:de", "en"), ("fr:de", "de"), ("fr", "en")]
)
def test_the_system_language_is_used(system: str, expected: str) -> None:
    code = "from flexgui.ui.translation import language_for; print(language_for('system'))"
    environment = os.environ | {"LANGUAGE": system, "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == expected


def test_no_translation_is_loaded_for_english(any_language: QApplication) -> None:
    set_language(any_language, "en")
    assert any_language.findChildren(QTranslator) == []
    assert tr("Send") == "Send"


def test_german_applies_to_our_texts_and_to_those_of_qt(any_language: QApplication) -> None:
    set_language(any_language, "de")
    assert tr("Send") == "Senden"
    assert tr("A text that no one has translated") == "A text that no one has translated"
    assert number(1234.5, 1) == "1.234,5"
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert buttons.buttons()[0].text().replace("&", "") == "Abbrechen"


# Translation files


@pytest.mark.parametrize("file", FILES, ids=language_of)
def test_the_file_has_the_texts_of_the_source(update: ModuleType, file: Path) -> None:
    assert file.read_text("utf-8") == update.ts_content(language_of(file), update.translations(file)), STEP


@pytest.mark.parametrize("file", FILES, ids=language_of)
def test_every_text_is_translated_with_every_form(update: ModuleType, file: Path) -> None:
    has = update.translations(file)
    assert [source for (source, _), forms in has.items() if not forms or not all(forms)] == [], STEP


@pytest.mark.parametrize("file", FILES, ids=language_of)
def test_a_translation_has_the_placeholders_of_its_source(update: ModuleType, file: Path) -> None:
    has = update.translations(file)
    for text in update.texts():
        known = placeholders(text.source) | placeholders(text.one) | ({"n"} if text.one else set())
        for form in has[text.source, bool(text.one)]:
            translated = placeholders(form)
            assert translated <= known, (text.source, form)
            assert translated == known or text.one, (text.source, form)


@pytest.mark.parametrize("file", FILES, ids=language_of)
def test_shown_texts_are_translated(update: ModuleType, file: Path) -> None:
    compiled = QTranslator()
    assert compiled.load(str(file.with_suffix(".qm"))), STEP
    for (source, counts), forms in update.translations(file).items():
        if counts:
            assert {compiled.translate(CONTEXT, source, "", n) for n in range(30)} == set(forms), (source, STEP)
        else:
            assert compiled.translate(CONTEXT, source) == forms[0], (source, STEP)


def test_translated_texts_are_literals_in_the_source(update: ModuleType) -> None:
    """A text that is computed would have no translation."""
    assert update.non_literal_calls() == []


def test_german_has_a_space_before_an_ellipsis(update: ModuleType) -> None:
    has = update.translations(TRANSLATIONS / "flexgui_de.ts")
    assert [form for forms in has.values() for form in forms if re.search(r"\w…", form)] == []


def test_english_texts_use_typographic_characters(update: ModuleType) -> None:
    """Texts use the ellipsis character and curved apostrophes, except in code."""
    sources = [text.source for text in update.texts()]
    code = re.compile(r"b'POST")
    assert [each for each in sources if re.search(r"\.\.\.|\w'\w", code.sub("", each))] == []
