"""What the frozen folder and the packages are made with: resources/packaging, resources/desktop and the workflow."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImageReader

ROOT = Path(__file__).parent.parent
PACKAGING = ROOT / "resources" / "packaging"
DESKTOP = ROOT / "resources" / "desktop"
SIDES = (16, 24, 32, 48, 64, 128, 256)


@pytest.fixture(autouse=True)
def _beside_each_other(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(PACKAGING))
    yield
    for name in ("app_icons", "frozen_parts", "linux_packages", "third_parties", "windows_version"):
        sys.modules.pop(name, None)


def made_by(name: str) -> Any:
    return importlib.import_module(name)


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def says(*command: str | Path) -> str:
    """What a checker says; a missing one fails the test."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


# -- The desktop's files


@pytest.mark.skipif(sys.platform != "linux", reason="desktop files are Linux's")
def test_the_desktop_file_and_the_metainfo_are_valid(tmp_path: Path) -> None:
    packages = made_by("linux_packages")
    assert says("desktop-file-validate", DESKTOP / f"{packages.APP_ID}.desktop") == ""
    metainfo = tmp_path / f"{packages.APP_ID}.metainfo.xml"
    metainfo.write_text(packages.metainfo("1.2.3"), "utf-8")
    assert "Validation was successful" in says("appstreamcli", "validate", "--no-net", metainfo)


def test_one_name_is_used_everywhere() -> None:
    from flexgui.ui.app import DESKTOP_ID

    desktop = (DESKTOP / f"{DESKTOP_ID}.desktop").read_text("utf-8").splitlines()
    metainfo = ElementTree.parse(DESKTOP / f"{DESKTOP_ID}.metainfo.xml")
    assert f"Icon={DESKTOP_ID}" in desktop
    assert "Exec=flexgui %f" in desktop
    assert metainfo.findtext("id") == DESKTOP_ID
    assert metainfo.findtext("launchable") == f"{DESKTOP_ID}.desktop"
    assert metainfo.findtext("project_license") == project()["project"]["license"]


@pytest.mark.parametrize(
    ("changelog", "expected"),
    [
        ("## [Unreleased]\n", 'version="1.2.3" date="2026-01-31" type="development"'),
        ("## [1.2.3] - 2026-01-07\n", 'version="1.2.3" date="2026-01-07" type="stable"'),
        ("## [11.2.3] - 2026-01-07\n", 'version="1.2.3" date="2026-01-31" type="development"'),
    ],
)
def test_the_release_is_dated_by_the_changelog(changelog: str, expected: str) -> None:
    assert expected in made_by("linux_packages").release(changelog, "1.2.3", date(2026, 1, 31))


# -- Icons


@pytest.mark.parametrize("kind", ["ico", "icns"])
def test_an_icon_holds_the_pictures_as_they_were_drawn(kind: str, tmp_path: Path) -> None:
    made = getattr(made_by("app_icons"), kind)(DESKTOP)
    file = tmp_path / f"flexgui.{kind}"
    file.write_bytes(made)
    reader = QImageReader(str(file))
    sides = set()
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        sides.add(reader.read().width())
    assert sides == (set(SIDES) if kind == "ico" else {16, 32, 64, 128, 256})
    assert all((DESKTOP / f"flexgui-{side}.png").read_bytes() in made for side in sides)


# -- Windows' version


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", (0, 1, 0, 0)), ("1.2rc1", (1, 2, 0, 0)), ("2.0.0.dev3", (2, 0, 0, 0)), ("1.2.3.4.5", (1, 2, 3, 4))],
)
def test_windows_has_four_numbers(version: str, numbers: tuple[int, ...]) -> None:
    assert made_by("windows_version").version_numbers(version) == numbers


def test_windows_texts_are_the_projects_own() -> None:
    texts = made_by("windows_version").version_texts(project(), "1.2.3")
    assert texts["ProductVersion"] == "1.2.3"
    assert texts["Comments"] == project()["project"]["description"]


# -- What is in the folder


@pytest.mark.parametrize(
    ("place", "used"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/imageformats/libqsvg.so", True),
        ("PySide6/Qt/plugins/imageformats/libqtiff.so", False),
        ("PySide6/Qt/lib/libQt6Core.so.6", True),
    ],
)
def test_of_qts_plugins_there_are_those_that_a_window_uses(
    place: str, used: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")  # where what is linked is left as it is
    assert (made_by("frozen_parts").used_binaries([(place, place, "BINARY")]) != []) is used


def test_of_qts_texts_there_are_those_of_our_languages(tmp_path: Path) -> None:
    (tmp_path / "flexgui_de.qm").touch()
    is_used = made_by("frozen_parts").is_used_data
    assert is_used("PySide6/Qt/translations/qtbase_de.qm", tmp_path)
    assert not is_used("PySide6/Qt/translations/qtbase_fr.qm", tmp_path)
    assert not is_used("PySide6/Qt/translations/qt_de.qm", tmp_path)
    assert is_used("flexgui/resources/translations/flexgui_de.qm", tmp_path)
    assert not is_used("flexgui/resources/translations/flexgui_de.ts", tmp_path)


@pytest.mark.parametrize(("before", "after"), [({}, "None"), ({"LD_LIBRARY_PATH_ORIG": "/usr/other"}, "/usr/other")])
def test_programs_that_it_starts_load_their_own_libraries(before: dict[str, str], after: str) -> None:
    code = "import os, runpy, sys; runpy.run_path(sys.argv[1]); print(os.environ.get('LD_LIBRARY_PATH'))"
    environment = os.environ | {"LD_LIBRARY_PATH": "/folder/_internal"} | before
    command = [sys.executable, "-c", code, str(PACKAGING / "foreign_programs.py")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == after


def test_every_package_that_is_shipped_names_its_licence() -> None:
    lines = made_by("third_parties").licences().partition("\n\n")[0].splitlines()
    named = {line.partition(" ")[0].lower() for line in lines}
    assert {"requests", "urllib3", "cryptography", "keyring", "pyjwt", "pyside6_essentials", "shiboken6"} <= named
    assert all(line.partition(": ")[2] not in ("", "see the package", "UNKNOWN") for line in lines)


@pytest.mark.parametrize(("platform", "used"), [("linux", False), ("win32", True)])
def test_on_linux_nothing_loads_qt_before_the_program_wants_it(
    platform: str, used: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert made_by("frozen_parts").is_used_script("pyi_rth_pyside6") is used
    assert made_by("frozen_parts").is_used_script("__main__")


# -- The builds on other systems


def test_the_workflow_builds_and_tests_on_each_system_with_few_rights() -> None:
    text = (ROOT / ".github" / "workflows" / "build.yml").read_text("utf-8")
    assert "permissions:\n  contents: read\n" in text
    assert all(system in text for system in ("ubuntu-", "windows-", "macos-", "debian:12"))
    assert text.count("--self-test") >= 3
    used = re.findall(r"uses: (\S+)", text)
    assert used
    assert all(re.fullmatch(r"actions/[\w-]+@v\d+", each) for each in used), used
