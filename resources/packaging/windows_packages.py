"""Build FlexGUI for Windows on Linux, under Wine: `python windows_packages.py dist`.

Makes flexgui-VERSION-windows-x86_64.zip (portable) and the same with -setup.exe (installer) in the given folder. On
Windows, `python windows_packages.py dist FOLDER` makes both from a folder that PyInstaller has made there.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from app_icons import ico
from third_parties import licences
from windows_python import ENVIRONMENT, NotInstalled, windows_python
from windows_python import MARKERS as WINDOWS
from windows_version import version_numbers
from wine import COMPILER, MARK, SHIMS, MissingTool, Wine, require, windows_path

ROOT = Path(__file__).parents[2]
PACKAGING = Path(__file__).parent
DESKTOP = ROOT / "resources" / "desktop"
MAX_ZIP_BYTES, MAX_FOLDER_BYTES = 60_000_000, 110_000_000
FOREIGN = (MARK, b"Wine builtin DLL", b"Wine placeholder DLL")
"""Texts of libraries that are Wine's, or made for Wine."""
HINT = """FlexGUI {version} for Windows 10 and later

flexgui.exe opens the window; it needs no installation. flexgui-cli.exe is the same program for the command line:
flexgui-cli.exe --help shows the commands, flexgui-cli.exe --self-test tests whether everything works.

Profiles, settings and history are in %APPDATA%\\FlexGUI, secrets in the Windows Credential Manager.

FlexGUI is not signed, so Windows may ask before it runs it for the first time.
"""


class BadBuild(Exception):
    """The build must not be released; the message gives the reason."""


def main() -> int:
    """Make both files in the given folder; after a failure neither is left incomplete."""
    dist, *frozen = map(Path, sys.argv[1:])
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda number, _frame: sys.exit(128 + number))  # run the `finally` blocks
    try:
        dist.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=dist, prefix=".windows-", ignore_cleanup_errors=True) as work:
            made = _make(frozen[0].absolute() if frozen else None, Path(work).absolute())
            for each in made:
                each.replace(dist / each.name)
                print(f"{dist / each.name}: {(dist / each.name).stat().st_size / 1e6:.1f} MB")
    except (MissingTool, BadBuild, RuntimeError) as error:
        print(f"FlexGUI: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"FlexGUI: {error.filename} could not be written: {error.strerror}.", file=sys.stderr)
        return 1
    return 0


def _make(frozen: Path | None, work: Path) -> list[Path]:
    require(makensis="nsis")
    version = _version()
    name = f"flexgui-{version}-windows-x86_64"
    folder = work / f"flexgui-{version}"
    shutil.copytree(frozen or _freeze(work), folder)
    (folder / "README.txt").write_text(HINT.format(version=version), "utf-8", newline="\r\n")
    (folder / "LICENCES.txt").write_text(_licences(), "utf-8", newline="\r\n")
    check_content(folder)
    made = [_pack(folder, work / f"{name}.zip"), _installer(folder, work / f"{name}-setup.exe", version)]
    if made[0].stat().st_size > MAX_ZIP_BYTES:
        raise BadBuild(f"{made[0].name} is larger than {MAX_ZIP_BYTES / 1e6:.0f} MB.")
    return made


def check_content(folder: Path) -> None:
    """Raise BadBuild if a file belongs to Wine, if a program is missing, or if the total size is too large."""
    files = [each for each in folder.rglob("*") if each.is_file()]
    for each in files:
        if each.stem.lower() in SHIMS or any(text in each.read_bytes() for text in FOREIGN):
            raise BadBuild(f"{each.relative_to(folder)} is for Wine only and must not be shipped.")
    for name in ("flexgui.exe", "flexgui-cli.exe"):
        if not (folder / name).exists():
            raise BadBuild(f"{name} is missing.")
    size = sum(each.stat().st_size for each in files)
    if size > MAX_FOLDER_BYTES:
        raise BadBuild(f"The folder has {size / 1e6:.0f} MB; the limit is {MAX_FOLDER_BYTES / 1e6:.0f} MB.")
    print(f"folder: {size / 1e6:.1f} MB, {len(files)} files")


def removal(folder: Path) -> Iterator[str]:
    """Yield the uninstaller's commands, which remove the files in `folder` and none that the user added."""
    for each in sorted(folder.rglob("*"), reverse=True):
        place = str(each.relative_to(folder)).replace("/", "\\").replace("$", "$$")
        yield f'RMDir "$INSTDIR\\{place}"\n' if each.is_dir() else f'Delete "$INSTDIR\\{place}"\n'


def _freeze(work: Path) -> Path:
    """Run PyInstaller under Wine and return the folder."""
    require(wine="wine and wine64", **{COMPILER: "gcc-mingw-w64-x86-64"})
    try:
        python = windows_python()
    except NotInstalled as error:
        raise BadBuild(f"Python for Windows could not be installed: {error}.") from None
    wine = Wine(work / "wine")
    try:
        wine.run(
            python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
            "--distpath", windows_path(work / "frozen"), "--workpath", windows_path(work / "build"),
            windows_path(PACKAGING / "flexgui.spec"),
            check=True, timeout=1800, PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1",
            SOURCE_DATE_EPOCH=str(int(_build_time().timestamp())),
        )  # fmt: skip
    finally:
        wine.close()
    return work / "frozen" / "flexgui"


def _pack(folder: Path, archive: Path) -> Path:
    date = _build_time().timetuple()[:6]
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for each in sorted(each for each in folder.rglob("*") if each.is_file()):
            entry = zipfile.ZipInfo(f"{folder.name}/{each.relative_to(folder).as_posix()}", date)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, each.read_bytes(), compresslevel=9)
    return archive


def _installer(folder: Path, made: Path, version: str) -> Path:
    icon, remove, licence = (made.with_name(name) for name in ("flexgui.ico", "remove.nsh", "licence.txt"))
    icon.write_bytes(ico(DESKTOP))
    remove.write_text("".join(removal(folder)), "utf-8")
    licence.write_text((ROOT / "LICENSE").read_text("utf-8"), "utf-8-sig", newline="\r\n")
    values = {
        "VERSION": version, "NUMBERS": ".".join(map(str, version_numbers(version))), "OUT": made,
        "FOLDER": folder, "REMOVE": remove, "ICON": icon, "LICENCE": licence,
    }  # fmt: skip
    if sys.platform == "linux":  # Wine needs a 64-bit installer, which only Debian's NSIS can make
        values["TARGET"] = "amd64-unicode"
    command: Sequence[str | Path] = ("makensis", "-V2", "-INPUTCHARSET", "UTF8", "-NOCD")
    defined = [f"-D{name}={value}" for name, value in values.items()]
    done = subprocess.run(  # noqa: S603  ours
        [*command, *defined, PACKAGING / "windows" / "installer.nsi"], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"makensis ended with {done.returncode}:\n{(done.stdout + done.stderr)[-2000:]}")
    return made


def _licences() -> str:
    own = (ROOT / "LICENSE").read_text("utf-8")
    listed = licences(ENVIRONMENT / "site" if sys.platform == "linux" else None, WINDOWS)
    return f"FlexGUI\n\n{own}\nThis folder also holds, each under its own licence:\n\n{listed}"


def _build_time() -> datetime:
    return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "315532800")), UTC)


def _version() -> str:
    sys.path.insert(0, str(ROOT))
    from flexgui import __version__

    return __version__


if __name__ == "__main__":
    sys.exit(main())
