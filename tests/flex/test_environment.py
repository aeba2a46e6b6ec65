"""Environments: CyberSource's documented hosts, the local sandbox, and custom servers over HTTPS."""

from __future__ import annotations

import pytest

from flexgui.errors import HostNotAllowed, NotAToken
from flexgui.flex.environment import (
    PRODUCTION,
    PRODUCTION_HOSTS,
    TEST,
    TEST_HOSTS,
    Environment,
    EnvironmentKind,
    check_destination,
    environment_for,
    environment_of_kind,
    environment_of_origin,
    sandbox,
)


def test_the_endpoints_of_an_environment() -> None:
    assert TEST.host == "apitest.cybersource.com"
    assert TEST.sessions_url == "https://apitest.cybersource.com/flex/v2/sessions"
    assert PRODUCTION.public_key_url("3g") == "https://api.cybersource.com/flex/v2/public-keys/3g"


@pytest.mark.parametrize(
    ("environment", "label"),
    [
        (sandbox("http://127.0.0.1:8080"), "Sandbox"),
        (TEST, "Test"),
        (PRODUCTION, "Production"),
        (environment_for("http://localhost"), "Custom"),
    ],
)
def test_each_kind_has_a_label(environment: Environment, label: str) -> None:
    assert environment.label == label


@pytest.mark.parametrize("kid", ["3g", "zu", "08ST2JHgr4mEQzJzPPbmAkJqOAAo7Mu2", "a.b_c-d", "x" * 128])
def test_a_key_id_becomes_part_of_the_address(kid: str) -> None:
    assert TEST.public_key_url(kid).endswith(f"/flex/v2/public-keys/{kid}")


@pytest.mark.parametrize(
    "kid",
    [
        "", ".", "..", "a..b", "../sessions", "../../x", "a/b", "a\\b", "a?b", "a#b", "%2e%2e", "a b", "a\n", "é",
        "@evil", "x" * 129,
    ],
)  # fmt: skip
def test_a_key_id_cannot_leave_the_path(kid: str) -> None:
    with pytest.raises(NotAToken, match="key ID that no Flex API key can have"):
        TEST.public_key_url(kid)


@pytest.mark.parametrize(
    ("typed", "kind", "base_url"),
    [
        *((host, EnvironmentKind.TEST, f"https://{host}") for host in TEST_HOSTS),
        *((f"https://{host}", EnvironmentKind.PRODUCTION, f"https://{host}") for host in PRODUCTION_HOSTS),
        ("https://APITEST.cybersource.com:443/", EnvironmentKind.TEST, "https://apitest.cybersource.com"),
        ("apitest.cybersource.com/pts/v2/payments", EnvironmentKind.TEST, "https://apitest.cybersource.com"),
        # any other host of CyberSource is production
        ("https://apitest2.cybersource.com", EnvironmentKind.PRODUCTION, "https://apitest2.cybersource.com"),
        ("https://x.api.cybersource.com", EnvironmentKind.PRODUCTION, "https://x.api.cybersource.com"),
        ("https://cybersource.com", EnvironmentKind.PRODUCTION, "https://cybersource.com"),
        ("https://visaacceptance.com", EnvironmentKind.PRODUCTION, "https://visaacceptance.com"),
        ("https://x.visaacceptance.com", EnvironmentKind.PRODUCTION, "https://x.visaacceptance.com"),
        # hosts that resemble CyberSource's
        ("https://notcybersource.com", EnvironmentKind.CUSTOM, "https://notcybersource.com"),
        ("https://api.cybersource.com.example", EnvironmentKind.CUSTOM, "https://api.cybersource.com.example"),
        ("https://Mock.Example:8443/", EnvironmentKind.CUSTOM, "https://mock.example:8443"),
        ("https://mock.example/payments", EnvironmentKind.CUSTOM, "https://mock.example/payments"),
        ("http://127.0.0.1:8080/", EnvironmentKind.CUSTOM, "http://127.0.0.1:8080"),
    ],
)
def test_the_kind_of_an_environment_follows_from_its_host(typed: str, kind: EnvironmentKind, base_url: str) -> None:
    environment = environment_for(typed)
    assert environment == Environment(kind, base_url)
    assert environment_of_kind(kind, typed) == environment
    for other in {EnvironmentKind.TEST, EnvironmentKind.PRODUCTION, EnvironmentKind.CUSTOM} - {kind}:
        with pytest.raises(HostNotAllowed, match=environment.host.partition(":")[0]):
            environment_of_kind(other, typed)


