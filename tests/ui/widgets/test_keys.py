"""Shortcuts of widgets, and their texts."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from flexgui.ui.resources import resource_path
from flexgui.ui.translation import set_language
from flexgui.ui.widgets.keys import bind_key, key_text, with_key


@pytest.mark.parametrize(("inside", "expected"), [(False, ["frame"]), (True, ["frame", "child"])])
def test_a_shortcut_works_only_in_its_widget(inside: bool, expected: list[str]) -> None:
    window = QWidget()
    frame, elsewhere = QFrame(), QLineEdit()
    child = QLineEdit(frame)
    frame.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    column = QVBoxLayout(window)
    for each in (frame, elsewhere):
        column.addWidget(each)
    pressed: list[str] = []
    at = ""
    bind_key(frame, "F3", lambda: pressed.append(at), inside=inside)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    for at, widget in (("frame", frame), ("child", child), ("elsewhere", elsewhere)):  # noqa: B007  used by the shortcut
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_F3)
    assert pressed == expected


def test_shortcuts_have_the_text_of_the_platform(any_language: QApplication) -> None:
    assert with_key("History", "Ctrl+H") == f"History ({key_text('Ctrl+H')})"
    set_language(any_language, "de")
    assert key_text("Ctrl+H") in ("Strg+H", "⌘H")


def test_no_translated_text_contains_a_shortcut() -> None:
    """The names of keys depend on the platform."""
    sources = re.findall(
        "<source>(.*?)</source>", resource_path("translations/flexgui_de.ts").read_text("utf-8"), re.DOTALL
    )
    assert sources
    assert [each for each in sources if re.search(r"\b(Ctrl|Alt|Shift|Cmd)\+|\((Esc|Del|F\d+)\)|[\t⌘⌥⇧]", each)] == []
