"""The text of generated programs; tests/end2end/generated_programs.py runs them."""

from __future__ import annotations

import re

import pytest

from flexgui.codegen.generate import generate, generate_flow
from flexgui.codegen.languages import LANGUAGES
from flexgui.errors import UsageError
from flexgui.flex.credentials import SigningMethod

URL = "https://apitest.cybersource.com/flex/v2/sessions"
BODY = '{"fields":{"paymentInformation":{"card":{"number":{}}}}}'
PROGRAMS = [(each.name, method) for each in LANGUAGES for method in each.methods]
COMMENT = re.compile(r"\s*(#|//|$)")


@pytest.mark.parametrize(("language", "method"), PROGRAMS)
def test_a_program_is_short_and_complete(language: str, method: SigningMethod) -> None:
    text = generate(language, method, URL, BODY)
    assert "@@" not in text
    assert text.endswith("\n")
    assert sum(not COMMENT.match(line) for line in text.splitlines()) <= 60
    assert max(len(line) for line in text.splitlines() if BODY not in line and URL not in line) <= 170
    assert "CYBERSOURCE_MERCHANT_ID" in text
    assert ("CYBERSOURCE_P12_FILE" in text) is (method is SigningMethod.JWT_P12)
    assert ("CYBERSOURCE_SHARED_SECRET" in text) is (method is not SigningMethod.JWT_P12)


def test_placeholders_in_values_are_literal() -> None:
    assert '"@@URL@@ @@BODY@@"' in generate("node", SigningMethod.HTTP_SIGNATURE, URL, "@@URL@@ @@BODY@@")


@pytest.mark.parametrize(
    ("language", "method", "url", "body"),
    [
        ("cobol", SigningMethod.HTTP_SIGNATURE, URL, BODY),
        ("perl", SigningMethod.JWT_P12, URL, BODY),
        ("python", SigningMethod.JWT_P12, "ftp://a.example/x", BODY),
        ("python", SigningMethod.JWT_P12, "https://user@a.example/x", BODY),
        ("python", SigningMethod.JWT_P12, 'https://a.example/"x', BODY),
        ("python", SigningMethod.JWT_P12, "https://ä.example/x", BODY),
        ("python", SigningMethod.JWT_P12, URL, "\ud800"),
        ("python", SigningMethod.JWT_P12, URL, "\0"),
    ],
)
def test_unrepresentable_values_are_refused(language: str, method: SigningMethod, url: str, body: str) -> None:
    with pytest.raises(UsageError):
        generate(language, method, url, body)


@pytest.mark.parametrize("language", ["python", "node"])
def test_the_rest_of_the_flow_uses_the_keys_of_the_environment(language: str) -> None:
    text = generate_flow(language, "https://apitest.cybersource.com/flex/v2/public-keys")
    assert '"https://apitest.cybersource.com/flex/v2/public-keys"' in text
    assert "@@" not in text


def test_most_languages_have_no_program_for_the_rest_of_the_flow() -> None:
    with pytest.raises(UsageError):
        generate_flow("perl", URL)
