"""The addresses on which the sandbox listens, and the accepted Host headers."""

from __future__ import annotations

import socket

import pytest

from flexgui.errors import SandboxError
from flexgui.sandbox import Sandbox
from flexgui.sandbox.addresses import addresses_for, hosts_of, is_loopback
from tests.sandbox.caller import BODY, LOOPBACKS, NOW, SESSIONS, Caller


@pytest.mark.parametrize(
    ("host", "names", "base_url", "hosts"),
    [
        (None, (), "http://127.0.0.1:8080", {"127.0.0.1:8080", "localhost:8080", "[::1]:8080"}),
        ("0.0.0.0", ("Docker.internal",), "http://127.0.0.1:8080", {"docker.internal:8080", "localhost:8080"}),
        ("::", (), "http://127.0.0.1:8080", {"[::1]:8080"}),
        ("192.0.2.7", (), "http://192.0.2.7:8080", {"192.0.2.7:8080"}),
        ("[2001:DB8::7]", (), "http://[2001:db8::7]:8080", {"[2001:db8::7]:8080"}),
        ("build-1.example", (), "http://build-1.example:8080", {"build-1.example:8080"}),
    ],
)  # fmt: skip
def test_base_url_and_accepted_hosts(host: str | None, names: tuple[str, ...], base_url: str, hosts: set[str]) -> None:
    addresses = addresses_for(host, names)
    assert addresses.base_url("http", 8080) == base_url
    assert hosts <= set(hosts_of(addresses.names, "http", 8080))


def test_the_default_port_may_be_omitted() -> None:
    assert "localhost" in hosts_of(addresses_for(None).names, "https", 443)
    assert "localhost" not in hosts_of(addresses_for(None).names, "https", 80)


@pytest.mark.parametrize("host", ["", "a b", "http://a", "a:80", "-a", "a..b", "ü.example", "1.2.3.4/8"])
def test_malformed_addresses_are_refused(host: str) -> None:
    for malformed in ((host, ()), (None, (host,))):
        with pytest.raises(SandboxError, match="neither an IP address nor a host name"):
            addresses_for(*malformed)


def test_addresses_on_this_computer_are_recognised() -> None:
    assert [is_loopback(host) for host in (None, "localhost", "127.0.0.2", "[::1]")] == [True] * 4
    assert [is_loopback(host) for host in ("0.0.0.0", "::", "192.0.2.7", "a.example")] == [False] * 4


def test_both_loopbacks_are_served_on_one_port(sandbox: Sandbox, caller: Caller) -> None:
    port = int(caller.host.rpartition(":")[2])
    for address in LOOPBACKS:
        with socket.create_connection((address, port), timeout=5):
            pass
    headers = caller.signature_headers(host=f"[::1]:{port}")
    assert caller.ask("POST", SESSIONS, BODY, headers).status == 201


def test_other_host_names_must_be_configured() -> None:
    with Sandbox(host="0.0.0.0", names=["host.docker.internal"], clock=lambda: NOW) as sandbox:
        caller = Caller(sandbox)
        port = caller.host.rpartition(":")[2]
        named = f"host.docker.internal:{port}"
        answer = caller.ask("POST", SESSIONS, BODY, caller.signature_headers(host=named))
        assert (answer.status, answer.claims["flx"]["origin"]) == (201, f"http://{named}")
        local = caller.ask("POST", SESSIONS, BODY, caller.signature_headers(host=f"localhost:{port}"))
        assert (local.status, local.claims["flx"]["origin"]) == (201, sandbox.base_url)
        other = caller.ask("POST", SESSIONS, BODY, caller.signature_headers(host=f"evil.example:{port}"))
        assert other.status == 401
        assert "the Host header is 'evil.example" in caller.refusal()
