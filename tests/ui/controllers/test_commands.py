"""The commands of the whole window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QTreeView

from flexgui.flex.auth import SigningStep
from flexgui.flex.environment import PRODUCTION, TEST, Environment, EnvironmentKind, environment_for
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.settings import SettingsStore
from flexgui.ui.controllers.commands import MAX_STEP, MIN_STEP, WindowCommands, shown_environment, zoom
from flexgui.ui.fonts import base_size, font, view_font
from flexgui.ui.main_window import MainWindow
from flexgui.ui.profiles.network_dialog import NetworkDialog
from flexgui.ui.resources import apply_stylesheet
from flexgui.ui.toolbar import INSPECT
from flexgui.ui.widgets.code_view import CodeView
from flexgui.ui.widgets.steps_view import StepsView
from tests.ui.helpers import on_screen

LIVE = Profile("p", "P", EnvironmentKind.PRODUCTION)


@pytest.fixture
def commands(main_window: MainWindow) -> WindowCommands:
    return main_window.findChild(WindowCommands)


def test_a_pasted_token_is_inspected(main_window: MainWindow, commands: WindowCommands) -> None:
    QApplication.clipboard().setText("not a token")
    commands.paste_token()
    assert main_window.mode == INSPECT
    assert main_window.inspect_controller.inspector.text.toPlainText() == "not a token"


@pytest.mark.parametrize("accepted", [True, False])
def test_saved_network_settings_are_stored(
    main_window: MainWindow, commands: WindowCommands, home: Path, monkeypatch: pytest.MonkeyPatch, accepted: bool
) -> None:
    def answer(dialog: NetworkDialog) -> int:
        dialog.modes["none"].click()
        (dialog.save if accepted else dialog.cancel).click()
        return dialog.result()

    monkeypatch.setattr(NetworkDialog, "exec", answer)
    commands.edit_network()
    assert SettingsStore(home).load().proxy == main_window.state.settings.proxy == ("none" if accepted else "system")


@pytest.mark.parametrize(
    ("profile", "environment"),
    [
        (LOCAL_SANDBOX, TEST),
        (LIVE, PRODUCTION),
        (LIVE._replace(kind=EnvironmentKind.CUSTOM, base_url="http://127.0.0.1:80"), TEST),
        (
            LIVE._replace(kind=EnvironmentKind.CUSTOM, base_url="https://mock.example"),
            environment_for("https://mock.example"),
        ),
        (LIVE._replace(kind=EnvironmentKind.CUSTOM, base_url="https://api.cybersource.com."), TEST),
    ],
)
def test_settings_are_shown_for_a_remote_environment(profile: Profile, environment: Environment) -> None:
    assert shown_environment(profile) == environment


@pytest.fixture(autouse=True)
def _reset_zoom() -> Iterator[None]:
    yield
    zoom(None)


def test_code_can_be_zoomed_in_out_and_reset() -> None:
    view = CodeView("json")
    zoom(2)
    assert view.font().pixelSize() == base_size() + 2
    assert CodeView("json").font().pixelSize() == base_size() + 2  # a view that is created later
    zoom(-3)
    assert view.font().pixelSize() == base_size() - 1
    zoom(None)
    assert view.font().pixelSize() == base_size()


@pytest.mark.parametrize("well", [False, True])
def test_code_keeps_its_size_when_it_is_built_and_polished_later(qapp: QApplication, well: bool) -> None:
    zoom(2)
    view = CodeView("json", well=well)
    view.ensurePolished()
    size = base_size() + (1 if well else 2)  # a well has smaller text
    assert view.font().pixelSize() == size
    apply_stylesheet(qapp)  # like a change of the appearance
    assert view.font().pixelSize() == size
    zoom(None)
    assert view.font().pixelSize() == size - 2


def test_a_well_is_as_high_as_its_text_when_that_grows() -> None:
    steps = StepsView()
    steps.set_steps([SigningStep("Text", "", "a\n" * 20, "text")])
    on_screen(steps, 400, 300)
    (well,) = steps.findChildren(CodeView)
    zoom(6)
    assert well.height() >= 21 * well.fontMetrics().lineSpacing()


def test_there_is_a_smallest_and_a_largest_size() -> None:
    for _ in range(40):
        zoom(1)
    assert view_font("code").pixelSize() == base_size() + MAX_STEP
    for _ in range(40):
        zoom(-1)
    assert view_font("code").pixelSize() == base_size() + MIN_STEP
    assert font("code").pixelSize() == base_size()  # labels and buttons are not zoomed


def test_tree_rows_grow_with_their_text() -> None:
    from flexgui.flex.catalog import load_catalog
    from flexgui.ui.fields.panel import FieldsPanel

    panel = FieldsPanel(load_catalog(), (), {})
    panel.show()
    (tree,) = panel.findChildren(QTreeView)
    before = tree.visualRect(tree.model().index(0, 0)).height()
    zoom(MAX_STEP)
    assert tree.visualRect(tree.model().index(0, 0)).height() > before
