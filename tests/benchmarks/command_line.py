"""How long `flexgui capture-context` takes beside a 40-line script that does the same without looking at the answer.

Run it as `python tests/benchmarks/command_line.py [runs]`. Both are whole processes against one running sandbox, in
turns, in one run; the ratio of the medians is what counts, and it may be at most 1.5.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
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


def seconds(command: list[str], environment: dict[str, str]) -> float:
    begun = time.perf_counter()
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    taken = time.perf_counter() - begun
    if done.returncode != 0 or done.stdout.count(".") != 2:
        sys.exit(f"{command} failed: {done.stderr}{done.stdout}")
    return taken


def main() -> int:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with Sandbox() as sandbox:
        environment = os.environ | {
            "FLEXGUI_MERCHANT_ID": sandbox.merchant_id,
            "FLEXGUI_KEY_ID": sandbox.key_id,
            "FLEXGUI_SHARED_SECRET": sandbox.shared_secret.reveal(),
            "FLEXGUI_BASE_URL": sandbox.base_url,
        }
        for command in COMMANDS.values():  # caches warm, byte code written
            seconds(command, environment)
        taken = {name: [] for name in COMMANDS}
        for _ in range(runs):
            for name, command in COMMANDS.items():
                taken[name].append(seconds(command, environment))
    medians = {name: statistics.median(values) for name, values in taken.items()}
    for name, median in medians.items():
        print(f"{name:14} {median * 1000:6.0f} ms")
    ratio = medians["flexgui"] / medians["plain script"]
    print(f"ratio          {ratio:6.2f}  (at most {LIMIT})")
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
