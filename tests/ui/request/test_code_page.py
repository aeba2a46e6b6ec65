"""The Code tab: language, method, and requests without a program."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QFileDialog, QToolButton

from flexgui.codegen.generate import generate
from flexgui.codegen.languages import LANGUAGES
from flexgui.flex.credentials import SigningMethod
from flexgui.ui.request.code_page import CodePage
from flexgui.ui.widgets.combo import ComboBox
from tests.ui.helpers import labels

URL, BODY = "https://apitest.cybersource.com/flex/v2/sessions", '{"fields":{}}'


@pytest.fixture
def page() -> CodePage:
    page = CodePage("python")
    page.set_profile_method(SigningMethod.JWT_SHARED_SECRET)
    page.set_request(URL, BODY)
    page.resize(500, 500)
    page.show()
    return page


def choose(box: ComboBox, data: object) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def tool(page: CodePage, name: str) -> QToolButton:
    (found,) = [each for each in page.findChildren(QToolButton) if each.accessibleName() == name]
    return found


@pytest.mark.parametrize("language", [each.name for each in LANGUAGES])
def test_every_language_shows_its_program_and_is_remembered(page: CodePage, language: str) -> None:
    chosen = QSignalSpy(page.language_changed)
    choose(page.language, language)
    assert page.code.toPlainText() == generate(language, SigningMethod.JWT_SHARED_SECRET, URL, BODY)
    assert chosen.at(0) == [language]
    tool(page, "Copy the program").click()
    assert QGuiApplication.clipboard().text() == page.code.toPlainText()


def test_an_unknown_stored_language_is_replaced_by_the_first() -> None:
    assert CodePage("cobol").language.currentIndex() == 0


def test_without_a_program_nothing_can_be_copied(page: CodePage) -> None:
    choose(page.language, "go")
    choose(page.method, SigningMethod.JWT_P12)
    assert any("Go" in each for each in labels(page))
    assert not tool(page, "Copy the program").isEnabled()
    choose(page.method, SigningMethod.HTTP_SIGNATURE)
    assert page.code.isVisible()
    assert tool(page, "Copy the program").isEnabled()


def test_the_program_is_saved_or_the_error_is_shown(
    page: CodePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[Any] = [str(tmp_path / "own.py"), str(tmp_path), ""]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (names.pop(0), ""))
    for _ in range(3):
        tool(page, "Save the program…").click()
    assert (tmp_path / "own.py").read_text("utf-8") == page.code.toPlainText()
    assert str(tmp_path) in page.save_problem
