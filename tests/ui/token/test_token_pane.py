"""The pane with the text of a token."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from flexgui.ui.token.token_pane import TokenPane
from flexgui.ui.widgets.build_queue import BuildQueue
from tests.ui.helpers import settle


def test_the_line_of_a_token_has_no_background(light: QApplication) -> None:
    pane = TokenPane(BuildQueue(light))
    pane.show()
    pane.text.setFocus()
    pane.text.set_whole("eyJhbGciOiJub25lIn0.e30.")
    pane.activateWindow()
    settle()
    assert pane.text.hasFocus()
    assert pane.text.extraSelections() == []
