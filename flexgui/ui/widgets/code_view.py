"""A view of code: line numbers, the current line, colours for JSON, HTTP, compact tokens and programs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from flexgui.ui.fonts import Role, view_font
from flexgui.ui.resources import color, fill, look

Syntax = Literal["json", "http", "headers", "token", "text"] | re.Pattern[str]
"""A pattern colours each line by itself; its groups are named like the colours."""

GUTTER = 44
MARGIN, WELL_MARGIN = 14, 10
"""Space around code without line numbers in a pane and in a bordered well, in pixels."""
TO_TEXT = 14
MAX_COLOURED_LINE, MAX_COLOURED_TEXT, MAX_COLOURED_LINES = 20_000, 40_000, 3_000
"""Maximum length of a line and of a text that are coloured, and maximum lines, so that the window stays responsive."""

# Possessive, and an unclosed string runs to the end of the line: else a hostile line takes quadratic time.
_JSON = re.compile(
    r'(?P<c_key>"(?:[^"\\]|\\.)*+"(?=\s*:))|(?P<c_str>"(?:[^"\\]|\\.)*+(?:"|\\?$))|(?P<c_num>-?\d[\d.eE+-]*)'
    r"|(?P<c_bool>\b(?:true|false|null)\b)|(?P<c_punct>[{}\[\],:])"
)
_HEADER = re.compile(r"^(?P<c_key>[A-Za-z0-9-]+)(?P<c_punct>:) ")
_REQUEST_LINE = re.compile(r"^(?:(?P<c_bool>[A-Z]+) (?=/)|HTTP/[\d.]+ (?P<c_num>\d{3}))")
_TOKEN_PARTS = ("c_bool", "c_key", "c_str")
_JWE_PARTS = ("c_bool", "c_key", "c_num", "text", "c_str")
_COMPACT = re.compile(r"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]++(?:\.[A-Za-z0-9_-]*){2,4}")


class Highlighter(QSyntaxHighlighter):
    """Colours one document; follows the scheme when `rehighlight` is called."""

    def __init__(self, document: QTextDocument, syntax: Syntax) -> None:
        super().__init__(document)
        self.syntax = syntax

    def highlightBlock(self, text: str) -> None:
        if len(text) > MAX_COLOURED_LINE or self.syntax == "text":
            return
        if isinstance(self.syntax, re.Pattern):
            self._matches(self.syntax, text)
        elif self.syntax == "token":
            self._token(text)
        elif self.syntax == "json" or (self.syntax == "http" and text[:1] in ("{", "}", " ", "[")):
            self._matches(_JSON, text)
        else:
            self._matches(_REQUEST_LINE if self.currentBlock().blockNumber() == 0 else _HEADER, text)
            self._matches(_HEADER, text)

    def _matches(self, pattern: re.Pattern[str], text: str) -> None:
        for match in pattern.finditer(text):
            for token, found in match.groupdict().items():
                if found:
                    self.setFormat(match.start(token), len(found), color(token))

    def _token(self, text: str) -> None:
        """Colour the parts of each compact token; the dots between them are punctuation."""
        for match in _COMPACT.finditer(text):
            at = match.start()
            parts = match[0].split(".")
            tokens = _JWE_PARTS if len(parts) == len(_JWE_PARTS) else _TOKEN_PARTS
            for number, part in enumerate(parts):
                self.setFormat(at, len(part), color(tokens[min(number, len(tokens) - 1)]))
                at += len(part)
                if at < match.end():
                    self.setFormat(at, 1, color("c_punct"))
                    at += 1


class CodeView(QPlainTextEdit):
    """Shows or edits code; pasted text is always plain."""

    def __init__(
        self,
        syntax: Syntax = "json",
        *,
        read_only: bool = True,
        gutter: bool = True,
        wrap: bool = False,
        well: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`well` gives it a border; without `gutter` it has no line numbers."""
        super().__init__(parent)
        self._role: Role = "code"
        if well:
            self._role = "code-small"
            self.setObjectName("well")
        self.marked: frozenset[int] = frozenset()
        """The lines that are marked as wrong, counted from 1."""
        self._lit: tuple[int, int] | None = None
        self.setReadOnly(read_only)
        self.zoom()
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth if wrap else QPlainTextEdit.LineWrapMode.NoWrap)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere if wrap else QTextOption.WrapMode.NoWrap)
        if read_only:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.highlighter = Highlighter(self.document(), syntax)
        self._gutter = _Gutter(self) if gutter else None
        if gutter:
            self.setViewportMargins(GUTTER - 4, 6, 0, 0)
        else:
            self.document().setDocumentMargin(WELL_MARGIN if well else MARGIN)
            self.document().clearUndoRedoStacks()  # of the margin
        self.cursorPositionChanged.connect(self._mark)
        look.changed.connect(self._recolour)

    def zoom(self) -> None:
        """Apply the current font size of code; it is not in the stylesheet, which would override it."""
        self.setFont(view_font(self._role))

    def set_syntax(self, syntax: Syntax) -> None:
        """Use another syntax from the next text on."""
        self.highlighter.syntax = syntax

    def set_text(self, text: str) -> None:
        """Replace the text and forget the undo history."""
        if text != self.toPlainText():
            self._colour_if_short(text)
            self.setPlainText(text)

    def replace_text(self, text: str) -> None:
        """Replace the text as one step that can be undone; the cursor stays on its line."""
        if text == self.toPlainText():
            return
        line = self.textCursor().blockNumber()
        self._colour_if_short(text)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.go_to_line(min(line + 1, self.blockCount()))

    def restore_text(self, text: str) -> None:
        """Replace only the part in which `text` differs, and put the cursor after it."""
        before = self.toPlainText()
        if text == before:
            return
        start = _common_length(before, text)
        end = min(_common_length(before[::-1], text[::-1]), len(before) - start, len(text) - start)
        self._colour_if_short(text)
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(before[:start]))
        cursor.setPosition(_units(before[: len(before) - end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start : len(text) - end])
        self.setTextCursor(cursor)

    def mark_error(self, line: int | None) -> None:
        """Mark a line, counted from 1, as wrong; None for no line."""
        self.mark_lines(() if line is None else (line,))

    def mark_lines(self, lines: Iterable[int]) -> None:
        """Mark these lines, counted from 1, as wrong, and no others."""
        self.marked = frozenset(lines)
        self._mark()

    def highlight_lines(self, first: int, last: int) -> None:
        """Highlight these lines, counted from 1; (0, 0) for none."""
        self._lit = (first, last) if first else None
        self._mark()

    def go_to_line(self, line: int, column: int = 1) -> None:
        """Put the cursor on a line and column, counted from 1, and show it."""
        block = self.document().findBlockByNumber(line - 1)
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.Right, n=min(column - 1, max(0, block.length() - 1)))
        self.setTextCursor(cursor)

    @property
    def current_line(self) -> int:
        """The line of the cursor, counted from 1."""
        return self.textCursor().blockNumber() + 1

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.marked:
            self._mark()  # a wrapped line has other rows now
        if self._gutter is not None:
            area = self.contentsRect()
            self._gutter.setGeometry(QRect(area.left(), area.top(), GUTTER, area.height()))

    def _mark(self) -> None:
        """Paint the backgrounds of the current line, the highlighted lines and the wrong lines."""
        lines: list[tuple[int, str]] = []
        if self._lit is not None:
            lines = [(line, "c_cur") for line in range(self._lit[0], self._lit[1] + 1)]
        elif self._gutter is not None and not self.isReadOnly() and self.hasFocus() and not self.document().isEmpty():
            lines = [(self.current_line, "c_cur")]  # on an empty line it would hide the hint
        lines += [(line, "bad_soft") for line in sorted(self.marked)]
        # Qt would take a line beyond the text for the first one.
        there = [(line, token) for line, token in lines if 1 <= line <= self.blockCount()]
        self.setExtraSelections([ground for line, token in there for ground in self._backgrounds(line, token)])
        if self._gutter is not None:
            self._gutter.update()

    def _backgrounds(self, line: int, token: str) -> list[QTextEdit.ExtraSelection]:
        """Return the background of a line; for a wrapped one, that of each of its rows."""
        shape = QTextCharFormat()
        shape.setBackground(color(token))
        shape.setProperty(QTextFormat.Property.FullWidthSelection, True)
        block = self.document().findBlockByNumber(line - 1)
        starts = [0]
        if self.lineWrapMode() != QPlainTextEdit.LineWrapMode.NoWrap:
            rows = block.layout()
            starts = [rows.lineAt(row).textStart() for row in range(rows.lineCount())] or starts
        found = []
        for start in starts:
            made = QTextEdit.ExtraSelection()
            made.cursor, made.format = QTextCursor(block), shape
            made.cursor.setPosition(block.position() + start)
            found.append(made)
        return found

    def _colour_if_short(self, text: str) -> None:
        short = len(text) <= MAX_COLOURED_TEXT and text.count("\n") < MAX_COLOURED_LINES
        document = self.document() if short else None
        if self.highlighter.document() is not document:
            self.highlighter.setDocument(document)

    def _recolour(self) -> None:
        self.highlighter.rehighlight()
        self._mark()


