"""Results of the command palette beside the menu commands: fields, presets, claims of the shown token, history."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from flexgui.flex.text import shown
from flexgui.translation import tr
from flexgui.ui.command_palette import Command
from flexgui.ui.entry_text import clock_text, day_text, details_text, title_text, verdict_style
from flexgui.ui.toolbar import DIAGNOSE, INSPECT, MODES, REQUEST, TOKENIZE

if TYPE_CHECKING:
    from flexgui.history.listing import Entry
    from flexgui.ui.controllers.token_use import TokenUseController
    from flexgui.ui.main_window import MainWindow
    from flexgui.ui.tasks import Task
    from flexgui.ui.token_views.claims_view import ClaimsView

MAX_ENTRIES = 20
"""Entries of the history that one search lists; the database searches all of them."""
VALUE_LENGTH = 80
"""Characters of a claim's value that are shown and searched."""


class PaletteSources:
    """Reads the window when the first letter is typed; the history is searched on a worker thread for each text."""

    def __init__(self, window: MainWindow, token_use: TokenUseController) -> None:
        self._window, self._token_use = window, token_use
        self._found: list[Command] | None = None

    def find(self, typed: str) -> list[Command]:
        """Return the fields, presets and claims that are found by a text; none for an empty one."""
        if not typed.strip():
            return []
        if self._found is None:
            self._found = [*self._fields(), *self._presets(), *self._claims()]
        return [each for each in self._found if each.is_found_by(typed)]

    def search_history(self, typed: str, on_result: Callable[[list[Command]], None]) -> Task | None:
        """Search the history on a worker thread; None if there is nothing to search for or no history."""
        service = self._window.history.service
        if service is None or not typed.strip():
            return None

        def show(entries: list[Entry]) -> None:
            on_result([self._entry(each) for each in entries])

        return service.folded(typed, 0, show, lambda: None, MAX_ENTRIES)

    def why_unavailable(self, command: Command) -> str:
        """Return why a command of the menus does nothing in the present mode; empty if it does something."""
        window = self._window
        if command.text == tr("Send"):
            sends_nothing = tr("this mode sends nothing") if window.mode in (INSPECT, DIAGNOSE) else ""
            return sends_nothing or window.toolbar.blocked
        if command.place == tr("&View").replace("&", "") and command.text == tr(MODES[window.mode]):
            return tr("shown now")
        if command.text == tr("Find") and window.mode in (INSPECT, TOKENIZE):
            return "" if self._claims_view() is not None else tr("there is no token")
        return ""

    def _fields(self) -> Iterator[Command]:
        model = self._window.fields.model
        for group in model.catalog.groups:
            for field in group.fields:
                place = f"{tr('Fields')} › {shown(group.label)}  ·  {model.state_text(field.path)}"
                yield Command(
                    shown(field.label), place, "", partial(self._reveal_field, field.path), terms=shown(field.path)
                )

    def _presets(self) -> Iterator[Command]:
        fields = self._window.fields
        for name in fields.all_presets:
            label = shown(fields.preset_label(name), 80)
            yield Command(f"{tr('Preset')}: {label}", tr("Fields"), "", partial(self._apply_preset, name))

    def _claims(self) -> Iterator[Command]:
        view = self._claims_view() if self._window.mode != DIAGNOSE else None
        if view is not None:
            for path, value in view.tree.listed():
                place = f"{tr('Claims')}  ·  {shown(value, VALUE_LENGTH)}"
                yield Command(shown(path, VALUE_LENGTH), place, "", partial(view.reveal, path))

    def _claims_view(self) -> ClaimsView | None:
        """Return the claims of the current mode, None without a token."""
        panel = self._token_use.panel
        claims = panel.claims if panel is not None else None
        return claims if claims is not None and claims.has_token else None

    def _entry(self, entry: Entry) -> Command:
        now = self._window.history.now()
        moment = f"{day_text(entry.at, now)} {clock_text(entry)}"
        parts = (tr("History"), moment, verdict_style(entry, now)[2], details_text(entry))
        place = "  ·  ".join(each for each in parts if each)
        return Command(title_text(entry), place, "", partial(self._window.history.open, entry))

    def _show_fields(self) -> None:
        self._window.show_mode(REQUEST)
        if not self._window.fields.isVisible():
            self._window.history.hide()  # in a narrow window it covers the fields

    def _reveal_field(self, path: str) -> None:
        self._show_fields()
        self._window.fields.reveal(path)

    def _apply_preset(self, name: str) -> None:
        self._show_fields()
        self._window.fields.apply_preset(name)
        self._window.fields.view.setFocus()
