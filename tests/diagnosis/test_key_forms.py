from __future__ import annotations

import pytest

from flexgui.diagnosis.key_forms import NOT_DECODED, key_forms
from flexgui.flex.credentials import SharedSecretCredentials, SigningMethod
from flexgui.flex.secret import Secret
from tests.diagnosis.attempts import KEY, KEY_ID, MERCHANT, SECRET_TEXT, credentials


@pytest.mark.parametrize(
    ("cause", "key"),
    [
        (NOT_DECODED, SECRET_TEXT.encode()),
        (NOT_DECODED, KEY.hex().encode()),
        ("credentials.secret-whitespace", f"{SECRET_TEXT}\n".encode()),
        ("credentials.secret-truncated", KEY[:-1]),
        ("credentials.key-secret-mismatch", KEY_ID.encode()),
    ],
)
def test_known_mistakes_are_among_the_keys(cause: str, key: bytes) -> None:
    assert cause in [each.cause for each in key_forms(credentials()) if each.key == key]


def test_the_correct_key_is_first_and_keys_are_unique() -> None:
    keys = [each.key for each in key_forms(credentials())]
    assert keys[0] == KEY
    assert len(set(keys)) == len(keys)


def test_a_secret_that_is_not_base64_has_no_keys() -> None:
    broken = SharedSecretCredentials(SigningMethod.HTTP_SIGNATURE, MERCHANT, KEY_ID, Secret("no secret!"))
    assert key_forms(broken) == []
