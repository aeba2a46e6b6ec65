"""A desktop for tests, with display, window manager, bus, keyring and home folder, and FlexGUI's window on it.

The tests fail if a tool is missing; the Test command installs the tools.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

TRIES = 3
ROOT = Path(__file__).parent.parent.parent
READER = Path(__file__).with_name("screen_reader.py")
STORE = """
import sys
from flexgui.flex.secret import Secret
from flexgui.secret_store.keyring_store import KeyringStore
store = KeyringStore(20)
store.set(sys.argv[1], Secret(sys.stdin.read()))
assert store.get(sys.argv[1]) is not None
"""
UNWANTED = ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "PYTHON_KEYRING_BACKEND")


class Desktop:
    """A desktop that runs until `close`."""

    def __init__(self, home: Path, screen: str = "1600x1000x24") -> None:
        self._screen = screen
        runtime = home / "run"
        runtime.mkdir(parents=True, mode=0o700)
        kept = {name: value for name, value in os.environ.items() if name not in UNWANTED}
        self.environment = {
            **kept,
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(runtime),
            "PYTHONPATH": str(ROOT),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_LOGGING_RULES": "qt.accessibility.atspi=false",  # warns about every deleted widget
            "NO_PROXY": "127.0.0.1",
        }
        self.program: tuple[str, ...] = (sys.executable, "-m", "flexgui")
        """The command that starts FlexGUI."""
        self._processes: list[subprocess.Popen[str]] = []
        try:
            self._set_up()
        except BaseException:
            self.close()
            raise

    def _set_up(self) -> None:
        display = self._start("Xvfb", "-displayfd", "1", "-screen", "0", self._screen, "-noreset", "-nolisten", "tcp")
        self.environment["DISPLAY"] = f":{_line(display)}"
        bus = self._start("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1")
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = _line(bus)
        self._start("openbox")
        self._keyring = self._start("gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets")
        self._keyring.stdin.write("pw")
        self._keyring.stdin.close()
        self.reader = self._start("/usr/bin/python3", str(READER))

    def keep_secret(self, profile_id: str, secret: str) -> None:
        """Store a secret in the keyring, as FlexGUI does."""
        command = [sys.executable, "-c", STORE, profile_id]
        done = subprocess.run(
            command, input=secret, env=self.environment, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stderr

    @contextmanager
    def silent_keyring(self) -> Iterator[None]:
        """Suspend the keyring, so that it does not answer."""
        self._keyring.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._keyring.send_signal(signal.SIGCONT)

    def ask(self, *what: object) -> Any:
        """Send a command to screen_reader.py and return the response."""
        self.reader.stdin.write(json.dumps(what) + "\n")
        self.reader.stdin.flush()
        return json.loads(_line(self.reader))

    def xdotool(self, *arguments: object) -> str:
        """Move the mouse or press keys."""
        command = ["xdotool", *map(str, arguments)]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=30, check=False)
        assert done.returncode == 0, (command, done.stderr)
        return done.stdout

    def open(self, home: Path, output: Path | None = None, token: Path | None = None, **environment: str) -> Window:
        """Start FlexGUI with this data folder, and with the token in a file if one is given.

        Its output is appended to the file `output`, or goes to the output of the tests.
        """
        return Window(self, home, output, environment, token)

    def close(self) -> None:
        """End all processes, the last one first."""
        for process in reversed(self._processes):
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()

    def _start(self, *command: str) -> subprocess.Popen[str]:
        try:
            process = subprocess.Popen(
                command, env=self.environment, text=True,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        except FileNotFoundError as error:
            raise AssertionError(f"{command[0]} is needed; sh tests/run installs it") from error
        self._processes.append(process)
        return process


class Window:
    """A running program, controlled from outside."""

    def __init__(
        self, desktop: Desktop, home: Path, output: Path | None, more: dict[str, str], token: Path | None
    ) -> None:
        self._desktop = desktop
        environment = desktop.environment | {"FLEXGUI_HOME": str(home)} | more
        with output.open("ab") if output is not None else nullcontext() as file:
            self.process = subprocess.Popen(
                [*desktop.program, *([str(token)] if token else [])],
                env=environment,
                cwd=ROOT,
                stdout=file,
                stderr=file,
            )
        try:
            self._id = self._shown()
            desktop.xdotool("windowactivate", "--sync", self._id)
            assert self.ask("wait", "Fields" if token is None else "Checks"), self.ask("names")
        except BaseException:
            self.kill()
            raise

    def _shown(self) -> str:
        """Wait for the window and return its ID on the display."""
        command = ("search", "--sync", "--onlyvisible", "--pid", self.process.pid, "--name", "FlexGUI")
        for _ in range(TRIES):
            with suppress(AssertionError):  # xdotool fails if a window that it examines closes
                return self._desktop.xdotool(*command).split()[0]
        return self._desktop.xdotool(*command).split()[0]

    def ask(self, what: str, *arguments: object) -> Any:
        """Send a command about this window to the screen reader and return the response."""
        assert self.process.poll() is None, f"FlexGUI ended with {self.process.returncode}"
        return self._desktop.ask(what, self.process.pid, *arguments)

    def press(self, name: str) -> None:
        """Press a button by its accessible name."""
        assert self.ask("press", name), (name, self.ask("names"))

    def click(self, name: str, role: str = "") -> None:
        """Click on the widget with this accessible name."""
        spot = self.ask("middle", name, role)
        assert spot, (name, self.ask("names"))
        self._desktop.xdotool("mousemove", *spot, "click", 1)

    def enter(self, name: str, role: str, text: str) -> None:
        """Click on a field until it has the focus and type a text; repeat if characters were lost."""
        for _ in range(TRIES):
            self.click(name, role)
            if not self.ask("wait_focused", name, role):
                continue  # the window was still moving
            self.keys("ctrl+a", "Delete")
            self.types(text)
            if self.ask("wait_length", name, role, len(text)):
                return
        raise AssertionError(f"{name} did not take the text: {self.ask('names')}")

    def keys(self, *keys: str) -> None:
        """Press keys."""
        self._desktop.xdotool("key", "--delay", 20, *keys)

    def types(self, text: str) -> None:
        """Type a text into the focused widget."""
        self._desktop.xdotool("type", "--delay", 15, text)

    def sees(self, name: str) -> None:
        """Wait until the window shows this accessible name."""
        assert self.ask("wait", name), (name, self.ask("names"))

    def loses(self, name: str) -> None:
        """Wait until the window no longer shows this accessible name."""
        assert self.ask("wait_gone", name), (name, self.ask("names"))

    def minimise(self) -> None:
        """Minimise the window."""
        self._desktop.xdotool("windowminimize", self._id)

    def restore(self) -> None:
        """Restore the window."""
        self._desktop.xdotool("windowactivate", "--sync", self._id)

    def ended(self, seconds: float = 5) -> int:
        """Wait for the program to end and return its exit code."""
        return self.process.wait(seconds)

    def kill(self) -> None:
        """Kill the program if it is still running."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


OpenWindow = Callable[..., Window]
"""`Desktop.open`, with windows that are closed after the test."""


def _line(process: subprocess.Popen[str]) -> str:
    line = process.stdout.readline().strip()
    assert line, f"{process.args} ended without output; sh tests/run installs what it needs"
    return line
