"""The layout of a dialog: its content, and below it the foot with the buttons."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

FOOT_HEIGHT = 56
MARGIN = 20


def dialog_foot() -> tuple[QFrame, QHBoxLayout]:
    """Return the foot of a dialog, and its layout."""
    foot = QFrame()
    foot.setObjectName("dialogFoot")
    foot.setFixedHeight(FOOT_HEIGHT)
    row = QHBoxLayout(foot)
    row.setContentsMargins(MARGIN, 0, MARGIN, 0)
    row.setSpacing(8)
    return foot, row


def dialog_content() -> tuple[QWidget, QVBoxLayout]:
    """Return a column for the content of a dialog, and its layout."""
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
    column.setSpacing(8)
    return content, column


def lay_out_dialog(dialog: QDialog, content: QWidget, *buttons: QPushButton) -> None:
    """Put the content into a dialog, and the buttons at the right of its foot."""
    foot, row = dialog_foot()
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    whole = QVBoxLayout(dialog)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addWidget(content, 1)
    whole.addWidget(foot)
