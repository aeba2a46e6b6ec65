"""What the window keeps from one start to the next: its size, its panes, the body, the profile and its settings."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QObject, QTimer
from PySide6.QtWidgets import QWidget

from flexgui.errors import BadBody, FlexGuiError
from flexgui.flex.catalog import Catalog
from flexgui.flex.request import CaptureContextRequest, parse_body
from flexgui.settings import Settings, SettingsStore
from flexgui.translation import tr
from flexgui.ui.fields.panel import FieldsPanel
from flexgui.ui.panes import FIRST_SIZE, Panes
from flexgui.ui.request.panel import RequestPanel

SAVE_AFTER = 800
"""Milliseconds from a change to its being on disk; whoever types on and on loses no more than that."""


class SessionState(QObject):
    """Saves a moment after a change, and when told to; `settings` is what the next save writes."""

    def __init__(self, store: SettingsStore, window: QWidget, say: Callable[[str], None]) -> None:
        """`say` tells a person what the disk did not take."""
        super().__init__(window)
        self._store, self._window, self._say = store, window, say
        self.settings: Settings = store.load()
        self._parts: tuple[FieldsPanel, RequestPanel, Panes] | None = None
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._timer.timeout.connect(self.save)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user must be told of the file."""
        return self._store.notes

    def restore(self, catalog: Catalog, fields: FieldsPanel, request: RequestPanel, panes: Panes) -> None:
        """Put back what the last start left; each part that cannot be used is left at its default."""
        self._parts = fields, request, panes
        settings = self.settings
        fields.model.explicit = settings.explicit_required
        self._window.resize(*FIRST_SIZE)
        if settings.geometry:
            self._window.restoreGeometry(QByteArray.fromHex(settings.geometry.encode("ascii", "ignore")))
        panes.set_widths(settings.splitter)
        request.set_request(fields.request())
        body = _read(settings.last_body, catalog)
        ticked = body or _read(settings.last_request, catalog)
        if ticked is not None:
            fields.set_request(ticked)
            request.set_request(ticked)
        if settings.last_body and body is None:
            request.set_text(settings.last_body)

    def keep(self) -> None:
        """Save soon. What changes before the window is seen is no person's doing, and waits."""
        if self._window.isVisible() and not self._timer.isActive():
            self._timer.start()

    def save(self) -> None:
        """Save now."""
        self._timer.stop()
        if self._parts is not None:
            _, request, panes = self._parts
            self.settings.last_body = request.text
            self.settings.last_request = request.request.to_json()
            self.settings.splitter = panes.widths
        self.settings.geometry = bytes(self._window.saveGeometry().toHex().data()).decode("ascii")
        try:
            self._store.save(self.settings)
        except FlexGuiError as error:
            self._say(tr("{error} Nothing that you entered is lost while FlexGUI is open.", error=error))


def _read(text: str | None, catalog: Catalog) -> CaptureContextRequest | None:
    """Return the request of a body, None where it is none."""
    try:
        return parse_body(text, catalog).request if text else None
    except BadBody:
        return None
