from __future__ import annotations

import gzip
import json
import socket
import threading
import time
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import pytest

from flexgui import __version__
from flexgui.errors import CredentialsError, HostNotAllowed, NotAToken
from flexgui.flex.credentials import SigningMethod
from flexgui.flex.environment import TEST, Environment, EnvironmentKind
from flexgui.sandbox import Sandbox
from flexgui.transport.client import FlexClient
from flexgui.transport.redacted_exchange import exchange_json
from flexgui.transport.route import NetworkSettings
from tests.transport.scripted_server import ASKED, OK, Script, Serve, ask, assert_failure, credentials, kind, says


@pytest.mark.parametrize("method", [SigningMethod.JWT_SHARED_SECRET, SigningMethod.HTTP_SIGNATURE])
def test_the_sent_request_matches_its_record(serve: Serve, method: SigningMethod) -> None:
    server = serve(says(OK))
    exchange = FlexClient(server.environment, credentials(method)).create_capture_context(ASKED)
    head, _, body = server.received[0].partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")
    sent = exchange.request
    assert lines == [sent.request_line, *(f"{name}: {value}" for name, value in sent.headers)]
    assert body == sent.body == ASKED.to_bytes()
    names = [line.partition(":")[0].lower() for line in lines[1:]]
    assert len(names) == len(set(names)), "no header twice"
    assert sent.header("host") == server.environment.host
    assert sent.header("accept") == "application/jwt"
    assert sent.header("content-type") == "application/json;charset=utf-8"
    assert sent.header("user-agent") == f"FlexGUI/{__version__}"


def test_the_response_is_stored_with_its_time(serve: Serve) -> None:
    exchange = ask(serve(says(OK)))
    assert exchange.failure is None
    assert (exchange.response.status, exchange.response.reason, exchange.response.body) == (201, "Created", b"a.b.c")
    assert exchange.correlation_id == "abc"
    assert 0 < exchange.seconds < 10


def test_the_public_key_is_requested_without_a_signature(serve: Serve) -> None:
    server = serve(says(OK))
    exchange = FlexClient(server.environment).public_key("3g")
    assert server.received[0].startswith(b"GET /flex/v2/public-keys/3g HTTP/1.1\r\n")
    assert exchange.request.header("authorization") is None
    assert exchange.request.header("accept") == "application/json"


@pytest.mark.parametrize("kid", ["../../x", "", "x" * 500])
def test_a_key_id_cannot_leave_the_path(kid: str) -> None:
    with pytest.raises(NotAToken):
        FlexClient(TEST).public_key(kid)


def test_without_credentials_nothing_is_signed() -> None:
    with pytest.raises(CredentialsError):
        FlexClient(TEST).prepare(ASKED)


def test_a_request_can_be_signed_with_the_servers_time(serve: Serve) -> None:
    now = datetime(2026, 3, 2, 9, 15, 0, tzinfo=UTC)
    client = FlexClient(TEST, credentials(SigningMethod.HTTP_SIGNATURE), clock=lambda: now)
    sent = client.prepare(ASKED, clock_offset=401)
    assert (
        sent.header("date")
        == "Mon, 02 Mar 2026 09:21:41 GMT"
        == format_datetime(datetime(2026, 3, 2, 9, 21, 41, tzinfo=UTC), usegmt=True)
    )


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_not_followed(serve: Serve, status: int) -> None:
    other = serve(says(OK))
    answer = f"HTTP/1.1 {status} Moved\r\nLocation: {other.base_url}/x\r\nContent-Length: 0\r\n\r\n"
    exchange = ask(serve(says(answer.encode())))
    assert exchange.response.status == status
    assert other.received == []


