"""The caret blinks for a moment after the keyboard came to a field, and then stands: a resting window is at rest."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

REST_AFTER = 10_000
"""Milliseconds that it blinks, as long as in GTK."""


class RestingCaret(QObject):
    """Watches where the keyboard goes."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._flash = app.cursorFlashTime()
        self._timer = QTimer(self, singleShot=True, interval=REST_AFTER)
        self._timer.timeout.connect(lambda: app.setCursorFlashTime(0))
        app.focusChanged.connect(self._blink)
        self._blink()

    def stop(self) -> None:
        """Leave the caret as it was found."""
        self._app.focusChanged.disconnect(self._blink)
        self._timer.stop()
        self._app.setCursorFlashTime(self._flash)

    @Slot()
    def _blink(self) -> None:
        if self._flash > 0:  # 0: blinking is disabled
            self._app.setCursorFlashTime(self._flash)
            self._timer.start()
