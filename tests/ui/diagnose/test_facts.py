from __future__ import annotations

from dataclasses import replace

from flexgui.ui.diagnose.facts import facts_of, titles_of
from tests.ui.diagnose.pasted_texts import reading


def test_a_request_without_signature_body_and_date() -> None:
    request = replace(
        reading().diagnosis.request, headers=(), body=b"", body_is_original=False, response=None, sent_at=None
    )
    facts = facts_of(request)
    assert (facts.signed_by, facts.headers, facts.key_id) == ("no known signature", "none", "")
    assert facts.sent == "unknown: the answer has no date"
    assert not facts.fillable


def test_requests_are_listed_with_number_and_response_status() -> None:
    request = reading().diagnosis.request
    titles = titles_of((request, replace(request, name="login", response=None)))
    assert titles[0].startswith("1. POST  https://apitest.cybersource.com")
    assert titles[0].endswith(" · 401")
    assert titles[1] == "2. login"
