"""The profile that a command uses."""

from __future__ import annotations

from pathlib import Path

import pytest

from flexgui.cli.main import main
from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles.profile import Profile
from flexgui.profiles.store import ProfileStore
from flexgui.settings import Settings, SettingsStore
from flexgui.transport.trust import FILE_VARIABLES, FOLDER_VARIABLE
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


@pytest.fixture
def _test_account(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("MERCHANT_ID", "acme"), ("BASE_URL", "https://apitest.cybersource.com")):
        monkeypatch.setenv(f"FLEXGUI_{name}", value)


@pytest.mark.usefixtures("_test_account")
@pytest.mark.parametrize("command", ["capture-context", "tokenize"])
def test_the_network_settings_of_the_window_are_used(
    home: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("FLEXGUI_KEY_ID", "01234567-89ab-cdef-0123-456789abcdef")
    monkeypatch.setenv("FLEXGUI_SHARED_SECRET", "k" * 43 + "=")
    for name in (*FILE_VARIABLES, FOLDER_VARIABLE):
        monkeypatch.delenv(name, raising=False)
    SettingsStore(home).save(Settings(ca_file=str(home / "none.pem")))
    assert main([command]) != 0
    assert "none.pem of FlexGUI’s settings cannot be used" in capsys.readouterr().err


@pytest.mark.usefixtures("_test_account")
@pytest.mark.parametrize("command", ["capture-context", "tokenize"])
def test_an_unusable_p12_is_2(capsys: Capture, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.setenv("FLEXGUI_AUTH", "jwt_p12")
    monkeypatch.setenv("FLEXGUI_P12_FILE", "/nowhere/acme.p12")
    assert main([command]) == 2
    assert capsys.readouterr().err.startswith("flexgui: FLEXGUI_P12_FILE: acme.p12 could not be read")
