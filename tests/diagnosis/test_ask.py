from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from flexgui.diagnosis.ask import ask_service, is_for, send_corrected, sign_corrected
from flexgui.diagnosis.diagnose import diagnose
from flexgui.diagnosis.probes import Probe
from flexgui.errors import CredentialsError, HostNotAllowed, ProductionLocked, UnreadableRequest
from flexgui.flex.credentials import Credentials, P12Credentials, SigningMethod
from flexgui.flex.environment import PRODUCTION, TEST, Environment, custom
from flexgui.flex.secret import Secret
from flexgui.transport.client import FlexClient
from tests.diagnosis.attempts import Attempt, credentials, pasted, signed, token
from tests.sandbox.caller import BODY, NOW, Caller


def client(environment: Environment, credentials: Credentials) -> FlexClient:
    return FlexClient(environment, credentials, clock=lambda: NOW)


def test_the_sandbox_responds_to_both_probes(caller: Caller) -> None:
    sandbox = caller.sandbox
    for attempt, method in ((signed(caller), "http_signature"), (token(caller), "jwt_shared_secret")):
        known = sandbox.credentials._replace(method=SigningMethod(method))
        request = attempt.paste(caller, None)
        transaction = ask_service(Probe.TRANSACTION, request, known, sandbox.environment, client)
        assert transaction is not None
        assert transaction.response.status == 404
        other = ask_service(Probe.OTHER_METHOD, request, known, sandbox.environment, client)
        assert other is not None
        assert other.response.status == 201


def test_wrong_credentials_are_refused_for_both_probes(caller: Caller) -> None:
    known = caller.sandbox.credentials._replace(secret=Secret("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="))
    request = signed(caller).paste(caller, None)
    answers = [ask_service(each, request, known, caller.sandbox.environment, client) for each in Probe]
    assert [each.response.status for each in answers if each is not None] == [401, 401]
    found = diagnose(request, None, NOW, probes=[each for each in answers if each is not None])
    assert [each.id for each in found.problems] == ["credentials.merchant-mismatch"]


def test_a_live_account_is_not_probed(caller: Caller) -> None:
    with pytest.raises(ProductionLocked):
        ask_service(
            Probe.TRANSACTION, signed(caller).paste(caller, None), caller.sandbox.credentials, PRODUCTION, client
        )


def test_a_p12_has_no_other_method(caller: Caller) -> None:
    known = P12Credentials("acme", None)  # type: ignore[arg-type]  # never signs
    with pytest.raises(CredentialsError):
        ask_service(Probe.OTHER_METHOD, signed(caller).paste(caller, None), known, caller.sandbox.environment, client)


@pytest.mark.parametrize("environment", [PRODUCTION, custom("https://gateway.example")])
@pytest.mark.parametrize("path", ["/pts/v2/payments", "/flex/v2/sessions/../../../pts/v2/payments", "/"])
def test_a_pasted_request_that_may_move_money_is_not_sent(environment: Environment, path: str) -> None:
    request = pasted({"Host": environment.host, "Digest": "SHA-256=x"}, url=environment.base_url + path)
    with pytest.raises(ProductionLocked):
        send_corrected(request, credentials(), environment, client)


def test_a_refused_request_is_sent_with_a_correct_signature(caller: Caller) -> None:
    known = caller.sandbox.credentials._replace(method=SigningMethod.HTTP_SIGNATURE)
    refused = signed(caller, sent=BODY + b" ").paste(caller, None)
    answer = send_corrected(refused, known, caller.sandbox.environment, client).response
    assert answer is not None and answer.status == 201
    with pytest.raises(HostNotAllowed):
        send_corrected(refused, known, TEST, client)


@pytest.mark.parametrize("make", [signed, token], ids=["signature", "token"])
def test_a_corrected_request_is_accepted(caller: Caller, make: Callable[..., Attempt]) -> None:
    known, place = caller.sandbox.credentials, caller.sandbox.environment
    request = make(caller, sent=BODY + b" ").paste(caller, None)
    right = sign_corrected(request, known, place, client)
    assert right.url == request.url
    assert right.body == request.body
    assert (right.header("signature") is None) is (make is token)  # with the method of the request
    exchange = send_corrected(request, known, place, client)
    assert exchange.response is not None
    assert exchange.response.status == 201


def test_a_request_for_another_server_is_signed_and_not_sent(caller: Caller) -> None:
    known, place = caller.sandbox.credentials, caller.sandbox.environment
    request = pasted({"host": TEST.host})
    assert sign_corrected(request, known, place, client).url == TEST.sessions_url
    with pytest.raises(HostNotAllowed):
        send_corrected(request, known, place, client)


def test_a_path_prefix_is_not_repeated(caller: Caller) -> None:
    request = pasted({"host": "shop.example"}, url="https://shop.example/cs/flex/v2/sessions")
    proxy = custom("https://shop.example/cs")
    assert is_for(request, proxy)
    assert sign_corrected(request, caller.sandbox.credentials, proxy, client).url == request.url


@pytest.mark.parametrize(
    "changes", [{"url": "{{host}}/flex/v2/sessions"}, {"body": b"", "original": False}, {"url": ""}]
)
def test_a_request_with_a_missing_part_is_not_signed(caller: Caller, changes: dict[str, Any]) -> None:
    with pytest.raises(UnreadableRequest):
        sign_corrected(pasted(**changes), caller.sandbox.credentials, caller.sandbox.environment, client)
