"""The error below a field."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from flexgui.ui.widgets.problem import Problem


def test_an_error_takes_room_only_while_it_is_shown(light: QApplication) -> None:
    problem = Problem()
    assert problem.isHidden()
    problem.show_text("A path is <b>names</b> joined by dots.")
    assert not problem.isHidden()
    assert problem.sentence.text() == "A path is <b>names</b> joined by dots."
    problem.show_text("")
    assert problem.isHidden()
