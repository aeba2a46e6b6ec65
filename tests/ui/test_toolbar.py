"""The toolbar: profile, environment, and the Send button."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.ui.toolbar import INSPECT, REQUEST, TOKENIZE, Toolbar

SHOP = Profile("1", "<b>Shop</b>", EnvironmentKind.TEST)


def fit(bar: Toolbar, width: int) -> None:
    """Give the bar this width, and show what then has room."""
    bar.resize(width, 48)
    bar.set_width(width)
    for _ in range(3):
        QApplication.processEvents()


@pytest.fixture
def bar() -> Iterator[Toolbar]:
    window = QWidget()  # a top-level window could not become narrower than its texts
    window.resize(1300, 48)
    bar = Toolbar()
    bar.setParent(window)
    bar.resize(1300, 48)
    window.show()
    bar.set_profiles([LOCAL_SANDBOX, SHOP], SHOP.id)
    yield bar
    window.close()


def arranged_width(bar: Toolbar) -> int:
    """Return the minimum width of the row in its current arrangement."""
    layout = bar.layout()
    return layout.minimumSize().width()


def emitted(signal: Any) -> list[Any]:
    values: list[Any] = []
    signal.connect(lambda *given: values.append(given[0] if given else None))
    return values


def test_profiles_are_listed_with_the_current_one(bar: Toolbar) -> None:
    assert [bar.profile.itemText(row) for row in range(2)] == ["Local sandbox", "<b>Shop</b>"]
    assert bar.profile.currentText() == "<b>Shop</b>"
    assert "<b>" not in bar.profile.toolTip()


def test_an_unknown_current_profile_shows_the_first(bar: Toolbar) -> None:
    bar.set_profiles([LOCAL_SANDBOX, SHOP], "gone")
    assert bar.profile.currentText() == "Local sandbox"


def test_choosing_a_profile_and_adding_one(bar: Toolbar) -> None:
    chosen, wanted = emitted(bar.profile_chosen), emitted(bar.profile_requested)
    bar.set_profiles([LOCAL_SANDBOX, SHOP], LOCAL_SANDBOX.id)
    assert chosen == []
    bar.profile.activated.emit(1)
    assert chosen == ["1"]
    bar.profile.activated.emit(bar.profile.count() - 1)
    assert wanted == [None]
    assert chosen == ["1"]


def test_while_sending_there_is_cancel_and_no_other_profile(bar: Toolbar) -> None:
    assert not bar.cancel.isVisible()
    bar.set_sending(True)
    assert bar.cancel.isVisible()
    assert not bar.send.isEnabled()
    assert not bar.profile.isEnabled()
    assert not bar.edit.isEnabled()
    bar.set_sending(False)
    assert bar.send.isEnabled()
    assert bar.profile.isEnabled()


def test_nothing_moves_when_cancel_appears(bar: Toolbar) -> None:
    before = bar.chip.geometry(), bar.send.geometry()
    bar.set_sending(True)
    assert (bar.chip.geometry(), bar.send.geometry()) == before


def test_nothing_moves_between_locked_unlocked_and_sending(bar: Toolbar) -> None:
    def places(state: str, left: float, sending: bool) -> list[QRect]:
        bar.send.set_resting(state)
        bar.set_unlocked(left)
        bar.set_sending(sending)
        QApplication.processEvents()
        return [each.geometry() for each in (bar.edit, bar.send, bar.cancel, bar.chip)]

    bar.resize(1024, 48)
    bar.set_width(1024)
    before = places("locked", 0, False)
    assert bar.unlocked.isHidden()
    assert places("production", 600, False) == before
    assert bar.unlocked.text() == "10:00 left"
    assert places("production", 0.5, True) == before
    assert places("locked", 0, True) == before


def test_no_room_is_reserved_for_the_lock_of_a_test_profile(bar: Toolbar) -> None:
    bar.set_unlocked(None)
    QApplication.processEvents()
    bar.set_sending(True)
    QApplication.processEvents()
    assert bar.cancel.x() - bar.send.geometry().right() < 20


def test_send_is_hidden_in_the_inspector(bar: Toolbar) -> None:
    modes = emitted(bar.mode.currentChanged)
    bar.show_mode(INSPECT)
    assert not bar.send.isVisible()
    assert modes == []
    bar.set_unlocked(600)
    assert bar.unlocked.isHidden()
    bar.show_mode(TOKENIZE)
    assert bar.send.isVisible()
    assert bar.unlocked.isVisible()


def test_the_remaining_minutes_have_a_label_if_there_is_room(bar: Toolbar) -> None:
    bar.set_unlocked(581)
    bar.set_width(1024)
    assert bar.unlocked.text() == "9:41 left"
    bar.set_width(1200)
    assert bar.unlocked.text() == "unlocked, 9:41 left"


@pytest.mark.parametrize("width", [960, 1024, 1200, 1600])
def test_no_text_is_cut_off(bar: Toolbar, width: int) -> None:
    bar.resize(width, 48)
    bar.set_width(width)
    bar.chip.set("production", "Production", "api.cybersource.com")
    bar.send.set_resting("production")
    bar.set_unlocked(600)
    QApplication.processEvents()
    assert arranged_width(bar) <= width
    assert bar.chip.width() >= bar.chip.sizeHint().width()


def test_the_box_shows_the_current_profile_when_nothing_was_added(bar: Toolbar) -> None:
    shown = bar.profile.currentText()
    last = bar.profile.count() - 1
    bar.profile.setCurrentIndex(last)
    bar.profile.activated.emit(last)
    assert bar.profile.currentText() == shown


def test_the_focus_stays_on_send(bar: Toolbar) -> None:
    """A disabled button would pass the focus on, and the next key would open a list."""
    bar.activateWindow()
    QApplication.processEvents()
    bar.send.setFocus()
    assert bar.send.hasFocus()
    bar.set_sending(True)
    assert bar.focusWidget() is bar.cancel
    bar.set_sending(False)
    assert bar.focusWidget() is bar.send


def test_long_texts_hide_optional_parts(bar: Toolbar) -> None:
    bar.chip.set("production", "Produktion und noch viel mehr", "api.cybersource.com")
    for button in bar.mode.findChildren(QPushButton)[:3]:
        button.setText(f"{button.text()}modus")
    bar.send.set_resting("production")
    bar.set_unlocked(600)
    fit(bar, 1130)
    assert arranged_width(bar) <= 1130
    assert bar.chip.width() >= bar.chip.sizeHint().width()
    assert "api.cybersource.com" not in [each.text() for each in bar.chip.findChildren(QLabel) if each.isVisible()]
    assert bar.unlocked.text() == "10:00 left"


@pytest.mark.parametrize("width", range(960, 1240, 20))
def test_the_host_is_shortened_before_the_profile_name(bar: Toolbar, width: int) -> None:
    bar.set_profiles([Profile("2", "Acme live shop", EnvironmentKind.PRODUCTION)], "2")
    bar.chip.set("production", "Production", "api.cybersource.com")
    bar.send.set_resting("production")
    bar.set_unlocked(600)
    fit(bar, width)
    assert bar.chip.host.isHidden() or bar.profile.width() >= bar.profile.full_width()


def test_the_profile_name_has_priority_over_room_for_cancel(bar: Toolbar) -> None:
    bar.chip.set("production", "Production", "api.cybersource.com")
    bar.set_profiles([Profile("2", "Acme live shop", EnvironmentKind.PRODUCTION)], "2")
    bar.send.set_resting("locked")
    bar.set_unlocked(0)
    for width in range(960, 1240, 10):
        fit(bar, width)
        keeps_room = bar.cancel.sizePolicy().retainSizeWhenHidden()
        assert bar.profile.width() >= bar.profile.full_width() or not keeps_room, width
        assert arranged_width(bar) <= width


@pytest.mark.parametrize(
    ("width", "mode", "texts"),
    [
        (1024, REQUEST, ["Sandbox", "127.0.0.1:43253", "1 fault on"]),
        (960, REQUEST, ["Sandbox", "1 fault on"]),
        (960, INSPECT, ["Sandbox", "127.0.0.1:43253", "1 fault on"]),
    ],
)
def test_the_host_is_shown_where_there_is_room(bar: Toolbar, width: int, mode: int, texts: list[str]) -> None:
    bar.set_profiles([LOCAL_SANDBOX], LOCAL_SANDBOX.id)
    bar.chip.set("sandbox", "Sandbox", "127.0.0.1:43253")
    bar.chip.set_faults(1)
    bar.show_mode(mode)
    fit(bar, width)
    assert [each.text() for each in bar.chip.findChildren(QLabel) if each.isVisible() and each.text()] == texts


def test_a_wide_toolbar_can_become_narrow(bar: Toolbar) -> None:
    """The minimum width excludes the parts that are hidden when there is less room."""
    bar.chip.set("production", "Production", "api.cybersource.com")
    bar.set_unlocked(600)
    QApplication.processEvents()
    assert arranged_width(bar) > 960
    assert bar.minimumSizeHint().width() <= 960


def test_the_number_of_faults_is_shown_only_beside_the_host(bar: Toolbar) -> None:
    bar.chip.set("sandbox", "Local sandbox", "127.0.0.1:8443")
    bar.chip.set_faults(2)
    for width in range(1000, 1200, 4):
        fit(bar, width)
        before = bar.chip.host.isHidden()
        bar.layout().invalidate()
        QApplication.processEvents()
        assert bar.chip.host.isHidden() == before
        assert arranged_width(bar) <= width
