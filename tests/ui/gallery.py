"""Shows all small widgets in all states or saves them as a picture: ``python -m tests.ui.gallery
--scheme dark --scale 2 out.png``, from the project folder.

Without a file it opens a window. Also runs offscreen (QT_QPA_PLATFORM=offscreen).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from flexgui.ui.delegate import paint_check_box
from flexgui.ui.resources import resource_path, set_scheme
from flexgui.ui.widgets.banner import Banner
from flexgui.ui.widgets.buttons import CopyButton, link_button
from flexgui.ui.widgets.check_row import CheckRow
from flexgui.ui.widgets.chip import EnvironmentChip
from flexgui.ui.widgets.code_view import CodeView
from flexgui.ui.widgets.labels import IconLabel
from flexgui.ui.widgets.pill import Pill
from flexgui.ui.widgets.segment import Segment
from flexgui.ui.widgets.send_button import SendButton
from flexgui.ui.widgets.spinner import Spinner
from flexgui.ui.widgets.tabs import TabRow
from flexgui.ui.widgets.time_bar import TimeBar

BODY = '{\n  "fields": {\n    "number": {},\n    "securityCode": { "required": false }\n  }\n}'


class CheckBoxes(QWidget):
    """The check boxes of a tree: empty, ticked, partly ticked, faint, empty on a selected row."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(140, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        states = (Qt.CheckState.Unchecked, Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked)
        for number, state in enumerate(states):
            paint_check_box(painter, QRectF(28 * number, 2, 14, 14), state)
        paint_check_box(painter, QRectF(84, 2, 14, 14), Qt.CheckState.Unchecked, faint=True)
        paint_check_box(painter, QRectF(112, 2, 14, 14), Qt.CheckState.Unchecked, selected=True)


def line(*widgets: QWidget, spread: bool = True) -> QHBoxLayout:
    """Return the widgets in a left-aligned row."""
    row = QHBoxLayout()
    row.setSpacing(10)
    for widget in widgets:
        row.addWidget(widget)
    if spread:
        row.addStretch(1)
    return row


def pill(tone: str, icon: str, text: str) -> Pill:
    """Return a pill."""
    pill = Pill()
    pill.set(tone, icon, text)
    return pill


def chip(kind: str, name: str, host: str) -> EnvironmentChip:
    """Return an environment chip."""
    chip = EnvironmentChip()
    chip.set(kind, name, host)
    return chip


def sends() -> list[QWidget]:
    """Return the Send button in every state."""
    ready, short, sending, blocked, locked, unlocked = (SendButton() for _ in range(6))
    short.set_shortcut_visible(False)
    sending.set_sending(True)
    blocked.set_blocked("Line 7: a comma or } is missing")
    locked.set_resting("locked")
    unlocked.set_resting("production")
    return [ready, short, sending, blocked, locked, unlocked]


def plain_buttons() -> list[QWidget]:
    """Return the other buttons."""
    suggested = QPushButton("Suggested")
    suggested.setProperty("role", "suggested")
    off = QPushButton("Not now")
    off.setEnabled(False)
    copy = CopyButton("Copy the correlation ID", lambda: "")
    return [suggested, QPushButton("Secondary"), off, link_button("Link"), copy]


def form_fields() -> list[QWidget]:
    """Return a valid, an invalid and a disabled text field."""
    made = [QLineEdit("acme_eu_test") for _ in range(3)]
    for field in made:
        field.setProperty("mono", True)
    made[1].setProperty("state", "bad")
    made[2].setEnabled(False)
    return list(made)


def time_bar(share: float, tone: str) -> TimeBar:
    """Return a time bar."""
    bar = TimeBar()
    bar.setFixedWidth(230)
    bar.set(share, tone)
    return bar


def banner(*words: str) -> Banner:
    """Return a banner."""
    banner = Banner()
    banner.set(*words)
    return banner


def code() -> CodeView:
    """Return a code view with a highlighted line and an error."""
    view = CodeView("json")
    view.set_text(BODY)
    view.highlight_lines(3, 3)
    view.mark_error(4)
    view.setFixedHeight(130)
    return view


def icons() -> QGridLayout:
    """Return every icon, 18 in a row."""
    grid = QGridLayout()
    grid.setSpacing(12)
    for number, path in enumerate(sorted(resource_path("icons").glob("*.svg"))):
        icon = IconLabel(path.stem, size=16)
        icon.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        icon.setToolTip(path.stem)
        grid.addWidget(icon, number // 18, number % 18)
    grid.setColumnStretch(18, 1)
    return grid


def gallery() -> QWidget:
    """Return all widgets in all states, grouped by kind."""
    window = QWidget()
    window.setObjectName("gallery")
    window.setWindowTitle("FlexGUI: parts")
    column = QVBoxLayout(window)
    column.setContentsMargins(24, 20, 24, 20)
    column.setSpacing(14)
    column.addLayout(
        line(
            chip("sandbox", "Sandbox", "127.0.0.1:41234"),
            chip("test", "Test", "apitest.cybersource.com"),
            chip("production", "Production", "api.cybersource.com"),
        )
    )
    buttons = sends()
    column.addLayout(line(*buttons[:4]))
    column.addLayout(line(*buttons[4:]))
    column.addLayout(line(*plain_buttons(), Segment(["Request", "Inspect"])))
    column.addLayout(
        line(
            pill("ok", "check", "Signature valid"),
            pill("bad", "invalid", "Signature invalid"),
            pill("none", "not-checked", "Not checked"),
            pill("warn", "hourglass", "Expired 2 min ago"),
            pill("busy", "ring", "Checking…"),
            Spinner(),
        )
    )
    column.addLayout(line(pill("none", "clock", "14:32 left"), time_bar(0.97, "none")))
    column.addLayout(line(pill("warn", "clock", "2:10 left"), time_bar(0.14, "warn")))
    column.addLayout(line(CheckBoxes()))
    column.addLayout(line(*form_fields(), spread=False))
    column.addWidget(TabRow(["Claims", "Checks", "Raw", "Headers"]))
    created = ("ok", "check", "201 Created", "A capture context came back.", "143 ms   1.9 KB", "7f31c0e9a2b44d18")
    refused = ("bad", "invalid", "401 Authentication Failed", "The server refused the request.", "212 ms")
    column.addWidget(banner(*created))
    column.addWidget(banner(*refused))
    column.addWidget(CheckRow("ok", "check", "Valid", "Signature", "RS256, verified with key 3g."))
    column.addWidget(CheckRow("warn", "warning", "Check first", "", "The clock is ahead.", below="By 6 min 41 s."))
    column.addWidget(code())
    column.addLayout(icons())
    column.addStretch(1)
    return window


def main(arguments: Sequence[str]) -> int:
    """Show the widgets, or save them as a picture."""
    parser = argparse.ArgumentParser(description="Show every part of the window in its states.")
    parser.add_argument("picture", nargs="?", help="PNG file to write instead of opening a window")
    parser.add_argument("--scheme", choices=("light", "dark"), default="light")
    parser.add_argument("--scale", type=float, default=1.0)
    chosen = parser.parse_args(arguments)
    os.environ["QT_SCALE_FACTOR"] = str(chosen.scale)
    app = QApplication(["gallery"])
    set_scheme(app, chosen.scheme)
    window = gallery()
    window.resize(980, window.sizeHint().height())
    window.show()
    if chosen.picture is None:
        return app.exec()
    app.processEvents()
    return 0 if window.grab().save(chosen.picture) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
