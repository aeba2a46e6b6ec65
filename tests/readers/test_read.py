"""One failing request in every format, and texts that no reader can use."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexgui.errors import UnreadableRequest
from flexgui.flex.redaction import redact
from flexgui.flex.text import shown
from flexgui.readers.fetch import compact_json
from flexgui.readers.pasted import Form, PastedRequest
from flexgui.readers.read import read_requests, read_response

URL = "https://apitest.cybersource.com/flex/v2/sessions"
HOST = "apitest.cybersource.com"
BODY = '{"fields":{"n":"O\'Brien \\"x\\" $5 100%"}}'
HEADERS = {
    "Content-Type": "application/json",
    "v-c-merchant-id": "testmid",
    "Date": "Sat, 28 Nov 2026 18:27:22 GMT",
    "Digest": "SHA-256=kDY7P1NP6RCv0MjH+1v73g4DBVIPEwB3+7r/Czhba40=",
    "Signature": 'keyid="08c94330-f618-42a3-b09d-e1e43be5efda", algorithm="HmacSHA256", '
    'headers="host date", signature="a+b/c="',
}
ANSWER = '{"response":{"rmsg":"Authentication Failed"}}'
LINES = "\n".join(f"{name}: {value}" for name, value in HEADERS.items())
HEADER_LIST = [{"name": name, "value": value} for name, value in HEADERS.items()]
KEY_LIST = [{"key": name, "value": value} for name, value in HEADERS.items()]
SWITCHED_OFF = {"name": "off", "key": "off", "value": "x", "disabled": True, "enabled": False}


def _bash(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _ansi_c(text: str) -> str:
    return "$'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("$", "\\u0024") + "'"


def _cmd(text: str) -> str:
    """Quote like Chrome, with a caret before every special character of cmd.exe."""
    inner = text.replace("\\", "\\\\").replace('"', '\\"')
    return '^"' + "".join(f"^{each}" if each in '"\\{}%' else each for each in inner) + '^"'


def _cmd_quoted(text: str) -> str:
    """Quote as if typed by hand."""
    return '"' + text.replace('\\"', '\\\\\\"').replace('"', '\\"').replace('\\\\\\\\"', '\\\\\\"') + '"'


def _powershell(text: str) -> str:
    return '"' + text.replace("`", "``").replace('"', '`"').replace("$", "`$") + '"'


def _curl(quote: object, join: str, verbose: bool = False) -> str:
    assert callable(quote)
    headers = [f"-H {quote(f'{name}: {value}')}" for name, value in HEADERS.items()]
    return join.join([f"curl{' -v' if verbose else ''} {quote(URL)}", *headers, f"--data-raw {quote(BODY)}"])


def _har(url: str = URL, **request: object) -> dict[str, object]:
    sent = {"method": "POST", "url": url, "headers": [{"name": ":method", "value": "POST"}, *HEADER_LIST]}
    answer = {
        "status": 401,
        "statusText": "Unauthorized",
        "headers": [],
        "content": {"text": base64.b64encode(ANSWER.encode()).decode(), "encoding": "base64"},
    }
    return {
        "startedDateTime": "2026-11-28T18:27:29.549Z",
        "request": sent | {"bodySize": len(BODY), "postData": {"text": BODY, "params": []}} | request,
        "response": answer,
    }


SUPERAGENT = {
    "status": 401,
    "response": {
        "req": {"method": "post", "url": URL, "data": BODY, "headers": HEADERS},
        "header": {"v-c-correlation-id": "c"},
        "status": 401,
        "text": ANSWER,
    },
}
POSTMAN = {
    "info": {"name": "c", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
    "item": [
        {
            "name": "Flex",
            "item": [
                {
                    "name": "Sessions",
                    "request": {
                        "method": "POST",
                        "url": {"host": ["{{baseUrl}}"], "path": ["flex", "v2", "sessions"]},
                        "header": [*KEY_LIST, SWITCHED_OFF],
                        "body": {"mode": "raw", "raw": BODY},
                    },
                }
            ],
        }
    ],
    "variable": [{"key": "baseUrl", "value": "https://wrong.example"}],
}
ENVIRONMENT = {"name": "sandbox", "values": [{"key": "baseUrl", "value": f"https://{HOST}", "enabled": True}]}
OPENCOLLECTION = {
    "opencollection": "1.0.0",
    "config": {"environments": [{"name": "e", "variables": [{"name": "baseUrl", "value": f"https://{HOST}"}]}]},
    "items": [
        {
            "info": {"name": "Flex", "type": "folder"},
            "items": [
                {
                    "info": {"name": "Sessions"},
                    "http": {
                        "method": "POST",
                        "url": "{{baseUrl}}/flex/v2/sessions",
                        "headers": [*HEADER_LIST, SWITCHED_OFF],
                        "body": {"type": "json", "data": BODY},
                    },
                }
            ],
        }
    ],
}
INSOMNIA = {
    "_type": "export",
    "__export_format": 4,
    "resources": [
        {
            "_type": "request",
            "name": "Sessions",
            "method": "POST",
            "url": "{{ _.base_url }}/flex/v2/sessions",
            "headers": [*HEADER_LIST, SWITCHED_OFF],
            "body": {"mimeType": "application/json", "text": BODY},
        },
        {"_type": "environment", "data": {"base_url": f"https://{HOST}"}},
    ],
}
HTTPIE_EXPORT = {
    "meta": {"format": "httpie", "version": "1.0.0", "contentType": "collection"},
    "entry": {
        "name": "c",
        "requests": [
            {
                "name": "Sessions",
                "method": "POST",
                "url": URL,
                "headers": [*HEADER_LIST, SWITCHED_OFF],
                "body": {"type": "text", "text": {"value": BODY, "format": "application/json"}},
            }
        ],
    },
}
RAW = f"POST /flex/v2/sessions HTTP/1.1\nHost: {HOST}\n{LINES}\n\n{BODY}"
SENT_HEAD = RAW.removesuffix(BODY).replace("\n", "\r\n").encode()
RAW_ANSWER = f"HTTP/1.1 401 Unauthorized\nv-c-correlation-id: c\n\n{ANSWER}"
CURL_V_LINES = "\n".join(f"> {line}" for line in f"POST /flex/v2/sessions HTTP/1.1\nHost: {HOST}\n{LINES}".split("\n"))
CURL_V_ANSWER = (
    "< HTTP/1.1 401 Unauthorized\n< v-c-correlation-id: c\n<\n"
    f"{{ [45 bytes data]\n* Connection #0 to host {HOST} left intact\n{ANSWER}"
)
POWERSHELL_HEADERS = "\n".join(f"  {_powershell(name)}={_powershell(value)}" for name, value in HEADERS.items())
BRUNO = (
    "meta {\n  name: Sessions\n  type: http\n}\n\npost {\n  url: {{baseUrl}}/flex/v2/sessions\n  body: json\n}\n\n"
    "headers {\n" + "".join(f"  {line}\n" for line in LINES.split("\n")) + "  ~off: x\n}\n\n"
    f"body:json {{\n  {BODY}\n}}\n\nvars {{\n  baseUrl: https://{HOST}\n}}\n"
)
HTTP_FILE = (
    f"@host = https://{HOST}\n### Sessions\n# @name sessions\nPOST {{{{host}}}}/flex/v2/sessions\n{LINES}\n\n{BODY}\n"
)
NODE = "[2026-11-28T18:27:31.978Z] [INFO] [ApiClient998534869] : "
DOTNET = "[2026-11-28 18:27:31.9780] [DEBUG] [CyberSource.Client.ApiClient] : "
PHP = "[2026-11-28T18:27:31] [DEBUG] [ApiClient] : "
JAVA = "11/28/26 18:27:31,97: [main] DEBUG (ApiClient:120) - "

WHOLE = {
    Form.HTTP: RAW,
    Form.CURL: _curl(_bash, " \\\n  "),
    Form.CURL_CMD: _curl(_cmd, " ^\r\n  "),
    Form.POWERSHELL: (
        "$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n"
        f'Invoke-WebRequest -UseBasicParsing -Uri "{URL}" `\n-Method "POST" `\n-WebSession $session `\n'
        f"-Headers @{{\n{POWERSHELL_HEADERS}\n}} `\n-Body {_powershell(BODY)}"
    ),
    Form.FETCH: f"await fetch({json.dumps(URL)}, {json.dumps({'headers': HEADERS, 'body': BODY, 'method': 'POST'})});",
    Form.CURL_VERBOSE: f"$ {_curl(_bash, ' ', verbose=True)}\n* Trying 10.0.0.1\n{CURL_V_LINES}\n>\n{CURL_V_ANSWER}",
    Form.HAR: json.dumps({"log": {"version": "1.2", "entries": [_har("https://example.com/"), _har()]}}),
    Form.SUPERAGENT: json.dumps(SUPERAGENT),
    Form.POSTMAN: json.dumps(POSTMAN) + "\n" + json.dumps(ENVIRONMENT),
    Form.BRUNO: BRUNO,
    Form.OPENCOLLECTION: json.dumps(OPENCOLLECTION),
    Form.INSOMNIA: json.dumps(INSOMNIA),
    Form.HTTPIE: (
        f"$ http POST {URL} "
        + " ".join(_bash(f"{name}:{value}") for name, value in HEADERS.items())
        + f" --raw {_bash(BODY)}"
    ),
    Form.HTTPIE_EXPORT: json.dumps(HTTPIE_EXPORT),
    Form.HTTP_FILE: HTTP_FILE,
    Form.DOTNET_LOG: (
        f"{DOTNET}Request Target: '/flex/v2/sessions'\n{DOTNET}Request Type: POST\n"
        f"{DOTNET}Content-Type: application/hal+json\n{DOTNET}Host: {HOST}\n"
        f"{DOTNET}HTTP Request Headers :\nHost : {HOST}\n{LINES.replace(': ', ' : ')}\n"
        f"{DOTNET}HTTP Request Body :\n{BODY}\n"
        f"{DOTNET}HTTP Response Status Code: 401\n{DOTNET}HTTP Response Headers :\nv-c-correlation-id=c\n"
        f"{DOTNET}HTTP Response Body :\n{ANSWER}\n"
    ),
    Form.PHP_LOG: (
        f"{PHP}Request Headers :\nHost:{HOST}\n{LINES}\n"
        f"{PHP}HTTP Request Body:\n{BODY}\n{PHP}HTTP Response Body:\n{ANSWER}\n"
        f"[2026-11-28T18:27:31] [ERROR] [ApiClient] : ApiException : [401] Error connecting to the API ({URL})\n"
    ),
    Form.JAVA_LOG: (
        f"{JAVA}Request-Type : POST\n{JAVA}Request Target : /flex/v2/sessions\n"
        f"{JAVA}Request Headers:\nHost: {HOST}\n{LINES}\n{JAVA}Request Body: {BODY}\n"
        f"{JAVA}Response Code : 401\n{JAVA}Response Headers : {{v-c-correlation-id=[c]}}\n"
        f"{JAVA}Response Body : {ANSWER}\n"
    ),
}
"""The request in each form that can hold all of it."""

WITH_ANSWER = {
    Form.CURL_VERBOSE, Form.HAR, Form.SUPERAGENT, Form.DOTNET_LOG, Form.PHP_LOG, Form.JAVA_LOG
}  # fmt: skip


def _only(text: str | bytes) -> PastedRequest:
    (request,) = read_requests(text)
    return request


@pytest.mark.parametrize("form", WHOLE, ids=str)
def test_the_same_request_in_every_form(form: Form) -> None:
    request = _only(WHOLE[form])
    headers = tuple(pair for pair in request.headers if pair[0] not in ("Host", "Accept"))
    assert (request.form, request.method, request.url) == (form, "POST", URL)
    assert headers == tuple(HEADERS.items())
    assert request.body.decode() == BODY
    assert request.missing == ()
    assert (request.response is not None) == (form in WITH_ANSWER)
    if request.response is not None:
        assert (request.response.status, request.response.text) == (401, ANSWER)


@pytest.mark.parametrize("form", WHOLE, ids=str)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "crlf", "fence"])
def test_encodings_and_line_ends(form: Form, encoding: str) -> None:
    text = WHOLE[form]
    if encoding == "crlf":
        given_text: str | bytes = text.replace("\r\n", "\n").replace("\n", "\r\n")
    elif encoding == "fence":
        given_text = f"```text\n{text}\n```\n"
    else:
        given_text = text.encode(encoding)
    request = _only(given_text)
    assert (request.form, request.method, request.url, request.body.decode()) == (form, "POST", URL, BODY)


VARIANTS = {
    "plain quotes of cmd": (Form.CURL_CMD, _curl(_cmd_quoted, " ^\n  ")),
    "ANSI-C quotes": (Form.CURL, _curl(_ansi_c, " \\\n")),
    "curl.exe in PowerShell": (Form.POWERSHELL, _curl(_powershell, " `\n  ").replace("curl", "curl.exe", 1)),
    "PowerShell script": (
        Form.POWERSHELL,
        f"$url = '{URL}'\n$headers = @{{\n{POWERSHELL_HEADERS}\n}}\n$body = @'\n{BODY}\n'@\n"
        "$r = Invoke-RestMethod -Method Post -Uri $url -Headers $headers -Body $body",
    ),
    "fetch in a program": (
        Form.FETCH,
        f"const r = await fetch('{URL}', {{\n  // signed\n  method: 'POST', body: {json.dumps(BODY)},\n"
        f"  headers: new Headers({json.dumps(HEADERS)}),\n}})",
    ),
    "curl's own log without body": (Form.CURL_VERBOSE, f"{CURL_V_LINES}\n>\n{CURL_V_ANSWER}"),
    "axios's error as JSON": (
        Form.SUPERAGENT,
        json.dumps(
            {
                "message": "Request failed with status code 401",
                "name": "AxiosError",
                "status": 401,
                "config": {
                    "headers": HEADERS,
                    "baseURL": f"https://{HOST}/",
                    "method": "post",
                    "url": URL.removeprefix(f"https://{HOST}"),
                    "data": BODY,
                },
            }
        ),
    ),
    "method and URL printed before the exception of the Python SDK": (
        Form.PYTHON_SDK,
        f"POST {URL}\n{LINES}\n\n{BODY}\nException when calling FlexAPIApi: (401)\nReason: Unauthorized\n",
    ),
    "superagent in a log line": (Form.SUPERAGENT, "Error : " + json.dumps(SUPERAGENT) + "\n at next"),
    "http.client's debug output": (
        Form.PYTHON_SDK,
        f"send: {SENT_HEAD!r}\nsend: {BODY.encode()!r}\nreply: 'HTTP/1.1 401 Unauthorized\\r\\n'\nheader: Date: d\n"
        "(401)\nReason: Unauthorized\n",
    ),
    "printed before the exception of the Python SDK": (
        Form.PYTHON_SDK,
        f"{RAW.replace('/flex', URL.removesuffix('/flex/v2/sessions') + '/flex', 1)}\n\n"
        "Exception when calling FlexAPIApi: (401)\nReason: Unauthorized\nHTTP response body: {}\n",
    ),
    "error of the Node SDK and the body after it": (
        Form.SUPERAGENT,
        json.dumps({"response": {"status": 401, "req": {"method": "post", "url": URL, "headers": HEADERS}}})
        + f"\n{BODY}",
    ),
    "the same in a log line": (
        Form.SUPERAGENT,
        "Error : " + json.dumps({"req": {"method": "post", "url": URL, "headers": HEADERS}}) + f"\n{BODY}\n",
    ),
    "blanks after the backslashes": (Form.CURL, "$ " + _curl(_bash, " \\ \n  ")),
    "raw with answer": (Form.HTTP, f"{RAW}\n\n{RAW_ANSWER}\n"),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_variants_of_formats_are_read(name: str) -> None:
    form, text = VARIANTS[name]
    request = _only(text)
    assert (request.form, request.method, request.url) == (form, "POST", URL)
    assert [pair for pair in request.headers if pair[0] != "Host"] == list(HEADERS.items())
    assert request.body.decode() == ("" if "without body" in name else BODY)


def test_incomplete_sdk_output_is_read() -> None:
    node = _only(
        f'{NODE}"Authentication Type : http_signature"\n{NODE}"Request-Type : POST"\n'
        f'{NODE}"signatureHeader : keyid=\\"***c95e\\", signature=\\"***48Q=\\""\n{NODE}"digest : SHA-256=kDY7=="\n'
        f'{NODE}"v-c-merchant-id : testmid"\n{NODE}"date : Sat, 28 Nov 2026 18:27:31 GMT"\n{NODE}"host : {HOST}"\n'
    )
    assert (node.form, node.method, node.header("host")) == (Form.NODE_LOG, "POST", HOST)
    assert node.header("signature") == 'keyid="***c95e", signature="***48Q="'
    assert any("Signature is masked" in each for each in node.missing)
    assert node.sent_at is not None and node.sent_at.isoformat() == "2026-11-28T18:27:31.978000+00:00"

    log = "2026-11-28 18:27:22,398 - Authorization - INFO - "
    python = _only(
        f"{log}Using Request Target:   /flex/v2/sessions\n{log}Request-Type:      POST\n{log}Host:   {HOST}\n"
        "(401)\nReason: Unauthorized\n"
        "HTTP response headers: HTTPHeaderDict({'v-c-correlation-id': 'c', 'Date': \"d'\"})\n"
        f"HTTP response body: {ANSWER}\n"
    )
    assert (python.form, python.method, python.url) == (Form.PYTHON_SDK, "POST", URL)
    assert (python.response.status, python.response.text) == (401, ANSWER)
    assert python.response.headers == (("v-c-correlation-id", "c"), ("Date", "d'"))
    assert any("body" in each for each in python.missing)


NODE_ERROR = """Error :
{
  status: 401,
  response: {
    req: {
      method: 'post',
      url: 'https://apitest.cybersource.com/flex/v2/sessions',
      headers: [Object [AxiosHeaders]]
    },
    header: Object [AxiosHeaders] {
      date: 'Sun, 29 Nov 2026 00:28:44 GMT',
      'v-c-correlation-id': 'c'
    },
    status: 401,
    text: '"{\\\\"response\\\\":{\\\\"rmsg\\\\":\\\\"Authentication Failed\\\\"}}"'
  }
}
"""


@pytest.mark.parametrize("start", ["", "Error :\n"])
def test_an_error_printed_by_node_has_a_response_without_headers(start: str) -> None:
    request = _only(start + NODE_ERROR.removeprefix("Error :\n"))
    assert (request.form, request.method, request.url, request.headers) == (Form.SUPERAGENT, "POST", URL, ())
    assert (request.response.status, request.response.text) == (401, ANSWER)
    assert request.response.headers == (("date", "Sun, 29 Nov 2026 00:28:44 GMT"), ("v-c-correlation-id", "c"))
    assert "JSON.stringify(error)" in request.missing[0]


def test_the_command_before_the_output_of_curl_may_have_a_body_of_many_lines() -> None:
    body = json.dumps({"fields": {"a": {}}}, indent=2)
    command = f"curl -v {_bash(URL)} --data-raw {_bash(body)}\n"
    assert _only(f"{command}{CURL_V_LINES}\n>\n{CURL_V_ANSWER}").body.decode() == body


def test_empty_lines_before_the_output_of_curl_are_read_in_linear_time() -> None:
    lines = "\n" * 100_000
    assert _only(f"curl -v {_bash(URL)}{lines}{CURL_V_LINES}\n>\n{CURL_V_ANSWER}").url == URL


def test_the_answer_in_the_error_of_axios_is_read() -> None:
    answer = {"status": 401, "headers": {"date": "d"}, "data": json.loads(ANSWER)}
    error = {"config": {"headers": HEADERS, "method": "post", "url": URL, "data": BODY}, "response": answer}
    response = _only(json.dumps(error)).response
    assert (response.status, response.headers, response.text) == (401, (("date", "d"),), ANSWER)


def test_the_sent_bytes_of_a_bru_file_with_other_line_ends_are_unknown() -> None:
    text = WHOLE[Form.BRUNO].replace("\n", "\r\n")
    assert not _only(text).body_is_original


def test_the_url_is_read_from_the_command_before_the_output_of_curl() -> None:
    text = WHOLE[Form.CURL_VERBOSE].replace(f"> Host: {HOST}", "> Host: other.example")
    assert _only(text).url == URL


@pytest.mark.parametrize("form", [Form.HTTP, Form.CURL, Form.CURL_CMD, Form.POWERSHELL, Form.HTTPIE, Form.CURL_VERBOSE])
@pytest.mark.parametrize("answer", [ANSWER, "<p>It isn't here</p>"])
def test_output_of_curl_i_below_a_request_is_its_response(form: Form, answer: str) -> None:
    request = _only(f"{WHOLE[form]}\nHTTP/1.1 401 Unauthorized\r\nv-c-correlation-id: c\r\n\r\n{answer}\n")
    assert (request.form, request.url, request.response and request.response.status) == (form, URL, 401)
    if form is not Form.CURL_VERBOSE:  # whose response has the prefix "<"
        assert request.body == BODY.encode()
        assert (request.response.header("v-c-correlation-id"), request.response.text) == ("c", answer)


def test_curl_iv_prints_the_head_of_the_answer_twice() -> None:
    """With the prefix "<" and because of -i, after curl's own messages if the output was redirected."""
    head = "HTTP/1.1 401 Unauthorized\nv-c-correlation-id: c\n"
    verbose = CURL_V_ANSWER[: CURL_V_ANSWER.index(ANSWER)]
    text = f"{CURL_V_LINES}\n>\n{verbose}* Connection #0 to host {HOST} left intact\n{head}\n{ANSWER}\n"
    response = _only(text).response
    assert (response.status, response.text) == (401, ANSWER)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (f"curl '{URL}' -d 'fetch(\\nirm x'", Form.CURL),
        (f"POST {URL} HTTP/1.1\n\nx", Form.HTTP),
        (f"POST {URL}\n\nx", Form.HTTP_FILE),
        ("GET {{host}}/x HTTP/1.1\n\n", Form.HTTP_FILE),
        (f"(401)\nReason: Unauthorized\nfetch({URL!r})", Form.PYTHON_SDK),
        (f"{PHP}Request Headers :\nHost:{HOST}\nx: fetch('x')\n", Form.PHP_LOG),
        (f"[{json.dumps(SUPERAGENT)}]", Form.SUPERAGENT),
    ],
)
def test_the_order_of_recognition(text: str, form: Form) -> None:
    assert _only(text).form == form


