"""The commands of the menus that concern the whole window: appearance, language, text size, search, panes, help."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QTreeView

from flexgui.errors import HostNotAllowed
from flexgui.flex.address import parse_address
from flexgui.flex.environment import TEST, Environment, EnvironmentKind, environment_of_kind
from flexgui.profiles.profile import Profile
from flexgui.settings import Appearance
from flexgui.translation import tr
from flexgui.transport.route import NetworkSettings
from flexgui.ui import fonts
from flexgui.ui.about import AboutBox
from flexgui.ui.command_palette import panes_in_order, show_palette
from flexgui.ui.controllers.palette_sources import PaletteSources
from flexgui.ui.controllers.token_use import TokenUseController
from flexgui.ui.help_window import HelpWindow
from flexgui.ui.keys_sheet import KeysSheet
from flexgui.ui.main_window import MainWindow
from flexgui.ui.resources import set_scheme
from flexgui.ui.toolbar import DIAGNOSE, INSPECT, REQUEST, TOKENIZE
from flexgui.ui.widgets.code_view import CodeView
from flexgui.ui.widgets.visibility import has_focus_inside

MIN_STEP, MAX_STEP = -4, 12
"""Limits of the change of the font size of trees and code, in pixels."""


class WindowCommands(QObject):
    """Imported and built after the first paint, with the menus."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._state = window, window.state
        self.token_use = TokenUseController(window)
        self.help: HelpWindow | None = None

    def open_token(self) -> None:
        """Ask for a file with a token and inspect it."""
        self._window.show_mode(INSPECT)
        self._window.inspect_controller.inspector.open_file()

    def paste_token(self) -> None:
        """Inspect the token on the clipboard."""
        self._window.show_mode(INSPECT)
        self._window.inspect_controller.inspector.paste()

    def open_refused(self) -> None:
        """Ask for a file with a request that failed and diagnose it."""
        self._window.show_mode(DIAGNOSE)
        self._window.diagnose_controller.open_file()

    def find(self) -> None:
        """Search where the focus is: in the history, the token or the response, otherwise in the fields."""
        window, panel = self._window, self._window.history.panel
        if panel is not None and has_focus_inside(panel):
            panel.focus_search()
        elif window.mode == INSPECT:
            window.inspect_controller.inspector.result.claims.open_search()
        elif window.mode == DIAGNOSE:
            window.diagnose_controller.page.paste.source.setFocus()
        elif window.mode == TOKENIZE:
            window.tokenize_controller.flow.page.token.claims.open_search()
        elif has_focus_inside(window.response):
            if window.response.claims is not None:
                window.response.claims.open_search()
        else:
            window.fields.search.setFocus()
            window.fields.search.selectAll()

    def edit_network(self) -> None:
        from flexgui.ui.profiles.network_dialog import NetworkDialog  # not before the first paint

        window, settings = self._window, self._state.settings
        dialog = NetworkDialog(
            NetworkSettings(settings.ca_file, settings.proxy),
            shown_environment(window.profiles_controller.current),
            run=window.run,
            workbench=window.workbench,
            parent=window,
        )
        if dialog.exec() == NetworkDialog.DialogCode.Accepted:
            settings.ca_file, settings.proxy = dialog.settings()
            self._state.save()  # requests read the file
        dialog.deleteLater()

    def set_appearance(self, appearance: Appearance) -> None:
        """Show the light, dark or high-contrast scheme, or follow the system."""
        self._state.settings.appearance = appearance
        app = QApplication.instance()
        if isinstance(app, QApplication):
            set_scheme(app, appearance)
        self._state.schedule_save()

    def set_explicit_required(self, explicit: bool) -> None:
        """Write ``"required": true`` into the body, or leave it out."""
        self._state.settings.explicit_required = explicit
        self._window.fields.set_explicit(explicit)

    def set_language(self, language: str) -> None:
        """Use this language (a code, or ``system``) from the next start."""
        if language != self._state.settings.language:
            self._state.settings.language = language
            self._window.notice.show_text("none", tr("Restart FlexGUI to change the language."))
            self._state.schedule_save()

    def focus_pane(self, step: int) -> None:
        """Move the focus to the next pane (1) or the previous one (-1) that accepts it."""
        panes = panes_in_order(self._window)
        here = next((n for n, pane in enumerate(panes) if has_focus_inside(pane)), -1)
        start = here if here >= 0 or step > 0 else 0
        for distance in range(1, len(panes) + 1):
            if panes[(start + step * distance) % len(panes)].enter():
                return

    def find_command(self) -> None:
        show_palette(self._window, PaletteSources(self._window, self.token_use))

    def show_signing(self) -> None:
        self._window.show_mode(REQUEST)
        self._window.request.show_signing()

    def show_help(self) -> None:
        """Show the README in a separate window."""
        if self.help is None:
            self.help = HelpWindow(self._window)
        self.help.show()
        self.help.activateWindow()

    def show_keys(self) -> None:
        sheet = KeysSheet(self._window)
        sheet.exec()
        sheet.deleteLater()

    def show_about(self) -> None:
        box = AboutBox(self._window.run, self._window)
        box.exec()
        box.deleteLater()


def shown_environment(profile: Profile) -> Environment:
    """Return the environment for the network dialog: the profile's, or the test one if that is on this computer."""
    if profile.kind is EnvironmentKind.SANDBOX:
        return TEST
    try:
        environment = environment_of_kind(profile.kind, profile.base_url)
    except HostNotAllowed:
        return TEST
    return TEST if parse_address(environment.base_url).is_loopback else environment


def zoom(step: int | None) -> None:
    """Make the font of trees and code `step` pixels larger; None resets it."""
    fonts.set_view_step(0 if step is None else max(MIN_STEP, min(MAX_STEP, fonts.view_step() + step)))
    for widget in QApplication.allWidgets():
        if isinstance(widget, CodeView):
            widget.zoom()
        elif isinstance(widget, QTreeView):
            widget.doItemsLayout()
