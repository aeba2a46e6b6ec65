"""A profile being edited: validation, and changes of stored secrets."""

from __future__ import annotations

import base64

import pytest

from flexgui.flex.credentials import SigningMethod
from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.secret import Secret
from flexgui.profiles.draft import (
    Draft,
    Part,
    draft_of,
    duplicate,
    entries_to_remove,
    is_missing,
    new_draft,
    problems,
    secrets_to_keep,
)
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from tests.ui.profiles.helpers import KEY_ID, SECRET, SHOP

MOCK = Profile("m", "Mock", EnvironmentKind.CUSTOM, "acme", KEY_ID, base_url="http://127.0.0.1:4010")


def changed(draft: Draft, **parts: object) -> Draft:
    draft.profile = draft.profile._replace(**parts)
    return draft


def test_a_stored_profile_is_valid_and_unchanged() -> None:
    draft = draft_of(SHOP, stored=True)
    assert problems(draft) == {}
    assert not draft.changed
    assert not draft.moved


def test_a_new_profile_lacks_merchant_and_key_but_no_secret() -> None:
    assert list(problems(new_draft())) == [Part.MERCHANT, Part.KEY_ID]


@pytest.mark.parametrize(
    ("parts", "wrong"),
    [
        ({"name": ""}, Part.NAME),
        ({"merchant_id": ""}, Part.MERCHANT),
        ({"key_id": KEY_ID[:-1]}, Part.KEY_ID),
        ({"method": SigningMethod.JWT_P12}, Part.P12),
        ({"kind": EnvironmentKind.CUSTOM}, Part.ADDRESS),
    ],
)
def test_each_field_is_validated(parts: dict[str, object], wrong: Part) -> None:
    assert list(problems(changed(draft_of(SHOP, stored=True), **parts))) == [wrong]


def test_a_metakey_needs_its_portfolio() -> None:
    draft = draft_of(SHOP, stored=True)
    draft.meta_key = True
    assert list(problems(draft)) == [Part.PORTFOLIO]
    assert problems(changed(draft, portfolio_id="acme_group")) == {}


@pytest.mark.parametrize("address", ["", "no address", "http://example.org", "https://apitest.cybersource.com"])
def test_a_forbidden_address_is_invalid(address: str) -> None:
    draft = draft_of(MOCK, stored=True)
    draft.address = address
    assert list(problems(draft)) == [Part.ADDRESS]


def test_a_secret_belongs_to_one_environment_and_method() -> None:
    draft = draft_of(SHOP, stored=True)
    draft.secret = Secret(SECRET)
    assert changed(draft, kind=EnvironmentKind.PRODUCTION).secret is None
    assert changed(draft, kind=EnvironmentKind.TEST, method=SigningMethod.JWT_P12).secret is None
    assert changed(draft, method=SigningMethod.HTTP_SIGNATURE).secret == Secret(SECRET)


def test_a_secret_is_validated_only_if_it_is_used() -> None:
    draft = draft_of(SHOP, stored=True)
    draft.secret = Secret("not base64!")
    assert list(problems(draft)) == [Part.SECRET]
    assert problems(changed(draft, kind=EnvironmentKind.PRODUCTION)) == {}


def test_a_p12_problem_is_shown_at_its_field() -> None:
    draft = changed(draft_of(SHOP, stored=True), method=SigningMethod.JWT_P12, p12_file="/a.p12")
    draft.p12_problem = (Part.PASS_PHRASE, "It does not open.")
    assert problems(draft) == {Part.PASS_PHRASE: "It does not open."}


def test_the_hosts_of_one_environment_share_its_secret() -> None:
    draft = changed(draft_of(SHOP, stored=True), base_url="https://apitest.visaacceptance.com")
    assert draft.environment.host == "apitest.visaacceptance.com"
    assert not draft.moved
    assert changed(draft, kind=EnvironmentKind.PRODUCTION, base_url=None).moved


def test_a_stored_address_of_another_kind_is_invalid() -> None:
    draft = draft_of(SHOP._replace(base_url="https://api.cybersource.com."), stored=True)
    assert list(problems(draft)) == [Part.ADDRESS]
    assert draft.environment.base_url == ""


def test_the_sandbox_is_always_valid() -> None:
    assert problems(draft_of(LOCAL_SANDBOX, stored=True)) == {}


def test_a_copy_has_a_new_id_and_no_secret() -> None:
    draft = draft_of(MOCK, stored=True)
    draft.secret = Secret(SECRET)
    copied = duplicate(draft)
    assert copied.id != draft.id
    assert copied.profile == MOCK._replace(id=copied.id, name="Mock copy")
    assert (copied.secret, copied.original, copied.address) == (None, None, MOCK.base_url)


def test_typed_secrets_are_stored_under_the_name_of_their_environment() -> None:
    draft = draft_of(SHOP, stored=True)
    draft.secret = Secret(SECRET)
    assert secrets_to_keep([draft]) == {SHOP.secret_name: Secret(SECRET)}


def test_deleting_a_profile_deletes_its_secrets() -> None:
    gone = draft_of(SHOP, stored=True)
    assert entries_to_remove([], [gone]) == SHOP.secret_names
    assert entries_to_remove([], [new_draft()]) == set()


def test_changing_the_environment_deletes_the_old_secret() -> None:
    moved = changed(draft_of(SHOP, stored=True), kind=EnvironmentKind.PRODUCTION)
    assert entries_to_remove([moved], []) == SHOP.secret_names


def test_changing_the_method_keeps_only_used_secrets() -> None:
    other = changed(draft_of(SHOP, stored=True), method=SigningMethod.JWT_P12)
    assert entries_to_remove([other], []) == {SHOP.secret_name}
    same = changed(draft_of(SHOP, stored=True), method=SigningMethod.HTTP_SIGNATURE)
    assert entries_to_remove([same], []) == set()


def test_a_secret_is_refused_as_a_name() -> None:
    draft = new_draft()
    draft.profile = draft.profile._replace(name=base64.b64encode(bytes(range(32))).decode())
    assert "looks like a shared secret" in problems(draft)[Part.NAME]
    draft.profile = draft.profile._replace(name="Acme EU test, the one with the long name")
    assert Part.NAME not in problems(draft)


def test_missing_values_are_listed_but_not_invalid_ones() -> None:
    draft = new_draft()
    assert [part for part in Part if is_missing(draft, part)] == [
        Part.ADDRESS,
        Part.MERCHANT,
        Part.PORTFOLIO,
        Part.KEY_ID,
        Part.P12,
    ]
    draft.profile = draft.profile._replace(merchant_id="shop", key_id="wrong", p12_file="a.p12")
    assert not any(is_missing(draft, part) for part in (Part.MERCHANT, Part.KEY_ID, Part.P12, Part.SECRET))
