"""Key IDs and shared secrets: their checks never repeat a secret."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexgui.errors import CredentialsError
from flexgui.flex.credentials import (
    SharedSecretCredentials,
    SigningMethod,
    check_key_id,
    check_merchant_id,
    check_portfolio_id,
    check_secret,
    unwrap,
    unwrap_secret,
)
from flexgui.flex.secret import Secret

KEY_ID = "01234567-89ab-cdef-0123-456789ABCDEF"
KEY = bytes(range(32))
TEXT = base64.b64encode(KEY).decode()


def credentials(secret: str = TEXT, portfolio_id: str | None = None) -> SharedSecretCredentials:
    return SharedSecretCredentials(SigningMethod.HTTP_SIGNATURE, "merchant", KEY_ID, Secret(secret), portfolio_id)


def test_the_signing_key_is_the_decoded_secret() -> None:
    assert credentials().key_bytes() == KEY
    assert credentials(f" {TEXT[:20]}\n{TEXT[20:]}\t").key_bytes() == KEY


@given(st.binary(min_size=1, max_size=80))
def test_every_key_is_decoded(key: bytes) -> None:
    assert credentials(base64.b64encode(key).decode()).key_bytes() == key


def test_a_meta_key_signs_with_the_portfolio() -> None:
    assert credentials().signed_id == "merchant"
    assert credentials(portfolio_id="portfolio").signed_id == "portfolio"
    assert credentials(portfolio_id="").signed_id == "merchant"


NOT_BASE64 = "not base64: it has only letters, digits, +, / and = at the end."
NOT_WHOLE = "not valid base64: characters are missing or there are too many."


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        *((text, "missing.") for text in ("", " \n")),
        *((text, NOT_BASE64) for text in ("not base64!", "abc_-def", "abcdé", "\ud800")),
        *((text, NOT_WHOLE) for text in ("abcde", "ab=c", "====", TEXT[:-1], TEXT + "=", TEXT + TEXT)),
    ],
)
def test_text_that_is_not_base64_is_refused(text: str, problem: str) -> None:
    sentence = f"The shared secret is {problem}"
    assert check_secret(text) == sentence
    with pytest.raises(CredentialsError) as caught:
        credentials(text).key_bytes()
    assert str(caught.value) == sentence
    assert caught.value.__cause__ is None


def test_a_short_secret_is_refused_and_white_space_in_one_is_ignored() -> None:
    assert check_secret(f"\t{TEXT[:7]} {TEXT[7:]}\r\n") is None
    sentence = "This secret has 5 bytes; a shared secret has 32 (44 characters). Is it complete?"
    assert check_secret("c2hvcnQ=") == sentence


@given(st.text(min_size=6) | st.binary(min_size=5, max_size=40).map(lambda raw: base64.b64encode(raw).decode()))
def test_error_messages_do_not_repeat_the_secret(text: str) -> None:
    sentence = check_secret(text)
    assert sentence is None or len(text.strip()) < 6 or text.strip() not in sentence


@pytest.mark.parametrize("text", [KEY_ID, f"  {KEY_ID}\n", "08c94330-f618-42a3-b09d-e1e43be5efda"])
def test_a_key_id_is_accepted(text: str) -> None:
    assert check_key_id(text) is None


MISSING = "The key ID is missing; it is beside the secret in the Business Center."
MISPLACED = "The hyphens are in the wrong places: a key ID has the form 8-4-4-4-12."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", MISSING),
        (" ", MISSING),
        (KEY_ID[:-1], "1 character short: a key ID has 36, as in 8-4-4-4-12."),
        (KEY_ID[:-2], "2 characters short: a key ID has 36, as in 8-4-4-4-12."),
        (KEY_ID[:-9], "9 characters short: a key ID has 36, as in 8-4-4-4-12."),
        (KEY_ID + "0", "1 character too many: a key ID has 36, as in 8-4-4-4-12."),
        (KEY_ID + "000", "3 characters too many: a key ID has 36, as in 8-4-4-4-12."),
        (KEY_ID.replace("-", "0"), MISPLACED),
        ("0" * 12 + "-0000-0000-0000-00000000", MISPLACED),
        ("g" + KEY_ID[1:], "A key ID has only the digits 0 to 9, the letters a to f and hyphens, not “g”."),
        (
            f"{KEY_ID[:8]} {KEY_ID[9:]}",
            "A key ID has only the digits 0 to 9, the letters a to f and hyphens, not white space.",
        ),
    ],
)
def test_a_malformed_key_id_is_refused(text: str, sentence: str) -> None:
    assert check_key_id(text) == sentence


@given(st.text(max_size=50))
def test_error_messages_are_printable(text: str) -> None:
    assert (check_key_id(text) or "x").isprintable()
    assert (check_secret(text) or "x").isprintable()


@pytest.mark.parametrize("wrapped", ["acme", ' "acme"\r\n', "'acme'", "“acme”", "\ufeffacme\u00a0", "`acme`\t"])
def test_quotes_and_white_space_around_a_value_are_removed(wrapped: str) -> None:
    assert unwrap(wrapped) == "acme"


@pytest.mark.parametrize("wrapped", ["Bearer acme", '"bearer  acme"', "'BEARER \t“acme”'"])
def test_the_word_bearer_before_a_value_is_removed(wrapped: str) -> None:
    assert unwrap(wrapped) == "acme"
    assert unwrap_secret(f"{wrapped} \n") == "acme"
    assert unwrap("bearer_acme") == "bearer_acme"


@pytest.mark.parametrize("check", [check_merchant_id, check_portfolio_id])
def test_an_id_must_be_valid_in_a_header(check: Callable[[str], str | None]) -> None:
    assert check("acme_1.x-2") is None
    assert "is missing" in (check(" ") or "")
    for unsafe in ("two words", 'a"b', "Käse", "a\nb"):
        assert "a header cannot hold" in (check(unsafe) or "")
