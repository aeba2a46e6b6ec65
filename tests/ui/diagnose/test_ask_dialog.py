from __future__ import annotations

from flexgui.ui.diagnose.ask_dialog import AskDialog
from tests.ui.helpers import labels


def test_the_probe_is_described_and_confirmed() -> None:
    answers: list[int] = []
    for press in ("send", "cancel"):
        dialog = AskDialog("GET /x is sent to <b>host</b>.")
        dialog.finished.connect(answers.append)
        dialog.open()
        assert "GET /x is sent to <b>host</b>." in labels(dialog)
        getattr(dialog, press).click()
    assert answers == [1, 0]
