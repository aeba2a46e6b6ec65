"""The profile dialog edits copies: nothing is kept before Save, and Save stays shut while a profile is not whole."""

from __future__ import annotations

import base64

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from flexgui.errors import SecretStoreError
from flexgui.flex.credentials import Secret, SigningMethod
from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles import LOCAL_SANDBOX, Profile
from flexgui.secret_store import FallbackStore, SessionStore
from flexgui.ui.profiles.dialog import ProfilesDialog
from tests.ui.served import labels, rich

KEY_ID = "08c94330-f618-42a3-b09d-e1e43be5efda"
SECRET = base64.b64encode(bytes(range(32))).decode()
SHOP = Profile("1", "Shop", EnvironmentKind.TEST, "shop_1", KEY_ID)
LIVE = Profile("2", "<b>Live</b>", EnvironmentKind.PRODUCTION, "shop_2", KEY_ID, SigningMethod.HTTP_SIGNATURE)


@pytest.fixture
def dialog(qapp: object) -> ProfilesDialog:
    return opened("1")


def opened(current: str, kept: frozenset[str] = frozenset({"1", "2"})) -> ProfilesDialog:
    made = ProfilesDialog([LOCAL_SANDBOX, SHOP, LIVE], current, lambda each: each in kept)
    made.show()
    return made


def fill(dialog: ProfilesDialog, name: str = "New shop", secret: str = SECRET) -> None:
    form = dialog.form
    for row, text in ((form.name, name), (form.merchant, "shop_3"), (form.key_id, KEY_ID), (form.secret, secret)):
        row.edit.clear()
        QTest.keyClicks(row.edit, text)


def test_the_current_profile_is_shown(dialog: ProfilesDialog) -> None:
    assert dialog.form.profile() == SHOP
    assert dialog.profiles() == [LOCAL_SANDBOX, SHOP, LIVE]
    assert dialog.save.isEnabled()


def test_the_sandbox_has_nothing_to_fill_in_and_cannot_go(qapp: object) -> None:
    dialog = opened(LOCAL_SANDBOX.id)
    assert any("nothing leaves this machine" in text for text in labels(dialog))
    assert not dialog.remove.isEnabled()
    assert not dialog.copy.isEnabled()
    assert dialog.save.isEnabled()


def test_a_new_profile_is_saved_when_it_is_whole(dialog: ProfilesDialog) -> None:
    dialog.add.click()
    assert not dialog.save.isEnabled()
    assert dialog.reason.text() == "The merchant ID is missing."
    assert not dialog.list.isEnabled()
    fill(dialog)
    assert dialog.save.isEnabled()
    assert dialog.reason.text() == ""
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert dialog.result() == ProfilesDialog.DialogCode.Accepted
    made = dialog.profiles()[-1]
    assert (made.name, made.kind, made.merchant_id) == ("New shop", EnvironmentKind.TEST, "shop_3")
    assert dialog.current == made.id
    assert {each: secret.reveal() for each, secret in dialog.secrets.items()} == {made.id: SECRET}


def test_every_new_profile_has_an_id_of_its_own(dialog: ProfilesDialog) -> None:
    dialog.add.click()
    fill(dialog)
    dialog.add.click()
    fill(dialog)
    assert len({each.id for each in dialog.profiles()}) == 5


def test_a_copy_has_no_secret(dialog: ProfilesDialog) -> None:
    dialog.copy.click()
    assert dialog.form.name.edit.text() == "Shop copy"
    assert dialog.form.key_id.edit.text() == KEY_ID
    assert dialog.reason.text() == "The shared secret is missing."
    assert dialog.profiles()[1] == SHOP


def test_removing_forgets_profile_and_typed_secret(dialog: ProfilesDialog) -> None:
    dialog.form.secret.edit.setText(SECRET)
    assert dialog.secrets == {"1": Secret(SECRET)}
    dialog.remove.click()
    assert dialog.secrets == {}
    assert dialog.removed == {"1"}
    assert dialog.profiles() == [LOCAL_SANDBOX, LIVE]
    assert dialog.current in {each.id for each in dialog.profiles()}
    assert dialog.save.isEnabled()


def test_an_unfinished_new_profile_can_be_removed(dialog: ProfilesDialog) -> None:
    dialog.add.click()
    dialog.remove.click()
    assert dialog.profiles() == [LOCAL_SANDBOX, SHOP, LIVE]
    assert dialog.save.isEnabled()
    assert dialog.list.isEnabled()


def test_what_is_typed_stays_when_another_profile_is_looked_at(dialog: ProfilesDialog) -> None:
    fill(dialog, name="Renamed")
    dialog.select("2")
    assert dialog.form.secret.edit.text() == ""
    dialog.select("1")
    assert dialog.form.name.edit.text() == "Renamed"
    assert dialog.form.secret.edit.text() == SECRET
    assert dialog.profiles()[1].merchant_id == "shop_3"


def test_cancel_is_no_save(dialog: ProfilesDialog) -> None:
    fill(dialog)
    dialog.cancel.click()
    assert dialog.result() == ProfilesDialog.DialogCode.Rejected


class Refusing(SessionStore):
    """A keyring that is locked."""

    def set(self, profile_id: str, secret: Secret) -> None:
        raise SecretStoreError("The <b>keyring</b> is locked.", "locked")


def test_where_secrets_are_kept_is_told(dialog: ProfilesDialog) -> None:
    dialog.show_kept(FallbackStore(SessionStore(), SessionStore()))
    assert dialog.form.kept.text == "System keyring"
    store = FallbackStore(Refusing(), SessionStore())
    store.set("1", Secret(SECRET))
    dialog.show_kept(store)
    assert dialog.form.kept.text == "Memory only"
    assert dialog.form.kept_text.text() == store.note


def test_names_are_plain_text(dialog: ProfilesDialog) -> None:
    dialog.select("2")
    assert dialog.list.currentItem().text() == "<b>Live</b>"
    assert [text for text in rich(dialog) if "<" in text] == []
