from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from flexgui.diagnosis.explanation import explain
from flexgui.diagnosis.findings import Explanation, nothing_yet
from flexgui.flex.credentials import SigningMethod
from flexgui.flex.environment import TEST, Environment, EnvironmentKind
from flexgui.flex.jwk import from_mapping
from flexgui.flex.refusal import parse_refusal
from flexgui.flex.token import decode
from flexgui.flex.verification import KeySource, verify
from flexgui.profiles.profile import Profile
from flexgui.transport.exchange import Exchange, Response, SentRequest
from tests.specimens import specimens

STARTED = datetime(2026, 3, 2, 15, 45, 0, tzinfo=UTC)
PROFILE = Profile("p", "Acme EU test", EnvironmentKind.TEST, "acme_eu_test", "k", SigningMethod.JWT_SHARED_SECRET)
BODY = b'{"fields":{"a":{"b":{}}}}'
DIGEST = base64.b64encode(hashlib.sha256(BODY).digest()).decode()
GATEWAY = b'{"response":{"rmsg":"Authentication Failed"}}'
MISSING = b'{"response":{"rmsg":"missing http required header : date,v-c-merchant-id,signature,"}}'


def bearer(digest: str = DIGEST) -> tuple[str, str]:
    claims = base64.urlsafe_b64encode(json.dumps({"digest": digest}).encode()).decode().rstrip("=")
    return ("Authorization", f"Bearer e30.{claims}.c2ln")


SIGNED = (("digest", f"SHA-256={DIGEST}"), ("signature", 'keyid="k", signature="x"'))


def refused(
    status: int,
    body: bytes,
    *headers: tuple[str, str],
    sent: tuple[tuple[str, str], ...] | None = None,
    asked: bytes = BODY,
    profile: Profile = PROFILE,
    environment: Environment = TEST,
) -> Explanation:
    request = SentRequest(
        "POST", TEST.sessions_url, (("Host", TEST.host), *(sent if sent is not None else (bearer(),))), asked
    )
    exchange = Exchange(request, Response(status, "", headers, body), None, STARTED, 0)
    content_type = dict(headers).get("content-type", "application/json")
    return explain(exchange, profile, environment, refusal=parse_refusal(status, content_type, body))


def actions(explanation: Explanation) -> list[str]:
    return [each.action for each in explanation.steps]


def test_a_wrong_clock_is_the_first_thing_to_check() -> None:
    explanation = refused(401, GATEWAY, ("Date", "Mon, 02 Mar 2026 15:51:41 GMT"))
    assert explanation.title == "401 Authentication Failed"
    assert explanation.banner == "The server refused the request. No capture context came back."
    assert explanation.sentence == (
        "The key ID, the shared secret, the date or the signature was not accepted. CyberSource does not say which one."
    )
    assert [(each.state, each.title) for each in explanation.checks] == [
        ("check first", "Server clock is 6 min 41 s ahead of this machine."),
        ("looks right", "The digest matches the body that was sent."),
        ("looks right", "Host and path are those of the Test environment."),
        ("not checked", "Key ID and shared secret belong to merchant acme_eu_test."),
    ]
    assert explanation.checks[2].text == "apitest.cybersource.com, POST /flex/v2/sessions."
    assert actions(explanation) == ["send-with-server-time", "edit-profile", "how-signed"]


def test_a_slow_clock_is_named() -> None:
    explanation = refused(401, GATEWAY, ("Date", "Mon, 02 Mar 2026 15:40:00 GMT"))
    assert explanation.checks[0].title == "Server clock is 5 min 0 s behind this machine."


@pytest.mark.parametrize(
    ("headers", "state"), [((), "not checked"), ((("Date", "Mon, 02 Mar 2026 15:45:20 GMT"),), "looks right")]
)
def test_the_clock_is_not_blamed_without_reason(headers: tuple[tuple[str, str], ...], state: str) -> None:
    explanation = refused(401, GATEWAY, *headers)
    assert explanation.checks[0].state == state
    assert "send-with-server-time" not in actions(explanation)


@pytest.mark.parametrize("sent", [(bearer("other"),), (("digest", "SHA-256=other"), SIGNED[1])])
def test_a_digest_of_another_body_is_seen(sent: tuple[tuple[str, str], ...]) -> None:
    assert refused(401, GATEWAY, sent=sent).checks[1].state == "check first"


@pytest.mark.parametrize("sent", [(), (("Authorization", "Bearer not-a-token"),), (("Authorization", "Bearer a.!.c"),)])
def test_without_a_digest_none_is_compared(sent: tuple[tuple[str, str], ...]) -> None:
    assert refused(401, GATEWAY, sent=sent).checks[1].state == "not checked"


@pytest.mark.parametrize("status", [400, 401])
def test_a_service_that_takes_signatures_only_offers_them(status: int) -> None:
    explanation = refused(status, MISSING)
    assert actions(explanation)[0] == "use-http-signature"
    assert "HTTP Signature only" in explanation.sentence


def test_a_p12_is_asked_about_its_certificate() -> None:
    with_p12 = replace(PROFILE, method=SigningMethod.JWT_P12)
    explanation = refused(401, GATEWAY, profile=with_p12)
    assert explanation.sentence.startswith("The certificate, its merchant, the time or the signature was not accepted.")
    assert explanation.checks[-1].title == "The key is active and belongs to merchant acme_eu_test."
    assert "use-http-signature" not in actions(refused(401, MISSING, profile=with_p12))


