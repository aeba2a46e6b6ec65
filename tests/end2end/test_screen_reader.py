"""The window read and operated by a screen reader over the accessibility bus."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.end2end.desktop import OpenWindow, Window

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="an X display, a bus and AT-SPI are Linux's own")


def all_named(window: Window, *names: str) -> None:
    """Wait until these controls are shown; fail if a visible control has no name."""
    for name in names:
        window.sees(name)
    count, unnamed = window.ask("interactive")
    assert count > 5
    assert unnamed == []


def test_changes_are_announced(open_window: OpenWindow, home: Path) -> None:
    window = open_window(home)
    assert window.ask("tick", "Include Card type")
    assert window.ask("wait_announced", "Card type: included, required")
    assert window.ask("wait_checked", "Include Card type", True)
    assert window.ask("tick", "Required Card type")
    assert window.ask("wait_announced", "Card type: included, optional")
    assert window.ask("wait_checked", "Required Card type", False)
    window.sees("5 of 33 fields  ·  3 required")
    card = json.loads(window.ask("text", "Request body"))["fields"]["paymentInformation"]["card"]
    assert card["type"] == {"required": False}
    assert window.ask("tick", "Required Card type")
    assert window.ask("wait_checked", "Required Card type", True)
    window.press("Send")
    assert window.ask("wait_announced", "201 Created. ")
    assert window.ask("wait_announced", "Signature valid")
    window.sees("Signature valid")
    assert window.ask("tick", "Include Card number")
    assert window.ask("wait_announced", "Card number: not included")
    assert window.ask("wait_checked", "Include Card number", False)


def test_every_widget_has_a_name(open_window: OpenWindow, home: Path) -> None:
    window = open_window(home)
    all_named(window, "Send")
    assert {"Profile", "Preset"} <= set(window.ask("described", "combo box"))
    assert "radio button" in window.ask("roles", "Inspect")
    assert "page tab" in window.ask("roles", "How it is signed")
    window.press("Send")
    all_named(window, "Signature valid")
    assert window.ask("wait_start", "14:") or window.ask("wait_start", "15:")
    window.click("Code", "page tab")
    all_named(window, "Copy the program", "Save the program…", "Use it")
    window.keys("ctrl+k")
    window.sees("Find anything")
    window.types("copy jwt")  # the only access to these commands, because Qt hides the items of popup menus
    assert window.ask("wait_start", "Copy JWT")
    window.keys("Escape", "Escape")
    assert window.ask("tick", "Tokenize")
    window.press("Send")
    all_named(window, "Copy the transient token", "Transient token: Valid")
    window.click("Payment", "page tab")
    window.press("Send payment")
    all_named(window, "Response body")
    window.keys("ctrl+3")
    all_named(window, "Token")
    window.press("Try a sample")
    window.sees("Signature valid")
    window.click("Raw", "page tab")
    all_named(window, "Form of the token", "Header and payload as JSON", "Copy the text")
    window.keys("ctrl+h")
    assert window.ask("wait_start", "Transient token api-0.1.0 of ")
    all_named(window, "History", "Search the history")
    window.types("card")
    assert window.ask("unnamed_buttons") == []
    window.keys("Escape", "Escape", "ctrl+4")
    all_named(window, "Request that failed", "Paste a failing request", "Paste a request from the clipboard")
    window.press("Try a sample")
    assert window.ask("wait_announced", "Cause proved. ")
    assert window.ask("wait_start", "Proved: ")
    all_named(window, "Copy report…", "Sign it right")
    assert window.ask("disabled_without_reason") == []
    window.press("Send it right")
    assert window.ask("wait_announced", "201 Created. It is accepted now.")
    all_named(window)


def test_every_widget_of_menus_panels_and_dialogs_has_a_name(open_window: OpenWindow, home: Path) -> None:
    window = open_window(home)
    window.keys("ctrl+j")
    all_named(window, "Copy as .env", "Copy as JSON", "Show the shared secret while this is pressed", "bad-signature")
    window.press("Port and TLS…")
    all_named(window, "Restart the sandbox", "Port")
    window.press("Cancel")
    window.loses("Restart the sandbox")
    window.keys("alt+e")
    assert window.ask("wait_start", "Undo")
    window.keys("Escape")
    window.keys("ctrl+k")
    window.sees("Find anything")
    window.types("network")
    window.sees("Network…, Profile")
    window.keys("Return")
    all_named(window, "Proxy address", "CA file")
    assert window.ask("disabled_without_reason") == []
    window.press("Cancel")
    window.loses("Proxy address")
    window.press("Edit profiles")
    all_named(window, "Test this profile")
    window.press("Add a profile")
    all_named(window, "Merchant ID")
    assert window.ask("disabled_without_reason") == []


def test_undo_and_ctrl_k_by_mouse_keys_and_screen_reader(open_window: OpenWindow, home: Path) -> None:
    window = open_window(home)
    assert window.ask("tick", "Include Card type")
    assert window.ask("wait_checked", "Include Card type", True)
    window.keys("ctrl+z")
    assert window.ask("wait_announced", "Undo tick type")
    assert window.ask("wait_checked", "Include Card type", False)
    window.keys("ctrl+shift+z")
    assert window.ask("wait_checked", "Include Card type", True)
    window.click("Edit")
    window.sees("Undo tick type")
    window.click("Undo tick type")
    assert window.ask("wait_checked", "Include Card type", False)
    window.click("Request body")
    window.types(" ")
    window.sees("Edited by hand")
    window.keys("ctrl+z")
    window.sees("Follows the ticked fields")
    window.keys("ctrl+k")
    window.sees("Find anything")
    window.types("card type")
    assert window.ask("wait_start", "Card type, Fields")
    assert window.ask("unnamed_buttons") == []
    window.keys("Return")
    assert window.ask("wait_checked", "Include Card type", True)
