"""Counts how often each thread of the idle window wakes up: ``python -m tests.benchmarks.idle``.

Run it in the project folder. It shows the real window on a separate display, in each state in which it may be idle. A
wake-up is a voluntary context switch, after which the thread sleeps again. Linux only.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path
from time import sleep

from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles.profile import Profile
from flexgui.profiles.store import ProfileStore
from flexgui.sandbox import Sandbox
from flexgui.settings import Settings, SettingsStore
from tests.end2end.desktop import Desktop, Window

NUMBER = '{"fields":{"paymentInformation":{"card":{"number":{}}}}}'
LIFETIME = 12
"""Seconds of the context that is let expire."""
TO_REST = 12
"""Seconds until what a state has set going is done; the caret stands after ten."""


def wake_ups(pid: int) -> Counter[str]:
    """Return the number of voluntary context switches of each thread, by name and number."""
    counted: Counter[str] = Counter()
    for task in Path(f"/proc/{pid}/task").iterdir():
        status = dict(line.split(":", 1) for line in (task / "status").read_text().splitlines())
        counted[f"{status['Name'].strip()} {int(task.name) - pid}"] = int(status["voluntary_ctxt_switches"])
    return counted


def measure(state: str, window: Window, seconds: int, rest: float = TO_REST) -> None:
    """Print the threads that wake up, with the number of wake-ups in ten seconds."""
    sleep(rest)
    before = wake_ups(window.process.pid)
    sleep(seconds)
    woken = wake_ups(window.process.pid) - before
    reported = ", ".join(f"{name}: {count * 10 / seconds:.1f}" for name, count in woken.most_common())
    print(f"{state:32} {woken.total() * 10 / seconds:6.1f}   {reported}", flush=True)


def measure_all(desktop: Desktop, folder: Path, seconds: int) -> None:
    """Measure every state, one after the other."""
    print(f"{'':32} wake-ups in 10 s, by thread")
    window = desktop.open(folder / "first")
    measure("first start", window, seconds)
    window.click("Request body")
    measure("caret in the body", window, seconds)
    window.press("Tick the Card preset")
    window.press("Send")
    window.sees("Signature valid")
    measure("answer, countdown", window, seconds)
    window.minimise()
    measure("minimised", window, seconds)
    window.restore()
    window.keys("ctrl+2")
    measure("behind Inspect", window, seconds)
    window.kill()
    with Sandbox(context_lifetime=LIFETIME) as server:
        own = Profile("own", "Own", EnvironmentKind.CUSTOM, server.merchant_id, server.key_id, base_url=server.base_url)
        ProfileStore(folder / "second").save([own])
        SettingsStore(folder / "second").save(Settings(last_profile="own", last_body=NUMBER))
        desktop.keep_secret(own.secret_name, server.shared_secret.reveal())
        window = desktop.open(folder / "second")
        window.press("Send")
        window.sees("Signature valid")
        measure("expired", window, seconds, LIFETIME + TO_REST)
        window.kill()


def main() -> None:
    """Measure every state."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=int, default=20)
    seconds = options.parse_args().seconds
    with tempfile.TemporaryDirectory() as folder:
        desktop = Desktop(Path(folder) / "home")
        try:
            measure_all(desktop, Path(folder), seconds)
        finally:
            desktop.close()


if __name__ == "__main__":
    main()