def test_cookies_and_netrc_are_ignored(serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login evil password evil\n")
    (tmp_path / ".netrc").chmod(0o600)
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    server = serve(says(OK.replace(b"\r\n\r\n", b"\r\nSet-Cookie: a=b\r\n\r\n")))
    ask(server)
    exchange = ask(server)
    assert (exchange.request.header("authorization") or "").startswith("Bearer ")
    assert b"\r\nAuthorization: Bearer " in server.received[1]
    assert b"ookie" not in server.received[1]


@pytest.mark.parametrize(
    "host", ["api.cybersource.com", "api.cybersource.com.", "api%2ecybersource.com", "new.visaacceptance.com"]
)
def test_a_custom_environment_never_reaches_a_host_of_cybersource(host: str) -> None:
    """The URL is checked immediately before the request, independently of the environment."""
    disguised = Environment(EnvironmentKind.CUSTOM, f"https://{host}")
    with pytest.raises(HostNotAllowed):
        FlexClient(disguised, credentials()).create_capture_context(ASKED)


# -- failures


@pytest.mark.parametrize(
    "answer",
    [
        OK[:-2],
        b"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n5\r\na.b",
        b"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n5\r\na.b.c\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 20\r\n\r\n"
        + gzip.compress(b"x" * 999, mtime=0)[:20],
    ],
)
def test_the_beginning_of_a_broken_response_is_kept(serve: Serve, answer: bytes) -> None:
    exchange = ask(serve(says(answer)))
    assert kind(exchange) == "truncated"
    assert exchange.response is not None


def test_a_response_has_a_maximum_length(serve: Serve) -> None:
    def flood(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connection.sendall(b"x" * 65536)

    exchange = ask(serve(flood), max_bytes=100_000)
    assert kind(exchange) == "too large"
    assert len(exchange.response.body) == 100_000


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (b"", "closed the connection without a response"),
        (b"SSH-2.0-OpenSSH_9\r\n", "is not HTTP"),
        (b"HTTP/1.1 200 OK\r\nA: " + b"x" * 100_000, "is not HTTP"),
    ],
)
def test_a_response_that_is_not_http_is_reported(serve: Serve, answer: bytes, sentence: str) -> None:
    assert_failure(ask(serve(says(answer))), "broken", "waiting", sentence)


def test_a_silent_server_times_out(serve: Serve) -> None:
    released = threading.Event()
    server = serve(lambda _connection: released.wait(20) and None)
    exchange = ask(server, read_timeout=0.2)
    released.set()
    assert kind(exchange) == "read timeout"
    assert exchange.seconds < 5


