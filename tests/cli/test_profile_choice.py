"""Which profile a command acts as."""

from __future__ import annotations

from pathlib import Path

from flexgui.cli.main import main
from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles.profile import Profile
from flexgui.profiles.store import ProfileStore
from tests.cli.commands import Capture, run_process


def test_a_profile_without_a_keyring_is_3(home: Path, tmp_path: Path) -> None:
    ProfileStore(home).save([Profile("p", "Acme", EnvironmentKind.TEST, "m", "k")])
    environment = {"FLEXGUI_HOME": str(home), "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    done = run_process("capture-context", "--profile", "Acme", **environment)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("flexgui: No keyring is running on this computer. Start one, ")
    assert "FLEXGUI_MERCHANT_ID" in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_ambiguous_profile_name_is_2(home: Path, capsys: Capture) -> None:
    ProfileStore(home).save([Profile(each, "Acme", EnvironmentKind.TEST, "m", "k") for each in ("p1", "p2")])
    assert main(["capture-context", "--profile", "Acme"]) == 2
    assert "its ID: p1, p2" in capsys.readouterr().err
