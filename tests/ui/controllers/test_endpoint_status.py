from __future__ import annotations

import pytest

from flexgui.errors import SandboxError
from flexgui.flex.catalog import load_catalog
from flexgui.flex.environment import Environment, EnvironmentKind
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.ui.controllers.endpoint_status import EndpointStatus
from flexgui.ui.request.panel import RequestPanel
from flexgui.ui.toolbar import Toolbar
from tests.ui.helpers import Later, labels

SANDBOX = Environment(EnvironmentKind.SANDBOX, "http://127.0.0.1:4711")


class Bench:
    """Returns the sandbox's environment, or raises `error`."""

    error: Exception | None = None

    def environment(self, profile: Profile) -> Environment:
        if self.error is not None:
            raise self.error
        return SANDBOX


class Shown:
    def __init__(self) -> None:
        self.bench, self.run, self.failed = Bench(), Later(), []
        self.toolbar, self.request = Toolbar(), RequestPanel(load_catalog())
        self.toolbar.resize(1440, 48)
        self.toolbar.show()
        self.toolbar.set_width(1440)
        self.destination = EndpointStatus(lambda: self.bench, self.run, self.toolbar, self.request, self.failed.append)

    @property
    def chip(self) -> list[str]:
        return labels(self.toolbar.chip)


@pytest.fixture
def shown() -> Shown:
    return Shown()


@pytest.mark.parametrize(
    ("profile", "label", "host"),
    [
        (LOCAL_SANDBOX, "Sandbox", "127.0.0.1"),
        (Profile("t", "T", EnvironmentKind.TEST, "m"), "Test", "apitest.cybersource.com"),
        (Profile("p", "P", EnvironmentKind.PRODUCTION, "m"), "Production", "api.cybersource.com"),
        (
            Profile("c", "C", EnvironmentKind.CUSTOM, "m", base_url="https://flex.example:8443"),
            "Custom",
            "flex.example",
        ),
    ],
)
def test_the_endpoint_is_shown_at_once(shown: Shown, profile: Profile, label: str, host: str) -> None:
    shown.destination.show(profile)
    assert shown.chip[0] == label
    assert shown.chip[1].startswith(host)
    assert host in shown.request.url.text()
    assert not shown.run.waiting


def test_the_sandbox_port_is_shown_once_known(shown: Shown) -> None:
    shown.destination.show(LOCAL_SANDBOX)
    shown.destination.find()
    shown.run.answer()
    assert shown.request.url.text() == "http://127.0.0.1:4711/flex/v2/sessions"


def test_a_result_for_the_previous_profile_is_ignored(shown: Shown) -> None:
    shown.destination.show(LOCAL_SANDBOX)
    shown.destination.find()
    shown.destination.show(Profile("t", "T", EnvironmentKind.TEST, "m"))
    shown.run.answer()
    assert shown.chip[0] == "Test"
    assert "4711" not in shown.request.url.text()


def test_without_a_profile_nothing_is_called_and_failures_are_reported(shown: Shown) -> None:
    shown.destination.find()
    assert not shown.run.waiting
    shown.bench.error = SandboxError("The sandbox could not listen on port 0.")
    shown.destination.show(LOCAL_SANDBOX)
    shown.destination.find()
    shown.run.answer()
    assert shown.failed == [shown.bench.error]
