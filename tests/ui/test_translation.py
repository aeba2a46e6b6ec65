"""The language of the window, and the translations themselves: in step with the source, and whole."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from flexgui.ui.translation import language_for, languages, set_language
from flexgui.wording import number, speak, tr

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def spoken(qapp: QApplication) -> Iterator[QApplication]:
    """The application, which speaks English again afterwards."""
    before = QLocale()
    yield qapp
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)
    speak(None)


def test_each_language_is_named_as_its_speakers_do() -> None:
    assert languages() == {"en": "English", "de": "Deutsch"}


def test_a_language_that_is_not_there_is_english() -> None:
    assert [language_for(choice) for choice in ("de", "en", "tlh")] == ["de", "en", "en"]


@pytest.mark.parametrize(
    ("system", "expected"), [("de", "de"), ("de_AT:en", "de"), ("en:de", "en"), ("fr:de", "de"), ("fr", "en")]
)
def test_the_system_says_which_language(system: str, expected: str) -> None:
    code = "from flexgui.ui.translation import language_for; print(language_for('system'))"
    environment = os.environ | {"LANGUAGE": system, "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == expected


def test_for_english_nothing_is_loaded(spoken: QApplication) -> None:
    set_language(spoken, "en")
    assert spoken.findChildren(QTranslator) == []
    assert tr("Send") == "Send"


def test_german_is_spoken_by_us_and_by_qt(spoken: QApplication) -> None:
    set_language(spoken, "de")
    assert tr("Send") == "Senden"
    assert tr("A text that no one has translated") == "A text that no one has translated"
    assert number(1234.5, 1) == "1.234,5"
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert buttons.buttons()[0].text().replace("&", "") == "Abbrechen"
