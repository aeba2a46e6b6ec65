"""The whole window, with the sandbox as server, calls that run at once and a clock that can be set."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from flexgui.errors import SandboxError, SecretStoreError
from flexgui.flex.catalog import load_catalog
from flexgui.flex.credentials import SigningMethod
from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.request import CaptureContextRequest, RequestedField, presets
from flexgui.flex.secret import Secret
from flexgui.history.store import History
from flexgui.profiles.production_guard import ProductionGuard
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.profiles.store import ProfileStore
from flexgui.sandbox import Sandbox
from flexgui.secret_store.memory import SessionStore
from flexgui.ui.about import AboutBox
from flexgui.ui.controllers.profiles import PROFILE_KEY
from flexgui.ui.help_window import HelpWindow
from flexgui.ui.keys_sheet import KeysSheet
from flexgui.ui.main_window import INSPECT, REQUEST, MainWindow
from flexgui.ui.production import UnlockDialog
from flexgui.ui.profiles.dialog import ProfilesDialog
from flexgui.ui.request.panel import AS_SENT, BODY
from flexgui.workbench import Workbench
from tests.shared_sandbox import workbench
from tests.ui.helpers import CARD, CODE, NUMBER, TWO, Clock, Later, button, buttons, labels, settle, token_text
from tests.ui.profiles.helpers import choose_environment
from tests.ui.windows import open_window

KEY_ID = "08c94330-f618-42a3-b09d-e1e43be5efda"
SECRET = base64.b64encode(bytes(range(32))).decode()
SHOP = Profile("shop", "Shop", EnvironmentKind.TEST, "shop_1", KEY_ID)
LIVE = Profile("live", "Live", EnvironmentKind.PRODUCTION, "shop_2", KEY_ID)
COUNTY = "orderInformation.billTo.county"
Open = Callable[..., MainWindow]


@pytest.fixture
def open_with(home: Path, sandbox: Sandbox, clock: Clock) -> Open:
    """A function that opens a window with the data in the home folder."""

    return partial(open_window, home, sandbox, clock)


@pytest.fixture
def window(open_with: Open) -> MainWindow:
    return open_with()


@pytest.fixture
def own(home: Path, sandbox: Sandbox) -> Profile:
    """A stored profile whose server is the sandbox."""
    ids = sandbox.merchant_id, sandbox.key_id
    profile = Profile("own", "Own server", EnvironmentKind.CUSTOM, *ids, base_url=sandbox.base_url)
    ProfileStore(home).save([profile])
    return profile


@pytest.fixture
def own_keyring(own: Profile, sandbox: Sandbox) -> SessionStore:
    return keyring({own: sandbox.shared_secret})


@pytest.fixture
def own_window(open_with: Open, own: Profile, own_keyring: SessionStore) -> MainWindow:
    """A window with that profile and its secret."""
    window = open_with(keyring=own_keyring)
    choose(window, own)
    return window


def keyring(secrets: dict[Profile, Secret]) -> SessionStore:
    store = SessionStore()
    for profile, secret in secrets.items():
        store.set(profile.secret_name, secret)
    return store


def choose(window: MainWindow, profile: Profile) -> None:
    bar = window.toolbar.profile
    bar.setCurrentIndex(bar.findData(profile.id))
    bar.activated.emit(bar.currentIndex())
    settle()


def send(window: MainWindow) -> None:
    QTest.mouseClick(window.toolbar.send, Qt.MouseButton.LeftButton)
    settle()


@pytest.fixture
def in_dialog(monkeypatch: pytest.MonkeyPatch) -> Callable[[MainWindow, str, Callable[[ProfilesDialog], object]], None]:
    """A function that opens the profiles by a menu item, calls `act` with the dialog, and saves."""

    def open_act_save(window: MainWindow, words: str, act: Callable[[ProfilesDialog], object]) -> None:
        def run(dialog: ProfilesDialog) -> int:
            act(dialog)
            dialog.accept()
            return dialog.result()

        monkeypatch.setattr(ProfilesDialog, "exec", run)
        menu(window, words)

    return open_act_save


def title(window: MainWindow) -> str:
    settle()
    return window.response.banner.title


def menu(window: MainWindow, words: str) -> None:
    window.menus.actions[words].trigger()
    settle()


# One request


def test_one_shortcut_gets_a_verified_context_after_the_first_start(
    window: MainWindow, sandbox: Sandbox, until: Any
) -> None:
    window.resize(1440, 900)  # wide enough for the host in the toolbar
    assert window.fields.request() == presets(load_catalog())["Card"]
    assert window.fields.preset.currentText() == "Card"
    menu(window, "Send")  # Ctrl+Return
    assert title(window) == "201 Created"
    assert window.response.token_page.verdicts.verdict.text == "Signature valid"
    assert "127.0.0.1" in " ".join(labels(window.toolbar.chip))
    until(lambda: window.request.url.text() == f"{sandbox.base_url}/flex/v2/sessions")
    assert all(entry.is_ordinary for entry in sandbox.log)


def test_the_countdown_pauses_while_the_inspector_is_shown(window: MainWindow) -> None:
    send(window)
    timer = window.response.token_page.verdicts.findChild(QTimer)
    assert timer.isActive()
    window.show_mode(INSPECT)
    settle()
    assert not timer.isActive()
    window.show_mode(REQUEST)
    assert timer.isActive()


def test_a_tick_changes_body_and_request(window: MainWindow) -> None:
    window.fields.apply_preset("None")
    view = window.fields.view
    view.setCurrentIndex(window.fields.model.index_of_path(CODE))
    QTest.keyClick(view, Qt.Key.Key_Space)
    QTest.keyClick(view, Qt.Key.Key_R)
    assert json.loads(window.request.text) == {
        "fields": {"paymentInformation": {"card": {"securityCode": {"required": False}}}}
    }


def test_a_typed_body_ticks_fields_and_an_error_blocks_send(window: MainWindow, sandbox: Sandbox) -> None:
    window.request.set_text(TWO.to_json())
    assert window.fields.request() == TWO
    window.request.set_text('{"fields": {"<img src=x>": 7}}')
    assert window.fields.request() == TWO
    assert not window.toolbar.send.isEnabled()
    assert "Line 1" in window.toolbar.send.toolTip()
    assert "<img" not in window.toolbar.send.toolTip()
    menu(window, "Send")
    assert window.response.banner.isHidden()
    button(window.request, "Follow the fields again").click()
    assert window.toolbar.send.isEnabled()
    assert window.request.text == TWO.to_json()
    window.request.editor.setPlainText("{")
    menu(window, "Send")
    assert window.response.banner.isHidden()
    assert not window.toolbar.send.isEnabled()
    window.request.editor.setPlainText(TWO.to_json())
    menu(window, "Send")
    assert title(window) == "201 Created"


def test_the_field_under_the_cursor_is_highlighted_in_the_other_pane(window: MainWindow) -> None:
    window.fields.apply_preset("Card number")
    window.fields.view.setCurrentIndex(window.fields.model.index_of_path(NUMBER))
    (lit,) = window.request.editor.extraSelections()
    assert "number" in lit.cursor.block().text()


def test_the_sent_request_matches_the_preview(window: MainWindow) -> None:
    window.fields.apply_preset("Card number")
    window.request.tabs.set_current(1)
    settle()
    assert window.request.as_sent.toPlainText().startswith("POST /flex/v2/sessions HTTP/1.1")
    menu(window, "How it is signed")
    assert window.request.tabs.current == 2
    send(window)
    assert CARD.to_bytes().decode() in window.request.as_sent.toPlainText()


def test_required_true_is_written_if_chosen(window: MainWindow) -> None:
    window.fields.apply_preset("Card number")
    menu(window, "Always write “required: true”")
    assert '"required": true' in window.request.text
    assert window.settings.explicit_required
    send(window)
    assert title(window) == "201 Created"


@pytest.mark.parametrize("has_secret", [True, False])
def test_a_preview_that_took_long_is_not_shown_for_another_profile(
    open_with: Open, home: Path, has_secret: bool
) -> None:
    ProfileStore(home).save([SHOP])
    run = Later()
    window = open_with(run=run, keyring=keyring({SHOP: Secret(SECRET)} if has_secret else {}))
    choose(window, SHOP)
    run.answer()
    panel = window.request
    panel.tabs.set_current(AS_SENT)
    preview = run.waiting.pop()
    panel.tabs.set_current(BODY)
    choose(window, LOCAL_SANDBOX)
    run.answer()
    before = labels(panel.foot)
    run.waiting.append(preview)
    run.answer()
    assert labels(panel.foot) == before
    panel.tabs.set_current(AS_SENT)
    assert panel.as_sent.toPlainText() == ""
    run.answer()
    assert "Host: 127.0.0.1" in panel.as_sent.toPlainText()


def test_a_preview_that_took_long_does_not_replace_what_was_sent(open_with: Open) -> None:
    run = Later()
    window = open_with(run=run)
    run.answer()
    window.request.tabs.set_current(AS_SENT)
    (preview,) = run.waiting
    run.waiting.clear()
    window.send()
    run.answer()
    sent = window.request.as_sent.toPlainText()
    run.waiting.append(preview)
    run.answer()
    assert window.request.as_sent.toPlainText() == sent
    assert window.request.tabs.bar.tabText(AS_SENT) == "As sent"


# Failures


def test_sending_with_the_servers_time_corrects_a_wrong_clock(window: MainWindow, sandbox: Sandbox) -> None:
    sandbox.faults.add("skewed-clock")
    send(window)
    assert title(window) == "401 Authentication Failed"
    button(window.response, "Send again with the server’s time").click()
    assert title(window) == "201 Created"
    assert window.response.token_page.verdicts.verdict.text == "Signature valid"


def test_one_click_switches_to_http_signature_permanently(
    own_window: MainWindow, own: Profile, sandbox: Sandbox, home: Path
) -> None:
    sandbox.faults.add("missing-headers")
    send(own_window)
    button(own_window.response, "Try with HTTP Signature").click()
    assert title(own_window) == "201 Created"
    assert own_window.profiles_controller.current == own._replace(method=SigningMethod.HTTP_SIGNATURE)
    assert ProfileStore(home).load()[1].method is SigningMethod.HTTP_SIGNATURE


def test_http_signature_for_the_sandbox_is_not_stored(window: MainWindow, sandbox: Sandbox) -> None:
    sandbox.faults.add("missing-headers")
    send(window)
    button(window.response, "Try with HTTP Signature").click()
    assert title(window) == "201 Created"
    assert window.profiles_controller.profiles == [LOCAL_SANDBOX]


def test_a_key_is_fetched_again(window: MainWindow, sandbox: Sandbox) -> None:
    sandbox.faults.add("public-key-404")
    send(window)
    assert window.response.token_page.verdicts.verdict.text == "Signature not checked"
    sandbox.faults.clear()
    window.act("fetch-key-again")
    settle()
    assert window.response.token_page.verdicts.verdict.text == "Signature valid"


def test_a_key_that_arrives_after_a_change_of_profile_is_ignored(open_with: Open, sandbox: Sandbox, home: Path) -> None:
    ProfileStore(home).save([SHOP])
    run = Later()
    window = open_with(run=run)
    run.answer()
    sandbox.faults.add("public-key-404")
    send(window)
    run.answer()
    window.act("fetch-key-again")
    choose(window, SHOP)
    run.answer()
    assert window.response.banner.isHidden()
    assert "Responses from other profiles are put away" in " ".join(labels(window.response))


def test_a_response_after_cancel_is_ignored(open_with: Open) -> None:
    run = Later()
    window = open_with(run=run)
    run.answer()
    send(window)
    assert window.toolbar.cancel.isVisible()
    assert not window.toolbar.send.isEnabled()
    assert "Waiting for Local sandbox." in " ".join(labels(window.response))
    menu(window, "Cancel")
    assert title(window).startswith("Cancelled after ")
    assert not window.toolbar.cancel.isVisible()
    run.answer()
    assert title(window).startswith("Cancelled after ")
    button(window.response, "Send again").click()
    settle()
    run.answer()
    assert title(window) == "201 Created"


def test_a_second_send_waits_for_the_first(open_with: Open) -> None:
    run = Later()
    window = open_with(run=run)
    run.answer()
    send(window)
    waiting = len(run.waiting)
    window.send()
    settle()
    assert len(run.waiting) == waiting


def test_a_missing_secret_is_reported(open_with: Open, home: Path) -> None:
    ProfileStore(home).save([SHOP])
    window = open_with()
    choose(window, SHOP)
    send(window)
    assert title(window) == "No secret for this profile"
    (reason,) = [each for each in labels(window.response) if each.startswith("No shared secret is kept")]
    assert reason == (
        "No shared secret is kept for “Shop” and this environment. Enter it in the profile."
        " Without a keyring, secrets are lost when FlexGUI closes."
    )
    assert buttons(window.response)[0] == "Edit profile…"


class Locked(SessionStore):
    """A keyring that is always locked."""

    def get(self, profile_id: str) -> Secret | None:
        raise SecretStoreError("The keyring is locked.", "locked")

    def set(self, profile_id: str, secret: Secret) -> None:
        raise SecretStoreError("The keyring is locked.", "locked")


@pytest.mark.parametrize(
    ("profile", "store", "words", "step"),
    [
        (SHOP, Locked(), "Keyring locked", "Unlock…"),
        (LIVE._replace(merchant_id=""), None, "Credentials are not complete", "Edit profile…"),
    ],
    ids=["a locked keyring", "a missing merchant ID of a live profile"],
)
def test_a_request_that_cannot_be_signed_is_reported_with_the_next_step(
    open_with: Open, home: Path, profile: Profile, store: SessionStore | None, words: str, step: str
) -> None:
    ProfileStore(home).save([profile])
    window = open_with(keyring=store)
    choose(window, profile)
    send(window)
    assert title(window) == words
    assert buttons(window.response)[0] == step


def test_a_sandbox_that_cannot_start_is_reported(open_with: Open) -> None:
    def fail() -> Sandbox:
        raise SandboxError("The sandbox could not listen on port 0.")

    window = open_with(bench=Workbench(SessionStore(), fail))
    send(window)
    assert title(window) == "The sandbox did not start"


# Profiles


def test_each_profile_keeps_its_response(open_with: Open, home: Path) -> None:
    ProfileStore(home).save([SHOP])
    window = open_with(keyring=keyring({SHOP: Secret(SECRET)}))
    send(window)
    choose(window, SHOP)
    assert window.response.banner.isHidden()
    assert "Responses from other profiles are put away" in " ".join(labels(window.response))
    assert "Test" in labels(window.toolbar.chip)
    assert "https://apitest.cybersource.com/flex/v2/sessions" in window.request.url.text()
    choose(window, LOCAL_SANDBOX)
    assert title(window) == "201 Created"


@pytest.mark.parametrize(
    ("profile", "chip", "host", "words"),
    [
        (SHOP, "Test", "apitest.cybersource.com", "Send"),
        (LIVE, "Production", "api.cybersource.com", "Unlock to send…"),
    ],
)
def test_a_preview_for_a_real_environment_sends_nothing(
    open_with: Open, home: Path, profile: Profile, chip: str, host: str, words: str
) -> None:
    ProfileStore(home).save([SHOP, LIVE])
    settle()
    window = open_with(keyring=keyring({SHOP: Secret(SECRET), LIVE: Secret(SECRET)}))
    choose(window, profile)
    assert chip in labels(window.toolbar.chip)
    assert window.toolbar.send.words.text() == words
    window.request.tabs.set_current(1)
    settle()
    text = window.request.as_sent.toPlainText()
    settle()
    assert host in text
    assert SECRET not in text


def test_a_profile_added_in_the_dialog_is_stored_with_its_secret(open_with: Open, home: Path, in_dialog: Any) -> None:
    store = SessionStore()
    window = open_with(keyring=store)

    def fill(dialog: ProfilesDialog) -> None:
        form = dialog.form
        for row, text in ((form.name, "Mine"), (form.merchant, "m"), (form.key_id, KEY_ID), (form.secret, SECRET)):
            row.edit.clear()
            QTest.keyClicks(row.edit, text)

    in_dialog(window, "Add a profile", fill)
    assert window.profiles_controller.current.name == "Mine"
    assert store.get(window.profiles_controller.current.secret_name) == Secret(SECRET)
    assert window.toolbar.profile.currentText() == "Mine"
    assert SECRET not in (home / "profiles.json").read_text()
    assert ProfileStore(home).load()[1] == window.profiles_controller.current


def test_a_secret_stored_in_memory_is_reported(open_with: Open, home: Path, in_dialog: Any) -> None:
    ProfileStore(home).save([SHOP])
    window = open_with(keyring=Locked())

    def fill(dialog: ProfilesDialog) -> None:
        dialog.select("shop")
        dialog.form.secret.start_typing()
        QTest.keyClicks(dialog.form.secret.edit, SECRET)

    in_dialog(window, "Edit profiles", fill)
    assert "The keyring is locked. Secrets are kept until FlexGUI closes." in labels(window.notice)
    window.request.tabs.set_current(1)
    settle()
    assert window.request.as_sent.toPlainText().startswith("POST ")


def test_a_removed_profile_loses_its_secret_and_response(
    own_window: MainWindow, own: Profile, own_keyring: SessionStore, in_dialog: Any
) -> None:
    send(own_window)
    in_dialog(own_window, "Edit profiles", lambda dialog: dialog.remove.click())
    assert own_window.profiles_controller.current == LOCAL_SANDBOX
    assert own_keyring.get(own.secret_name) is None
    assert own_window.response.banner.isHidden()


def test_a_profile_with_a_new_environment_shows_no_earlier_response(own_window: MainWindow, in_dialog: Any) -> None:
    send(own_window)
    production = EnvironmentKind.PRODUCTION
    in_dialog(own_window, "Edit profiles", lambda dialog: choose_environment(dialog.form.environment, production))
    assert own_window.profiles_controller.current.kind is production
    assert own_window.response.banner.isHidden()


# Settings


def test_settings_survive_a_restart(open_with: Open, home: Path) -> None:
    ProfileStore(home).save([SHOP])
    window = open_with()
    window.fields.apply_preset("None")
    window.fields.add.click()
    window.fields.own_row.path.setText(COUNTY)
    QTest.keyClick(window.fields.own_row.path, Qt.Key.Key_Return)
    window.fields.save_preset("Mine")
    choose(window, SHOP)
    menu(window, "Appearance: dark")
    window.close()
    again = open_with()
    assert again.fields.request().paths == {COUNTY}
    assert again.fields.preset.currentText() == "Mine"
    assert again.fields.model.custom_fields == (COUNTY,)
    assert again.profiles_controller.current == SHOP
    assert again.menus.actions["Appearance: dark"].isChecked()
    menu(again, "Appearance: light")


def test_a_message_says_that_a_language_applies_at_the_next_start(open_with: Open) -> None:
    window = open_with()
    window.menus.actions["Appearance: light"].trigger()
    window.menus.actions["Deutsch"].trigger()
    assert "Restart FlexGUI" in " ".join(labels(window.notice))
    window.close()
    again = open_with()
    assert again.settings.language == "de"
    assert again.menus.actions["Deutsch"].isChecked()
    assert again.menus.actions["Appearance: light"].isChecked()


def test_changes_are_saved_before_the_window_closes(open_with: Open, home: Path, until: Any) -> None:
    window = open_with()
    window.fields.apply_preset("Card number")
    until(lambda: (home / "settings.json").is_file())
    assert json.loads((home / "settings.json").read_text())["last_body"] == CARD.to_json()


def test_damaged_files_are_reported_and_kept(open_with: Open, home: Path) -> None:
    home.mkdir()
    (home / "settings.json").write_text("{ nonsense")
    (home / "profiles.json").write_text("[1, 2]")
    window = open_with()
    text = " ".join(labels(window.notice))
    assert "settings.json" in text
    assert "profiles.json" in text
    assert any(each.read_text() == "{ nonsense" for each in home.iterdir())
    assert window.profiles_controller.current == LOCAL_SANDBOX


@pytest.mark.parametrize("body", ['{"last_profile": 7, "last_body": [], "geometry": "zz", "splitter": [0, 0]}', "[]"])
def test_invalid_settings_become_defaults(open_with: Open, home: Path, body: str) -> None:
    home.mkdir()
    (home / "settings.json").write_text(body)
    window = open_with()
    assert window.profiles_controller.current == LOCAL_SANDBOX
    assert window.fields.request() == presets(load_catalog())["Card"]


def test_a_failure_to_save_settings_is_reported(open_with: Open, home: Path) -> None:
    window = open_with()
    home.mkdir(exist_ok=True)
    target = home / "settings.json"
    if target.exists():
        target.unlink()
    target.mkdir()
    (target / "in the way").touch()
    window.close()
    text = " ".join(each.text() for each in window.notice.findChildren(QLabel))
    assert "Nothing that you entered is lost" in text


# Modes, keys, menus


def test_the_inspector_reads_a_context_from_the_clipboard(window: MainWindow) -> None:
    send(window)
    menu(window, "Copy JWT")
    assert QGuiApplication.clipboard().text().startswith("ey")
    menu(window, "Paste token")
    assert window.inspect_controller.inspector.isVisible()
    assert window.inspect_controller.inspector.result.banner.title == "Signature valid"
    assert not window.toolbar.send.isVisible()
    menu(window, "Request")
    assert window.fields.isVisible()
    assert title(window) == "201 Created"


def test_only_the_last_text_is_inspected(open_with: Open) -> None:
    run = Later()
    window = open_with(run=run)
    run.answer()
    window.show_mode(INSPECT)
    window.inspect_controller.inspector.open_text("first")
    settle()
    first = run.waiting[-1][0]
    window.inspect_controller.inspector.open_text("second")
    assert first.cancelled
    window.show_mode(REQUEST)


def test_about_shortcuts_and_help_are_shown(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    about: list[str] = []
    monkeypatch.setattr(AboutBox, "exec", lambda box: about.append(box.text.toPlainText()))
    menu(window, "About FlexGUI")
    assert about[0].startswith("FlexGUI 0.")
    shown: list[str] = []
    recursive = Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchExactly
    monkeypatch.setattr(
        KeysSheet, "exec", lambda sheet: shown.append(sheet.tree.findItems("Send", recursive)[0].text(1))
    )
    menu(window, "Keyboard shortcuts")
    assert shown == ["Ctrl+Return"]
    menu(window, "FlexGUI help")
    (first,) = window.findChildren(HelpWindow)
    menu(window, "FlexGUI help")
    assert first.isVisible()
    assert window.findChildren(HelpWindow) == [first]


# Responses to an earlier request, and requests that are not sent


def test_a_response_to_an_earlier_request_is_marked(window: MainWindow, sandbox: Sandbox) -> None:
    window.fields.apply_preset("Card number")
    send(window)
    foot = window.response.foot
    assert foot.left.text().startswith("Capture context")
    window.fields.apply_preset("Everything")
    assert foot.left.text() == "This response is from an earlier request"
    window.fields.apply_preset("Card number")
    assert foot.left.text().startswith("Capture context")
    window.fields.apply_preset("Everything")
    send(window)
    assert foot.left.text().startswith("Capture context")
    window.fields.apply_preset("Card number")
    sandbox.faults.add("401")
    send(window)
    before = window.response.foot.left.text()
    window.fields.apply_preset("Everything")
    assert window.response.foot.left.text() == "This response is from an earlier request"
    window.fields.apply_preset("Card number")
    assert window.response.foot.left.text() == before


def test_a_failure_is_shown_until_the_profile_was_edited(
    own_window: MainWindow, own: Profile, own_keyring: SessionStore
) -> None:
    send(own_window)
    assert title(own_window) == "201 Created"
    own_keyring.delete(own.secret_name)
    send(own_window)
    assert title(own_window) == "No secret for this profile"
    own_window.profiles_controller.edited.emit()
    assert title(own_window) == "201 Created"


def test_an_empty_selection_is_sent_only_after_confirmation(window: MainWindow) -> None:
    window.fields.apply_preset("None")
    send(window)
    assert title(window) == "No field is ticked"
    assert window.response.banner.property("tone") == "warn"
    assert buttons(window.response)[:2] == ["Tick the Card preset", "Send it anyway"]
    button(window.response, "Send it anyway").click()
    assert title(window) == "400 Bad Request"
    send(window)
    button(window.response, "Tick the Card preset").click()
    assert not window.response.banner.isVisible()  # the cause was removed
    send(window)
    assert title(window) == "201 Created"


@pytest.mark.parametrize(
    ("faults", "words"), [([], "201 Created"), (["401"], "401 Authentication Failed")], ids=["token", "refusal"]
)
def test_an_empty_selection_does_not_discard_the_response(
    window: MainWindow, sandbox: Sandbox, faults: list[str], words: str
) -> None:
    for fault in faults:
        sandbox.faults.add(fault)
    send(window)
    window.fields.apply_preset("None")
    send(window)
    assert title(window) == "No field is ticked"
    button(window.response, "Tick the Card preset").click()
    assert title(window) == words


def test_the_next_step_removes_an_unknown_field(window: MainWindow) -> None:
    before = window.fields.request()
    unknown = RequestedField("orderInformation.billTo.county")
    window.request_controller.set_fields(CaptureContextRequest((*before.fields, unknown)))
    send(window)
    button(window.response, "Leave unknown fields out").click()
    assert window.fields.request() == before
    send(window)
    assert title(window) == "201 Created"


def test_the_last_response_of_another_profile_can_be_shown(open_with: Open, home: Path) -> None:
    ProfileStore(home).save([SHOP, LIVE])
    window = open_with()
    send(window)
    choose(window, LIVE)
    assert "Nothing sent with this profile" in labels(window.response)
    button(window.response, "Show the last response").click()
    settle()
    assert window.profiles_controller.current == LOCAL_SANDBOX
    assert title(window) == "201 Created"


def test_a_restored_response_is_marked_when_the_request_changes(open_with: Open, home: Path) -> None:
    ProfileStore(home).save([SHOP])
    window = open_with()
    window.fields.apply_preset("Card number")
    send(window)
    choose(window, SHOP)
    choose(window, LOCAL_SANDBOX)
    window.fields.apply_preset("Everything")
    assert window.response.foot.left.text() == "This response is from an earlier request"


def test_profiles_are_in_the_menu_with_shortcuts(open_with: Open, home: Path) -> None:
    ProfileStore(home).save([SHOP, LIVE._replace(name="A & B")])
    window = open_with()
    actions = window.menus.actions
    assert actions["Local sandbox"].isChecked()
    assert actions["Shop"].shortcut().toString() == f"{PROFILE_KEY}+2"
    actions["A && B"].trigger()
    assert window.profiles_controller.current.id == LIVE.id
    assert window.menus.actions["A && B"].isChecked()
    assert not window.menus.actions["Shop"].isChecked()


def test_production_requires_typing_the_merchant_id(
    open_with: Open, home: Path, sandbox: Sandbox, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ProfileStore(home).save([SHOP, LIVE])
    asked: list[tuple[Profile, bool]] = []

    class Recording(Workbench):
        def create_capture_context(
            self, profile: Profile, request: object, clock_offset: float = 0, *, production: bool = False, **_: object
        ) -> Any:
            asked.append((profile, production))
            return super().create_capture_context(LOCAL_SANDBOX, request)

    bench = workbench(sandbox, clock)
    bench.__class__ = Recording
    window = open_with(bench=bench)
    typed: list[str] = []

    def answer(dialog: UnlockDialog) -> int:
        dialog.field.setText(typed.pop())
        dialog.unlock.click()
        return dialog.result()

    monkeypatch.setattr(UnlockDialog, "exec", answer)
    choose(window, LIVE)
    typed[:] = ["shop_1"]
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert typed == []
    assert asked == []
    typed[:] = ["shop_2"]
    send(window)
    assert (asked, window.toolbar.send.words.text()) == ([], "Send to production")
    send(window)
    assert [(each.id, flag) for each, flag in asked] == [("live", True)]
    window.production_controller.banner.safer_requested.emit()
    assert window.profiles_controller.current == SHOP
    choose(window, LIVE)
    assert window.toolbar.send.words.text() == "Unlock to send…"


def test_every_way_of_sending_respects_the_lock(open_with: Open, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ProfileStore(home).save([LIVE])
    asked: list[Profile] = []
    monkeypatch.setattr(Workbench, "create_capture_context", lambda bench, profile, *_, **__: asked.append(profile))
    opening: list[UnlockDialog] = []
    monkeypatch.setattr(UnlockDialog, "exec", lambda dialog: opening.append(dialog) or 0)
    window = open_with()
    choose(window, LIVE)
    for count, action in enumerate(("send-again", "send-with-server-time", "use-http-signature", "send-anyway"), 1):
        window.act(action)
        assert (len(opening), asked) == (count, [])


def test_a_changed_profile_is_locked_again(open_with: Open, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ProfileStore(home).save([LIVE])
    monkeypatch.setattr(UnlockDialog, "exec", lambda dialog: 0)
    guard = ProductionGuard()
    window = open_with(guard=guard)
    choose(window, LIVE)
    assert guard.unlock(LIVE, LIVE.merchant_id)
    window.act("use-http-signature")
    assert window.profiles_controller.current.method is SigningMethod.HTTP_SIGNATURE
    assert not guard.allows(window.profiles_controller.current)
    assert not window.request_controller.busy
    assert window.response.banner.isHidden()


# The history


def tick(window: MainWindow, request: CaptureContextRequest) -> None:
    window.fields.set_request(request)
    window.request.set_request(request)


def entries(window: MainWindow) -> list[str]:
    model = window.history.panel.model
    found = (model.entry(model.index(row)) for row in range(model.rowCount()))
    return [f"{each.title}, {each.fields}" for each in found if each is not None]


def choose_entry(window: MainWindow, row: int) -> None:
    listed = window.history.panel.list
    listed.setCurrentIndex(listed.model().index(row, 0))


def test_stored_responses_and_tokens_open_unchanged(main_window: MainWindow, sandbox: Sandbox) -> None:
    window = main_window
    tick(window, CARD)
    send(window)
    sandbox.faults.add("401")
    send(window)
    sandbox.faults.clear()
    window.show_mode(INSPECT)
    window.inspect_controller.inspector.open_text(token_text({"mine": 1}))
    settle()
    menu(window, "History")
    assert [each.split(",")[1] for each in entries(window)] == [" None", " 1", " 1"]
    assert window.history.panel is not None
    choose_entry(window, 2)
    button(window.history.panel, "Open").click()
    settle()
    assert window.toolbar.mode.current == REQUEST
    assert title(window) == "401 Authentication Failed"
    assert window.response.foot.left.text().startswith("From the history, today ")
    choose_entry(window, 3)
    button(window.history.panel, "Open").click()
    assert title(window) == "201 Created"
    choose_entry(window, 1)
    button(window.history.panel, "Open").click()
    settle()
    assert window.toolbar.mode.current == INSPECT
    assert window.inspect_controller.inspector.token.kind.text == "Signed token"
    assert len(entries(window)) == 3  # opening an entry stores nothing


def test_fields_of_an_earlier_request_are_reused(main_window: MainWindow) -> None:
    window = main_window
    tick(window, TWO)
    send(window)
    tick(window, CARD)
    menu(window, "History")
    choose_entry(window, 1)
    settle()
    assert window.history.panel is not None
    button(window.history.panel, "Use these fields again").click()
    settle()
    assert window.fields.request() == TWO
    assert window.fields.isVisible()
    assert window.request.text == TWO.to_json()


def test_two_responses_are_compared_in_inspect(main_window: MainWindow) -> None:
    window = main_window
    for request in (CARD, TWO):
        tick(window, request)
        send(window)
    menu(window, "History")
    window.history.panel.list.selectAll()
    button(window.history.panel, "Compare these two").click()
    settle()
    compare = window.inspect_controller.inspector.result.compare
    settle()
    assert compare.isVisible()
    paths = {each.path for each in compare.tree.rows.comparison.differences if each.kind != "equal"}
    settle()
    assert any(each.startswith("request.body.") for each in paths)
    assert any(each.startswith("flx.") for each in paths)


def test_the_retention_period_is_stored(main_window: MainWindow, open_with: Open) -> None:
    window = main_window
    menu(window, "History")
    days = window.history.panel.footer.days
    days.setCurrentIndex(days.findData(0))
    days.activated.emit(days.currentIndex())
    tick(window, CARD)
    send(window)
    assert entries(window) == []
    window.close()
    assert open_with().settings.history_days == 0


def test_the_window_works_without_a_history(window: MainWindow, home: Path) -> None:
    tick(window, CARD)
    send(window)
    menu(window, "History")
    assert title(window) == "201 Created"
    assert not (home / "history.sqlite").exists()


def test_messages_of_the_history_share_one_notice(home: Path, open_with: Open) -> None:
    home.mkdir(parents=True, exist_ok=True)
    (home / "history.sqlite").write_bytes(b"no database at all " * 400)
    history = History(home)
    window = open_with(history=lambda: history)
    tick(window, CARD)
    send(window)
    send(window)
    assert [each for each in labels(window.notice) if "damaged" in each] == labels(window.notice)
    assert len(labels(window.notice)) == 1


def test_find_searches_the_focused_pane(main_window: MainWindow, until: Any) -> None:
    window = main_window
    window.activateWindow()
    menu(window, "Find")
    until(window.fields.search.hasFocus)
    send(window)
    window.response.token_page.claims.tree.setFocus()
    menu(window, "Find")
    assert window.response.token_page.claims.bar.search.isVisible()
    window.show_mode(INSPECT)
    window.inspect_controller.inspector.open_text(token_text({"mine": 1}))
    settle()
    menu(window, "Find")
    assert window.inspect_controller.inspector.result.claims.bar.search.isVisible()
    menu(window, "History")
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    window.history.panel.list.setFocus()
    menu(window, "Find")
    assert window.history.panel.search.hasFocus()


def test_the_keys_in_the_tooltip_search_the_claims_from_anywhere(window: MainWindow) -> None:
    send(window)
    window.fields.search.setFocus()
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window.fields.search, Qt.Key.Key_F, modifiers)
    assert window.response.token_page.claims.bar.search.hasFocus()


def test_zooming_and_changing_the_colour_scheme_are_not_edits(window: MainWindow) -> None:
    size = window.request.editor.font().pixelSize()
    menu(window, "Zoom in")
    assert window.request.editor.font().pixelSize() == size + 1
    menu(window, "Reset zoom")
    assert window.request.editor.font().pixelSize() == size
    window.fields.apply_preset("Card number")
    assert window.request.foot.left.text() == "Follows the ticked fields"
    menu(window, "Appearance: dark")
    menu(window, "Appearance: light")
    assert window.request.foot.left.text() == "Follows the ticked fields"


def test_the_mode_is_restored_after_the_first_paint(open_with: Open) -> None:
    first = open_with()
    first.show_mode(INSPECT)
    first.close()
    again = open_with()
    QApplication.processEvents()
    settle()
    assert again.inspect_controller.existing.isVisible()


def test_the_first_start_hint_disappears_after_sending(open_with: Open) -> None:
    first = open_with()
    hint = "Ctrl+Return sends, Ctrl+K finds everything"
    assert hint in labels(first)
    first.send()
    first.close()
    assert hint not in labels(open_with())


# Screen readers


def with_wrong_accessible_name(top: QWidget) -> list[str]:
    """Return the focusable widgets whose accessible name does not contain their visible text."""
    found = []
    for each in top.findChildren(QWidget):
        if not each.isVisible() or each.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        reported = QAccessible.queryAccessibleInterface(each)
        names = reported.text(QAccessible.Text.Name), reported.text(QAccessible.Text.Description)
        written = [each.text()] if isinstance(each, QAbstractButton) else []
        written += [label.text() for label in top.findChildren(QLabel) if label.buddy() is each]
        if not names[0] or not all(any(words.replace("&", "") in name for name in names) for words in written):
            found.append(f"{type(each).__name__} {names} {written}")
    return found


def test_accessible_names_match_the_visible_text(window: MainWindow) -> None:
    assert with_wrong_accessible_name(window) == []
    send(window)
    assert with_wrong_accessible_name(window) == []
    window.request.show_signing()
    assert with_wrong_accessible_name(window) == []
    window.show_mode(INSPECT)
    window.inspect_controller.inspector.open_text(window.response.outcome.token.text)
    assert with_wrong_accessible_name(window) == []


def test_the_first_steps_pass_the_focus_to_the_send_button(main_window: MainWindow) -> None:
    first = button(main_window.response, "Send")
    first.setFocus()
    first.click()
    settle()
    assert main_window.toolbar.send.hasFocus(), "the first steps were deleted"
