"""The language of the window: its texts, those of Qt, and the format of numbers. English is the source language.

The language is set before any widget that shows a text is built.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from flexgui.translation import speak
from flexgui.ui.resources import resource_path

SOURCE = "en"
CONTEXT = "FlexGUI"
"""The context of all texts in the translation files."""


def languages() -> dict[str, str]:
    """Return the native name of each available language, by code."""
    # Before the first paint, and so not by Path.glob, which takes a millisecond.
    files = sorted(name for name in os.listdir(resource_path("translations")) if name.endswith(".qm"))  # noqa: PTH208
    codes = [name.removeprefix("flexgui_").removesuffix(".qm") for name in files]
    return {SOURCE: "English"} | {code: QLocale(code).nativeLanguageName() for code in codes}


def language_for(choice: str) -> str:
    """Return the code of the language to show: the chosen one, or the first available one of the system."""
    wanted = QLocale.system().uiLanguages() if choice == "system" else [choice]
    for each in wanted:
        code = each.partition("-")[0]
        if code == SOURCE or _texts_of(code).is_file():
            return code
    return SOURCE


def set_language(app: QCoreApplication, choice: str) -> None:
    """Show the window in the language `choice`, a code or ``system``; for English nothing is loaded."""
    code = language_for(choice)
    if code == SOURCE:
        return
    from PySide6.QtCore import QLibraryInfo  # not for English

    system, texts, qt = QLocale.system(), QTranslator(app), QTranslator(app)
    # Countries that share a language may format numbers differently.
    locale = system if system.name().partition("_")[0] == code else QLocale(code)
    QLocale.setDefault(locale)
    texts.load(str(_texts_of(code)))
    if qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(qt)

    def look_up(text: str, n: int | None) -> str:
        return texts.translate(CONTEXT, text, None, -1 if n is None else n) or text

    speak(look_up, point=locale.decimalPoint(), group=locale.groupSeparator())


def _texts_of(code: str) -> Path:
    return resource_path(f"translations/flexgui_{code}.qm")
