"""The command palette: its commands, search, reasons for disabled commands, and the focus afterwards."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMainWindow, QPushButton

from flexgui.ui.command_palette import COMMAND, Command, CommandPalette, commands_of, show_palette
from flexgui.ui.menus import Item, Menus
from flexgui.ui.resources import set_scheme
from flexgui.ui.tasks import Task
from flexgui.ui.widgets.pane import Pane


class Stage:
    """A window with menus and a pane that records the triggered commands."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.window = QMainWindow()
        self.window.resize(1024, 640)
        note = self.done.append
        table = (
            (
                "&Request",
                (Item("Send", lambda: note("send"), "Ctrl+Return"), Item("Cancel", lambda: note("cancel"), "Esc")),
            ),
            (
                "&Profile",
                (
                    Item("Edit profiles…", lambda: note("edit"), terms="preferences settings"),
                    Item("A && B", lambda: note("a"), name=True),
                ),
            ),
        )
        self.menus = Menus(self.window, [title for title, _ in table], lambda: [items for _, items in table])
        self.menus.fill()
        self.menus.set_sending(False)
        self.pane = Pane("Fields")
        self.field = QLineEdit()
        self.copy = QPushButton("Copy the &body")
        self.copy.clicked.connect(lambda: note("copy"))
        self.send = QPushButton("Send")
        self.box = QComboBox()
        self.box.setAccessibleName("Preset")
        self.box.addItems(["Card", "None"])
        self.box.activated.connect(lambda row: note(f"preset {row}"))
        for each in (self.field, self.copy, self.send, self.box):
            self.pane.body.addWidget(each)
        self.window.setCentralWidget(self.pane)
        self.window.show()
        self.field.setFocus()
        QApplication.processEvents()


class SlowSources:
    """Sources whose history search never ends; counts the running searches."""

    def __init__(self) -> None:
        self.running = 0

    def find(self, typed: str) -> list[Command]:
        return []

    def search_history(self, typed: str, on_result: Callable[[list[Command]], None]) -> Task:
        self.running += 1
        return self

    def cancel(self) -> None:
        self.running -= 1

    def why_unavailable(self, command: Command) -> str:
        return ""


@pytest.fixture
def stage() -> Stage:
    return Stage()


def rows_of(palette: CommandPalette) -> list[Command]:
    return [palette.list.item(row).data(COMMAND) for row in range(palette.list.count())]


def names(commands: list[Command]) -> list[str]:
    return [each.text for each in commands]


def test_menus_buttons_and_choices_are_offered_once(stage: Stage) -> None:
    found = commands_of(stage.window)
    assert names(found) == [
        "Send", "Cancel", "Edit profiles…", "A & B", "Copy the body", "Preset: Card", "Preset: None",
    ]  # fmt: skip
    assert [each.place for each in found] == ["Request"] * 2 + ["Profile"] * 2 + ["Fields"] * 3
    assert found[0].shortcut == "Ctrl+Return"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("body copy", ["Copy the body"]),
        ("COPY", ["Copy the body"]),
        ("settings", ["Edit profiles…"]),
        ("profile edit", ["Edit profiles…"]),
        ("xyz", []),
        ("preset none", ["Preset: None"]),
    ],
)
def test_search_words_may_have_any_order(stage: Stage, typed: str, expected: list[str]) -> None:
    palette = CommandPalette(commands_of(stage.window), stage.window, SlowSources())
    palette.show()
    QTest.keyClicks(palette.line, typed)
    assert names(rows_of(palette)) == expected
    assert palette.list.isVisible() == bool(expected)


def test_disabled_commands_come_last_with_the_reason(stage: Stage) -> None:
    palette = CommandPalette(commands_of(stage.window), stage.window, SlowSources())
    palette.show()
    assert rows_of(palette)[-1].text == "Cancel"
    QTest.keyClicks(palette.line, "cancel")
    assert rows_of(palette)[0].unavailable == "no request is running"
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert palette.chosen is None


def during(act: Callable[[CommandPalette], None], window: QMainWindow, sources: SlowSources | None = None) -> None:
    def find() -> None:
        palette = QApplication.activeModalWidget()
        assert isinstance(palette, CommandPalette)
        act(palette)

    QTimer.singleShot(0, window, find)
    show_palette(window, sources or SlowSources())


@pytest.mark.parametrize(
    ("typed", "moves", "done"), [("copy", 0, "copy"), ("preset", 1, "preset 1"), ("", 0, "send"), ("a & b", 0, "a")]
)
def test_arrows_and_return_run_a_command(stage: Stage, typed: str, moves: int, done: str) -> None:
    def act(palette: CommandPalette) -> None:
        QTest.keyClicks(palette.line, typed)
        for _ in range(moves):
            QTest.keyClick(palette.line, Qt.Key.Key_Down)
        QTest.keyClick(palette.line, Qt.Key.Key_Return)

    during(act, stage.window)
    assert stage.done == [done]


def test_escape_closes_the_palette_and_restores_the_focus(stage: Stage) -> None:
    during(lambda palette: QTest.keyClick(palette.line, Qt.Key.Key_Escape), stage.window)
    assert stage.done == []
    assert stage.window.focusWidget() is stage.field


def test_a_search_of_the_history_ends_with_the_palette(stage: Stage) -> None:
    sources = SlowSources()
    during(lambda palette: QTest.keyClicks(palette.line, "copy\r"), stage.window, sources)
    during(lambda palette: QTest.keyClick(palette.line, Qt.Key.Key_Escape), stage.window, sources)
    assert (stage.done, sources.running) == (["copy"], 0)


def test_a_screen_reader_reads_the_whole_row(stage: Stage) -> None:
    palette = CommandPalette(commands_of(stage.window), stage.window, SlowSources())
    spoken = palette.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Send, Request, Ctrl+Return"
    palette.show()
    assert not palette.grab().isNull()


def test_the_selected_row_is_visible_in_high_contrast(stage: Stage, light: QApplication) -> None:
    set_scheme(light, "contrast")
    palette = CommandPalette(commands_of(stage.window), stage.window, SlowSources())
    palette.show()
    chosen = palette.list.visualRect(palette.list.model().index(0, 0))
    picture = palette.list.viewport().grab(chosen).toImage()
    palette.list.setCurrentIndex(palette.list.model().index(1, 0))
    assert palette.list.viewport().grab(chosen).toImage() != picture
