"""The effective proxy of a request, and unusable proxy addresses."""

from __future__ import annotations

import pytest

from flexgui.errors import NotSent
from flexgui.flex.address import parse_address
from flexgui.transport.proxy import find_proxy
from flexgui.transport.route import Setting

SERVER = parse_address("https://apitest.cybersource.com")


@pytest.fixture(autouse=True)
def _no_proxy_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.mark.parametrize(
    ("environ", "setting", "found"),
    [
        ({}, "system", Setting("", "none")),
        ({"HTTPS_PROXY": "http://p:1"}, "system", Setting("http://p:1", "variable", "HTTPS_PROXY")),
        ({"https_proxy": "p:1"}, "system", Setting("http://p:1", "variable", "https_proxy")),
        ({"ALL_PROXY": "https://p:1/"}, "system", Setting("https://p:1", "variable", "ALL_PROXY")),
        ({"HTTP_PROXY": "http://p:1"}, "system", Setting("", "none")),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": ".cybersource.com"}, "system", Setting("", "none")),
        ({"HTTPS_PROXY": "http://me:hush@p:1"}, "system", Setting("http://p:1", "variable", "HTTPS_PROXY")),
        ({"HTTPS_PROXY": "http://p:1"}, "none", Setting("", "setting")),
        ({"HTTPS_PROXY": "socks5://p:1"}, "q:2", Setting("http://q:2", "setting")),
    ],
)
def test_the_effective_proxy_and_its_source(
    monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], setting: str, found: Setting
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert find_proxy(SERVER, setting).setting == found


def test_local_hosts_need_no_proxy() -> None:
    assert find_proxy(parse_address("http://127.0.0.1:8080"), "http://p:1").url == ""


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("socks5://127.0.0.1:1", "SOCKS proxy"),
        ("socks5h://127.0.0.1:1", "SOCKS proxy"),
        ("socks://127.0.0.1:1/", "SOCKS proxy"),
        ("socks4a://me:hush@127.0.0.1:1", "SOCKS proxy"),
        ("http://", "cannot be used"),
        ("http://[::1", "cannot be used"),
        ("http://p:port", "cannot be used"),
        ("http://p:99999", "cannot be used"),
        ("http://me:hush@p:port", "cannot be used"),
        ("ftp://p:1", "cannot be used"),
        ("http://p:1/path", "cannot be used"),
        ("http://p q:1", "cannot be used"),
        (" http://p:1", "cannot be used"),
        ("http://me:hush@p:1", "are not stored in the settings"),
        ("me:hush@p:1", "are not stored in the settings"),
    ],
)
def test_an_unusable_address_is_reported(address: str, sentence: str) -> None:
    with pytest.raises(NotSent, match=sentence) as caught:
        find_proxy(SERVER, address)
    assert caught.value.kind == "proxy"
    assert "hush" not in str(caught.value)
