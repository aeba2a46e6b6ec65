"""Stop the caret's blinking a moment after a field gets the focus, so that an idle window does not repaint."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

REST_DELAY_MS = 10_000
"""Time for which the caret blinks, in ms; the same as in GTK."""


class RestingCaret(QObject):
    """Watches the focus of the application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._flash = app.cursorFlashTime()
        self._timer = QTimer(self, singleShot=True, interval=REST_DELAY_MS)
        self._timer.timeout.connect(lambda: app.setCursorFlashTime(0))
        app.focusChanged.connect(self._blink)
        self._blink()

    def stop(self) -> None:
        """Restore the blink time of the application."""
        self._app.focusChanged.disconnect(self._blink)
        self._timer.stop()
        self._app.setCursorFlashTime(self._flash)

    @Slot()
    def _blink(self) -> None:
        if self._flash > 0:  # 0: blinking is disabled
            self._app.setCursorFlashTime(self._flash)
            self._timer.start()
