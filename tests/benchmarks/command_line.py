"""Duration of `flexgui capture-context` compared with a 40-line script that sends the same request and checks nothing.

Run it as `python tests/benchmarks/command_line.py [runs]`. Both run as whole processes, alternating, against one
sandbox. The ratio of the median durations may be at most 1.5; on a busy machine the ratio of the least CPU times is
steadier.
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

from flexgui.sandbox import Sandbox  # noqa: E402

LIMIT = 1.5
COMMANDS = {
    "plain script": [sys.executable, str(Path(__file__).with_name("plain_script.py"))],
    "flexgui": [sys.executable, "-m", "flexgui", "capture-context"],
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
    """Return the CPU time of all processes that ended so far."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main() -> int:
    """Measure and print; return 1 if the limit is exceeded."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with Sandbox() as sandbox, tempfile.TemporaryDirectory() as bytecode:
        environment = os.environ | {
            "FLEXGUI_MERCHANT_ID": sandbox.merchant_id,
            "FLEXGUI_KEY_ID": sandbox.key_id,
            "FLEXGUI_SHARED_SECRET": sandbox.shared_secret.reveal(),
            "FLEXGUI_BASE_URL": sandbox.base_url,
            "PYTHONPYCACHEPREFIX": bytecode,
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
        for command in COMMANDS.values():  # fill the file cache, write the bytecode
            measure(command, environment)
        taken = {name: [] for name in COMMANDS}
        for _ in range(runs):
            for name, command in COMMANDS.items():
                taken[name].append(measure(command, environment))
    medians = {name: statistics.median(wall for wall, _ in values) for name, values in taken.items()}
    least = {name: min(cpu for _, cpu in values) for name, values in taken.items()}
    for name, median in medians.items():
        print(f"{name:14} {median:6.0f} ms   least CPU {least[name]:6.0f} ms")
    ratio = medians["flexgui"] / medians["plain script"]
    cpu_ratio = least["flexgui"] / least["plain script"]
    print(f"ratio          {ratio:6.2f}      of least CPU {cpu_ratio:4.2f}  (at most {LIMIT})")
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
