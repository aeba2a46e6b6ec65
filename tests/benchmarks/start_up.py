"""Start-up and memory of FlexGUI against a bare PySide6 window, in alternating runs.

    python tests/benchmarks/start_up.py [--runs 15] [--xcb]

First paint: from the start of the process until the event loop is back from the first paint of the whole window.
Memory: after one capture context was asked of the embedded sandbox and shown, against the bare window after its paint.
`--xcb` needs a display (or Xvfb) and says what a person waits; without it Qt draws offscreen.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DRIVER = Path(__file__).with_name("start_up_driver.py")


def measure(what: str, environment: dict[str, str]) -> dict[str, float]:
    """One run of the driver: milliseconds to the first paint, and megabytes in use then or after a send."""
    started = time.monotonic_ns()
    done = subprocess.run(
        [sys.executable, str(DRIVER), what], env=environment, capture_output=True, text=True, timeout=60
    )
    if done.returncode != 0:
        sys.exit(done.stderr)
    words = dict(word.split("=") for word in done.stdout.split())
    return {
        "first paint, ms": (int(words["painted"]) - started) / 1e6,
        "PSS, MB": int(words["pss_kb"]) / 1024,
        "RSS, MB": int(words["rss_kb"]) / 1024,
    }


def compare(title: str, pair: tuple[str, str], unit: str, runs: int, environment: dict[str, str]) -> None:
    """Print the medians of `unit` for the bare window and for FlexGUI, and their ratio."""
    figures: tuple[list[float], list[float]] = ([], [])
    for run in range(runs + 1):
        for what, values in zip(pair, figures, strict=True):
            value = measure(what, environment)[unit]
            if run:  # the first only warms the file cache
                values.append(value)
    bare, ours = (statistics.median(values) for values in figures)
    print(f"{title:34} bare {bare:7.1f}   FlexGUI {ours:7.1f}   ratio {ours / bare:.2f}   ({unit}, median of {runs})")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=15)
    options.add_argument("--xcb", action="store_true", help="a real window on $DISPLAY in place of an offscreen one")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as home:
        platform = "xcb" if chosen.xcb else "offscreen"
        environment = os.environ | {"FLEXGUI_HOME": home, "QT_QPA_PLATFORM": platform}
        # As installed: the bytecode is there (the first run, which does not count, writes it).
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPYCACHEPREFIX"] = str(Path(home) / "bytecode")
        compare(f"start to first paint, {platform}", ("bare", "flexgui"), "first paint, ms", chosen.runs, environment)
        fewer = max(3, chosen.runs // 5)
        for unit in ("PSS, MB", "RSS, MB"):
            compare("memory before a send", ("bare", "flexgui"), unit, fewer, environment)
            compare("memory after a send", ("bare", "flexgui-sent"), unit, fewer, environment)


if __name__ == "__main__":
    main()
