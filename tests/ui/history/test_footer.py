"""The footer of the history panel: retention period and questions."""

from __future__ import annotations

from flexgui.ui.history.footer import HistoryFooter
from tests.ui.helpers import button


def test_a_custom_duration_is_offered_too() -> None:
    footer = HistoryFooter(45)
    assert footer.days.currentText() == "Store for 45 days"
    chosen: list[int] = []
    footer.days_changed.connect(chosen.append)
    footer.days.setCurrentIndex(footer.days.findData(0))
    footer.days.activated.emit(footer.days.currentIndex())
    assert chosen == [0]
    assert "Nothing new is stored" in footer.days.toolTip()


def test_a_question_is_answered_or_dismissed() -> None:
    footer = HistoryFooter(30)
    footer.show()
    answers: list[str] = []
    for answer in ("Delete", "Keep", ""):
        footer.ask("Delete?", lambda: answers.append("deleted"), lambda: answers.append("kept"))
        assert footer.is_asking
        button(footer, answer).click() if answer else footer.dismiss()
        assert not footer.is_asking
    assert answers == ["deleted", "kept"]
