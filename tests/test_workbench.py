from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import jwt
import pytest

from flexgui.errors import (
    FlexGuiError,
    HostNotAllowed,
    NotAToken,
    P12Error,
    ProductionLocked,
    SecretMissing,
)
from flexgui.flex.credentials import SharedSecretCredentials, SigningMethod
from flexgui.flex.environment import PRODUCTION, TEST, EnvironmentKind, environment_for
from flexgui.flex.jwk import from_public_key
from flexgui.flex.request import CaptureContextRequest, RequestedField
from flexgui.flex.secret import Secret
from flexgui.flex.token import decode
from flexgui.flex.verification import State
from flexgui.outcome import Outcome
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.sandbox import Sandbox
from flexgui.secret_store.memory import SessionStore
from flexgui.transport.redacted_exchange import exchange_json
from flexgui.workbench import Workbench
from tests.made_p12 import PASS_PHRASE, SERIAL, make_p12
from tests.shared_sandbox import SharedSandbox, workbench
from tests.specimens import specimens
from tests.stored_secret import stored

KEY_ID = "01234567-89ab-cdef-0123-456789abcdef"
REQUEST = CaptureContextRequest((RequestedField("paymentInformation.card.number"),))
TWO_FIELDS = CaptureContextRequest(
    (RequestedField("paymentInformation.card.number"), RequestedField("orderInformation.billTo.email", False))
)


def signature(outcome: Outcome) -> State:
    return outcome.verification["signature"].state


@pytest.mark.parametrize("method", [SigningMethod.JWT_SHARED_SECRET, SigningMethod.HTTP_SIGNATURE])
def test_a_capture_context_is_verified(bench: Workbench, method: SigningMethod) -> None:
    outcome = bench.create_capture_context(LOCAL_SANDBOX._replace(method=method), TWO_FIELDS)
    assert outcome.explanation.tone == "good", outcome.explanation
    assert outcome.explanation.title == "201 Created"
    assert outcome.verification.state is State.VALID
    assert outcome.key.jwk is not None
    assert outcome.request is TWO_FIELDS


def test_the_preview_matches_the_request(bench: Workbench) -> None:
    sent = bench.preview(LOCAL_SANDBOX, TWO_FIELDS)
    assert sent.body == TWO_FIELDS.to_bytes()
    assert len(sent.steps) >= 3


def test_the_sandbox_is_created_once_when_needed(sandbox: Sandbox) -> None:
    made: list[SharedSandbox] = []
    bench = Workbench(SessionStore(), lambda: made.append(SharedSandbox(sandbox)) or made[0])
    assert bench.environment(Profile("p", "P", EnvironmentKind.TEST)) == TEST
    assert made == []
    bench.preview(LOCAL_SANDBOX, REQUEST)
    bench.preview(LOCAL_SANDBOX, REQUEST)
    assert len(made) == 1


def test_the_key_is_fetched_once(bench: Workbench, sandbox: Sandbox) -> None:
    first = bench.create_capture_context(LOCAL_SANDBOX, REQUEST)
    sandbox.faults.add("public-key-404")
    second = bench.create_capture_context(LOCAL_SANDBOX, REQUEST)
    assert signature(second) is State.VALID
    assert second.key is first.key


def test_a_cached_key_that_fails_is_fetched_again(bench: Workbench, sandbox: Sandbox) -> None:
    first = bench.create_capture_context(LOCAL_SANDBOX, REQUEST)
    other = from_public_key(_other_key(), first.token.kid or "")
    slot = (sandbox.base_url, first.token.kid or "")
    bench._keys._cache[slot] = first.key._replace(jwk=other)
    second = bench.create_capture_context(LOCAL_SANDBOX, REQUEST)
    assert signature(second) is State.VALID
    assert bench._keys._cache[slot].jwk == first.key.jwk


def _other_key() -> object:
    from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

    return generate_private_key(65537, 2048).public_key()


def test_an_invalid_signature_stays_invalid(bench: Workbench, sandbox: Sandbox) -> None:
    bench.create_capture_context(LOCAL_SANDBOX, REQUEST)
    sandbox.faults.add("bad-signature")
    outcome = bench.create_capture_context(LOCAL_SANDBOX, REQUEST)
    assert signature(outcome) is State.INVALID
    assert outcome.explanation.title == "Signature invalid"
    assert outcome.explanation.steps[0] == "fetch-key-again"