class _Gutter(QWidget):
    """The line numbers beside a CodeView."""

    def __init__(self, view: CodeView) -> None:
        super().__init__(view)
        self._view = view
        view.updateRequest.connect(self._follow)

    def paintEvent(self, event: QPaintEvent) -> None:
        view, painter = self._view, QPainter(self)
        fill(painter, event.rect(), "base")
        plain, bold = view.font(), view.font()
        bold.setBold(True)
        block, current = view.firstVisibleBlock(), view.current_line
        top = view.blockBoundingGeometry(block).translated(view.contentOffset()).top() + 6
        while block.isValid() and top <= event.rect().bottom():
            number = block.blockNumber() + 1
            is_wrong = number in view.marked
            painter.setPen(color("bad" if is_wrong else "text2" if number == current else "c_line"))
            painter.setFont(bold if is_wrong else plain)
            spot = QRect(0, round(top), GUTTER - TO_TEXT, view.fontMetrics().height())
            painter.drawText(spot, Qt.AlignmentFlag.AlignRight, str(number))
            top += view.blockBoundingRect(block).height()
            block = block.next()

    def _follow(self, rect: QRect, dy: int) -> None:
        """Scroll with the text, or paint the numbers of a changed part again."""
        if dy:
            self.scroll(0, dy)
        else:
            self.update(0, rect.y(), GUTTER, rect.height() + 8)


def _common_length(one: str, other: str) -> int:
    """Return the number of characters with which both texts begin."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


def _units(text: str) -> int:
    """Return the length of a text as Qt counts it, in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
