"""The program in a separate process, operated by mouse, keyboard and a screen reader."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles.profile import Profile
from flexgui.profiles.store import ProfileStore
from flexgui.sandbox import Sandbox
from flexgui.settings import Settings, SettingsStore
from tests.end2end.desktop import Desktop, OpenWindow

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="an X display, a bus and AT-SPI are Linux's own")

NUMBER = '{"fields":{"paymentInformation":{"card":{"number":{}}}}}'


@pytest.fixture(scope="module")
def server(desktop: Desktop) -> Iterator[Sandbox]:
    """A sandbox whose secret is in the desktop's keyring."""
    with Sandbox() as running:
        desktop.keep_secret(profile_of(running).secret_name, running.shared_secret.reveal())
        yield running


def profile_of(server: Sandbox) -> Profile:
    """Return a profile for the server."""
    return Profile(
        "own", "Own server", EnvironmentKind.CUSTOM, server.merchant_id, server.key_id, base_url=server.base_url
    )


@pytest.fixture
def own(home: Path, server: Sandbox) -> Iterator[Path]:
    """A data folder with a profile for the server."""
    ProfileStore(home).save([profile_of(server)])
    SettingsStore(home).save(Settings(last_profile="own", last_body=NUMBER))
    yield home
    server.faults.clear()


def test_all_steps_by_keyboard_and_by_mouse(open_window: OpenWindow, desktop: Desktop, home: Path) -> None:
    window = open_window(home)
    assert desktop.xdotool("search", "--all", "--pid", window.process.pid, "--classname", "^flexgui$").split()
    window.keys("ctrl+Return")
    window.sees("Signature valid")
    window.keys("space")
    assert window.ask("wait_start", "3 of ")
    ticked = json.loads(window.ask("text", "Request body"))
    assert ticked["fields"]["paymentInformation"]["card"].keys() >= {"securityCode"}
    assert "number" not in ticked["fields"]["paymentInformation"]["card"]
    window.keys("ctrl+q")
    assert window.ended() == 0
    again = open_window(home)
    assert json.loads(again.ask("text", "Request body")) == ticked
    again.click("Send", "push button")
    again.sees("Signature valid")
    again.sees("201 Created")


def test_hanging_servers_and_keyrings_are_cancelled(
    open_window: OpenWindow, own: Path, server: Sandbox, desktop: Desktop
) -> None:
    window = open_window(own)
    with desktop.silent_keyring():
        window.press("Send")
        window.press("Cancel")
        assert window.ask("wait_start", "Cancelled after ")
    window.press("Send again")
    window.sees("Signature valid")
    secret = server.shared_secret.reveal()
    assert not any(secret in each.read_text(errors="replace") for each in own.rglob("*") if each.is_file())
    server.faults.add("hang")
    window.press("Send")
    window.sees("Cancel")
    begin = monotonic()
    window.press("Cancel")
    assert window.ask("wait_start", "Cancelled after ")
    assert monotonic() - begin < 3
    server.faults.clear()
    server.faults.add("missing-headers")
    window.press("Send again")
    window.press("Try with HTTP Signature")
    window.sees("Signature valid")
    server.faults.clear()
    server.faults.add("hang")
    window.press("Send")
    window.sees("Cancel")
    begin = monotonic()
    window.keys("ctrl+q")
    assert window.ended() == 0
    assert monotonic() - begin < 4


def test_a_live_account_is_unlocked_by_its_merchant_id(open_window: OpenWindow, own: Path) -> None:
    # It has no stored secret, so that nothing is sent even if the lock fails.
    live = Profile("live", "Acme live", EnvironmentKind.PRODUCTION, "acme_eu", "08c94330-f618-42a3-b09d-e1e43be5efda")
    store = ProfileStore(own)
    store.save([*store.load()[1:], live])
    SettingsStore(own).save(Settings(last_profile="live", last_body=NUMBER))
    window = open_window(own)
    window.sees("Requests reach the live account of merchant acme_eu. Sending is locked.")
    window.keys("ctrl+Return")
    window.sees("Send as “Acme live”?")
    window.types("acme_us")
    window.keys("Return")
    window.sees("This is not the merchant ID of this profile.")
    window.types("acme_eu")
    window.keys("Return")
    window.sees("Send to production")
    window.sees("Requests reach the live account of merchant acme_eu. Sending is unlocked.")
    window.sees("Nothing sent in this window")
    window.keys("alt+2")
    window.sees("Send")
    window.keys("alt+3")
    window.sees("Unlock to send…")
    window.sees("Nothing sent in this window")


def test_a_failing_request_is_diagnosed_by_keyboard_and_mouse(open_window: OpenWindow, home: Path) -> None:
    window = open_window(home)
    window.keys("ctrl+4")
    window.sees("Paste a failing request")
    window.types("GET https://apitest.cybersource.com/flex/v1/keys HTTP/1.1")
    assert window.ask("wait_start", "Cause")
    assert window.ask("wait_start", "Suspected: ") or window.ask("wait_start", "Proved: ")
    window.keys("ctrl+a", "Delete")
    window.sees("Paste a failing request")
    window.keys("ctrl+1")
    window.sees("Fields")
    window.click("Diagnose", "radio button")
    window.click("Try a sample", "push button")
    assert window.ask("wait_start", "Cause proved")
    window.click("Sign it right", "push button")
    assert window.ask("wait_start", "Signed now")
    window.click("Send it right", "push button")
    assert window.ask("wait_start", "201 Created")
    window.click("Load as request", "push button")
    window.sees("4 of 33 fields  ·  3 required")
