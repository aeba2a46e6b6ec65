from __future__ import annotations

from collections.abc import Callable

import pytest

from flexgui.diagnosis.reproduction import encodings_of, reproduce_http_signature, signing_text
from flexgui.readers.pasted import PastedRequest
from tests.diagnosis.attempts import KEY, SECRET_TEXT, credentials, pasted, subject_of
from tests.diagnosis.signing import signed_request

TARGET = "/pts/v2/payments?b=x%3Ay&a=1"


def mistakes(text: Callable[[str], str], key: bytes = KEY) -> list[str] | None:
    found = reproduce_http_signature(subject_of(signed_request(text, key, target=TARGET), credentials()))
    return None if found.mistakes is None else [each.cause for each in found.mistakes]


def without_query(text: str) -> str:
    return text.replace("?b=x%3Ay&a=1", "")


@pytest.mark.parametrize(
    ("causes", "text", "key"),
    [
        ([], lambda text: text, KEY),
        (["signature.target-query"], lambda text: text.replace("b=x%3Ay&a=1", "a=1&b=x%3Ay"), KEY),
        (["signature.target-query"], lambda text: text.replace("%3A", ":"), KEY),
        (["signature.date-differs"], lambda text: text.replace("09:15:00", "10:15:00"), KEY),
        (["credentials.merchant-id-shape"], lambda text: text.replace("acme", "ACME"), KEY),
        # two mistakes
        (["signature.target-query", "signature.string-separators"], lambda text: without_query(text) + "\n", KEY),
        (["signature.target-query", "credentials.secret-not-decoded"], without_query, SECRET_TEXT.encode()),
        (
            ["signature.target-method-case", "signature.host-form"],
            lambda text: text.replace("post", "POST").replace("host: ", "host: https://"),
            KEY,
        ),
        (
            ["signature.header-order", "signature.string-separators"],
            lambda text: "\r\n".join(sorted(text.split("\n"))),
            KEY,
        ),
    ],
)
def test_a_match_has_its_mistakes(causes: list[str], text: Callable[[str], str], key: bytes) -> None:
    found = mistakes(text, key)
    assert found is not None
    assert sorted(found) == sorted(causes)


def test_without_a_match_thousands_of_combinations_are_tried() -> None:
    found = reproduce_http_signature(subject_of(signed_request(key=b"another key"), credentials()))
    assert found.mistakes is None
    assert found.tried >= 2_000


def test_a_signed_header_is_looked_up_once_for_all_combinations() -> None:
    looked_up: list[str] = []

    class Watched(PastedRequest):
        def header(self, name: str) -> str | None:
            looked_up.append(name)
            return super().header(name)

    headers = dict(signed_request(key=b"another key").headers)
    headers["signature"] = headers["signature"].replace('headers="', 'headers="x-own ')
    request = Watched(**vars(pasted(headers)))
    assert reproduce_http_signature(subject_of(request, credentials())).mistakes is None
    assert looked_up.count("x-own") == 1


def test_a_metakey_signs_the_portfolio() -> None:
    known = credentials("portfolio")
    right = subject_of(signed_request(lambda text: text.replace("acme", "portfolio")), known)
    assert reproduce_http_signature(right).mistakes == ()
    wrong = reproduce_http_signature(subject_of(signed_request(), known))
    assert [each.cause for each in wrong.mistakes or ()] == ["signature.metakey"]


@pytest.mark.parametrize("signature", ["", "é", "a", "=", "-" * 10_000])
def test_any_signature_is_accepted(signature: str) -> None:
    text = f'keyid="k", algorithm="a", headers="host", signature="{signature}"'
    reproduce_http_signature(subject_of(pasted({"signature": text}), credentials()))


def test_encodings_of_a_signature_are_tried() -> None:
    assert encodings_of(KEY.hex())[KEY].cause == "signature.encoding"
    assert encodings_of(SECRET_TEXT) == {KEY: None}
    assert encodings_of("é") == {}


def test_the_signing_string_needs_no_secret() -> None:
    assert signing_text(subject_of(signed_request())).startswith("host: apitest.cybersource.com\ndate: ")
    assert signing_text(subject_of(pasted())) == ""
