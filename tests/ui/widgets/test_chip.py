"""The chip shows the environment and the real host."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QWidget

from flexgui.ui.resources import color
from flexgui.ui.widgets.chip import ICONS, EnvironmentChip

Picture = Callable[[QWidget], QImage]


def shown(chip: EnvironmentChip) -> list[str]:
    return [each.text() for each in chip.findChildren(QLabel) if each.isVisibleTo(chip)]


GROUNDS = {
    "sandbox": "sandbox_soft",
    "custom": "sandbox_soft",
    "test": "test_soft",
    "production": "production_fill",
}


@pytest.mark.parametrize("kind", ICONS)
def test_each_environment_has_its_background(picture: Picture, kind: str) -> None:
    chip = EnvironmentChip()
    chip.set("test" if kind != "test" else "sandbox", "Before", "before.example")
    picture(chip)
    chip.set(kind, kind.title(), "host.example:8443")
    assert shown(chip) == [kind.title(), "host.example:8443"]
    assert chip.accessibleName() == f"Environment: {kind.title()} host.example:8443"
    assert chip.toolTip() == "Requests go to host.example:8443"
    image = picture(chip)
    assert QColor(image.pixel(image.width() // 2, 3)) == color(GROUNDS[kind])


def test_the_environment_is_shown_if_there_is_no_room_for_the_host() -> None:
    chip = EnvironmentChip()
    chip.set("production", "Production", "host.example")
    chip.set_spare_width(0)
    assert shown(chip) == ["Production"]
    assert "host.example" in chip.toolTip()
    chip.set_spare_width(chip.host_width)
    assert shown(chip) == ["Production", "host.example"]


def test_without_a_host_the_tooltip_names_this_computer() -> None:
    chip = EnvironmentChip()
    chip.set("sandbox", "Sandbox", "")
    assert chip.toolTip() == "Requests go to this computer"


def test_only_the_chip_of_the_sandbox_is_a_button() -> None:
    chip, requested = EnvironmentChip(), []
    chip.panel_requested.connect(lambda: requested.append(True))
    for kind in ICONS:
        chip.set(kind, kind, "host.example")
        chip.click()
    assert len(requested) == 1


def test_faults_that_are_on_are_counted() -> None:
    chip = EnvironmentChip()
    chip.set("sandbox", "Sandbox", "127.0.0.1")
    chip.set_faults(2)
    assert shown(chip) == ["Sandbox", "127.0.0.1", "2 faults on"]
    assert "2 faults on" in chip.accessibleName()
    whole = chip.spare_width
    chip.set_spare_width(whole - 1)
    assert shown(chip) == ["Sandbox", "127.0.0.1", "2"], "the words go first"
    assert chip.spare_width < whole
    chip.set_spare_width(0)
    assert shown(chip) == ["Sandbox", "2"]
    assert chip.spare_width == 0
    chip.set("test", "Test", "host.example")
    assert shown(chip) == ["Test"]