@pytest.mark.parametrize("fault", ["public-key-404", "wrong-kid"])
def test_without_a_key_a_signature_is_not_checked_until_it_is_fetched(
    bench: Workbench, sandbox: Sandbox, fault: str
) -> None:
    sandbox.faults.add(fault)
    outcome = bench.create_capture_context(LOCAL_SANDBOX, REQUEST)
    assert signature(outcome) is State.NOT_CHECKED
    assert "404" in (outcome.key.problem or "")
    assert outcome.explanation.title == "Signature not checked"
    sandbox.faults.clear()
    if fault == "public-key-404":
        assert signature(bench.fetch_key_again(outcome)) is State.VALID


@pytest.mark.parametrize(
    ("fault", "title", "action"),
    [
        ("401", "401 Authentication Failed", "show-sandbox"),
        ("403", "403 Forbidden", "show-sandbox"),
        ("404", "404 Not Found", "show-sandbox"),
        ("429", "429 Too Many Requests", "send-again"),
        ("500", "500 Internal Server Error", "send-again"),
        ("503", "503 Service Unavailable", "send-again"),
        ("html", "502 with a web page", "send-again"),
        ("redirect", "307 Redirect not followed", "show-sandbox"),
        ("not-a-jwt", "201, but no token", "send-again"),
        ("missing-headers", "400 Bad Request", "use-http-signature"),
        ("skewed-clock", "401 Authentication Failed", "send-with-server-time"),
        ("reset", "Connection broken", "send-again"),
        ("truncate", "Response incomplete", "send-again"),
        ("too-large", "Response too large", "send-again"),
        ("expired", "Signature valid, but expired", "send-again"),
    ],
)
def test_every_fault_is_explained(bench: Workbench, sandbox: Sandbox, fault: str, title: str, action: str) -> None:
    sandbox.faults.add(fault)
    outcome = bench.create_capture_context(LOCAL_SANDBOX, REQUEST)
    assert outcome.explanation.title == title, outcome.explanation
    assert outcome.explanation.sentence
    assert action in outcome.explanation.steps
    assert fault != "skewed-clock" or action == outcome.explanation.steps[0]
    if outcome.token is None and fault != "skewed-clock":  # refused like any wrong signature
        assert fault in outcome.explanation.sentence
        assert fault not in outcome.explanation.banner
        assert outcome.explanation.steps[0] == (action if fault == "missing-headers" else "show-sandbox")
        assert {each.state for each in outcome.explanation.checks} <= {"looks right"}, "the fault is the cause"
        assert outcome.explanation.findings == ()
        for guess in ("Something in key", "such as a proxy"):
            assert guess not in outcome.explanation.sentence


def test_the_slow_fault_does_not_hide_the_cause_of_a_refusal(bench: Workbench, sandbox: Sandbox) -> None:
    sandbox.faults |= {"slow", "skewed-clock"}
    sandbox.faults.slow_seconds = 0
    try:
        explanation = bench.create_capture_context(LOCAL_SANDBOX, REQUEST).explanation
    finally:
        sandbox.faults.slow_seconds = 2
    assert "fault" not in explanation.sentence
    assert [each.id for each in explanation.findings] == ["jwt.clock-skew"]
    assert explanation.checks[0].title.startswith("The sandbox’s log says: the token's exp is ")
    assert all(each.state != "not checked" for each in explanation.checks), "the log names the cause"


@pytest.mark.parametrize("method", [SigningMethod.JWT_SHARED_SECRET, SigningMethod.HTTP_SIGNATURE])
def test_the_servers_time_corrects_a_wrong_clock(bench: Workbench, sandbox: Sandbox, method: SigningMethod) -> None:
    sandbox.faults.add("skewed-clock")
    profile = LOCAL_SANDBOX._replace(method=method)
    refused = bench.create_capture_context(profile, REQUEST)
    skew = refused.exchange.clock_skew
    assert skew is not None
    assert abs(skew - 600) < 5
    corrected = bench.create_capture_context(profile, REQUEST, clock_offset=skew)
    assert signature(corrected) is State.VALID


def test_http_signature_is_accepted_with_missing_headers_fault(bench: Workbench, sandbox: Sandbox) -> None:
    sandbox.faults.add("missing-headers")
    outcome = bench.create_capture_context(LOCAL_SANDBOX._replace(method=SigningMethod.HTTP_SIGNATURE), REQUEST)
    assert signature(outcome) is State.VALID


