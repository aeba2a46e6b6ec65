"""Logs with real lines of the SDKs in their order."""

import pytest

from flexgui.readers.pasted import Form, PastedRequest
from flexgui.readers.read import read_requests

HOST = "apitest.cybersource.com"
SIGNATURE = 'keyid="08c94330-f618-42a3-b09d-e1e43be5efda", algorithm="HmacSHA256", headers="host", signature="a+b/c="'
MASKED = 'keyid="***efda", algorithm="HmacSHA256", headers="host", signature="***/c="'
ANSWER = '{"response":{"rmsg":"Authentication Failed"}}'
BODY = '{"fields":{}}'


def only(text: str) -> PastedRequest:
    (request,) = read_requests(text)
    return request


def node_request(second: int, signature: str = MASKED) -> str:
    start = f"[2026-11-28T18:27:{second}.978Z] [INFO] [ApiClient998534869] : "
    quoted = signature.replace('"', '\\"')
    messages = (
        "Authentication Type : http_signature", "Request Type : POST", f"signatureHeader : {quoted}",
        f"digest : SHA-256={second}", "v-c-merchant-id : testmid", f"date : Sat, 28 Nov 2026 18:27:{second} GMT",
        f"host : {HOST}", f"signature : {quoted}", "User-Agent : Mozilla/5.0",
        "************************  LOGGING END  ************************",
    )  # fmt: skip
    return "".join(f'{start}"{each}"\n' for each in messages)


def java_request(status: str = "401 Unauthorized") -> str:
    """Return the debug log of the Java SDK: body, labelled headers, and response body."""
    start = "11/28/26 18:27:31,97: [main] "
    headers = f'Signature="{SIGNATURE}",\nHost="{HOST}",\nDate="Sat, 28 Nov 2026 18:27:31 GMT"'
    return (
        f"{start}DEBUG (ApiClient:1210) - HTTP Request Body:\n{BODY}\n"
        f"{start} INFO (ApiClient:1180) - Request Header Parameters:\n{headers}\n"
        f"{start} INFO (ApiClient:1290) - {ANSWER}\n"
        f"{start}ERROR (ApiClient:1304) - ApiException : {status}\n"
    )


@pytest.mark.parametrize("before", ["", node_request(30, MASKED.replace("efda", "0000"))], ids=["alone", "second"])
def test_the_log_of_the_node_sdk_has_two_signatures(before: str) -> None:
    request = only(before + node_request(31))
    assert (request.form, request.method) == (Form.NODE_LOG, "POST")
    assert request.headers == (
        ("Signature", MASKED), ("digest", "SHA-256=31"), ("v-c-merchant-id", "testmid"),
        ("date", "Sat, 28 Nov 2026 18:27:31 GMT"), ("host", HOST), ("User-Agent", "Mozilla/5.0"),
    )  # fmt: skip


@pytest.mark.parametrize("before", ["", java_request("404 ")], ids=["alone", "second"])
def test_the_java_sdk_logs_body_headers_and_answer(before: str) -> None:
    request = only(before + java_request())
    assert (request.form, request.method, request.body.decode()) == (Form.JAVA_LOG, "POST", BODY)
    assert request.headers == (
        ("Signature", SIGNATURE), ("Host", HOST), ("Date", "Sat, 28 Nov 2026 18:27:31 GMT")
    )  # fmt: skip
    assert (request.response.status, request.response.text) == (401, ANSWER)


def test_the_java_sdk_logs_only_the_status_by_default() -> None:
    request = only("05/27/26 16:24:01,75: [main] ERROR (ApiClient:1304) - ApiException : 404 \n")
    assert request.response.status == 404


def test_the_log_of_the_net_sdk_starts_with_the_target() -> None:
    start = "[2026-11-28 18:27:31.9780] [DEBUG] "
    log = (
        f"{start}[Authorize] : Request Target: '/flex/v2/sessions'\n{start}[Authorize] : Request Type: POST\n"
        f"{start}[Authorize] : Content-Type: application/hal+json\n{start}[Authorize] : Host: {HOST}\n"
        f"{start}[Authorize] : Signature : {SIGNATURE}\n"
        f"{start}[ApiClient] : HTTP Request Headers :\nContent-Type : application/json;charset=utf-8\n"
        f"Host : {HOST}\nSignature : {SIGNATURE}\n"
        f"{start}[ApiClient] : HTTP Response Status Code: 401\n"
        f"{start}[ApiClient] : HTTP Response Headers :\nDate=Sat, 28 Nov 2026 18:27:31 GMT\nLocation=https://x/\n"
    )
    request = only(log + log)
    assert (request.form, request.method, request.url) == (
        Form.DOTNET_LOG, "POST", f"https://{HOST}/flex/v2/sessions"
    )  # fmt: skip
    assert request.headers == (
        ("Content-Type", "application/json;charset=utf-8"), ("Host", HOST), ("Signature", SIGNATURE)
    )  # fmt: skip
    assert request.response.headers == (("Date", "Sat, 28 Nov 2026 18:27:31 GMT"), ("Location", "https://x/"))
