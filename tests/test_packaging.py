"""How the frozen folder and the packages are made: resources/packaging, resources/desktop and the workflow."""

from __future__ import annotations

import importlib
import os
import re
import shutil
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

from flexgui import __version__

ROOT = Path(__file__).parent.parent
PACKAGING = ROOT / "resources" / "packaging"
DESKTOP = ROOT / "resources" / "desktop"
SIDES = (16, 24, 32, 48, 64, 128, 256)


@pytest.fixture(autouse=True)
def _import_path(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(PACKAGING))
    yield
    for name in ("app_icons", "frozen_parts", "linux_packages", "third_parties", "windows_version"):
        sys.modules.pop(name, None)


def packaging_module(name: str) -> Any:
    return importlib.import_module(name)


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def output_of(*command: str | Path) -> str:
    """The output of a checker; the test fails if it is missing or finds something."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


# -- Desktop files


@pytest.mark.skipif(sys.platform != "linux", reason="desktop files are Linux's")
def test_the_desktop_file_and_the_metainfo_are_valid(tmp_path: Path) -> None:
    packages = packaging_module("linux_packages")
    assert output_of("desktop-file-validate", DESKTOP / f"{packages.APP_ID}.desktop") == ""
    metainfo = tmp_path / f"{packages.APP_ID}.metainfo.xml"
    metainfo.write_text(packages.metainfo("1.2.3"), "utf-8")
    assert "Validation was successful" in output_of("appstreamcli", "validate", "--no-net", metainfo)


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
    assert expected in packaging_module("linux_packages").release(changelog, "1.2.3", date(2026, 1, 31))


# -- Icons


@pytest.mark.parametrize("kind", ["ico", "icns"])
def test_an_icon_contains_the_pictures_unchanged(kind: str, tmp_path: Path) -> None:
    made = getattr(packaging_module("app_icons"), kind)(DESKTOP)
    file = tmp_path / f"flexgui.{kind}"
    file.write_bytes(made)
    reader = QImageReader(str(file))
    sides = set()
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        sides.add(reader.read().width())
    assert sides == (set(SIDES) if kind == "ico" else {16, 32, 64, 128, 256})
    assert all((DESKTOP / f"flexgui-{side}.png").read_bytes() in made for side in sides)


# -- Windows version resource


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", (0, 1, 0, 0)), ("1.2rc1", (1, 2, 0, 0)), ("2.0.0.dev3", (2, 0, 0, 0)), ("1.2.3.4.5", (1, 2, 3, 4))],
)
def test_a_windows_version_has_four_numbers(version: str, numbers: tuple[int, ...]) -> None:
    assert packaging_module("windows_version").version_numbers(version) == numbers


def test_windows_texts_come_from_the_project() -> None:
    texts = packaging_module("windows_version").version_texts(project(), "1.2.3")
    assert texts["ProductVersion"] == "1.2.3"
    assert texts["Comments"] == project()["project"]["description"]


# -- Content of the folder


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
def test_used_plugins(place: str, used: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")  # where linked libraries are not analysed
    assert (packaging_module("frozen_parts").used_binaries([(place, place, "BINARY")]) != []) is used


@pytest.mark.parametrize(
    ("place", "used"),
    [
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("PySide6/Qt/translations/qt_de.qm", False),
        ("flexgui/resources/translations/flexgui_de.qm", True),
        ("flexgui/resources/translations/flexgui_de.ts", False),
        ("keyring-25.7.0.dist-info/METADATA", True),
        ("keyring-25.7.0.dist-info/RECORD", False),
    ],
)
def test_used_data(place: str, used: bool, tmp_path: Path) -> None:
    (tmp_path / "flexgui_de.qm").touch()
    assert packaging_module("frozen_parts").is_used_data(place, tmp_path) is used


def test_links_without_a_target_are_left_out() -> None:
    is_dangling = packaging_module("frozen_parts").is_dangling
    link = ("libA.so", "PySide6/libA.so", "SYMLINK")
    assert is_dangling(link, {"libA.so"})
    assert not is_dangling(link, {"PySide6/libA.so"})


def test_the_frozen_app_drops_variables_that_load_code() -> None:
    names = ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QML2_IMPORT_PATH", "OPENSSL_CONF", "LD_LIBRARY_PATH")
    code = (
        f"import os, runpy, sys; runpy.run_path(sys.argv[1]); print([each for each in {names} if each in os.environ])"
    )
    environment = os.environ | dict.fromkeys(names, "/folder")
    command = [sys.executable, "-c", code, str(PACKAGING / "frozen_environment.py")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has LD_LIBRARY_PATH")
def test_the_frozen_app_starts_again_without_the_users_library_path(tmp_path: Path) -> None:
    code = (
        "import os, runpy, sys; sys.executable = sys.argv[2]; sys.argv = ['flexgui', '--version'];"
        f"runpy.run_path({str(PACKAGING / 'frozen_environment.py')!r})"
    )
    program = tmp_path / "flexgui"
    program.write_text('#!/bin/sh\necho "$@" "${LD_LIBRARY_PATH:-none}" "$PYINSTALLER_RESET_ENVIRONMENT"\n')
    program.chmod(0o755)
    environment = os.environ | {"LD_LIBRARY_PATH": "/folder:/users", "LD_LIBRARY_PATH_ORIG": "/users"}
    command = [sys.executable, "-c", code, "", str(program)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "--version none 1\n"


def test_every_shipped_package_has_a_licence() -> None:
    lines = packaging_module("third_parties").licences().partition("\n\n")[0].splitlines()
    named = {line.partition(" ")[0].lower() for line in lines}
    assert {"requests", "urllib3", "cryptography", "keyring", "pyjwt", "pyside6_essentials", "shiboken6"} <= named
    assert all(line.partition(": ")[2] not in ("", "see the package", "UNKNOWN") for line in lines)


@pytest.mark.parametrize(("platform", "used"), [("linux", False), ("win32", True)])
def test_on_linux_no_hook_imports_qt_at_the_start(platform: str, used: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert packaging_module("frozen_parts").is_used_script("pyi_rth_pyside6") is used
    assert packaging_module("frozen_parts").is_used_script("__main__")


# -- Builds on other systems


def test_the_workflow_builds_and_tests_on_each_system() -> None:
    text = (ROOT / ".github" / "workflows" / "build.yml").read_text("utf-8")
    assert "permissions:\n  contents: read\n" in text
    assert all(system in text for system in ("ubuntu-", "windows-", "macos-", "debian:12"))
    assert text.count("--self-test") >= 3
    used = re.findall(r"uses: (\S+)", text)
    assert used
    assert all(re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", each) for each in used), used


# -- Scripts and pinned dependencies


def test_the_frozen_app_is_built_from_pinned_releases_with_hashes() -> None:
    lock = (PACKAGING / "lock.txt").read_text("utf-8")
    pins = re.findall(r"^([a-z0-9-]+)==(\S+).*((?:\\\n    --hash=sha256:[0-9a-f]{64}\s*)+)", lock, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^\S+==", lock, re.MULTILINE)), "a release without a hash"
    groups = project()["dependency-groups"]["package"]
    wanted = {re.split(r"[^\w-]", each)[0].lower() for each in (*project()["project"]["dependencies"], *groups)}
    assert wanted <= {name for name, _, _ in pins}, "run resources/packaging/lock"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose path needs quoting, with this environment as its own."""
    root = tmp_path / """it's a "checkout" $HOME"""
    (root / "resources" / "packaging").mkdir(parents=True)
    for name in (
        "pyproject.toml",
        "resources/packaging/setup",
        "resources/packaging/run",
        "resources/packaging/lock.txt",
    ):
        shutil.copy(ROOT / name, root / name)
    environment = root / ".venv"
    environment.mkdir()
    for name in ("bin", "lib", "pyvenv.cfg"):
        (environment / name).symlink_to(Path(sys.prefix) / name)
    stamp = 'cd "$1"; { echo "$1"; cat pyproject.toml resources/packaging/setup resources/packaging/lock.txt; } | cksum'
    done = subprocess.run(["sh", "-c", stamp, "", root], capture_output=True, text=True, check=True)
    (environment / "ready-for-run").write_text(done.stdout)
    return root


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_run_works_in_any_folder_and_ignores_pythons_variables(checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("raise SystemExit('loaded code from PYTHONPATH')")
    variables = {"PYTHONPATH": str(tmp_path), "PYTHONHOME": str(tmp_path), "PIP_TARGET": str(tmp_path)}
    before = sorted(checkout.rglob("*"))
    checkout.chmod(0o555)
    done = subprocess.run(
        ["sh", checkout / "resources" / "packaging" / "run", "--version"],
        env=os.environ | variables, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, f"FlexGUI {__version__}\n", "")
    assert sorted(checkout.rglob("*")) == before
