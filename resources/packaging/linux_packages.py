"""Make the archive and the Debian package of the frozen folder: `python linux_packages.py dist`, after PyInstaller.

Both contain the folder and the files of resources/desktop. For reproducible builds all files belong to root, have
normal permissions and the time SOURCE_DATE_EPOCH (seconds since 1970).
"""

from __future__ import annotations

import gzip
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from datetime import UTC, date, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from third_parties import licences

ROOT = Path(__file__).parents[2]
DESKTOP = ROOT / "resources" / "desktop"
APP_ID = next(DESKTOP.glob("*.desktop")).stem
SIDES = (16, 24, 32, 48, 64, 128, 256)
NEEDED = ("libegl1", "libfontconfig1", "libgl1", "libxcb1")
"""Debian packages that are not in the folder, because they belong to the graphics driver or the fonts."""
MAINTAINER = "The FlexGUI project <flexgui@localhost>"
"""Debian's format requires an address; the project has none."""
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
HINT = """FlexGUI {version}

Run ./flexgui in this folder; it needs no installation. ./flexgui --self-test tests whether everything works, and
./flexgui --help shows the commands.

It needs glibc {glibc} or newer and these system packages (Debian's names): {needed}.

To add it to the menu: put a link to ./flexgui into a folder of your PATH, such as ~/.local/bin, copy the files in
share/applications and share/icons to the same places under ~/.local/share, and log in again.
"""


def main() -> int:
    """Make both packages in the given folder, which contains the frozen folder."""
    dist = Path(sys.argv[1])
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    name, version = project["name"], _version()
    folder = dist / name
    machine = platform.machine()
    with tempfile.TemporaryDirectory() as work:
        place = Path(work)
        archive = dist / f"{name}-{version}-linux-{machine}.tar.gz"
        _portable(folder, place / f"{name}-{version}", version)
        _pack(place / f"{name}-{version}", archive)
        package = dist / f"{name}_{version}_{ARCHITECTURES.get(machine, machine)}.deb"
        _debian(folder, place / "deb", project, version)
        command = ["dpkg-deb", "--build", "--root-owner-group", "-Zxz", "-z3", str(place / "deb"), str(package)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  no input from outside
    for made in (archive, package):
        print(f"{made}: {made.stat().st_size / 1e6:.1f} MB")
    return 0


def release(changelog: str, version: str, today: date) -> str:
    """Return the AppStream element of this version: a release with the changelog's date, or a snapshot of today."""
    found = re.search(rf"^## \[{re.escape(version)}\] - (\d{{4}}-\d\d-\d\d)", changelog, re.MULTILINE)
    kind, day = ("stable", found[1]) if found else ("development", today.isoformat())
    return f'  <releases>\n    <release version="{version}" date="{day}" type="{kind}"/>\n  </releases>\n'


def metainfo(version: str) -> str:
    """Return the AppStream metainfo with the release of this build."""
    text = (DESKTOP / f"{APP_ID}.metainfo.xml").read_text("utf-8")
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    return text.replace("</component>", release(changelog, version, _build_time().date()) + "</component>")


def _build_time() -> datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)


def _version() -> str:
    sys.path.insert(0, str(ROOT))
    from flexgui import __version__

    return __version__


def _share(share: Path, version: str) -> None:
    """Write the desktop file, the icons in every size and the metainfo."""
    applications = share / "applications"
    applications.mkdir(parents=True)
    shutil.copy(DESKTOP / f"{APP_ID}.desktop", applications)
    for side in SIDES:
        icons = share / "icons" / "hicolor" / f"{side}x{side}" / "apps"
        icons.mkdir(parents=True)
        shutil.copy(DESKTOP / f"flexgui-{side}.png", icons / f"{APP_ID}.png")
    drawn = share / "icons" / "hicolor" / "scalable" / "apps"
    drawn.mkdir(parents=True)
    shutil.copy(DESKTOP / "flexgui.svg", drawn / f"{APP_ID}.svg")
    about = share / "metainfo"
    about.mkdir()
    (about / f"{APP_ID}.metainfo.xml").write_text(metainfo(version), "utf-8")


