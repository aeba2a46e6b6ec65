"""The help window: the README and the differences of the sandbox, with their headings at the left."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QKeyEvent, QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QTextBrowser, QWidget

from flexgui.translation import tr
from flexgui.ui.resources import readme_path, resource_path
from flexgui.ui.widgets.layouts import vbox

SIZE = (920, 700)
CONTENTS = 220
MAX_WIDTH = 640
"""Maximum width of a picture in the text, in pixels."""
BLOCK_ROLE = Qt.ItemDataRole.UserRole
"""The role of a heading's block number."""
BEFORE_USE = ("Install", "Run", "Test")
"""Chapters of the README that someone who has the window open does not need."""


def user_part(readme: str) -> str:
    """Return the README without the chapters about installing, starting and testing."""
    first, *chapters = readme.split("\n## ")
    kept = [each for each in chapters if each.partition("\n")[0] not in BEFORE_USE]
    return "\n## ".join((first, *kept))


class HelpWindow(QWidget):
    """A separate window, which can stay open beside the main window. Links to the web open in the browser."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(tr("FlexGUI help"))
        self.text = _Text(self)
        self.contents = QListWidget()
        self.contents.setObjectName("contents")
        self.contents.setAccessibleName(tr("Contents"))
        self.contents.setWordWrap(True)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        differences = (files("flexgui.sandbox") / "DIFFERENCES.md").read_text("utf-8")
        self.text.setMarkdown(f"{user_part(readme_path().read_text('utf-8'))}\n\n{differences}")
        self.text.space_out()
        for block in _blocks(self.text.document()):
            if not block.blockFormat().headingLevel():
                continue
            item = QListWidgetItem(("    " if block.blockFormat().headingLevel() > 2 else "") + block.text())
            item.setData(BLOCK_ROLE, block.blockNumber())
            self.contents.addItem(item)
        self.contents.setCurrentRow(0)
        self.contents.currentItemChanged.connect(self._go)
        halves = QSplitter()
        halves.setHandleWidth(1)
        halves.addWidget(self.contents)
        halves.addWidget(self.text)
        halves.setStretchFactor(1, 1)
        halves.setSizes([CONTENTS, SIZE[0] - CONTENTS])
        vbox(self).addWidget(halves)
        self.resize(*SIZE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _go(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            block = self.text.document().findBlockByNumber(item.data(BLOCK_ROLE))
            top = self.text.document().documentLayout().blockBoundingRect(block).top()
            self.text.verticalScrollBar().setValue(round(top))


class _Text(QTextBrowser):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        self.setAccessibleName(tr("Help text"))
        self.setOpenLinks(False)
        self.document().setDocumentMargin(24)
        self.anchorClicked.connect(_open)

    def space_out(self) -> None:
        """Set the margins of paragraphs and headings, which Markdown lacks, and wrap long lines of code."""
        self.document().setIndentWidth(20)
        cursor = QTextCursor(self.document())
        for block in _blocks(self.document()):
            heading, listed = block.blockFormat().headingLevel(), block.textList() is not None
            room = QTextBlockFormat()
            room.setTopMargin(18 if heading and block.blockNumber() else 0)
            room.setBottomMargin(4 if listed else 8)
            room.setNonBreakableLines(False)
            cursor.setPosition(block.position())
            cursor.mergeBlockFormat(room)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        path = resource_path(QUrl(name).path().removeprefix("resources/"))
        picture = QImage(str(path))
        if picture.width() > MAX_WIDTH:
            return picture.scaledToWidth(MAX_WIDTH, Qt.TransformationMode.SmoothTransformation)
        return picture


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    return map(document.findBlockByNumber, range(document.blockCount()))


def _open(url: QUrl) -> None:
    if url.scheme() in ("http", "https"):
        QDesktopServices.openUrl(url)
