"""A field that lays out only the beginning of a long text."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from flexgui.ui.widgets.paste_field import PasteField
from flexgui.ui.widgets.whole_text import MAX_SHOWN


@pytest.fixture
def field() -> PasteField:
    return PasteField("text", "Key", "Paste a key here.", 80)


def paste(field: PasteField, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    field.paste()


def test_a_short_text_is_shown_whole(field: PasteField) -> None:
    paste(field, "hello")
    field.insertPlainText(" there")
    assert field.whole == "hello there"


def test_a_long_text_is_shown_in_part_and_kept_whole(field: PasteField) -> None:
    text = "a" * (5 * 1024 * 1024)
    changed: list[bool] = []
    field.textChanged.connect(lambda: changed.append(True))
    paste(field, text)
    assert field.whole == text
    assert len(field.toPlainText()) == MAX_SHOWN
    assert changed


def test_editing_a_long_text_replaces_it(field: PasteField) -> None:
    paste(field, "b" * (MAX_SHOWN + 1))
    field.insertPlainText("x")
    assert len(field.whole) == MAX_SHOWN + 1
    field.clear()
    assert field.whole == ""
