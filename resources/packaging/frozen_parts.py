"""Selects the parts of Qt and of the libraries for the frozen folder."""

from __future__ import annotations

import sys
from collections.abc import Container, Sequence
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]
"""An entry of PyInstaller: path in the folder, source file, and kind."""

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
"""The plugins that are used, by kind. No GTK theme: it needs 20 MB of GTK, and FlexGUI has its own colours and dialogs.

No TLS: Qt opens only a local socket, and requests speaks TLS. No OpenGL: widgets are painted without it.
"""

UNUSED_MODULES = [
    "PySide6.QtDBus", "asyncio", "multiprocessing", "xmlrpc", "_wmi", "tkinter", "unittest", "pydoc",
    "setuptools", "pip", "pytest", "_pytest", "hypothesis", "mypy",
]  # fmt: skip
"""Modules that a dependency imports and FlexGUI does not need.

`_wmi` asks Windows' management service for the name of the platform, which may take seconds, and Wine 8 aborts in it.
Without it, Python's platform runs `cmd /c ver` without a window when keyring is imported, on a worker thread.
"""

UNUSED_HOOKS = ("pyi_rth_inspect", "pyi_rth_multiprocessing", "pyi_rth_pkgutil", "pyi_rth_pyside6")
"""Code that PyInstaller runs before the program, and that FlexGUI does not need on Linux and Windows.

The hooks support source files, child processes and module searches that FlexGUI does not use, and set Qt's paths, which
PySide6's wheels do themselves. They would import PySide6 for every command, 90 ms, and before signature_support.py can
defer a part of it.
"""

METADATA = ("METADATA", "entry_points.txt")
"""Files of a library's dist-info that are used: the About box shows versions, keyring looks for backends.

The others depend on how the library was installed, and would make two builds differ.
"""


def used_binaries(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries without unused plugins and, on Linux, without libraries that only these plugins need."""
    left = [each for each in entries if _is_used_plugin(each[0])]
    return _needed(left) if sys.platform == "linux" else left


def is_used_data(place: str, translations: Path) -> bool:
    """Return True if a data file is used. Only Qt's translations for FlexGUI's languages are."""
    path = PurePosixPath(Path(place).as_posix())
    if path.suffix == ".ts":  # the source file of a translation
        return False
    if path.parent.suffix == ".dist-info":
        return path.name in METADATA
    if "PySide6" not in path.parts or "translations" not in path.parts:
        return True
    codes = {each.stem.partition("_")[2] for each in translations.glob("flexgui_*.*")}
    return path.stem in {f"qtbase_{code}" for code in codes}


def is_dangling(entry: Entry, places: Container[str]) -> bool:
    """Return True if an entry is a link whose target is not in `places`."""
    return entry[2] == "SYMLINK" and str(Path(entry[0]).parent / entry[1]) not in places


def is_used_script(name: str) -> bool:
    """Return True if a startup script is needed."""
    return sys.platform == "darwin" or name not in UNUSED_HOOKS


def _is_used_plugin(place: str) -> bool:
    parts = Path(place).parts
    if "plugins" not in parts:
        return True
    kind = parts[parts.index("plugins") + 1]
    return any(fnmatch(parts[-1], pattern) for pattern in KEPT.get(kind, ()))


def _needed(entries: list[Entry]) -> list[Entry]:
    """Return the files loaded by name (extension modules, plugins, Python itself) and all their dependencies."""
    from PyInstaller.depend.bindepend import get_imports  # installed only for a build

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
        if entry[2] == "SYMLINK":
            waiting += by_name.get(Path(entry[1]).name, [])
            continue
        for name, _ in get_imports(entry[1]):
            waiting += by_name.get(Path(name).name, [])
    return [each for each in entries if each in found]


def _is_loaded_by_name(place: str) -> bool:
    name = Path(place).name
    return "plugins" in Path(place).parts or name.startswith("libpython") or ".abi3." in name or ".cpython-" in name
