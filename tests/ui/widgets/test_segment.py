"""A segmented control with one choice, set by mouse, keyboard or code."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QPushButton

from flexgui.ui.widgets.segment import Segment


@pytest.fixture
def segment() -> Segment:
    segment = Segment(["Request", "Inspector", "More"])
    segment.show()
    assert QTest.qWaitForWindowActive(segment)
    return segment


def chosen(segment: Segment) -> list[str]:
    return [each.text() for each in segment.findChildren(QPushButton) if each.isChecked()]


def test_the_first_is_chosen_at_the_start(segment: Segment) -> None:
    assert (segment.current, chosen(segment)) == (0, ["Request"])


def test_a_click_chooses_and_emits(segment: Segment) -> None:
    emitted = QSignalSpy(segment.currentChanged)
    QTest.mouseClick(segment.findChildren(QPushButton)[1], Qt.MouseButton.LeftButton)
    assert (segment.current, chosen(segment)) == (1, ["Inspector"])
    assert [emitted.at(0), emitted.count()] == [[1], 1]


def test_a_click_on_the_chosen_one_emits_nothing(segment: Segment) -> None:
    emitted = QSignalSpy(segment.currentChanged)
    QTest.mouseClick(segment.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert (segment.current, emitted.count()) == (0, 0)


def test_code_chooses_without_a_signal(segment: Segment) -> None:
    emitted = QSignalSpy(segment.currentChanged)
    segment.set_current(2)
    assert (segment.current, chosen(segment), emitted.count()) == (2, ["More"], 0)


def test_arrow_keys_choose(segment: Segment) -> None:
    emitted = QSignalSpy(segment.currentChanged)
    first = segment.findChildren(QPushButton)[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert (segment.current, emitted.count()) == (1, 1)
    QTest.keyClick(segment.findChildren(QPushButton)[1], Qt.Key.Key_Left)
    assert (segment.current, emitted.count()) == (0, 2)


def test_the_choices_can_be_tightened(segment: Segment) -> None:
    roomy = segment.sizeHint().width()
    segment.set_tight(True)
    assert segment.is_tight
    assert segment.sizeHint().width() == roomy - segment.spare_width
    segment.set_tight(False)
    assert segment.sizeHint().width() == roomy
