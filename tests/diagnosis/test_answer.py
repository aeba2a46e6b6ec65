"""The causes that a response proves by itself."""

from __future__ import annotations

import pytest

from flexgui.diagnosis.answer import AnswerCode, answer_findings, read_answer
from flexgui.diagnosis.diagnose import diagnose
from flexgui.diagnosis.result import FindingState
from flexgui.transport.exchange import Response
from tests.diagnosis.attempts import USER_401, answer, pasted, subject_of
from tests.diagnosis.signing import signed_request
from tests.made_token import made_token
from tests.sandbox.caller import NOW

JWT = {"Authorization": f"Bearer {made_token({}, alg='HS256')}"}


def rmsg(text: str) -> dict[str, object]:
    return {"response": {"rmsg": text}}


MISSING = "missing http required header : "
ANSWERS: list[tuple[Response, AnswerCode, str]] = [
    (answer(401, rmsg("Authentication Failed")), AnswerCode.AUTHENTICATION_FAILED, ""),
    (answer(400, rmsg(f"{MISSING}date,v-c-merchant-id,signature,")), AnswerCode.HEADER_MISSING,
     "jwt.route-takes-no-jwt"),
    (answer(400, rmsg(f"{MISSING}signature,date,v-c-merchant-id,")), AnswerCode.HEADER_MISSING,
     "jwt.route-takes-no-jwt"),
    (answer(400, rmsg(f"{MISSING}v-c-merchant-id")), AnswerCode.HEADER_MISSING, "signature.merchant-header-name"),
    (answer(400, rmsg(f"{MISSING}date,")), AnswerCode.HEADER_MISSING, "signature.date-missing"),
    (answer(400, rmsg(f"{MISSING}date,".upper())), AnswerCode.HEADER_MISSING, "signature.date-missing"),
    (answer(401, USER_401), AnswerCode.UNAUTHORIZED_USER, "account.role-missing"),
    (answer(401, rmsg('{"error":"ACCESS_TOKEN_EXPIRED"}')), AnswerCode.OAUTH, "oauth.token"),
    (answer(400, rmsg("Bad Request")), AnswerCode.BAD_REQUEST, "account.product-not-enabled"),
    (answer(404, b"Resource not found"), AnswerCode.NO_ROUTE, ""),
    (answer(404, {"message": "The resource is not found", "reason": "RESOURCE_NOTFOUND", "statusCode": 404}),
     AnswerCode.NOT_FOUND, ""),
    (answer(400, {"message": "Merchant APIKEY is invalid", "reason": "INVALID_APIKEY", "details": []}),
     AnswerCode.API_KEY, "account.product-not-enabled"),
    (answer(400, {"responseStatus": {"status": 400, "reason": "VALIDATION_ERROR", "message": "x", "details": []}}),
     AnswerCode.BODY_REFUSED, ""),
    (answer(400, {"id": "1", "submitTimeUtc": "x", "status": "INVALID_REQUEST", "reason": "INVALID_DATA",
                  "details": [{"field": "tokenInformation.jti", "reason": "INVALID_DATA"}]}),
     AnswerCode.PAYMENT_REFUSED, "token.expired-or-foreign"),
    (answer(403, {"errorMessage": "AUTH ERROR: Invalid User Information Provided ", "statusCode": 403}),
     AnswerCode.FORBIDDEN, "account.role-missing"),
    (answer(403, b"<html>Blocked</html>"), AnswerCode.PAGE, "network.blocked"),
    (answer(415, {"code": "UNSUPPORTED_MEDIA_TYPE"}), AnswerCode.MEDIA_TYPE, "route.content-type"),
    (answer(405, b""), AnswerCode.METHOD, "route.method"),
    (answer(406, b""), AnswerCode.ACCEPT, "route.accept"),
    (answer(429, b"", ("Retry-After", "30")), AnswerCode.RATE_LIMIT, "network.rate-limit"),
    (answer(502, {"status": "SERVER_ERROR"}), AnswerCode.SERVER_FAILED, ""),
    (answer(201, b"eyJhbGciOiJSUzI1NiJ9.e30.x"), AnswerCode.SUCCESS, "answer.parsed-as-json"),
    (answer(201, {"encryptedResponse": "x"}), AnswerCode.SUCCESS, "mle.encrypted-answer"),
]  # fmt: skip


@pytest.mark.parametrize(("response", "code", "cause"), ANSWERS)
def test_a_response_is_classified(response: Response, code: AnswerCode, cause: str) -> None:
    subject = subject_of(pasted(JWT, answer=response))
    read = read_answer(subject)
    assert read.code is code
    assert [each.id for each in answer_findings(subject, read)][:1] == ([cause] if cause else [])


@pytest.mark.parametrize(
    ("status", "headers", "state"),
    [
        (405, {}, FindingState.RULED_OUT),
        (415, {"Content-Type": "application/json; charset=UTF-8"}, FindingState.RULED_OUT),
        (415, {"Content-Type": "text/plain"}, FindingState.PROVED),
        (415, {"Content-Type": "application/json", "Content-Encoding": "gzip"}, FindingState.PROVED),
        (406, {"Accept": "application/jwt"}, FindingState.RULED_OUT),
        (406, {"Accept": "text/html"}, FindingState.PROVED),
    ],
)
def test_a_status_about_a_header_is_checked(status: int, headers: dict[str, str], state: FindingState) -> None:
    subject = subject_of(pasted(headers, answer=answer(status)))
    assert [each.state for each in answer_findings(subject, read_answer(subject))] == [state]


@pytest.mark.parametrize(
    ("names", "sent", "found"),
    [
        ("v-c-merchant-id", {"V-C-Merchant-ID": "acme"}, [("network.blocked", FindingState.SUSPECTED)]),
        ("digest,date", {"Date": "x"}, [("network.blocked", FindingState.SUSPECTED),
                                        ("digest.method-mismatch", FindingState.PROVED)]),
        ("date,v-c-merchant-id,signature", JWT | {"Date": "x"}, [("network.blocked", FindingState.SUSPECTED),
                                                                 ("jwt.route-takes-no-jwt", FindingState.PROVED)]),
        ("date,v-c-merchant-id,signature", JWT, [("jwt.route-takes-no-jwt", FindingState.PROVED)]),
    ],
)  # fmt: skip
def test_a_sent_header_reported_as_missing_was_removed_by_a_gateway(
    names: str, sent: dict[str, str], found: list[tuple[str, FindingState]]
) -> None:
    subject = subject_of(pasted(sent, answer=answer(400, rmsg(MISSING + names))))
    findings = answer_findings(subject, read_answer(subject))
    assert [(each.id, each.state) for each in findings] == found
    for each in findings:
        assert ("removed" in each.title) == (each.id == "network.blocked")


def test_a_token_in_a_json_string_is_read() -> None:
    response = answer(400, '{"response":{"rmsg":"missing http required header : date,v-c-merchant-id,signature,"}}')
    assert read_answer(subject_of(pasted(JWT, answer=response))).code is AnswerCode.HEADER_MISSING


@pytest.mark.parametrize("response", [each for each, code, _ in ANSWERS if code.proves_authentication])
def test_an_accepted_signature_rules_out_its_causes(response: Response) -> None:
    from dataclasses import replace

    request = replace(signed_request(lambda text: text + "\n"), response=response)
    diagnosis = diagnose(request, None, NOW)
    assert diagnosis.answer_proves.startswith("Your signature was accepted")
    states = {each.state for each in diagnosis.findings if each.id.startswith(("signature.", "credentials."))}
    assert states == {FindingState.RULED_OUT}
