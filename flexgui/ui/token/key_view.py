"""The keys of a token: the one it is checked with and the embedded ones, with warnings and copy buttons."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from flexgui.errors import FlexGuiError
from flexgui.flex.key_encodings import to_pem
from flexgui.translation import later, tr
from flexgui.ui.token.keys import KeyFacts, embedded_keys, facts_of
from flexgui.ui.widgets.labels import IconLabel, label
from flexgui.ui.widgets.layouts import ScrollColumn, grid_layout, hbox, vbox

if TYPE_CHECKING:
    from flexgui.flex.token import Token
    from flexgui.flex.verification import KeySource

NO_KEY = later("No key is available.")
SHARED_SECRET = later("A shared secret has no public part to show.")


class KeyView(ScrollColumn):
    """One block for each key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Keys"))

    def show_keys(self, token: Token, source: KeySource | None) -> None:
        """Show the key that a token was checked with, and the keys in the token."""
        used = facts_of(source) if source is not None else None
        inside = QWidget(self.viewport())
        column = vbox(inside, (14, 12, 14, 14), 18)
        if used is None:
            problem = source.problem if source is not None and source.problem else ""
            hidden = (token.alg or "").startswith("HS")
            column.addWidget(label(tr(SHARED_SECRET) if hidden else problem or tr(NO_KEY), "dim", wrap=True))
        for facts in ([used] if used is not None else []) + embedded_keys(token):
            column.addWidget(self._block(facts))
        self._message = label(role="small")
        column.addWidget(self._message)
        column.addStretch(1)
        self.setWidget(inside)

    def _block(self, facts: KeyFacts) -> QWidget:
        block = QWidget()
        grid = grid_layout(block, spacing=(12, 6))
        grid.setColumnMinimumWidth(0, 88)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(facts.title, "title"), 0, 0, 1, 2)
        for warning in facts.warnings:
            grid.addWidget(_warning(warning), grid.rowCount(), 0, 1, 2)
        for name, text in facts.rows:
            row = grid.rowCount()
            value = label(text, "mono", wrap=True)
            value.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            value.setAccessibleName(f"{name}: {text}")
            grid.addWidget(label(name, "dim"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        if facts.jwk is not None:
            grid.addLayout(self._copies(facts), grid.rowCount(), 0, 1, 2)
        return block

    def _copies(self, facts: KeyFacts) -> QHBoxLayout:
        jwk = facts.jwk
        assert jwk is not None
        row = hbox(margins=(0, 4, 0, 0), spacing=8)
        for name, text, message in (
            (tr("Copy as JWK"), jwk.to_json, tr("The public key was copied as JWK.")),
            (tr("Copy as PEM"), partial(to_pem, jwk), tr("The public key was copied as PEM.")),
        ):
            button = QPushButton(name)
            button.clicked.connect(lambda _=False, text=text, message=message: self._copy(text, message))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _copy(self, text: Callable[[], str], message: str) -> None:
        try:
            QGuiApplication.clipboard().setText(text())
        except FlexGuiError as error:
            self._message.setText(str(error))
        else:
            self._message.setText(message)


def _warning(text: str) -> QFrame:
    frame = QFrame()
    frame.setObjectName("notice")
    frame.setProperty("tone", "warn")
    row = hbox(frame, (10, 6, 10, 6), 8)
    row.addWidget(IconLabel("warning", "warn"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(text, wrap=True), 1)
    return frame
