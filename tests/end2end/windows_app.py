"""The released Windows app under Wine: `sh tests/windows`, after `sh resources/packaging/build windows`.

Not collected by the suite, because it requires a build. Wine is not Windows, so these tests do not prove that the app
works on Windows.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from flexgui import __version__
from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles.profile import Profile
from flexgui.profiles.store import ProfileStore
from tests.end2end.desktop import ROOT
from tests.end2end.on_windows import FILES
from tests.end2end.windows_scripts import ALTGR, BREAK, CLIPBOARD, CRASH, DPI, RESOURCES, SHELL

sys.path.insert(0, str(ROOT / "resources" / "packaging"))
from windows_python import windows_python
from wine import COMPILER, Wine, windows_path

NAME = f"flexgui-{__version__}-windows-x86_64"
KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\FlexGUI"
DESKTOP = r"HKCU\Control Panel\Desktop"
DARK = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"
TOKEN = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJab8OrIn0."
"""An unsigned token with the claim sub, Zoë."""


def built_file(name: str) -> Path:
    file = ROOT / "dist" / name
    assert file.exists(), f"{name} is missing; run sh resources/packaging/build windows"
    return file


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24", "-noreset", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        number = server.stdout.readline().strip()
        yield f":{number}"
        server.terminate()


@pytest.fixture(scope="session")
def wine(display: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wine]:
    wine = Wine(tmp_path_factory.mktemp("wine") / "w", DISPLAY=display)
    yield wine
    wine.close()


@pytest.fixture(scope="session")
def portable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The portable app in a folder with spaces and umlauts."""
    place = tmp_path_factory.mktemp("portable") / "ein Ordner mit Größe"
    with zipfile.ZipFile(built_file(f"{NAME}.zip")) as archive:
        archive.extractall(place)
    return place / f"flexgui-{__version__}"


@pytest.fixture
def cli(wine: Wine, portable: Path, home: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    def cli(*arguments: str, text: str = "") -> subprocess.CompletedProcess[bytes]:
        return wine.run(portable / "flexgui-cli.exe", *arguments, text=text, FLEXGUI_HOME=windows_path(home))

    return cli


def xdotool(wine: Wine, *arguments: object) -> str:
    command = ["xdotool", *map(str, arguments)]
    return subprocess.run(
        command, env=wine.environment, capture_output=True, text=True, timeout=120, check=False
    ).stdout.strip()


def wait_for_window(wine: Wine) -> str:
    """Wait for FlexGUI's window, give it the focus, and return its ID."""
    found = xdotool(wine, "search", "--sync", "--onlyvisible", "--name", "^FlexGUI").split()
    assert found
    xdotool(wine, "windowfocus", "--sync", found[-1])
    assert wait_until(lambda: picture(wine, found[-1], "started") > 0), "the window stays black"
    return found[-1]


def wait_until(holds: Callable[[], bool], seconds: float = 90) -> bool:
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.2)
    return holds()


def picture(wine: Wine, window: str, name: str) -> float:
    """Save a picture of the window and return its mean brightness, 0 to 1."""
    return measured(taken_picture(wine, window, name), "-colorspace", "Gray", "-format", "%[fx:mean]")


def is_whole(wine: Wine, window: str, name: str) -> bool:
    """Save a picture of the window and return True if the right margin of the toolbar is empty."""
    margin = ("-gravity", "NorthEast", "-crop", "4x40+0+30", "+repage")
    return measured(taken_picture(wine, window, name), *margin, "-format", "%k") == 1


def taken_picture(wine: Wine, window: str, name: str) -> Path:
    made = Path(os.environ.get("WINDOWS_PICTURES", wine.folder)) / f"{name}.png"
    subprocess.run(["import", "-window", window, made], env=wine.environment, timeout=60, check=True)
    return made


def measured(file: Path, *how: str) -> float:
    command = ["convert", file, *how, "info:"]
    return float(subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout)


def close(wine: Wine, process: subprocess.Popen[bytes], *keys: str) -> None:
    wait_for_window(wine)
    xdotool(wine, "key", "--delay", 500, *(keys or ("ctrl+q",)))
    process.communicate(timeout=60)
    assert process.returncode == 0


# -- Files


