"""Results of blocking calls arrive in the GUI thread, unless they are cancelled, and never block it."""

from __future__ import annotations

import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QObject

from flexgui.ui.background import SWITCH_INTERVAL, Background

Until = Callable[..., None]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def background() -> Iterator[Background]:
    background = Background()
    yield background
    background.close()


def unexpected(answer: object) -> None:
    raise AssertionError(answer)


def test_a_result_arrives_in_the_gui_thread(background: Background, until: Until) -> None:
    emitted: list[tuple[object, object]] = []
    background.run(
        threading.current_thread, lambda value: emitted.append((value, threading.current_thread())), unexpected
    )
    until(lambda: bool(emitted))
    worker, receiver = emitted[0]
    assert worker is not receiver
    assert receiver is threading.main_thread()


def test_workers_yield_the_interpreter_lock_to_the_gui_thread() -> None:
    before = sys.getswitchinterval()
    try:
        sys.setswitchinterval(0.005)
        Background()
        assert sys.getswitchinterval() == pytest.approx(SWITCH_INTERVAL)
    finally:
        sys.setswitchinterval(before)


@pytest.mark.parametrize("error", [ValueError("no"), SystemExit(3)])
def test_a_failure_arrives_in_the_gui_thread(background: Background, until: Until, error: BaseException) -> None:
    emitted: list[tuple[object, object]] = []

    def fail() -> None:
        raise error

    background.run(fail, unexpected, lambda caught: emitted.append((caught, threading.current_thread())))
    until(lambda: bool(emitted))
    assert emitted == [(error, threading.main_thread())]


def test_nothing_is_delivered_before_run_returns(background: Background, until: Until) -> None:
    emitted: list[object] = []
    background.run(lambda: 1, emitted.append, unexpected)
    assert emitted == []
    until(lambda: emitted == [1])


def test_the_result_of_a_cancelled_call_is_not_delivered(background: Background, until: Until) -> None:
    gate = threading.Event()
    emitted: list[object] = []
    handle = background.run(gate.wait, emitted.append, unexpected)
    handle.cancel()
    gate.set()
    background.run(lambda: "later", emitted.append, unexpected)
    until(lambda: bool(emitted) and not background._running)
    assert emitted == ["later"]


def test_a_queued_result_can_be_cancelled(background: Background, until: Until) -> None:
    emitted: list[object] = []
    first = background.run(lambda: "first", emitted.append, unexpected)
    background._running[first].thread.join()
    first.cancel()
    background.run(lambda: "second", emitted.append, unexpected)
    until(lambda: bool(emitted))
    assert emitted == ["second"]


def test_close_waits_for_a_hung_call_only_until_the_timeout(background: Background, qapp: object) -> None:
    gate = threading.Event()
    for _ in range(3):
        background.run(gate.wait, unexpected, unexpected)
    start = monotonic()
    background.close(0.1)
    assert monotonic() - start < 5  # the gate never opens, so that close would block forever without its timeout
    gate.set()
    qapp.processEvents()


def test_close_waits_for_a_call_that_is_about_to_end(background: Background) -> None:
    done: list[int] = []
    background.run(lambda: done.append(1), unexpected, unexpected)
    background.close(5)
    assert done == [1]


HANGING = """
import threading
import weakref
from PySide6.QtCore import QCoreApplication
from flexgui.ui.background import Background
app = QCoreApplication([])
background = Background()
background.run(threading.Event().wait, print, print)
background.close(0.05)
print("closed")
"""
LATE = """
import threading
import weakref
from PySide6.QtCore import QCoreApplication
import shiboken6
from flexgui.ui.background import Background
app = QCoreApplication([])
background = Background()
gate = threading.Event()
background.run(gate.wait, print, print)
thread = next(iter(background._running.values())).thread
shiboken6.delete(background)
gate.set()
thread.join()
print("closed")
"""


@pytest.mark.parametrize("code", [HANGING, LATE], ids=["a hung call", "an answer after the window is gone"])
def test_the_process_ends_without_errors(code: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=20, check=False, cwd=ROOT
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "closed\n", "")


def test_emitting_true_many_times_does_not_abort() -> None:
    # PySide6 6.12.0 on Python 3.11 aborts the process after about 1,000 emits.
    code = """
from PySide6.QtCore import QObject, Signal
class Source(QObject):
    flag = Signal(bool)
emitted = []
source = Source()
source.flag.connect(emitted.append)
for _ in range(3000):
    source.flag.emit(True)
print(len(emitted))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=20, check=False, cwd=ROOT
    )
    assert (done.returncode, done.stdout) == (0, "3000\n")


def test_worker_threads_define_and_import_no_classes_of_qt() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.worker_imports"],
        cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.stdout.splitlines() == ["modules that worker threads imported: some", "of Qt: none"], done.stderr


class Captured(QObject):
    """Captured by callbacks; records the thread that drops the last reference, in which PySide deletes the object."""

    def __init__(self, threads: list[threading.Thread]) -> None:
        super().__init__()
        weakref.finalize(self, lambda: threads.append(threading.current_thread()))


@pytest.mark.parametrize("cancelled", [False, True])
def test_objects_of_a_call_are_released_in_the_gui_thread(
    background: Background, until: Until, cancelled: bool
) -> None:
    threads: list[threading.Thread] = []
    gate = threading.Event()

    def start() -> None:
        of_call, of_result, of_failure = (Captured(threads) for _ in range(3))
        task = background.run(
            lambda: (gate.wait(), of_call.objectName()),
            lambda _: of_result.objectName(),
            lambda _: of_failure.objectName(),
        )
        if cancelled:
            task.cancel()

    for _ in range(20):
        start()
    gate.set()
    until(lambda: len(threads) == 60)
    assert set(threads) == {threading.main_thread()}
