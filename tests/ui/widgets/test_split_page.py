from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from flexgui.ui.widgets.split_page import LEFT, LEFT_NARROW, SplitPage


@pytest.fixture
def page() -> SplitPage:
    first = QLineEdit()
    page = SplitPage()
    page.set_panes(first, QWidget(), first)
    page.resize(1440, 800)
    page.show()
    return page


def test_the_left_pane_is_narrower_in_a_small_window_until_its_border_is_moved(page: SplitPage) -> None:
    assert page.sizes()[0] == LEFT
    page.resize(1024, 600)
    assert page.sizes()[0] == LEFT_NARROW
    page.moveSplitter(500, 1)
    page.resize(1440, 800)
    assert page.sizes()[0] > LEFT


def test_files_and_texts_can_be_dropped_anywhere(page: SplitPage, tmp_path: Path) -> None:
    dropped: list[object] = []
    page.file_dropped.connect(dropped.append)
    page.text_dropped.connect(dropped.append)
    file, text = QMimeData(), QMimeData()
    file.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.har"))])
    text.setText("curl x")
    for data in (file, text):
        moved = (QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
        page.dropEvent(QDropEvent(*moved, Qt.KeyboardModifier.NoModifier))
    assert dropped == [tmp_path / "a.har", "curl x"]