def test_missing_fields_are_detected(bench: Workbench, sandbox: Sandbox) -> None:
    sandbox.faults.add("fewer-fields")
    outcome = bench.create_capture_context(LOCAL_SANDBOX, TWO_FIELDS)
    assert outcome.verification["fields"].state is State.INVALID
    assert outcome.explanation.tone != "good"


def test_a_token_can_be_inspected_without_sending(bench: Workbench) -> None:
    sent = bench.create_capture_context(LOCAL_SANDBOX, REQUEST)
    pasted = bench.inspect(f'"Bearer {sent.token.text}"\n')
    assert pasted.token == sent.token
    assert signature(pasted) is State.VALID


def test_text_without_a_token_is_refused(bench: Workbench) -> None:
    with pytest.raises(NotAToken):
        bench.inspect("two.parts")


@pytest.mark.parametrize("vector", specimens("transient-token"), ids=lambda each: each["id"])
def test_no_key_is_fetched_for_a_transient_token(bench: Workbench, vector: dict[str, dict[str, str]]) -> None:
    text = next(each for each in vector["input"].values() if isinstance(each, str) and each.count(".") == 2)
    outcome = bench.inspect(text)
    assert "capture context" in (outcome.key.problem or "")


# -- secrets stay in their environment


def test_each_profile_has_its_environment(bench: Workbench, sandbox: Sandbox) -> None:
    def place(kind: EnvironmentKind, base_url: str | None = None) -> object:
        return bench.environment(Profile("p", "P", kind, base_url=base_url))

    assert place(EnvironmentKind.TEST) == TEST
    assert place(EnvironmentKind.PRODUCTION) == PRODUCTION
    assert place(EnvironmentKind.SANDBOX) == sandbox.environment
    assert place(EnvironmentKind.CUSTOM, "http://localhost:8080").base_url == "http://localhost:8080"


@pytest.mark.parametrize(
    ("kind", "base_url"),
    [
        (EnvironmentKind.PRODUCTION, "https://apitest.cybersource.com"),
        (EnvironmentKind.TEST, "https://api.cybersource.com"),
        (EnvironmentKind.TEST, "http://127.0.0.1:8080"),
        (EnvironmentKind.PRODUCTION, "https://evil.example"),
        (EnvironmentKind.CUSTOM, "http://evil.example"),
        (EnvironmentKind.CUSTOM, "https://api.cybersource.com"),
        (EnvironmentKind.CUSTOM, None),
        *(
            (kind, f"https://{host}")
            for kind in (EnvironmentKind.CUSTOM, EnvironmentKind.TEST)
            for host in (
                "api.cybersource.com", "API.CyberSource.com", "api.cybersource.com.", "api%2ecybersource.com",
                "api．cybersource．com", "api.cybersource.com;.example", "new.cybersource.com",
                "flex.visaacceptance.com",
            )
        ),
    ],
)  # fmt: skip
def test_a_secret_never_leaves_its_environment(bench: Workbench, kind: EnvironmentKind, base_url: str | None) -> None:
    with pytest.raises(HostNotAllowed):
        bench.create_capture_context(Profile("p", "P", kind, "m", "k", base_url=base_url), REQUEST)


def test_a_closed_workbench_starts_nothing(bench: Workbench) -> None:
    bench.close()
    bench.close()
    with pytest.raises(FlexGuiError):
        bench.create_capture_context(LOCAL_SANDBOX, REQUEST)


def test_expiry_is_checked_with_the_given_clock(bench: Workbench, sandbox: Sandbox) -> None:
    later = datetime.now(UTC) + timedelta(hours=1)
    sent = bench.create_capture_context(LOCAL_SANDBOX, REQUEST)
    place = environment_for(sandbox.base_url)
    pasted = workbench(sandbox, lambda: later).inspect(sent.token.text, place)
    assert pasted.explanation.title == "Signature valid, but expired"


def test_the_outcome_holds_no_secret(bench: Workbench, sandbox: Sandbox) -> None:
    outcome = bench.create_capture_context(LOCAL_SANDBOX, REQUEST)
    text = repr(outcome.exchange) + json.dumps(exchange_json(outcome.exchange))
    assert sandbox.shared_secret.reveal() not in text
    assert (outcome.exchange.request.header("authorization") or "?")[7:] not in text


