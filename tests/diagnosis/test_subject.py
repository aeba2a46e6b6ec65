from __future__ import annotations

import pytest

from tests.diagnosis.attempts import HOST, pasted, subject_of
from tests.made_token import made_token


@pytest.mark.parametrize(
    ("url", "target"),
    [
        (f"https://{HOST}/flex/v2/sessions?a=b%20c#x", "/flex/v2/sessions?a=b%20c"),
        (f"https://{HOST}", "/"),
        (f"https://{HOST}?a=1", "/?a=1"),
        (f"{HOST}/flex/v2/sessions", "/flex/v2/sessions"),
        ("/flex/v2/sessions", "/flex/v2/sessions"),
        ("https://user@[::1/x", "/x"),
        ("", "/"),
    ],
)
def test_the_target_is_the_text_of_the_url(url: str, target: str) -> None:
    assert subject_of(pasted(url=url)).target == target


@pytest.mark.parametrize(
    "text",
    [
        'keyid="k", algorithm="HmacSHA256", headers="host Date", signature="s+/="',
        "keyid='k',algorithm='HmacSHA256',headers='host, date',signature='s+/='",
        "keyid=“k”, headers=“host;date”, signature=“s+/=”",
        'KeyId=k, headers="host  date", signature=s+/=',
        "keyid=k, algorithm=HmacSHA256, headers=host date, signature=s+/=",
    ],
)
def test_a_signature_header_is_read_in_all_spellings(text: str) -> None:
    header = subject_of(pasted({"Signature": text})).signature
    assert (header.key_id, header.names, header.signature) == ("k", ("host", "date"), "s+/=")


@pytest.mark.parametrize("before", ["Bearer ", "bearer  ", "", "Bearer Bearer ", 'Bearer "', "Bearer\t"])
def test_the_scheme_before_a_token_is_optional(before: str) -> None:
    token = made_token({"iss": "acme"}, alg="HS256")
    bearer = subject_of(pasted({"Authorization": before + token})).bearer
    assert bearer.claims == {"iss": "acme"}


@pytest.mark.parametrize("text", ["a.b.c", "..", "e30.W10.x", "é.é.é"])
def test_a_token_that_cannot_be_decoded_is_empty(text: str) -> None:
    bearer = subject_of(pasted({"Authorization": f"Bearer {text}"})).bearer
    assert not bearer.is_decodable


def test_a_long_signature_header_is_read_in_linear_time() -> None:
    request = pasted({"Signature": "a" * 200_000 + 'keyid="k1"'})  # used to take 5 seconds for 20,000 letters
    assert subject_of(request).signature is not None
