"""Canaries: a whole session with secrets, followed by a search for them in all files, processes and outputs.

The secrets are typed into the window, also into the request body, used with all three methods, rejected, exported, and
used by code that raises exceptions; FlexGUI and its libraries log everything. Afterwards no file except the keyring's
and the user's P12, no argument list, environment, output or clipboard contains a secret in any encoding.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex
from urllib.parse import quote

import pytest

from flexgui.flex.credentials import SharedSecretCredentials, SigningMethod
from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.secret import Secret
from flexgui.profiles.profile import Profile
from flexgui.profiles.store import ProfileStore, export_profiles, import_profiles
from flexgui.sandbox import Sandbox
from flexgui.settings import Settings, SettingsStore
from tests.end2end.desktop import ROOT, Desktop, Window
from tests.leaks import Canaries, Leak
from tests.made_p12 import make_p12, rsa_key

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="an X display, a bus and AT-SPI are Linux's own")

KEY_ID = "01234567-0123-0123-0123-012345678912"
# Different in each run, so that concurrent runs do not find each other's.
SECRET_BYTES = f"CANARY of a secret {token_hex(7)}".encode()[:32]
SECRET = base64.b64encode(SECRET_BYTES).decode()
PASS_PHRASE = f"CANARY-pass+phrase/={token_hex(8)}"
NUMBER = '{"fields":{"paymentInformation":{"card":{"number":{}}}}}'
METHODS = (SigningMethod.JWT_SHARED_SECRET, SigningMethod.HTTP_SIGNATURE, SigningMethod.JWT_P12)
LOUD = """
import http.client, logging, os, sys
logging.basicConfig(level=logging.DEBUG, filename=os.path.join(os.environ["HOME"], "everything.log"))
http.client.HTTPConnection.debuglevel = 1
"""
PASTE = """
import json, sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
for _ in sys.stdin:
    app.processEvents()
    print(json.dumps(app.clipboard().text()), flush=True)
"""
"""Prints the text on the clipboard for each line of input."""

BROKEN = """
import flexgui.flex.auth.jwt_bearer as bearer
def broken(credentials, *rest, **more):
    key = credentials.secret.reveal()
    raise RuntimeError("broken on purpose, with " + "a secret in a local")
bearer.sign = broken
import flexgui.flex.p12_reader as p12
def torn(raw, pass_phrase):
    phrase = pass_phrase.reveal()
    raise RuntimeError("broken on purpose, with " + "a pass phrase in a local")
p12._load = torn
"""
BROKEN_SLOT = """
from flexgui.ui.widgets.buttons import CopyButton
def copy(button):
    raise RuntimeError(kept[0].secret.reveal())
CopyButton.copy = copy
kept = []
def broken_and_kept(credentials, *rest, **more):
    kept.append(credentials)
    return broken(credentials)
