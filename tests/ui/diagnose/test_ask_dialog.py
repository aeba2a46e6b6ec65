from __future__ import annotations

from flexgui.ui.diagnose.ask_dialog import AskDialog
from tests.ui.served import labels


def test_it_says_what_is_sent_and_asks(light: object) -> None:
    answers: list[int] = []
    for press in ("send", "cancel"):
        dialog = AskDialog("GET /x is sent to <b>host</b>.")
        dialog.finished.connect(answers.append)
        dialog.open()
        assert "GET /x is sent to <b>host</b>." in labels(dialog)
        getattr(dialog, press).click()
    assert answers == [1, 0]
