"""Makes .venv-sdk, where CyberSource's official Python SDK lives alone, and prints its interpreter.

Alone, because the SDK pins setuptools and replaces urllib3 for its whole environment. Quick when it is there already;
safe to interrupt and to start twice. Run it with any Python that has venv and pip: `python tests/end2end/sdk_venv.py`.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / ".venv-sdk"
# setuptools: the SDK imports pkg_resources, which later releases no longer bring.
PACKAGES = ("setuptools>=75,<81", "cybersource-rest-client-python==0.0.80")


def make() -> Path:
    """Return the interpreter of the SDK's environment, made now if need be; raises CalledProcessError or OSError."""
    python = FOLDER / "bin" / "python"
    stamp = FOLDER / "made-by"
    wanted = hashlib.sha256(Path(__file__).read_bytes() + str(FOLDER).encode()).hexdigest()
    with (ROOT / "pyproject.toml").open("rb") as lock:
        # One at a time; whoever waited finds the work done. The lock ends with this process.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted):
            shutil.rmtree(FOLDER, ignore_errors=True)
            run(sys.executable, "-m", "venv", str(FOLDER))
            run(str(python), "-m", "pip", "install", "--no-input", *PACKAGES)
            keep_bundle(python)
            stamp.write_text(wanted, encoding="utf-8")
    return python


def keep_bundle(python: Path) -> None:
    """Keep certifi's bundle as it came; `trust` adds to a copy of it."""
    bundle = Path(run(str(python), "-c", "import certifi; print(certifi.where())").strip())
    shutil.copyfile(bundle, FOLDER / "roots.pem")
    (FOLDER / "bundle").write_text(str(bundle), encoding="utf-8")


def trust(ca_file: Path) -> None:
    """Let the SDK trust this CA: it reads certifi's bundle and nothing else, whatever the environment says."""
    bundle = Path((FOLDER / "bundle").read_text(encoding="utf-8"))
    fresh = bundle.with_name(f"cacert.{os.getpid()}.pem")
    fresh.write_bytes((FOLDER / "roots.pem").read_bytes() + b"\n" + ca_file.read_bytes())
    fresh.replace(bundle)


def run(*command: str) -> str:
    """Return what a command prints; its complaint goes to standard error."""
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=None, text=True).stdout


if __name__ == "__main__":
    print(make())