def _portable(folder: Path, place: Path, version: str) -> None:
    shutil.copytree(folder, place, symlinks=True)
    _share(place / "share", version)
    hint = HINT.format(version=version, glibc=_glibc(), needed=", ".join(NEEDED))
    (place / "README.txt").write_text(hint, "utf-8")
    (place / "LICENCES.txt").write_text(_copyright(), "utf-8")


def _pack(folder: Path, archive: Path) -> None:
    def owned(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mode = 0o755 if entry.isdir() else _permissions(Path(entry.name))
        entry.mtime = int(_build_time().timestamp())
        return entry

    # tarfile adds files in sorted order. Its own gzip header would contain the time.
    with (
        gzip.GzipFile(archive, "wb", compresslevel=6, mtime=0) as compressed,
        tarfile.open(fileobj=compressed, mode="w") as tar,
    ):
        tar.add(folder, folder.name, filter=owned)


def _debian(folder: Path, place: Path, project: dict[str, Any], version: str) -> None:
    name = project["name"]
    shutil.copytree(folder, place / "usr" / "lib" / name, symlinks=True)
    _share(place / "usr" / "share", version)
    (place / "usr" / "bin").mkdir()
    (place / "usr" / "bin" / name).symlink_to(Path("..") / "lib" / name / name)
    notes = place / "usr" / "share" / "doc" / name
    notes.mkdir(parents=True)
    (notes / "copyright").write_text(_copyright(), "utf-8")
    news = (ROOT / "CHANGELOG.md").read_bytes()
    (notes / "NEWS.gz").write_bytes(gzip.compress(news, 9, mtime=0))
    (notes / "changelog.gz").write_bytes(gzip.compress(_changelog(name, version).encode(), 9, mtime=0))
    (place / "DEBIAN").mkdir()
    control = _control(project, version, sum(each.stat().st_size for each in place.rglob("*") if not each.is_symlink()))
    (place / "DEBIAN" / "control").write_text(control, "utf-8")
    for each in (place, *place.rglob("*")):
        if not each.is_symlink():
            each.chmod(0o755 if each.is_dir() else _permissions(each))


def _control(project: dict[str, Any], version: str, size: int) -> str:
    depends = ", ".join((f"libc6 (>= {_glibc()})", *NEEDED))
    return (
        f"Package: {project['name']}\n"
        f"Version: {version}\n"
        f"Architecture: {ARCHITECTURES.get(platform.machine(), platform.machine())}\n"
        f"Maintainer: {MAINTAINER}\n"
        f"Installed-Size: {(size + 1023) // 1024}\n"
        f"Depends: {depends}\n"
        "Recommends: gnome-keyring | kwalletmanager | keepassxc\n"
        "Section: devel\n"
        "Priority: optional\n"
        "Description: workbench for CyberSource's Flex API v2\n"
        " Tick the card and order fields that a checkout must isolate, send one signed\n"
        " capture-context request, and read the answer decoded, verified and explained.\n"
        " An embedded sandbox answers by default. Python and Qt are in the package.\n"
    )


def _changelog(name: str, version: str) -> str:
    """Return a changelog in Debian's format; the list of changes is in NEWS.gz."""
    when = format_datetime(_build_time())
    return f"{name} ({version}) unstable; urgency=medium\n\n  * See NEWS.gz.\n\n -- {MAINTAINER}  {when}\n"


def _permissions(file: Path) -> int:
    """Return the permissions of a file: only the program is executable."""
    return 0o755 if file.name == "flexgui" else 0o644


def _glibc() -> str:
    """Return this system's glibc version, the minimum for the libraries in the folder."""
    return platform.libc_ver()[1]


def _copyright() -> str:
    own = (ROOT / "LICENSE").read_text("utf-8")
    return f"FlexGUI\n\n{own}\nThis folder also holds, each under its own licence:\n\n{licences()}"


if __name__ == "__main__":
    sys.exit(main())
