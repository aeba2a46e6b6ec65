from __future__ import annotations

from flexgui.diagnosis.diagnose import diagnose
from flexgui.diagnosis.report import difference_lines, to_json, to_markdown
from flexgui.diagnosis.result import compare
from tests.diagnosis.attempts import GATEWAY_401, answer, credentials, pasted
from tests.diagnosis.signing import signed_request
from tests.sandbox.caller import NOW


def test_the_report_has_findings_request_response_and_ids() -> None:
    from dataclasses import replace

    response = answer(401, GATEWAY_401, ("v-c-correlation-id", "abc-1"))
    request = replace(signed_request(lambda text: text + "\n"), response=response)
    text = to_markdown(diagnose(request, credentials(), NOW), "1.2.3", NOW)
    for part in ("FlexGUI 1.2.3, 2026-03-02 09:15:00 UTC", "`signature.string-separators`", "POST https://apitest",
                 "Correlation ID: abc-1", "Time of the server: 2026-03-02 09:15:00 UTC", "fingerprint"):  # fmt: skip
        assert part in text


def test_card_numbers_and_tokens_are_masked() -> None:
    body = b'{"number":"4111111111111111","again":"4111 1111 1111 1111"}'
    request = pasted(
        {"Authorization": "Bearer secret-token-0123456789", "Cookie": "session=0123456789abcdef"}, body=body
    )
    for text in (str(to_json(diagnose(request, None, NOW))), to_markdown(diagnose(request, None, NOW), "1", NOW)):
        assert "4111" not in text
        assert "0123456789" not in text


def test_a_fence_in_the_body_does_not_end_the_block() -> None:
    text = to_markdown(diagnose(pasted(body=b"```\n# A heading"), None, NOW), "1", NOW)
    assert text.count("\n```") % 2 == 0


def test_the_first_difference_is_shown_with_white_space() -> None:
    lines = difference_lines(compare("a\nb \r", "a\nb"), str)
    assert lines == ["Line 2, character 2", '- "b \\r"', '+ "b"']
    assert difference_lines(compare("a", "a"), str) == []
    assert difference_lines(compare("a\nb\n", "a\nb"), str)[1:] == ['- "b\\n"', '+ "b"']
