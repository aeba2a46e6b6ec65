from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from flexgui.flex.token import decode
from flexgui.ui.tokenize.flow_strip import CONTEXT, PAYMENT, TOKEN, FlowStrip
from tests.ui.helpers import on_screen, token_text


@pytest.fixture
def strip() -> FlowStrip:
    return on_screen(FlowStrip(), 1440, 40)


@pytest.mark.parametrize(
    ("left", "words"), [(708, "11:48 left"), (60, "1:00 left"), (-1, "Expired")], ids=["good", "soon", "over"]
)
def test_a_station_counts_down(strip: FlowStrip, left: int, words: str) -> None:
    end = 1_795_879_142
    station = strip.stations[TOKEN]
    token = decode(token_text({"iat": end - 900, "exp": end}))
    station.show_token(token, ("ok", "check", "Valid"), "XXXX1111", end - left)
    assert station.clock.text.startswith(words)
    assert station.button.accessibleName() == "Transient token: Valid"
    if left < 0:
        assert f"{datetime.fromtimestamp(end).astimezone():%H:%M:%S}" in station.clock.text


@pytest.mark.parametrize("end", [None, -5, 10**20])
def test_a_token_without_a_valid_expiry_has_no_countdown(strip: FlowStrip, end: object) -> None:
    station = strip.stations[CONTEXT]
    station.show_token(decode(token_text({"exp": end})), ("ok", "check", "Valid"), "", 0)
    assert station.clock.isHidden()


def test_a_click_opens_a_step(strip: FlowStrip) -> None:
    chosen: list[int] = []
    strip.chosen.connect(chosen.append)
    for at in (TOKEN, PAYMENT):
        QTest.mouseClick(strip.stations[at].button, Qt.MouseButton.LeftButton)
    assert chosen == [TOKEN, PAYMENT]


def test_the_context_has_a_menu(strip: FlowStrip) -> None:
    called: list[str] = []
    strip.set_context_menu((("Paste…", lambda: called.append("paste")),))
    menu = strip.stations[CONTEXT].button.menu()
    menu.actions()[0].trigger()
    assert called == ["paste"]
