"""Common to both authentication methods: the secret, the host, the merchant, and a log without secrets."""

from __future__ import annotations

import pytest

from flexgui.sandbox import Sandbox
from tests.sandbox.caller import BODY, SESSIONS, Caller


def test_a_secret_used_as_text_is_recognised(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Caller, "key", caller.sandbox.shared_secret.reveal().encode())
    for headers in (caller.bearer(caller.claims()), caller.signature_headers()):
        assert caller.ask("POST", SESSIONS, BODY, headers).status == 401
        assert "decode the secret from base64 first" in caller.refusal()


def test_another_secret_is_refused(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Caller, "key", b"another")
    for headers in (caller.bearer(caller.claims()), caller.signature_headers()):
        assert caller.ask("POST", SESSIONS, BODY, headers).status == 401
        assert "does not fit" in caller.refusal()


@pytest.mark.parametrize("host", ["apitest.cybersource.com", "127.0.0.1", "127.0.0.1:1", "evil.example:80"])
def test_another_host_is_refused(caller: Caller, host: str) -> None:
    for headers in (caller.signature_headers(host=host), caller.bearer(caller.claims(request_host=host))):
        assert caller.ask("POST", SESSIONS, BODY, headers | {"host": host}).status == 401
        assert f"the Host header is '{host}'" in caller.refusal()


def test_a_secret_sent_as_key_id_is_not_logged(sandbox: Sandbox, caller: Caller) -> None:
    secret = sandbox.shared_secret.reveal()
    bearer = caller.bearer(caller.claims(), {"alg": "HS256", "kid": secret})
    for headers in (caller.signature_headers(key_id=secret), bearer):
        assert caller.ask("POST", SESSIONS, BODY, headers).status == 401
        assert "are key ID and secret exchanged?" in caller.refusal()
        assert secret not in repr(sandbox.log)


def test_no_refusal_logs_a_secret_or_a_token(sandbox: Sandbox, caller: Caller) -> None:
    headers = caller.bearer(caller.claims(iss="another"))
    caller.ask("POST", SESSIONS, BODY, headers)
    caller.ask("POST", SESSIONS, BODY, caller.signature_headers(signed={"host": "elsewhere"}))
    logged = "".join(map(repr, sandbox.log))
    assert len(sandbox.log) == 2
    assert sandbox.shared_secret.reveal() not in logged
    assert headers["Authorization"].rpartition(".")[2] not in logged
