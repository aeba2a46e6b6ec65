"""Signing uses the method of the credentials and refuses IDs that are not valid in a header."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from flexgui.errors import CredentialsError
from flexgui.flex.auth import SignedHeaders, sign
from flexgui.flex.credentials import SharedSecretCredentials, SigningMethod
from flexgui.flex.secret import Secret

KEY_ID = "08c94330-f618-42a3-b09d-e1e43be5efda"
SECRET = "c2VjcmV0IG9mIHRoaXJ0eS10d28gYnl0ZXMgaW4gYWxsIQ=="
NOW = datetime(2026, 3, 2, 9, 15, tzinfo=UTC)
BOTH = [SigningMethod.JWT_SHARED_SECRET, SigningMethod.HTTP_SIGNATURE]


def signed(
    method: SigningMethod, merchant_id: str = "merchant", key_id: str = KEY_ID, portfolio_id: str | None = None
) -> SignedHeaders:
    credentials = SharedSecretCredentials(method, merchant_id, key_id, Secret(SECRET), portfolio_id)
    return sign(credentials, "POST", "https://apitest.cybersource.com/flex/v2/sessions", b"{}", NOW, jti="id")


@pytest.mark.parametrize(
    ("method", "names"),
    [
        (SigningMethod.JWT_SHARED_SECRET, ["Authorization"]),
        (SigningMethod.HTTP_SIGNATURE, ["v-c-merchant-id", "Date", "Host", "Digest", "Signature"]),
    ],
)
def test_each_method_has_its_headers(method: SigningMethod, names: list[str]) -> None:
    assert [name for name, _ in signed(method).headers] == names


@pytest.mark.parametrize("method", BOTH)
def test_signatures_are_reproducible(method: SigningMethod) -> None:
    assert signed(method) == signed(method)


@pytest.mark.parametrize("method", BOTH)
def test_there_are_four_steps_and_the_first_hashes_the_body(method: SigningMethod) -> None:
    steps = signed(method).steps
    assert len(steps) == 4
    assert steps[0].title == "Hash the body"
    assert SECRET not in repr(steps)


def test_the_p12_method_needs_a_p12() -> None:
    with pytest.raises(CredentialsError, match="“JWT, P12 certificate” does not sign with a shared secret"):
        signed(SigningMethod.JWT_P12)


@pytest.mark.parametrize("method", BOTH)
@pytest.mark.parametrize("text", ["a\r\nX-Evil: 1", "a b", 'a"', "\x00", "straße", "\ud800", "a\x7f"])
def test_an_id_that_is_not_header_safe_is_refused(method: SigningMethod, text: str) -> None:
    with pytest.raises(CredentialsError, match="The merchant ID has a character that a header cannot hold"):
        signed(method, merchant_id=text)
    with pytest.raises(CredentialsError, match="The key ID has a character that a header cannot hold"):
        signed(method, key_id=text)
    with pytest.raises(CredentialsError, match="The portfolio ID has a character that a header cannot hold"):
        signed(method, portfolio_id=text)
