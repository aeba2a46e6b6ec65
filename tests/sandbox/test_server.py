"""Start and stop, credentials, and the address."""

from __future__ import annotations

import base64
import shlex
import socket
import subprocess
import sys
import time
from contextlib import closing, suppress
from datetime import UTC, datetime

import pytest

from flexgui.errors import CredentialsError, SandboxError
from flexgui.flex.credentials import SharedSecretCredentials, SigningMethod
from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.secret import Secret
from flexgui.sandbox import Sandbox
from tests.sandbox.caller import BODY, NOW, SESSIONS, Caller

HANGS = 10
"""Seconds after which a call counts as hanging, even on a busy machine."""
GIVEN = SharedSecretCredentials(
    SigningMethod.HTTP_SIGNATURE, "merchant", "key", Secret(base64.b64encode(b"s" * 32).decode()), "portfolio"
)


def test_each_sandbox_generates_credentials() -> None:
    one, other = Sandbox(), Sandbox()
    assert one.merchant_id == "sandbox_merchant"
    assert len(one.key_id) == 36
    assert len(base64.b64decode(one.shared_secret.reveal())) == 32
    assert one.key_id != other.key_id
    assert one.shared_secret != other.shared_secret
    assert one.shared_secret.reveal() not in repr(one.credentials)


def test_credentials_and_their_portfolio_can_be_given() -> None:
    with Sandbox(credentials=GIVEN, clock=lambda: NOW) as sandbox:
        caller = Caller(sandbox)
        assert (sandbox.merchant_id, sandbox.key_id) == ("merchant", "key")
        headers = caller.signature_headers(signed={"v-c-merchant-id": "portfolio"})
        assert caller.ask("POST", SESSIONS, BODY, headers).status == 201
        assert caller.ask("POST", SESSIONS, BODY, caller.bearer(caller.claims(iss="portfolio"))).status == 201
        assert caller.context().status == 401


def test_a_secret_that_is_not_base64_is_refused() -> None:
    credentials = SharedSecretCredentials(SigningMethod.HTTP_SIGNATURE, "merchant", "key", Secret("no base64!"))
    with pytest.raises(CredentialsError):
        Sandbox(credentials=credentials).start()


def test_the_address_is_local(sandbox: Sandbox) -> None:
    assert sandbox.base_url.startswith("http://127.0.0.1:")
    assert sandbox.environment.kind is EnvironmentKind.SANDBOX
    assert sandbox.environment.base_url == sandbox.base_url
    assert sandbox.ca_file is None


def test_before_the_start_there_is_no_address() -> None:
    with pytest.raises(SandboxError, match="not running"):
        _ = Sandbox().base_url


def test_a_port_in_use_is_named() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(SandboxError, match=f"Port {port} is taken by another program. Choose another port"):
            Sandbox(port=port).start()


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_port_outside_the_range_is_refused(port: int) -> None:
    with pytest.raises(SandboxError, match=f"could not listen on port {port}"):
        Sandbox(port=port).start()


def test_a_lifetime_of_zero_is_refused() -> None:
    with pytest.raises(SandboxError):
        Sandbox(context_lifetime=0)


def test_the_lifetime_can_be_chosen() -> None:
    with Sandbox(context_lifetime=60, clock=lambda: NOW) as sandbox:
        claims = Caller(sandbox).context().claims
    assert claims["exp"] - claims["iat"] == 60


def test_the_default_clock_is_the_system_clock() -> None:
    assert abs((Sandbox().now() - datetime.now(UTC)).total_seconds()) < 5


def test_a_sandbox_cannot_be_started_twice() -> None:
    with Sandbox() as sandbox, pytest.raises(SandboxError, match="started only once"):
        sandbox.start()
    with pytest.raises(SandboxError, match="started only once"):
        sandbox.start()
    sandbox.stop()


def test_hanging_clients_do_not_delay_stop() -> None:
    sandbox = Sandbox(clock=lambda: NOW, faults=["hang"]).start()
    caller = Caller(sandbox)
    with closing(caller.connect()) as silent, closing(caller.connect()) as waiting:
        silent.connect()
        waiting.request("POST", SESSIONS, BODY, caller.bearer(caller.claims()))
        begun = time.monotonic()
        sandbox.stop()
        assert time.monotonic() - begun < HANGS
        # Depending on timing, a closed connection gives no more bytes or a reset.
        with suppress(ConnectionResetError):
            assert silent.sock.recv(1) == b""
    with closing(caller.connect()) as late, pytest.raises(ConnectionRefusedError):
        late.connect()


def test_a_sandbox_listens_immediately_and_ends_with_its_process() -> None:
    """At exit the interpreter does not interrupt a key generation, which would abort the process."""
    code = """
import sys, time
from flexgui.sandbox import Sandbox
begun = time.perf_counter()
sandbox = Sandbox().start()
print(time.perf_counter() - begun)
time.sleep(float(sys.argv[1]))
"""
    begun = time.monotonic()
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    processes = [
        subprocess.Popen([sys.executable, "-c", code, pause], **pipes) for pause in ("0", "0.05", "0.1", "0.2")
    ]
    for process in processes:
        out, err = process.communicate(timeout=20)
        assert (process.returncode, err) == (0, "")
        assert float(out) < HANGS
    assert time.monotonic() - begun < HANGS


def test_concurrent_clients(sandbox: Sandbox, caller: Caller) -> None:
    connections = [caller.connect() for _ in range(20)]
    for connection in connections:
        connection.request("POST", SESSIONS, BODY, caller.bearer(caller.claims()))
    contexts = set()
    for connection in connections:
        response = connection.getresponse()
        assert response.status == 201
        contexts.add(response.read())
        connection.close()
    assert len(contexts) == 20
    assert all(entry.is_ordinary for entry in sandbox.log)


def test_members_and_variables_have_the_same_values() -> None:
    with Sandbox(credentials=GIVEN, tls=True, fast_keys=True) as sandbox:
        members = sandbox.connection_members()
        variables = dict(line.split("=", 1) for line in shlex.split(sandbox.connection_variables()))
    assert members == {
        "base_url": sandbox.base_url,
        "ca_file": str(sandbox.ca_file),
        "merchant_id": "merchant",
        "key_id": "key",
        "shared_secret": GIVEN.secret.reveal(),
    }
    assert variables == {
        "FLEXGUI_BASE_URL": members["base_url"],
        "FLEXGUI_MERCHANT_ID": members["merchant_id"],
        "FLEXGUI_KEY_ID": members["key_id"],
        "FLEXGUI_SHARED_SECRET": members["shared_secret"],
        "REQUESTS_CA_BUNDLE": members["ca_file"],
    }