bearer.sign = broken_and_kept
"""
LEAKY = (
    'open(os.path.join(os.environ["HOME"], "notes"), "a").write(text)',
    "logging.debug(text.encode().hex())",
    "print(base64.b64encode(text.encode()).decode(), file=sys.stderr)",
    'open(os.path.join(os.environ["HOME"], quote(text, safe="")), "a").close()',
)
"""Ways in which a careless program could leak a secret `text`."""


class Session:
    """A desktop, a home folder, and the output of all programs."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.desktop = Desktop(self.home)
        self.data = self.home / "flexgui"
        self.output = self.home / "output"
        self.site = folder / "site"
        self.site.mkdir()
        self.behave(LOUD)
        for name, place in (("TMPDIR", "tmp"), ("XDG_CACHE_HOME", "cache"), ("XDG_CONFIG_HOME", "config")):
            (self.home / place).mkdir()
            self.desktop.environment[name] = str(self.home / place)
        self.desktop.environment |= {
            "FLEXGUI_HOME": str(self.data),
            "PYTHONPATH": f"{self.site}{os.pathsep}{ROOT}",
            "FLEXGUI_LOG": "debug",
            "PYTHONDEVMODE": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        self.pasting = subprocess.Popen(
            [sys.executable, "-I", "-c", PASTE], env=self.desktop.environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        self.p12 = self.home / "keys" / "acme.p12"
        self.p12.parent.mkdir()
        self.p12.write_bytes(make_p12("acme", pass_phrase=PASS_PHRASE).raw)

    def behave(self, code: str) -> None:
        """Run this code at the start of each new Python process."""
        (self.site / "sitecustomize.py").write_text(code)

    def command(self, *arguments: str) -> str:
        """Run a FlexGUI command and return its output and messages."""
        command = [sys.executable, "-m", "flexgui", *arguments]
        done = subprocess.run(
            command, env=self.desktop.environment, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
        )
        with self.output.open("a") as file:
            file.write(done.stdout + done.stderr)
        return done.stdout + done.stderr

    def clipboard(self) -> str:
        """Return the text on the clipboard."""
        stdin, stdout = self.pasting.stdin, self.pasting.stdout
        stdin.write("\n")
        stdin.flush()
        return str(json.loads(stdout.readline()))

    def leaks(self, canaries: Canaries) -> list[Leak]:
        """Return the leaks in all files except those of the keyring and the P12, and in the arguments of processes."""
        own = [self.p12, self.home / ".local" / "share" / "keyrings"]
        return [*canaries.in_files([self.home, self.site], own), *canaries.in_processes()]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = Session(tmp_path)
    yield session
    with session.pasting as pasting:
        pasting.terminate()
    session.desktop.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Sandbox]:
    """A sandbox in the test process, so that secrets can be passed to it without leaks."""
    (tmp_path / "acme.pem").write_bytes(make_p12("acme").pem)
    credentials = SharedSecretCredentials(SigningMethod.JWT_SHARED_SECRET, "acme", KEY_ID, Secret(SECRET))
    with Sandbox(credentials=credentials, certificates=[tmp_path / "acme.pem"]) as running:
        yield running


@pytest.fixture(scope="module")
def canaries() -> Canaries:
    numbers = rsa_key("merchant").private_numbers()
    exponent, prime = numbers.d.to_bytes(256, "big"), numbers.p.to_bytes(128, "big")
    pieces = {f"exponent from {at}": exponent[at : at + 24] for at in range(0, 240, 24)}
    pieces |= {f"prime from {at}": prime[at : at + 24] for at in range(0, 96, 24)}
    return Canaries({"shared secret": SECRET, "its bytes": SECRET_BYTES, "pass phrase": PASS_PHRASE, **pieces})


def profiles(server: Sandbox, p12: Path) -> list[Profile]:
    """Return one profile per signing method, without secrets."""
    return [
        Profile(
            f"p{number}", method.label, EnvironmentKind.CUSTOM, "acme", KEY_ID, method, server.base_url,
            p12_file=str(p12) if method is SigningMethod.JWT_P12 else "",
        )
        for number, method in enumerate(METHODS)
    ]  # fmt: skip


def enter(window: Window, field: str, secret: str) -> None:
    """Type a secret into the profile dialog and save it."""
    window.press("Edit profiles")
    window.enter(field, "password text", secret)
    window.press("Save")
    window.loses(field)


def test_a_session_leaks_no_secret(session: Session, server: Sandbox, canaries: Canaries) -> None:
    ProfileStore(session.data).save(profiles(server, session.p12))
    SettingsStore(session.data).save(Settings(last_profile="p0", last_body=NUMBER))
    window = session.desktop.open(session.data, session.output)
    seen: list[Leak] = []
    try:
        for number, method in enumerate(METHODS):
            window.keys(f"alt+{number + 2}")
            window.sees("No response yet")
            window.press("Send")
            window.sees("No secret for this profile")
            p12 = method is SigningMethod.JWT_P12
            enter(window, "Pass phrase" if p12 else "Shared secret", PASS_PHRASE if p12 else SECRET)
            window.press("Send")
            window.sees("Signature valid")
            server.faults.add("401")
            window.press("Send")
            window.sees("401 Authentication Failed")
            server.faults.clear()
            window.press("Diagnose")
            assert window.ask("wait_start", "No cause found")
            window.press("Copy report…")
            window.press("Copy report")
            seen += canaries.in_bytes(session.clipboard().encode(), "clipboard after the report of a diagnosis")
            window.press("Sign it right")
            window.sees("Signed now; the shared secret is never shown. Its signature holds for a short time.")
            window.press("Copy the corrected request")
            seen += canaries.in_bytes(session.clipboard().encode(), "clipboard after the right request")
            window.keys("ctrl+1")
            server.faults.add("reset")
            window.press("Send")
            window.sees("Connection broken")
            server.faults.clear()
            seen += canaries.in_environment(window.process.pid)
            seen += session.leaks(canaries)
        window.press("Send")
        window.sees("Signature valid")
        for words in ("Copy the body", "Copy the address"):
            window.press(words)
            seen += canaries.in_bytes(session.clipboard().encode(), f"clipboard after {words}")
        window.keys("ctrl+shift+c")
        seen += canaries.in_bytes(session.clipboard().encode(), "clipboard after copying the token")
        window.keys("ctrl+4")
        window.enter("Request that failed", "text", SECRET)  # pasted by mistake; must not be saved
        window.sees("This request cannot be read")
        window.keys("ctrl+1")
        window.enter("Request body", "text", SECRET)
        window.keys("ctrl+q")
        assert window.ended(20) == 0
    finally:
        window.kill()
    assert SettingsStore(session.data).load().last_body is not None
    for method in METHODS:
        assert '"state": "valid"' in session.command("capture-context", "--profile", method.label, "--json")
    exported = export_profiles(ProfileStore(session.data).load())
    (session.home / "export.json").write_text(exported)
    assert [each.method for each in import_profiles(exported)] == list(METHODS)
    assert session.command("history", "list").count("401 Authentication Failed") == len(METHODS)
    assert '"exchange"' in session.command("history", "show", "1", "--json")
    session.behave(LOUD + BROKEN)
    for method in (METHODS[0], METHODS[2]):
        output = session.command("capture-context", "--profile", method.label)
        assert "This should not happen: RuntimeError" in output
    session.behave(LOUD + BROKEN + BROKEN_SLOT)
    broken = session.desktop.open(session.data, session.output)
    try:
        broken.keys("alt+2")
        broken.press("Send")
        broken.sees("Unexpected error in FlexGUI")
        broken.press("Copy the body")
        assert "\nRuntimeError\n" in broken.ask("text", "Report")
        broken.press("Copy report")
        broken.sees("Copied")
        assert "\nRuntimeError\n" in session.clipboard()
        seen += canaries.in_bytes(session.clipboard().encode(), "clipboard after Copy report")
        seen += session.leaks(canaries)
        broken.press("Close")
        broken.click("Request body")  # the window has the focus again only when the dialog is closed
        broken.keys("ctrl+q")
        assert broken.ended(20) == 0
    finally:
        broken.kill()
    assert (session.home / "everything.log").stat().st_size > 0
    assert [*seen, *session.leaks(canaries)] == []


def test_a_leak_is_detected(session: Session, server: Sandbox, canaries: Canaries) -> None:
    (profile, *_) = profiles(server, session.p12)
    ProfileStore(session.data).save([profile])
    session.desktop.keep_secret(profile.secret_name, SECRET)
    assert session.leaks(canaries) == []
    session.behave(f"""{LOUD}
import base64
from urllib.parse import quote
from flexgui.flex.secret import Secret
honest = Secret.reveal
def reveal(secret):
    text = honest(secret)
    {"; ".join(LEAKY)}
    return text
Secret.reveal = reveal
""")
    assert session.command("capture-context", "--profile", profile.id)
    found = {each.place for each in session.leaks(canaries) if each.secret == "shared secret"}
    named = f"name of {session.home / quote(SECRET, safe='')}"
    assert found == {*map(str, (session.home / "notes", session.home / "everything.log", session.output)), named}
