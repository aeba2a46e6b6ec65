from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from flexgui.settings import Settings
from flexgui.ui.controllers.modes import ModesController
from flexgui.ui.main_window import MainWindow
from flexgui.ui.toolbar import DIAGNOSE, INSPECT, REQUEST, TOKENIZE, Toolbar
from tests.ui.helpers import settle


class Mode(QObject):
    """A mode that counts calls of `show`."""

    inspect_requested = Signal(str)
    compare_requested = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def show(self) -> None:
        self.count += 1


Parts = tuple[QStackedWidget, Toolbar, Mode, Mode, Mode]


@pytest.fixture
def parts() -> Parts:
    stack = QStackedWidget()
    stack.addWidget(QWidget())
    return stack, Toolbar(), Mode(), Mode(), Mode()


def modes(parts: Parts, settings: Settings) -> ModesController:
    stack, toolbar, tokenize, inspect, diagnose = parts
    return ModesController(stack, toolbar, settings, tokenize, inspect, lambda: diagnose, stack)


def test_the_toolbar_switches_the_mode_and_stores_it(parts: Parts) -> None:
    settings, (_, toolbar, tokenize, inspect, diagnose) = Settings(), parts
    made = modes(parts, settings)
    changes: list[None] = []
    made.changed.connect(lambda: changes.append(None))
    for mode, setting in (
        (TOKENIZE, "tokenize"),
        (INSPECT, "inspect"),
        (DIAGNOSE, "diagnose"),
        (REQUEST, ""),
        (REQUEST, ""),
    ):
        toolbar.mode.currentChanged.emit(mode)
        assert (made.current, settings.mode) == (mode, setting)
    assert len(changes) == 4
    assert (tokenize.count, inspect.count, diagnose.count) == (1, 1, 1)


def test_the_mode_is_kept_if_the_page_cannot_be_built(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError("not built")

    settings, (_, toolbar, _, inspect, _) = Settings(), parts
    monkeypatch.setattr(inspect, "show", fail)
    made = modes(parts, settings)
    made.show(TOKENIZE)
    toolbar.mode.set_current(INSPECT)  # like a click
    with pytest.raises(RuntimeError, match="not built"):
        made.show(INSPECT)
    assert (made.current, settings.mode) == (TOKENIZE, "tokenize")
    assert not toolbar.send.isHidden()


@pytest.mark.parametrize(
    ("setting", "mode"), [("inspect", INSPECT), ("diagnose", DIAGNOSE), ("tokenize", TOKENIZE), ("", REQUEST), ("x", 0)]
)
def test_the_last_mode_is_restored(parts: Parts, setting: str, mode: int) -> None:
    made = modes(parts, Settings(mode=setting))
    made.restore()
    assert made.current == mode


@pytest.mark.parametrize("mode", [REQUEST, TOKENIZE, INSPECT, DIAGNOSE])
def test_closing_the_history_returns_the_focus_to_the_mode(main_window: MainWindow, mode: int) -> None:
    main_window.show_mode(mode)
    settle()
    part = {
        REQUEST: lambda: main_window.fields.view,
        TOKENIZE: lambda: main_window.tokenize_controller.flow.page.card.card,
        INSPECT: lambda: main_window.inspect_controller.inspector.text,
        DIAGNOSE: lambda: main_window.diagnose_controller.page.paste.source,
    }[mode]()
    part.setFocus()
    main_window.history.toggle()
    settle()
    assert not part.hasFocus()
    main_window.history.toggle()
    settle()
    assert part.hasFocus()
