"""The window for a screen reader: read and operated over the accessibility bus."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles.profile import Profile
from flexgui.profiles.store import ProfileStore
from flexgui.sandbox import Sandbox
from flexgui.settings import Settings, SettingsStore
from tests.end2end.desktop import Desktop, OpenWindow, Window

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="an X display, a bus and AT-SPI are Linux's own")

NUMBER = '{"fields": {"paymentInformation": {"card": {"number": {}}}}}'


def unnamed(window: Window) -> list[list[str]]:
    found = window.ask("interactive")
    assert len(found) > 5
    return [each for each in found if not each[1].strip()]


def test_changes_are_announced(open_window: OpenWindow, home: Path) -> None:
    window = open_window(home)
    assert window.ask("tick", "Include Card type")
    assert window.ask("wait_said", "Card type: included, required")
    assert window.ask("wait_checked", "Include Card type", True)
    assert window.ask("tick", "Required Card type")
    assert window.ask("wait_said", "Card type: included, optional")
    assert window.ask("wait_checked", "Required Card type", False)
    window.sees("5 of 33 fields  ·  3 required")
    card = json.loads(window.ask("text", "Request body"))["fields"]["paymentInformation"]["card"]
    assert card["type"] == {"required": False}
    assert window.ask("tick", "Required Card type")
    assert window.ask("wait_checked", "Required Card type", True)
    window.press("Send")
    assert window.ask("wait_said", "201 Created. ")
    assert window.ask("wait_said", "Signature valid")
    window.sees("Signature valid")
    assert window.ask("tick", "Include Card number")
    assert window.ask("wait_said", "Card number: not included")
    assert window.ask("wait_checked", "Include Card number", False)


def test_an_expiry_is_announced(open_window: OpenWindow, home: Path, desktop: Desktop) -> None:
    with Sandbox(context_lifetime=4) as server:
        own = Profile(
            "own", "Own server", EnvironmentKind.CUSTOM, server.merchant_id, server.key_id, base_url=server.base_url
        )
        desktop.keep_secret(own.secret_name, server.shared_secret.reveal())
        ProfileStore(home).save([own])
        SettingsStore(home).save(Settings(last_profile="own", last_body=NUMBER))
        window = open_window(home)
        window.press("Send")
        assert window.ask("wait_said", "Expired. ")
        window.sees("Signature valid, but expired")


def test_every_widget_has_a_name(open_window: OpenWindow, home: Path) -> None:
    window = open_window(home)
    assert unnamed(window) == []
    assert {"Profile", "Preset"} <= set(window.ask("described", "combo box"))
    assert "radio button" in window.ask("roles", "Inspect")
    assert "page tab" in window.ask("roles", "How it is signed")
    window.press("Send")
    window.sees("Signature valid")
    assert unnamed(window) == []
    window.keys("ctrl+2")
    window.sees("Token")
    assert unnamed(window) == []
    window.keys("ctrl+h")
    window.sees("History")
    assert unnamed(window) == []
    window.sees("Search the history")
    window.types("card")
    assert window.ask("unnamed_buttons") == []
    window.keys("ctrl+1")
    window.press("Edit profiles")
    window.sees("Test this profile")
    assert unnamed(window) == []
    window.press("Add a profile")
    window.sees("Merchant ID")
    assert unnamed(window) == []
    assert window.ask("shut_without_reason") == []
