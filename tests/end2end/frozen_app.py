"""The released frozen app: `pytest tests/end2end/frozen_app.py` after `sh resources/packaging/build`.

Not collected by the suite, because it requires a build.
"""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from flexgui import __version__
from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles.profile import Profile
from flexgui.profiles.store import ProfileStore
from flexgui.sandbox import Sandbox
from tests.end2end.desktop import ROOT, Desktop

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="these packages are Linux's")

FOLDER = ROOT / "dist" / "flexgui"
PROGRAM = FOLDER / "flexgui"
ARCHIVES = f"flexgui-{__version__}-linux-*.tar.gz"
PACKAGES = f"flexgui_{__version__}_*.deb"


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    desktop = Desktop(tmp_path / "desktop")
    del desktop.environment["PYTHONPATH"]
    desktop.program = (str(PROGRAM),)
    try:
        yield desktop
    finally:
        desktop.close()


def run(*command: str | Path, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, env=environment or dict(os.environ), cwd="/", capture_output=True, text=True, timeout=120, check=False
    )


def built_file(pattern: str) -> Path:
    """Return the built file of this version."""
    found = list((ROOT / "dist").glob(pattern))
    assert len(found) == 1, f"{pattern}: {found}; run sh resources/packaging/build"
    return found[0]


# -- Start


def test_self_test_without_a_display() -> None:
    done = run(PROGRAM, "--self-test")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(f"FlexGUI {__version__}, frozen\n")
    assert "on offscreen" in done.stdout


def test_self_test_on_a_desktop_finds_the_keyring(desktop: Desktop, tmp_path: Path) -> None:
    (tmp_path / "scratch").mkdir()
    before = sorted((tmp_path / "desktop").rglob("*"))
    done = run(PROGRAM, "--self-test", environment=desktop.environment | {"TMPDIR": str(tmp_path / "scratch")})
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    assert "on xcb" in done.stdout
    assert re.search(r"^keyring: .*GNOME Keyring", done.stdout, re.MULTILINE), done.stdout
    assert list((tmp_path / "scratch").iterdir()) == []
    left = set(map(str, (tmp_path / "desktop").rglob("*"))) - set(map(str, before))
    assert not any("flexgui" in each.lower().removeprefix(str(tmp_path).lower()) for each in left), left


def test_the_unpacked_archive_runs_in_any_folder(tmp_path: Path) -> None:
    place = tmp_path / "a folder with spaces"
    with tarfile.open(built_file(ARCHIVES)) as archive:
        assert {(each.uname, each.gname) for each in archive} == {("root", "root")}
    place.mkdir()
    assert run("tar", "-xf", built_file(ARCHIVES), "-C", place).returncode == 0
    (unpacked,) = place.iterdir()
    assert {each.name for each in unpacked.iterdir()} == {
        "flexgui", "_internal", "share", "README.txt", "LICENCES.txt"
    }  # fmt: skip
    done = run(unpacked / "flexgui", "--self-test")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_second_start_opens_its_file_in_the_window(desktop: Desktop, home: Path, tmp_path: Path) -> None:
    token = tmp_path / "token.txt"
    token.write_text("eyJhbGciOiJub25lIn0.eyJzdWIiOiJmcm9tIGEgZmlsZSJ9.")
    window = desktop.open(home)
    try:
        done = run(PROGRAM, token, environment=desktop.environment | {"FLEXGUI_HOME": str(home)})
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        window.sees("from a file")
        desktop.xdotool("search", "--all", "--pid", window.process.pid, "--classname", "^flexgui$")
    finally:
        window.kill()


# -- The command line