@pytest.mark.parametrize("name", ["flexgui", "flexgui-cli"])
def test_a_program_has_its_version_icon_and_manifest(wine: Wine, portable: Path, name: str) -> None:
    done = wine.run(windows_python(), "-c", RESOURCES, windows_path(portable / f"{name}.exe"), check=True)
    found = json.loads(done.stdout)
    assert found["texts"].items() >= {
        "ProductName": "FlexGUI", "FileVersion": __version__, "OriginalFilename": f"{name}.exe"
    }.items()  # fmt: skip
    assert found["icons"] == 7
    settings = {each.tag.rpartition("}")[2]: each.text for each in ElementTree.fromstring(found["manifest"]).iter()}
    assert settings.items() >= {
        "activeCodePage": "UTF-8", "dpiAwareness": "PerMonitorV2", "longPathAware": "true"
    }.items()  # fmt: skip


# -- Command line


def test_the_self_test_of_the_portable_app_passes(cli: Callable[..., subprocess.CompletedProcess[bytes]]) -> None:
    done = cli("--self-test")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(f"FlexGUI {__version__}, frozen".encode())
    assert b"keyring: Windows Credential Manager" in done.stdout


def test_a_context_is_read_from_a_path_with_spaces_and_umlauts(
    cli: Callable[..., subprocess.CompletedProcess[bytes]], tmp_path: Path
) -> None:
    made = cli("capture-context", "--preset", "Card")
    assert made.returncode == 0, made.stderr
    assert b"\r" not in made.stdout
    file = tmp_path / "größe zwei.txt"
    file.write_bytes(made.stdout)
    inspected = cli("inspect", windows_path(file), "--json")
    assert inspected.returncode == 0, inspected.stderr
    assert json.loads(inspected.stdout)["verification"]["signature"]["state"] == "valid"


def test_output_is_utf_8(cli: Callable[..., subprocess.CompletedProcess[bytes]]) -> None:
    done = cli("inspect", "-", text=TOKEN)
    assert "Zoë" in done.stdout.decode()
    assert b"\r" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--version",), 0), (("code", "--list"), 0), (("inspect", "no-token"), 2), (("inspect", "C:\\none.txt"), 2),
        (("no-such-command",), 2), (("inspect", TOKEN), 1),
    ],
)  # fmt: skip
def test_exit_codes(
    cli: Callable[..., subprocess.CompletedProcess[bytes]], arguments: tuple[str, ...], code: int
) -> None:
    done = cli(*arguments)
    assert done.returncode == code, done.stderr
    assert b"Traceback" not in done.stderr


def test_a_closed_pipe_is_not_an_error(wine: Wine, portable: Path) -> None:
    process = wine.start(portable / "flexgui-cli.exe", "code", "--language", "node")
    process.stdout.close()
    assert b"could not be written" not in process.stderr.read()
    process.stderr.close()
    process.stdin.close()
    process.wait(60)


