from __future__ import annotations

import hmac
from collections.abc import Callable

import pytest

from flexgui.diagnosis.bearer_reproduction import reproduce_bearer
from tests.diagnosis.attempts import KEY, SECRET_TEXT, credentials, pasted, subject_of
from tests.made_token import base64url


def search(
    key: bytes = KEY, text: Callable[[str], str] = lambda text: text, name: str = "sha256", alg: str = "HS256"
) -> list[str] | None:
    signed = f"{base64url({'alg': alg})}.{base64url({'iss': 'acme'})}"
    token = f"{signed}.{base64url(hmac.digest(key, text(signed).encode(), name))}"
    found = reproduce_bearer(subject_of(pasted({"Authorization": f"Bearer {token}"}), credentials()))
    return None if found.mistakes is None else [each.cause for each in found.mistakes]


@pytest.mark.parametrize(
    ("causes", "found"),
    [
        ([], search()),
        ([], search(name="sha512", alg="HS512")),
        (["jwt.algorithm-key-mismatch"], search(name="sha512")),
        (["credentials.secret-not-decoded"], search(SECRET_TEXT.encode())),
        (["credentials.secret-whitespace"], search(f"{SECRET_TEXT}\n".encode())),
        (["jwt.base64url"], search(text=lambda text: text.partition(".")[2])),
        (["jwt.base64url", "credentials.secret-not-decoded"], search(SECRET_TEXT.encode(), lambda text: text + ".")),
        (None, search(b"another key")),
    ],
)
def test_the_mistake_in_the_signature_is_found(causes: list[str] | None, found: list[str] | None) -> None:
    assert found == causes


def test_the_search_requires_a_secret_and_a_token() -> None:
    assert reproduce_bearer(subject_of(pasted({"Authorization": "Bearer a.b.c"}))) is None
    assert reproduce_bearer(subject_of(pasted(), credentials())) is None
