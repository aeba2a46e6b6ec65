"""Compares time and memory of generated programs and the official SDKs: `python -m tests.benchmarks.programs [runs]`.

Each is a process that requests a capture context from a sandbox over HTTPS, with HTTP Signature; the runs alternate.
The SDK clients also verify the context, which takes one more request. Prints medians.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from flexgui.codegen.generate import generate
from flexgui.codegen.languages import find_language
from flexgui.flex.credentials import SigningMethod
from flexgui.sandbox import Sandbox
from tests.end2end import sdk_venv

BODY = '{"fields":{"paymentInformation":{"card":{"number":{},"securityCode":{"required":false}}}}}'
RUNTIMES = {
    "shell": ["sh"],
    "python": [sys.executable],
    "python-stdlib": [sys.executable],
    "node": [str(sdk_venv.node())],
}
CLIENT = Path(sdk_venv.__file__).with_name("sdk_client.py")


LAUNCHER = """
import os, sys, time
begun = time.perf_counter()
quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
pid = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet)
_, status, usage = os.wait4(pid, 0)
print((time.perf_counter() - begun) * 1000, usage.ru_maxrss / 1024)
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""Starts a program from a small process, because Linux counts the memory of the starting process as well."""


def measure(command: list[str], environment: dict[str, str], given: str) -> tuple[float, float]:
    """Return the duration in ms and the peak memory in MB of one run."""
    launcher = [sys.executable, "-I", "-S", "-c", LAUNCHER, *command]
    done = subprocess.run(launcher, env=environment, input=given, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{command} failed: {done.stderr}")
    milliseconds, megabytes = map(float, done.stdout.split())
    return milliseconds, megabytes


def main() -> int:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    sdk_venv.make()
    with Sandbox(tls=True, key_pool=20) as sandbox, tempfile.TemporaryDirectory() as folder:
        address = sandbox.base_url.removeprefix("https://")
        keys = {"merchantid": sandbox.merchant_id, "merchant_keyid": sandbox.key_id}
        keys |= {"merchant_secretkey": sandbox.shared_secret.reveal(), "run_environment": address}
        sdk_venv.trust(Path(str(sandbox.ca_file)))
        environment = os.environ | {
            "CYBERSOURCE_MERCHANT_ID": sandbox.merchant_id,
            "CYBERSOURCE_KEY_ID": sandbox.key_id,
            "CYBERSOURCE_SHARED_SECRET": sandbox.shared_secret.reveal(),
            **dict.fromkeys(
                ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "NODE_EXTRA_CA_CERTS", "CURL_CA_BUNDLE"), str(sandbox.ca_file)
            ),
        }
        commands: dict[str, tuple[list[str], str]] = {}
        for name, runtime in RUNTIMES.items():
            language = find_language(name)
            file = Path(folder) / f"{name}-{language.file_name}"
            text = generate(name, SigningMethod.HTTP_SIGNATURE, f"{sandbox.base_url}/flex/v2/sessions", BODY)
            file.write_text(text, encoding="utf-8")
            commands[name] = ([*runtime, str(file)], "")
        python_settings = keys | {"authentication_type": "http_signature", "use_metakey": 0, "portfolio_id": ""}
        commands["SDK for Python"] = ([str(sdk_venv.make()), str(CLIENT)], json.dumps(python_settings))
        node_settings = {
            "merchantID": sandbox.merchant_id, "merchantKeyId": sandbox.key_id, "runEnvironment": address,
            "merchantsecretKey": sandbox.shared_secret.reveal(), "authenticationType": "http_signature",
            "sslCaCert": str(sandbox.ca_file), "useMetaKey": False, "portfolioID": "", "jwtKeyType": "SHARED_SECRET",
            "logConfiguration": {"enableLog": False},
        }  # fmt: skip
        client = sdk_venv.NODE_FOLDER / "client.js"
        commands["SDK for Node"] = ([str(sdk_venv.node()), str(client)], json.dumps(node_settings))
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for each in range(runs + 1):
            for name, (command, given) in commands.items():
                measured = measure(command, environment, given)
                if each:  # the first run warms up caches
                    taken[name].append(measured)
    for name, values in taken.items():
        milliseconds, megabytes = (statistics.median(column) for column in zip(*values, strict=True))
        print(f"{name:16} {milliseconds:6.0f} ms {megabytes:6.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
