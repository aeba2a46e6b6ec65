"""Base64url and the compact serialisation, checked with the examples of RFC 7515."""

from __future__ import annotations

import pytest

from flexgui.flex.jws import base64url_decode, base64url_encode, decode_any_base64, serialise, signing_input


def test_the_example_of_the_rfc() -> None:
    signed = signing_input(
        b'{"typ":"JWT",\r\n "alg":"HS256"}',
        b'{"iss":"joe",\r\n "exp":1300819380,\r\n "http://example.com/is_root":true}',
    )
    assert signed == (
        "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9."
        "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
    )
    assert serialise(signed, b"\xff\xef") == f"{signed}._-8"


@pytest.mark.parametrize("content", [b"", b"\x00", b"\xfb\xff\xfe", bytes(range(256))])
def test_encoding_and_decoding_round_trip(content: bytes) -> None:
    assert base64url_decode(base64url_encode(content)) == content


@pytest.mark.parametrize("text", ["a", "abcde", "ab==", "a+b/", "ab c", "ab\n", "äbcd"])
def test_invalid_base64url_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="base64url"):
        base64url_decode(text)


def test_both_base64_alphabets_are_decoded() -> None:
    assert decode_any_base64("-_8=") == decode_any_base64("+/8") == b"\xfb\xff"
    assert decode_any_base64("a") is None
