"""Explanations of refused requests: the server's message, the findings of the diagnosis, and the next steps."""

from __future__ import annotations

import json
from datetime import timedelta
from email.utils import format_datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

from flexgui.diagnosis.explanation import explain
from flexgui.diagnosis.findings import Explanation, LocalFacts
from flexgui.flex.credentials import Credentials, P12Credentials, SharedSecretCredentials, SigningMethod
from flexgui.flex.environment import TEST, Environment, EnvironmentKind
from flexgui.flex.p12 import P12, Certificate
from flexgui.flex.refusal import parse_refusal
from flexgui.flex.secret import Secret
from flexgui.transport.client import FlexClient
from flexgui.transport.exchange import Exchange, Response, SentRequest
from tests.diagnosis.attempts import KEY_ID, MERCHANT, NOW, SECRET_TEXT
from tests.specimens import specimens

BODY = b'{"fields":{"a":{"b":{}}}}'
GATEWAY = b'{"response":{"rmsg":"Authentication Failed"}}'
MISSING = b'{"response":{"rmsg":"missing http required header : date,v-c-merchant-id,signature,"}}'
JWT, SIGNATURE = SigningMethod.JWT_SHARED_SECRET, SigningMethod.HTTP_SIGNATURE


def date(seconds: int) -> tuple[str, str]:
    """Return the Date header of a server whose time is this many seconds after the request."""
    return ("Date", format_datetime(NOW + timedelta(seconds=seconds), usegmt=True))


def shared(method: SigningMethod = JWT, key_id: str = KEY_ID) -> SharedSecretCredentials:
    return SharedSecretCredentials(method, MERCHANT, key_id, Secret(SECRET_TEXT))


def refused(
    status: int,
    body: bytes,
    *headers: tuple[str, str],
    asked: bytes = BODY,
    credentials: Credentials | None = None,
    change: bytes = b"",
    environment: Environment = TEST,
) -> Explanation:
    """Return the explanation of a refused request; `change` is appended to its body after signing."""
    used = credentials or shared()
    client = FlexClient(environment, used, clock=lambda: NOW)
    request = client.prepare_any("POST", "/flex/v2/sessions", asked)
    request = request._replace(body=request.body + change)
    exchange = Exchange(request, Response(status, "", headers, body), None, NOW, 0)
    content_type = dict(headers).get("content-type", "application/json")
    refusal = parse_refusal(status, content_type, body)
    return explain(exchange, environment, refusal=refusal, facts=LocalFacts(used, NOW))


@pytest.mark.parametrize(
    ("seconds", "words"), [(401, "6 min 41 s ahead of"), (-300, "5 min 0 s behind"), (70, "1 min 10 s")]
)
@pytest.mark.parametrize("method", [JWT, SIGNATURE])
def test_a_wrong_clock_is_the_first_thing_to_check(seconds: int, words: str, method: SigningMethod) -> None:
    explanation = refused(401, GATEWAY, date(seconds), credentials=shared(method))
    assert explanation.title == "401 Authentication Failed"
    assert explanation.banner == "No token came back."
    assert explanation.sentence.startswith("All required headers were present.")
    assert explanation.checks[0].state == "check first"
    assert words in explanation.checks[0].text
    assert [each.id.partition(".")[2] for each in explanation.findings] == ["clock-skew"]
    assert "not checked" not in [each.state for each in explanation.checks]
    assert explanation.steps == ("send-with-server-time", "edit-profile", "how-signed")


@pytest.mark.parametrize("headers", [(), (date(20),)])
@pytest.mark.parametrize("method", [JWT, SIGNATURE])
def test_a_correct_request_has_no_problem(headers: tuple[tuple[str, str], ...], method: SigningMethod) -> None:
    explanation = refused(401, GATEWAY, *headers, credentials=shared(method))
    states = [each.state for each in explanation.checks]
    assert sorted(set(states)) == ["looks right", "not checked"]
    assert states.count("looks right") == 5
    assert states.count("not checked") == 3
    assert "The digest is that of the body that was sent." in [each.title for each in explanation.checks]
    assert explanation.findings == ()
    assert "send-with-server-time" not in explanation.steps


@pytest.mark.parametrize("method", [JWT, SIGNATURE])
def test_a_digest_of_another_body_is_found(method: SigningMethod) -> None:
    explanation = refused(401, GATEWAY, change=b"\n", credentials=shared(method))
    assert explanation.checks[0].title == explanation.findings[0].title
    assert explanation.findings[0].state == "proved"
    assert explanation.checks[0] not in explanation.checks_beside_findings


def test_a_refusal_of_the_body_shows_that_the_signature_was_accepted() -> None:
    body = b'{"errorMessage":"AUTH ERROR: Invalid User Information Provided ","statusCode":403}'
    explanation = refused(403, body, asked=b'{"fields":{"paymentInformation":{"card":{"number":{}}}}}')
    assert [each.id for each in explanation.findings] == ["account.role-missing"]
    assert [each.title for each in explanation.checks_beside_findings] == [
        "Your signature was accepted: a request with a wrong one does not get this answer."
    ]


