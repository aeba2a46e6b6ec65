"""The network dialog shows the effective settings and returns the edited ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from flexgui.flex.environment import TEST
from flexgui.secret_store.memory import SessionStore
from flexgui.transport.route import NetworkSettings
from flexgui.ui.profiles.network_dialog import NetworkDialog
from flexgui.workbench import Workbench
from tests.ui.helpers import at_once, toggle
from tests.ui.profiles.helpers import no_sandbox

Open = Callable[..., NetworkDialog]


@pytest.fixture
def open_dialog(monkeypatch: pytest.MonkeyPatch) -> Open:
    for name in ("HTTPS_PROXY", "ALL_PROXY", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)

    def make(settings: NetworkSettings = NetworkSettings()) -> NetworkDialog:  # noqa: B008  frozen
        bench = Workbench(SessionStore(), no_sandbox)
        dialog = NetworkDialog(settings, TEST, run=at_once, workbench=lambda: bench)
        dialog.show()
        return dialog

    return make


@pytest.mark.parametrize(
    "settings",
    [
        NetworkSettings(),
        NetworkSettings("/ca.pem", "none"),
        NetworkSettings("", "http://proxy.example:3128"),
    ],
)
def test_unchanged_settings_are_returned(open_dialog: Open, settings: NetworkSettings) -> None:
    assert open_dialog(settings).settings() == settings


def test_the_effective_setting_is_shown_with_its_source(open_dialog: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://me:secret@proxy.example:3128")
    dialog = open_dialog()
    assert dialog.proxy_line.note.text() == "http://proxy.example:3128 (environment variable HTTPS_PROXY)"
    assert dialog.trust_line.note.text() == "Certificates of the system"


def test_changes_are_validated(open_dialog: Open, tmp_path: Path) -> None:
    dialog = open_dialog()
    dialog.modes[""].click()
    assert not dialog.save.isEnabled()
    dialog.address.edit.setText("socks5://proxy.example:1080")
    dialog.address.changed.emit()
    dialog.check()
    assert "SOCKS proxy" in (dialog.proxy_line.error or "")
    dialog.modes["none"].click()
    dialog.ca_file.edit.setText(str(tmp_path / "ca.pem"))
    dialog.check()
    assert "no such file" in (dialog.trust_line.error or "")
    assert dialog.proxy_line.error is None
    dialog.ca_file.edit.setText("")
    dialog.check()
    assert dialog.proxy_line.error is None
    assert dialog.settings() == NetworkSettings("", "none")


def test_proxy_credentials_are_not_saved(open_dialog: Open) -> None:
    dialog = open_dialog()
    dialog.modes[""].click()
    dialog.address.edit.setText("http://me:secret@proxy.example:3128")
    dialog.address.changed.emit()
    assert not dialog.save.isEnabled()
    assert "HTTPS_PROXY" in (dialog.address.error or "")
    dialog.save.click()
    assert dialog.result() == 0
    dialog.address.edit.setText("http://proxy.example:3128")
    dialog.address.changed.emit()
    assert dialog.save.isEnabled()
    assert dialog.address.error is None


def test_a_screen_reader_chooses_the_proxy(open_dialog: Open) -> None:
    dialog = open_dialog()
    toggle(dialog.modes[""])
    assert not dialog.save.isEnabled()
    toggle(dialog.modes["none"])
    assert dialog.save.isEnabled()
