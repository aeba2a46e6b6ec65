from __future__ import annotations

from pathlib import Path

import pytest

from flexgui.errors import CredentialsError, SecretMissing
from flexgui.flex.credentials import P12Credentials, SharedSecretCredentials, SigningMethod
from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.secret import Secret
from flexgui.profile_credentials import find_credentials, open_p12_of
from flexgui.profiles.profile import Profile
from flexgui.secret_store.memory import SessionStore
from flexgui.secret_store.p12_file import fingerprint
from tests.made_p12 import PASS_PHRASE, make_p12
from tests.stored_secret import stored

SECRET = "k" * 43 + "="
PROFILE = Profile("p", "Acme", EnvironmentKind.TEST, "acme", "01234567-89ab-cdef-0123-456789abcdef")
WITH_P12 = PROFILE._replace(method=SigningMethod.JWT_P12)


def test_a_typed_secret_overrides_the_stored_one() -> None:
    store = stored(PROFILE, SECRET)
    for typed, expected in ((None, SECRET), (Secret("other"), "other")):
        found = find_credentials(PROFILE, store, typed)
        assert isinstance(found, SharedSecretCredentials)
        assert found.secret.reveal() == expected


@pytest.mark.parametrize(
    ("profile", "error"),
    [
        (
            PROFILE._replace(kind=EnvironmentKind.CUSTOM, base_url="https://evil.example"),
            "No shared secret is kept for “Acme” and this environment",
        ),
        (PROFILE._replace(key_id="c2VjcmV0"), "A key ID has"),
        (WITH_P12._replace(p12_file="/nowhere.p12"), "Choose the P12 file again"),
    ],
)
def test_a_profile_that_cannot_sign_is_refused(profile: Profile, error: str) -> None:
    with pytest.raises(CredentialsError, match=error):
        find_credentials(profile, stored(PROFILE, SECRET))


@pytest.fixture
def p12_file(tmp_path: Path) -> Path:
    path = tmp_path / "acme.p12"
    path.write_bytes(make_p12("acme").raw)
    return path


def test_a_p12_requires_its_pass_phrase(p12_file: Path) -> None:
    profile = WITH_P12._replace(p12_file=str(p12_file))
    with pytest.raises(SecretMissing, match="No pass phrase is kept"):
        find_credentials(profile, SessionStore())
    assert isinstance(find_credentials(profile, stored(profile, PASS_PHRASE)), P12Credentials)


def test_a_changed_p12_is_refused(p12_file: Path) -> None:
    profile = WITH_P12._replace(p12_file=str(p12_file), p12_fingerprint=fingerprint(p12_file.read_bytes()))
    assert open_p12_of(profile, SessionStore(), Secret(PASS_PHRASE))
    p12_file.write_bytes(make_p12("acme").raw)  # same content, other salt
    with pytest.raises(CredentialsError, match="changed since it was chosen"):
        open_p12_of(profile, SessionStore(), Secret(PASS_PHRASE))
