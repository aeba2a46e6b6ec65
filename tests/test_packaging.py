"""The frozen folder and the packages: resources/packaging, resources/desktop and the workflow."""

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
    for file in PACKAGING.glob("*.py"):
        sys.modules.pop(file.stem, None)


def packaging_module(name: str) -> Any:
    return importlib.import_module(name)


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def output_of(*command: str | Path) -> str:
    """The output of a checker; fail the test if the checker is missing or reports a problem."""
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


def test_the_desktop_id_is_the_same_everywhere() -> None:
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
def test_an_icon_contains_the_png_files_unchanged(kind: str, tmp_path: Path) -> None:
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


def test_windows_version_texts_come_from_pyproject() -> None:
    texts = packaging_module("windows_version").version_texts(project(), "1.2.3", "flexgui-cli")
    assert texts["ProductVersion"] == "1.2.3"
    assert texts["OriginalFilename"] == "flexgui-cli.exe"
    assert texts["Comments"] == project()["project"]["description"]


# -- Packages for Windows


LOCK = """# made by a tool
cffi==2.1.1 ; platform_python_implementation != 'PyPy' \\
    --hash=sha256:0a \\
    --hash=sha256:0b
jeepney==0.9.0 ; sys_platform == 'linux' \\
    --hash=sha256:0c
pywin32-ctypes==0.2.3 ; sys_platform == 'win32' \\
    --hash=sha256:0d
zipp==4.1.2 ; python_full_version < '3.12' \\
    --hash=sha256:0e
requests==2.34.2 \\
    --hash=sha256:0f
"""


def test_the_lock_is_filtered_by_windows_markers() -> None:
    entries = list(packaging_module("windows_python").locked_for_windows(LOCK))
    assert [each.partition(" ")[0] for each in entries] == ["cffi==2.1.1", "pywin32-ctypes==0.2.3", "requests==2.34.2"]
    assert entries[0].split("\\\n") == ["cffi==2.1.1 ", "    --hash=sha256:0a ", "    --hash=sha256:0b\n"]


def test_python_for_windows_has_a_pinned_digest() -> None:
    pinned = (PACKAGING / "windows" / "python.txt").read_text("utf-8")
    assert re.search(r"^\S+==\S+ --hash=sha256:[0-9a-f]{64}$", pinned, re.MULTILINE)


def test_a_wrong_digest_is_reported_in_one_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "named-0.1"
    folder.mkdir()
    (folder / "setup.py").write_text("from setuptools import setup; setup(name='named', version='0.1')")
    shutil.make_archive(str(tmp_path / "named-0.1"), "gztar", tmp_path, "named-0.1")
    requirements = tmp_path / "requirements.txt"
    requirements.write_text(f"--no-index\n--find-links {tmp_path}\nnamed==0.1 --hash=sha256:{'0' * 64}\n")
    windows = packaging_module("windows_python")
    with pytest.raises(windows.NotInstalled, match=r"^the download of named==0\.1 does not have the pinned digest$"):
        windows._pip("download", "--require-hashes", "-d", tmp_path / "made", "-r", requirements)
    assert list((tmp_path / "made").iterdir()) == []


@pytest.fixture
def windows_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "flexgui-1.2.3"
    (folder / "_internal" / "empty").mkdir(parents=True)
    for name in ("flexgui.exe", "flexgui-cli.exe", "_internal/python313.dll"):
        (folder / name).write_bytes(b"MZ")
    return folder


def test_a_complete_folder_is_accepted(windows_folder: Path) -> None:
    packaging_module("windows_packages").check_content(windows_folder)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("_internal/icuuc.dll", b"MZ", "icuuc.dll is for Wine only"),
        ("_internal/BCryptPrimitives.dll", b"MZ", "is for Wine only"),
        ("_internal/other.dll", b"MZ..FlexGUI: only for Wine..", "other.dll is for Wine only"),
        ("_internal/ucrtbase.dll", b"MZ..Wine builtin DLL..", "ucrtbase.dll is for Wine only"),
        ("flexgui-cli.exe", None, "flexgui-cli.exe is missing"),
    ],
)
def test_a_folder_with_a_wrong_or_missing_file_is_refused(
    windows_folder: Path, name: str, content: bytes | None, reason: str
) -> None:
    if content is None:
        (windows_folder / name).unlink()
    else:
        (windows_folder / name).write_bytes(content)
    packages = packaging_module("windows_packages")
    with pytest.raises(packages.BadBuild, match=reason):
        packages.check_content(windows_folder)


