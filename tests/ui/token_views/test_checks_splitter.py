"""The heights of the checks and the claims below them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from flexgui.flex.verification import State, Verdict, Verification
from flexgui.ui.token_views.checks_splitter import ChecksSplitter
from flexgui.ui.token_views.checks_view import ChecksView
from tests.ui.helpers import on_screen, settle


@pytest.mark.parametrize(("height", "fits"), [(1800, True), (620, True), (300, False)])
def test_the_checks_get_their_height_if_enough_is_left(height: int, fits: bool) -> None:
    checks = ChecksView(compact=True)
    checks.show_verification(Verification((Verdict("key", State.VALID, "Fetched."),) * 12))
    splitter = on_screen(ChecksSplitter(checks, QWidget()), 600, height)
    wanted = checks.needed_height(600)
    assert abs(splitter.sizes()[0] - (wanted if fits else height // 2)) <= 1
    splitter.moveSplitter(60, 1)
    splitter.resize(600, height + 100)
    settle()
    assert splitter.sizes()[0] < wanted


def test_checks_that_fit_without_a_scroll_bar_have_none() -> None:
    """The scroll bar narrowed the rows, so that a full line was wrapped, and the scroll bar stayed."""
    checks = ChecksView(compact=True)
    splitter = on_screen(ChecksSplitter(checks, QWidget()), 600, 300)
    checks.show_verification(Verification((Verdict("key", State.VALID, "Fetched."),) * 12))
    splitter.fit()
    settle()
    assert checks.verticalScrollBar().isVisible()
    row = checks.rows[0]
    room = row.sentence.width() + checks.verticalScrollBar().width() - 2
    sentence = "i " * (room // row.sentence.fontMetrics().horizontalAdvance("i "))
    checks.show_verification(Verification((Verdict("key", State.VALID, sentence),) * 12))
    settle()
    splitter.resize(600, 900)
    settle()
    assert not checks.verticalScrollBar().isVisible()
