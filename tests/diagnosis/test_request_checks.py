"""What this computer knows about a refused authentication."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from flexgui.diagnosis.causes import CAUSES
from flexgui.diagnosis.findings import Check
from flexgui.diagnosis.request_checks import LocalFacts, authentication_checks
from flexgui.flex.credentials import Credentials, P12Credentials, SharedSecretCredentials, SigningMethod
from flexgui.flex.environment import PRODUCTION, TEST, Environment, EnvironmentKind
from flexgui.flex.p12 import P12, Certificate
from flexgui.flex.secret import Secret
from flexgui.profiles.profile import Profile
from flexgui.transport.exchange import Exchange, Response, SentRequest
from tests.diagnosis.refused import credentials
from tests.diagnosis.signing import signed_request

STARTED = datetime(2026, 3, 2, 15, 45, 0, tzinfo=UTC)
PROFILE = Profile("p", "Acme EU test", EnvironmentKind.TEST, "acme_eu_test", "k", SigningMethod.JWT_SHARED_SECRET)
BODY = b'{"fields":{"a":{"b":{}}}}'


KEY_ID, SECRET = "01234567-89ab-cdef-0123-456789abcdef", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
EXCHANGE = Exchange(
    SentRequest("POST", TEST.sessions_url, (("Host", TEST.host),), BODY), Response(401, "", (), b""), None, STARTED, 0
)


def shared(key_id: str = KEY_ID, secret: str = SECRET) -> SharedSecretCredentials:
    return SharedSecretCredentials(SigningMethod.JWT_SHARED_SECRET, "acme", key_id, Secret(secret))


def p12(start: int, end: int) -> P12Credentials:
    """Return credentials whose certificate starts and ends so many days from now."""
    first, last = STARTED + timedelta(days=start), STARTED + timedelta(days=end)
    certificate = Certificate("CN=acme", "acme", "1", first, last)
    return P12Credentials("acme", P12(certificate, None))  # type: ignore[arg-type]  # never signs


def checks(credentials: Credentials | None, profile: Profile = PROFILE, place: Environment = TEST) -> tuple[Check, ...]:
    other = replace(PROFILE, id="q", name="Live", kind=EnvironmentKind.PRODUCTION, key_id="the-same")
    return authentication_checks(EXCHANGE, profile, place, LocalFacts(credentials, STARTED, (PROFILE, other)))


@pytest.mark.parametrize(
    ("credentials", "title"),
    [
        (p12(-400, -1), "The certificate is not valid now."),
        (p12(1, 400), "The certificate is not valid now."),
        (shared(secret="c2hvcnQ="), "The shared secret does not have the form of one."),
        (shared(secret="not base64!"), "The shared secret does not have the form of one."),
        (shared(key_id="my-key"), "The key ID does not have the form of one."),
    ],
)
def test_a_cause_that_is_known_here_is_named_and_the_server_is_not_asked(credentials: Credentials, title: str) -> None:
    found = checks(credentials)
    assert title in [each.title for each in found if each.state == "check first"]
    assert not any("can tell" in each.text for each in found)


@pytest.mark.parametrize("credentials", [p12(-1, 400), shared(), None])
def test_without_a_known_cause_only_the_server_can_tell(credentials: Credentials | None) -> None:
    found = checks(credentials)
    assert not any(each.state == "check first" for each in found)
    assert found[-1].state == "not checked"
    assert found[-1].text.startswith("Only CyberSource can tell.")


def test_a_key_of_another_environment_is_named() -> None:
    found = checks(shared(), replace(PROFILE, key_id="the-same"))
    assert found[-1].title == "The profile “Live” has the same key ID for another environment."
    sample = replace(PROFILE, kind=EnvironmentKind.PRODUCTION, merchant_id="testrest")
    found = checks(shared(), sample, PRODUCTION)
    assert found[-1].title == "testrest is the merchant of CyberSource’s public samples."


def test_a_cause_that_the_diagnosis_proves_is_named() -> None:
    sent = signed_request(lambda text: text + "\n")
    request = SentRequest(sent.method, sent.url, sent.headers, sent.body)
    exchange = Exchange(request, Response(401, "", (), b""), None, STARTED, 0)
    found = authentication_checks(exchange, PROFILE, TEST, LocalFacts(credentials(), STARTED, ()))
    assert CAUSES["signature.string-separators"].title in [each.title for each in found if each.state == "check first"]
