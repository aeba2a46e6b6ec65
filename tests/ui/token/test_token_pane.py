"""The pane with the text of a token."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from flexgui.ui.token.token_pane import TokenPane
from flexgui.ui.widgets.build_queue import BuildQueue
from flexgui.ui.widgets.paste_field import MAX_SHOWN
from tests.ui.helpers import settle


def test_a_very_long_text_is_kept_whole_and_cannot_be_edited(qapp: QApplication) -> None:
    pane = TokenPane(BuildQueue(qapp))
    pane.set_text("a" * (MAX_SHOWN + 1))
    assert pane.whole_text == "a" * (MAX_SHOWN + 1)
    assert pane.text.isReadOnly()
    pane.set_text("b")
    assert (pane.whole_text, pane.text.isReadOnly()) == ("b", False)


def test_the_line_of_a_token_has_no_background(light: QApplication) -> None:
    pane = TokenPane(BuildQueue(light))
    pane.show()
    pane.text.setFocus()
    pane.set_text("eyJhbGciOiJub25lIn0.e30.")
    pane.activateWindow()
    settle()
    assert pane.text.hasFocus()
    assert pane.text.extraSelections() == []