def test_no_foreign_shell_is_run(wine: Wine, portable: Path, home: Path, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    source = tmp_path / "shell.c"
    name = windows_path(ran).replace("\\", "\\\\")
    source.write_text(f'#include <stdio.h>\nint main(void) {{ fclose(fopen("{name}", "w")); return 1; }}\n')
    for each in ("cmd", "command", "ver"):
        subprocess.run([COMPILER, "-o", tmp_path / f"{each}.exe", source], check=True)
    program, folder = windows_path(portable / "flexgui-cli.exe"), windows_path(tmp_path)
    done = wine.run(windows_python(), "-c", SHELL, program, folder, FLEXGUI_HOME=windows_path(home))
    assert done.returncode == 0, done.stdout
    assert b"keyring: Windows Credential Manager" in done.stdout
    assert not ran.exists()


def test_ctrl_break_stops_the_sandbox(wine: Wine) -> None:
    done = wine.run(windows_python(), "-c", BREAK, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""


# -- Window


def test_the_window_accepts_keys_and_the_file_of_a_second_start(
    wine: Wine, portable: Path, home: Path, tmp_path: Path
) -> None:
    variables = {"FLEXGUI_HOME": windows_path(home)}
    first = wine.start(portable / "flexgui.exe", **variables)
    window = wait_for_window(wine)
    xdotool(wine, "key", "ctrl+Return")
    history = home / "history.sqlite"
    assert wait_until(lambda: history.exists() and b"/flex/v2/sessions" in history.read_bytes())
    light = picture(wine, window, "light")
    token = tmp_path / "token für später.txt"
    token.write_text(TOKEN)
    second = wine.run(portable / "flexgui.exe", windows_path(token), **variables)
    assert second.returncode == 0
    assert first.poll() is None
    assert len(xdotool(wine, "search", "--onlyvisible", "--name", "^FlexGUI").split()) == 1
    claims = TOKEN.split(".")[1].encode()
    opened = wait_until(lambda: claims in history.read_bytes(), 30)
    picture(wine, window, "second-start")
    assert opened, "the first window did not open the file"
    close(wine, first)
    wine.run("reg", "add", DARK, "/v", "AppsUseLightTheme", "/t", "REG_DWORD", "/d", "0", "/f", check=True)
    dark = wine.start(portable / "flexgui.exe", **variables)
    window = wait_for_window(wine)
    assert wait_until(lambda: picture(wine, window, "dark") < light / 2), "light, although Windows is dark"
    close(wine, dark, "alt+f", "Up", "Return")  # File > Quit, the last item
    wine.run("reg", "delete", DARK, "/v", "AppsUseLightTheme", "/f", check=True)


def test_altgr_types_characters_and_alt_selects(wine: Wine, portable: Path, home: Path) -> None:
    ProfileStore(home).save([Profile("shop", "Shop", EnvironmentKind.TEST, "merchant", "key")])
    subprocess.run(["setxkbmap", "de"], env=wine.environment, check=True)
    process = wine.start(portable / "flexgui.exe", FLEXGUI_HOME=windows_path(home))
    window = wait_for_window(wine)
    xdotool(wine, "key", "alt+2")
    assert wait_until(lambda: selected_profile(home) == "shop")
    # The body editor, then the search in the fields.
    for name, x, y, last in ("body", 700, 500, "1¹"), ("field", 150, 135, "3³"):
        xdotool(wine, "mousemove", "--window", window, x, y, "click", 1)
        xdotool(wine, "key", "--delay", 500, "ctrl+a", "Delete")
        xdotool(wine, "keydown", "ISO_Level3_Shift")
        xdotool(wine, "key", "--delay", 500, "q", 7, 8, 9, 0)
        xdotool(wine, "keyup", "ISO_Level3_Shift")
        xdotool(wine, "keydown", "Control_L", "keydown", "Alt_L")
        wine.run(windows_python(), "-c", ALTGR, "Q@", "7{", "8[", "9]", "0}", last, check=True)
        xdotool(wine, "keyup", "Alt_L", "keyup", "Control_L")
        picture(wine, window, f"altgr-{name}")
        assert wait_until(lambda text=f"@{{[]}}@{{[]}}{last[1]}": copied_text(wine) == text, 20)
    assert selected_profile(home) == "shop"
    close(wine, process, "alt+f", "Up", "Return")
    subprocess.run(["setxkbmap", "us"], env=wine.environment, check=True)


def selected_profile(home: Path) -> object:
    file = home / "settings.json"
    return json.loads(file.read_text())["last_profile"] if file.exists() else None


def copied_text(wine: Wine) -> str:
    """Copy and return the focused text."""
    xdotool(wine, "key", "--delay", 500, "ctrl+a", "ctrl+c")
    return clipboard(wine)


def clipboard(wine: Wine) -> str:
    return wine.run(windows_python(), "-c", CLIPBOARD, check=True).stdout.decode()


def test_a_changed_dpi_is_followed(wine: Wine, portable: Path, home: Path) -> None:
    """Wine 8 sends the DPI message, but applies the scale only to the next process; see test_screens.py."""
    variables = {"FLEXGUI_HOME": windows_path(home)}
    process = wine.start(portable / "flexgui.exe", **variables)
    window = wait_for_window(wine)
    place = ("20", "40", "1320", "840")
    done = wine.run(windows_python(), "-c", DPI, "144", *place, check=True)
    assert done.stdout.decode().split() == list(place)
    assert wait_until(lambda: is_whole(wine, window, "dpi-changed"), 20), "the window is cut off"
    close(wine, process)
    wine.run("reg", "add", DESKTOP, "/v", "LogPixels", "/t", "REG_DWORD", "/d", "144", "/f", check=True)
    process = wine.start(portable / "flexgui.exe", **variables)
    window = wait_for_window(wine)
    assert wait_until(lambda: is_whole(wine, window, "dpi-144"), 20), "the window is cut off"
    xdotool(wine, "key", "--delay", 500, "alt+h", "Up", "Return")  # Help > About FlexGUI, the last item
    about = xdotool(wine, "search", "--sync", "--onlyvisible", "--name", "^About").split()[-1]
    xdotool(wine, "windowfocus", "--sync", about)
    assert wait_until(lambda: ", windows\r\n" in (text := copied_text(wine)) and "Scale 1.5\r\n" in text)
    xdotool(wine, "key", "Escape")
    close(wine, process)
    wine.run("reg", "delete", DESKTOP, "/v", "LogPixels", "/f", check=True)


def test_an_error_is_reported_and_the_window_still_works(wine: Wine, portable: Path, home: Path) -> None:
    process = wine.start(portable / "flexgui.exe", FLEXGUI_HOME=windows_path(home))
    wait_for_window(wine)
    lost = portable / "_internal" / "flexgui" / "resources" / "README.md"  # a damaged installation
    kept = lost.rename(lost.with_name("kept"))
    xdotool(wine, "key", "F1")
    dialog = xdotool(wine, "search", "--sync", "--onlyvisible", "--name", "^Unexpected error").split()[-1]
    kept.rename(lost)
    xdotool(wine, "windowfocus", "--sync", dialog, "key", "--delay", 500, "shift+Tab", "space")
    picture(wine, "root", "crash-dialog")
    assert wait_until(lambda: "FileNotFoundError" in clipboard(wine), 20)
    report = clipboard(wine)
    xdotool(wine, "key", "Escape")
    assert "FileNotFoundError\r\n  flexgui/ui/menus.py:" in report
    assert not any(part in report for part in ("README", "\\", portable.name, str(home)))
    wait_for_window(wine)
    xdotool(wine, "key", "ctrl+Return")
    history = home / "history.sqlite"
    assert wait_until(lambda: history.exists() and b"/flex/v2/sessions" in history.read_bytes())
    close(wine, process)


def test_a_crash_is_recorded_and_described(wine: Wine, home: Path) -> None:
    crash = (windows_python(), "-c", CRASH, windows_path(home))
    assert wine.run(*crash).returncode != 0
    head, *places = wine.run(*crash).stdout.decode().splitlines()
    assert head == "Fatal Python error: Segmentation fault"
    assert places
    assert not any("\\" in each for each in places), "a path of this computer"


# -- Installer


def test_install_start_and_uninstall(wine: Wine) -> None:
    before = everything(wine)
    assert wine.run(built_file(f"{NAME}-setup.exe"), "/S").returncode == 0
    (link,) = wine.prefix.rglob("FlexGUI.lnk")
    (program,) = wine.prefix.rglob("Programs/FlexGUI/flexgui-cli.exe")
    assert "Start Menu" in link.parts
    done = wine.run(program, "--self-test")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"DisplayVersion    REG_SZ    {__version__}".encode() in wine.run("reg", "query", KEY).stdout
    started = wine.start("start", "/wait", "/unix", link)
    wait_for_window(wine)
    refused = wine.run(built_file(f"{NAME}-setup.exe"), "/S")
    assert refused.returncode == 2, "it was installed over a running program"
    close(wine, started)
    own = program.with_name("own.txt")
    own.write_text("a file that the user put there")
    assert wine.run(program.with_name("uninstall.exe"), "/S").returncode == 0
    assert wait_until(lambda: not program.exists() and not program.with_name("uninstall.exe").exists())
    kept = {each for each in everything(wine) - before if "FlexGUI" in str(each)}
    assert own in kept
    own.unlink()
    data = wine.prefix.joinpath(*["drive_c", "users"])
    assert all("Roaming" in str(each.relative_to(data)) or each in (own, own.parent) for each in kept), kept
    assert any("Roaming" in str(each) for each in kept), "the user's settings"
    assert wine.run("reg", "query", KEY).returncode != 0


def everything(wine: Wine) -> set[Path]:
    return set((wine.prefix / "drive_c" / "users").rglob("*"))


# -- The tests of the engine


def test_the_engine(wine: Wine) -> None:
    root = Path("tests")
    files = sorted(each.relative_to(ROOT) for each in (ROOT / root).glob("test_*.py") if each.name not in FILES)
    secrets = [root / "secret_store" / name for name in ("test_backend.py", "test_protocol.py")]
    chosen = [*files, root / "flex", root / "history", root / "profiles", root / "sandbox", *secrets]
    done = wine.run(
        windows_python(), "-m", "pytest", "-rs", "-p", "tests.end2end.on_windows", f"--rootdir={windows_path(ROOT)}",
        *(windows_path(ROOT / each) for each in chosen),
        timeout=1800,
    )  # fmt: skip
    print(done.stdout.decode(errors="replace")[-6000:])
    assert done.returncode == 0
