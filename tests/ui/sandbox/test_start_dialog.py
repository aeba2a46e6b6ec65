"""The dialog for port and TLS."""

from __future__ import annotations

from flexgui.ui.sandbox.start_dialog import StartDialog


def test_only_valid_ports_are_accepted() -> None:
    dialog = StartDialog(8080, False)
    assert (dialog.port, dialog.tls) == (8080, False)
    dialog.port_edit.setText("")
    assert not dialog.restart.isEnabled()
    dialog.port_edit.setText("0")
    assert dialog.restart.isEnabled()
