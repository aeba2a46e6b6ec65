"""Code views and editors: line numbers, colours, errors, undo, and unchanged text."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from flexgui.ui.fonts import mono_family
from flexgui.ui.resources import color, hex_color, set_scheme
from flexgui.ui.widgets.code_view import GUTTER, MAX_COLOURED_LINE, MAX_COLOURED_LINES, CodeView, Highlighter, Syntax

Picture = Callable[[QWidget], QImage]
BODY = '{\n  "fields": {\n    "amount": 1\n  }\n}'


def spans(text: str, syntax: Syntax) -> list[tuple[str, str]]:
    """Return the coloured parts of a text with the tokens of their colours."""
    document = QTextDocument(text)
    highlighter = Highlighter(document, syntax)
    highlighter.rehighlight()
    tokens = {hex_color(token).lower(): token for token in ("c_key", "c_str", "c_num", "c_bool", "c_punct")}
    found = []
    block = document.begin()
    while block.isValid():
        for part in block.layout().formats():
            piece = block.text()[part.start : part.start + part.length]
            found.append((piece, tokens[part.format.foreground().color().name()]))
        block = block.next()
    return found


def pixels(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


@pytest.fixture
def editor() -> CodeView:
    editor = CodeView(read_only=False)
    editor.resize(400, 300)
    editor.set_text(BODY)
    editor.show()
    return editor


def test_json_is_coloured() -> None:
    assert spans('{"a\\"b": ["x\\\\", -1.5e3, true, null]}', "json") == [
        ("{", "c_punct"), ('"a\\"b"', "c_key"), (":", "c_punct"), ("[", "c_punct"), ('"x\\\\"', "c_str"),
        (",", "c_punct"), ("-1.5e3", "c_num"), (",", "c_punct"), ("true", "c_bool"), (",", "c_punct"),
        ("null", "c_bool"), ("]}", "c_punct"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ['"open', '"open\\'])
def test_an_unclosed_string_ends_with_its_line(text: str) -> None:
    assert spans(f"{text}\n1", "json") == [(text, "c_str"), ("1", "c_num")]


def test_http_is_coloured() -> None:
    request = 'POST /flex/v2/sessions HTTP/1.1\nHost: host.example\n\n{\n  "a": 1\n}'
    assert spans(request, "http") == [
        ("POST", "c_bool"), ("Host", "c_key"), (":", "c_punct"), ("{", "c_punct"), ('"a"', "c_key"), (":", "c_punct"),
        ("1", "c_num"), ("}", "c_punct"),
    ]  # fmt: skip
    assert spans("HTTP/1.1 201 Created\nDate: today", "http") == [("201", "c_num"), ("Date", "c_key"), (":", "c_punct")]


def test_headers_are_coloured_from_their_first_line() -> None:
    assert spans("date: 1\nv-c-id: 2", "headers") == [
        ("date", "c_key"),
        (":", "c_punct"),
        ("v-c-id", "c_key"),
        (":", "c_punct"),
    ]


def test_the_parts_of_a_token_are_coloured() -> None:
    parts = [("ab", "c_bool"), (".", "c_punct"), ("c_-d", "c_key"), (".", "c_punct"), ("ef", "c_str")]
    assert spans("ab.c_-d.ef", "token") == parts
    assert spans("Bearer ab.c_-d.ef", "token") == parts
    assert spans("no-token.here", "token") == []


def test_plain_text_stays_plain() -> None:
    assert spans('{"a": 1}', "text") == []


def test_a_line_over_the_limit_stays_plain() -> None:
    longest = "1" * MAX_COLOURED_LINE
    assert spans(longest, "json") == [(longest, "c_num")]
    assert spans(longest + "1\n2", "json") == [("2", "c_num")]


def test_a_text_with_too_many_lines_stays_plain_until_it_is_shorter(light: QApplication) -> None:
    view = CodeView("json")
    for lines, is_coloured in ((MAX_COLOURED_LINES + 1, False), (MAX_COLOURED_LINES, True)):
        view.set_text("\n".join(["1"] * lines))
        light.processEvents()
        assert bool(view.document().begin().layout().formats()) is is_coloured


@pytest.mark.parametrize("syntax", ["json", "http", "headers", "token"])
@pytest.mark.parametrize("piece", ['\\"', '"', "a", "-", "{", "a.", ".", " ", "A"])
def test_the_longest_highlighted_line_is_fast(syntax: Syntax, piece: str) -> None:
    document = QTextDocument("{" + piece * ((MAX_COLOURED_LINE - 1) // len(piece)))
    highlighter = Highlighter(document, syntax)
    start = monotonic()
    highlighter.rehighlight()
    assert monotonic() - start < 3  # took four seconds with quadratic patterns


def test_colours_follow_the_scheme_and_the_syntax(light: QApplication) -> None:
    view = CodeView("text")
    view.set_syntax("json")
    view.set_text("1")

    def ink() -> QColor:
        formats = view.document().begin().layout().formats()
        return QColor(formats[0].format.foreground().color())

    assert ink() == QColor(hex_color("c_num", "light"))
    set_scheme(light, "dark")
    assert ink() == QColor(hex_color("c_num", "dark"))


def test_code_is_monospaced() -> None:
    view = CodeView()
    view.ensurePolished()
    assert view.font().family() == mono_family()


def test_line_numbers_are_painted_and_the_wrong_line_is_marked(editor: CodeView, picture: Picture) -> None:
    def gutter() -> QImage:
        return picture(editor).copy(0, 0, GUTTER, 100)

    plain = gutter()
    assert color("c_line").rgb() in pixels(plain)
    assert color("bad").rgb() not in pixels(plain)
    editor.mark_error(2)
    assert color("bad").rgb() in pixels(gutter())
    assert color("bad_soft").rgb() in pixels(picture(editor).copy(GUTTER + 10, 0, 300, 100))
    editor.mark_error(None)
    assert gutter() == plain
    bare = CodeView(gutter=False)
    bare.resize(400, 300)
    assert color("c_line").rgb() not in pixels(picture(bare))


@pytest.mark.parametrize("line", [0, 99])
def test_a_mark_outside_the_text_marks_nothing(editor: CodeView, picture: Picture, line: int) -> None:
    plain = picture(editor)
    editor.mark_error(line)
    assert picture(editor) == plain


def test_highlighted_lines_have_a_background_until_cleared(picture: Picture) -> None:
    view = CodeView()
    view.resize(400, 300)
    view.set_text(BODY)
    plain = picture(view)
    view.highlight_lines(2, 4)
    lit = picture(view)
    rows = [y for y in range(300) if QColor(lit.pixel(350, y)) == color("c_cur")]
    assert len(rows) == pytest.approx(3 * view.fontMetrics().lineSpacing(), abs=4)
    view.highlight_lines(0, 0)
    assert picture(view) == plain


def test_replacing_is_one_step_to_undo_and_keeps_the_line(editor: CodeView) -> None:
    editor.go_to_line(3, 5)
    editor.replace_text(BODY.replace("1", "22"))
    assert editor.current_line == 3
    editor.undo()
    assert editor.toPlainText() == BODY
    editor.redo()
    assert "22" in editor.toPlainText()


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("ab\u20ac\U0001f600c\nd", "\U0001f600c\nd"),
        ("a\U0001f600\nd", "\nd"),
        ("", ""),
        ("x", ""),
        ("a\U0001f600bc\n", ""),
    ],
)
def test_restoring_puts_the_cursor_after_the_difference(editor: CodeView, text: str, rest: str) -> None:
    editor.set_text("a\U0001f600c\nd")
    editor.restore_text(text)
    assert editor.toPlainText() == text
    cursor = editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.End, cursor.MoveMode.KeepAnchor)
    assert len(cursor.selectedText()) == len(rest)


def test_replacing_by_a_shorter_text_goes_to_its_last_line(editor: CodeView) -> None:
    editor.go_to_line(5)
    editor.replace_text("{\n}")
    assert editor.current_line == 2


def test_setting_the_same_text_adds_no_undo_step(editor: CodeView) -> None:
    editor.replace_text(BODY)
    assert not editor.document().isUndoAvailable()


def test_setting_a_text_clears_the_undo_stack(editor: CodeView) -> None:
    editor.replace_text("{}")
    assert editor.document().isUndoAvailable()
    editor.set_text("[]")
    assert not editor.document().isUndoAvailable()


@pytest.mark.parametrize(
    ("line", "column", "at"),
    [(1, 1, (0, 0)), (2, 3, (1, 2)), (2, 999, (1, 13)), (5, 1, (4, 0))],
)
def test_the_cursor_goes_to_a_line_and_column(editor: CodeView, line: int, column: int, at: tuple[int, int]) -> None:
    editor.go_to_line(line, column)
    cursor = editor.textCursor()
    assert (cursor.blockNumber(), cursor.positionInBlock()) == at


def test_pasted_text_is_plain(editor: CodeView) -> None:
    mime = QMimeData()
    mime.setHtml("<b>rich</b>")
    mime.setText("<b>plain</b>")
    QGuiApplication.clipboard().setMimeData(mime)
    editor.selectAll()
    editor.paste()
    assert editor.toPlainText() == "<b>plain</b>"
    assert "font-weight" not in editor.document().toHtml().partition("<body")[2].partition(">")[2]


def test_markup_is_shown_literally() -> None:
    view = CodeView("text")
    view.set_text("<b>x</b>")
    assert view.toPlainText() == "<b>x</b>"


def test_a_view_is_read_only_and_can_be_copied() -> None:
    view = CodeView()
    view.set_text(BODY)
    view.show()
    QTest.keyClicks(view, "x")
    assert view.toPlainText() == BODY
    view.selectAll()
    view.copy()
    assert QGuiApplication.clipboard().text() == BODY


def test_the_tab_key_leaves_the_editor() -> None:
    window = QWidget()
    first, second = CodeView(read_only=False), CodeView(read_only=False)
    for view in (first, second):
        view.setParent(window)
    window.show()
    assert QTest.qWaitForWindowActive(window)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert (first.toPlainText(), second.hasFocus()) == ("", True)


def test_the_current_line_has_a_background_if_editable(editor: CodeView, picture: Picture) -> None:
    def lit() -> list[int]:
        image = picture(editor)
        return [y for y in range(300) if QColor(image.pixel(350, y)) == color("c_cur")]

    assert QTest.qWaitForWindowActive(editor)
    editor.setFocus()
    first = lit()
    editor.go_to_line(3)
    third = lit()
    assert len(first) == len(third) > 10
    assert third[0] > first[-1]
    editor.clearFocus()
    assert lit() == []


def test_long_lines_wrap_only_when_asked() -> None:
    for wrap in (False, True):
        view = CodeView("text", wrap=wrap)
        view.resize(200, 100)
        view.set_text("x" * 400)
        view.show()
        assert (view.horizontalScrollBar().maximum() == 0) is wrap


def test_the_placeholder_is_not_covered_by_the_current_line(light: QApplication) -> None:
    view = CodeView("json", read_only=False)
    view.setPlaceholderText("Paste it here")
    view.show()
    view.activateWindow()
    view.setFocus()
    light.processEvents()
    assert view.hasFocus()
    assert view.extraSelections() == []
    view.setPlainText("{}")
    view.moveCursor(QTextCursor.MoveOperation.End)
    assert len(view.extraSelections()) == 1
