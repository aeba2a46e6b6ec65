"""The profile dialog edits copies, which are stored by Save; Save is disabled while a field is invalid."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from flexgui.diagnosis.findings import Explanation
from flexgui.errors import StorageError
from flexgui.flex.credentials import SigningMethod
from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.secret import Secret
from flexgui.outcome import RequestOutcome
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.secret_store.p12_file import copy_p12
from flexgui.ui.background import Background
from flexgui.ui.profiles.check_line import CAPTION, PRODUCTION
from flexgui.ui.profiles.dialog import MAX_IMPORT, ProfilesDialog
from tests.made_p12 import make_p12
from tests.outcomes import request_outcome
from tests.ui.helpers import Later, labels, rich, run_here, settle
from tests.ui.profiles.helpers import KEY_ID, LIVE, LOCKED, SECRET, SHOP, Store, choose_environment, open_dialog

PASS_PHRASE = "open sesame"
CERTIFIED = SHOP._replace(id="3", name="P12", method=SigningMethod.JWT_P12, key_id="")


@pytest.fixture
def dialog(home: Path) -> ProfilesDialog:
    return open_dialog(home)


@pytest.fixture
def p12(tmp_path: Path) -> Path:
    path = tmp_path / "shop.p12"
    path.write_bytes(make_p12("shop_1", pass_phrase=PASS_PHRASE).raw)
    return path


def fill(dialog: ProfilesDialog, name: str = "New shop", secret: str = SECRET) -> None:
    form = dialog.form
    if not form.secret.typing:
        form.secret.replace.click()
    for row, text in ((form.name, name), (form.merchant, "shop_3"), (form.key_id, KEY_ID), (form.secret, secret)):
        row.edit.clear()
        QTest.keyClicks(row.edit, text)


def answer(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    monkeypatch.setattr(ProfilesDialog, "ask_path", lambda *_, **__: str(path))


def test_the_current_profile_is_shown(dialog: ProfilesDialog) -> None:
    assert dialog.form.name.edit.text() == "Shop"
    assert dialog.profiles() == [LOCAL_SANDBOX, SHOP, LIVE]
    assert dialog.save.isEnabled()
    assert dialog.reason.text() == CAPTION


def test_the_sandbox_is_read_only_and_cannot_be_deleted(home: Path) -> None:
    dialog = open_dialog(home, current=LOCAL_SANDBOX.id)
    assert any("nothing leaves this computer" in text for text in labels(dialog))
    assert not dialog.remove.isEnabled()
    assert not dialog.copy.isEnabled()
    assert dialog.save.isEnabled()
    assert dialog.check.button.isEnabled()


def test_a_missing_profile_is_replaced_by_the_sandbox(home: Path) -> None:
    assert open_dialog(home, current="unknown").current == LOCAL_SANDBOX.id


# Creating, copying, deleting


def test_a_new_profile_is_saved_when_it_is_complete(dialog: ProfilesDialog) -> None:
    dialog.add.click()
    assert not dialog.save.isEnabled()
    assert dialog.reason.text() == "Merchant ID is missing."
    shut = dialog.save, dialog.check.button
    assert [each.accessibleDescription() for each in shut] == ["Merchant ID is missing."] * 2
    fill(dialog)
    assert dialog.save.isEnabled()
    assert [each.accessibleDescription() for each in shut] == [""] * 2
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert dialog.result() == ProfilesDialog.DialogCode.Accepted
    made = dialog.profiles()[-1]
    assert (made.name, made.kind, made.merchant_id) == ("New shop", EnvironmentKind.TEST, "shop_3")
    assert made.method is SigningMethod.JWT_SHARED_SECRET
    assert dialog.current == made.id
    assert dialog.secrets == {made.secret_name: Secret(SECRET)}
    assert dialog.removed == set()


def test_a_profile_can_be_saved_without_its_secret(dialog: ProfilesDialog) -> None:
    dialog.add.click()
    fill(dialog, secret="")
    assert dialog.save.isEnabled()
    assert not dialog.check.button.isEnabled()
    assert dialog.reason.text() == "Enter the shared secret to test it."


def test_new_profiles_have_unique_ids(dialog: ProfilesDialog) -> None:
    dialog.add.click()
    dialog.add.click()
    dialog.left.duplicate.trigger()
    assert len({each.id for each in dialog.profiles()}) == 6


def test_a_copy_has_no_secret(dialog: ProfilesDialog) -> None:
    dialog.copy.click()
    assert dialog.form.name.edit.text() == "Shop copy"
    assert dialog.form.key_id.edit.text() == KEY_ID
    assert dialog.form.secret.typing
    assert dialog.profiles()[1] == SHOP


def test_deleting_removes_profile_and_secrets(dialog: ProfilesDialog) -> None:
    fill(dialog)
    dialog.remove.click()
    assert dialog.profiles() == [LOCAL_SANDBOX, LIVE]
    assert dialog.current in {each.id for each in dialog.profiles()}
    dialog.accept()
    assert dialog.secrets == {}
    assert dialog.removed == SHOP.secret_names


def test_undo_restores_a_deleted_profile_with_its_typed_values(dialog: ProfilesDialog) -> None:
    fill(dialog)
    dialog.remove.click()
    dialog.remove.click()
    assert "Deleted “<b>Live</b>”." in labels(dialog.left)
    dialog.left.undo.click()
    assert "Deleted “New shop”." in labels(dialog.left)
    dialog.left.undo.click()
    assert not dialog.left.undo.isVisible()
    assert [each.name for each in dialog.profiles()] == ["Local sandbox", "New shop", "<b>Live</b>"]
    assert dialog.current == "1"
    assert dialog.form.secret.edit.text() == SECRET
    dialog.accept()
    assert dialog.removed == set()


def test_an_incomplete_profile_can_be_deleted(dialog: ProfilesDialog) -> None:
    dialog.add.click()
    dialog.remove.click()
    assert dialog.profiles() == [LOCAL_SANDBOX, SHOP, LIVE]
    assert dialog.save.isEnabled()


def test_the_order_of_the_list_is_kept(dialog: ProfilesDialog) -> None:
    dialog.left.move_down.trigger()
    assert dialog.profiles() == [LOCAL_SANDBOX, LIVE, SHOP]
    assert dialog.form.name.edit.text() == "Shop"


# Errors and Save


def test_an_error_is_shown_at_its_field_and_disables_save(dialog: ProfilesDialog) -> None:
    row = dialog.form.key_id
    row.edit.selectAll()
    QTest.keyClicks(row.edit, KEY_ID[:-1])
    row.edit.editingFinished.emit()
    assert row.error is not None
    assert labels(dialog).count(row.error) == 1
    assert dialog.reason.text() == "Key ID needs a look."
    assert not dialog.save.isEnabled()
    dialog.accept()
    assert dialog.isVisible()


def test_the_foot_names_another_invalid_profile(dialog: ProfilesDialog) -> None:
    dialog.form.merchant.edit.selectAll()
    QTest.keyClick(dialog.form.merchant.edit, Qt.Key.Key_Backspace)
    dialog.select("2")
    assert dialog.reason.text() == "“Shop”: Merchant ID is missing."
    assert not dialog.save.isEnabled()


def test_an_unchanged_invalid_profile_does_not_block_save(home: Path) -> None:
    dialog = open_dialog(home, (SHOP._replace(key_id="1234"), LIVE))
    assert dialog.save.isEnabled()


def test_typed_values_stay_when_another_profile_is_shown(dialog: ProfilesDialog) -> None:
    fill(dialog, name="Renamed")
    dialog.select("2")
    assert dialog.form.secret.edit.text() == ""
    assert dialog.left.list.item(1).text() == "Renamed"
    dialog.select("1")
    assert dialog.form.name.edit.text() == "Renamed"
    assert dialog.form.secret.edit.text() == SECRET


def test_escape_cancels_and_leaves_no_secret_in_a_field(dialog: ProfilesDialog) -> None:
    fill(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == ProfilesDialog.DialogCode.Rejected
    assert dialog.secrets == {}
    assert dialog.form.secret.edit.text() == ""


def test_enter_saves(dialog: ProfilesDialog) -> None:
    fill(dialog)
    QTest.keyClick(dialog.form.merchant.edit, Qt.Key.Key_Return)
    assert dialog.result() == ProfilesDialog.DialogCode.Accepted
    assert dialog.secrets == {SHOP.secret_name: Secret(SECRET)}


def test_a_profile_with_a_new_environment_keeps_no_secret(dialog: ProfilesDialog) -> None:
    choose_environment(dialog.form.environment, EnvironmentKind.PRODUCTION)
    dialog.accept()
    assert dialog.profiles()[1].kind is EnvironmentKind.PRODUCTION
    assert dialog.secrets == {}
    assert dialog.removed == SHOP.secret_names


# Export and import


def test_an_export_holds_no_secret_and_can_be_imported(
    dialog: ProfilesDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fill(dialog, name="Mine")
    answer(monkeypatch, tmp_path / "out.json")
    dialog.left.export.trigger()
    text = (tmp_path / "out.json").read_text()
    assert SECRET not in text
    assert [each["name"] for each in json.loads(text)["profiles"]] == ["Mine", "<b>Live</b>"]
    dialog.left.import_.trigger()
    names = [each.name for each in dialog.profiles()]
    assert names == ["Local sandbox", "Mine", "<b>Live</b>", "Mine 2", "<b>Live</b> 2"]
    assert len({each.id for each in dialog.profiles()}) == 5
    assert dialog.form.secret.typing
    assert dialog.save.isEnabled()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "could not be read"),
        (b"\xff\xfe\xff", "it is not JSON"),
        (b" " * (MAX_IMPORT + 1), "larger"),
        (b"[1]", ""),
    ],
)
def test_an_import_failure_is_reported(
    dialog: ProfilesDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None, message: str
) -> None:
    path = tmp_path / "in.json"
    if content is not None:
        path.write_bytes(content)
    answer(monkeypatch, path)
    dialog.left.import_.trigger()
    assert dialog.notice.isVisible()
    assert any(message in text for text in labels(dialog.notice))
    assert dialog.profiles() == [LOCAL_SANDBOX, SHOP, LIVE]


def test_a_file_dialog_that_is_cancelled_does_nothing(dialog: ProfilesDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    dialog.left.import_.trigger()
    dialog.left.export.trigger()
    dialog.choose_p12()
    assert dialog.profiles() == [LOCAL_SANDBOX, SHOP, LIVE]
    assert not dialog.notice.isVisible()


# P12


def test_a_p12_is_chosen_opened_and_saved(dialog: ProfilesDialog, monkeypatch: pytest.MonkeyPatch, p12: Path) -> None:
    answer(monkeypatch, p12)
    dialog.form.method.buttons[SigningMethod.JWT_P12].click()
    assert dialog.reason.text() == "P12 file is missing."
    dialog.form.p12.choose.click()
    QTest.keyClicks(dialog.form.pass_phrase.edit, PASS_PHRASE)
    dialog.form.pass_phrase.edit.editingFinished.emit()
    assert any(text.startswith("Valid until 1 January 2028") for text in labels(dialog.form.certificate))
    dialog.accept()
    saved = dialog.profiles()[1]
    assert (saved.p12_file, len(saved.p12_fingerprint)) == (str(p12), 16)
    assert dialog.secrets == {saved.secret_name: Secret(PASS_PHRASE)}
    assert dialog.removed == {SHOP.secret_name}


def test_a_wrong_pass_phrase_disables_save(home: Path, p12: Path) -> None:
    dialog = open_dialog(home, (CERTIFIED._replace(p12_file=str(p12)),), "3", store=Store())
    row = dialog.form.pass_phrase
    QTest.keyClicks(row.edit, "nope")
    assert row.error is None
    row.edit.editingFinished.emit()
    assert row.error is not None
    assert dialog.reason.text() == "Pass phrase needs a look."
    assert not dialog.save.isEnabled()
    row.edit.selectAll()
    QTest.keyClicks(row.edit, PASS_PHRASE)
    assert row.error is None
    row.edit.editingFinished.emit()
    assert dialog.save.isEnabled()


def test_a_missing_p12_is_reported_and_can_be_saved(home: Path, tmp_path: Path) -> None:
    profile = CERTIFIED._replace(p12_file=str(tmp_path / "gone.p12"))
    dialog = open_dialog(home, (profile,), "3")
    assert dialog.form.p12.error is not None
    assert dialog.save.isEnabled()
    assert not dialog.check.button.isEnabled()


def test_the_certificate_is_shown_if_the_pass_phrase_is_stored(home: Path, p12: Path) -> None:
    profile = CERTIFIED._replace(p12_file=str(p12))
    dialog = open_dialog(home, (profile,), "3", store=Store({profile.secret_name: PASS_PHRASE}))
    assert any(text.startswith("Valid until") for text in labels(dialog.form.certificate))


def test_saving_copies_the_p12_readable_by_its_owner_only(home: Path, p12: Path) -> None:
    profile = CERTIFIED._replace(p12_file=str(p12))
    dialog = open_dialog(home, (profile,), "3", store=Store({profile.secret_name: PASS_PHRASE}))
    dialog.form.copy_p12.click()
    dialog.accept()
    copy = Path(dialog.profiles()[1].p12_file)
    assert copy != p12
    assert copy.read_bytes() == p12.read_bytes()
    assert copy.stat().st_mode & 0o077 == 0


def test_a_failed_copy_keeps_the_dialog_open(home: Path, p12: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> Path:
        raise StorageError("The disk is full: 3.p12 was not saved.")

    monkeypatch.setattr("flexgui.ui.profiles.dialog.copy_p12", full)
    profile = CERTIFIED._replace(p12_file=str(p12))
    dialog = open_dialog(home, (profile,), "3", store=Store({profile.secret_name: PASS_PHRASE}), run=run_here)
    dialog.form.copy_p12.click()
    dialog.accept()
    settle()
    assert dialog.isVisible()
    assert any("The disk is full" in text for text in labels(dialog.notice))
    assert dialog.save.isEnabled()


@pytest.mark.parametrize("act", ["delete", "choose another", "other method"])
def test_an_unused_copy_is_deleted(home: Path, p12: Path, act: str) -> None:
    own = copy_p12(str(p12), home, "3")
    profile = CERTIFIED._replace(p12_file=str(own))
    dialog = open_dialog(home, (profile, SHOP), "3", store=Store({profile.secret_name: PASS_PHRASE}))
    if act == "delete":
        dialog.remove.click()
    elif act == "choose another":
        dialog.form.take_p12(str(p12))
    else:
        dialog.form.method.buttons[SigningMethod.JWT_SHARED_SECRET].click()
        QTest.keyClicks(dialog.form.key_id.edit, KEY_ID)
    dialog.accept()
    assert dialog.result() == ProfilesDialog.DialogCode.Accepted
    assert (dialog.unused_copies == {"3"}) is (act != "other method")


def test_a_copy_used_by_another_profile_is_kept(home: Path, p12: Path) -> None:
    profile = CERTIFIED._replace(p12_file=str(copy_p12(str(p12), home, "3")))
    dialog = open_dialog(home, (profile,), "3", store=Store({profile.secret_name: PASS_PHRASE}))
    assert not dialog.form.copy_p12.isEnabled()
    dialog.copy.click()
    dialog.select("3")
    dialog.remove.click()
    dialog.accept()
    assert dialog.result() == ProfilesDialog.DialogCode.Accepted
    assert dialog.unused_copies == set()


# The check


class Bench:
    """A workbench that records the checks."""

    def __init__(self) -> None:
        self.asked: list[tuple[Profile, Secret | None]] = []

    def check(self, profile: Profile, typed: Secret | None = None) -> RequestOutcome:
        self.asked.append((profile, typed))
        return request_outcome(explanation=Explanation("201 Created", "A capture context came back.", tone="good"))

    def certificate(self, profile: Profile, typed: Secret | None = None) -> Any:
        raise AssertionError("no P12 here")

    def sandbox_members(self) -> dict[str, str | None]:
        return {"base_url": "http://127.0.0.1:1", "merchant_id": "m", "key_id": "k", "shared_secret": SECRET}


def test_the_sandbox_shows_its_own_values(home: Path) -> None:
    dialog = open_dialog(home, workbench=Bench())
    dialog.select(LOCAL_SANDBOX.id)
    assert {"http://127.0.0.1:1", "m", "k"} <= set(labels(dialog))
    assert SECRET not in labels(dialog)


def test_a_profile_is_added_from_the_json_of_a_sandbox(home: Path) -> None:
    dialog = open_dialog(home, workbench=Bench())
    QGuiApplication.clipboard().setText("no JSON")
    dialog.left.add_json.trigger()
    assert [each.id for each in dialog.profiles()] == [LOCAL_SANDBOX.id, "1", "2"]
    printed = {"base_url": "https://127.0.0.1:9", "merchant_id": "m", "key_id": KEY_ID, "shared_secret": SECRET}
    QGuiApplication.clipboard().setText(json.dumps(printed | {"ca_file": "/tmp/ca.pem"}))
    dialog.left.add_json.trigger()
    assert "/tmp/ca.pem" in " ".join(labels(dialog))
    dialog.accept()
    added = dialog.profiles()[-1]
    assert (added.base_url, added.key_id) == ("https://127.0.0.1:9", KEY_ID)
    assert dialog.secrets == {added.secret_name: Secret(SECRET)}


def test_a_check_uses_the_typed_values_and_changes_nothing(home: Path) -> None:
    bench = Bench()
    dialog = open_dialog(home, workbench=bench)
    dialog.check.button.click()
    fill(dialog)
    assert not dialog.check.strip.isVisible()
    dialog.check.button.click()
    assert dialog.check.strip.title.text() == "Signature valid"
    edited = SHOP._replace(name="New shop", merchant_id="shop_3")
    assert bench.asked == [(SHOP, None), (edited, Secret(SECRET))]


def test_a_production_profile_is_not_tested(dialog: ProfilesDialog) -> None:
    dialog.select("2")
    assert not dialog.check.button.isVisible()
    assert dialog.reason.text() == PRODUCTION


def test_the_dialog_can_close_while_a_check_runs(home: Path) -> None:
    later = Later()
    dialog = open_dialog(home, workbench=Bench(), run=later)
    later.answer()
    later.answer()
    dialog.check.button.click()
    assert labels(dialog.check.strip)[0] == "Checking…"
    assert dialog.save.isEnabled()
    dialog.reject()
    assert all(handle.cancelled for handle, *_ in later.waiting)


@pytest.mark.parametrize(
    "start",
    [lambda each: each.select(LOCAL_SANDBOX.id), ProfilesDialog.export_to_file, ProfilesDialog.import_from_file],
)
def test_a_closed_dialog_takes_no_results(
    home: Path, monkeypatch: pytest.MonkeyPatch, start: Callable[[ProfilesDialog], None]
) -> None:
    # It is deleted then, and the window would report an unexpected error.
    later = Later()
    dialog = open_dialog(home, workbench=Bench(), run=later)
    later.answer()
    answer(monkeypatch, home / "profiles.json")
    before = len(later.waiting)
    start(dialog)
    assert len(later.waiting) > before
    dialog.reject()
    assert all(handle.cancelled for handle, *_ in later.waiting)


def test_the_check_works_with_real_threads(home: Path, until: Callable[..., None]) -> None:
    background = Background()
    dialog = open_dialog(home, workbench=Bench(), run=background.run)
    until(lambda: not dialog.form.secret.typing and dialog.form.store_line.pill.text == "System keyring")
    dialog.check.button.click()
    until(lambda: dialog.check.strip.title.text() == "Signature valid")
    dialog.reject()
    background.close()


# Keyring, keyboard, texts


def test_a_locked_keyring_can_be_unlocked(home: Path) -> None:
    store = Store({SHOP.secret_name: SECRET}, LOCKED)
    dialog = open_dialog(home, store=store)
    assert dialog.form.store_line.pill.text == "Keyring locked"
    dialog.form.store_line.unlock.click()
    assert dialog.form.store_line.pill.text == "System keyring"
    assert "In the keyring" in labels(dialog.form)


def reached_by_tab(dialog: ProfilesDialog) -> list[QWidget]:
    reached: list[QWidget] = []
    dialog.add.setFocus()
    for _ in range(40):
        focused = dialog.focusWidget()
        if focused in reached:
            break
        reached.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return reached


def test_tab_follows_the_layout(dialog: ProfilesDialog) -> None:
    form = dialog.form
    wanted = [
        dialog.add, dialog.list, dialog.copy, dialog.remove, dialog.left.more, form.name.edit,
        form.environment.change, form.merchant.edit, form.meta_key, form.method.group.checkedButton(),
        form.key_id.edit, form.secret.replace, dialog.check.button,
        dialog.cancel, dialog.save,
    ]  # fmt: skip
    assert reached_by_tab(dialog) == wanted
    form.method.buttons[SigningMethod.JWT_P12].click()
    reached = reached_by_tab(dialog)
    first = reached.index(form.method.group.checkedButton()) + 1
    assert reached[first : first + 3] == [form.p12.edit, form.p12.choose, form.pass_phrase.edit]


def test_texts_from_outside_are_plain(dialog: ProfilesDialog) -> None:
    dialog.select("2")
    assert dialog.list.currentItem().text() == "<b>Live</b>"
    assert [text for text in rich(dialog) if text] == []