def test_the_embedded_sandbox_explains_a_refused_signature() -> None:
    bench = Workbench(SessionStore(), Sandbox)
    try:
        # The clock is half an hour off: the sandbox refuses the request, and its log names the time as the cause.
        outcome = bench.create_capture_context(
            LOCAL_SANDBOX, CaptureContextRequest((RequestedField("paymentInformation.card.number"),)), clock_offset=1800
        )
    finally:
        bench.close()
    first = outcome.explanation.checks[0]
    assert outcome.exchange.response.status == 401
    assert first.state == "check first"
    assert "iat" in first.title or "exp" in first.title or "clock" in first.title
    assert "log" in first.text


# -- credentials of every kind


@pytest.fixture(scope="module")
def portfolio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """A sandbox for the merchant "acme" in the portfolio "acme_group", whose certificate it knows."""
    pem = tmp_path_factory.mktemp("certificate") / "group.pem"
    pem.write_bytes(make_p12("acme_group").pem)
    secret = Secret("k" * 43 + "=")
    credentials = SharedSecretCredentials(SigningMethod.JWT_SHARED_SECRET, "acme", KEY_ID, secret, "acme_group")
    with Sandbox(credentials=credentials, certificates=[pem]) as sandbox:
        yield sandbox


def profile_at(sandbox: Sandbox, method: SigningMethod, **more: str) -> Profile:
    known = Profile("p", "Acme", EnvironmentKind.CUSTOM, sandbox.merchant_id, sandbox.key_id, method, sandbox.base_url)
    return known._replace(portfolio_id=sandbox.credentials.portfolio_id, **more)


def without_sandbox(store: SessionStore) -> Workbench:
    return Workbench(store, lambda: pytest.fail("the embedded sandbox is not wanted here"))


@pytest.fixture
def p12_file(tmp_path: Path) -> str:
    (tmp_path / "group.p12").write_bytes(make_p12("acme_group").raw)
    return str(tmp_path / "group.p12")


@pytest.mark.parametrize("method", SigningMethod)
def test_a_meta_key_signs_for_a_merchant_of_its_portfolio(
    portfolio: Sandbox, method: SigningMethod, p12_file: str
) -> None:
    profile = profile_at(portfolio, method, p12_file=p12_file)
    secret = PASS_PHRASE if method is SigningMethod.JWT_P12 else portfolio.shared_secret.reveal()
    outcome = without_sandbox(stored(profile, secret)).create_capture_context(profile, REQUEST)
    assert outcome.explanation.title == "201 Created", outcome.explanation
    assert signature(outcome) is State.VALID
    # Without the portfolio, the same key is refused.
    if method is not SigningMethod.JWT_P12:
        alone = profile._replace(portfolio_id=None)
        assert without_sandbox(stored(alone, secret)).create_capture_context(alone, REQUEST).refusal is not None


def test_an_unknown_certificate_is_refused(sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "own.p12").write_bytes(make_p12(sandbox.merchant_id).raw)
    profile = profile_at(sandbox, SigningMethod.JWT_P12, p12_file=str(tmp_path / "own.p12"))
    outcome = without_sandbox(stored(profile, PASS_PHRASE)).create_capture_context(profile, REQUEST)
    assert outcome.refusal is not None
    assert outcome.exchange.response.status == 401


@pytest.mark.parametrize("method", SigningMethod)
def test_a_profile_is_checked_with_the_typed_values(portfolio: Sandbox, method: SigningMethod, p12_file: str) -> None:
    profile = profile_at(portfolio, method, p12_file=p12_file)
    secret = PASS_PHRASE if method is SigningMethod.JWT_P12 else portfolio.shared_secret.reveal()
    bench = without_sandbox(SessionStore())
    with pytest.raises(SecretMissing):
        bench.check(profile)
    outcome = bench.check(profile, Secret(secret))
    assert signature(outcome) is State.VALID
    assert outcome.request.paths == {"paymentInformation.card.number"}


def test_certificate_details_are_read(portfolio: Sandbox, p12_file: str) -> None:
    profile = profile_at(portfolio, SigningMethod.JWT_P12, p12_file=p12_file)
    assert without_sandbox(SessionStore()).certificate(profile, Secret(PASS_PHRASE)).key_id == SERIAL
    assert without_sandbox(stored(profile, PASS_PHRASE)).certificate(profile).common_name == "acme_group"
    with pytest.raises(P12Error, match="does not open"):
        without_sandbox(stored(profile, "wrong")).certificate(profile)


