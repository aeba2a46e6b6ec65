from __future__ import annotations

import pytest

from flexgui.diagnosis.result import FindingState, finding
from flexgui.ui.diagnose.lines import lines_about

CURL = """curl -i https://apitest.cybersource.com/flex/v2/sessions \\
  -H 'Date: Sat, 28 Nov 2026 14:02:11 GMT' \\
  -H 'Digest: SHA-256=x' \\
  -H 'Signature: keyid="k", headers="host date digest"' \\
  --data-raw '{"fields":{}}'"""
HTTP = 'POST /flex/v2/sessions HTTP/1.1\nHost: a\nAuthorization: Bearer x\n\n{"fields":{}}'


HAR = """{"log": {"entries": [{"request": {
  "url": "https://apitest.cybersource.com/flex/v2/sessions",
  "headers": [
    {"name": "Date", "value": "x"},
    {"name": "Signature", "value": "keyid=k, headers=host date digest"}],
  "postData": {"text": "{}"}}}]}}"""


@pytest.mark.parametrize(
    ("text", "cause", "lines"),
    [
        (CURL, "digest.body-reserialised", [3, 5]),
        (CURL, "signature.clock-skew", [2]),
        (CURL, "signature.header-order", [4]),
        (CURL, "route.path", [1]),
        (CURL.replace("Date: ", "Content-Type: "), "route.content-type", [1, 2]),
        (HTTP, "jwt.two-authentications", [3]),
        (HTTP, "digest.charset", [5]),
        (CURL.replace("\n", " " * 2_000), "digest.charset", []),
        (HTTP, "account.product-not-enabled", []),
        (HAR, "signature.encoding", [5]),
        (HAR, "digest.charset", []),
        (HAR, "route.path", [2]),
        *(
            (HAR.replace("\n", "") + end, cause, [])
            for end in ("", "\n", "\nHTTP/1.1 401 Unauthorized")
            for cause in ("signature.encoding", "digest.charset", "route.path", "jwt.claim-missing")
        ),
        (CURL.replace("\\\n", ""), "signature.encoding", []),
    ],
)
def test_a_finding_is_about_these_lines(text: str, cause: str, lines: list[int]) -> None:
    assert lines_about(text, finding(cause, FindingState.PROVED, "")) == lines
