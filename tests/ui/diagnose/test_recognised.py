from __future__ import annotations

from dataclasses import replace

from flexgui.diagnosis.diagnose import diagnose
from flexgui.profiles.profile import LOCAL_SANDBOX
from flexgui.sandbox import Sandbox
from flexgui.ui.diagnose.facts import titles_of
from flexgui.ui.diagnose.reading import Paste, Reading
from flexgui.ui.diagnose.reading import diagnose as diagnose_paste
from flexgui.ui.diagnose.recognised import AUTOMATIC, RecognisedView
from tests.sandbox.caller import NOW
from tests.shared_sandbox import workbench
from tests.ui.diagnose.pasted_texts import http_text, reading, signed
from tests.ui.helpers import HOSTILE, Clock, labels, odd, rich


def test_recognised_and_missing_parts_are_shown() -> None:
    view = RecognisedView()
    found = reading()
    view.show_profiles([LOCAL_SANDBOX], AUTOMATIC)
    view.show_requests(titles_of([found.diagnosis.request]), 0)
    view.show()
    assert "Missing" not in labels(view)  # before a text was read
    assert not view.fill.isVisible()
    view.show_reading(found, AUTOMATIC)
    shown = labels(view)
    assert any(each.startswith("POST  https://apitest.cybersource.com") for each in shown)
    assert any(each.startswith("HTTP Signature, key ") for each in shown)
    assert any(each.endswith(" GMT, the date of the answer") for each in shown)
    assert "Missing" not in shown
    assert not view.which.isVisible()
    view.resize(400, 600)
    view.fit(400, 300)
    assert "Signed by" not in labels(view)  # in a low window


def test_a_placeholder_offers_to_fill_it_in() -> None:
    view = RecognisedView()
    request = replace(reading().diagnosis.request, missing=("The text has no value for {{merchantId}}.", HOSTILE))
    view.show_requests(titles_of([request, request]), 1)
    view.show_reading(Reading(diagnose(request, None, NOW)), AUTOMATIC)
    view.show()
    assert view.fill.isVisible()
    assert view.which.isVisible()
    assert view.which.currentIndex() == 1
    assert odd(labels(view)) == []
    assert rich(view) == []


def test_the_secret_of_another_key_is_not_marked_as_found(sandbox: Sandbox) -> None:
    view = RecognisedView()
    view.show_profiles([LOCAL_SANDBOX], AUTOMATIC)
    with Sandbox() as other:
        request = Paste.read(http_text(signed(other)), "").requests[0]
    found = diagnose_paste(workbench(sandbox, Clock()), request, LOCAL_SANDBOX, ())
    view.show_reading(found, AUTOMATIC)
    assert view.secret.currentText() == "Local sandbox (another key)"
    assert "Add a profile" in view.secret_note.text()
