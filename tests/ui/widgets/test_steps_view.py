"""The signing steps are shown with complete values and copy buttons."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from flexgui.flex.auth import SigningStep
from flexgui.ui.widgets.buttons import CopyButton
from flexgui.ui.widgets.code_view import CodeView
from flexgui.ui.widgets.steps_view import StepsView

STEPS = (
    SigningStep("Hash the body", "SHA-256 of the bytes.", "digest-canary", "text"),
    SigningStep("Write the claims", "As JSON.", '{\n  "iat": 1\n}', "json"),
    SigningStep("Sign", "With the secret.", ".".join(("long-part" * 60, "b", "c")), "token"),
)


@pytest.fixture
def view() -> StepsView:
    view = StepsView()
    view.resize(500, 700)
    view.set_steps(STEPS)
    view.show()
    return view


def test_every_step_has_number_text_and_value(view: StepsView) -> None:
    texts = [each.text() for each in view.findChildren(QLabel)]
    assert [each for each in texts if each.isdigit()] == ["1", "2", "3"]
    assert {each.title for each in STEPS} | {each.explanation for each in STEPS} <= set(texts)
    wells = view.findChildren(CodeView)
    assert [each.toPlainText() for each in wells] == [each.value for each in STEPS]
    assert [each.highlighter.syntax for each in wells] == ["text", "json", "token"]
    assert [each.accessibleName() for each in wells] == [each.title for each in STEPS]


def test_each_value_is_copied_by_its_own_button(view: StepsView) -> None:
    for button, step in zip(view.findChildren(CopyButton), STEPS, strict=True):
        button.click()
        assert QGuiApplication.clipboard().text() == step.value
        assert button.accessibleName() == f"Copy: {step.title}"


def test_a_long_value_is_wrapped_and_shown_whole(view: StepsView, until: Callable[..., None]) -> None:
    wells = view.findChildren(CodeView)
    until(lambda: all(each.verticalScrollBar().maximum() == 0 for each in wells))
    assert wells[2].height() > 3 * wells[0].height()
    assert wells[2].horizontalScrollBar().maximum() == 0
    before = wells[2].height()
    view.resize(900, 700)
    until(lambda: wells[2].height() < before)
    assert wells[2].verticalScrollBar().maximum() == 0


def test_new_steps_replace_the_previous_ones(view: StepsView) -> None:
    kept = view.widget()
    view.set_steps(list(STEPS))
    assert view.widget() is kept
    view.set_steps(STEPS[:1])
    assert [each.toPlainText() for each in view.widget().findChildren(CodeView)] == ["digest-canary"]
    view.set_steps(())
    assert view.widget().findChildren(CodeView) == []


def test_the_steps_of_a_visible_view_are_built_one_by_one(until: Callable[..., None]) -> None:
    view = StepsView()
    view.resize(500, 700)
    view.show()
    for steps in (STEPS, STEPS[::-1]):  # the second while the first are being built
        view.set_steps(steps)
        assert view.findChildren(CodeView)[0].toPlainText() == steps[0].value
    until(lambda: len(view.widget().findChildren(CodeView)) == len(STEPS))
    wells = sorted(view.widget().findChildren(CodeView), key=lambda each: each.mapTo(view, QPoint()).y())
    assert [each.toPlainText() for each in wells] == [each.value for each in STEPS[::-1]]


def test_the_wheel_over_a_value_scrolls_the_whole_recipe(view: StepsView, until: Callable[..., None]) -> None:
    view.resize(500, 200)
    until(lambda: view.verticalScrollBar().maximum() > 0)
    over = view.findChildren(CodeView)[0].viewport()
    QTest.wheelEvent(view.windowHandle(), QPointF(over.mapTo(view, QPoint(5, 5))), QPoint(0, -120))
    until(lambda: view.verticalScrollBar().value() > 0)