@pytest.mark.parametrize("end", ["x" * 300 + "(401)\nReason: r\n", "(401)\nReason: r\n"])
def test_text_before_an_exception_need_not_be_a_request(end: str) -> None:
    assert _only(f"{RAW}\n\n{end}").form is Form.PYTHON_SDK
    assert _only(f":method {end}").form is Form.PYTHON_SDK


def test_the_number_of_headers_is_limited() -> None:
    item = {"name": "x", "request": {"method": "GET", "url": URL, "header": [{"key": "a", "value": "b"}] * 100_000}}
    assert len(_only(json.dumps(POSTMAN | {"item": [item]})).headers) == 10_000


WITH_VARIABLE = {
    Form.HTTP_FILE: f"@NAME = VALUE\nGET {URL}?x={{{{NAME}}}}\n",
    Form.BRUNO: f"get {{\n  url: {URL}?x={{{{NAME}}}}\n}}\nvars {{\n  NAME: VALUE\n}}\n",
    Form.POSTMAN: json.dumps(
        {"info": {}, "item": [{"request": URL + "?x={{NAME}}"}], "variable": [{"key": "NAME", "value": "VALUE"}]}
    ),
    Form.POWERSHELL: f'$NAME = "VALUE"\nirm "{URL}?x=$NAME"\n',
    Form.OPENCOLLECTION: json.dumps(
        {"http": {"url": URL + "?x={{NAME}}"}, "runtime": {"variables": [{"name": "NAME", "value": "VALUE"}]}}
    ),
}


