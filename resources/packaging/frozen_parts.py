"""Which parts of Qt go into the frozen folder: what a window of widgets uses, and what that needs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]
"""PyInstaller's: the place in the folder, the file it is copied from, and its kind."""

KEPT = {
    "iconengines": ("*svgicon*",),
    "imageformats": ("*svg*",),
    "platforminputcontexts": ("*",),
    "platforms": ("*xcb*", "*wayland*", "*offscreen*", "*windows*", "*cocoa*"),
    "platformthemes": ("*xdgdesktopportal*",),
    "styles": ("*",),
    "wayland-decoration-client": ("*",),
    "wayland-shell-integration": ("*xdg-shell*",),
}
"""The plugins that are used, by kind. Not GTK's theme: it brings 20 MB of GTK, and colours and dialogs are ours.

Not tls: Qt opens nothing but a local socket; requests speaks TLS. No OpenGL: widgets are painted without it.
"""

UNUSED_MODULES = [
    "PySide6.QtDBus", "asyncio", "multiprocessing", "xmlrpc", "tkinter", "unittest", "pydoc",
    "setuptools", "pip", "pytest", "_pytest", "hypothesis", "mypy",
]  # fmt: skip
"""Modules that something names and nothing here needs."""

LEFT_OUT = ("pyi_rth_inspect", "pyi_rth_multiprocessing", "pyi_rth_pkgutil", "pyi_rth_pyside6")
"""What PyInstaller runs before any program on Linux, and this one does without.

They serve sources that are not there, processes and searches for modules that nobody starts, and tell Qt where it lies,
which PySide6's wheels do themselves; for that they import all of it first, for each command on the command line, too:
90 ms of the start.
"""


def used_binaries(entries: Sequence[Entry]) -> list[Entry]:
    """Return the libraries and plugins without the unused plugins, and on Linux without what only those needed."""
    left = [each for each in entries if _is_used_plugin(each[0])]
    return _needed(left) if sys.platform == "linux" else left


def is_used_data(place: str, translations: Path) -> bool:
    """Say whether a data file is used: of Qt's own texts, those of the languages that FlexGUI speaks."""
    path = PurePosixPath(Path(place).as_posix())
    if path.suffix == ".ts":  # what the texts of a language are compiled from
        return False
    if "PySide6" not in path.parts or "translations" not in path.parts:
        return True
    codes = {each.stem.partition("_")[2] for each in translations.glob("flexgui_*.*")}
    return path.stem in {f"qtbase_{code}" for code in codes}


def is_used_script(name: str) -> bool:
    """Say whether something that runs at the start is needed."""
    return sys.platform != "linux" or name not in LEFT_OUT


def _is_used_plugin(place: str) -> bool:
    parts = Path(place).parts
    if "plugins" not in parts:
        return True
    kind = parts[parts.index("plugins") + 1]
    return any(fnmatch(parts[-1], pattern) for pattern in KEPT.get(kind, ()))


def _needed(entries: list[Entry]) -> list[Entry]:
    """Keep what is loaded by name (Python's modules, plugins, Python itself) and all that those are linked to."""
    from PyInstaller.depend.bindepend import get_imports  # only there where a folder is built

    by_name: dict[str, list[Entry]] = {}
    for each in entries:
        by_name.setdefault(Path(each[0]).name, []).append(each)
    found: set[Entry] = set()
    waiting = [each for each in entries if each[2] == "EXTENSION" or _is_loaded_by_name(each[0])]
    while waiting:
        entry = waiting.pop()
        if entry in found:
            continue
        found.add(entry)
        # A link in the folder stands for a file that lies elsewhere in it, and names no other.
        if entry[2] == "SYMLINK":
            waiting += by_name.get(Path(entry[1]).name, [])
            continue
        for name, _ in get_imports(entry[1]):
            waiting += by_name.get(Path(name).name, [])
    return [each for each in entries if each in found]


def _is_loaded_by_name(place: str) -> bool:
    name = Path(place).name
    return "plugins" in Path(place).parts or name.startswith("libpython") or ".abi3." in name or ".cpython-" in name
