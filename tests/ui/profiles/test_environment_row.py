"""The environment of a profile: its real host, and a menu to change it."""

from __future__ import annotations

import pytest

from flexgui.flex.environment import PRODUCTION, TEST, Environment, EnvironmentKind
from flexgui.ui.profiles.environment_row import EnvironmentRow
from tests.ui.helpers import labels


@pytest.fixture
def row() -> EnvironmentRow:
    row = EnvironmentRow()
    row.show()
    return row


@pytest.mark.parametrize("environment", [TEST, PRODUCTION, Environment(EnvironmentKind.CUSTOM, "http://127.0.0.1:1")])
def test_name_and_host_are_shown(row: EnvironmentRow, environment: Environment) -> None:
    row.show_environment(environment)
    assert labels(row) == [environment.label, environment.host]
    assert row.chip.property("env") == environment.kind.value


def test_a_long_host_does_not_hide_the_environment(row: EnvironmentRow) -> None:
    row.show_environment(Environment(EnvironmentKind.CUSTOM, f"https://{'a' * 60}.example"))
    assert labels(row) == ["Custom"]


def test_each_choice_emits_its_kind_and_address(row: EnvironmentRow) -> None:
    chosen: list[object] = []
    row.chosen.connect(lambda kind, base_url: chosen.append((kind, base_url)))
    for action in (*row.menu.actions(), *row.more.actions()):
        action.trigger()
    assert chosen[:3] == [
        (EnvironmentKind.TEST, None),
        (EnvironmentKind.PRODUCTION, None),
        (EnvironmentKind.CUSTOM, None),
    ]
    assert (EnvironmentKind.PRODUCTION, "https://api.in.cybersource.com") in chosen
    assert (EnvironmentKind.TEST, "https://apitest.sa.cybersource.com") in chosen