def test_an_unsigned_request_is_not_diagnosed() -> None:
    exchange = Exchange(SentRequest("POST", TEST.sessions_url, (), BODY), Response(401, "", (), b""), None, NOW, 0)
    explanation = explain(exchange, TEST, refusal=parse_refusal(401, "", b""), facts=LocalFacts(shared(), NOW))
    assert (explanation.checks, explanation.findings) == ((), ())


@pytest.mark.parametrize("status", [400, 401])
def test_http_signature_is_offered_if_the_service_requires_it(status: int) -> None:
    explanation = refused(status, MISSING)
    assert explanation.steps[0] == "use-http-signature"
    assert explanation.findings[0].id == "jwt.route-takes-no-jwt"


def test_a_p12_is_not_offered_http_signature() -> None:
    request = FlexClient(TEST, shared(), clock=lambda: NOW).prepare_any("POST", "/flex/v2/sessions", BODY)
    exchange = Exchange(request, Response(401, "", (), MISSING), None, NOW, 0)
    certificate = Certificate("CN=acme", "acme", "1", NOW, NOW)
    facts = LocalFacts(P12Credentials("acme", P12(certificate, generate_private_key(65537, 2048))), NOW)
    explanation = explain(exchange, TEST, refusal=parse_refusal(401, "", MISSING), facts=facts)
    assert explanation.steps == ("edit-profile", "how-signed")


def test_the_output_of_a_remote_sandbox_is_mentioned() -> None:
    explanation = refused(401, GATEWAY, environment=Environment(EnvironmentKind.CUSTOM, "https://mock.example"))
    assert explanation.sentence.endswith("If it is flexgui sandbox, its output says why.")


def test_the_reason_of_a_sandbox_that_explains_itself_is_shown() -> None:
    body = (
        b'{"response":{"rmsg":"Authentication Failed"},"explanation":{"why":"the fault 401 refuses every signature"}}'
    )
    explanation = refused(401, body, environment=Environment(EnvironmentKind.CUSTOM, "https://mock.example"))
    assert explanation.sentence == "The server says: the fault 401 refuses every signature."
    assert "not checked" not in [each.state for each in explanation.checks]


def test_a_refusal_by_the_sandbox_offers_its_faults_but_not_the_profile() -> None:
    own = Environment(EnvironmentKind.SANDBOX, "http://127.0.0.1:1")
    assert refused(401, GATEWAY, environment=own).steps == ("show-sandbox", "how-signed", "send-again")


def test_http_signature_is_not_offered_if_it_was_used() -> None:
    assert "use-http-signature" not in refused(400, MISSING, credentials=shared(SIGNATURE)).steps


def test_a_refused_request_without_a_field_is_offered_a_preset() -> None:
    assert refused(400, b"{}", asked=b'{"fields":{}}').steps == ("card-preset",)
    assert "card-preset" not in refused(400, b"{}").steps


@pytest.mark.parametrize(
    ("asked", "step"),
    [
        (b'{"fields":{"x":{},"paymentInformation":{"card":{"number":{}}}}}', "leave-out-unknown"),
        (b'{"fields":{"x":{}}}', "send-again"),  # no field would be left
        (BODY, "send-again"),
    ],
)
def test_removing_unknown_fields_is_offered(asked: bytes, step: str) -> None:
    assert refused(400, b"{}", asked=asked).steps[0] == step


def test_the_details_of_a_refusal_are_shown() -> None:
    body = {"responseStatus": {"status": 400, "reason": "VALIDATION_ERROR", "message": "Bad fields",
            "details": [{"location": "fields.x", "message": "is unknown"}]}}  # fmt: skip
    explanation = refused(400, json.dumps(body).encode())
    assert explanation.title == "400 Bad Request"
    assert "Bad fields" in explanation.sentence
    assert (explanation.checks[0].title, explanation.checks[0].text) == ("is unknown", "fields.x")
    assert explanation.steps == ("card-preset", "send-again")  # the body already follows the fields


def test_a_detail_that_a_finding_names_is_not_repeated() -> None:
    body = {"reason": "VALIDATION_ERROR", "message": "Bad", "details": [
            {"location": "fields.paymentInformation.card.x", "message": "Unknown field."},
            {"location": "fields.paymentInformation.card", "message": "Bad field."}]}  # fmt: skip
    asked = b'{"fields":{"paymentInformation":{"card":{"x":{}}}}}'
    found = refused(400, json.dumps(body).encode(), asked=asked)
    assert [each.title for each in found.checks[:2]] == ["Bad field.", found.findings[0].title]


