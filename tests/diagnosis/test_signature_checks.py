from __future__ import annotations

import pytest

from flexgui.diagnosis.signature_checks import signature_findings
from tests.diagnosis.attempts import DATE, HOST, MERCHANT, NAMES, SECRET_TEXT, pasted, subject_of

RIGHT = {
    "host": HOST,
    "date": DATE[1],
    "digest": "SHA-256=x",
    "v-c-merchant-id": MERCHANT,
    "signature": f'keyid="k", algorithm="HmacSHA256", headers="{NAMES}", signature="{SECRET_TEXT}"',
}


def problems(old: str = "", new: str = "", method: str = "POST", **headers: str) -> list[str]:
    changed = RIGHT | {name.replace("_", "-"): value for name, value in headers.items()}
    changed["signature"] = changed["signature"].replace(old, new)
    request = pasted({name: value for name, value in changed.items() if value}, method=method)
    return [each.id for each in signature_findings(subject_of(request)) if each.state.is_problem]


@pytest.mark.parametrize(
    ("cause", "found"),
    [
        (None, problems()),
        ("signature.header-list-form", problems('algorithm="HmacSHA256", ', "")),
        ("signature.header-list-form", problems('"', "”")),
        ("signature.header-list-form", problems("host date", "host host date")),
        ("signature.header-list-form", problems("host date", "host  date")),
        ("signature.algorithm-name", problems("HmacSHA256", "rsa-sha256")),
        ("signature.key-id-form", problems('"k"', f'"{SECRET_TEXT}"')),
        ("signature.key-id-form", problems('"k"', '"<k>"')),
        ("signature.encoding", problems(SECRET_TEXT, SECRET_TEXT.replace("A", "-"))),
        ("signature.encoding", problems(SECRET_TEXT, "00" * 32)),
        ("signature.target-parentheses", problems("request-target", "(request-target)")),
        ("signature.header-order", problems("host date", "date")),
        ("signature.header-order", problems("host date", "host date x-other")),
        ("digest.method-mismatch", problems(" digest", "")),
        ("digest.method-mismatch", problems(digest="")),
        ("digest.method-mismatch", problems(method="GET")),
        ("signature.date-missing", problems(date="")),
        ("signature.date-name-mismatch", problems(date="", v_c_date=DATE[1])),
        ("signature.date-not-signed", problems("host date", "host")),
        ("signature.date-format", problems(date="Mo, 02 Mär 2026 09:15:00 GMT")),
        ("signature.merchant-header-name", problems(v_c_merchant_id="", v_merchant="acme")),
    ],
)
def test_causes_found_in_the_headers(cause: str | None, found: list[str]) -> None:
    assert cause in found if cause else found == []


def test_a_secret_as_key_id_is_not_repeated() -> None:
    changed = RIGHT["signature"].replace('"k"', f'"{SECRET_TEXT}"')
    found = signature_findings(subject_of(pasted(RIGHT | {"signature": changed})))
    assert all(SECRET_TEXT not in each.evidence for each in found)