@pytest.mark.parametrize("form", WITH_VARIABLE, ids=str)
@pytest.mark.parametrize(
    ("name", "value", "masked"),
    [
        ("secret", "s3cr3t-value", True),
        ("db_password", "s3cr3t-value", True),
        ("key", "q83vEjRWeJCrze8SNFZ4kKvN7xI0", True),
        ("key", "merchant_one", False),
        ("access_token", "{{other}}", False),
    ],
)
def test_a_variable_with_the_name_of_a_secret_is_masked(form: Form, name: str, value: str, masked: bool) -> None:
    request = _only(WITH_VARIABLE[form].replace("NAME", name).replace("VALUE", value))
    assert (request.form, request.url) == (form, f"{URL}?x={value}")
    assert (value not in redact(request.url)) == masked


def test_a_secret_variable_of_postman_is_masked() -> None:
    document = json.loads(WITH_VARIABLE[Form.POSTMAN])
    kept = {"key": "NAME", "value": "my-own-value", "type": "secret"}
    in_environment = json.dumps(document) + json.dumps({"values": [kept]})
    for text in (json.dumps(document | {"variable": [kept]}), in_environment):
        request = _only(text)
        assert request.url == f"{URL}?x=my-own-value"
        assert "my-own-value" not in redact(request.url)


