"""Refused requests: diagnosed with a profile's secret, probed, and sent in corrected form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from flexgui.diagnosis.diagnose import diagnose
from flexgui.diagnosis.probes import Probe
from flexgui.errors import CredentialsError, HostNotAllowed, ProductionLocked, UnreadableRequest
from flexgui.flex.credentials import Credentials, P12Credentials, SigningMethod
from flexgui.flex.environment import PRODUCTION, TEST, Environment, EnvironmentKind, environment_for
from flexgui.flex.secret import Secret
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.readers.pasted import Form, PastedRequest
from flexgui.refused_requests import RefusedRequests, is_for
from flexgui.sandbox import Sandbox
from flexgui.transport.client import FlexClient
from flexgui.workbench import Workbench
from tests.diagnosis.attempts import Attempt, credentials, pasted, signed, token
from tests.sandbox.caller import BODY, NOW, Caller
from tests.test_workbench import REQUEST


@pytest.fixture(scope="module")
def caller() -> Iterator[Caller]:
    with Sandbox(clock=lambda: NOW) as running:
        yield Caller(running)


def test_a_pasted_request_is_diagnosed_with_the_profiles_secret(bench: Workbench, sandbox: Sandbox) -> None:
    sent, refused = bench.preview(LOCAL_SANDBOX, REQUEST), bench.refused_requests
    request = PastedRequest(Form.HTTP, sent.method, sent.url, sent.headers, sent.body + b"\n", True)
    first = refused.diagnose(request, LOCAL_SANDBOX).findings[0]
    assert (first.id, first.state.value) == ("jwt.digest-mismatch", "proved")
    assert refused.diagnose(replace(request, body=sent.body), LOCAL_SANDBOX).problems == ()
    probe = refused.probe(Probe.TRANSACTION, request, LOCAL_SANDBOX)
    assert probe.response.status == 404
    assert "account.product-not-enabled" in [
        each.id for each in refused.diagnose(request, LOCAL_SANDBOX, [probe]).problems
    ]


def test_a_corrected_request_is_sent_except_to_a_locked_account(bench: Workbench, sandbox: Sandbox) -> None:
    sent, refused = bench.preview(LOCAL_SANDBOX, REQUEST), bench.refused_requests
    request = PastedRequest(Form.HTTP, sent.method, sent.url, sent.headers, sent.body + b"\n", True)
    assert refused.sign_corrected(request, LOCAL_SANDBOX).header("authorization") != sent.header("authorization")
    exchange = refused.send_corrected(request, LOCAL_SANDBOX)
    assert exchange.response.status == 201
    live = Profile("live", "Live", EnvironmentKind.PRODUCTION, "acme", sandbox.key_id)
    bench._secrets.set(live.secret_name, sandbox.shared_secret)
    with pytest.raises(ProductionLocked):
        refused.send_corrected(replace(request, url="https://api.cybersource.com/flex/v2/sessions", headers=()), live)


def client(environment: Environment, credentials: Credentials) -> FlexClient:
    return FlexClient(environment, credentials, clock=lambda: NOW)


def actions(credentials: Credentials, environment: Environment) -> RefusedRequests:
    """The actions of a profile with these credentials in this environment."""
    return RefusedRequests(lambda _: credentials, lambda *_: environment, client, lambda: NOW)


def test_the_sandbox_responds_to_both_probes(caller: Caller) -> None:
    sandbox = caller.sandbox
    for attempt, method in ((signed(caller), "http_signature"), (token(caller), "jwt_shared_secret")):
        known = sandbox.credentials._replace(method=SigningMethod(method))
        request = attempt.paste(caller, None)
        transaction = actions(known, sandbox.environment).probe(Probe.TRANSACTION, request, LOCAL_SANDBOX)
        assert transaction.response.status == 404
        other = actions(known, sandbox.environment).probe(Probe.OTHER_METHOD, request, LOCAL_SANDBOX)
        assert other.response.status == 201


def test_wrong_credentials_are_refused_for_both_probes(caller: Caller) -> None:
    known = caller.sandbox.credentials._replace(secret=Secret("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="))
    request = signed(caller).paste(caller, None)
    answers = [actions(known, caller.sandbox.environment).probe(each, request, LOCAL_SANDBOX) for each in Probe]
    assert [each.response.status for each in answers if each is not None] == [401, 401]
    found = diagnose(request, None, NOW, probes=[each for each in answers if each is not None])
    assert [each.id for each in found.problems] == ["credentials.merchant-mismatch"]


def test_a_live_account_is_not_probed(caller: Caller) -> None:
    with pytest.raises(ProductionLocked):
        actions(caller.sandbox.credentials, PRODUCTION).probe(
            Probe.TRANSACTION, signed(caller).paste(caller, None), LOCAL_SANDBOX
        )


def test_a_p12_has_no_other_method(caller: Caller) -> None:
    known = P12Credentials("acme", None)  # never signs
    with pytest.raises(CredentialsError):
        actions(known, caller.sandbox.environment).probe(
            Probe.OTHER_METHOD, signed(caller).paste(caller, None), LOCAL_SANDBOX
        )


@pytest.mark.parametrize("environment", [PRODUCTION, environment_for("https://gateway.example")])
@pytest.mark.parametrize("path", ["/pts/v2/payments", "/flex/v2/sessions/../../../pts/v2/payments", "/"])
def test_a_pasted_request_that_may_move_money_is_not_sent(environment: Environment, path: str) -> None:
    request = pasted({"Host": environment.host, "Digest": "SHA-256=x"}, url=environment.base_url + path)
    with pytest.raises(ProductionLocked):
        actions(credentials(), environment).send_corrected(request, LOCAL_SANDBOX)


def test_a_refused_request_is_sent_with_a_correct_signature(caller: Caller) -> None:
    known = caller.sandbox.credentials._replace(method=SigningMethod.HTTP_SIGNATURE)
    request = signed(caller, sent=BODY + b" ").paste(caller, None)
    answer = actions(known, caller.sandbox.environment).send_corrected(request, LOCAL_SANDBOX).response
    assert answer is not None and answer.status == 201
    with pytest.raises(HostNotAllowed):
        actions(known, TEST).send_corrected(request, LOCAL_SANDBOX)


@pytest.mark.parametrize("make", [signed, token], ids=["signature", "token"])
def test_a_corrected_request_is_accepted(caller: Caller, make: Callable[..., Attempt]) -> None:
    known, place = caller.sandbox.credentials, caller.sandbox.environment
    request = make(caller, sent=BODY + b" ").paste(caller, None)
    right = actions(known, place).sign_corrected(request, LOCAL_SANDBOX)
    assert right.url == request.url
    assert right.body == request.body
    assert (right.header("signature") is None) is (make is token)  # with the method of the request
    exchange = actions(known, place).send_corrected(request, LOCAL_SANDBOX)
    assert exchange.response.status == 201


def test_a_request_for_another_server_is_signed_and_not_sent(caller: Caller) -> None:
    known, place = caller.sandbox.credentials, caller.sandbox.environment
    request = pasted({"host": TEST.host})
    assert actions(known, place).sign_corrected(request, LOCAL_SANDBOX).url == TEST.sessions_url
    with pytest.raises(HostNotAllowed):
        actions(known, place).send_corrected(request, LOCAL_SANDBOX)


def test_a_path_prefix_is_not_repeated(caller: Caller) -> None:
    request = pasted({"host": "shop.example"}, url="https://shop.example/cs/flex/v2/sessions")
    proxy = environment_for("https://shop.example/cs")
    assert is_for(request, proxy)
    assert actions(caller.sandbox.credentials, proxy).sign_corrected(request, LOCAL_SANDBOX).url == request.url


@pytest.mark.parametrize(
    "changes", [{"url": "{{host}}/flex/v2/sessions"}, {"body": b"", "original": False}, {"url": ""}]
)
def test_a_request_with_a_missing_part_is_not_signed(caller: Caller, changes: dict[str, Any]) -> None:
    with pytest.raises(UnreadableRequest):
        actions(caller.sandbox.credentials, caller.sandbox.environment).sign_corrected(pasted(**changes), LOCAL_SANDBOX)
