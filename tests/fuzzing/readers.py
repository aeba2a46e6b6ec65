"""Fuzzes the readers of pasted requests and the diagnosis.

See fuzz.py for how to run it. `python tests/fuzzing/readers.py --slow` instead tries long repetitions of parts of the
seeds and prints those that take more than a second.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flexgui.readers.pasted import PastedRequest

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
NOW = datetime(2026, 11, 28, 18, 30, tzinfo=UTC)
LONG = 5_000_000
SECONDS = 1.0
MAX_DIAGNOSED = 3


def read(data: bytes) -> tuple[PastedRequest, ...]:
    """Return the requests in a text. Only FlexGUI's own error may be raised."""
    from flexgui.errors import UnreadableRequest
    from flexgui.readers.read import read_requests, read_response

    try:
        read_response(data)
    except UnreadableRequest as refusal:
        assert str(refusal).isprintable()
    try:
        return read_requests(data)
    except UnreadableRequest as refusal:
        assert str(refusal).isprintable()
        return ()


def one(data: bytes) -> None:
    """Read a text and diagnose its first requests, like the Diagnose mode."""
    from flexgui.diagnosis.diagnose import diagnose
    from flexgui.diagnosis.report import to_json, to_markdown

    for request in read(data)[:MAX_DIAGNOSED]:
        diagnosis = diagnose(request, None, NOW)
        to_json(diagnosis)
        to_markdown(diagnosis, "1", NOW)


def seeds() -> Iterator[tuple[str, str]]:
    """Yield a request in every format, with a name."""
    from tests.readers import test_read, test_sdk_log

    yield from ((f"form-{form}", text) for form, text in test_read.WHOLE.items())
    yield from ((f"variant-{number}", text) for number, (_, text) in enumerate(test_read.VARIANTS.values()))
    yield "inspected", test_read.NODE_ERROR
    yield "node-log", test_sdk_log.node_request(30)
    yield "java-log", test_sdk_log.java_request()


def slow() -> None:
    """Print the repetitions of parts of the seeds that take more than `SECONDS` of CPU time."""
    for name, text in seeds():
        for at in range(0, len(text), 31):
            for length in (1, 3, 17):
                piece = text[at : at + length]
                for limit in (LONG, 250_000):
                    filled = text[:at] + piece * ((limit - len(text)) // len(piece)) + text[at:]
                    start = process_time()
                    read(filled.encode())
                    if (taken := process_time() - start) > SECONDS:
                        print(f"{taken:.1f} s: {name}, {limit} characters, {piece!r} repeated at {at}", flush=True)


if __name__ == "__main__":
    from tests.fuzzing.fuzz import fuzz

    if sys.argv[1:] == ["--slow"]:
        slow()
    else:
        fuzz(one, ("flexgui.diagnosis.diagnose", "flexgui.diagnosis.report", "flexgui.readers.read"), seeds)
