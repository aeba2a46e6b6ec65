"""The effective route to an environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from flexgui.errors import NotSent
from flexgui.flex.environment import TEST
from flexgui.sandbox import Sandbox
from flexgui.transport.route import NetworkSettings, Route, Setting
from flexgui.transport.transfer import Transfer


def test_the_route_is_determined_without_sending(tmp_path: Path) -> None:
    settings = NetworkSettings("", "http://p:1")
    assert Transfer.find_route(TEST, settings) == Route(Setting("http://p:1", "setting"), Setting("", "system"))
    with pytest.raises(NotSent, match="no such file"):
        Transfer.find_route(TEST, NetworkSettings(str(tmp_path / "ca.pem")))


def test_the_sandbox_is_verified_with_its_own_certificate() -> None:
    with Sandbox(tls=True) as sandbox:
        route = Transfer.find_route(sandbox.environment, NetworkSettings("/no/such/file"), str(sandbox.ca_file))
        assert route.trust == Setting(str(sandbox.ca_file), "sandbox")
