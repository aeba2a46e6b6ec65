"""HTTPS with a generated certificate that is deleted at the end."""

from __future__ import annotations

import http.client
import socket
import ssl
import stat
from collections.abc import Iterator

import pytest
from cryptography import x509

from flexgui.sandbox import Sandbox
from tests.sandbox.caller import LOOPBACKS, NOW, Caller


@pytest.fixture(scope="module")
def tls_sandbox() -> Iterator[Sandbox]:
    with Sandbox(tls=True, clock=lambda: NOW) as sandbox:
        yield sandbox


def test_a_client_that_trusts_the_ca_gets_a_context(tls_sandbox: Sandbox) -> None:
    assert tls_sandbox.base_url.startswith("https://127.0.0.1:")
    answer = Caller(tls_sandbox).context()
    assert answer.status == 201
    assert answer.claims["flx"]["origin"] == tls_sandbox.base_url


@pytest.mark.parametrize("name", ["localhost", *LOOPBACKS])
def test_every_host_name_is_valid_in_strict_verification(tls_sandbox: Sandbox, name: str) -> None:
    trust = ssl.create_default_context(cafile=tls_sandbox.ca_file)
    trust.verify_flags |= ssl.VERIFY_X509_STRICT
    port = int(tls_sandbox.base_url.rpartition(":")[2])
    connection = http.client.HTTPSConnection(name, port, context=trust, timeout=10)
    connection.request("GET", "/flex/v2/public-keys/sb")
    assert connection.getresponse().status == 200
    connection.close()


def test_an_untrusting_client_does_not_stop_the_next_one(tls_sandbox: Sandbox) -> None:
    host = tls_sandbox.base_url.removeprefix("https://")
    with pytest.raises(ssl.SSLCertVerificationError):
        http.client.HTTPSConnection(host, timeout=10, context=ssl.create_default_context()).connect()
    assert Caller(tls_sandbox).context().status == 201  # the next client is served


def test_a_silent_client_does_not_block_others(tls_sandbox: Sandbox) -> None:
    port = int(tls_sandbox.base_url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)):
        assert Caller(tls_sandbox).context().status == 201


def test_plain_http_gets_a_hint_about_https(tls_sandbox: Sandbox) -> None:
    plain = http.client.HTTPConnection(tls_sandbox.base_url.removeprefix("https://"), timeout=10)
    plain.request("POST", "/", b"x" * 70_000)
    response = plain.getresponse()
    assert response.status == 400
    assert b"use https:// in the URL" in response.read()
    plain.close()
    assert Caller(tls_sandbox).context().status == 201
    assert any("the client spoke plain HTTP" in entry.why for entry in tls_sandbox.log)


def test_the_folder_is_private_and_deleted_on_stop() -> None:
    with Sandbox(tls=True) as sandbox:
        folder = sandbox.ca_file.parent
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert [path.name for path in folder.iterdir()] == ["ca.pem"]
        certificate = x509.load_pem_x509_certificate(sandbox.ca_file.read_bytes())
        assert certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert not folder.exists()
