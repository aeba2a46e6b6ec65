from __future__ import annotations

import contextlib
import gzip
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import pytest

from flexgui import __version__
from flexgui.errors import CredentialsError, HostNotAllowed, NotAToken
from flexgui.flex.credentials import SharedSecretCredentials, SigningMethod
from flexgui.flex.environment import TEST, Environment, EnvironmentKind
from flexgui.flex.request import CaptureContextRequest, RequestedField
from flexgui.flex.secret import Secret
from flexgui.sandbox import Sandbox
from flexgui.transport.client import FlexClient
from flexgui.transport.exchange import Exchange

Script = Callable[[socket.socket], None]
ASKED = CaptureContextRequest((RequestedField("paymentInformation.card.number"),))
OK = b"HTTP/1.1 201 Created\r\nContent-Length: 5\r\nV-C-Correlation-Id: abc\r\n\r\na.b.c"


@pytest.fixture(autouse=True)
def no_proxy_of_the_developer(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


def credentials(method: SigningMethod = SigningMethod.JWT_SHARED_SECRET) -> SharedSecretCredentials:
    key_id = "01234567-0123-0123-0123-012345678912"
    return SharedSecretCredentials(method, "testmid", key_id, Secret("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="))


class Server:
    """Takes connections one after the other and does with each what the script says; keeps the first bytes of each."""

    def __init__(self, script: Script) -> None:
        self.received: list[bytes] = []
        self._script = script
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.base_url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.environment = Environment(EnvironmentKind.CUSTOM, self.base_url)
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                with connection, contextlib.suppress(OSError):
                    self.received.append(_request(connection))
                    self._script(connection)

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(10)
        assert not self._thread.is_alive()


def _request(connection: socket.socket) -> bytes:
    """Head and body may come in two pieces."""
    got = connection.recv(65536)
    length = re.search(rb"(?i)content-length: (\d+)", got)
    while length and len(got.partition(b"\r\n\r\n")[2]) < int(length[1]):
        more = connection.recv(65536)
        if not more:
            break
        got += more
    return got


@pytest.fixture
def serve() -> Iterator[Callable[[Script], Server]]:
    servers: list[Server] = []

    def start(script: Script) -> Server:
        servers.append(Server(script))
        return servers[-1]

    yield start
    for each in servers:
        each.close()


Serve = Callable[[Script], Server]


def says(answer: bytes) -> Script:
    return lambda connection: connection.sendall(answer)


def ask(server: Server, **limits: float) -> Exchange:
    return FlexClient(server.environment, credentials(), **limits).create_capture_context(ASKED)  # type: ignore[arg-type]


def kind(exchange: Exchange) -> str:
    assert exchange.failure is not None, exchange.response
    return exchange.failure.kind


@pytest.mark.parametrize("method", [SigningMethod.JWT_SHARED_SECRET, SigningMethod.HTTP_SIGNATURE])
def test_what_is_sent_is_what_the_record_says(serve: Serve, method: SigningMethod) -> None:
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


def test_the_answer_is_kept_with_its_time(serve: Serve) -> None:
    exchange = ask(serve(says(OK)))
    assert exchange.failure is None
    assert exchange.response is not None
    assert (exchange.response.status, exchange.response.reason, exchange.response.body) == (201, "Created", b"a.b.c")
    assert exchange.correlation_id == "abc"
    assert 0 < exchange.seconds < 10


def test_the_key_is_asked_for_unsigned(serve: Serve) -> None:
    server = serve(says(OK))
    exchange = FlexClient(server.environment).public_key("3g")
    assert server.received[0].startswith(b"GET /flex/v2/public-keys/3g HTTP/1.1\r\n")
    assert exchange.request.header("authorization") is None
    assert exchange.request.header("accept") == "application/json"


@pytest.mark.parametrize("kid", ["../../x", "a/b", "", "a b", "ä", "a?b", "x" * 500])
def test_a_key_id_cannot_leave_the_path(kid: str) -> None:
    with pytest.raises(NotAToken):
        FlexClient(TEST).public_key(kid)


def test_without_credentials_nothing_is_signed() -> None:
    with pytest.raises(CredentialsError):
        FlexClient(TEST).prepare(ASKED)


def test_the_servers_time_can_be_signed(serve: Serve) -> None:
    now = datetime(2026, 3, 2, 9, 15, 0, tzinfo=UTC)
    client = FlexClient(TEST, credentials(SigningMethod.HTTP_SIGNATURE), clock=lambda: now)
    sent = client.prepare(ASKED, clock_offset=401)
    assert (
        sent.header("date")
        == "Mon, 02 Mar 2026 09:21:41 GMT"
        == format_datetime(datetime(2026, 3, 2, 9, 21, 41, tzinfo=UTC), usegmt=True)
    )


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_an_answer_and_not_followed(serve: Serve, status: int) -> None:
    other = serve(says(OK))
    answer = f"HTTP/1.1 {status} Moved\r\nLocation: {other.base_url}/x\r\nContent-Length: 0\r\n\r\n"
    exchange = ask(serve(says(answer.encode())))
    assert exchange.response is not None
    assert exchange.response.status == status
    assert other.received == []


def test_cookies_and_netrc_play_no_part(serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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
    """Whatever made the environment: the URL itself is checked just before it is requested."""
    disguised = Environment(EnvironmentKind.CUSTOM, f"https://{host}")
    with pytest.raises(HostNotAllowed):
        FlexClient(disguised, credentials()).create_capture_context(ASKED)


# -- what breaks


@pytest.mark.parametrize(
    "answer",
    [
        OK[:-2],
        b"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n5\r\na.b",
        b"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n5\r\na.b.c\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 20\r\n\r\n" + gzip.compress(b"x" * 999)[:20],
    ],
)
def test_an_answer_that_breaks_off_is_told_and_what_came_is_kept(serve: Serve, answer: bytes) -> None:
    exchange = ask(serve(says(answer)))
    assert kind(exchange) == "truncated"
    assert exchange.response is not None


def test_an_answer_that_is_too_large_is_cut(serve: Serve) -> None:
    def flood(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connection.sendall(b"x" * 65536)

    exchange = ask(serve(flood), max_bytes=100_000)
    assert kind(exchange) == "too large"
    assert exchange.response is not None
    assert len(exchange.response.body) == 100_000


def test_a_small_body_cannot_unpack_to_a_large_one(serve: Serve) -> None:
    packed = gzip.compress(b"x" * 10_000_000)
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(packed)}\r\n\r\n"
    assert kind(ask(serve(says(head.encode() + packed)))) == "too large"


def test_a_body_packed_unasked_is_unpacked(serve: Serve) -> None:
    packed = gzip.compress(b"a.b.c")
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(packed)}\r\n\r\n"
    exchange = ask(serve(says(head.encode() + packed)))
    assert exchange.failure is None
    assert exchange.response is not None
    assert exchange.response.body == b"a.b.c"


@pytest.mark.parametrize("answer", [b"", b"SSH-2.0-OpenSSH_9\r\n", b"HTTP/1.1 200 OK\r\nA: " + b"x" * 100_000])
def test_what_is_not_http_is_a_broken_connection(serve: Serve, answer: bytes) -> None:
    assert kind(ask(serve(says(answer)))) == "broken"


def test_a_server_that_says_nothing_is_given_up(serve: Serve) -> None:
    released = threading.Event()
    server = serve(lambda _connection: released.wait(20) and None)
    exchange = ask(server, read_timeout=0.2)
    released.set()
    assert kind(exchange) == "read timeout"
    assert exchange.seconds < 5


@pytest.mark.parametrize("start", [b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: "])
def test_a_server_that_drips_is_given_up_and_its_connection_ended(serve: Serve, start: bytes) -> None:
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


def test_nobody_there(serve: Serve) -> None:
    server = serve(says(OK))
    server.close()
    exchange = ask(server)
    assert kind(exchange) == "refused"
    assert exchange.failure is not None
    assert server.environment.host in exchange.failure.message


def test_no_such_name() -> None:
    nowhere = Environment(EnvironmentKind.CUSTOM, "http://nowhere.invalid")
    assert kind(FlexClient(nowhere, credentials()).create_capture_context(ASKED)) == "dns"


def test_a_proxy_of_the_environment_is_used_but_not_for_this_computer(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
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


def test_a_proxy_that_is_not_there_is_named_as_the_cause(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = serve(says(OK))
    gone.close()
    monkeypatch.setenv("https_proxy", gone.base_url)
    monkeypatch.setenv("HTTPS_PROXY", gone.base_url)
    assert kind(FlexClient(TEST, credentials()).create_capture_context(ASKED)) == "proxy"


def test_a_certificate_is_verified_against_the_environments_bundle(monkeypatch: pytest.MonkeyPatch) -> None:
    with Sandbox(tls=True) as sandbox:
        client = FlexClient(sandbox.environment, sandbox.credentials)
        refused = client.create_capture_context(ASKED)
        assert kind(refused) == "tls"
        assert refused.failure is not None
        assert "certificate" in refused.failure.message
        assert refused.failure.distrusted
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(sandbox.ca_file))
        trusted = client.create_capture_context(ASKED)
        assert trusted.failure is None
        assert trusted.response is not None
        assert trusted.response.status == 201
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/no/such/file")
        assert kind(client.create_capture_context(ASKED)) == "tls"


def test_a_server_that_speaks_no_tls_is_told(serve: Serve) -> None:
    server = serve(says(OK))
    secure = Environment(EnvironmentKind.CUSTOM, server.base_url.replace("http:", "https:"))
    assert kind(FlexClient(secure, credentials()).create_capture_context(ASKED)) == "tls"
