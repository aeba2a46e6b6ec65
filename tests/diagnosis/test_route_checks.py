from __future__ import annotations

import json
from datetime import timedelta

import pytest

from flexgui.diagnosis.answer import Answer, AnswerCode
from flexgui.diagnosis.result import FindingState
from flexgui.diagnosis.route_checks import body_findings, nearest_path, route_findings
from flexgui.flex.transient_id import make_transient_id
from tests.diagnosis.attempts import HOST, answer, pasted, subject_of
from tests.sandbox.caller import BODY, NOW

JSON = {"Content-Type": "application/json", "host": HOST}


def states(path: str = "/flex/v2/sessions", body: bytes = BODY, method: str = "POST", *, host: str = HOST,
           code: AnswerCode = AnswerCode.NONE, **headers: str) -> dict[str, FindingState]:  # fmt: skip
    more = {name.replace("_", "-"): value for name, value in headers.items()}
    request = pasted(JSON | more, method=method, url=f"https://{host}{path}", body=body, answer=answer(400))
    subject = subject_of(request)
    found = [*route_findings(subject, Answer(code)), *body_findings(subject, Answer(code))]
    return {each.id: each.state for each in found}


def payment(days: int) -> bytes:
    expiry = int((NOW + timedelta(days=days)).timestamp())
    return json.dumps({"tokenInformation": {"jti": make_transient_id(expiry)}}).encode()


def origins(*values: str) -> bytes:
    return json.dumps({"targetOrigins": values}).encode()


PROVED, SUSPECTED, RULED_OUT, UNKNOWN = FindingState
MICROFORM = "/microform/v2/sessions"


@pytest.mark.parametrize(
    ("cause", "state", "found"),
    [
        ("route.method", PROVED, states(method="GET")),
        ("route.path", SUSPECTED, states("/flex/v1/sessions")),
        ("route.path", PROVED, states("//flex/v2/sessions", code=AnswerCode.NO_ROUTE)),
        ("route.path", PROVED, states("/unknown", code=AnswerCode.NO_ROUTE)),
        ("route.path", RULED_OUT, states(code=AnswerCode.NO_ROUTE)),
        ("route.host-for-endpoint", SUSPECTED, states(host="testflex.cybersource.com", code=AnswerCode.NO_ROUTE)),
        ("route.path", None, states(method="GET", code=AnswerCode.NO_ROUTE)),
        ("route.content-type", SUSPECTED, states(Content_Type="text/plain")),
        ("route.content-type", UNKNOWN, states(Content_Type="text/plain", code=AnswerCode.AUTHENTICATION_FAILED)),
        ("route.accept", UNKNOWN, states(accept="application/json")),
        ("route.host-for-endpoint", UNKNOWN, states(host="testflex.cybersource.com")),
        ("credentials.other-portal", SUSPECTED, states(host="api.smartpayments.example")),
        ("signature.host-rewritten", SUSPECTED, states(host="apitest.visaacceptance.com")),
        ("mle.with-http-signature", PROVED, states(body=b'{"encryptedRequest":"x"}', signature='keyid="k"')),
        ("mle.required", SUSPECTED, states("/bavs/v1/account-validations", code=AnswerCode.BAD_REQUEST)),
        ("body.fields-wrapper", SUSPECTED, states(body=b"{}")),
        ("body.fields-wrapper", PROVED, states(body=b"[]", code=AnswerCode.BODY_REFUSED)),
        ("body.schema", SUSPECTED, states(body=b'{"fields":{"x":{}}}')),
        ("body.schema", SUSPECTED, states(body=b'{"fields":{}}')),
        ("body.target-origins", SUSPECTED, states(MICROFORM, origins("http://shop.example"))),
        ("body.target-origins", SUSPECTED, states(MICROFORM, origins("https://*.example"))),
        ("body.target-origins", SUSPECTED, states(MICROFORM, origins("https://shop.example/cart"))),
        ("body.target-origins", SUSPECTED, states(MICROFORM, origins(*(f"https://{n}.example" for n in range(10))))),
        ("body.target-origins", None, states(MICROFORM, origins("https://shop.example", "http://localhost:8080"))),
        ("token.sample-value", PROVED, states("/pts/v2/payments", payment(-2000), code=AnswerCode.PAYMENT_REFUSED)),
        ("token.sample-value", None, states("/pts/v2/payments", payment(-1), code=AnswerCode.PAYMENT_REFUSED)),
    ],
)
def test_causes_found_in_route_and_body(cause: str, state: FindingState | None, found: dict[str, FindingState]) -> None:
    assert found.get(cause) is state


def test_a_body_of_braces_is_searched_for_placeholders_in_linear_time() -> None:
    assert states(MICROFORM, origins("{" * 200_000))["body.target-origins"] is SUSPECTED


@pytest.mark.parametrize("code", [AnswerCode.AUTHENTICATION_FAILED, AnswerCode.UNAUTHORIZED_USER])
def test_a_body_does_not_explain_a_refused_authentication(code: AnswerCode) -> None:
    assert not any(state.is_problem for state in states(body=b"[]", code=code).values())


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("/flex/v2/session", "/flex/v2/sessions"),
        ("/flex/v2/sessions/", "/flex/v2/sessions"),
        ("/v2/sessions", "/flex/v2/sessions"),
        ("/api/flex/v2/tokens", "/flex/v2/tokens"),
        ("/risk/v1/decisions", None),
    ],
)
def test_the_nearest_path_is_suggested(path: str, nearest: str | None) -> None:
    assert nearest_path(path) == nearest