def test_the_command_line() -> None:
    assert run(PROGRAM, "--version").stdout == f"FlexGUI {__version__}\n"
    done = run(PROGRAM, "capture-context", "--preset", "everything", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["exchange"]["response"]["status"] == 201
    assert run(PROGRAM, "no-such-command").returncode == 2


def test_a_command_loads_no_qt(tmp_path: Path) -> None:
    with subprocess.Popen([PROGRAM, "sandbox", "--json"], stdout=subprocess.PIPE, text=True) as sandbox:
        json.loads(sandbox.stdout.readline())
        mapped = Path(f"/proc/{sandbox.pid}/maps").read_text("utf-8")
        sandbox.terminate()
    assert "libpython" in mapped
    assert "libQt6" not in mapped


def test_a_stored_secret_comes_from_the_keyring(desktop: Desktop, home: Path) -> None:
    with Sandbox() as sandbox:
        stored = Profile(
            "own",
            "Stored",
            EnvironmentKind.CUSTOM,
            sandbox.merchant_id,
            sandbox.key_id,
            base_url=sandbox.base_url,
        )
        ProfileStore(home).save([stored])
        environment = desktop.environment | {"FLEXGUI_HOME": str(home)}
        command = (PROGRAM, "capture-context", "--profile", "Stored")
        assert run(*command, environment=environment).returncode != 0
        desktop.environment["PYTHONPATH"] = str(ROOT)
        desktop.keep_secret(stored.secret_name, sandbox.shared_secret.reveal())
        done = run(*command, environment=environment)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(".") == 2


# -- Foreign code


@pytest.mark.parametrize("variable", ["LD_LIBRARY_PATH", "QT_PLUGIN_PATH"])
def test_libraries_and_plugins_of_other_folders_are_not_loaded(variable: str, tmp_path: Path) -> None:
    (tmp_path / "platforms").mkdir()
    shutil.copy(FOLDER / "_internal/PySide6/Qt/plugins/platforms/libqoffscreen.so", tmp_path / "platforms")
    for library in ("libEGL.so.1", "libGL.so.1"):  # taken from the system
        shutil.copy(Path("/usr/lib") / f"{platform.machine()}-linux-gnu" / library, tmp_path)
    environment = os.environ | {variable: str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "LD_DEBUG": "files"}
    done = run(PROGRAM, "--self-test", environment=environment)
    assert done.returncode == 0
    last_start = done.stderr.rpartition("transferring control: ")[2]
    assert f"calling init: {tmp_path}" not in last_start
    assert "calling init: /" in last_start


def test_modules_named_in_the_keyring_configuration_are_not_loaded(desktop: Desktop, tmp_path: Path) -> None:
    configuration = Path(desktop.environment.get("XDG_CONFIG_HOME", tmp_path / ".config")) / "python_keyring"
    configuration.mkdir(parents=True, exist_ok=True)
    (configuration / "keyringrc.cfg").write_text(
        f"[backend]\ndefault-keyring=foreign_backend.Keyring\nkeyring-path={tmp_path}\n"
    )
    (tmp_path / "foreign_backend.py").write_text(f"open({str(tmp_path / 'loaded')!r}, 'w').close()\n")
    environment = desktop.environment | {"XDG_CONFIG_HOME": str(configuration.parent)}
    done = run(PROGRAM, "--self-test", environment=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (tmp_path / "loaded").exists()


# -- Content


def test_the_folder_has_only_used_files() -> None:
    names = [path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*")]
    unused = ("gtk", "tls/", "eglfs", "networkinformation", "libQt6Qml", "libQt6WebEngine", "setuptools", "pytest")
    assert [name for name in names if any(each in name for each in unused)] == []
    assert any(name.endswith("qtbase_de.qm") for name in names)
    assert [path for path in FOLDER.rglob("*") if not path.exists()] == [], "links without a target"


def test_the_debian_package_has_root_as_owner_and_dependencies() -> None:
    package = built_file(PACKAGES)
    listing = run("dpkg-deb", "--contents", package).stdout.splitlines()
    assert {line.split()[1] for line in listing} == {"root/root"}
    assert {line.split()[0] for line in listing} <= {"drwxr-xr-x", "-rwxr-xr-x", "-rw-r--r--", "lrwxrwxrwx"}
    links = [line for line in listing if line.endswith("./usr/bin/flexgui -> ../lib/flexgui/flexgui")]
    assert len(links) == 1
    control = run("dpkg-deb", "--field", package).stdout
    assert f"Version: {__version__}\n" in control
    assert "libgl1" in control
    size = int(re.findall(r"^Installed-Size: (\d+)", control, re.MULTILINE)[0])
    assert 100_000 < size < 200_000  # KiB