@pytest.mark.parametrize("name", ["bcryptprimitives", "icuuc"])
def test_libraries_for_wine_contain_their_mark(name: str) -> None:
    wine = packaging_module("wine")
    assert name in wine.SHIMS
    assert wine.MARK in (PACKAGING / "windows" / f"{name}.c").read_bytes()


def test_the_uninstaller_removes_installed_files_deepest_first(windows_folder: Path) -> None:
    assert "".join(packaging_module("windows_packages").removal(windows_folder)) == (
        'Delete "$INSTDIR\\flexgui.exe"\n'
        'Delete "$INSTDIR\\flexgui-cli.exe"\n'
        'Delete "$INSTDIR\\_internal\\python313.dll"\n'
        'RMDir "$INSTDIR\\_internal\\empty"\n'
        'RMDir "$INSTDIR\\_internal"\n'
    )


def test_the_manifest_sets_long_paths_scaling_and_utf_8() -> None:
    manifest = ElementTree.parse(PACKAGING / "windows" / "flexgui.manifest")
    found = {each.tag.rpartition("}")[2]: each.text for each in manifest.iter() if each.text and each.text.strip()}
    assert found == {
        "activeCodePage": "UTF-8", "dpiAware": "true/pm", "dpiAwareness": "PerMonitorV2", "longPathAware": "true"
    }  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="the build there needs neither Wine nor a compiler")
@pytest.mark.parametrize(
    ("present", "sentence"),
    [
        ((), "makensis is not installed. Install Debian's nsis"),
        (("makensis",), "wine is not installed. Install Debian's wine and wine64"),
        (("makensis", "wine"), "x86_64-w64-mingw32-gcc is not installed. Install Debian's gcc-mingw-w64-x86-64"),
    ],
)
def test_a_missing_tool_is_reported_in_one_sentence(tmp_path: Path, present: tuple[str, ...], sentence: str) -> None:
    tools, dist = tmp_path / "tools", tmp_path / "dist"
    tools.mkdir()
    for each in present:
        (tools / each).symlink_to("/bin/false")
    done = subprocess.run(
        [sys.executable, PACKAGING / "windows_packages.py", dist],
        env=os.environ | {"PATH": str(tools)}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"FlexGUI: {sentence}")
    assert done.stderr.count("\n") == 1
    assert list(dist.iterdir()) == []


def test_a_read_only_folder_is_reported_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "dist").write_text("a file in its place")
    command = [sys.executable, PACKAGING / "windows_packages.py", tmp_path / "dist"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "could not be written" in done.stderr


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
def test_only_used_plugins_are_kept(place: str, used: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")  # linked libraries are analysed on Linux only
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
def test_only_used_data_files_are_kept(place: str, used: bool, tmp_path: Path) -> None:
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


@pytest.mark.parametrize(("platform", "used"), [("linux", False), ("win32", False), ("darwin", True)])
def test_no_hook_imports_qt_at_the_start(platform: str, used: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert packaging_module("frozen_parts").is_used_script("pyi_rth_pyside6") is used
    assert packaging_module("frozen_parts").is_used_script("__main__")


# -- Builds on other systems


def test_the_workflow_builds_and_tests_on_each_system() -> None:
    text = (ROOT / ".github" / "workflows" / "build.yml").read_text("utf-8")
    assert "permissions:\n  contents: read\n" in text
    assert all(system in text for system in ("ubuntu-", "windows-", "macos-", "debian:12"))
    assert text.count("--self-test") >= 3
    version = packaging_module("windows_python").VERSION
    assert f'python-version: "{version}"' in text.partition("  windows:")[2].partition("  macos:")[0]
    named = re.findall(r"resources/packaging/[\w.]+", text)
    assert [each for each in named if not (ROOT / each).is_file()] == []
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
    """A checkout whose path needs quoting, with a link to this virtual environment."""
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
def test_run_works_in_any_folder_and_ignores_python_variables(checkout: Path, tmp_path: Path) -> None:
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
