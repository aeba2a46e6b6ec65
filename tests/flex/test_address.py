"""Base addresses: a strict grammar, and one canonical spelling per server."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexgui.errors import HostNotAllowed
from flexgui.flex.address import parse_address


@pytest.mark.parametrize(
    ("typed", "base_url"),
    [
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("  https://localhost:8443/\n", "https://localhost:8443"),
        ("HTTP://LocalHost:80", "http://localhost"),
        ("https://127.1.2.3:443", "https://127.1.2.3"),
        ("http://[::1]:5000", "http://[::1]:5000"),
        ("http://[0:0:0:0:0:0:0:1]", "http://[::1]"),
        ("https://xn--bcher-kva.example", "https://xn--bcher-kva.example"),
        # without a scheme
        ("localhost:8080", "http://localhost:8080"),
        ("127.0.0.1", "http://127.0.0.1"),
        ("[::1]:81", "http://[::1]:81"),
        ("mock.example:8443", "https://mock.example:8443"),
        # with a path
        ("https://mock.example/flex/v2/sessions", "https://mock.example"),
        ("https://mock.example/flex/v2/", "https://mock.example"),
        ("https://mock.example/payments/flex/v2/public-keys/3g", "https://mock.example/payments"),
        ("mock.example/a/b/", "https://mock.example/a/b"),
        ("https://mock.example/flex/v20", "https://mock.example/flex/v20"),
    ],
)
def test_an_address_has_one_canonical_spelling(typed: str, base_url: str) -> None:
    address = parse_address(typed)
    assert address.base_url == base_url
    assert parse_address(base_url) == address


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "not a web address"),
        ("http://", "not a web address"),
        ("http://:80", "not a web address"),
        ("ftp://localhost", "not a web address"),
        ("file:///etc/hosts", "not a web address"),
        ("//api.cybersource.com", "not a web address"),
        ("http:/api.cybersource.com", "not a web address"),
        ("http://[::1", "not a web address"),
        ("http://localhost:port", "not a web address"),
        ("http://localhost:999999", "not a web address"),
        ("http://localhost:99999", "not a port"),
        ("http://localhost:0", "not a port"),
        # spellings that a resolver or library may read as another host
        ("https://api.cybersource.com.", "ends with a dot"),
        ("https://api.cybersource.com..", "ends with a dot"),
        ("https://api%2ecybersource.com", "no host name has"),
        ("https://api.cybersource.com%00.example", "no host name has"),
        ("https://api.cybersource.com;.example", "no host name has"),
        ("https://api.cybersource.com\\.example", "no host name has"),
        ("https://api.cyber\tsource.com", "no host name has"),
        ("https://api.cyber\nsource.com", "no host name has"),
        ("https://api.cyber source.com", "no host name has"),
        ("https://api.cyber\x00source.com", "no host name has"),
        ("https://api．cybersource．com", "outside of ASCII"),
        ("https://api。cybersource。com", "outside of ASCII"),
        ("https://ａpi.cybersource.com", "outside of ASCII"),
        ("https://apı.cybersource.com", "outside of ASCII"),
        ("https://api.cyber\u00adsource.com", "outside of ASCII"),
        ("https://api.cyber\u200bsource.com", "outside of ASCII"),
        ("http://127.0.0.\u0661", "outside of ASCII"),
        ("https://bücher.example", "outside of ASCII"),
        ("http://me:pass@localhost", "user name or password"),
        ("http://api.cybersource.com@localhost", "user name or password"),
        ("http://@localhost", "user name or password"),
        ("me:pass@localhost", "user name or password"),
        ("https://mock.example?a=1", "query or a fragment"),
        ("https://mock.example#@api.cybersource.com", "query or a fragment"),
        ("https://api..cybersource.com", "not a host name"),
        ("https://.cybersource.com", "not a host name"),
        ("https://-api.cybersource.com", "not a host name"),
        ("https://api-.cybersource.com", "not a host name"),
        ("https://api_test.cybersource.com", "not a host name"),
        ("https://*.cybersource.com", "not a host name"),
        (f"https://{'a' * 64}.example", "not a host name"),
        (f"https://{'a.' * 130}example", "not a host name"),
        # other notations of IP addresses
        ("http://0x7f.1", "not an IPv4 address"),
        ("http://0x7f000001", "not an IPv4 address"),
        ("http://127.1", "not an IPv4 address"),
        ("http://127.0.1", "not an IPv4 address"),
        ("http://2130706433", "not an IPv4 address"),
        ("http://017700000001", "not an IPv4 address"),
        ("http://0177.0.0.1", "not an IPv4 address"),
        ("http://127.0.0.01", "not an IPv4 address"),
        ("http://127.0.0.256", "not an IPv4 address"),
        ("http://127.0.0.1.", "not an IPv4 address"),
        ("http://evil.example.0x1", "not an IPv4 address"),
        ("http://[127.0.0.1]", "not an IPv6 address"),
        ("http://[::1:]", "not an IPv6 address"),
        ("http://[fe80::1%25eth0]", "no host name has"),
        ("https://mock.example/a//b", "empty parts or dots"),
        ("https://mock.example/../b", "empty parts or dots"),
    ],
)
def test_other_spellings_are_refused(typed: str, sentence: str) -> None:
    with pytest.raises(HostNotAllowed, match=sentence) as caught:
        parse_address(typed)
    assert "pass" not in str(caught.value).replace("password", "")


@pytest.mark.parametrize(
    ("typed", "loopback"),
    [
        ("http://localhost", True), ("http://127.255.0.9", True), ("http://[::1]", True), ("http://128.0.0.1", False),
        ("http://0.0.0.0", False), ("http://[::]", False), ("http://[::ffff:127.0.0.1]", False),
        ("http://localhost.example", False), ("http://127.0.0.1.example", False),
    ],
)  # fmt: skip
def test_only_loopback_addresses_are_local(typed: str, loopback: bool) -> None:
    assert parse_address(typed).is_loopback is loopback


@given(st.text() | st.text(":/@[]?#%.127localhost\\", max_size=30).map("http://".__add__))
def test_an_address_is_canonical_or_refused(typed: str) -> None:
    try:
        address = parse_address(typed)
    except HostNotAllowed as error:
        assert str(error).isprintable()
    else:
        assert parse_address(address.base_url) == address
