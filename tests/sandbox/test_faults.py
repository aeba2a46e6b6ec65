"""Each fault as observed by a client."""

from __future__ import annotations

import http.client
import threading
import time

import pytest

from flexgui.errors import SandboxError
from flexgui.sandbox import Sandbox
from flexgui.sandbox.faults import FAULTS, Faults
from tests.sandbox.caller import BODY, NOW, SESSIONS, Caller, decoded


def test_only_known_names_are_accepted(sandbox: Sandbox) -> None:
    with pytest.raises(SandboxError, match="There is no fault named 'gremlins'"):
        sandbox.faults.add("gremlins")
    assert set(sandbox.faults) == set()
    with pytest.raises(SandboxError, match="There is no fault named 'gremlins'"):
        Sandbox(faults=["hang", "gremlins"])
    faults = Faults(FAULTS)
    faults.discard("hang")
    faults.discard("hang")
    assert len(faults) == len(FAULTS) - 1


@pytest.mark.parametrize("name", ["401", "403", "404", "429", "500", "503"])
def test_a_status(sandbox: Sandbox, caller: Caller, name: str) -> None:
    sandbox.faults.add(name)
    answer = caller.context()
    assert answer.status == int(name)
    assert answer.json
    assert ("Retry-After" in answer.headers) == (name in {"429", "503"})
    assert f"fault {name}" in caller.refusal()
    sandbox.faults.clear()
    assert caller.context().status == 201


def test_the_web_page_of_a_proxy(sandbox: Sandbox, caller: Caller) -> None:
    sandbox.faults.add("html")
    answer = caller.context()
    assert (answer.status, answer.headers["Content-Type"]) == (502, "text/html")
    assert b"<html>" in answer.body


def test_not_a_jwt(sandbox: Sandbox, caller: Caller) -> None:
    sandbox.faults.add("not-a-jwt")
    answer = caller.context()
    assert answer.status == 201
    assert answer.body.count(b".") != 2


def test_too_large(sandbox: Sandbox, caller: Caller) -> None:
    sandbox.faults.add("too-large")
    assert len(caller.context().body) == 16 << 20


def test_redirect(sandbox: Sandbox, caller: Caller) -> None:
    sandbox.faults.add("redirect")
    answer = caller.context()
    assert (answer.status, answer.headers["Location"]) == (307, f"{sandbox.base_url}{SESSIONS}/moved")


def test_missing_headers_are_reported_for_bearer_tokens_only(sandbox: Sandbox, caller: Caller) -> None:
    sandbox.faults.add("missing-headers")
    answer = caller.context()
    rmsg = "missing http required header : date,v-c-merchant-id,signature,"
    assert (answer.status, answer.json) == (400, {"response": {"rmsg": rmsg}})
    assert caller.ask("POST", SESSIONS, BODY, caller.signature_headers()).status == 201


def test_truncate_sends_less_than_the_content_length(sandbox: Sandbox, caller: Caller) -> None:
    sandbox.faults.add("truncate")
    with pytest.raises(http.client.IncompleteRead) as broken:
        caller.context()
    assert broken.value.partial
    assert broken.value.expected


def test_reset(sandbox: Sandbox, caller: Caller) -> None:
    sandbox.faults.add("reset")
    with pytest.raises(ConnectionResetError):
        caller.context()


def test_slow(sandbox: Sandbox, caller: Caller) -> None:
    sandbox.faults.add("slow")
    sandbox.faults.slow_seconds = 0.2
    begun = time.monotonic()
    assert caller.context().status == 201
    assert time.monotonic() - begun >= 0.2


def test_hang_ends_with_the_client_or_the_fault() -> None:
    reached = threading.Event()
    with Sandbox(clock=lambda: NOW, faults=["hang"]) as sandbox:
        sandbox.listen(lambda _entry: reached.set())
        caller = Caller(sandbox)
        for connection in (caller.connect(), caller.connect()):
            connection.request("POST", SESSIONS, BODY, caller.bearer(caller.claims()))
            assert reached.wait(10)
            reached.clear()
            connection.sock.settimeout(0.2)
            with pytest.raises(TimeoutError):
                connection.getresponse()
            connection.close()
        connection = caller.connect()
        connection.request("POST", SESSIONS, BODY, caller.bearer(caller.claims()))
        assert reached.wait(10)
        sandbox.faults.clear()
        with pytest.raises(http.client.RemoteDisconnected):
            connection.getresponse()
        connection.close()
        assert caller.context().status == 201


def test_a_context_with_a_key_that_is_not_published(sandbox: Sandbox, caller: Caller) -> None:
    sandbox.faults.add("wrong-kid")
    kid = decoded(caller.context().body.decode().split(".")[0])["kid"]
    assert caller.ask("GET", f"/flex/v2/public-keys/{kid}").status == 404


def test_a_context_that_has_expired(sandbox: Sandbox, caller: Caller) -> None:
    sandbox.faults.add("expired")
    claims = caller.context().claims
    assert claims["exp"] == sandbox.now().timestamp() - 900
    assert claims["exp"] - claims["iat"] == 900


def test_a_context_with_unknown_claims(sandbox: Sandbox, caller: Caller) -> None:
    sandbox.faults.add("unknown-claims")
    assert "tomorrow" in caller.context().claims


def test_a_context_with_fewer_fields(sandbox: Sandbox, caller: Caller) -> None:
    sandbox.faults.add("fewer-fields")
    granted = caller.context().claims["ctx"][0]["data"]
    assert granted == {"requiredFields": ["paymentInformation.card.number"], "optionalFields": []}
    only = b'{"fields":{"paymentInformation":{"card":{"number":{},"type":{}}}}}'
    granted = caller.context(only).claims["ctx"][0]["data"]
    assert granted == {"requiredFields": ["paymentInformation.card.number"], "optionalFields": []}


def test_a_skewed_clock_refuses_and_changes_the_date_header(sandbox: Sandbox, caller: Caller) -> None:
    sandbox.faults.add("skewed-clock")
    answer = caller.context()
    assert (answer.status, answer.headers["Date"]) == (401, "Mon, 02 Mar 2026 09:25:00 GMT")
    assert "exp is 480 s behind the server's clock" in caller.refusal()


def test_an_unpublished_key(sandbox: Sandbox, caller: Caller) -> None:
    sandbox.faults.add("public-key-404")
    assert caller.ask("GET", "/flex/v2/public-keys/sb").status == 404
