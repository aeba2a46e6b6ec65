"""Measures a history of 10,000 entries: a page, a search, an entry, a new entry, the first paint, and a comparison.

    python tests/benchmarks/history.py [--runs 9]

Except for the first paint, the window does all of this on worker threads. The compared tokens have 20,000 claims and
1 MB each.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flexgui.flex.comparison import compare_json
from flexgui.flex.token import parse_json
from flexgui.history.listing import NewEntry
from flexgui.history.store import History

sys.path.insert(0, str(Path(__file__).parent))
from start_up import measure

ENTRIES = 10_000
PATHS = "paymentInformation.card.number paymentInformation.card.securityCode orderInformation.billTo.postalCode"


def fill(history: History) -> None:
    """Store entries like those of several months, in one transaction."""
    now = datetime.now(UTC)
    rows = [
        (
            (now - timedelta(minutes=number)).timestamp(),
            f"201 created acme {PATHS.lower()} jti{number:05}",
            str(number // 7),
        )
        for number in range(ENTRIES)
    ]
    with history._writing() as database:
        database.executemany(
            "INSERT INTO entry (at, kind, profile, environment, title, state, fields, key_id, search, repeat) "
            "VALUES (?, 'exchange', 'Acme', 'test', '201 Created', 'valid', 5, '', ?, ?)",
            rows,
        )
        database.execute("INSERT INTO record SELECT id, ? FROM entry", ("x" * 8000,))


def milliseconds(work: Callable[[], object], runs: int = 20) -> str:
    """Return the median and the maximum of several runs, in ms."""
    taken = []
    for _ in range(runs):
        begin = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begin) * 1000)
    return f"median {statistics.median(taken):6.1f} ms   worst {max(taken):6.1f} ms"


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=9)
    runs = options.parse_args().runs
    with tempfile.TemporaryDirectory() as full, tempfile.TemporaryDirectory() as empty:
        history = History(Path(full))
        history.count()
        fill(history)
        new = NewEntry(datetime.now(UTC), "exchange", "", "", "t", "valid", 1, record="x" * 8000)
        for name, work in (
            ("all entries", history.entries),
            ("a page far down", lambda: history.folded(offset=9000)),
            ("a page with repeats", history.folded),
            ("a search that finds all", lambda: history.entries("postal")),
            ("a search that finds one", lambda: history.entries("jti09999")),
            ("one entry", lambda: history.record(5000)),
            ("a new entry", lambda: history.add(new)),
        ):
            print(f"{name:24} {milliseconds(work)}")
        left, right = (
            parse_json(json.dumps({f"claim{n}": {"value": n + more, "text": "x" * 20} for n in range(9_999)}))
            for more in (0, 1)
        )
        print(f"{'a compare of 1 MB':24} {milliseconds(lambda: compare_json(left, right), 5)}")
        painted: dict[str, list[float]] = {empty: [], full: []}
        for _ in range(runs + 1):
            for home, taken in painted.items():
                environment = os.environ | {"FLEXGUI_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
                taken.append(measure("flexgui", environment)["first paint, ms"])
        without, with_all = (statistics.median(taken[1:]) for taken in painted.values())
        least = min(painted[full][1:]) / min(painted[empty][1:])
        print(f"first paint with it and without: ratio of medians {with_all / without:.2f}, of the least {least:.2f}")


if __name__ == "__main__":
    main()
