"""A refusal with an explanation, if the request asks for it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from queue import Queue
from threading import Event
from typing import Any

import pytest

from flexgui.diagnosis.diagnose import diagnose
from flexgui.diagnosis.result import Diagnosis
from flexgui.sandbox import LogEntry, Sandbox, explanation
from tests.diagnosis.attempts import Attempt, signed, signed_with, token
from tests.leaks import Canaries
from tests.sandbox.caller import BODY, NOW, SESSIONS, Caller


def refusal(caller: Caller, attempt: Attempt, **headers: str) -> dict[str, object]:
    more = {name.replace("_", "-"): value for name, value in headers.items()}
    answer = caller.ask(attempt.method, attempt.target, attempt.body, {**attempt.headers, **more})
    assert answer.status >= 400
    return answer.json


def await_cause(caller: Caller, send: Callable[[], object]) -> LogEntry:
    """Send a request and return its log entry once the search for its cause has ended."""
    passed_on: Queue[LogEntry] = Queue()
    caller.sandbox.listen(passed_on.put)
    send()
    while (entry := passed_on.get(timeout=10)) is not caller.sandbox.log[-1]:
        pass
    return entry


def test_an_explanation_is_sent_on_request(caller: Caller) -> None:
    attempt = signed_with(caller, text=lambda text: text.replace("post ", "POST "))
    explanation = refusal(caller, attempt, v_c_explain="true")["explanation"]
    assert explanation["id"] == "signature.target-method-case"
    assert explanation["state"] == "proved"
    assert explanation["signing_text"].split("\n")[2] == f"request-target: post {SESSIONS}"
    assert explanation["first_difference"] == {
        "line": 3,
        "column": 17,
        "found": f"request-target: POST {SESSIONS}",
        "wanted": f"request-target: post {SESSIONS}",
    }


@pytest.mark.parametrize("headers", [{}, {"v_c_explain": "false"}])
def test_a_refusal_has_no_explanation_by_default(headers: dict[str, str], caller: Caller) -> None:
    assert refusal(caller, token(caller, exp=9_999_999_999), **headers) == {
        "response": {"rmsg": "Authentication Failed"}
    }


def test_the_cause_is_logged(caller: Caller) -> None:
    entry = await_cause(caller, lambda: refusal(caller, token(caller, exp=9_999_999_999)))
    assert entry.cause == "jwt.lifetime"
    assert "[jwt.lifetime]" in str(entry)


def test_a_request_is_refused_before_its_cause_is_searched(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    answered = Event()

    def search(*arguments: Any) -> Diagnosis:
        assert answered.wait(10)
        return diagnose(*arguments)

    def send() -> None:
        refusal(caller, token(caller, exp=9_999_999_999))
        assert caller.sandbox.log[-1].cause == ""
        answered.set()

    monkeypatch.setattr(explanation, "diagnose", search)
    assert await_cause(caller, send).cause == "jwt.lifetime"


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        ("401", "the fault 401 refuses every signature"),
        ("403", "the fault 403 refuses the merchant"),
        ("429", "the fault 429 is on"),
        ("missing-headers", "the fault missing-headers accepts no bearer token"),
    ],
)
def test_a_fault_is_explained_without_a_cause(fault: str, why: str, caller: Caller) -> None:
    caller.sandbox.faults.add(fault)
    assert refusal(caller, token(caller), v_c_explain="true")["explanation"] == {"why": why}
    assert await_cause(caller, lambda: refusal(caller, token(caller))).cause == ""


def test_a_refused_body_is_explained_in_the_documented_form(caller: Caller) -> None:
    found = refusal(caller, token(caller, b"[]"), v_c_explain="true")
    assert found["reason"] == "VALIDATION_ERROR"
    assert found["explanation"]["id"] == "body.fields-wrapper"


@pytest.fixture(scope="module")
def _explaining() -> Iterator[Sandbox]:
    with Sandbox(clock=lambda: NOW, explain=True) as sandbox:
        yield sandbox


def test_an_explaining_sandbox_needs_no_header(_explaining: Sandbox) -> None:
    caller = Caller(_explaining)
    assert refusal(caller, signed(caller, sent=BODY + b"\n"))["explanation"]["id"] == "digest.newline-or-bom"


def test_no_secret_is_in_an_explanation_or_the_log(caller: Caller) -> None:
    secret = caller.sandbox.shared_secret.reveal()
    canaries = Canaries({"secret": secret, "key": caller.key})
    headers = signed(caller).headers
    for attempt in (
        *(Attempt({**headers, name: secret}) for name in ("date", "v-c-merchant-id", "digest")),
        Attempt(headers, target=f"{SESSIONS}?x={secret}"),
        token(caller, iss=secret),
        token(caller, **{"v-c-merchant-id": secret}),
        signed(caller, key_id=secret),
        signed(caller, key_id=f"{{{secret}}}"),
        signed_with(caller, key=secret.encode()),
        token(caller, header={"kid": secret}),
        token(caller, key=secret.encode()),
    ):
        found = json.dumps(refusal(caller, attempt, v_c_explain="true"))
        assert list(canaries.in_bytes(found.encode(), "explanation")) == []
        assert list(canaries.in_bytes(str(caller.sandbox.log[-1]).encode(), "log")) == []
