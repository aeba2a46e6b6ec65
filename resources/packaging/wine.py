"""Runs Windows programs on Linux with Wine, in a separate prefix that does not touch the user's files."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

COMPILER = "x86_64-w64-mingw32-gcc"
SHIMS = {"bcryptprimitives": ("-ladvapi32",), "icuuc": ()}
"""Libraries that Wine 8 lacks, with the libraries that each is linked to; their sources are in the folder windows."""
MARK = b"FlexGUI: only for Wine"
"""Text in each of them, by which it is recognised."""
UNWANTED = ("WAYLAND_DISPLAY", "PYTHON", "WINE", "FLEXGUI", "QT_", "XDG_")
"""Beginnings of the names of variables that would change what runs."""

_SOURCES = Path(__file__).with_name("windows")


class MissingTool(Exception):
    """A program is not installed; the message names its package."""


class Wine:
    """Wine with its files in `folder`, which it creates. Call `close` at the end."""

    def __init__(self, folder: Path, **variables: str) -> None:
        """Create the prefix, with `variables` set for all programs. Raises MissingTool."""
        require(wine="wine and wine64", **{COMPILER: "gcc-mingw-w64-x86-64"})
        self.folder = folder
        self.prefix = folder / "prefix"
        self.home = folder / "home"
        self.home.mkdir(parents=True)
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(UNWANTED)},
            "HOME": str(self.home),
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=d",
            **variables,
        }
        self.run("wineboot", "--init", check=True)
        for name, libraries in SHIMS.items():
            made = self.prefix / "drive_c" / "windows" / "system32" / f"{name}.dll"
            if not made.exists():
                source = _SOURCES / f"{name}.c"
                subprocess.run([COMPILER, "-O2", "-shared", "-o", made, source, *libraries], check=True)  # noqa: S603

    def run(
        self, *command: str | Path, check: bool = False, timeout: float = 300, text: str = "", **variables: str
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a Windows program to its end, with `text` as its standard input.

        All streams are pipes, because Python for Windows refuses files and the null device as Wine 8 passes them.
        """
        done = subprocess.run(  # noqa: S603  ours
            ["wine", *map(str, command)],  # noqa: S607
            env=self.environment | variables, cwd=self.folder, input=text.encode(), capture_output=True,
            timeout=timeout, check=False,
        )  # fmt: skip
        if check and done.returncode:
            output = (done.stdout + done.stderr).decode(errors="replace")
            raise RuntimeError(f"{command[0]} ended with {done.returncode}:\n{output[-4000:]}")
        return done

    def start(self, *command: str | Path, **variables: str) -> subprocess.Popen[bytes]:
        """Start a Windows program with pipes for all its streams."""
        return subprocess.Popen(  # noqa: S603  ours
            ["wine", *map(str, command)],  # noqa: S607
            env=self.environment | variables, cwd=self.folder,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def close(self) -> None:
        """End all programs that run in this prefix."""
        with suppress(OSError, subprocess.TimeoutExpired):
            command = ["wineserver", "--kill"]
            subprocess.run(command, env=self.environment, capture_output=True, timeout=60, check=False)  # noqa: S603


def windows_path(path: Path) -> str:
    """Return an absolute path as Windows programs name it."""
    return "Z:" + str(path).replace("/", "\\")


def require(**packages: str) -> None:
    """Raise MissingTool for the first program that is not installed; the values are their Debian packages."""
    for program, package in packages.items():
        if shutil.which(program) is None:
            raise MissingTool(f"{program} is not installed. Install Debian's {package}, or its equivalent.")
