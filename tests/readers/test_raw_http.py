"""Raw HTTP."""

import pytest

from flexgui.errors import UnreadableRequest
from flexgui.readers.pasted import Form
from flexgui.readers.read import read_requests, read_response

HEAD = "POST /flex/v2/sessions HTTP/1.1\nHost: apitest.cybersource.com\nSignature: s\n"


@pytest.mark.parametrize(
    ("text", "body", "original"),
    [
        (HEAD + '\n{"fields":{}}\n', b'{"fields":{}}', False),
        (HEAD + 'Content-Length: 13\n\n{"fields":{}}\n', b'{"fields":{}}', True),
        (HEAD + 'Content-Length: 14\n\n{"fields":{}}\n', b'{"fields":{}}\n', True),
        ((HEAD + "Content-Length: 7\n\n{\n \n}\n").replace("\n", "\r\n"), b"{\r\n \r\n}", True),
        (HEAD + "Content-Length: 99\n\n{}\n", b"{}", False),
        (HEAD + 'Content-Length: 6\n\n{\n "\n}', b'{\n "\n}', True),
        (HEAD + 'Content-Length: 8\n\n{\n "\n}', b'{\r\n "\r\n}', True),
        (HEAD + '{"fields":{}}', b'{"fields":{}}', False),
    ],
)
def test_the_body_is_read(text: str, body: bytes, original: bool) -> None:
    (request,) = read_requests(text)
    assert (request.form, request.method) == (Form.HTTP, "POST")
    assert request.url == "https://apitest.cybersource.com/flex/v2/sessions"
    assert (request.body, request.body_is_original) == (body, original)


def test_the_response_after_the_request_is_read() -> None:
    answer = 'HTTP/1.1 100 Continue\n\nHTTP/1.1 401 Unauthorized\nDate: d\n\n{"response":{}}'
    (request,) = read_requests(f"{HEAD}\n{{}}\n\n{answer}\n")
    assert request.response == read_response(answer)
    assert (request.response.status, request.response.reason) == (401, "Unauthorized")
    assert (request.response.headers, request.response.body) == ((("Date", "d"),), b'{"response":{}}')
    assert request.body == b"{}"


def test_http2_headers_of_a_browser() -> None:
    (request,) = read_requests(
        ":authority: api.cybersource.com\n:method: GET\n:path: /a?b\n:scheme: https\naccept: x\n"
    )
    assert (request.method, request.url) == ("GET", "https://api.cybersource.com/a?b")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_are_decoded(encoding: str) -> None:
    (request,) = read_requests(f"\n{HEAD}\r\n{{}}\r\n".encode(encoding))
    assert request.body == b"{}"


def test_missing_parts_are_named() -> None:
    (request,) = read_requests("POST /flex/v2/sessions HTTP/1.1\nSignature: ***48Q=\nv-c-merchant-id: {{mid}}\n\n")
    assert [word for word in ("address", "body", "Signature", "{{mid}}") if word in " ".join(request.missing)] == [
        "address",
        "body",
        "Signature",
        "{{mid}}",
    ]
    assert request.url == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"{HEAD}\n{{}}\n\n{HEAD}\n{{}}", "two requests"),
        (HEAD + "no header\n\n{}", "Line 4"),
        ("", "Paste"),
        ("hello", "Paste"),
        ("\x00\xff", "Paste"),
    ],
)
def test_other_texts_are_refused(text: str, reason: str) -> None:
    with pytest.raises(UnreadableRequest) as refusal:
        read_requests(text)
    assert reason in str(refusal.value)


def test_a_response_without_a_status_line() -> None:
    with pytest.raises(UnreadableRequest, match="status line"):
        read_response('{"response":{"rmsg":"Authentication Failed"}}')
