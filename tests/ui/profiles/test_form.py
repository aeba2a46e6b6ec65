"""The form of a profile: what it reads, what it refuses and when it says so."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from flexgui.flex.credentials import Secret, SigningMethod
from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles import Profile
from flexgui.ui.profiles.form import FormRow, ProfileForm
from tests.ui.served import labels, rich

KEY_ID = "08c94330-f618-42a3-b09d-e1e43be5efda"
SECRET = base64.b64encode(bytes(range(32))).decode()
SHOP = Profile("1", "Shop", EnvironmentKind.PRODUCTION, "shop_1", KEY_ID, SigningMethod.HTTP_SIGNATURE)


@pytest.fixture
def form(qapp: object) -> ProfileForm:
    made = ProfileForm()
    made.resize(640, 480)
    made.show()
    made.show_profile(SHOP, None, stored=True)
    return made


def type_in(row: FormRow, text: str) -> None:
    row.edit.clear()
    QTest.keyClicks(row.edit, text)
    row.edit.editingFinished.emit()


def errors(form: ProfileForm) -> list[str]:
    return list(form.errors().values())


def test_a_whole_profile_comes_out_as_it_went_in(form: ProfileForm) -> None:
    assert form.profile() == SHOP
    assert form.typed_secret() is None
    assert errors(form) == []


@pytest.mark.parametrize("method", [SigningMethod.JWT_SHARED_SECRET, SigningMethod.HTTP_SIGNATURE])
@pytest.mark.parametrize("kind", [EnvironmentKind.TEST, EnvironmentKind.PRODUCTION])
def test_environment_and_method_are_kept(form: ProfileForm, kind: EnvironmentKind, method: SigningMethod) -> None:
    profile = replace(SHOP, kind=kind, method=method)
    form.show_profile(profile, None, stored=True)
    assert form.profile() == profile


def test_a_custom_address_survives_an_edit(form: ProfileForm) -> None:
    own = replace(SHOP, kind=EnvironmentKind.CUSTOM, base_url="http://127.0.0.1:4444")
    form.show_profile(own, None, stored=True)
    type_in(form.name, "Renamed")
    assert form.profile() == replace(own, name="Renamed")
    assert "127.0.0.1:4444" in form.environment.currentText()
    form.show_profile(SHOP, None, stored=True)
    assert form.environment.count() == 2
    assert form.profile() == SHOP


def test_a_custom_profile_that_moves_to_a_real_host_leaves_its_address(form: ProfileForm) -> None:
    own = replace(SHOP, kind=EnvironmentKind.CUSTOM, base_url="http://127.0.0.1:4444")
    form.show_profile(own, None, stored=True)
    form.environment.setCurrentIndex(form.environment.findData(EnvironmentKind.TEST))
    assert form.profile() == replace(SHOP, kind=EnvironmentKind.TEST, base_url=None)


@pytest.mark.parametrize(
    ("row", "text", "said"),
    [
        ("name", "  ", "A profile needs a name."),
        ("merchant", "", "The merchant ID is missing."),
        ("key_id", KEY_ID[:-1], "One character short"),
        ("key_id", "", ""),
        ("secret", "not base64!", ""),
        ("secret", SECRET[:-3], ""),
    ],
)
def test_what_is_wrong_is_said(form: ProfileForm, row: str, text: str, said: str) -> None:
    type_in(getattr(form, row), text)
    (error,) = errors(form)
    assert error.startswith(said)
    assert error.endswith(".")


def test_an_error_shows_when_the_field_is_left_and_goes_when_it_is_mended(form: ProfileForm) -> None:
    row = form.key_id
    row.edit.clear()
    QTest.keyClicks(row.edit, KEY_ID[:-1])
    assert row.edit.property("state") != "bad"
    row.edit.editingFinished.emit()
    assert row.edit.property("state") == "bad"
    assert any(text.startswith("One character short") for text in labels(row))
    QTest.keyClicks(row.edit, KEY_ID[-1])
    assert row.edit.property("state") == ""
    assert any(text.startswith("Business Center") for text in labels(row))


def test_a_secret_is_needed_unless_one_is_kept(form: ProfileForm) -> None:
    form.show_profile(SHOP, None, stored=False)
    assert errors(form) == ["The shared secret is missing."]
    form.secret.edit.setText(SECRET)
    assert errors(form) == []


def test_a_typed_secret_is_hidden_tidied_and_counted(form: ProfileForm) -> None:
    assert form.secret.edit.echoMode() is QLineEdit.EchoMode.Password
    form.secret.edit.setText(f" {SECRET[:20]} {SECRET[20:]} ")
    typed = form.typed_secret()
    assert typed is not None
    assert typed.reveal() == SECRET
    assert "44 characters of base64, 32 bytes." in labels(form.secret)
    assert SECRET not in " ".join(labels(form))


def test_a_secret_typed_before_is_there_again_and_one_kept_is_not_shown(form: ProfileForm) -> None:
    form.show_profile(SHOP, Secret(SECRET), stored=False)
    assert form.secret.edit.text() == SECRET
    form.show_profile(SHOP, None, stored=True)
    assert form.secret.edit.text() == ""
    assert form.secret.edit.placeholderText().startswith("Kept.")


def test_only_a_persons_hand_changes_something(form: ProfileForm) -> None:
    heard: list[int] = []
    form.changed.connect(lambda: heard.append(1))
    form.show_profile(replace(SHOP, name="Other"), None, stored=True)
    assert heard == []
    QTest.keyClicks(form.name.edit, "x")
    form.environment.activated.emit(0)
    form.methods.button(0).click()
    assert heard == [1, 1, 1]


def test_texts_are_plain(form: ProfileForm) -> None:
    form.show_kept("none", "not-checked", "Memory only", "<b>Locked</b>")
    assert "<b>Locked</b>" in labels(form)
    assert [text for text in rich(form) if "<" in text] == []
