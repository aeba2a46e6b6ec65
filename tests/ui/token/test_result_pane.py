"""The checks, the tabs and the choice of a key are built for the first token."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox, QWidget

from flexgui.flex.catalog import load_catalog
from flexgui.flex.token import decode
from flexgui.flex.verification import verify
from flexgui.outcome import Inspection
from flexgui.ui.token.inspector import Inspector
from flexgui.ui.token.key_choice import KeyChoice
from flexgui.ui.token.key_options import TokenReading
from flexgui.ui.token.result_pane import CLAIMS, RAW, CheckedViews
from flexgui.ui.token_views.claims_view import ClaimsTree
from tests.ui.helpers import Clock, at_once, on_screen, settle, token_text


@pytest.fixture
def inspector(clock: Clock) -> Inspector:
    return on_screen(Inspector(load_catalog(), clock, at_once), 1300, 800)


@pytest.fixture
def show(inspector: Inspector, clock: Clock) -> Callable[[object], None]:
    def show(claims: object) -> None:
        token = decode(token_text(claims))
        inspector.text.set_whole(token.text)
        inspector.show_reading(TokenReading(Inspection(token=token, verification=verify(token, None, clock()))))

    return show


def names(inspector: Inspector) -> list[str]:
    return [node.name for node in inspector.result.claims.tree.claims.roots]


def built(inspector: Inspector) -> list[type[QWidget]]:
    """The visible views that are built late."""
    return [
        kind
        for kind in (CheckedViews, ClaimsTree, KeyChoice)
        if any(each.isVisible() for each in inspector.findChildren(kind))
    ]


def test_a_first_token_shows_its_checks_and_in_the_next_turns_its_claims_and_key(
    inspector: Inspector, show: Callable[[object], None], until: Any
) -> None:
    assert built(inspector) == [] and inspector.findChildren(QComboBox) == []
    show({"a": 1})
    assert built(inspector) == [CheckedViews]
    until(lambda: built(inspector) == [CheckedViews, ClaimsTree, KeyChoice])
    assert names(inspector) == ["header", "a"]
    show({"b": 1})
    assert names(inspector) == ["header", "b"]


def test_claims_and_key_are_there_when_they_are_needed_before_their_turn(
    inspector: Inspector, show: Callable[[object], None]
) -> None:
    show({"a": 1})
    inspector.result.claims.reveal("a")
    assert names(inspector) == ["header", "a"] and inspector.result.claims.isVisible()
    assert inspector.token.choice.isVisible()


def test_a_token_that_is_cleared_before_the_next_turn_shows_no_claims_and_no_key(
    inspector: Inspector, show: Callable[[object], None]
) -> None:
    show({"a": 1})
    inspector.show_empty()
    settle()
    assert built(inspector) == []
    show({"b": 1})
    inspector.result.checked.tabs.set_current(RAW)
    settle()
    assert built(inspector) == [CheckedViews, KeyChoice]
    inspector.result.checked.tabs.set_current(CLAIMS)
    assert names(inspector) == ["header", "b"] and inspector.result.claims.isVisible()
