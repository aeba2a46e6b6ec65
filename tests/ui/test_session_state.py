from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from flexgui.flex.catalog import load_catalog
from flexgui.settings import Settings, SettingsStore
from flexgui.ui.fields.panel import FieldsPanel
from flexgui.ui.panes import Panes
from flexgui.ui.request.panel import RequestPanel
from flexgui.ui.session_state import SessionState
from flexgui.ui.widgets.notice import Notice
from tests.leaks import Canaries
from tests.ui.helpers import CARD, TWO


class Shown:
    """A window with three panes and its stored settings."""

    def __init__(self, folder: Path) -> None:
        catalog = load_catalog()
        self.notice = Notice()
        self.store = SettingsStore(folder)
        self.window = QWidget()
        self.fields, self.request = FieldsPanel(catalog, (), {}), RequestPanel(catalog)
        self.panes = Panes()
        self.panes.set_panes((self.fields, self.request, QWidget()))
        QVBoxLayout(self.window).addWidget(self.panes)
        self.state = SessionState(self.store, catalog, self.window, self.notice)
        self.state.restore(self.fields, self.request, self.panes)


@pytest.fixture
def shown(home: Path) -> Shown:
    return Shown(home)


def test_size_body_and_settings_are_restored(shown: Shown, home: Path) -> None:
    shown.window.show()
    shown.window.resize(1100, 700)
    shown.panes.moveSplitter(300, 1)
    shown.request.set_request(TWO)
    shown.state.settings.last_profile = "shop"
    shown.state.save()
    again = Shown(home)
    assert again.window.height() == 700  # the width is limited by the screen
    assert again.panes.widths
    assert again.fields.request() == again.request.request == TWO
    assert again.state.settings.last_profile == "shop"


@pytest.mark.parametrize(
    "text",
    [
        '{"fields": {"half a body": ',
        "dGhlIHNoYXJlZCBzZWNyZXQgb2YgYSBtZXJjaGFudA==",
        "Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
        "4111 1111 1111 1111",
        '{"fields": {"4111111111111111": {}}, "card": "4111111111111111"}',
    ],
)
def test_text_that_is_not_a_body_is_not_stored(shown: Shown, home: Path, text: str) -> None:
    shown.fields.set_request(TWO)
    shown.request.set_request(TWO)
    shown.request.set_text(text)
    shown.state.save()
    assert not list(Canaries({"text": text[:16]}).in_files([home]))
    again = Shown(home)
    assert again.fields.request() == again.request.request == TWO
    assert again.request.text == TWO.to_json()


def test_a_field_named_like_a_card_number_is_not_stored(shown: Shown, home: Path) -> None:
    shown.request.set_text('{"fields": {"4111-1111-1111-1111": {}}}')
    shown.state.save()
    assert shown.store.load().last_body is None


def test_damaged_settings_leave_the_defaults(shown: Shown, home: Path) -> None:
    SettingsStore(home).save(Settings(last_body='{"fields": ', geometry="zz", splitter=(1,)))
    again = Shown(home)
    assert again.request.request == again.fields.request()
    assert again.panes.widths == ()


def test_a_change_is_saved_after_a_delay(shown: Shown, until: Any) -> None:
    shown.state.schedule_save()
    assert not shown.state._timer.isActive()
    shown.window.show()
    shown.request.set_request(CARD)
    shown.state.schedule_save()
    assert not shown.store.path.exists()
    until(shown.store.path.exists)
    assert shown.store.load().last_body == CARD.to_json()


def test_further_changes_do_not_delay_saving(shown: Shown) -> None:
    shown.window.show()
    shown.state.schedule_save()
    timer = shown.state._timer
    running = timer.timerId()
    shown.state.schedule_save()
    assert timer.isActive()
    assert timer.timerId() == running


def test_a_failed_save_shows_a_message_until_the_next_one_succeeds(shown: Shown, home: Path) -> None:
    shown.store.path.mkdir(parents=True)
    shown.state.save()
    shown.state.save()
    (text,) = shown.notice.findChild(QLabel, "noticeText").text().splitlines()
    assert text.endswith("Nothing that you entered is lost while FlexGUI is open.")
    shown.store.path.rmdir()
    shown.state.save()
    assert shown.notice.isHidden()


def test_a_window_from_a_removed_screen_is_restored_on_this_one(shown: Shown, home: Path) -> None:
    shown.window.setGeometry(5000, 4000, 700, 500)
    shown.window.show()
    shown.state.save()
    again = Shown(home)
    again.window.show()
    seen = again.window.screen().availableGeometry().intersected(again.window.geometry())
    assert seen.height() == again.window.height()
    assert seen.width() >= 700  # the minimum width of the panes exceeds the offscreen platform's screen


def test_the_first_window_is_not_wider_than_the_screen(home: Path) -> None:
    catalog, window = load_catalog(), QWidget()
    state = SessionState(SettingsStore(home), catalog, window, Notice())
    state.restore(FieldsPanel(catalog, (), {}), RequestPanel(catalog), Panes())
    assert window.width() == window.screen().availableSize().width()


def test_the_first_window_leaves_room_for_its_title_bar(shown: Shown) -> None:
    shown.window.show()
    assert shown.window.height() < shown.window.screen().availableSize().height()
