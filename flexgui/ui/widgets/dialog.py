"""The layout of a dialog: its content, and below it the foot with the buttons."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from flexgui.ui.widgets.layouts import hbox, vbox

FOOT_HEIGHT = 56
MARGIN = 20


def dialog_foot() -> tuple[QFrame, QHBoxLayout]:
    """Return the foot of a dialog, and its layout."""
    foot = QFrame()
    foot.setObjectName("dialogFoot")
    foot.setFixedHeight(FOOT_HEIGHT)
    return foot, hbox(foot, (MARGIN, 0, MARGIN, 0), 8)


def dialog_content() -> tuple[QWidget, QVBoxLayout]:
    """Return a column for the content of a dialog, and its layout."""
    content = QWidget()
    return content, vbox(content, (MARGIN, MARGIN, MARGIN, MARGIN), 8)


def lay_out_dialog(dialog: QDialog, content: QWidget, *buttons: QPushButton) -> None:
    """Put the content into a dialog, and the buttons at the right of its foot."""
    foot, row = dialog_foot()
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    whole = vbox(dialog)
    whole.addWidget(content, 1)
    whole.addWidget(foot)
