"""The program as a person has it: a process with a window, driven by mouse, keys and a screen reader from outside."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest

from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles.profile import Profile
from flexgui.profiles.store import ProfileStore
from flexgui.sandbox import Sandbox
from flexgui.settings import Settings, SettingsStore
from tests.end2end.desktop import Desktop, Window

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="an X display, a bus and AT-SPI are Linux's own")

Open = Callable[[Path], Window]
NUMBER = '{"fields":{"paymentInformation":{"card":{"number":{}}}}}'


@pytest.fixture(scope="module")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    made = Desktop(tmp_path_factory.mktemp("desktop"))
    yield made
    made.close()


@pytest.fixture
def opened(desktop: Desktop) -> Iterator[Open]:
    windows: list[Window] = []

    def start(home: Path) -> Window:
        windows.append(desktop.open(home))
        return windows[-1]

    yield start
    for window in windows:
        window.kill()


@pytest.fixture(scope="module")
def server(desktop: Desktop) -> Iterator[Sandbox]:
    """A Flex API on a port of its own, whose secret lies in the desktop's keyring."""
    with Sandbox() as running:
        desktop.keep_secret(profile_of(running).secret_name, running.shared_secret.reveal())
        yield running


def profile_of(server: Sandbox) -> Profile:
    """The profile that asks that server."""
    return Profile(
        "own", "Own server", EnvironmentKind.CUSTOM, server.merchant_id, server.key_id, base_url=server.base_url
    )


@pytest.fixture
def own(home: Path, server: Sandbox) -> Iterator[Path]:
    """A data folder whose profile asks that server."""
    ProfileStore(home).save([profile_of(server)])
    SettingsStore(home).save(Settings(last_profile="own", last_body=NUMBER))
    yield home
    server.faults.clear()


def test_a_desktop_knows_the_window_by_the_programs_name(opened: Open, desktop: Desktop, home: Path) -> None:
    window = opened(home)
    named = desktop.xdotool("search", "--all", "--pid", window.process.pid, "--classname", "^flexgui$")
    assert named.split()


def test_mouse_and_keys_get_a_verified_context(opened: Open, home: Path) -> None:
    window = opened(home)
    window.click("Tick the Card preset", "push button")
    assert window.ask("wait_start", "1 of ")
    window.keys("ctrl+Return")
    window.sees("Signature valid")
    window.sees("201 Created")
    assert json.loads(window.ask("text", "Request body")) == json.loads(NUMBER)


def test_a_screen_reader_gets_a_verified_context(opened: Open, home: Path) -> None:
    window = opened(home)
    window.press("Tick the Card preset")
    assert window.ask("wait_start", "1 of ")
    window.press("Send")
    window.sees("Signature valid")
    window.sees("201 Created")
    assert window.ask("wait_start", "14:") or window.ask("wait_start", "15:")
    assert window.ask("unnamed_buttons") == []


def test_the_keyboard_alone_ticks_a_field(opened: Open, home: Path) -> None:
    window = opened(home)
    window.keys("space")
    window.keys("ctrl+Return")
    window.sees("Signature valid")
    assert json.loads(window.ask("text", "Request body")) == json.loads(NUMBER)


def test_a_profile_with_its_secret_in_the_keyring_is_sent_as(opened: Open, own: Path, server: Sandbox) -> None:
    window = opened(own)
    window.press("Send")
    window.sees("Signature valid")
    secret = server.shared_secret.reveal()
    assert not any(secret in each.read_text(errors="replace") for each in own.rglob("*") if each.is_file())


def test_cancel_answers_at_once_while_the_server_hangs(opened: Open, own: Path, server: Sandbox) -> None:
    window = opened(own)
    server.faults.add("hang")
    window.press("Send")
    window.sees("Cancel")
    begin = monotonic()
    window.press("Cancel")
    assert window.ask("wait_start", "Cancelled after ")
    assert monotonic() - begin < 3
    server.faults.clear()
    window.press("Send again")
    window.sees("Signature valid")


def test_it_closes_at_once_while_the_server_hangs(opened: Open, own: Path, server: Sandbox) -> None:
    window = opened(own)
    server.faults.add("hang")
    window.press("Send")
    window.sees("Cancel")
    begin = monotonic()
    window.keys("ctrl+q")
    assert window.ended() == 0
    assert monotonic() - begin < 4


def test_a_keyring_that_hangs_keeps_nobody_waiting(opened: Open, own: Path, desktop: Desktop) -> None:
    window = opened(own)
    with desktop.silent_keyring():
        window.press("Send")
        window.press("Cancel")
        assert window.ask("wait_start", "Cancelled after ")
    window.press("Send again")
    window.sees("Signature valid")


def test_a_refusal_is_explained_and_can_be_mended(opened: Open, own: Path, server: Sandbox) -> None:
    window = opened(own)
    server.faults.add("missing-headers")
    window.press("Send")
    window.press("Try with HTTP Signature")
    window.sees("Signature valid")


def test_a_live_account_is_reached_only_after_its_merchant_id_was_typed(opened: Open, own: Path) -> None:
    # No secret is kept for it: even if the lock failed, nothing would leave this machine.
    live = Profile("live", "Acme live", EnvironmentKind.PRODUCTION, "acme_eu", "08c94330-f618-42a3-b09d-e1e43be5efda")
    store = ProfileStore(own)
    store.save([*store.load()[1:], live])
    SettingsStore(own).save(Settings(last_profile="live", last_body=NUMBER))
    window = opened(own)
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


def test_what_was_ticked_is_there_after_a_restart(opened: Open, home: Path) -> None:
    window = opened(home)
    window.press("Tick the Card preset")
    assert window.ask("wait_start", "1 of ")
    window.keys("ctrl+q")
    assert window.ended() == 0
    again = opened(home)
    assert json.loads(again.ask("text", "Request body")) == json.loads(NUMBER)
    again.press("Send")
    again.sees("Signature valid")