@pytest.mark.parametrize(
    "document",
    [
        {
            "_type": "export",
            "resources": [
                {"_type": "request", "url": URL, "parameters": [{"name": "{{n}}", "value": "{{v}}"}]},
                {"_type": "environment", "data": {"n": "x", "v": "1"}},
            ],
        },
        {
            "meta": {"format": "httpie"},
            "entry": {
                "requests": [{"url": URL, "queryParams": [{"name": "{{n}}", "value": "{{v}}"}]}],
                "environments": [{"variables": [{"name": "n", "value": "x"}, {"name": "v", "value": "1"}]}],
            },
        },
        {
            "info": {},
            "item": [{"request": {"url": {"host": [URL], "query": [{"key": "{{n}}", "value": "{{v}}"}]}}}],
            "variable": [{"key": "n", "value": "x"}, {"key": "v", "value": "1"}],
        },
    ],
    ids=["insomnia", "httpie", "postman"],
)
def test_names_and_values_in_the_query_are_replaced(document: dict[str, object]) -> None:
    assert _only(json.dumps(document)).url == f"{URL}?x=1"


def test_a_part_of_the_path_within_a_variable_is_replaced() -> None:
    request = {"url": "{{base}}", "pathParams": [{"name": "version", "value": "{{v}}"}]}
    values = {"base": URL.replace("v2", ":version"), "v": "v2"}
    environment = {"variables": [{"name": name, "value": value} for name, value in values.items()]}
    entry = {"requests": [request], "environments": [environment]}
    assert _only(json.dumps({"meta": {"format": "httpie"}, "entry": entry})).url == URL


