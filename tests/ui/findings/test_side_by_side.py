from __future__ import annotations

import pytest

from flexgui.diagnosis.result import compare
from flexgui.ui.findings.side_by_side import Names, SideBySideView, Well, difference_text, visible

NAMES = Names("Found", "Right")


def marked_texts(well: Well) -> list[str]:
    return [each.cursor.selectedText() for each in well.text.extraSelections()]


@pytest.mark.parametrize(
    ("found", "wanted", "marks", "words"),
    [
        ("host: a\ndate: b", "host: a\ndate: c", ["b", "c"], "First difference: line 2, character 7"),
        ("host:a", "host: a", ["a", "·"], "First difference: character 6"),
        ("a\r\nb", "a\nb", ["␍", "↵"], "First difference: line 1, character 2"),
        ("a\n", "a", ["", "a"], ""),
    ],
)
def test_the_first_difference_is_marked(found: str, wanted: str, marks: list[str], words: str) -> None:
    sides = compare(found, wanted)
    view = SideBySideView(sides, NAMES)
    view.resize(900, 200)
    view.show()
    if words:
        assert [marked_texts(each)[0] for each in view.wells] == marks
        assert difference_text(sides) == words
    assert [len(marked_texts(each)) for each in view.wells] == [1, 1]


def test_white_space_and_line_ends_are_visible() -> None:
    assert visible(("a b\t", "c\r", "d\n")) == "a·b→↵\nc␍↵\nd↵"


def test_equal_texts_are_shown_once_and_narrow_ones_below_each_other() -> None:
    view = SideBySideView(compare("a", "a"), NAMES)
    assert len(view.wells) == 1
    both = SideBySideView(compare("a", "b"), NAMES)
    both.resize(900, 200)
    both.show()
    found, expected = both.wells
    assert found.y() == expected.y()
    both.resize(500, 300)
    both.layout().activate()
    assert found.y() < expected.y()


def test_a_text_is_as_high_as_its_rows() -> None:
    view = SideBySideView(compare('{"fields": {"a": {}, "b": {"required": false}}}' * 4, "host: a\n\ndate: b"), NAMES)
    view.show()
    for width in (*range(300, 900, 7), *range(640, 560, -1)):
        view.resize(width, 900)
        view.layout().activate()
        for well in view.wells:
            well.text.resize(well.text.width(), 30)  # too low for a moment, as while a page is laid out
            well.text.resize(well.text.width(), well.text.heightForWidth(well.text.width()))
            assert not well.text.verticalScrollBar().isVisible()
            block, rows = well.text.document().begin(), 0
            while block.isValid():
                rows, block = rows + block.layout().lineCount(), block.next()
            inside = well.text.height() - 2 * round(well.text.document().documentMargin())
            assert inside // well.text.fontMetrics().lineSpacing() == rows
