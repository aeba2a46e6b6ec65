"""The log never delays a response."""

from __future__ import annotations

import threading

import pytest

from flexgui.sandbox import LogEntry, Sandbox
from flexgui.sandbox import log as log_module
from flexgui.sandbox.log import RequestLog
from tests.sandbox.caller import NOW, Caller


def test_entries_are_delivered_after_a_callback_failed(uncaught: list[str]) -> None:
    received: list[LogEntry] = []

    def receive(entry: LogEntry) -> None:
        received.append(entry)
        raise ValueError("a failure of the callback")

    with Sandbox(clock=lambda: NOW) as sandbox:
        sandbox.listen(receive)
        answers = [Caller(sandbox).ask("GET", "/nothing"), Caller(sandbox).ask("GET", "/nowhere")]
    assert [answer.status for answer in answers] == [404, 404]
    assert received == sandbox.log
    assert ["a failure of the callback" in uncaught.pop() for _ in received] == [True, True]
    entry = received[0]
    assert (entry.method, entry.target, entry.status, entry.time) == ("GET", "/nothing", 404, NOW)
    correlation_id = answers[0].headers["v-c-correlation-id"]
    why = "There is no resource at /nothing. [route.path]"
    assert str(entry) == f"09:15:00 GET /nothing 404: {why} (ID {correlation_id})"


def test_a_blocked_callback_delays_no_response_and_drops_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_module, "MAX_WAITING", 2)
    received: list[str] = []
    blocked, reached = threading.Event(), threading.Event()

    def receive(entry: LogEntry) -> None:
        reached.set()
        blocked.wait(10)
        received.append(entry.why)

    log = RequestLog(lambda: NOW)
    log.listen(receive)
    log.add("GET", "/", 400, "0")
    assert reached.wait(10)
    for number in range(1, 10):
        log.add("GET", "/", 400, str(number))
    assert [entry.why for entry in log.entries] == list("0123456789")
    blocked.set()
    log.stop()
    assert received[0] == "0"
    assert received[1].startswith("7 log entries were dropped")
    assert received[2:] == ["1", "2"]


def test_the_thread_ends_if_the_queue_was_full_at_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_module, "MAX_WAITING", 2)
    blocked, reached = threading.Event(), threading.Event()

    def search() -> str:
        reached.set()
        blocked.wait(10)
        return ""

    before = set(threading.enumerate())
    log = RequestLog(lambda: NOW)
    log.add("GET", "/", 400, "0", find_cause=search)
    assert reached.wait(10)
    for _ in range(2):
        log.add("GET", "/", 400, "waits", find_cause=str)
    release = threading.Timer(0.2, blocked.set)
    release.start()
    log.stop()
    release.join()
    assert set(threading.enumerate()) <= before


def test_the_entries_are_a_copy() -> None:
    log = RequestLog(lambda: NOW)
    log.add("GET", "/", 400, "first")
    entries = log.entries
    log.add("GET", "/", 400, "x" * 5000)
    assert [len(entry.why) for entry in (*entries, *log.entries)] == [5, 5, 4000]


def test_a_log_line_is_safe_for_a_terminal() -> None:
    entry = LogEntry(NOW, "GET", "/\x1b[31m\n", None, "why\r", "-")
    assert str(entry) == "09:15:00 GET /\\u001b[31m\\u000a no answer: why\\u000d (ID -)"


def test_every_request_is_logged_with_its_status() -> None:
    with Sandbox(clock=lambda: NOW, fast_keys=True) as sandbox:
        caller = Caller(sandbox)
        caller.context()
        sandbox.faults |= {"expired", "slow"}
        sandbox.faults.slow_seconds = 0
        caller.context()
        sandbox.faults.clear()
        caller.ask("GET", "/nothing")
    ordinary, faulty, refused = sandbox.log
    assert (ordinary.status, ordinary.why, ordinary.fault) == (201, "capture context, 2 fields", "")
    assert (faulty.status, faulty.fault) == (201, "expired, slow")
    assert faulty.why == "capture context, 2 fields; the faults expired, slow are on"
    assert [entry.is_refusal for entry in sandbox.log] == [False, False, True]
    assert [entry.is_ordinary for entry in sandbox.log] == [True, False, False]
    assert refused.seconds >= 0


def test_a_listener_can_be_added_while_the_sandbox_runs() -> None:
    received: list[LogEntry] = []
    with Sandbox(clock=lambda: NOW) as sandbox:
        sandbox.listen(received.append)
        Caller(sandbox).ask("GET", "/nothing")
    assert received == sandbox.log