@pytest.mark.parametrize(
    "typed",
    [
        "http://api.cybersource.com",
        "https://api.cybersource.com:8443",
        "http://mock.example",
        "http://128.0.0.1",
        "http://[::ffff:127.0.0.1]",
    ],
)
def test_remote_hosts_require_https(typed: str) -> None:
    with pytest.raises(HostNotAllowed, match="use https://"):
        environment_for(typed)


def test_an_empty_address_gives_the_default_environment() -> None:
    assert environment_of_kind(EnvironmentKind.TEST, None) == TEST
    assert environment_of_kind(EnvironmentKind.PRODUCTION, None) == PRODUCTION
    with pytest.raises(HostNotAllowed, match="missing"):
        environment_of_kind(EnvironmentKind.CUSTOM, None)


def test_a_path_prefix_is_part_of_the_urls_but_not_of_the_host() -> None:
    mock = environment_for("https://mock.example:8443/payments/flex/v2/sessions")
    assert mock.host == "mock.example:8443"
    assert mock.sessions_url == "https://mock.example:8443/payments/flex/v2/sessions"


def test_the_sandbox_is_local() -> None:
    assert sandbox("http://127.0.0.1:80") == Environment(EnvironmentKind.SANDBOX, "http://127.0.0.1")
    with pytest.raises(HostNotAllowed, match="not this computer"):
        sandbox("https://mock.example")


@pytest.mark.parametrize(
    ("origin", "environment"),
    [
        ("https://testflex.cybersource.com", TEST),
        ("https://flex.cybersource.com", PRODUCTION),
        *((f"https://{host}", environment_for(host)) for host in TEST_HOSTS if host != "testflex.cybersource.com"),
        *((f"https://{host}", environment_for(host)) for host in PRODUCTION_HOSTS if host != "flex.cybersource.com"),
        ("http://127.0.0.1:9000", Environment(EnvironmentKind.CUSTOM, "http://127.0.0.1:9000")),
        ("https://evil.example", None),
        ("https://new.cybersource.com", None),
        ("http://flex.cybersource.com", None),
        ("https://flex.cybersource.com:444", None),
        ("https://FLEX.cybersource.com", None),
        ("https://flex.cybersource.com/", None),
        ("https://flex.cybersource.com.", None),
        ("flex.cybersource.com", None),
        (" https://flex.cybersource.com", None),
        ("http://127.0.0.1:9000/flex", None),
        ("https://flex.cybersource.com.evil.example", None),
        ("", None),
        ("\x00", None),
    ],
)
def test_the_environment_follows_from_the_origin_of_a_token(origin: str, environment: Environment | None) -> None:
    assert environment_of_origin(origin) == environment


@pytest.mark.parametrize(
    ("environment", "url"),
    [
        (TEST, TEST.sessions_url),
        (PRODUCTION, PRODUCTION.public_key_url("3g")),
        (environment_for("https://mock.example/payments"), "https://mock.example/payments/flex/v2/sessions"),
        (sandbox("http://127.0.0.1:8080"), "http://127.0.0.1:8080/flex/v2/sessions"),
    ],
)
def test_requests_to_the_server_of_the_environment_are_allowed(environment: Environment, url: str) -> None:
    assert check_destination(environment, url).netloc == environment.host


@pytest.mark.parametrize(
    ("environment", "url"),
    [
        (TEST, "https://api.cybersource.com/flex/v2/sessions"),
        (TEST, "http://apitest.cybersource.com/flex/v2/sessions"),
        (TEST, "https://apitest.cybersource.com:444/flex/v2/sessions"),
        (TEST, "https://apitest.cybersource.com./flex/v2/sessions"),
        # environments not created by the functions above
        *(
            (Environment(EnvironmentKind.CUSTOM, base), f"{base}/flex/v2/sessions")
            for base in (
                "https://api.cybersource.com",
                "https://api.cybersource.com.",
                "https://api%2ecybersource.com",
                "https://API.cybersource.com",
                "https://new.visaacceptance.com",
                "https://apitest.cybersource.com",
            )
        ),
        (Environment(EnvironmentKind.TEST, "https://api.in.cybersource.com"), "https://api.in.cybersource.com/flex"),
        (Environment(EnvironmentKind.SANDBOX, "https://mock.example"), "https://mock.example/flex/v2/sessions"),
    ],
)
def test_requests_to_another_server_are_refused(environment: Environment, url: str) -> None:
    with pytest.raises(HostNotAllowed):
        check_destination(environment, url)
