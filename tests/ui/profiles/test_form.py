"""The form of a profile: values, validation, and when errors are shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLineEdit

from flexgui.flex.credentials import SigningMethod
from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.secret import Secret
from flexgui.profiles.draft import Draft, Part, SecretPlace, draft_of, problems
from flexgui.profiles.profile import Profile
from flexgui.ui.profiles.form import ProfileForm
from flexgui.ui.widgets.form_rows import FormRow, NoteRow, SecretRow
from tests.ui.helpers import labels, on_screen, rich, toggle
from tests.ui.profiles.helpers import KEY_ID, LIVE, NOW, SECRET, SHOP, choose_environment

MOCK = Profile("m", "Mock", EnvironmentKind.CUSTOM, "acme", KEY_ID, base_url="http://127.0.0.1:4010")
Kinds = Callable[[str], SecretPlace]


@pytest.fixture
def form(home: Path) -> ProfileForm:
    return on_screen(ProfileForm(lambda: NOW, home), 728, 660)


def shown(form: ProfileForm, profile: Profile = SHOP, place: SecretPlace = SecretPlace.KEYRING) -> Draft:
    """Show a profile whose secret is stored in `place`."""
    draft = draft_of(profile, stored=True)
    form.show_draft(draft, lambda name: place if name in profile.secret_names else SecretPlace.ABSENT)
    return draft


def type_in(row: FormRow | SecretRow, text: str) -> None:
    row.edit.selectAll()
    QTest.keyClick(row.edit, Qt.Key.Key_Backspace)
    QTest.keyClicks(row.edit, text)


def paste_in(row: FormRow | SecretRow, text: str) -> None:
    row.edit.selectAll()
    QGuiApplication.clipboard().setText(text)
    row.edit.paste()


def visible(form: ProfileForm) -> set[str]:
    rows: dict[str, NoteRow] = {
        "address": form.address, "portfolio": form.portfolio, "key": form.key_id, "secret": form.secret,
        "p12": form.p12, "pass phrase": form.pass_phrase, "certificate": form.certificate,
    }  # fmt: skip
    return {name for name, row in rows.items() if row.isVisible()}


def test_showing_a_profile_does_not_change_it(form: ProfileForm) -> None:
    for profile in (SHOP, LIVE, MOCK, SHOP._replace(portfolio_id="group")):
        draft = shown(form, profile)
        assert draft.profile == profile
        assert not draft.changed


def test_edits_change_the_draft(form: ProfileForm) -> None:
    draft = shown(form)
    for row, text in ((form.name, " Other "), (form.merchant, "other"), (form.key_id, KEY_ID.upper())):
        type_in(row, text)
    assert draft.profile == SHOP._replace(name="Other", merchant_id="other", key_id=KEY_ID.upper())


@pytest.mark.parametrize(
    ("method", "fields"),
    [
        (SigningMethod.JWT_SHARED_SECRET, {"key", "secret"}),
        (SigningMethod.HTTP_SIGNATURE, {"key", "secret"}),
        (SigningMethod.JWT_P12, {"p12", "pass phrase", "certificate"}),
    ],
)
def test_each_method_has_its_fields(form: ProfileForm, method: SigningMethod, fields: set[str]) -> None:
    draft = shown(form)
    form.method.buttons[method].click()
    assert draft.profile.method is method
    assert visible(form) == fields


def test_one_click_replaces_http_signature_by_jwt(form: ProfileForm) -> None:
    draft = shown(form, LIVE)
    form.method.use_jwt.click()
    assert draft.profile == LIVE._replace(method=SigningMethod.JWT_SHARED_SECRET)
    assert not form.secret.typing
    assert "In the keyring" in labels(form)


@pytest.mark.parametrize("wrapping", ['"{}"\r\n', "'{}'", "“{}”", "  {}", "{}\n"])
def test_quotes_and_blanks_are_removed_with_a_message(form: ProfileForm, wrapping: str) -> None:
    draft = shown(form, SHOP._replace(portfolio_id="group"))
    form.secret.start_typing()
    values = {form.merchant: "acme", form.portfolio: "group_2", form.key_id: KEY_ID.upper(), form.secret: SECRET}
    for row, value in values.items():
        paste_in(row, wrapping.format(value))
        assert "Quotes and spaces were removed." in row.note.text()
    expected = SHOP._replace(merchant_id="acme", portfolio_id="group_2", key_id=KEY_ID.upper())
    assert (draft.profile, draft.secret) == (expected, Secret(SECRET))
    for row in (form.merchant, form.portfolio, form.key_id):
        row.edit.editingFinished.emit()
        assert row.edit.text() == values[row]
        assert (row.error, "were removed" in row.note.text()) == (None, True)
        type_in(row, "x")
        assert "were removed" not in row.note.text()


# Errors


def test_errors_appear_when_leaving_a_field_and_go_when_corrected(form: ProfileForm) -> None:
    draft = shown(form)
    type_in(form.key_id, KEY_ID[:-1])
    assert form.key_id.error is None
    form.key_id.edit.editingFinished.emit()
    assert form.key_id.error == problems(draft)[Part.KEY_ID]
    assert labels(form).count(form.key_id.error) == 1
    QTest.keyClicks(form.key_id.edit, KEY_ID[-1])
    assert form.key_id.error is None


def test_each_error_is_shown_at_its_field_only(form: ProfileForm) -> None:
    shown(form)
    form.secret.start_typing()
    height = form.layout().heightForWidth(form.width())
    for row, text in (
        (form.name, "  "), (form.merchant, ""), (form.key_id, KEY_ID + "0"), (form.secret, "not base64!"),
    ):  # fmt: skip
        type_in(row, text)
        row.edit.editingFinished.emit()
        assert row.error is not None
        assert labels(form).count(row.error) == 1
    assert form.layout().heightForWidth(form.width()) == height


def test_an_untouched_field_shows_no_error(form: ProfileForm) -> None:
    shown(form, SHOP._replace(merchant_id="", key_id=""))
    form.merchant.edit.setFocus()
    form.key_id.edit.setFocus()
    assert form.merchant.error is None


# Environment


def test_a_stored_secret_is_not_used_for_another_environment(form: ProfileForm) -> None:
    draft = shown(form)
    assert not form.secret.typing
    choose_environment(form.environment, EnvironmentKind.PRODUCTION)
    assert draft.profile.kind is EnvironmentKind.PRODUCTION
    assert form.secret.typing
    assert any("is not used here" in text for text in labels(form.secret))
    choose_environment(form.environment, EnvironmentKind.TEST)
    assert not form.secret.typing


def test_a_typed_secret_stays_with_its_environment(form: ProfileForm) -> None:
    draft = shown(form, place=SecretPlace.ABSENT)
    type_in(form.secret, SECRET)
    choose_environment(form.environment, EnvironmentKind.PRODUCTION)
    assert form.secret.edit.text() == ""
    assert draft.secret is None
    choose_environment(form.environment, EnvironmentKind.TEST)
    assert form.secret.edit.text() == SECRET


def test_a_custom_address_is_required_and_checked(form: ProfileForm) -> None:
    draft = shown(form)
    choose_environment(form.environment, EnvironmentKind.CUSTOM)
    assert "address" in visible(form)
    type_in(form.address, "http://example.org")
    form.address.edit.editingFinished.emit()
    assert form.address.error is not None
    type_in(form.address, "http://127.0.0.1:8080/")
    assert form.address.error is None
    assert draft.profile.base_url == "http://127.0.0.1:8080"
    choose_environment(form.environment, EnvironmentKind.TEST)
    assert "address" not in visible(form)
    assert draft.profile == SHOP


def test_a_secret_stays_with_its_custom_address(form: ProfileForm) -> None:
    shown(form, MOCK)
    assert not form.secret.typing
    type_in(form.address, "http://127.0.0.1:9999")
    assert form.secret.typing
    assert any("http://127.0.0.1:4010" in text for text in labels(form.secret))


def test_a_stored_cybersource_host_is_kept(form: ProfileForm) -> None:
    other = SHOP._replace(base_url="https://apitest.visaacceptance.com")
    draft = shown(form, other)
    assert "apitest.visaacceptance.com" in labels(form.environment)
    type_in(form.name, "Renamed")
    assert draft.profile == other._replace(name="Renamed")


# Secrets


@pytest.mark.parametrize(
    ("place", "typing"), [(SecretPlace.KEYRING, False), (SecretPlace.MEMORY, False), (SecretPlace.ABSENT, True)]
)
def test_a_stored_secret_is_mentioned_but_not_shown(form: ProfileForm, place: SecretPlace, typing: bool) -> None:
    shown(form, place=place)
    assert form.secret.typing is typing
    assert form.secret.edit.text() == ""


def test_a_typed_secret_is_masked_and_normalised(form: ProfileForm) -> None:
    draft = shown(form, place=SecretPlace.ABSENT)
    type_in(form.secret, f" {SECRET[:20]} {SECRET[20:]} ")
    assert form.secret.edit.echoMode() is QLineEdit.EchoMode.Password
    assert draft.secret == Secret(SECRET)
    assert "Quotes and spaces were removed. 44 characters of base64, 32 bytes." in labels(form.secret)
    assert SECRET not in " ".join(labels(form))


def test_white_space_in_a_pass_phrase_is_kept(form: ProfileForm) -> None:
    draft = shown(form, SHOP._replace(method=SigningMethod.JWT_P12), SecretPlace.ABSENT)
    type_in(form.pass_phrase, " two words ")
    assert draft.secret == Secret(" two words ")


def test_a_store_update_does_not_interrupt_typing(form: ProfileForm) -> None:
    known: dict[str, SecretPlace] = {}
    draft = draft_of(SHOP, stored=True)
    form.show_draft(draft, lambda name: known.get(name, SecretPlace.ABSENT))
    type_in(form.secret, "AAAA")
    known[SHOP.secret_name] = SecretPlace.KEYRING
    form.refresh_stored_secret()
    assert form.secret.typing
    assert form.secret.edit.text() == "AAAA"


def test_closing_clears_the_secret_fields(form: ProfileForm) -> None:
    shown(form, place=SecretPlace.ABSENT)
    type_in(form.secret, SECRET)
    form.wipe()
    assert form.secret.edit.text() == ""


# MetaKey and P12


def test_a_metakey_shows_the_portfolio(form: ProfileForm) -> None:
    draft = shown(form)
    form.meta_key.click()
    assert "portfolio" in visible(form)
    type_in(form.portfolio, "group")
    assert draft.profile.portfolio_id == "group"
    form.meta_key.click()
    assert draft.profile == SHOP
    form.meta_key.click()
    assert draft.profile.portfolio_id == "group"


def test_a_dropped_p12_is_used(form: ProfileForm, tmp_path: Path) -> None:
    draft = shown(form)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.p12"))])
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, *keys)
    form.dragEnterEvent(enter)
    assert enter.isAccepted()
    form.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, *keys))
    assert draft.profile.method is SigningMethod.JWT_P12
    assert draft.profile.p12_file == str(tmp_path / "a.p12")
    assert form.p12.edit.text() == draft.profile.p12_file


def test_choosing_another_file_resets_the_fingerprint(form: ProfileForm) -> None:
    draft = shown(form, SHOP._replace(method=SigningMethod.JWT_P12, p12_file="/a.p12", p12_fingerprint="00"))
    form.take_p12("/b.p12")
    assert draft.profile.p12_fingerprint == ""


def test_a_p12_is_opened_again_when_merchant_or_pass_phrase_change(form: ProfileForm) -> None:
    shown(form, SHOP._replace(method=SigningMethod.JWT_P12, p12_file="/a.p12"), SecretPlace.ABSENT)
    emitted: list[bool] = []
    form.p12_changed.connect(emitted.append)
    type_in(form.name, "x")
    assert emitted == []
    QTest.keyClicks(form.merchant.edit, "x")
    QTest.keyClicks(form.pass_phrase.edit, "y")
    assert emitted == [False, False]


# Keyboard and screen readers


def test_only_user_actions_emit_changed(form: ProfileForm) -> None:
    emitted = QSignalSpy(form.changed)
    shown(form, MOCK)
    assert emitted.count() == 0
    QTest.keyClicks(form.name.edit, "x")
    assert emitted.count() == 1


def test_fields_have_the_names_of_their_labels(form: ProfileForm) -> None:
    shown(form)
    for part, edit in (
        (Part.NAME, form.name.edit), (Part.ADDRESS, form.address.edit), (Part.MERCHANT, form.merchant.edit),
        (Part.PORTFOLIO, form.portfolio.edit), (Part.KEY_ID, form.key_id.edit), (Part.SECRET, form.secret.edit),
        (Part.P12, form.p12.edit), (Part.PASS_PHRASE, form.pass_phrase.edit),
    ):  # fmt: skip
        assert edit.accessibleName() == part


def test_texts_are_plain(form: ProfileForm) -> None:
    shown(form, LIVE)
    assert [text for text in rich(form) if text] == []


def test_a_screen_reader_makes_every_choice(form: ProfileForm) -> None:
    draft = shown(form, SHOP._replace(p12_file="/somewhere/shop.p12"))
    toggle(form.meta_key)
    assert draft.meta_key
    toggle(form.method.buttons[SigningMethod.JWT_P12])
    assert draft.profile.method is SigningMethod.JWT_P12
    toggle(form.copy_p12)
    assert draft.copy_p12
