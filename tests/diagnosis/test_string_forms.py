from __future__ import annotations

from flexgui.diagnosis.string_forms import ORDER, changes, right_parts, sent_date
from tests.diagnosis.attempts import DATE, credentials, pasted, subject_of
from tests.diagnosis.signing import signed_request


def test_each_form_is_unique_and_differs_from_the_sent_one() -> None:
    subject = subject_of(signed_request(), credentials())
    found = [(each.part, each.value) for each in changes(subject, right_parts(subject, ORDER))]
    assert len(set(found)) == len(found) > 300
    assert ("host", subject.host) not in found
    assert ("names", ORDER) not in found


def test_the_signed_date_is_used() -> None:
    signature = 'headers="host v-c-date"'
    headers = {"date": "other", "v-c-date": DATE[1], "signature": signature}
    assert sent_date(subject_of(pasted(headers))) == DATE[1]
    assert sent_date(subject_of(pasted())) == ""
