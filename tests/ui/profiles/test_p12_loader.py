"""Opening a P12 on a worker thread, and the field of an error."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from flexgui.errors import SecretMissing
from flexgui.flex.credentials import SigningMethod
from flexgui.flex.p12 import Certificate
from flexgui.flex.secret import Secret
from flexgui.profiles.draft import Draft, Part, draft_of
from flexgui.profiles.profile import Profile
from flexgui.secret_store.p12_file import fingerprint
from flexgui.ui.background import Background
from flexgui.ui.profiles.p12_loader import P12Loader, p12_problem_of
from flexgui.workbench import Workbench
from tests.made_p12 import PASS_PHRASE, make_p12
from tests.ui.helpers import Later, at_once
from tests.ui.profiles.helpers import SHOP, Store, no_sandbox


def make_draft(path: Path, pass_phrase: str = PASS_PHRASE, **parts: Any) -> Draft:
    made = draft_of(SHOP._replace(method=SigningMethod.JWT_P12, p12_file=str(path), **parts), stored=False)
    made.secret = Secret(pass_phrase)
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "shop.p12"
    path.write_bytes(make_p12("shop_1").raw)
    return path


def make_loader(run: Any = at_once, store: Store | None = None) -> P12Loader:
    return P12Loader(run, Workbench(store or Store(), no_sandbox).certificate)


def test_an_opened_p12_sets_certificate_and_fingerprint(file: Path) -> None:
    draft = make_draft(file)
    make_loader().open(draft, at_once=True)
    assert draft.certificate.common_name == "shop_1"
    assert draft.p12_problem is None
    assert draft.profile.p12_fingerprint == fingerprint(file.read_bytes())


def test_the_file_is_opened_on_a_worker_thread(file: Path, until: Any) -> None:
    threads: list[threading.Thread] = []
    certificate, background = Workbench(Store(), no_sandbox).certificate, Background()

    def open_here(profile: Profile, typed: Secret | None = None) -> Certificate:
        threads.append(threading.current_thread())
        return certificate(profile, typed)

    draft = make_draft(file)
    P12Loader(background.run, open_here).open(draft, at_once=True)
    until(lambda: draft.certificate is not None)
    background.close()
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()


def test_a_wrong_pass_phrase_is_shown_at_its_field(file: Path) -> None:
    draft = make_draft(file, "nope")
    make_loader().open(draft, at_once=True)
    assert draft.p12_problem[0] is Part.PASS_PHRASE
    assert "nope" not in draft.p12_problem[1]


@pytest.mark.parametrize(
    ("content", "parts", "words"),
    [
        (b"", {}, ""),
        (b"not a P12", {}, ""),
        (None, {}, ""),
        (make_p12("other").raw, {}, "The P12 belongs to “other”, not to “shop_1”."),
        (make_p12("shop_1").raw, {"p12_fingerprint": "0" * 16}, ""),
    ],
    ids=["empty", "other content", "missing", "of another merchant", "changed"],
)
def test_an_unusable_file_is_reported_at_the_file(
    file: Path, content: bytes | None, parts: dict[str, str], words: str
) -> None:
    file.unlink() if content is None else file.write_bytes(content)
    draft = make_draft(file, **parts)
    make_loader().open(draft, at_once=True)
    assert (draft.p12_problem[0], words in draft.p12_problem[1]) == (Part.P12, True)
    assert parts.items() <= draft.profile._asdict().items()


def test_a_missing_pass_phrase_is_not_an_error_of_the_file(file: Path) -> None:
    draft = make_draft(file)
    draft.secret = None
    make_loader().open(draft, at_once=True)
    assert draft.p12_problem is None
    assert draft.certificate is None
    assert draft.profile.p12_fingerprint
    assert p12_problem_of(SecretMissing("None is kept.")) is None


def test_a_stored_pass_phrase_is_used(file: Path) -> None:
    draft = make_draft(file)
    draft.secret = None
    make_loader(store=Store({draft.profile.secret_name: PASS_PHRASE})).open(draft, at_once=True)
    assert draft.certificate is not None


def test_a_p12_may_have_no_pass_phrase(file: Path) -> None:
    file.write_bytes(make_p12("shop_1", pass_phrase="").raw)
    draft = make_draft(file)
    draft.secret = None
    make_loader().open(draft, at_once=True)
    assert (draft.p12_problem, draft.certificate is not None) == (None, True)


def test_only_the_last_input_is_used(file: Path) -> None:
    later = Later()
    wrong, right = make_draft(file, "nope"), make_draft(file)
    loader = make_loader(later)
    loader.open(wrong, at_once=True)
    loader.open(right, at_once=True)
    later.answer()
    assert wrong.p12_problem is None
    assert right.certificate is not None


def test_typing_opens_the_file_after_a_delay_or_on_focus_loss(file: Path) -> None:
    draft = make_draft(file)
    loader = make_loader()
    received: list[object] = []
    loader.opened.connect(received.append)
    loader.open(draft, at_once=False)
    assert received == []
    loader.flush()
    assert received == [draft]
    loader.flush()
    assert received == [draft]


def test_an_unknown_error_never_shows_its_text(file: Path) -> None:
    def broken(profile: Profile, typed: Secret | None) -> Any:
        raise RuntimeError(PASS_PHRASE)

    draft = make_draft(file)
    P12Loader(at_once, broken).open(draft, at_once=True)
    assert PASS_PHRASE not in draft.p12_problem[1]
