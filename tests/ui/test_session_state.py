from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from flexgui.flex.catalog import load_catalog
from flexgui.settings import Settings, SettingsStore
from flexgui.ui.fields.panel import FieldsPanel
from flexgui.ui.panes import Panes
from flexgui.ui.request.panel import RequestPanel
from flexgui.ui.session_state import SessionState
from tests.ui.served import CARD, TWO


class Shown:
    """A window of three panes over one folder, as it is after a start."""

    def __init__(self, folder: Path) -> None:
        catalog = load_catalog()
        self.said: list[str] = []
        self.store = SettingsStore(folder)
        self.window = QWidget()
        self.fields, self.request = FieldsPanel(catalog, (), {}), RequestPanel(catalog)
        self.panes = Panes((self.fields, self.request, QWidget()))
        QVBoxLayout(self.window).addWidget(self.panes)
        self.remembered = SessionState(self.store, self.window, self.said.append)
        self.remembered.restore(catalog, self.fields, self.request, self.panes)


@pytest.fixture
def shown(qapp: QApplication, home: Path) -> Shown:
    return Shown(home)


def test_size_body_and_settings_come_back(shown: Shown, home: Path) -> None:
    shown.window.show()
    shown.window.resize(1100, 700)
    shown.panes.moveSplitter(300, 1)
    shown.request.set_request(TWO)
    shown.remembered.settings.last_profile = "shop"
    shown.remembered.save()
    again = Shown(home)
    assert again.window.height() == 700  # the width is cut to the screen
    assert again.panes.widths
    assert again.fields.request() == again.request.request == TWO
    assert again.remembered.settings.last_profile == "shop"


def test_a_body_that_is_no_request_comes_back_as_it_was(shown: Shown, home: Path) -> None:
    SettingsStore(home).save(Settings(last_body='{"fields": ', geometry="zz", splitter=(1,)))
    again = Shown(home)
    assert again.request.text == '{"fields": '
    assert again.panes.widths == ()


def test_the_ticks_beside_a_text_that_is_no_body_come_back_too(shown: Shown, home: Path) -> None:
    shown.fields.set_request(TWO)
    shown.request.set_request(TWO)
    shown.request.set_text('{"fields": ')
    shown.remembered.save()
    again = Shown(home)
    assert again.request.text == '{"fields": '
    assert again.fields.request() == again.request.request == TWO
    again.request.follow_fields()
    assert again.request.text == TWO.to_json()


def test_a_change_is_saved_a_moment_later(shown: Shown, until: Any) -> None:
    shown.remembered.keep()
    assert not shown.remembered._timer.isActive()
    shown.window.show()
    shown.request.set_request(CARD)
    shown.remembered.keep()
    assert not shown.store.path.exists()
    until(shown.store.path.exists)
    assert shown.store.load().last_body == CARD.to_json()


def test_changes_that_never_pause_do_not_put_saving_off(shown: Shown) -> None:
    shown.window.show()
    shown.remembered.keep()
    timer = shown.remembered._timer
    running = timer.timerId()
    shown.remembered.keep()
    assert timer.isActive()
    assert timer.timerId() == running


def test_a_disk_that_refuses_is_told(shown: Shown, home: Path) -> None:
    shown.store.path.mkdir(parents=True)
    shown.remembered.save()
    assert len(shown.said) == 1
    assert shown.said[0].endswith("Nothing that you entered is lost while FlexGUI is open.")


def test_a_window_from_a_screen_that_is_gone_comes_back_where_it_can_be_seen(shown: Shown, home: Path) -> None:
    shown.window.setGeometry(5000, 4000, 700, 500)
    shown.window.show()
    shown.remembered.save()
    again = Shown(home)
    again.window.show()
    seen = again.window.screen().availableGeometry().intersected(again.window.geometry())
    assert seen.height() == again.window.height()
    assert seen.width() >= 700  # the panes are wider than the screen of the tests
