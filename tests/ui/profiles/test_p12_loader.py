"""Opening a P12 off the GUI thread: what it says, and at which field it says what is wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from flexgui.errors import SecretMissing
from flexgui.flex.credentials import SigningMethod
from flexgui.flex.secret import Secret
from flexgui.profiles.draft import Draft, Part, draft_of
from flexgui.profiles.profile import Profile
from flexgui.secret_store.p12_file import fingerprint
from flexgui.ui.profiles.p12_loader import P12Loader, trouble_of
from flexgui.workbench import Workbench
from tests.made_p12 import PASS_PHRASE, make_p12
from tests.ui.profiles.offered import SHOP, Store, no_sandbox
from tests.ui.served import Later, at_once


def drafted(path: Path, pass_phrase: str = PASS_PHRASE, **parts: Any) -> Draft:
    made = draft_of(replace(SHOP, method=SigningMethod.JWT_P12, p12_file=str(path), **parts), stored=False)
    made.secret = Secret(pass_phrase)
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "shop.p12"
    path.write_bytes(make_p12("shop_1").raw)
    return path


def opener(run: Any = at_once, store: Store | None = None) -> P12Loader:
    return P12Loader(run, Workbench(store or Store(), no_sandbox).certificate)


def test_a_p12_that_opens_shows_its_certificate_and_is_known_again(qapp: object, file: Path) -> None:
    draft = drafted(file)
    opener().open_now(draft)
    assert draft.certificate is not None
    assert draft.certificate.common_name == "shop_1"
    assert draft.trouble is None
    assert draft.profile.p12_fingerprint == fingerprint(file.read_bytes())


def test_a_wrong_pass_phrase_is_said_at_its_field(qapp: object, file: Path) -> None:
    draft = drafted(file, "nope")
    opener().open_now(draft)
    assert draft.trouble is not None
    assert draft.trouble[0] is Part.PASS_PHRASE
    assert "nope" not in draft.trouble[1]


@pytest.mark.parametrize("content", [b"", b"not a P12", None])
def test_a_file_that_is_none_or_gone_is_said_at_the_file(qapp: object, file: Path, content: bytes | None) -> None:
    file.unlink() if content is None else file.write_bytes(content)
    draft = drafted(file)
    opener().open_now(draft)
    assert draft.trouble is not None
    assert draft.trouble[0] is Part.P12


def test_a_p12_of_another_merchant_is_said_at_the_file(qapp: object, file: Path) -> None:
    draft = drafted(file, merchant_id="other")
    opener().open_now(draft)
    assert draft.trouble == (Part.P12, "The P12 is of “shop_1”, not of “other”.")


def test_a_file_that_changed_since_it_was_chosen_is_said_at_the_file(qapp: object, file: Path) -> None:
    draft = drafted(file, p12_fingerprint="0" * 16)
    opener().open_now(draft)
    assert draft.trouble is not None
    assert draft.trouble[0] is Part.P12
    assert draft.profile.p12_fingerprint == "0" * 16


def test_a_pass_phrase_that_is_not_there_is_no_trouble_of_the_file(qapp: object, file: Path) -> None:
    draft = drafted(file)
    draft.secret = None
    opener().open_now(draft)
    assert draft.trouble is None
    assert draft.certificate is None
    assert draft.profile.p12_fingerprint
    assert trouble_of(SecretMissing("None is kept.")) is None


def test_a_kept_pass_phrase_opens_it(qapp: object, file: Path) -> None:
    draft = drafted(file)
    draft.secret = None
    opener(store=Store({draft.profile.secret_name: PASS_PHRASE})).open_now(draft)
    assert draft.certificate is not None


def test_what_is_typed_later_counts(qapp: object, file: Path) -> None:
    later = Later()
    wrong, right = drafted(file, "nope"), drafted(file)
    made = opener(later)
    made.open_now(wrong)
    made.open_now(right)
    later.answer()
    assert wrong.trouble is None
    assert right.certificate is not None


def test_typing_opens_after_a_pause_or_when_the_field_is_left(qapp: object, file: Path) -> None:
    draft = drafted(file)
    made = opener()
    heard: list[object] = []
    made.opened.connect(heard.append)
    made.open_soon(draft)
    assert heard == []
    made.hurry()
    assert heard == [draft]
    made.hurry()
    assert heard == [draft]


def test_a_failure_of_another_kind_says_nothing_of_its_text(qapp: object, file: Path) -> None:
    def broken(profile: Profile, typed: Secret | None) -> Any:
        raise RuntimeError(PASS_PHRASE)

    draft = drafted(file)
    P12Loader(at_once, broken).open_now(draft)
    assert draft.trouble is not None
    assert PASS_PHRASE not in draft.trouble[1]
