"""Compares the duration of a command with that of a script that does the same.

Run it as `python tests/benchmarks/command_line.py [capture-context|tokenize] [runs]`. `capture-context` is compared
with a script that sends the same request without checks, and may take 1.5 times as long; `tokenize` with one that also
checks the key, encrypts a test card and verifies the transient token, and may take 1.3 times as long. Both run
alternately as new processes against one sandbox. The ratio is that of the median durations; on a busy machine the ratio
of the minimum CPU times is more stable.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from flexgui.sandbox import Sandbox

LIMITS = {"capture-context": 1.5, "tokenize": 1.3}
SCRIPTS = {"capture-context": "plain_script.py", "tokenize": "plain_flow.py"}


def commands(name: str) -> dict[str, list[str]]:
    """Return the two commands to compare."""
    return {
        "plain script": [sys.executable, str(Path(__file__).with_name(SCRIPTS[name]))],
        "flexgui": [sys.executable, "-m", "flexgui", name],
    }


def measure(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Return the duration and the CPU time of one run, in ms."""
    begun, used = time.perf_counter(), cpu_seconds()
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    taken = time.perf_counter() - begun, cpu_seconds() - used
    if done.returncode != 0 or done.stdout.count(".") != 2:
        sys.exit(f"{command} failed: {done.stderr}{done.stdout}")
    return taken[0] * 1000, taken[1] * 1000


def cpu_seconds() -> float:
    """Return the CPU time of all child processes that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main() -> int:
    """Measure and print; return 1 if the limit is exceeded."""
    name = next((each for each in sys.argv[1:] if each in LIMITS), "capture-context")
    runs = next((int(each) for each in sys.argv[1:] if each.isdigit()), 15)
    compared, limit = commands(name), LIMITS[name]
    with Sandbox() as sandbox, tempfile.TemporaryDirectory() as bytecode:
        environment = os.environ | {
            "FLEXGUI_MERCHANT_ID": sandbox.merchant_id,
            "FLEXGUI_KEY_ID": sandbox.key_id,
            "FLEXGUI_SHARED_SECRET": sandbox.shared_secret.reveal(),
            "FLEXGUI_BASE_URL": sandbox.base_url,
            "PYTHONPYCACHEPREFIX": bytecode,
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # use bytecode, like an installed program
        for command in compared.values():  # warm up the file cache and write the bytecode
            measure(command, environment)
        taken = {name: [] for name in compared}
        for _ in range(runs):
            for name, command in compared.items():
                taken[name].append(measure(command, environment))
    medians = {name: statistics.median(wall for wall, _ in values) for name, values in taken.items()}
    least = {name: min(cpu for _, cpu in values) for name, values in taken.items()}
    for name, median in medians.items():
        print(f"{name:14} {median:6.0f} ms   least CPU {least[name]:6.0f} ms")
    ratio = medians["flexgui"] / medians["plain script"]
    cpu_ratio = least["flexgui"] / least["plain script"]
    print(f"ratio          {ratio:6.2f}      of least CPU {cpu_ratio:4.2f}  (at most {limit})")
    return 0 if ratio <= limit else 1


if __name__ == "__main__":
    sys.exit(main())
