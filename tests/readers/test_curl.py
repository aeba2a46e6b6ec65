"""cURL commands, parsed like by bash."""

import pytest

from flexgui.errors import UnreadableRequest
from flexgui.readers.pasted import Form
from flexgui.readers.read import read_requests

URL = "https://apitest.cybersource.com/flex/v2/sessions"


def test_chromes_copy_as_curl() -> None:
    (request,) = read_requests(
        f"curl -sSXPUT '{URL}' \\\n  -H 'Content-Type: application/json' \\\r\n"
        "  -H $'v-c-note: it\\'s \\u0021' \\\n  --data-raw $'{\"a\":\"\\xc3\\xbc\\n\"}' \\\n  --compressed"
    )
    assert (request.form, request.method, request.url) == (Form.CURL, "PUT", URL)
    assert request.headers == (("Content-Type", "application/json"), ("v-c-note", "it's !"))
    assert request.body == '{"a":"ü\n"}'.encode()
    assert request.body_is_original


@pytest.mark.parametrize(
    ("arguments", "method", "url", "headers", "body"),
    [
        ("", "GET", URL, (), b""),
        ("-d a=1 -d 'b'", "POST", URL, (("Content-Type", "application/x-www-form-urlencoded"),), b"a=1&b"),
        ("--json '{}'", "POST", URL, (("Content-Type", "application/json"), ("Accept", "application/json")), b"{}"),
        ("-G -d a=1 --data-urlencode 'b=x y'", "GET", f"{URL}?a=1&b=x%20y", (), b""),
        ("-I -A me -u me:you", "HEAD", URL, (("User-Agent", "me"), ("Authorization", "Basic bWU6eW91")), b""),
        ("-H 'Accept;' -H 'Host:' -H 'X:  1 '", "GET", URL, (("Accept", ""), ("X", "1")), b""),
        ("-H 'Content-Type: a' -d @- <<'END'\n{$x\n}\nEND\n", "POST", URL, (("Content-Type", "a"),), b"{$x}"),
        ("-H 'Content-Type: a' --data-binary @- <<< '{}'", "POST", URL, (("Content-Type", "a"),), b"{}\n"),
        (
            '-H Content-Type:a -d "a\\"b\\n\\$"  2>/dev/null > out # note',
            "POST",
            URL,
            (("Content-Type", "a"),),
            b'a"b\\n$',
        ),
    ],
)
def test_options_are_applied(arguments: str, method: str, url: str, headers: object, body: bytes) -> None:
    (request,) = read_requests(f"$ curl {URL} {arguments}")
    assert (request.method, request.url, request.headers, request.body) == (method, url, headers, body)


def test_the_request_to_cybersource_is_chosen_from_copy_all_as_curl() -> None:
    (request,) = read_requests(f"curl 'https://example.com/a' ;\ncurl '{URL}' -X POST")
    assert request.url == URL


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("curl x -d '{", "line 1 is not closed"),
        ('curl x \\\n -d "{', "line 2 is not closed"),
        ("curl x \\", "ends with a backslash"),
        ("curl x -H", "-H has no value"),
        ("curl -X POST", "no URL"),
        ("curl x y", "2 URLs"),
        ("curl x -d @- << EOF\n{}", "before EOF"),
        ("curl x -d @-", "not in the text"),
        ('curl x -d "$BODY"', "$BODY"),
        ("curl x -d $(cat body)", "$(…)"),
        ("curl x -d `cat body`", "runs a program"),
        ("curl x -d @- <<EOF\n$BODY\nEOF", "$BODY"),
        ("curl x | jq .", "pipe"),
        ("curl " + ">" * 5000, "no URL"),
        ("curl x -d @- < body.json", "body.json"),
        ("curl x -d @body.json", "body.json"),
        ("curl x --data-urlencode a@body.json", "body.json"),
        ("curl x -H @headers", "headers"),
        ("curl -K config", "config"),
        ("curl x -T body.json", "body.json"),
        ("curl x -F a=b", "multipart"),
        ("curl x --next y", "--next"),
        (f"curl {URL}; curl {URL}", "2 curl commands"),
    ],
)
def test_unsupported_commands_are_refused(command: str, reason: str) -> None:
    with pytest.raises(UnreadableRequest) as refusal:
        read_requests(command)
    assert reason in str(refusal.value)


@pytest.mark.parametrize("endless", ["1>", "1> 2> ", "2>&1 ", "1<<<"])
def test_a_long_series_of_redirections_is_read(endless: str) -> None:
    assert read_requests(f"curl https://x/ -d a {endless * 20_000}".encode())[0].url == "https://x/"
