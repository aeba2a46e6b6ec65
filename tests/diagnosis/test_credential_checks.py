from __future__ import annotations

import pytest

from flexgui.diagnosis.credential_checks import credential_findings
from flexgui.diagnosis.result import FindingState
from flexgui.flex.credentials import SharedSecretCredentials, SigningMethod
from flexgui.flex.environment import PRODUCTION, TEST
from flexgui.flex.secret import Secret
from tests.diagnosis.attempts import KEY_ID, MERCHANT, credentials, pasted, subject_of

PUBLIC_KEY_ID = "08c94330-f618-42a3-b09d-e1e43be5efda"


def states(key_id: str = KEY_ID, merchant: str = MERCHANT, host: str = "apitest.cybersource.com", *,
           environment: object = TEST, secret: str = "") -> dict[str, FindingState]:  # fmt: skip
    known = credentials()
    if secret:
        known = SharedSecretCredentials(SigningMethod.HTTP_SIGNATURE, MERCHANT, KEY_ID, Secret(secret))
    headers = {"host": host, "v-c-merchant-id": merchant, "signature": f'keyid="{key_id}"'}
    request = pasted(headers, url=f"https://{host}/flex/v2/sessions")
    return {each.id: each.state for each in credential_findings(subject_of(request, known), environment)}


PROVED, SUSPECTED, UNKNOWN = FindingState.PROVED, FindingState.SUSPECTED, FindingState.UNKNOWN


@pytest.mark.parametrize(
    ("cause", "state", "found"),
    [
        ("credentials.wrong-environment", PROVED, states(host="api.cybersource.com")),
        ("credentials.wrong-environment", PROVED, states(environment=PRODUCTION)),
        ("credentials.wrong-environment", PROVED, states(PUBLIC_KEY_ID, host="api.cybersource.com")),
        ("credentials.public-test-key", UNKNOWN, states(PUBLIC_KEY_ID)),
        ("credentials.key-id-shape", PROVED, states("my_merchant_id")),
        ("credentials.other-product-key", SUSPECTED, states("0123456789abcdef" * 2)),
        ("credentials.other-product-key", SUSPECTED, states(secret="ab" * 128)),
        ("credentials.secret-truncated", SUSPECTED, states(secret="AAECAwQFBgc=")),
        ("credentials.merchant-id-shape", PROVED, states(merchant="Acme ")),
        ("credentials.merchant-id-shape", SUSPECTED, states(merchant="Other Merchant")),
    ],
)
def test_causes_found_in_the_ids(cause: str, state: FindingState, found: dict[str, FindingState]) -> None:
    assert found.get(cause) is state


def test_correct_ids_have_no_problem() -> None:
    assert not any(state.is_problem for state in states().values())
