"""Measures the transient tokens per second of the sandbox and the 99th percentile of the response time.

Run it as `python tests/benchmarks/throughput.py [tokens]`. The sandbox runs in a separate process; contexts and
encrypted cards are created in advance. The target is 100 tokens per second on two processors, 99 % in less than 100 ms.
On a busy machine the CPU time per token is more stable; it gives the throughput of one processor.
"""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import threading
import time
import uuid
from pathlib import Path
from types import SimpleNamespace

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from flexgui.flex.secret import Secret
from tests.sandbox.caller import BODY, SESSIONS, Caller
from tests.sandbox.tokens import TOKENS, encrypted

CONTEXTS = 20
THREADS = 4
AIM = (100, 100)
"""Tokens a second, and ms for 99 of 100."""


def cpu_seconds(pid: int) -> float:
    """Return the CPU time of a process (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def ask_in_turn(caller: Caller, bodies: list[str], taken: list[float]) -> None:
    """Post the bodies over one connection and append the durations in ms to `taken`."""
    connection = caller.connect()
    for body in bodies:
        begun = time.perf_counter()
        connection.request("POST", TOKENS, body, {"Content-Type": "application/jwt"})
        answer = connection.getresponse()
        answer.read()
        taken.append((time.perf_counter() - begun) * 1000)
        if answer.status != 201:
            sys.exit(f"refused with {answer.status}")
    connection.close()


def measure(process: subprocess.Popen[str], count: int) -> tuple[float, float, list[float]]:
    """Return the total seconds, the CPU seconds of the sandbox, and the duration of each request in ms."""
    printed = json.loads(process.stdout.readline())
    printed |= {"shared_secret": Secret(printed["shared_secret"]), "ca_file": None}
    caller = Caller(SimpleNamespace(**printed))
    contexts = [context(caller) for _ in range(CONTEXTS)]
    bodies = [encrypted(context) for context in itertools.islice(itertools.cycle(contexts), count)]
    taken: list[float] = []
    parts = (bodies[number::THREADS] for number in range(THREADS))
    threads = [threading.Thread(target=ask_in_turn, args=(caller, part, taken)) for part in parts]
    used, begun = cpu_seconds(process.pid), time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - begun, cpu_seconds(process.pid) - used, taken


def context(caller: Caller) -> str:
    """Return a new capture context."""
    issued = int(time.time())
    claims = caller.claims(BODY, iat=issued, exp=issued + 120, jti=str(uuid.uuid4()))
    answer = caller.ask("POST", SESSIONS, BODY, caller.bearer(claims))
    if answer.status != 201:
        sys.exit(answer.body.decode())
    return answer.body.decode()


def main() -> int:
    """Measure and print; return 1 if the target is missed."""
    count = int(sys.argv[1]) if sys.argv[1:] else 1000
    command = [sys.executable, "-m", "flexgui", "sandbox", "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            seconds, used, taken = measure(process, count)
        finally:
            process.terminate()
    rate, slow = count / seconds, sorted(taken)[-1 - count // 100]
    print(f"{rate:.0f} tokens a second, p99 {slow:.0f} ms (aim: {AIM[0]}, {AIM[1]} ms)")
    print(
        f"{used / count * 1000:.2f} ms of CPU time per token in the sandbox: {count / used:.0f} a second per processor"
    )
    return 0 if rate >= AIM[0] and slow < AIM[1] else 1


if __name__ == "__main__":
    sys.exit(main())
