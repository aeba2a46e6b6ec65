"""The spinner: an open ring that turns while something runs, unless reduced motion is set."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from flexgui.ui.resources import icon_pixmap

SIZE = 16
"""Width and height, in pixels."""
STEPS = 12
STEP_MS = 80
"""Duration of one step, in ms."""


class Spinner(QWidget):
    """Turns only while it is visible; the class attribute `still` stops all spinners."""

    still: ClassVar[bool] = False

    def __init__(self, tone: str = "busy") -> None:
        super().__init__()
        self._tone, self._step = tone, 0
        self.setFixedSize(SIZE, SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self, interval=STEP_MS)
        self._timer.timeout.connect(self._turn)

    def showEvent(self, event: QShowEvent) -> None:
        if not Spinner.still:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        half = SIZE / 2
        painter.translate(half, half)
        painter.rotate(360 / STEPS * self._step)
        painter.drawPixmap(-round(half), -round(half), icon_pixmap("ring", self._tone, SIZE, self.devicePixelRatioF()))

    def _turn(self) -> None:
        self._step = (self._step + 1) % STEPS
        self.update()
