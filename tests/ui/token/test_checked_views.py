"""The checks and tabs of the inspector are built for the first token."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from flexgui.flex.catalog import load_catalog
from flexgui.flex.token import decode
from flexgui.flex.verification import verify
from flexgui.outcome import Inspection
from flexgui.ui.token.checked_views import CheckedViews
from flexgui.ui.token.inspector import Inspector
from tests.ui.helpers import Clock, at_once, on_screen, token_text


def test_the_claims_are_shown_first_below_the_checks(qapp: object, clock: Clock) -> None:
    parent = on_screen(QWidget(), 600, 400)
    views = CheckedViews(load_catalog(), clock, parent)
    views.resize(600, 400)
    views.show()
    assert views.views.currentWidget() is views.claims
    assert views.claims.isVisible() and views.checks.isVisible()


def test_the_views_are_built_for_the_first_token(qapp: object, clock: Clock) -> None:
    inspector = on_screen(Inspector(load_catalog(), clock, at_once), 1300, 800)
    assert inspector.result.findChildren(CheckedViews) == []
    token = decode(token_text({"a": 1}))
    inspector.token.set_text(token.text)
    inspector.show_outcome(Inspection(token=token, verification=verify(token, None, clock())))
    (views,) = inspector.result.findChildren(CheckedViews)
    assert views.isVisible()
