from __future__ import annotations

from flexgui.readers.pasted import Form
from flexgui.ui.diagnose.facts import FORMS
from flexgui.ui.diagnose.paste_pane import PastePane
from flexgui.ui.diagnose.reading import Paste
from tests.ui.diagnose.pasted_texts import reading
from tests.ui.helpers import labels


def test_every_form_has_a_name() -> None:
    assert set(FORMS) == set(Form)


def test_form_response_and_problems_are_shown() -> None:
    pane = PastePane()
    pane.resize(440, 800)
    pane.show()
    assert "Recognised" not in labels(pane)
    request = reading().diagnosis.request
    pane.show_paste(Paste((request,)), 0)
    assert (pane.form.text, pane.status.text) == ("HTTP", "401")
    assert not pane.answer.isVisible()  # the request's text contains the response
    assert "Recognised" in labels(pane)
    pane.answer.set_whole("x")
    pane.show_paste(Paste((request,), answer_problem="This is no answer."), 0)
    assert pane.answer.isVisible()
    assert pane.foot.left.text() == "This is no answer."
    pane.clear()
    assert not pane.form.isVisible()
