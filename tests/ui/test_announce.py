"""What a screen reader is told without asking."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QWidget

from flexgui.ui.announce import announce
from flexgui.ui.widgets.banner import Banner
from flexgui.ui.widgets.notice import Notice


@pytest.fixture
def said(qapp: object, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    heard: list[str] = []

    def hear(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return heard


def test_it_is_said_where_somebody_listens(said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    announce(QLabel(), "201 Created")
    announce(QLabel(), "")
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    announce(QLabel(), "to nobody")
    assert said == ["201 Created"]


def test_an_answer_is_said_once_and_again_after_it_was_gone(said: list[str]) -> None:
    window = QWidget()
    banner = Banner(window)
    window.show()
    for _ in range(2):
        banner.set("ok", "check", "201 Created", "A capture context came back.")
    assert said == ["201 Created. A capture context came back."]
    banner.hide()
    banner.show()
    banner.set("ok", "check", "201 Created", "A capture context came back.")
    assert len(said) == 2


def test_a_notice_is_said(said: list[str]) -> None:
    Notice().show_text("warn", "The settings were damaged.")
    assert said == ["The settings were damaged."]
