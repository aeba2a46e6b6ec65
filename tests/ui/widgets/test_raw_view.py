"""Raw text: complete, plain, and with a legend for tokens."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from flexgui.ui.resources import set_scheme
from flexgui.ui.widgets.raw_view import PAGE, PAGE_LINES, Legend, RawView
from tests.ui.helpers import HOSTILE, labels, odd, on_screen, token_text


@pytest.fixture
def view() -> RawView:
    return on_screen(RawView(), 500, 400)


def test_a_token_is_shown_unchanged_with_a_legend(view: RawView) -> None:
    text = token_text({"a": 1})
    view.show_token(text)
    assert view.text.toPlainText() == text
    assert view.legend.isVisible()
    assert view.legend.count.text() == f"{len(text)} characters"
    assert labels(view.legend)[:3] == ["header", "claims", "signature"]


def test_other_text_is_plain_and_has_no_legend(view: RawView) -> None:
    view.show_text("<h1>No</h1>\nsecond line")
    assert view.text.toPlainText() == "<h1>No</h1>\nsecond line"
    assert not view.legend.isVisible()
    assert view.text.isReadOnly()


def test_odd_characters_are_escaped(view: RawView) -> None:
    view.show_text(HOSTILE)
    assert view.text.toPlainText().startswith("<img src=x>\\u202e\\u0007")
    assert odd([view.text.toPlainText()]) == []


def test_a_long_line_is_shown_whole(view: RawView) -> None:
    view.show_text("a" * 5000 + "end")
    assert view.text.toPlainText() == "a" * 5000 + "end"


@pytest.mark.parametrize("text", ["a" * 3 * PAGE, "\n" * 3 * PAGE_LINES, "\x07" * 3 * PAGE])
def test_a_huge_text_is_laid_out_as_it_is_scrolled(view: RawView, text: str) -> None:
    view.show_text(text)
    assert view.legend.count.text().startswith("first ")
    assert len(view.text.toPlainText()) <= PAGE
    for _ in range(20):
        bar = view.text.verticalScrollBar()
        bar.setValue(bar.maximum() - 1)
        bar.setValue(bar.maximum())
    assert view.legend.count.text() == f"{len(text):,} characters"


def test_the_legend_can_be_painted() -> None:
    legend = Legend()
    assert not legend.grab().isNull()


def test_the_legend_names_no_colours_in_high_contrast(light: QApplication) -> None:
    legend = on_screen(Legend(), 400, 28)
    assert labels(legend) == ["header", "claims", "signature"]
    for scheme, names in (("contrast", []), ("light", ["header", "claims", "signature"])):
        set_scheme(light, scheme)
        assert labels(legend) == names
