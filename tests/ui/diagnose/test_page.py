from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from flexgui.ui.diagnose.page import LEFT, LEFT_NARROW, DiagnosePage
from tests.ui.diagnose.pasted import reading


def test_the_left_pane_is_narrower_in_a_small_window(light: object) -> None:
    page = DiagnosePage()
    page.resize(1440, 800)
    page.show()
    assert page.sizes()[0] == LEFT
    page.resize(1024, 600)
    assert page.sizes()[0] == LEFT_NARROW


def test_files_and_texts_are_dropped_anywhere(light: object, tmp_path: Path) -> None:
    page = DiagnosePage()
    files: list[tuple[Path, bool]] = []
    texts: list[str] = []
    page.file_dropped.connect(lambda path, answer: files.append((path, answer)))
    page.text_dropped.connect(texts.append)
    file, text = QMimeData(), QMimeData()
    file.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.har"))])
    text.setText("curl x")
    for data in (file, text):
        moved = (QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
        page.dropEvent(QDropEvent(*moved, Qt.KeyboardModifier.NoModifier))
    page.paste.answer.file_dropped.emit(tmp_path / "b.txt")
    assert files == [(tmp_path / "a.har", False), (tmp_path / "b.txt", True)]
    assert texts == ["curl x"]


def test_the_lines_of_a_finding_are_marked(light: object) -> None:
    page = DiagnosePage()
    page.paste.source.set_whole("curl x\n-H 'Signature: a'\n")
    found = next(each for each in reading().diagnosis.problems if each.id.startswith("signature."))
    page.mark(found)
    assert [each.cursor.blockNumber() for each in page.paste.source.extraSelections()] == [1]
    page.mark(None)
    assert page.paste.source.extraSelections() == []
