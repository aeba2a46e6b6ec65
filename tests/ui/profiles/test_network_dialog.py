"""The network dialog: it shows what is in force, and returns the settings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from flexgui.flex.environment import TEST
from flexgui.secret_store.memory import SessionStore
from flexgui.transport.route import NetworkSettings
from flexgui.ui.profiles.network_dialog import NetworkDialog
from flexgui.workbench import Workbench
from tests.ui.profiles.offered import no_sandbox
from tests.ui.served import at_once

Open = Callable[..., NetworkDialog]


@pytest.fixture
def opened(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Open:
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
def test_settings_come_back_as_they_were(opened: Open, settings: NetworkSettings) -> None:
    assert opened(settings).settings() == settings


def test_the_effective_setting_is_shown_with_its_source(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://me:secret@proxy.example:3128")
    dialog = opened()
    assert dialog.proxy_line.note.text() == "http://proxy.example:3128 (environment variable HTTPS_PROXY)"
    assert dialog.trust_line.note.text() == "Certificates of the system"


def test_a_change_is_checked(opened: Open, tmp_path: Path) -> None:
    dialog = opened()
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


def test_a_login_of_a_proxy_is_not_saved(opened: Open) -> None:
    dialog = opened()
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
