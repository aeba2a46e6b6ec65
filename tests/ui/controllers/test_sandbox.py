"""The sandbox controller: the chip opens the panel, which shows the log and restarts the sandbox."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from flexgui.errors import SandboxError
from flexgui.sandbox import Sandbox
from flexgui.secret_store.memory import SessionStore
from flexgui.ui.controllers.sandbox import SandboxController
from flexgui.ui.tasks import Run
from flexgui.ui.widgets.chip import EnvironmentChip
from flexgui.workbench import Workbench
from tests.sandbox.caller import Caller
from tests.ui.helpers import Later, at_once


class Window(QWidget):
    """A window with a chip and room for the panel."""

    def __init__(self, bench: Workbench, run: Run = at_once) -> None:
        super().__init__()
        self.chip = EnvironmentChip()
        self.chip.set("sandbox", "Sandbox", "127.0.0.1")
        layout = QVBoxLayout(self)
        layout.addWidget(self.chip)
        split = QSplitter()
        layout.addWidget(split)
        self.failures: list[BaseException] = []
        self.controller = SandboxController(lambda: bench, run, self.chip, split, self.failures.append, self)

    @property
    def has_panel(self) -> bool:
        panel = self.controller.panel
        return panel is not None and not panel.isHidden()


@pytest.fixture
def window() -> Iterator[Window]:
    def make(**parameters: Any) -> Sandbox:
        return Sandbox(fast_keys=True, **parameters)

    bench = Workbench(SessionStore(), make)
    window = Window(bench)
    window.show()
    yield window
    bench.close()


def test_the_chip_opens_the_panel_and_closes_it(window: Window) -> None:
    window.chip.click()
    assert window.has_panel
    assert window.chip.property("open")
    window.chip.click()
    assert not window.has_panel


def test_a_second_click_while_the_sandbox_starts_closes_the_panel(bench: Workbench) -> None:
    later = Later()
    window = Window(bench, later)
    window.chip.click()
    assert window.chip.property("open")
    window.chip.click()
    later.answer()
    assert not window.has_panel
    assert not window.chip.property("open")
    window.chip.click()
    later.answer()
    assert window.has_panel


def test_the_chip_is_closed_if_the_sandbox_does_not_start() -> None:
    def fail(**_parameters: Any) -> Sandbox:
        raise SandboxError("no port")

    window = Window(Workbench(SessionStore(), fail))
    window.chip.click()
    assert [str(each) for each in window.failures] == ["no port"]
    assert not window.chip.property("open")


def test_show_keeps_an_open_panel_open(window: Window) -> None:
    for _ in range(2):
        window.controller.show()
        assert window.has_panel


def test_the_chip_of_another_environment_opens_nothing(window: Window) -> None:
    window.chip.set("test", "Test", "apitest.cybersource.com")
    window.chip.click()
    assert not window.has_panel


def test_a_request_appears_while_the_panel_is_open(window: Window, until: Callable[..., None]) -> None:
    window.controller.toggle()
    panel = window.controller.panel
    assert panel.address.text().startswith("http://127.0.0.1:")
    sandbox = window.controller._workbench().sandbox.start()
    Caller(sandbox).ask("GET", "/nothing")
    until(lambda: panel.log.model.rowCount() == 1)


def test_a_restart_keeps_credentials_and_faults(window: Window) -> None:
    window.controller.toggle()
    restarted: list[bool] = []
    window.controller.restarted.connect(lambda: restarted.append(True))
    before = window.controller._workbench().sandbox.start()
    before.faults.add("401")
    window.controller.restart(0, True)
    panel = window.controller.panel
    after = window.controller._workbench().sandbox.start()
    assert after.base_url.startswith("https://")
    assert panel.address.text() == after.base_url
    assert after.credentials is before.credentials
    assert set(after.faults) == {"401"}
    assert not panel.credentials.ca_file.isHidden()
    assert restarted
    assert "1 fault on" in window.chip.accessibleName()


def test_the_sandbox_keeps_running_if_the_new_port_is_in_use(window: Window) -> None:
    window.controller.toggle()
    before = window.controller._workbench().sandbox.start()
    with Sandbox(fast_keys=True) as other:
        window.controller.restart(other.port, False)
    assert [str(other.port) in str(failure) for failure in window.failures] == [True]
    assert window.controller._workbench().sandbox.start() is before
    assert Caller(before).ask("GET", "/nothing").status == 404