def test_a_body_with_too_many_arrays_is_not_read() -> None:
    found = refused(400, b'{"reason": "INVALID", "message": "Bad", "details": [' + b"[]," * 10_000 + b"1]}")
    assert found.sentence == (
        "The body has more than 10,000 arrays and nested objects. "
        "It was not read; all of it is in the response body (Raw)."
    )


def test_the_first_details_are_listed_and_the_others_counted() -> None:
    details = [{"location": "fields.x", "message": f"bad {at}"} for at in range(30_000)]
    found = refused(400, json.dumps({"reason": "INVALID", "message": "Bad", "details": details}).encode())
    titles = [each.title for each in found.checks]
    assert titles[19:21] == ["bad 19", "and 29,980 more"]
    assert len(titles) < 30


@pytest.mark.parametrize(
    ("status", "title"),
    [
        (403, "403 Forbidden"),
        (404, "404 Not Found"),
        (429, "429 Too Many Requests"),
        (500, "500 Internal Server Error"),
        (503, "503 Service Unavailable"),
        (418, "418 I'm a Teapot"),
        (799, "799 Unknown status"),
    ],
)
def test_every_status_has_a_title_a_reason_and_a_next_step(status: int, title: str) -> None:
    for body in (b"", b"{}", b'"text"', b"\xff\xfe", b"[" * 100_000):
        explanation = refused(status, body)
        assert explanation.title == title
        assert explanation.sentence
        assert "send-again" in explanation.steps


def test_the_wait_requested_by_the_server_is_shown() -> None:
    assert "1 min 30 s" in refused(429, b"", ("Retry-After", "90")).sentence
    assert "wait" not in refused(503, b"", ("Retry-After", "Mon, 02 Mar 2026 15:45:20 GMT")).sentence


@pytest.mark.parametrize(
    ("status", "reason", "message", "end"),
    [
        (429, "TOO_MANY_REQUESTS", "Too many requests.", "The server takes no more requests for now."),
        (503, "SERVICE_UNAVAILABLE", "It is down", "It says: It is down."),
        (403, "FORBIDDEN", "Forbidden", "It says nothing about the signature."),
        (403, "INVALID_APIKEY", "No such key.", "The server says: No such key. (INVALID_APIKEY)"),
        (400, "", "missing http required header : date,", "The server says: missing http required header : date."),
    ],
)
def test_the_message_of_the_server_does_not_repeat_the_status(status: int, reason: str, message: str, end: str) -> None:
    body = json.dumps({"reason": reason, "message": message}).encode()
    explanation = refused(status, body)
    assert explanation.sentence.endswith(end)
    assert not any(message in each.evidence for each in explanation.findings)


def test_a_web_page_is_not_a_response_of_the_api() -> None:
    explanation = refused(502, b"<html><b>Proxy</b></html>", ("content-type", "text/html"))
    assert explanation.title == "502 with a web page"
    assert "<" not in explanation.sentence


def test_a_redirect_says_why_it_was_not_followed() -> None:
    explanation = refused(302, b"", ("Location", "https://elsewhere.example/login?token=hush"))
    assert "https://elsewhere.example/login" in explanation.sentence
    assert "hush" not in explanation.sentence


@pytest.mark.parametrize("vector", specimens("error-response"), ids=lambda each: each["id"])
def test_every_known_refusal_is_explained(vector: dict[str, dict[str, object]]) -> None:
    given = vector["input"]
    body = given["body"]
    raw = body.encode() if isinstance(body, str) else json.dumps(body).encode()
    explanation = refused(int(str(given.get("status", 400))), raw)
    assert explanation.title
    assert explanation.sentence
    assert explanation.steps


@pytest.mark.parametrize(
    ("rmsg", "words"),
    [
        (json.dumps({"error": "UNAUTHORIZED_USER", "error_description": "UNAUTHORIZED USER"}), "UNAUTHORIZED USER."),
        ("Client certificate has been revoked", "Client certificate has been revoked."),
    ],
)
def test_a_401_shows_the_message_of_the_server(rmsg: str, words: str) -> None:
    explanation = refused(401, json.dumps({"response": {"rmsg": rmsg}}).encode())
    assert explanation.sentence == f"The server says: {words}"


@pytest.mark.parametrize(
    "body", [GATEWAY, b"", b'{"reason": "AUTHENTICATION_FAILED", "message": "Authentication failed."}']
)
def test_a_401_without_a_message_is_explained(body: bytes) -> None:
    assert refused(401, body).sentence.endswith("the answer does not say what.")


@pytest.mark.parametrize("status", [201, 400, 401])
def test_an_encrypted_response_is_recognised(status: int) -> None:
    explanation = refused(status, b'{"encryptedResponse": "a.b.c.d.e"}')
    assert explanation.title == f"{status}, but the response is encrypted"
    assert "MLE" in explanation.sentence