def test_a_live_account_requires_confirmation() -> None:
    profile = Profile("p", "Acme live", EnvironmentKind.PRODUCTION, "acme", KEY_ID)
    bench = without_sandbox(stored(profile, "k" * 43 + "="))
    for ask in (lambda: bench.create_capture_context(profile, REQUEST), lambda: bench.check(profile)):
        with pytest.raises(ProductionLocked, match="reaches the live account of acme"):
            ask()
    assert bench.preview(profile, REQUEST).url.startswith("https://api.cybersource.com/")


# -- keys for each kind of token


def test_a_token_of_the_embedded_sandbox_is_recognised(bench: Workbench) -> None:
    context = bench.create_capture_context(LOCAL_SANDBOX, REQUEST).token
    outcome = bench.inspect(context.text)
    assert outcome.environment == bench.environment(LOCAL_SANDBOX)
    assert outcome.verification["origin"].reason.endswith("of the Sandbox environment.")


def context_and_transient(bench: Workbench, sandbox: Sandbox) -> tuple[str, str]:
    """Return a capture context and a transient token for it."""
    context = bench.create_capture_context(LOCAL_SANDBOX, TWO_FIELDS).token
    assert isinstance(context.claims, dict)
    flx = context.claims["flx"]
    key = sandbox.issuer.open_contexts.key(flx["jwk"]["kid"], 0)
    assert key is not None
    now = int(datetime.now(UTC).timestamp())
    content = {"paymentInformation": {"card": {"number": {"maskedValue": "XXXXXXXXXXXX1111", "bin": "411111"}}}}
    claims = {"iss": "Flex/08", "type": "api-0.1.0", "iat": now, "exp": now + 900, "content": content}
    return context.text, jwt.encode(claims, key, "RS256", {"kid": flx["jwk"]["kid"], "typ": None})


def test_a_transient_token_is_checked_with_the_key_of_its_context(bench: Workbench, sandbox: Sandbox) -> None:
    context, transient = context_and_transient(bench, sandbox)
    alone = bench.inspect(transient)
    assert signature(alone) is State.NOT_CHECKED
    given = bench.inspect(transient, context=decode(context))
    assert given.verification.state is State.VALID, given.verification
    assert given.verification["context"].state is State.VALID
    found_by_kid = Workbench(
        SessionStore(), lambda: SharedSandbox(sandbox), contexts=lambda kid: decode(context) if kid else None
    )
    found = found_by_kid.inspect(transient)
    assert signature(found) is State.VALID
    assert found.key.origin == "flx.jwk of its capture context"


def test_a_context_with_an_unusable_key_leaves_the_token_unchecked(bench: Workbench, sandbox: Sandbox) -> None:
    _, transient = context_and_transient(bench, sandbox)
    useless = "eyJhbGciOiJSUzI1NiJ9.eyJmbHgiOnsiandrIjp7Imt0eSI6IlJTQSJ9fX0.c2ln"
    outcome = bench.inspect(transient, context=decode(useless))
    assert signature(outcome) is State.NOT_CHECKED
    assert "cannot be used" in outcome.verification["signature"].reason


@pytest.mark.parametrize("method", [SigningMethod.JWT_SHARED_SECRET, SigningMethod.JWT_P12])
def test_a_bearer_token_is_checked_with_the_profile(portfolio: Sandbox, method: SigningMethod, p12_file: str) -> None:
    profile = profile_at(portfolio, method, p12_file=p12_file)
    secret = PASS_PHRASE if method is SigningMethod.JWT_P12 else portfolio.shared_secret.reveal()
    bench = without_sandbox(stored(profile, secret))
    bearer = bench.preview(profile, REQUEST).header("authorization") or ""
    assert signature(bench.inspect(bearer)) is State.NOT_CHECKED
    assert signature(bench.inspect(bearer, profile=profile)) is State.VALID
    tampered = bearer[:-6] + "AAAAAA"
    assert signature(bench.inspect(tampered, profile=profile)) is State.INVALID


def test_the_secret_of_another_key_id_is_not_used(portfolio: Sandbox) -> None:
    profile = profile_at(portfolio, SigningMethod.JWT_SHARED_SECRET)
    bench = without_sandbox(stored(profile, portfolio.shared_secret.reveal()))
    bearer = bench.preview(profile, REQUEST).header("authorization") or ""
    other = profile._replace(key_id="22222222-89ab-cdef-0123-456789abcdef")
    assert signature(bench.inspect(bearer, profile=other)) is State.NOT_CHECKED
