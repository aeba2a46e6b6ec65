"""Session state: saves and restores the window's size, panes, request body, profile and settings."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from flexgui.errors import BadBody, FlexGuiError
from flexgui.flex.catalog import Catalog
from flexgui.flex.request import CARD_PRESET, CaptureContextRequest, presets
from flexgui.flex.request_body import parse_body
from flexgui.settings import Settings, SettingsStore
from flexgui.translation import tr
from flexgui.ui.fields.panel import FieldsPanel
from flexgui.ui.panes import FIRST_SIZE, Panes
from flexgui.ui.request.panel import RequestPanel
from flexgui.ui.widgets.notice import Notice

SAVE_DELAY_MS = 800
"""Delay from the first unsaved change until it is saved. Typing does not extend it."""

TITLE_BAR = 40
"""Room that the first window leaves for its title bar, in pixels; Qt knows the height only once it is shown."""
MAX_BODY_CHARACTERS = 64 * 1024
"""Longer bodies are not saved: parsing them would hold up the window. All fields together have about 5,000."""


class SessionState(QObject):
    """Saves soon after a change, or at once on request; `settings` is written with the next save."""

    def __init__(self, store: SettingsStore, catalog: Catalog, window: QWidget, notice: Notice) -> None:
        """`notice` shows a message while the settings cannot be saved."""
        super().__init__(window)
        self._store, self._window, self._notice = store, window, notice
        self._error = ""
        self.settings: Settings = store.load()
        self._base_catalog = catalog
        self.catalog = catalog.with_custom(self.settings.custom_fields)
        self._parts: tuple[FieldsPanel, RequestPanel, Panes] | None = None
        self._timer = QTimer(self, singleShot=True, interval=SAVE_DELAY_MS)
        self._timer.timeout.connect(self.save)

    @property
    def notes(self) -> tuple[str, ...]:
        """Messages about the settings file, for the user."""
        return self._store.notes

    def restore(self, fields: FieldsPanel, request: RequestPanel, panes: Panes) -> None:
        """Restore the last session; a part that cannot be used keeps its default.

        At the first start the fields of a card are ticked, so that the first request can be sent at once.
        """
        self._parts = (fields, request, panes)
        settings, catalog = self.settings, self.catalog
        fields.model.explicit = settings.explicit_required
        room = self._window.screen().availableSize()
        self._window.resize(min(FIRST_SIZE[0], room.width()), min(FIRST_SIZE[1], room.height() - TITLE_BAR))
        if settings.geometry:
            with suppress(ValueError):  # not hexadecimal
                self._window.restoreGeometry(bytes.fromhex(settings.geometry))
        panes.set_widths(settings.splitter)
        last = _parse(settings.last_body, catalog)
        if last is None and not settings.sent_once:
            last = presets(catalog)[CARD_PRESET]
        if last is not None:
            fields.set_request(last)
        request.set_request(fields.request())

    def set_custom_fields(self, paths: tuple[str, ...]) -> None:
        """Add these fields to the catalog, in place of the earlier ones."""
        self.settings.custom_fields = tuple(paths)
        self.catalog = self._base_catalog.with_custom(paths)
        self.schedule_save()

    def set_user_presets(self, presets: dict[str, list[Any]]) -> None:
        self.settings.user_presets = presets
        self.schedule_save()

    def set_history_days(self, days: int) -> None:
        """Set for how many days entries of the history are stored."""
        self.settings.history_days = days
        self.schedule_save()

    def schedule_save(self) -> None:
        """Save after a delay. Changes before the window is visible are not the user's and are not saved."""
        if self._window.isVisible() and not self._timer.isActive():
            self._timer.start()

    def save(self) -> None:
        self._timer.stop()
        if self._parts is not None:
            _, request, panes = self._parts
            self.settings.last_body = _storable_body(request.text, request.request, self.catalog)
            self.settings.splitter = panes.widths
        self.settings.geometry = bytes(self._window.saveGeometry().toHex().data()).decode("ascii")
        before, self._error = self._error, ""
        try:
            self._store.save(self.settings)
        except FlexGuiError as error:
            self._error = tr("{error} Nothing that you entered is lost while FlexGUI is open.", error=error)
            self._notice.show_text("bad", self._error)
        if before and before != self._error:
            self._notice.withdraw(before)


def _storable_body(text: str, request: CaptureContextRequest, catalog: Catalog) -> str | None:
    """Return the body to save: the one in the editor, or the last readable one; None if it must not be stored.

    Text that is not a request body may be a secret pasted into the wrong place, so it is never written to the disk.
    """
    from flexgui.flex.redaction import why_not_stored  # hashlib and more, which the start does not need

    if len(text) > MAX_BODY_CHARACTERS:
        return None
    body = (_parse(text, catalog) or request).to_json()
    return None if why_not_stored(body) else body


def _parse(text: str | None, catalog: Catalog) -> CaptureContextRequest | None:
    try:
        return parse_body(text, catalog).request if text else None
    except BadBody:
        return None