def test_another_server_is_not_called_cybersource() -> None:
    explanation = refused(401, GATEWAY, environment=Environment(EnvironmentKind.CUSTOM, "https://mock.example"))
    assert "CyberSource" not in explanation.sentence + explanation.checks[-1].text
    assert explanation.checks[-1].text == "Only the server can tell. If it is flexgui sandbox, its output says why."


def test_to_a_signed_request_signatures_are_not_offered_again() -> None:
    assert "use-http-signature" not in actions(refused(400, MISSING, sent=SIGNED))


def test_a_refused_request_without_a_field_is_offered_a_preset() -> None:
    assert actions(refused(400, b"{}", asked=b'{"fields":{}}')) == ["card-preset"]
    assert "card-preset" not in actions(refused(400, b"{}"))


def test_the_details_of_a_refusal_are_shown() -> None:
    body = {"responseStatus": {"status": 400, "reason": "VALIDATION_ERROR", "message": "Bad fields",
            "details": [{"location": "fields.x", "message": "is unknown"}]}}  # fmt: skip
    explanation = refused(400, json.dumps(body).encode())
    assert explanation.title == "400 Bad Request"
    assert "Bad fields" in explanation.sentence
    assert (explanation.checks[0].title, explanation.checks[0].text) == ("is unknown", "fields.x")
    assert "follow-fields" in actions(explanation)


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
        assert "send-again" in actions(explanation)


def test_a_server_that_names_a_wait_is_quoted() -> None:
    assert "1 min 30 s" in refused(429, b"", ("Retry-After", "90")).sentence
    assert "wait" not in refused(503, b"", ("Retry-After", "Mon, 02 Mar 2026 15:45:20 GMT")).sentence


def test_a_web_page_is_not_taken_for_a_response_of_the_api() -> None:
    explanation = refused(502, b"<html><b>Proxy</b></html>", ("content-type", "text/html"))
    assert explanation.title == "502 with a web page"
    assert "<" not in explanation.sentence


def test_a_redirect_says_why_it_was_not_followed() -> None:
    explanation = refused(302, b"", ("Location", "https://elsewhere.example/login?token=hush"))
    assert "https://elsewhere.example/login" in explanation.sentence
    assert "hush" not in explanation.sentence


def test_a_response_that_is_no_token() -> None:
    request = SentRequest("POST", TEST.sessions_url, (), BODY)
    exchange = Exchange(request, Response(201, "Created", (), b"hello"), None, STARTED, 0)
    explanation = explain(exchange, PROFILE, TEST, not_a_token="The text has one part.")
    assert explanation.title == "201, but no token"
    assert explanation.sentence.endswith("The text has one part.")


def test_empty_input_gives_nothing() -> None:
    assert explain(None, None, None) == nothing_yet()


@pytest.mark.parametrize("vector", specimens("error-response"), ids=lambda each: each["id"])
def test_every_known_refusal_is_explained(vector: dict[str, dict[str, object]]) -> None:
    given = vector["input"]
    body = given["body"]
    raw = body.encode() if isinstance(body, str) else json.dumps(body).encode()
    explanation = refused(int(str(given.get("status", 400))), raw)
    assert explanation.title
    assert explanation.sentence
    assert explanation.steps


@pytest.mark.parametrize(("known", "title"), [(True, "valid, but expired"), (False, "Expired, signature not checked")])
def test_an_expired_token_is_called_no_more_than_expired(known: bool, title: str) -> None:
    vector = next(each for each in specimens("capture-context") if each["expected"]["signature"]["verifies"])
    jwk = from_mapping(vector["expected"]["signature"]["key"]) if known else None
    key = KeySource(jwk, "a file", None, None if known else "No key.")
    token = decode(vector["input"]["jwt"])
    explanation = explain(None, None, None, verification=verify(token, key, datetime(2030, 1, 1, tzinfo=UTC)), key=key)
    assert title in explanation.title
    assert explanation.tone == "warn"


@pytest.mark.parametrize(
    ("rmsg", "words"),
    [
        (json.dumps({"error": "UNAUTHORIZED_USER", "error_description": "UNAUTHORIZED USER"}), "UNAUTHORIZED USER."),
        ("Client certificate has been revoked", "Client certificate has been revoked."),
    ],
)
def test_a_401_shows_the_words_of_the_server(rmsg: str, words: str) -> None:
    explanation = refused(401, json.dumps({"response": {"rmsg": rmsg}}).encode())
    assert explanation.sentence == f"The server says: {words}"


@pytest.mark.parametrize(
    "body", [GATEWAY, b"", b'{"reason": "AUTHENTICATION_FAILED", "message": "Authentication failed."}']
)
def test_a_401_without_a_message_is_named(body: bytes) -> None:
    assert refused(401, body).sentence.endswith("CyberSource does not say which one.")


@pytest.mark.parametrize("status", [201, 400, 401])
def test_an_encrypted_response_is_named(status: int) -> None:
    explanation = refused(status, b'{"encryptedResponse": "a.b.c.d.e"}')
    assert explanation.title == f"{status}, but the response is encrypted"
    assert "MLE" in explanation.sentence