def test_requests_share_the_secrets_of_their_collection() -> None:
    """Making them again for each request took hours for a large collection."""
    shared, own = ({"variables": [{"name": "secret", "value": value}]} for value in ("shared-value", "own-value"))
    items = [{"http": {"url": URL}}, {"http": {"url": URL}, "runtime": own}]
    first, second = read_requests(
        json.dumps({"opencollection": "1", "config": {"environments": [shared]}, "items": items})
    )
    assert [each.reveal() for each in second.secrets] == ["shared-value", "own-value"]
    assert first.secrets[0] is second.secrets[0]


def test_an_archive_has_several_requests() -> None:
    found = read_requests(json.dumps({"log": {"entries": [_har(), _har("http://127.0.0.1:8080/flex/v2/sessions")]}}))
    assert [each.url for each in found] == [URL, "http://127.0.0.1:8080/flex/v2/sessions"]
    assert found[0].sent_at is not None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (json.dumps({"log": {"entries": [_har(headers=[])]}}), "neither a Signature nor an Authorization"),
        (json.dumps({"log": {"entries": [_har(postData=None, bodySize=9)]}}), "request body is not in the text"),
        (json.dumps({"log": {"entries": [_har(bodySize=9)]}}), "had 9 bytes"),
        (json.dumps(POSTMAN | {"variable": []}), "{{baseUrl}}"),
        (json.dumps(POSTMAN | {"event": [{"listen": "prerequest", "script": {"exec": ["x"]}}]}), "script"),
        (
            json.dumps(SUPERAGENT["response"] | {"req": {"method": "post", "url": URL, "data": {"a": 1}}}),
            "as an object",
        ),
        (f"POST {URL}\nSignature: s\n\n< ./body.json\n", "body.json"),
        (f"fetch('{URL}', {{method: 'POST', body: JSON.stringify({{a: 1}})}})", "JSON.stringify"),
        (f"http {URL} a=1 b[c]:=2", "HTTPie makes"),
        (f"{CURL_V_LINES}\n", "request body is not in the text"),
        (f"irm '{URL}' -Method Post -Body 'ü'", "ISO-8859-1"),
    ],
)
def test_unknown_parts_are_reported(text: str, sentence: str) -> None:
    assert sentence in " ".join(_only(text).missing)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"log":{"version":"1.2","entries":[{"request":{"url":"https://example.com/"}}]}}', "no request to a host"),
        ('{"log":{"version":"1.2"}}', "no request to a host"),
        ('{"log":{"entries":[{"request":', "cut off"),
        ('{"log":{"entries":[1,2]}}', "not requests"),
        ('{"info":{"schema":"postman"},"item":[{"name":"x","event":[{"listen":"test"}]}]}', "only scripts"),
        (json.dumps(ENVIRONMENT), "environment without requests"),
        ('{"fields":{}}', "none of the known forms"),
        ('{"fields":', "line 1, column 11"),
        ("[" * 100_000, "nesting"),
        ("{}" * 2000, "more than 1000 JSON values"),
        ("opencollection: 1.0.0\ninfo:\n", "YAML"),
        ("HTTP/1.1 401 Unauthorized\n\n", "answer without its request"),
        ("urllib3.exceptions.MaxRetryError: (Caused by NameResolutionError('x'))", "no answer came"),
        ("Error: getaddrinfo ENOTFOUND apitest.cybersource.con", "Check the host"),
        ("Invokers.ApiException: Unauthorized\n\tat Api.x\n", "log level to debug"),
        ("meta {\n  name: x\n}\n", "no request"),
        (f'curl {URL} ^\n -d ^"a', "not closed"),
        (f'curl {URL} -d ^"{{}}^" ^', "ends with ^"),
        (f'curl {URL} -d ^"%BODY%^"', "%BODY%"),
        (f"irm {URL} -Body $body", "$body"),
        (f'irm {URL} -Body "a', "cut off"),
        (f"irm {URL} -Headers @{{ 'a'='b'", "cut off"),
        (f"irm {URL} -Headers " + "(@{a=" * 1000, "nested more deeply"),
        (f"irm {URL} -InFile body.json", "-InFile"),
        (f"irm {URL} -Body ($x | ConvertTo-Json)", "$x"),
        (f"irm {URL} | Out-File x", "pipe"),
        (f"irm {URL}\nirm {URL}", "2 web requests"),
        (f"fetch('{URL}', {{body: body}})", "uses body"),
        (f"fetch('{URL}', {{body: `${{x}}`}})", "template"),
        (f"fetch('{URL}', {{body: 'x", "cut off"),
        (f"fetch('{URL}'); fetch('{URL}')", "2 times"),
        (f"http {URL} @body.json", "body.json"),
        (f"http --form {URL} a=1", "form"),
        (f"http {URL} a:={{", "not JSON"),
        (f"{CURL_V_LINES}\n{CURL_V_LINES}", "2 requests"),
        ("2026-11-28 18:27:22,398 - Authorization - INFO - hello", "exception too"),
        (f'{NODE}"Authentication Type : http_signature"\n', "log has no request"),
        ("x" * (300 << 10), "256 kilobytes"),
        ("{" * (17 << 20), "16384 kilobytes"),
    ],
    ids=lambda value: shown(value[:40]),
)
def test_unusable_texts_are_refused(text: str, sentence: str) -> None:
    with pytest.raises(UnreadableRequest) as refusal:
        read_requests(text)
    assert sentence in str(refusal.value)


