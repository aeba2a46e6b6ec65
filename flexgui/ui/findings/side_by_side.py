"""Two texts side by side, with visible spaces and line ends; the first difference is marked."""

from __future__ import annotations

import re
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor, QTextLayout
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QTextEdit, QWidget

from flexgui.diagnosis.result import SideBySide
from flexgui.flex.auth.digest import body_digest
from flexgui.flex.text import shown
from flexgui.translation import number, tr, trn
from flexgui.ui.resources import color, look
from flexgui.ui.widgets.code_view import CodeView
from flexgui.ui.widgets.labels import ElidedLabel, IconLabel, label
from flexgui.ui.widgets.layouts import hbox, vbox

NARROW = 640
"""Width below which one text is above the other, in pixels."""
MAX_HEIGHT = 260
"""Maximum height of a text, in pixels; a taller one scrolls."""
MAX_CHARACTERS = 20_000
_BLANKS = str.maketrans({" ": "·", "\t": "→", "\r": "␍", "\n": "↵"})
_SYNTAX = re.compile(r"(?P<text3>[·→␍↵]+)")


class Names(NamedTuple):
    """The titles of both texts, and a sentence about each; `hashed` adds the digest of each text below it."""

    found: str
    expected: str
    found_note: str = ""
    expected_note: str = ""
    hashed: bool = False


def visible(lines: tuple[str, ...]) -> str:
    """Return lines as one text with visible spaces, tabs and line ends; the last line has no end."""
    marked = [shown(each.translate(_BLANKS), MAX_CHARACTERS) for each in lines]
    return "↵\n".join(marked)[:MAX_CHARACTERS]


class Well(QWidget):
    """One of the texts, with its title above it."""

    def __init__(
        self, title: str, note: str, lines: tuple[str, ...], tone: str, parent: QWidget | None = None, *, hashed: bool
    ) -> None:
        super().__init__(parent)
        size = len("\n".join(lines).encode())
        self.text = _Text(self)
        self.text.setAccessibleName(title)
        self.text.setAccessibleDescription("\n".join(lines)[:MAX_CHARACTERS])
        self.text.set_text(visible(lines))
        head = hbox(spacing=6)
        head.addWidget(label(title, "title"))
        head.addWidget(label(trn("{count} byte", "{count} bytes", size, count=number(size)), "small"))
        if note:
            words = ElidedLabel(note, "small")
            words.setProperty("tone", tone)
            words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            head.addWidget(words, 1)
            head.addWidget(IconLabel("equals" if tone == "ok" else "not-equal", tone))
        else:
            head.addStretch(1)
        column = vbox(self, spacing=4)
        column.addLayout(head)
        column.addWidget(self.text)
        if hashed:
            column.addWidget(ElidedLabel(f"SHA-256={body_digest(chr(10).join(lines).encode())}", "monodim"))
        column.addStretch(1)
        self._tone, self._place = tone, (0, -1)
        look.changed.connect(self._mark)

    def mark(self, line: int, column: int) -> None:
        """Mark one character of a line, both from 0; beyond the end of the line, its end."""
        self._place = line, column
        self._mark()

    def _mark(self) -> None:
        line, column = self._place
        block = self.text.document().findBlockByNumber(line)
        if column < 0 or not block.isValid():
            return
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(block)
        last = max(0, block.length() - 2)  # a block ends with a separator
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.MoveAnchor, min(column, last))
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
        shape = QTextCharFormat()
        shape.setBackground(color(f"{self._tone}_soft"))
        shape.setForeground(color(self._tone))
        shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        shape.setUnderlineColor(color(self._tone))
        shape.setFontWeight(600)
        made.cursor, made.format = cursor, shape
        self.text.setExtraSelections([made])


class SideBySideView(QWidget):
    """Shows two texts, or only one if they are equal."""

    def __init__(self, sides: SideBySide, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = vbox(self, spacing=6)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(14)
        column.addLayout(self._row)
        found_tone, expected_tone = ("ok", "bad") if names.hashed else ("bad", "ok")
        wells = [(names.expected, names.expected_note, sides.expected, expected_tone)]
        if sides.line is not None:
            wells.insert(0, (names.found, names.found_note, sides.found, found_tone))
        self.wells = [Well(*each, self, hashed=names.hashed) for each in wells]
        """The texts, from left to right."""
        for well in self.wells:
            self._row.addWidget(well, 1)
        if sides.line is not None:
            for well in self.wells:
                well.mark(sides.line, sides.column or 0)
            column.addWidget(label(difference_text(sides), "small"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


class _Text(CodeView):
    """A text as high as its rows are at its width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_SYNTAX, gutter=False, wrap=True, well=True, parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margin = round(self.document().documentMargin()) + 1
        row_height = self.fontMetrics().lineSpacing()
        most = MAX_HEIGHT // row_height
        rows = 0
        for line in self.toPlainText().split("\n"):
            rows += self._rows(line, width - 2 * margin, most)
            if rows > most:
                break
        return min(MAX_HEIGHT, rows * row_height + 2 * margin + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # The scroll bar takes width, and could itself wrap a line of a short text into one more row.
        is_long = self.heightForWidth(self.width()) >= MAX_HEIGHT
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if is_long else policy.ScrollBarAlwaysOff)
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.fontMetrics().lineSpacing() + 24)

    def _rows(self, line: str, width: int, most: int) -> int:
        """Return how many rows a line takes at a width in pixels; more than `most` are not counted."""
        layout = QTextLayout(line, self.font())
        layout.setTextOption(self.document().defaultTextOption())
        layout.beginLayout()
        while layout.lineCount() <= most and (row := layout.createLine()).isValid():
            row.setLineWidth(width)
        layout.endLayout()
        return layout.lineCount()


def difference_text(sides: SideBySide) -> str:
    """Return where the first difference is, in words."""
    if sides.line is None:
        return tr("No difference")
    if len(sides.found) == len(sides.expected) == 1:
        return tr("First difference: character {column}", column=number((sides.column or 0) + 1))
    return tr(
        "First difference: line {line}, character {column}",
        line=number(sides.line + 1),
        column=number((sides.column or 0) + 1),
    )
