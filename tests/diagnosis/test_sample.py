from __future__ import annotations

from flexgui.diagnosis.diagnose import diagnose
from flexgui.diagnosis.sample import sample_text
from flexgui.readers.pasted import Form
from flexgui.readers.read import read_requests
from flexgui.transport.exchange import SentRequest
from tests.diagnosis.attempts import DATE, SECRET_TEXT, credentials
from tests.diagnosis.signing import signed_request
from tests.sandbox.caller import NOW


def test_the_sample_has_one_proved_cause_and_no_secret() -> None:
    right = signed_request()
    text = sample_text(SentRequest(right.method, right.url, right.headers, right.body))
    (read,) = read_requests(text.partition("\n\n")[0])
    assert read.form is Form.CURL
    assert [each.id for each in diagnose(read, credentials(), NOW).problems] == ["digest.body-reserialised"]
    assert SECRET_TEXT not in text
    assert f"Date: {DATE[1]}" in text