def test_json_that_is_too_deep_to_be_written_again_is_refused() -> None:
    nested: list[object] = []
    for _ in range(100_000):
        nested = [nested]
    with pytest.raises(UnreadableRequest, match="nested more deeply"):
        compact_json(nested)


def test_responses_are_read_in_every_format_that_has_one() -> None:
    assert read_response(RAW_ANSWER).header("V-C-Correlation-Id") == "c"
    assert read_response(WHOLE[Form.SUPERAGENT]).status == 401


PIECES = st.sampled_from(
    [*(text[n : n + 30] for text in WHOLE.values() for n in range(0, min(len(text), 600), 30)), *WHOLE.values()]
)


@given(st.one_of(st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=8).map("".join), st.binary(max_size=200)))
def test_any_text_gives_requests_or_an_error(text: str | bytes) -> None:
    try:
        assert read_requests(text)
    except UnreadableRequest as refusal:
        assert str(refusal).isprintable()


@given(st.sampled_from(list(WHOLE.values())), st.data())
def test_a_damaged_request_gives_requests_or_an_error(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(at, min(len(text), at + 20)))
    try:
        assert read_requests(text[:at] + data.draw(st.text(max_size=3)) + text[end:])
    except UnreadableRequest as refusal:
        assert str(refusal).isprintable()
