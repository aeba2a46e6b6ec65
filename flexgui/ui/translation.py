"""The language of the window: its texts, Qt's own, and the marks of its numbers. English is in the source already.

Must be in force before anything is built that shows a text.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from flexgui.translation import speak
from flexgui.ui.resources import resource_path

SOURCE = "en"
CONTEXT = "FlexGUI"
"""Under which Qt's tools keep every text."""


def languages() -> dict[str, str]:
    """Return every language there is, by code, with the name that its speakers give it."""
    # Before the first paint, and so not by Path.glob, which takes a millisecond.
    files = sorted(name for name in os.listdir(resource_path("translations")) if name.endswith(".qm"))  # noqa: PTH208
    codes = [name.removeprefix("flexgui_").removesuffix(".qm") for name in files]
    return {SOURCE: "English"} | {code: QLocale(code).nativeLanguageName() for code in codes}


def language_for(choice: str) -> str:
    """Return the code of the language to speak: the chosen one, else the first of the system's that there is."""
    wanted = QLocale.system().uiLanguages() if choice == "system" else [choice]
    for each in wanted:
        code = each.partition("-")[0]
        if code == SOURCE or _texts_of(code).is_file():
            return code
    return SOURCE


def set_language(app: QCoreApplication, choice: str) -> None:
    """Let the window speak `choice`, a code or ``system``; for English nothing is loaded."""
    code = language_for(choice)
    if code == SOURCE:
        return
    system, texts, qt = QLocale.system(), QTranslator(app), QTranslator(app)
    # The same language has other marks in other countries.
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
