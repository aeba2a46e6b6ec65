"""Takes the pictures of the README from the real window: ``python -m tests.end2end.readme_pictures``.

Run it in the project folder. It writes resources/pictures/window.png, the window after a request at double scale, and
resources/pictures/request.png, an animated PNG of a field that is ticked, the request that is sent, and its claims.
"""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.end2end.desktop import ROOT, Desktop

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint, QRect
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from tests.end2end.pictures import Photographer

FOLDER = ROOT / "resources" / "pictures"
STILL, ANIMATION = "window", "request"
SIZES = {STILL: (1440, 900, 2), ANIMATION: (1400, 800, 1)}
"""Width and height of the window, and its scale."""
STEP_MS, STEPS = 40, 8
"""Time between two places of the pointer, and their number, on the way from one control to the next."""
POINTER = ((0, 0), (0, 16), (4, 12), (7, 18), (9, 17), (6, 11), (11, 11))
SIGNATURE = b"\x89PNG\r\n\x1a\n"


class Frame(NamedTuple):
    """One picture of the animation and how long it is shown."""

    image: QImage
    ms: int


class Animator:
    """Moves a pointer over the window, clicks, and collects frames."""

    def __init__(self, photographer: Photographer) -> None:
        from PySide6.QtCore import QPoint

        self._photographer, self._window = photographer, photographer.window
        self._at = QPoint(620, 420)
        self.frames: list[Frame] = []

    def hold(self, ms: int, rest: float = 0.3) -> None:
        """Wait until the window is idle and show it for this time."""
        self._photographer.rest(rest)
        self._take(ms)

    def go(self, widget: QWidget, spot: QPoint) -> None:
        """Move the pointer to a spot of a widget."""
        start, end = self._at, widget.mapTo(self._window, spot)
        for step in range(1, STEPS + 1):
            share = step / STEPS
            share = share * share * (3 - 2 * share)
            self._at = start + (end - start) * share
            self._take(STEP_MS)

    def click(self, widget: QWidget, spot: QPoint, ms: int) -> None:
        """Move to a spot of a widget, click there, and show the result for this time."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        self.go(widget, spot)
        self._take(300)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=spot)
        self.hold(ms)

    def _take(self, ms: int) -> None:
        from PySide6.QtCore import QPointF
        from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF

        self._photographer.application.qt.processEvents()
        screen = self._window.screen()
        image = screen.grabWindow(self._window.winId()).toImage().convertToFormat(QImage.Format.Format_RGB888)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor("white"))
        painter.setBrush(QColor("black"))
        painter.drawPolygon(QPolygonF([QPointF(self._at.x() + x, self._at.y() + y) for x, y in POINTER]))
        painter.end()
        self.frames.append(Frame(image, ms))


def animate(photographer: Photographer) -> list[Frame]:
    """Tick a field, send, and show the claims."""
    from flexgui.ui.fields.model import INCLUDE, REQUIRED

    window, animator = photographer.window, Animator(photographer)
    animator.hold(1500, 1.5)
    fields = window.fields.view
    row = window.fields.model.index_of_path("paymentInformation.card.type")
    for column in (INCLUDE, REQUIRED):
        animator.click(fields.viewport(), fields.visualRect(row.siblingAtColumn(column)).center(), 1100)
    animator.click(window.toolbar.send, window.toolbar.send.rect().center(), 0)
    photographer.until(lambda: not window.request_controller.busy)
    animator.hold(2200, 1)
    tree = window.response.token_page.claims.tree
    for member in ("origin", "requiredFields"):
        row = next(index for index in _rows(tree) if index.data() == member)
        animator.click(tree.viewport(), tree.visualRect(row).center(), 1500)
    bar = window.response.token_page.tabs.bar
    animator.click(bar, bar.tabRect(1).center(), 2600)
    return animator.frames


def _rows(tree: QWidget) -> Iterator:
    """Return the visible rows of a tree from the top."""
    index = tree.model().index(0, 0)
    while index.isValid():
        yield index
        index = tree.indexBelow(index)


def apng(frames: Sequence[Frame]) -> bytes:
    """Return the frames as an animated PNG; each frame except the first contains only the changed rectangle."""
    first = frames[0].image
    parts = list(_changes(frames))
    chunks = [
        _chunk(b"IHDR", struct.pack(">IIBBBBB", first.width(), first.height(), 8, 2, 0, 0, 0)),
        _chunk(b"acTL", struct.pack(">II", len(parts), 0)),
    ]
    number = 0
    for image, area, ms in parts:
        place = struct.pack(">IIII", area.width(), area.height(), area.left(), area.top())
        chunks.append(_chunk(b"fcTL", struct.pack(">I", number) + place + struct.pack(">HHBB", ms, 1000, 0, 0)))
        number += 1
        data = zlib.compress(_scan_lines(image.copy(area)), 9)
        if number == 1:
            chunks.append(_chunk(b"IDAT", data))
        else:
            chunks.append(_chunk(b"fdAT", struct.pack(">I", number) + data))
            number += 1
    return SIGNATURE + b"".join((*chunks, _chunk(b"IEND", b"")))


def _changes(frames: Sequence[Frame]) -> Iterator[tuple[QImage, QRect, int]]:
    """Return each frame with the rectangle that differs from the previous one; equal frames are merged."""
    shown, area, time = frames[0].image, frames[0].image.rect(), 0
    for image, ms in frames:
        changed = _difference(shown, image)
        if not changed.isNull():
            yield shown, area, time
            shown, area, time = image, changed, 0
        time += ms
    yield shown, area, time


def _difference(before: QImage, after: QImage) -> QRect:
    from PySide6.QtCore import QPoint, QRect

    rows, lefts, rights = [], [], []
    for y in range(before.height()):
        old, new = (bytes(each.constScanLine(y)) for each in (before, after))
        if bits := int.from_bytes(old) ^ int.from_bytes(new):
            rows.append(y)
            lefts.append((len(old) - (bits.bit_length() + 7) // 8) // 3)
            rights.append((len(old) - 1 - ((bits & -bits).bit_length() - 1) // 8) // 3)
    if not rows:
        return QRect()
    return QRect(QPoint(min(lefts), rows[0]), QPoint(max(rights), rows[-1]))


def _scan_lines(image: QImage) -> bytes:
    """Return the pixels in PNG's format, each line as the difference from the previous one."""
    width = image.width() * 3
    above = bytes(width)
    lines = []
    for y in range(image.height()):
        line = bytes(image.constScanLine(y))[:width]
        lines.append(b"\x02" + bytes((new - old) & 255 for new, old in zip(line, above, strict=True)))
        above = line
    return b"".join(lines)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def inside(name: str) -> None:
    """Take one of the pictures in a separate process."""
    from flexgui import embedded_sandbox
    from flexgui.ui import app
    from tests.end2end.pictures import Photographer, sandbox

    embedded_sandbox.make_sandbox = sandbox
    application = app.build(["flexgui"])
    photographer = Photographer(application, FOLDER, name)
    window = application.window
    width, height, _ = SIZES[name]
    window.show()
    window.resize(width, height)
    photographer.rest(1.5)
    if name == STILL:
        photographer.send()
        photographer.rest(1)
        assert window.screen().grabWindow(window.winId()).save(str(FOLDER / f"{STILL}.png"))
    else:
        (FOLDER / f"{ANIMATION}.png").write_bytes(apng(animate(photographer)))
    application.close()
    sys.stdout.flush()
    os._exit(0)


def main() -> None:
    """Take both pictures."""
    if len(sys.argv) > 1:
        inside(sys.argv[1])
    with tempfile.TemporaryDirectory() as home:
        desktop = Desktop(Path(home), screen="3000x1900x24")
        try:
            for name, (_, _, scale) in SIZES.items():
                own = Path(home) / name
                own.mkdir()
                own.joinpath("settings.json").write_text(json.dumps({"appearance": "light", "language": "en"}))
                environment = desktop.environment | {"FLEXGUI_HOME": str(own), "QT_SCALE_FACTOR": str(scale)}
                command = [sys.executable, "-m", "tests.end2end.readme_pictures", name]
                subprocess.run(command, env=environment, cwd=ROOT, check=True)
                print(f"{name}.png: {(FOLDER / f'{name}.png').stat().st_size:,} bytes")
        finally:
            desktop.close()


if __name__ == "__main__":
    main()
