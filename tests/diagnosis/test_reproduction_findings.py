from __future__ import annotations

from dataclasses import replace

import pytest

from flexgui.diagnosis.reproduction_findings import reproduction_findings
from flexgui.diagnosis.result import FindingState
from flexgui.flex.credentials import SharedSecretCredentials
from tests.diagnosis.attempts import KEY_ID, credentials, pasted, subject_of
from tests.diagnosis.signing import signed_request

PROVED, SUSPECTED, UNKNOWN = FindingState.PROVED, FindingState.SUSPECTED, FindingState.UNKNOWN
OTHER_KEY_ID = "99999999-0000-4000-8000-000000000000"


@pytest.mark.parametrize(
    ("cause", "state", "known", "key"),
    [
        ("credentials.key-secret-mismatch", PROVED, credentials()._replace(key_id=OTHER_KEY_ID), None),
        ("credentials.merchant-mismatch", PROVED, credentials()._replace(merchant_id="other"), None),
        ("signature.metakey", PROVED, credentials("acme")._replace(merchant_id="other"), None),
        ("credentials.key-secret-mismatch", SUSPECTED, credentials(), b"another key"),
        ("credentials.key-secret-mismatch", UNKNOWN, credentials()._replace(key_id=OTHER_KEY_ID), b"another key"),
    ],
)
def test_key_and_merchant(cause: str, state: FindingState, known: SharedSecretCredentials, key: bytes | None) -> None:
    request = signed_request(key=key) if key is not None else signed_request()
    found = {each.id: each.state for each in reproduction_findings(subject_of(request, known))}
    assert found.get(cause) is state
    assert [each for each, known_state in found.items() if known_state.is_problem] == (
        [cause] if state.is_problem else []
    )


@pytest.mark.parametrize("key_id", ["acme_shop", f"{{{KEY_ID}}}"])
def test_a_differently_written_key_id_does_not_prove_another_key(key_id: str) -> None:
    request = signed_request()
    headers = tuple((name, value.replace(KEY_ID, key_id)) for name, value in request.headers)
    found = reproduction_findings(subject_of(replace(request, headers=headers), credentials()))
    assert not [each.id for each in found if each.state.is_problem]


@pytest.mark.parametrize(
    ("absent", "cause"), [("v-c-merchant-id", "signature.merchant-header-name"), ("digest", "digest.method-mismatch")]
)
def test_a_signed_header_that_was_not_sent(absent: str, cause: str) -> None:
    text = (lambda right: right) if absent != "digest" else _without_digest
    request = signed_request(text)
    headers = tuple(pair for pair in request.headers if pair[0] != absent)
    found = reproduction_findings(subject_of(replace(request, headers=headers), credentials()))
    assert [each.id for each in found if each.state is PROVED] == [cause]


def _without_digest(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if not line.startswith("digest"))


def test_the_signed_text_is_compared_with_the_correct_one() -> None:
    request = signed_request(lambda text: text.replace("host: ", "host: https://"))
    (found,) = (each for each in reproduction_findings(subject_of(request, credentials())) if each.state is PROVED)
    assert (found.comparison.line, found.comparison.column) == (0, 6)
    assert found.comparison.found[0] == "host: https://apitest.cybersource.com"


def test_a_masked_signature_cannot_be_reproduced() -> None:
    request = pasted({"signature": f'keyid="{KEY_ID}", headers="host", signature="•••"'})
    (found,) = reproduction_findings(subject_of(request, credentials()))
    assert found.state is UNKNOWN
