"""Where requests may go: this computer and CyberSource's hosts, nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexgui.errors import HostNotAllowed, NotAToken
from flexgui.flex.environment import (
    PRODUCTION,
    TEST,
    Environment,
    EnvironmentKind,
    custom,
    environment_for,
    environment_of_origin,
    sandbox,
)


def test_the_endpoints_of_an_environment() -> None:
    assert TEST.host == "apitest.cybersource.com"
    assert TEST.sessions_path == "/flex/v2/sessions"
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
        "",
        ".",
        "..",
        "a..b",
        "../sessions",
        "a/b",
        "a\\b",
        "a?b",
        "a#b",
        "%2e%2e",
        "a b",
        "a\n",
        "é",
        "@evil",
        "x" * 129,
    ],
)
def test_a_key_id_cannot_leave_the_path(kid: str) -> None:
    with pytest.raises(NotAToken, match="key ID that no Flex API key can have"):
        TEST.public_key_url(kid)


@pytest.mark.parametrize(
    ("typed", "base_url"),
    [
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080"),
        ("  https://localhost:8443\n", "https://localhost:8443"),
        ("HTTP://LocalHost:80", "http://localhost"),
        ("https://127.1.2.3:443", "https://127.1.2.3"),
        ("http://[::1]:5000", "http://[::1]:5000"),
        ("http://[::1]", "http://[::1]"),
    ],
)
def test_this_computer_is_allowed(typed: str, base_url: str) -> None:
    assert environment_for(typed) == Environment(EnvironmentKind.CUSTOM, base_url)
    assert sandbox(typed) == Environment(EnvironmentKind.SANDBOX, base_url)
    assert environment_for(typed).host == base_url.partition("://")[2]


@pytest.mark.parametrize(
    ("typed", "kind", "base_url"),
    [
        ("https://apitest.cybersource.com", EnvironmentKind.TEST, "https://apitest.cybersource.com"),
        ("https://APITEST.cybersource.com:443/", EnvironmentKind.TEST, "https://apitest.cybersource.com"),
        ("https://apitest.visaacceptance.com", EnvironmentKind.TEST, "https://apitest.visaacceptance.com"),
        ("https://api.cybersource.com", EnvironmentKind.PRODUCTION, "https://api.cybersource.com"),
        ("https://api.in.cybersource.com", EnvironmentKind.PRODUCTION, "https://api.in.cybersource.com"),
    ],
)
def test_the_services_own_hosts_are_allowed(typed: str, kind: EnvironmentKind, base_url: str) -> None:
    assert environment_for(typed) == Environment(kind, base_url)


@pytest.mark.parametrize("typed", ["http://api.cybersource.com", "https://api.cybersource.com:8443"])
def test_the_services_hosts_are_asked_over_https_only(typed: str) -> None:
    with pytest.raises(HostNotAllowed, match=r"only asked over https.*https://api\.cybersource\.com"):
        environment_for(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "https://example.com",
        "https://api.cybersource.com.evil.example",
        "https://evil-api.cybersource.com",
        "https://api.cybersource.com.",
        "http://127.0.0.1.evil.example",
        "http://128.0.0.1",
        "http://127.0.0.256",
        "http://127.0.1",
        "http://0.0.0.0",
        "http://[::]",
        "http://[::ffff:127.0.0.1]",
        "http://2130706433",
        "http://localhost.evil.example",
    ],
)
def test_any_other_host_is_refused(typed: str) -> None:
    with pytest.raises(HostNotAllowed, match="neither this computer nor a host of CyberSource"):
        environment_for(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "localhost:8080",
        "ftp://localhost",
        "file:///etc/hosts",
        "http://",
        "http://:80",
        "http://[::1",
        "http://localhost:port",
        "http://localhost:99999",
        "http://ⓛocalhost",
        "http://127.0.0.\u0661",
        "http://a\x1bc",
    ],
)
def test_what_is_no_web_address_is_refused(typed: str) -> None:
    with pytest.raises(HostNotAllowed, match="no web address"):
        environment_for(typed)


@pytest.mark.parametrize(
    "typed", ["http://me:pass@localhost", "http://api.cybersource.com@localhost", "http://@localhost"]
)
def test_an_address_holds_no_user(typed: str) -> None:
    with pytest.raises(HostNotAllowed, match="user name or password") as caught:
        environment_for(typed)
    assert "pass@" not in str(caught.value)


@pytest.mark.parametrize(
    "typed",
    ["http://localhost/flex", "http://localhost?a=1", "http://localhost#a", "http://local\thost", "http://a\\b"],
)
def test_an_address_ends_after_the_host(typed: str) -> None:
    with pytest.raises(HostNotAllowed):
        environment_for(typed)


@given(st.text() | st.text(":/@[]?#%.127localhost\\", max_size=30).map("http://".__add__))
def test_nothing_but_a_refusal_comes_out(typed: str) -> None:
    try:
        environment = environment_for(typed)
    except HostNotAllowed as error:
        assert str(error).isprintable()
    else:
        assert environment_for(environment.base_url) == environment


@pytest.mark.parametrize(
    ("origin", "environment"),
    [
        ("https://testflex.cybersource.com", TEST),
        ("https://apitest.cybersource.com", TEST),
        ("https://flex.cybersource.com", PRODUCTION),
        ("https://api.cybersource.com", PRODUCTION),
        ("http://127.0.0.1:9000", Environment(EnvironmentKind.CUSTOM, "http://127.0.0.1:9000")),
        ("https://evil.example", None),
        ("http://flex.cybersource.com", None),
        ("https://flex.cybersource.com.evil.example", None),
        ("", None),
        ("\x00", None),
    ],
)
def test_a_tokens_origin_tells_the_environment(origin: str, environment: Environment | None) -> None:
    assert environment_of_origin(origin) == environment


@pytest.mark.parametrize(
    ("base_url", "found"),
    [
        ("https://mock.example", "https://mock.example"),
        ("https://Mock.Example:443/", "https://mock.example"),
        ("https://mock.example:8443", "https://mock.example:8443"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://localhost", "http://localhost"),
        ("https://[::1]:8443", "https://[::1]:8443"),
        ("https://notcybersource.com", "https://notcybersource.com"),
    ],
)
def test_a_custom_address_is_on_this_computer_or_encrypted(base_url: str, found: str) -> None:
    assert custom(base_url) == Environment(EnvironmentKind.CUSTOM, found)


@pytest.mark.parametrize(
    "base_url",
    [
        "http://mock.example",
        "https://api.cybersource.com",
        "https://apitest.cybersource.com:8443",
        "https://new.cybersource.com",
        "https://cybersource.com",
        "https://api.visaacceptance.com",
        "https://user@mock.example",
        "https://mock.example/flex",
        "mock.example",
        "",
    ],
)
def test_a_custom_address_is_never_cybersources_own(base_url: str) -> None:
    with pytest.raises(HostNotAllowed):
        custom(base_url)
