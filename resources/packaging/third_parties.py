"""The licences of everything in the frozen folder besides FlexGUI, from the metadata of the packages."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

QT = """Qt is used under the LGPL 3 (on Debian in /usr/share/common-licenses/LGPL-3) and is not changed: the libraries
in _internal/PySide6 can be replaced by others of the same version. Its sources are at https://download.qt.io, those of
PySide6 at https://code.qt.io. Python is under the PSF licence. The other libraries in _internal are those of the system
that built this; their licences are in its packages of the same names.
"""


def licences(site: Path | None = None, markers: Mapping[str, str] | None = None) -> str:
    """Return a line for each required Python package, followed by the terms of Qt, Python and the libraries.

    For another system, pass the folder of its packages as `site` and its environment markers as `markers`.
    """
    path = [str(site)] if site is not None else sys.path
    lines = _lines(distribution("flexgui"), path, dict(markers or {}), set())
    return "".join(f"{line}\n" for line in sorted(lines, key=str.casefold)) + "\n" + QT


def _lines(package: Distribution, path: list[str], markers: dict[str, str], seen: set[str]) -> list[str]:
    """Return a line for each direct and indirect dependency of the package."""
    lines: list[str] = []
    for requirement in map(Requirement, package.requires or []):
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        if name in seen or not _applies(requirement, markers):
            continue
        seen.add(name)
        about = next(iter(Distribution.discover(name=name, path=path)))
        licence = about.metadata.get("License-Expression") or about.metadata.get("License") or _classified(about)
        first = (licence.strip().splitlines() or ["see the package"])[0]
        lines += [f"{about.name} {about.version}: {first}", *_lines(about, path, markers, seen)]
    return lines


def _applies(requirement: Requirement, markers: dict[str, str]) -> bool:
    """Return True if a requirement applies on this system; the only extra in use is PyJWT's `crypto`."""
    return requirement.marker is None or requirement.marker.evaluate(markers | {"extra": "crypto"})


def _classified(package: Distribution) -> str:
    classifiers = package.metadata.get_all("Classifier") or []
    return ", ".join(each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License ::"))
