"""The page for a response without a token."""

from __future__ import annotations

from flexgui.ui.response.refused_page import EXPLANATION, HEADERS, RAW, RefusedPage


def test_the_tabs_are_filled_when_they_are_shown() -> None:
    page = RefusedPage()
    page.show_exchange(None)
    assert page.raw.text.toPlainText() == ""
    page.tabs.set_current(RAW)
    assert page.raw.text.toPlainText() == "No response was received."
    page.tabs.set_current(HEADERS)
    page.show_exchange(None)
    assert page.tabs.current == EXPLANATION