@pytest.mark.parametrize("start", [b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: "])
def test_a_slow_response_times_out_and_closes_the_connection(serve: Serve, start: bytes) -> None:
    ended = threading.Event()

    def drip(connection: socket.socket) -> None:
        try:
            connection.sendall(start)
            for _ in range(1000):
                connection.sendall(b"x")
                time.sleep(0.02)
        except OSError:
            ended.set()

    exchange = ask(serve(drip), total_timeout=0.5)
    assert kind(exchange) == "read timeout"
    assert 0.5 <= exchange.seconds < 3
    assert ended.wait(5)


def test_a_refused_connection_is_reported(serve: Serve) -> None:
    server = serve(says(OK))
    server.close()
    exchange = ask(server)
    assert kind(exchange) == "refused"
    assert server.environment.host in exchange.failure.message


def test_an_unknown_host_name_is_reported() -> None:
    nowhere = Environment(EnvironmentKind.CUSTOM, "http://nowhere.invalid")
    assert kind(FlexClient(nowhere, credentials()).create_capture_context(ASKED)) == "dns"


def test_a_proxy_variable_is_used_for_remote_hosts_only(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy = serve(says(OK))
    monkeypatch.setenv("HTTP_PROXY", proxy.base_url)
    monkeypatch.setenv("http_proxy", proxy.base_url)
    outside = Environment(EnvironmentKind.CUSTOM, "http://api.example")
    exchange = FlexClient(outside, credentials()).create_capture_context(ASKED)
    assert exchange.failure is None
    assert proxy.received[0].startswith(b"POST http://api.example/flex/v2/sessions HTTP/1.1\r\n")
    near = serve(says(OK))
    assert ask(near).failure is None
    assert len(near.received) == len(proxy.received) == 1


def test_a_certificate_is_verified_against_the_environments_bundle(monkeypatch: pytest.MonkeyPatch) -> None:
    with Sandbox(tls=True) as sandbox:
        client = FlexClient(sandbox.environment, sandbox.credentials)
        refused = client.create_capture_context(ASKED)
        assert kind(refused) == "tls"
        assert "certificate" in refused.failure.message
        assert refused.failure.distrusted
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(sandbox.ca_file))
        trusted = client.create_capture_context(ASKED)
        assert trusted.failure is None
        assert trusted.response.status == 201
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/no/such/file")
        assert kind(client.create_capture_context(ASKED)) == "ca file"


# -- proxies over http, which suffices to test the tunnel


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        (says(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"), "did not accept the user name and password"),
        (says(b"HTTP/1.1 403 Forbidden\r\n\r\n"), "did not connect to apitest.cybersource.com: it answered 403"),
        (says(b""), "closed the connection, or it is not an HTTP proxy"),
        (says(b"SSH-2.0-OpenSSH_9\r\n"), "closed the connection, or it is not an HTTP proxy"),
    ],
)
def test_a_proxy_that_refuses_the_tunnel_is_reported(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, script: Script, sentence: str
) -> None:
    proxy = serve(script)
    monkeypatch.setenv("HTTPS_PROXY", f"http://me:hush@127.0.0.1:{proxy.port}")
    exchange = FlexClient(TEST, credentials()).create_capture_context(ASKED)
    assert_failure(exchange, "proxy", "tunnel", sentence)
    assert proxy.received[0].startswith(b"CONNECT apitest.cybersource.com:443 HTTP/1.0\r\n")
    assert b"Proxy-Authorization: Basic bWU6aHVzaA==" in proxy.received[0]
    assert "hush" not in json.dumps(exchange_json(exchange))
    assert exchange_json(exchange)["network"]["proxy"] == {
        "value": f"http://127.0.0.1:{proxy.port}",
        "source": "variable",
        "variable": "HTTPS_PROXY",
    }


def test_a_proxy_that_requires_credentials_is_reported(serve: Serve) -> None:
    proxy = serve(says(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"))
    network = NetworkSettings(proxy=f"127.0.0.1:{proxy.port}")
    exchange = FlexClient(TEST, credentials(), network=network).create_capture_context(ASKED)
    assert_failure(exchange, "proxy", "tunnel", "asks for a login (407)")


def test_an_unreachable_proxy_is_reported_as_the_cause(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = serve(says(OK))
    gone.close()
    monkeypatch.setenv("HTTPS_PROXY", gone.base_url)
    exchange = FlexClient(TEST, credentials()).create_capture_context(ASKED)
    assert_failure(exchange, "proxy", "connecting", "nothing listens on that port")


@pytest.mark.parametrize(
    ("variable", "value", "kind"),
    [
        ("ALL_PROXY", "socks5://127.0.0.1:1", "proxy"),
        ("all_proxy", "socks://127.0.0.1:1/", "proxy"),
        ("HTTPS_PROXY", "http://[::1", "proxy"),
        ("SSL_CERT_FILE", "/dev/null", "ca file"),
        ("REQUESTS_CA_BUNDLE", "/no/such/file", "ca file"),
    ],
)
def test_unusable_settings_are_reported_before_sending(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, kind: str
) -> None:
    monkeypatch.setenv(variable, value)
    exchange = FlexClient(TEST, credentials()).create_capture_context(ASKED)
    assert_failure(exchange, kind, "preparing", variable)


def test_tls_session_keys_are_not_logged(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "keys"))
    with Sandbox(tls=True) as sandbox:
        client = FlexClient(sandbox.environment, sandbox.credentials, ca_file=str(sandbox.ca_file))
        assert client.create_capture_context(ASKED).failure is None
    assert not (tmp_path / "keys").exists()
