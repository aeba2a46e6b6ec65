"""Takes screenshots of the real window in every state: ``python -m tests.end2end.pictures FOLDER``.

Run it in the project folder; it has its own display, window manager and data folder. States are reached like by a user,
with the embedded sandbox as server: light and dark, small and large, and at double scale.
``--only 1440x900-light`` selects one set, ``--language de`` another language.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from tests.end2end.desktop import ROOT, Desktop

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from flexgui.ui.app import Application

SIZES = ((1024, 640, 1), (1440, 900, 1), (1440, 900, 1.5), (1440, 900, 2), (3840, 2160, 1))
SETS = [
    (f"{width}x{height}{f'@{scale}x' if scale > 1 else ''}-{scheme}", width, height, scale, scheme)
    for (width, height, scale), scheme in itertools.product(SIZES, ("light", "dark", "contrast"))
]
FAULTS = (
    ("expired", "expired"), ("401", "refused"), ("429", "rate-limit"), ("403", "forbidden"), ("reset", "broken"),
    ("bad-signature", "invalid"), ("wrong-kid", "not-checked"), ("fewer-fields", "other-fields"),
)  # fmt: skip
"""Faults of the sandbox, and the names of their pictures."""
PROFILES = [
    {"id": "test", "name": "Acme test", "kind": "test", "merchant_id": "acme_test", "method": "jwt_shared_secret",
     "key_id": "08c94330-f618-42a3-b09d-e1e43be5efda"},
    {"id": "p12", "name": "Acme P12", "kind": "test", "merchant_id": "acme_test", "method": "jwt_p12"},
    {"id": "http", "name": "Acme legacy", "kind": "test", "merchant_id": "acme_test", "method": "http_signature",
     "key_id": "08c94330-f618-42a3-b09d-e1e43be5efda"},
    {"id": "live", "name": "Acme live", "kind": "production", "merchant_id": "acme_eu", "method": "jwt_shared_secret",
     "key_id": "08c94330-f618-42a3-b09d-e1e43be5efda"},
]  # fmt: skip


class Photographer:
    """Controls one window from inside and saves screenshots of it."""

    def __init__(self, application: Application, folder: Path, name: str) -> None:
        self.application, self.window = application, application.window
        self._folder, self._name = folder, name

    def until(self, condition: Callable[[], object], seconds: float = 15) -> None:
        """Run the event loop until a condition holds."""
        end = monotonic() + seconds
        while not condition():
            assert monotonic() < end, f"{self._name}: the condition never held"
            self.application.qt.processEvents()
            sleep(0.01)

    def rest(self, seconds: float = 0.4) -> None:
        """Wait until the window is idle."""
        end = monotonic() + seconds
        self.until(lambda: monotonic() > end, seconds + 5)

    def take(self, state: str, what: QWidget | None = None) -> None:
        """Save a screenshot of this window."""
        self.rest()
        shown = what or self.window
        picture = shown.screen().grabWindow(shown.winId())
        assert picture.save(str(self._folder / f"{self._name}-{state}.png"))

    def send(self) -> None:
        """Send and wait for the response."""
        self.window.send()
        self.until(lambda: not self.window.request_controller.busy)
        self.rest()

    def take_all(self, width: int, height: int) -> None:
        """Show every state, one after the other."""
        from flexgui.ui.toolbar import INSPECT, REQUEST

        window = self.window
        window.show()
        window.resize(width, height)
        self.rest(1.5)
        self.take("empty")
        window.fields.apply_preset("Card with optional CVN and expiry")
        self.send()
        self.take("answer")
        window.request.show_signing()
        self.take("signed")
        window.request.tabs.set_current(0)
        for fault, state in FAULTS:
            MADE[0].faults.add(fault)
            self.send()
            MADE[0].faults.clear()
            self.take(state)
        self.send()
        token = window.response.outcome.token.text
        window.show_mode(INSPECT)
        self.take("inspect-empty")
        window.inspect_controller.inspector.open_text(token)
        self.rest(1)
        self.take("inspect")
        window.show_mode(REQUEST)
        window.history.toggle()
        self.take("history")
        window.history.toggle()
        window.profiles_controller.choose("test")
        self.send()
        self.take("no-keyring")
        window.profiles_controller.choose("live")
        self.take("production")
        window.profiles_controller.choose("local")
        self.take_request()
        self.take_tokenize()
        self.take_diagnose()
        self.take_sandbox()
        self.take_forms()

    def take_request(self) -> None:
        """Show the request with its code, an invalid custom field, and the menu of the response."""
        from flexgui.ui.request.panel import AS_SENT, CODE

        window = self.window
        self.send()
        for tab, state in ((AS_SENT, "as-sent"), (CODE, "code")):
            window.request.tabs.set_current(tab)
            self.take(state)
        window.request.tabs.set_current(0)
        window.fields.add.click()
        window.fields.own_row.path.setText("orderInformation.billTo.")
        window.fields.own_row.path.finished.emit()
        self.take("wrong-path")
        window.fields.own_row.path.clear()
        window.fields.add.click()

    def take_tokenize(self) -> None:
        """Show the Tokenize mode, empty and with a token."""
        from flexgui.ui.main_window import REQUEST, TOKENIZE

        window = self.window
        window.show_mode(TOKENIZE)
        self.take("tokenize-empty")
        window.send()
        self.until(lambda: not window.busy)
        self.rest(1)
        self.take("tokenize")
        token = window.tokenize_controller.flow.page.token
        token.tabs.set_current(1)
        self.take("payment")
        token.payment.send.click()
        self.until(lambda: not window.busy)
        self.take("paid")
        token.tabs.set_current(0)
        window.show_mode(REQUEST)

    def take_diagnose(self) -> None:
        """Show the Diagnose mode, empty and with its sample."""
        from flexgui.ui.toolbar import DIAGNOSE, REQUEST

        window = self.window
        window.show_mode(DIAGNOSE)
        self.take("diagnose-empty")
        window.diagnose_controller.try_sample()
        result = window.diagnose_controller.page.result
        self.until(lambda: result.reading)
        for tab, state in enumerate(("diagnose", "lines", "signed-right", "report")):
            result.view.tabs.set_current(tab)
            self.take(state)
        result.view.tabs.set_current(0)
        window.show_mode(REQUEST)

    def take_sandbox(self) -> None:
        """Show the sandbox panel with a fault, and its dialog."""
        from flexgui.ui.sandbox.start_dialog import StartDialog

        window = self.window
        window.sandbox_controller.toggle()
        panel = window.sandbox_controller.panel
        self.until(lambda: "slow" in panel.faults.rows)
        self.rest(1)
        self.until(lambda: "slow" in panel.faults.rows)
        panel.faults.rows["slow"].box.click()
        panel.log.table.setCurrentIndex(panel.log.model.index(1, 0))
        self.take("sandbox")
        panel.faults.rows["slow"].box.click()
        window.sandbox_controller.toggle()
        dialog = StartDialog(8080, False, window)
        dialog.open()
        self.take("sandbox-start", dialog)
        dialog.deleteLater()

    def take_forms(self) -> None:
        """Show the profile dialog with each kind of profile."""
        from flexgui.clock import utc_now
        from flexgui.data_folder import data_dir
        from flexgui.secret_store.keyring_store import KeyringStore
        from flexgui.ui.profiles.dialog import ProfilesDialog

        window = self.window
        for profile_id in ("test", "p12", "http", "live"):
            dialog = ProfilesDialog(
                window.profiles_controller.profiles,
                profile_id,
                run=self.application.background.run,
                workbench=self.application.workbench(),
                store=KeyringStore(),
                data_dir=data_dir(),
                now=utc_now,
                parent=window,
            )
            dialog.open()
            self.rest(1)
            self.take(f"profile-{profile_id}", dialog)
            dialog.close()
            dialog.deleteLater()


MADE: list = []


def sandbox(**parameters):
    """Create the embedded sandbox and keep a reference to it."""
    from flexgui.sandbox import Sandbox

    MADE.append(Sandbox(**parameters))
    return MADE[0]


def inside(folder: Path, name: str, width: int, height: int) -> None:
    """Take one set of pictures in a separate process."""
    from flexgui import embedded_sandbox
    from flexgui.ui import app

    embedded_sandbox.make_sandbox = sandbox
    application = app.build(["flexgui"])
    Photographer(application, folder, name).take_all(width, height)
    application.close()
    sys.stdout.flush()
    os._exit(0)


def main() -> None:
    """Take every requested set of pictures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--only", default="")
    options.add_argument("--language", default="en")
    options.add_argument("--inside", nargs=3, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.inside:
        inside(chosen.folder, chosen.inside[0], int(chosen.inside[1]), int(chosen.inside[2]))
    chosen.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        desktop = Desktop(Path(home), screen="3900x2300x24")
        try:
            for name, width, height, scale, scheme in SETS:
                if chosen.only in name:
                    own = Path(home) / name
                    own.mkdir()
                    own.joinpath("settings.json").write_text(
                        json.dumps({"appearance": scheme, "language": chosen.language})
                    )
                    own.joinpath("profiles.json").write_text(json.dumps({"profiles": PROFILES}))
                    environment = desktop.environment | {
                        "FLEXGUI_HOME": str(own),
                        "QT_SCALE_FACTOR": str(scale),
                        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
                    }
                    command = [sys.executable, "-m", "tests.end2end.pictures", str(chosen.folder.resolve())]
                    command += ["--inside", name, str(width), str(height)]
                    subprocess.run(command, env=environment, cwd=ROOT, check=True)
                    print(name)
        finally:
            desktop.close()


if __name__ == "__main__":
    main()
