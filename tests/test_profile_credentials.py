from __future__ import annotations

import pytest

from flexgui.errors import CredentialsError
from flexgui.flex.credentials import SharedSecretCredentials, SigningMethod
from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.secret import Secret
from flexgui.profile_credentials import find_credentials
from flexgui.profiles.profile import Profile
from tests.stored_secret import stored

SECRET = "k" * 43 + "="
PROFILE = Profile("p", "Acme", EnvironmentKind.TEST, "acme", "01234567-89ab-cdef-0123-456789abcdef")
WITH_P12 = PROFILE._replace(method=SigningMethod.JWT_P12)


def test_a_typed_secret_is_used_instead_of_the_stored_one() -> None:
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
