"""The licences of everything in the frozen folder besides FlexGUI, from the metadata of the packages."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution, requires

QT = """Qt is used under the LGPL 3 (on Debian in /usr/share/common-licenses/LGPL-3) and is not changed: the libraries
in _internal/PySide6 can be replaced by others of the same version. Its sources are at https://download.qt.io, those of
PySide6 at https://code.qt.io. Python is under the PSF licence. The other libraries in _internal are those of the system
that built this; their licences are in its packages of the same names.
"""


def licences() -> str:
    """Return a line for each Python package that FlexGUI needs, then the terms of Qt, Python and the libraries."""
    return "".join(f"{line}\n" for line in sorted(_lines("flexgui", set()), key=str.casefold)) + "\n" + QT


def _lines(name: str, seen: set[str]) -> list[str]:
    """Return a line for each direct and indirect dependency of the package `name` on this system."""
    lines: list[str] = []
    for requirement in requires(name) or []:
        needed = re.match(r"[\w.-]+", requirement)
        if needed is None or ("extra ==" in requirement and "crypto" not in requirement):
            continue
        found = re.sub(r"[-_.]+", "-", needed[0]).lower()
        if found in seen:
            continue
        seen.add(found)
        try:
            about = distribution(found)
        except PackageNotFoundError:  # for another system
            continue
        licence = about.metadata.get("License-Expression") or about.metadata.get("License") or _classified(found)
        first = (licence.strip().splitlines() or ["see the package"])[0]
        lines += [f"{about.name} {about.version}: {first}", *_lines(found, seen)]
    return lines


def _classified(name: str) -> str:
    classifiers = distribution(name).metadata.get_all("Classifier") or []
    return ", ".join(each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License ::"))
