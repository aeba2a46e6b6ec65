"""Raw text: whole, plain, and cut only where it says so."""

from __future__ import annotations

import pytest

from flexgui.ui.token.raw_view import LONGEST, Legend, RawView
from tests.ui.served import HOSTILE, labels, odd, token_text


@pytest.fixture
def view(qapp: object) -> RawView:
    made = RawView()
    made.resize(500, 400)
    made.show()
    return made


def test_a_token_is_shown_as_it_came_with_its_legend(view: RawView) -> None:
    text = token_text({"a": 1})
    view.show_token(text)
    assert view.text.toPlainText() == text
    assert view.legend.isVisible()
    assert view.legend.count.text() == f"{len(text)} characters"
    assert labels(view.legend)[:3] == ["header", "claims", "signature"]


def test_another_text_has_no_legend_and_is_never_markup(view: RawView) -> None:
    view.show_text("<h1>No</h1>\nsecond line")
    assert view.text.toPlainText() == "<h1>No</h1>\nsecond line"
    assert not view.legend.isVisible()
    assert view.text.isReadOnly()


def test_odd_characters_are_written_out(view: RawView) -> None:
    view.show_text(HOSTILE)
    assert view.text.toPlainText().startswith("<img src=x>\\u202e\\u0007")
    assert odd([view.text.toPlainText()]) == []


def test_a_long_line_is_shown_whole(view: RawView) -> None:
    view.show_text("a" * 5000 + "end")
    assert view.text.toPlainText() == "a" * 5000 + "end"


def test_a_huge_text_is_cut_and_says_so(view: RawView) -> None:
    view.show_token("a" * (LONGEST + 50))
    assert len(view.text.toPlainText()) == LONGEST
    assert view.legend.count.text() == "first 200,000 of 200,050 characters"
    view.show_text("b" * (LONGEST + 50))
    assert "first 200,000 of 200,050 characters" in view.text.toPlainText()[-80:]


def test_the_legend_paints(qapp: object) -> None:
    legend = Legend()
    assert not legend.grab().isNull()
