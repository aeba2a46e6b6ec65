"""The history panel is shown beside the panes, or in place of the first one in a narrow window."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.token import TokenKind
from flexgui.history.listing import Entry
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.ui.controllers.history_presenter import WIDE_WINDOW
from flexgui.ui.main_window import MainWindow
from flexgui.ui.toolbar import INSPECT, REQUEST, TOKENIZE
from tests.outcomes import request_outcome
from tests.ui.helpers import CARD, TWO, Later, labels, settle

SHOP = Profile("shop", "Shop", EnvironmentKind.TEST, "shop_1", "08c94330-f618-42a3-b09d-e1e43be5efda")


@pytest.mark.parametrize(("width", "beside"), [(WIDE_WINDOW, True), (WIDE_WINDOW - 1, False)])
def test_a_narrow_window_shows_the_history_in_place_of_the_fields(
    main_window: MainWindow, width: int, beside: bool
) -> None:
    main_window.resize(width, 900)
    assert main_window.history.panel is None
    main_window.history.toggle()
    assert main_window.history.panel is not None
    assert main_window.fields.isVisible() is beside
    main_window.show_mode(INSPECT)
    settle()
    assert main_window.inspect_controller.inspector.token.isVisible() is beside
    main_window.history.toggle()
    assert main_window.inspect_controller.inspector.token.isVisible()
    main_window.show_mode(REQUEST)
    assert main_window.fields.isVisible()
    panel = main_window.history.panel
    main_window.history.toggle()
    assert main_window.history.panel is panel


def test_the_history_leaves_the_focus_of_the_other_panes_alone(main_window: MainWindow) -> None:
    main_window.fields.view.setFocus()
    main_window.history.toggle()
    assert main_window.history.panel.search.hasFocus()
    assert main_window.request.focusWidget() is None


def test_the_history_replaces_the_card_in_a_narrow_tokenize_page(main_window: MainWindow) -> None:
    main_window.resize(WIDE_WINDOW - 1, 900)
    main_window.show_mode(TOKENIZE)
    settle()
    page = main_window.tokenize_controller.flow.page
    width = page.token.width()
    main_window.history.toggle()
    assert not page.card.isVisible()
    assert page.token.width() >= width
    main_window.history.toggle()
    assert page.card.isVisible()


def test_the_history_does_not_squeeze_the_response(main_window: MainWindow) -> None:
    for width in (1440, WIDE_WINDOW - 1, 960, 1024, 1199):
        main_window.resize(width, 640)
        settle()
        before = main_window.response.width()
        main_window.history.toggle()
        settle()
        assert main_window.width() == width
        assert main_window.response.width() >= before
        main_window.history.toggle()


def open_newest(window: MainWindow) -> None:
    if not (window.history.panel and window.history.panel.isVisible()):
        window.history.toggle()
    settle()
    panel = window.history.panel
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    panel.open_selected()
    settle()


def two_entries(window: MainWindow) -> list[Entry]:
    """Send two requests and return their entries in the open history, newest first."""
    for request in (CARD, TWO):
        window.request_controller.set_fields(request)
        window.send()
        settle()
    window.history.toggle()
    settle()
    model = window.history.panel.model
    found = (model.entry(model.index(row)) for row in range(model.rowCount()))
    return [each for each in found if each is not None]


def test_two_entries_are_compared_with_the_older_one_on_the_left(
    main_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer, older = (each.id for each in two_entries(main_window))
    panel = main_window.history.panel
    panel.compare_requested.emit([newer], "Newer")
    assert labels(main_window.notice) == ["Open a token in Inspect first, or choose two entries."]
    compared: list[tuple[Any, ...]] = []
    inspector = main_window.inspect_controller.inspector
    monkeypatch.setattr(inspector, "show_compared", lambda *parts, stored: compared.append(parts))
    panel.compare_requested.emit([newer, older], "Newer")
    settle()
    ((left, right, title, entry_id),) = compared
    assert (left.request, right.request, title, entry_id) == (CARD, TWO, "Newer", newer)
    inspector.open_text(left.token.text)
    settle()
    panel.compare_requested.emit([newer], "Newer")
    settle()
    assert [each.token for each in compared[1][:2]] == [left.token, right.token]


def test_the_entry_that_was_opened_last_is_shown(main_window: MainWindow) -> None:
    newer, older = two_entries(main_window)
    service = main_window.history.service
    service._run = run = Later()
    main_window.history.open(older)
    main_window.history.open(newer)
    run.waiting.reverse()  # the older one takes longer
    run.answer()
    shown = main_window.response.outcome
    assert shown is not None and shown.request == TWO


def test_a_stored_transient_token_opens_in_inspect_with_its_context(main_window: MainWindow) -> None:
    main_window.tokenize()
    settle()
    main_window.show_mode(REQUEST)
    open_newest(main_window)
    assert main_window.mode == INSPECT
    inspector = main_window.inspect_controller.inspector
    assert inspector.outcome.token.kind is TokenKind.TRANSIENT_TOKEN
    assert inspector.result.compare.other.currentText().startswith("Capture context of ")
    assert inspector.token.foot.left.text().startswith("From the history, stored today")


def test_a_token_request_without_a_token_opens_in_tokenize(main_window: MainWindow) -> None:
    main_window.history.store(request_outcome(request=None))
    settle()
    open_newest(main_window)
    assert main_window.mode == TOKENIZE
    panel = main_window.tokenize_controller.flow.page.token
    assert panel.banner.isVisible()
    assert panel.foot.left.text().startswith("From the history, ")


def test_an_entry_is_shown_as_it_was_sent(main_window: MainWindow) -> None:
    main_window.send()
    settle()
    request, outcome = main_window.request, main_window.request_controller.outcome
    sent = outcome.exchange.request.url
    main_window.profiles_controller.save([LOCAL_SANDBOX, SHOP], SHOP.id)
    settle()
    assert request.url.text() != sent
    open_newest(main_window)
    assert request.url.text() == sent
    assert request.tabs.bar.tabText(request.tabs.current) == "As sent"
    assert request.as_sent.toPlainText().startswith("POST /flex/v2/sessions HTTP/1.1")
    request.show_signing()
    assert "Not kept: the history does not store how a request was signed." in labels(request)
    request.tabs.set_current(0)
    assert request.url.text() != sent
    main_window.fields.apply_preset("Card number")
    assert request.tabs.bar.tabText(1) == "HTTP request"


def test_a_response_is_stored_if_the_window_closes_immediately(main_window: MainWindow) -> None:
    main_window.history.store(request_outcome())
    main_window.close()
    counts: list[int] = []
    main_window.history.service.count(counts.append)
    settle()
    assert counts == [1]
