"""The list of profiles can be reordered, except for the sandbox, which stays first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDrag, QDropEvent
from PySide6.QtTest import QTest

from flexgui.profiles.profile import LOCAL_SANDBOX
from flexgui.ui.profiles.profile_list import ProfileList
from tests.ui.helpers import labels, rich
from tests.ui.profiles.helpers import LIVE, SHOP


@pytest.fixture
def profiles() -> ProfileList:
    profiles = ProfileList()
    for each in (LOCAL_SANDBOX, SHOP, LIVE):
        profiles.insert(each)
    profiles.resize(212, 400)
    profiles.show()
    profiles.chosen.connect(profiles.update_actions)
    profiles.select("1")
    return profiles


def drop(profiles: ProfileList, row: int, *, below: bool) -> None:
    box = profiles.list.visualItemRect(profiles.list.item(row))
    spot = QPointF(box.center().x(), box.bottom() - 2 if below else box.top() + 2)
    data = profiles.list.mimeData([profiles.list.currentItem()])
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    event = QDropEvent(spot, actions, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    profiles.list.dropEvent(event)


def test_a_profile_is_moved_by_keyboard(profiles: ProfileList) -> None:
    profiles.list.setFocus()
    profiles.move_down.trigger()
    assert profiles.ids == ["sandbox", "2", "1"]
    assert profiles.current == "1"
    profiles.move_up.trigger()
    assert profiles.ids == ["sandbox", "1", "2"]


def test_alt_and_an_arrow_move_a_profile(profiles: ProfileList) -> None:
    profiles.activateWindow()
    assert QTest.qWaitForWindowActive(profiles)
    profiles.list.setFocus()
    QTest.keyClick(profiles.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert profiles.ids == ["sandbox", "2", "1"]
    QTest.keyClick(profiles.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert profiles.ids == ["sandbox", "1", "2"]


def test_the_sandbox_stays_first(profiles: ProfileList) -> None:
    assert not profiles.move_up.isEnabled()
    drop(profiles, 0, below=False)
    assert profiles.ids == ["sandbox", "1", "2"]
    profiles.list.move_row(0, 2)
    assert profiles.ids == ["sandbox", "1", "2"]
    assert not profiles.list.item(0).flags() & Qt.ItemFlag.ItemIsDragEnabled


def test_dragging_moves_a_profile(profiles: ProfileList) -> None:
    drop(profiles, 2, below=True)
    assert profiles.ids == ["sandbox", "2", "1"]
    drop(profiles, 1, below=False)
    assert profiles.ids == ["sandbox", "1", "2"]


def test_a_drag_and_drop_keeps_every_profile(profiles: ProfileList, monkeypatch: pytest.MonkeyPatch) -> None:
    def dropped(drag: QDrag, actions: object) -> Qt.DropAction:
        drop(profiles, 2, below=True)
        return Qt.DropAction.MoveAction

    monkeypatch.setattr(QDrag, "exec", dropped)
    profiles.list.startDrag(Qt.DropAction.MoveAction)
    assert profiles.ids == ["sandbox", "2", "1"]


def test_the_built_in_profile_is_neither_copied_nor_deleted(profiles: ProfileList) -> None:
    assert profiles.copy.isEnabled()
    profiles.select("sandbox")
    assert not any(each.isEnabled() for each in (profiles.copy, profiles.remove, profiles.move_down))


def test_a_deletion_is_announced_with_undo(profiles: ProfileList) -> None:
    profiles.list.takeItem(profiles.ids.index("2"))
    profiles.show_deleted(LIVE.name)
    assert "Deleted “<b>Live</b>”." in labels(profiles)
    assert profiles.undo.isVisible()
    assert rich(profiles) == []
    profiles.show_deleted(None)
    assert not profiles.undo.isVisible()
