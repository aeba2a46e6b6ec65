"""The help window: contents, pictures and links."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from flexgui.ui.help_window import MAX_WIDTH, HelpWindow


@pytest.fixture
def window() -> HelpWindow:
    window = HelpWindow()
    window.show()
    QApplication.processEvents()
    return window


def test_a_heading_in_the_contents_scrolls_to_its_section(window: HelpWindow) -> None:
    names = [window.contents.item(row).text() for row in range(window.contents.count())]
    assert names[0] == "FlexGUI"
    window.contents.setCurrentRow(names.index("Command line"))
    first = window.text.cursorForPosition(window.text.viewport().rect().topLeft()).block()
    assert "Command line" in (first.text(), first.next().text())


def test_only_sections_for_users_are_shown(window: HelpWindow) -> None:
    names = [window.contents.item(row).text() for row in range(window.contents.count())]
    assert {"Use", "Limits"} <= set(names)
    assert not {"Install", "Run", "Test"} & set(names)
    assert "sh tests/run" not in window.text.toPlainText()


def test_nothing_is_wider_than_the_window(window: HelpWindow) -> None:
    assert window.text.horizontalScrollBar().maximum() == 0
    assert window.contents.horizontalScrollBar().maximum() == 0


def test_the_differences_of_the_sandbox_are_a_section(window: HelpWindow) -> None:
    names = [window.contents.item(row).text() for row in range(window.contents.count())]
    assert "How the sandbox differs from the live Flex API" in names
    assert "DIFFERENCES" not in window.text.toPlainText()
    assert "/flex/v2/public-keys/{kid}" in window.text.toPlainText()


def test_the_picture_is_shown_no_wider_than_the_text(window: HelpWindow) -> None:
    picture = window.text.loadResource(
        QTextDocument.ResourceType.ImageResource.value, QUrl("resources/pictures/window.png")
    )
    assert picture.width() == MAX_WIDTH


def test_only_web_links_are_opened(window: HelpWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    for address in ("https://example.org/", "file:///etc/passwd", "CONTRIBUTING.md", "javascript:x"):
        window.text.anchorClicked.emit(QUrl(address))
    assert opened == ["https://example.org/"]


def test_esc_closes_it_wherever_the_focus_is() -> None:
    for name in ("text", "contents"):
        shown = HelpWindow()
        shown.show()
        QTest.keyClick(getattr(shown, name), Qt.Key.Key_Escape)
        assert not shown.isVisible()


def test_headings_and_paragraphs_have_room() -> None:
    shown = HelpWindow()
    block = shown.text.document().begin().next()
    while block.isValid():
        assert block.blockFormat().bottomMargin() > 0
        block = block.next()
