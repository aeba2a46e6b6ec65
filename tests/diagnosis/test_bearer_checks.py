from __future__ import annotations

from typing import Any

import pytest

from flexgui.diagnosis.bearer_checks import authorization_findings, bearer_findings
from flexgui.diagnosis.result import FindingState
from tests.diagnosis.attempts import HOST, KEY_ID, MERCHANT, answer, pasted, subject_of
from tests.made_token import base64url
from tests.sandbox.caller import BODY, NOW, SESSIONS, digest

ISSUED = int(NOW.timestamp())
CLAIMS: dict[str, Any] = {
    "iss": MERCHANT, "iat": ISSUED, "exp": ISSUED + 120, "jti": "j", "request-method": "post", "request-host": HOST,
    "request-resource-path": SESSIONS, "v-c-merchant-id": MERCHANT, "v-c-jwt-version": "2", "digest": digest(BODY),
    "digestAlgorithm": "SHA-256",
}  # fmt: skip


def states(header: dict[str, Any] | None = None, url: str = "", **claims: Any) -> dict[str, FindingState]:
    whole = CLAIMS | {name.replace("_", "-"): value for name, value in claims.items()}
    whole = {name: value for name, value in whole.items() if value is not None}
    jose = {"alg": "HS256", "kid": KEY_ID} | (header or {})
    jose = {name: value for name, value in jose.items() if value is not None}
    token = f"{base64url(jose)}.{base64url(whole)}.{'' if jose.get('alg') == 'none' else 'c2ln'}"
    request = pasted({"Authorization": f"Bearer {token}"}, url=url or f"https://{HOST}{SESSIONS}", answer=answer(401))
    return {each.id: each.state for each in bearer_findings(subject_of(request))}


PROVED, SUSPECTED, UNKNOWN = FindingState.PROVED, FindingState.SUSPECTED, FindingState.UNKNOWN


@pytest.mark.parametrize(
    ("cause", "state", "found"),
    [
        ("jwt.sdk-empty-target", PROVED, states(url=f"https://{HOST}{SESSIONS}?a=1", request_resource_path="")),
        ("jwt.target-mismatch", PROVED, states(request_resource_path="/flex/v2/session")),
        ("jwt.target-mismatch", SUSPECTED, states(url=f"https://{HOST}{SESSIONS}?a=1",
                                                  request_resource_path=f"{SESSIONS}?a=1")),
        ("jwt.method-case", UNKNOWN, states(request_method="POST")),
        ("jwt.algorithm-key-mismatch", PROVED, states({"alg": "RS256"})),
        ("jwt.algorithm-key-mismatch", PROVED, states({"kid": "1234567890123456789012"})),
        ("jwt.kid-mismatch", None, states({"kid": "1234567890123456789012"})),
        ("jwt.algorithm-key-mismatch", PROVED, states({"alg": "none"})),
        ("jwt.base64url", None, states({"alg": "none"})),
        ("jwt.kid-mismatch", PROVED, states({"kid": "acme"})),
        ("jwt.iat-form", PROVED, states(iat=ISSUED * 1000)),
        ("jwt.iat-form", PROVED, states(exp="soon")),
        ("jwt.lifetime", PROVED, states(exp=ISSUED)),
        ("jwt.clock-skew", SUSPECTED, states(iat=ISSUED - 900, exp=ISSUED - 780)),
        ("jwt.version-1", SUSPECTED, states({"kid": None, "x5c": ["x"]})),
        ("jwt.version-1", SUSPECTED, states({"x5c": ["x"], "v-c-merchant-id": MERCHANT}, v_c_jwt_version=None)),
        ("jwt.route-takes-no-jwt", SUSPECTED, states(url=f"https://{HOST}/up/v1/capture-contexts")),
    ],
)  # fmt: skip
def test_causes_found_in_the_token(cause: str, state: FindingState | None, found: dict[str, FindingState]) -> None:
    assert found.get(cause) is state


def test_a_correct_token_has_no_problem() -> None:
    assert not any(state.is_problem for state in states().values())


@pytest.mark.parametrize("headers", [{"Accept": "*/*"}, {"Authorization": ""}])
def test_a_missing_authorization_is_not_reported_as_malformed(headers: dict[str, str]) -> None:
    (found,) = authorization_findings(subject_of(pasted(headers)))
    assert (found.id, found.state) == ("jwt.authorization-form", PROVED)
    assert "missing" in found.title
    assert "does not have the form" not in f"{found.title} {found.evidence}"


@pytest.mark.parametrize("path", ["/flex/v2/tokens", "/flex/v2/public-keys/zz"])
def test_requests_of_browsers_need_no_authorization(path: str) -> None:
    assert list(authorization_findings(subject_of(pasted({"Accept": "*/*"}, url=f"https://{HOST}{path}")))) == []


@pytest.mark.parametrize(
    ("value", "cause"),
    [("Basic YTpi", "jwt.authorization-form"), ("Bearer 2YotnFZFEjr1zCsicMWpAA", "oauth.token"), (None,
     "jwt.authorization-form"), ("Bearer •••", None)],
)  # fmt: skip
def test_causes_found_in_the_authorization_header(value: str | None, cause: str | None) -> None:
    request = pasted({"Accept": "*/*"} if value is None else {"Authorization": value})
    found = [each.id for each in authorization_findings(subject_of(request)) if each.state.is_problem]
    assert found[:1] == ([cause] if cause else [])
