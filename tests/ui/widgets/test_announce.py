"""Announcements to screen readers."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel

from flexgui.ui.production import WRONG, UnlockDialog
from flexgui.ui.profiles.check_line import VerdictStrip
from flexgui.ui.widgets.announce import announce
from flexgui.ui.widgets.banner import Banner
from flexgui.ui.widgets.form_rows import FormRow
from flexgui.ui.widgets.notice import Notice
from flexgui.ui.widgets.pane import Foot


def test_texts_are_announced_to_a_screen_reader(announcements: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    announce(QLabel(), "201 Created")
    announce(QLabel(), "")
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    announce(QLabel(), "without a listener")
    assert announcements == ["201 Created"]


def test_the_same_response_is_announced_again_only_after_it_was_cleared(announcements: list[str]) -> None:
    banner = Banner()
    banner.show()
    for _ in range(2):
        banner.set("ok", "check", "201 Created", "A capture context came back.")
    assert announcements == ["201 Created. A capture context came back."]
    banner.hide()
    banner.show()
    banner.set("ok", "check", "201 Created", "A capture context came back.")
    assert len(announcements) == 2


def test_errors_are_announced(announcements: list[str]) -> None:
    foot = Foot()
    foot.set_text("1 of 33 fields")
    foot.set_text("Line 1 is not JSON.", "invalid", tone="bad")
    foot.set_text("Line 2 is not JSON.", "invalid", tone="bad")
    row = FormRow("Merchant ID", "Also called organisation ID.")
    row.show_error("Merchant ID is missing.")
    row.show_error(None)
    dialog = UnlockDialog("Acme live", "acme_eu", lambda typed: False)
    dialog.unlock.click()
    assert announcements == ["Line 1 is not JSON.", "Merchant ID is missing.", WRONG]


def test_the_result_of_a_check_is_announced(announcements: list[str]) -> None:
    VerdictStrip().show_text("ok", "Signature valid", "This profile works.")
    assert announcements == ["Signature valid. This profile works."]


def test_a_notice_is_announced(announcements: list[str]) -> None:
    Notice().show_text("warn", "The settings were damaged.")
    assert announcements == ["The settings were damaged."]
