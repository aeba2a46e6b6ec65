from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from flexgui.flex.catalog import load_catalog
from flexgui.flex.request import CaptureContextRequest
from flexgui.outcome import Outcome
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.sandbox import Sandbox
from flexgui.ui.controllers.tokenize import TokenizeController
from tests.shared_sandbox import workbench
from tests.ui.helpers import CARD, Clock, run_here


class Profiles(QObject):
    """Has the only member of the profiles controller that is used."""

    switched = Signal(str, str)

    @property
    def current(self) -> Profile:
        return LOCAL_SANDBOX


@pytest.fixture
def stack() -> QStackedWidget:
    stack = QStackedWidget()
    stack.addWidget(QWidget())
    return stack


def controller(sandbox: Sandbox, stack: QStackedWidget) -> TokenizeController:
    clock = Clock()
    bench = workbench(sandbox, clock)
    return TokenizeController(
        lambda: bench, run_here, load_catalog, clock, stack, Profiles(), CaptureContextRequest, stack
    )  # fmt: skip


def context(sandbox: Sandbox) -> Outcome:
    return workbench(sandbox, Clock()).create_capture_context(LOCAL_SANDBOX, CARD)


def test_the_page_is_built_when_it_is_first_shown(sandbox: Sandbox, stack: QStackedWidget) -> None:
    made = controller(sandbox, stack)
    made.take_context(context(sandbox))
    made.cancel()
    assert not made.busy
    assert stack.count() == 1
    made.show()
    made.show()
    assert stack.count() == 2
    assert "valid" in made.flow.page.strip.stations[0].button.accessibleName().lower()


def test_the_context_is_kept_if_the_page_cannot_be_built(
    sandbox: Sandbox, stack: QStackedWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = controller(sandbox, stack)
    made.take_context(context(sandbox))
    with monkeypatch.context() as patch, pytest.raises(TypeError):
        patch.setattr("flexgui.ui.controllers.token_flow.TokenFlow", None)
        made.show()
    made.show()
    assert "valid" in made.flow.page.strip.stations[0].button.accessibleName().lower()


def test_a_hidden_page_gets_the_newest_context_when_it_is_shown(
    sandbox: Sandbox, stack: QStackedWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, taken = controller(sandbox, stack), []
    made.show()
    monkeypatch.setattr(made.flow, "take_context", taken.append)
    first, second, third = (context(sandbox) for _ in range(3))
    stack.setCurrentIndex(0)
    made.take_context(first)
    made.take_context(second)
    assert taken == []
    made.show()
    made.show()
    made.take_context(third)
    assert taken == [second, third]


def test_the_token_of_a_request_that_ends_while_its_page_is_hidden_is_shown(
    sandbox: Sandbox, stack: QStackedWidget, until: Callable[..., None]
) -> None:
    made = controller(sandbox, stack)
    made.take_context(context(sandbox))
    made.show()
    made.send()
    assert made.busy
    stack.setCurrentIndex(0)
    made.take_context(context(sandbox))
    until(lambda: not made.busy)
    made.show()
    outcome = made.flow.page.token.outcome
    assert outcome.token is not None


def test_changing_the_profile_discards_the_context(sandbox: Sandbox, stack: QStackedWidget) -> None:
    made = controller(sandbox, stack)
    made.take_context(context(sandbox))
    made.show()
    made.switch_profile(None)
    assert "Not there yet" in made.flow.page.strip.stations[0].button.accessibleName()
    made.switch_profile(context(sandbox))
    assert "Not there yet" not in made.flow.page.strip.stations[0].button.accessibleName()


def test_a_refusal_gives_no_context(sandbox: Sandbox, stack: QStackedWidget) -> None:
    made = controller(sandbox, stack)
    sandbox.faults.add("401")
    made.take_context(context(sandbox))
    made.show()
    assert "Not there yet" in made.flow.page.strip.stations[0].button.accessibleName()
