"""Each cause is produced intentionally, refused by the sandbox, and found by the diagnosis."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flexgui.diagnosis.diagnose import diagnose
from flexgui.diagnosis.report import to_json, to_markdown
from flexgui.diagnosis.result import Diagnosis, FindingState
from flexgui.flex.transient_id import make_transient_id
from flexgui.readers.pasted import PastedRequest
from flexgui.sandbox import Sandbox
from flexgui.transport.exchange import Response
from tests.diagnosis.attempts import (
    DATE,
    GATEWAY_401,
    NAMES,
    USER_401,
    Attempt,
    Make,
    answer,
    credentials,
    pasted,
    refused_by_sandbox,
    signed,
    signed_with,
    token,
)
from tests.diagnosis.signing import signed_request
from tests.made_token import base64url
from tests.sandbox.caller import BODY, NOW, SESSIONS, Caller, digest

SPACED = json.dumps(json.loads(BODY)).encode()
SECRET_BYTES = b"another secret of 32 bytes ......"
ISSUED = int(NOW.timestamp())


def text_key(caller: Caller) -> str:
    return caller.sandbox.shared_secret.reveal()


def date(**off: float) -> str:
    return format_datetime(NOW + timedelta(**off), usegmt=True)


def replaced(caller: Caller, header: str, old: str, new: str) -> Attempt:
    """Return a correct request with HTTP Signature in which a text in one header is replaced."""
    headers = caller.signature_headers()
    return Attempt(headers | {header: headers[header].replace(old, new)})


def other_body(hashed: bytes, sent: bytes) -> Make:
    return lambda caller: signed(caller, hashed, sent)


def wrong_digest(value: str) -> Make:
    return lambda caller: signed(caller, digest=value)


MADE: list[tuple[str, Make]] = [
    ("credentials.merchant-mismatch", lambda c: signed(c, v_c_merchant_id="another_merchant")),
    ("credentials.merchant-mismatch", lambda c: token(c, v_c_merchant_id="another_merchant")),
    ("credentials.key-secret-mismatch", lambda c: signed_with(c, key=SECRET_BYTES)),
    ("credentials.key-secret-mismatch", lambda c: token(c, key=SECRET_BYTES)),
    ("credentials.key-secret-mismatch", lambda c: signed(c, key_id="99999999-0000-4000-8000-000000000000")),
    ("credentials.key-id-shape", lambda c: signed(c, key_id="sandbox_merchant")),
    ("credentials.secret-not-decoded", lambda c: signed_with(c, key=text_key(c).encode())),
    ("credentials.secret-whitespace", lambda c: signed_with(c, key=f"{text_key(c)}\n".encode())),
    ("credentials.secret-whitespace", lambda c: token(c, key=f'"{text_key(c)}"'.encode())),
    ("credentials.secret-truncated", lambda c: signed_with(c, key=c.key[:-4])),
    ("credentials.other-product-key", lambda c: signed_with(c, key=SECRET_BYTES, key_id="0123456789abcdef" * 2)),
    ("credentials.merchant-id-shape", lambda c: signed(c, v_c_merchant_id="Sandbox_Merchant")),
    ("signature.date-missing", lambda c: signed(c, names="host request-target digest v-c-merchant-id", date=None)),
    ("signature.date-not-signed", lambda c: signed(c, names="host request-target digest v-c-merchant-id")),
    ("signature.date-not-signed", lambda c: signed_with(c, signed_names=NAMES.replace("date ", ""))),
    ("signature.date-format", lambda c: signed(c, date="2026-03-02T09:15:00Z")),
    ("signature.date-format", lambda c: signed(c, date=date().replace("GMT", "+0000"))),
    ("signature.clock-skew", lambda c: signed(c, date=date(minutes=-20))),
    ("signature.clock-skew", lambda c: signed(c, date=date(hours=2))),
    ("signature.date-name-mismatch", lambda c: signed(c, date=None, v_c_date=date(), signed={"date": date()})),
    ("signature.date-differs", lambda c: signed(c, signed={"date": date(seconds=1)})),
    ("signature.target-method-case", lambda c: signed(c, signed={"request-target": f"POST {SESSIONS}"})),
    ("signature.target-form", lambda c: signed(c, signed={"request-target": SESSIONS})),
    ("signature.target-form", lambda c: signed(c, signed={"request-target": f"post https://{c.host}{SESSIONS}"})),
    ("signature.target-form", lambda c: signed(c, signed={"request-target": f"post {SESSIONS[1:]}"})),
    ("signature.target-query", lambda c: signed_with(
        c, target=f"{SESSIONS}?a=1&b=x%3Ay", text=lambda text: text.replace("?a=1&b=x%3Ay", ""))),
    ("signature.target-query", lambda c: signed_with(
        c, target=f"{SESSIONS}?a=1&b=x%3Ay", text=lambda text: text.replace("%3A", ":"))),
    ("signature.target-slash", lambda c: signed(c, signed={"request-target": f"post {SESSIONS}/"})),
    ("signature.host-form", lambda c: signed(c, signed={"host": f"http://{c.host}"})),
    ("signature.host-form", lambda c: signed(c, signed={"host": "apitest.cybersource.com"})),
    ("signature.host-form", lambda c: signed(c, signed={"host": c.host.partition(":")[0]})),
    ("digest.body-reserialised", other_body(BODY, SPACED)),
    ("digest.body-reserialised", other_body(json.dumps(json.loads(BODY), indent=4).encode(), BODY)),
    ("digest.body-reserialised", other_body(b'{"fields":{}}', BODY)),
    ("digest.hex-then-base64", wrong_digest(
        "SHA-256=" + base64.b64encode(base64.b64decode(digest(BODY)).hex().encode()).decode())),
    ("digest.form", wrong_digest(digest(BODY))),
    ("digest.form", wrong_digest("SHA-256=" + base64.b64decode(digest(BODY)).hex())),
    ("digest.form", wrong_digest(f"SHA-256=SHA-256={digest(BODY)}")),
    ("digest.newline-or-bom", other_body(BODY + b"\n", BODY)),
    ("digest.newline-or-bom", other_body(BODY, BODY + b"\n")),
    ("digest.newline-or-bom", other_body(b"\xef\xbb\xbf" + BODY, BODY)),
    ("digest.charset", other_body('{"name":"Müller"}'.encode(), '{"name":"Müller"}'.encode("latin-1"))),
    ("digest.charset", other_body('{"name":"Müller"}'.encode("latin-1"), '{"name":"Müller"}'.encode())),
    ("digest.method-mismatch", lambda c: signed(c, names="host date request-target v-c-merchant-id", digest=None)),
    ("digest.method-mismatch", lambda c: signed(c, digest=None, signed={"digest": f"SHA-256={digest(BODY)}"})),
    ("signature.header-order", lambda c: signed_with(
        c, signed_names="date host request-target v-c-merchant-id digest")),
    ("signature.header-order", lambda c: signed(c, names="date request-target digest v-c-merchant-id")),
    ("signature.header-list-form", lambda c: replaced(c, "signature", NAMES, NAMES.replace(" ", ", "))),
    ("signature.header-list-form", lambda c: replaced(c, "signature", NAMES, NAMES.title())),
    ("signature.header-list-form", lambda c: replaced(c, "signature", '"', "'")),
    ("signature.string-separators", lambda c: signed_with(c, text=lambda text: f"{text}\n")),
    ("signature.string-separators", lambda c: signed_with(c, text=lambda text: text.replace("\n", "\r\n"))),
    ("signature.string-separators", lambda c: signed_with(c, text=lambda text: text.replace(": ", ":"))),
    ("signature.algorithm-name", lambda c: signed(c, algorithm="hmac-sha256")),
    ("signature.algorithm-name", lambda c: signed_with(c, hash_name="sha1")),
    ("signature.encoding", lambda c: signed_with(c, encode=bytes.hex)),
    ("signature.encoding", lambda c: signed_with(c, encode=lambda raw: base64.b64encode(raw.hex().encode()).decode())),
    ("signature.merchant-header-name", lambda c: signed(
        c, v_c_merchant_id=None, merchant_id=c.sandbox.merchant_id, signed={"v-c-merchant-id": c.sandbox.merchant_id})),
    ("signature.key-id-form", lambda c: signed(c, key_id=f"{{{c.sandbox.key_id}}}")),
    ("signature.key-id-form", lambda c: signed(c, key_id=text_key(c))),
    ("jwt.version-1", lambda c: token(c, header={"kid": None, "x5c": ["MII"], "v-c-merchant-id": "sandbox_merchant"})),
    ("jwt.request-host-missing", lambda c: token(c, request_host=None)),
    *[("jwt.claim-missing", lambda c, name=name: token(c, **{name: None}))
      for name in ("iss", "exp", "iat", "request_method", "request_resource_path", "v_c_merchant_id")],
    ("jwt.lifetime", lambda c: token(c, exp=ISSUED + 600)),
    ("jwt.iat-form", lambda c: token(c, iat=ISSUED * 1000, exp=ISSUED * 1000 + 120)),
    ("jwt.iat-form", lambda c: token(c, iat=date())),
    ("jwt.clock-skew", lambda c: token(c, iat=ISSUED - 3600, exp=ISSUED - 3480)),
    ("jwt.clock-skew", lambda c: token(c, iat=ISSUED + 3600, exp=ISSUED + 3720)),
    ("jwt.digest-prefix", lambda c: token(c, digest=f"SHA-256={digest(BODY)}")),
    ("jwt.digest-mismatch", lambda c: token(c, digest=None, digestAlgorithm=None)),
    ("jwt.digest-mismatch", lambda c: token(c, sent=SPACED)),
    ("digest.body-reserialised", lambda c: token(c, sent=SPACED)),
    ("jwt.digest-algorithm-name", lambda c: token(c, digestAlgorithm="SHA256")),
    ("jwt.target-mismatch", lambda c: token(c, request_method="get")),
    ("jwt.target-mismatch", lambda c: token(c, request_host="apitest.cybersource.com")),
    ("jwt.target-mismatch", lambda c: token(c, request_resource_path=f"https://{c.host}{SESSIONS}")),
    ("jwt.version-form", lambda c: token(c, v_c_jwt_version="1")),
    ("jwt.version-form", lambda c: token(c, v_c_jwt_version=2)),
    ("jwt.secret-not-decoded", lambda c: token(c, key=text_key(c).encode())),
    ("jwt.algorithm-key-mismatch", lambda c: token(c, header={"alg": "none"})),
    ("jwt.algorithm-key-mismatch", lambda c: token(c, header={"alg": "RS256"})),
    ("jwt.kid-mismatch", lambda c: token(c, header={"kid": "sandbox_merchant"})),
    ("jwt.kid-mismatch", lambda c: token(c, header={"kid": None})),
    ("jwt.issuer-mismatch", lambda c: token(c, iss="some_portfolio")),
    ("jwt.base64url", lambda c: token(c, wrap=lambda text: text + "=")),
    ("jwt.authorization-form", lambda c: token(c, wrap=lambda text: text.removeprefix("Bearer "))),
    ("jwt.authorization-form", lambda c: token(c, wrap=lambda text: f"Bearer {text}")),
    ("jwt.authorization-form", lambda c: token(c, wrap=lambda text: text.replace("Bearer ", 'Bearer "') + '"')),
    ("jwt.authorization-form", lambda c: Attempt({"Content-Type": "application/json"})),
    ("jwt.two-authentications", lambda c: Attempt(
        c.signature_headers() | {"Authorization": token(c, key=SECRET_BYTES).headers["Authorization"]})),
    ("route.method", lambda c: Attempt({}, "PUT")),
    ("route.path", lambda c: Attempt(token(c).headers, target="/flex/v1/sessions")),
    ("route.path", lambda c: Attempt(token(c).headers, target="//flex/v2/sessions")),
    ("route.content-type", lambda c: Attempt(token(c).headers | {"Content-Type": "text/plain"})),
    ("body.fields-wrapper", lambda c: token(c, b'{"paymentInformation":{"card":{"number":{}}}}')),
    ("body.fields-wrapper", lambda c: token(c, BODY[:-1])),
    ("body.schema", lambda c: token(c, BODY.replace(b"false", b'"<boolean>"'))),
    ("body.schema", lambda c: token(c, b'{"fields":{"paymentInformation":{"card":{"colour":{}}}}}')),
]  # fmt: skip

PAYMENTS = "/pts/v2/payments"
SAMPLE_JTI = make_transient_id(int((NOW - timedelta(days=2000)).timestamp()))
MADE += [
    ("mle.with-http-signature", lambda c: signed(c, b'{"encryptedRequest":"x"}')),
    ("token.expired-or-foreign", lambda c: paying(c, make_transient_id(ISSUED + 600))),
    ("token.sample-value", lambda c: paying(c, SAMPLE_JTI)),
]
FAULTS = [
    ("missing-headers", "jwt.route-takes-no-jwt"),
    ("429", "network.rate-limit"),
    ("403", "account.product-not-enabled"),
    ("html", "network.blocked"),
    ("skewed-clock", "jwt.clock-skew"),
]


def paying(caller: Caller, jti: str) -> Attempt:
    """Return a correct payment request with the ID of a transient token."""
    body = json.dumps({"tokenInformation": {"jti": jti}}).encode()
    return Attempt(token(caller, body, request_resource_path=PAYMENTS).headers, target=PAYMENTS, body=body)


RIGHT: list[Make] = [
    lambda c: signed(c),
    lambda c: signed(c, names=NAMES.replace("date", "v-c-date"), date=None, v_c_date=date()),
    lambda c: token(c),
    lambda c: token(c, request_method="POST"),
]


def ids(diagnosis: Diagnosis, *states: FindingState) -> list[str]:
    return [each.id for each in diagnosis.findings if each.state in states]


def names_of(made: list[tuple[str, Make]]) -> list[str]:
    return [f"{place}-{cause}" for place, (cause, _) in enumerate(made)]


@pytest.mark.parametrize(("cause", "make"), MADE, ids=names_of(MADE))
def test_a_mistake_is_refused_by_the_sandbox_and_found(cause: str, make: Make, caller: Caller) -> None:
    response, diagnosis = refused_by_sandbox(make, caller)
    assert response.status >= 400
    problems = ids(diagnosis, FindingState.PROVED)
    assert cause in problems or diagnosis.findings[0].id == cause, [
        (each.id, each.state.value) for each in diagnosis.findings[:5]
    ]
    assert cause in [each.id for each in diagnosis.first_shown]


@pytest.mark.parametrize("make", RIGHT)
@pytest.mark.parametrize("body", [GATEWAY_401, USER_401])
@pytest.mark.parametrize("known", [True, False])
def test_a_correct_request_has_no_cause(make: Make, body: bytes, known: bool, caller: Caller) -> None:
    attempt = make(caller)
    assert attempt.send(caller).status == 201
    answer = Response(401, "", (DATE, ("Content-Type", "application/json")), body)
    diagnosis = diagnose(attempt.paste(caller, answer), caller.sandbox.credentials if known else None, NOW)
    assert diagnosis.problems == ()


@pytest.mark.parametrize(("fault", "cause"), FAULTS)
def test_a_fault_of_the_server_is_found(fault: str, cause: str, caller: Caller) -> None:
    caller.sandbox.faults.add(fault)
    response, diagnosis = refused_by_sandbox(token, caller)
    assert response.status >= 400
    assert diagnosis.findings[0].id == cause
    assert diagnosis.findings[0].state.is_problem


def test_a_correct_path_is_not_suspected(caller: Caller) -> None:
    caller.sandbox.faults.add("404")
    response, diagnosis = refused_by_sandbox(token, caller)
    assert response.status == 404
    assert diagnosis.problems == ()
    assert "route.path" in ids(diagnosis, FindingState.RULED_OUT)


@pytest.mark.parametrize("status", [404, 405, 406, 429, 500, 503])
def test_an_unrelated_response_does_not_cast_doubt_on_the_credentials(status: int, caller: Caller) -> None:
    diagnosis = diagnose(token(caller).paste(caller, answer(status)), caller.sandbox.credentials, NOW)
    assert [each for each in ids(diagnosis, FindingState.UNKNOWN) if each.startswith("credentials.")] == []


def test_a_metakey_with_the_wrong_ids() -> None:
    with Sandbox(clock=lambda: NOW, credentials=credentials("portfolio")) as sandbox:
        response, diagnosis = refused_by_sandbox(signed, Caller(sandbox))
        assert response.status == 401
        assert (diagnosis.findings[0].id, diagnosis.findings[0].state) == ("signature.metakey", FindingState.PROVED)


TEXT = st.text(max_size=60)
ANYTHING = st.recursive(st.none() | st.booleans() | st.floats() | st.integers() | TEXT, st.lists, max_leaves=5)
CLAIM_NAMES = ("iss", "iat", "exp", "kid", "alg", "x5c", "digest", "request-method", "request-host", "v-c-jwt-version")


@st.composite
def strange_requests(draw: st.DrawFn) -> PastedRequest:
    """Strategy for requests with arbitrary values in every part that the checks read."""
    parts = [draw(st.dictionaries(st.sampled_from(CLAIM_NAMES), ANYTHING)) for _ in range(2)]
    token = ".".join([*map(base64url, parts), draw(st.sampled_from(["", "c2ln", "=", "é"]))])
    header = f'keyid="{draw(TEXT)}", headers="{draw(TEXT)}", signature="{draw(TEXT)}"'
    choices = {
        "Authorization": [f"Bearer {token}", token, draw(TEXT)],
        "Signature": [header, draw(TEXT)],
        "Digest": [draw(TEXT), f"SHA-256={draw(TEXT)}"],
        "Date": [draw(TEXT)],
        "v-c-merchant-id": [draw(TEXT)],
        "Content-Length": [draw(TEXT)],
        "Host": [draw(TEXT)],
    }
    names = draw(st.lists(st.sampled_from(list(choices)), unique=True))
    headers = {name: draw(st.sampled_from(choices[name])) for name in names}
    response = Response(draw(st.integers(100, 599)), "", (("Date", draw(TEXT)),), draw(st.binary(max_size=60)))
    return pasted(headers, method=draw(TEXT), url=draw(TEXT), body=draw(st.binary(max_size=60)), answer=response)


@settings(max_examples=150, deadline=None)
@given(strange_requests())
def test_any_request_can_be_diagnosed(request: PastedRequest) -> None:
    for known in (None, credentials()):
        diagnosis = diagnose(request, known, NOW)
        json.dumps(to_json(diagnosis))
        assert to_markdown(diagnosis, "1", NOW)


@pytest.mark.parametrize(
    "request_",
    [
        pasted({}, method="", url="", answer=answer(401, GATEWAY_401)),
        pasted({"v-c-merchant-id": "acme"}, url="{{host}}/flex/v2/sessions", answer=answer(401, GATEWAY_401)),
        pasted({"Authorization": "Bearer {{token}}", "Content-Type": "application/json"}),
        pasted({"Authorization": "Bearer ***", "Content-Type": "application/json"}),
        replace(signed_request(lambda text: text + "?"), url="{{base}}/flex/v2/sessions"),
        pasted({**dict(signed_request(lambda text: text + "?").headers), "date": "{{date}}"}),
    ],
)
def test_an_incomplete_request_proves_no_mistake(request_: PastedRequest) -> None:
    incomplete = replace(request_, missing=("A part is not in the text.",))
    for known in (None, credentials()):
        assert diagnose(incomplete, known, NOW).problems == ()
