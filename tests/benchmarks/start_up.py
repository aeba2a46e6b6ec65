"""Compares start-up and memory of FlexGUI with bare PySide6 windows, in alternating runs.

    python tests/benchmarks/start_up.py [--runs 15] [--xcb]

First paint: from the start of the process until the event loop returns from the first paint of the window.
Memory: after a capture context from the embedded sandbox was shown, compared with the bare window after its paint.
Two more bare windows show which part of that is due to FlexGUI: one with a text, a menu, an icon, an alignment and one
rule of a style sheet, and one that has loaded requests and cryptography and generated a key. On a busy machine compare
the CPU time, best as the minimum of all runs, and the RSS: other PySide6 windows, such as those of tests, share Qt's
pages, which lowers the PSS of every window by 20 MB and raises each ratio.
`--xcb` needs a display (or Xvfb) and measures the time that users wait; without it Qt draws offscreen.
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
    """Run the driver; return the time to the first paint in ms, and the memory then or after a send in MB."""
    started = time.monotonic_ns()
    done = subprocess.run(
        [sys.executable, str(DRIVER), what], env=environment, capture_output=True, text=True, timeout=60
    )
    if done.returncode != 0:
        sys.exit(done.stderr)
    words = dict(word.split("=") for word in done.stdout.split())
    return {
        "first paint, ms": (int(words["painted"]) - started) / 1e6,
        "CPU until then, ms": int(words["used"]) / 1e6,
        "PSS, MB": int(words["pss_kb"]) / 1024,
        "RSS, MB": int(words["rss_kb"]) / 1024,
    }


def compare(title: str, kinds: tuple[str, ...], runs: int, environment: dict[str, str], units: tuple[str, ...]) -> None:
    """Print the median and the minimum of each unit for each kind of process, and the ratio to the first kind."""
    figures: dict[str, list[dict[str, float]]] = {kind: [] for kind in kinds}
    for run in range(runs + 1):
        for kind, values in figures.items():
            value = measure(kind, environment)
            if run:  # the first run only warms up the file cache
                values.append(value)
    for unit in units:
        print(f"{title}: {unit}, of {runs} runs")
        first = [each[unit] for each in figures[kinds[0]]]
        for kind, values in figures.items():
            mine = [each[unit] for each in values]
            median, least = statistics.median(mine), min(mine)
            ratios = f"{median / statistics.median(first):.2f}   least {least:7.1f}   ratio {least / min(first):.2f}"
            print(f"  {kind:14} median {median:7.1f}   ratio {ratios}")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=15)
    options.add_argument("--xcb", action="store_true", help="a real window on $DISPLAY in place of an offscreen one")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as home:
        platform = "xcb" if chosen.xcb else "offscreen"
        environment = os.environ | {"FLEXGUI_HOME": home, "QT_QPA_PLATFORM": platform}
        # Use bytecode, like an installed program; the first run, which does not count, writes it.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPYCACHEPREFIX"] = str(Path(home) / "bytecode")
        start, memory = ("first paint, ms", "CPU until then, ms"), ("PSS, MB", "RSS, MB")
        compare(f"start, {platform}", ("bare", "least", "flexgui"), chosen.runs, environment, start)
        fewer = max(3, chosen.runs // 5)
        compare("memory", ("bare", "least-sent", "flexgui", "flexgui-sent"), fewer, environment, memory)


if __name__ == "__main__":
    main()
