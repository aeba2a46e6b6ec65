"""Finding tokens in pasted text, and messages for damaged ones."""

from __future__ import annotations

import base64
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flexgui.errors import NotAToken
from flexgui.flex.token import MAX_CONTAINERS, MAX_TEXT_BYTES
from flexgui.flex.token_search import Place, find_token, find_tokens
from tests.specimens import specimen

REAL: str = specimen("capture-context", "s01")["input"]["jwt"]
OTHER: str = specimen("capture-context", "s02")["input"]["jwt"]
TRANSIENT: str = specimen("transient-token", "s01")["input"]["jwt"]
BEARER: str = specimen("jwt-auth", "s06")["expected"]["token"]


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "  {}\n",
        '"{}"',
        "'{}'",
        "“{}”",
        "`{}`",
        "\ufeff{}",
        "Bearer {}",
        "bearer   {}\r\n",
        "Authorization: Bearer {}",
        "Authorization: Bearer {}\r\nHost: x.y.z\r\n",
        "curl -H 'Authorization: Bearer {}' https://apitest.cybersource.com/flex/v2/sessions",
        '{{"captureContext": "{}"}}',
        '"{}\\n"',
        "https://shop.example/pay?token={}&x=1",
        "HTTP/1.1 201 Created\r\nContent-Type: application/jwt\r\nServer: a.b.c\r\n\r\n{}\r\n",
        "The token is {} and no other.",
        "{} and no other.",
    ],
)
def test_a_token_is_found_in_pasted_text(around: str) -> None:
    assert find_token(around.format(REAL)) == REAL


LINE_ENDS = ["\n", "\r\n", "\r\n   ", " "]
TYPED = ["{}", '"{}"', "Authorization: Bearer {}"]
RECEIVED = "HTTP/1.1 201 Created\r\nA: b\r\n\r\n{}"


@pytest.mark.parametrize(
    ("around", "end"),
    [
        *((around, end) for around in (*TYPED, RECEIVED) for end in LINE_ENDS),
        *((around, " \\\n") for around in TYPED),  # line continuations of a shell, which servers do not use
    ],
)
def test_line_breaks_in_a_token_are_removed(around: str, end: str) -> None:
    broken = end.join(REAL[at : at + 76] for at in range(0, len(REAL), 76))
    assert find_token(around.format(broken)) == REAL


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "There is no text."),
        (" \n", "There is no text."),
        ("abc.DEF", "The text has two parts; a JWT has three, a JWE five, divided by dots."),
        ("www.cybersource.com is a web page", "There is no token in the text; a JWT has three parts, a JWE five"),
        ("x" * (MAX_TEXT_BYTES + 1), "The text is longer than 8 MiB; no token is."),
    ],
)
def test_text_without_a_token_is_reported(text: str, message: str) -> None:
    with pytest.raises(NotAToken) as caught:
        find_token(text)
    assert str(caught.value).startswith(message)


def test_the_search_takes_linear_time() -> None:
    with pytest.raises(NotAToken):
        find_token("a.b.c " * 300_000)
    with pytest.raises(NotAToken):
        find_token("\n\n" * 500_000 + "? a")


def in_pieces(token: str, joint: str) -> str:
    return joint.join(token[at : at + 60] for at in range(0, len(token), 60))


HEADER, PAYLOAD, SIGNATURE = REAL.split(".")
PARTS = {"protected": HEADER, "signature": SIGNATURE}
JWE = f"{HEADER}..aXZpdg.Y2lwaGVydGV4dA.dGFn"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"payload": PAYLOAD, **PARTS}, [REAL]),
        ({"payload": PAYLOAD, "header": {"kid": "k1"}, **PARTS}, [REAL]),
        ([{"a": {"payload": PAYLOAD, "signatures": [PARTS, {**PARTS, "signature": "c2ln"}, 7]}}],
         [REAL, f"{HEADER}.{PAYLOAD}.c2ln"]),
        (dict(zip(("protected", "encrypted_key", "iv", "ciphertext", "tag"), JWE.split("."), strict=True)), [JWE]),
        ({"protected": HEADER, "recipients": [{}], "iv": "aXZpdg", "ciphertext": "Y2lwaGVydGV4dA", "tag": "dGFn"},
         [JWE]),
    ],
)  # fmt: skip
def test_json_serialisation_is_converted_to_compact_form(value: object, expected: list[str]) -> None:
    assert [each.text for each in find_tokens(json.dumps(value))] == expected


@pytest.mark.parametrize("empty", ["[]", "{}", '{"a": []}'])
def test_a_token_is_found_in_json_with_many_objects(empty: str) -> None:
    assert find_token("[" + f"{empty}," * 100_000 + f'"{REAL}"]') == REAL


def test_a_long_har_is_read_as_json() -> None:
    content = {"encoding": "base64", "text": base64.b64encode(REAL.encode()).decode()}
    headers = [{"name": "a", "value": "b"}] * 2 * MAX_CONTAINERS
    assert find_token(json.dumps({"headers": headers, "response": {"content": content}})) == REAL


@pytest.mark.parametrize("joint", ['" +\n    "', '" + "', '"\n  + "', '" .\n "', '" & "', '"\n    "', '" \\\n "'])
def test_string_literals_are_joined(joint: str) -> None:
    assert find_token(f'token = "{in_pieces(REAL, joint)}";') == REAL


@pytest.mark.parametrize(
    "text",
    [
        "https://apitest.cybersource.com/up/v1/payment-details/{}",
        "https://apitest.cybersource.com/up/v1/payment-details/{}/more?a=b",
        "/up/v1/payment-details/{}/more",
        "https://shop.example/eu/en/#token={}",
        "The token is {}.",
    ],
)
def test_a_token_is_found_in_a_url(text: str) -> None:
    assert find_token(text.format(REAL)) == REAL


def har(request: str, response: str, encoding: str | None = None) -> str:
    content = {"mimeType": "application/jwt", "text": response} | ({"encoding": encoding} if encoding else {})
    entry = {
        "request": {"headers": [{"name": "Authorization", "value": f"Bearer {request}"}]},
        "response": {"status": 201, "content": content},
    }
    return json.dumps({"log": {"entries": [entry]}})


def curl(request: str, response: str) -> str:
    return (
        "*   Trying 127.0.0.1:8080...\n> POST /flex/v2/sessions HTTP/1.1\n> Host: e.example.com\n"
        f"> Authorization: Bearer {request}\n>\n< HTTP/1.1 201 Created\n< Content-Type: application/jwt\n<\n"
        f"{response}* Connection #0 to host e.example.com left intact\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        har(BEARER, REAL),
        har(BEARER, base64.b64encode(REAL.encode()).decode(), "base64"),
        curl(BEARER, REAL),
        f"POST / HTTP/1.1\r\nAuthorization: Bearer {BEARER}\r\n\r\n{{}}\r\n\r\nHTTP/1.1 201 Created\r\n\r\n{REAL}",
    ],
    ids=["har", "har base64", "curl -v", "raw"],
)
def test_the_token_of_the_response_comes_first_and_the_others_are_listed(text: str) -> None:
    assert find_tokens(text) == [(REAL, Place.RESPONSE), (BEARER, Place.REQUEST)]


def test_several_tokens_without_an_exchange_keep_their_order_and_a_bearer_token_is_last() -> None:
    text = f"{BEARER} and {TRANSIENT}, {REAL}; {OTHER} {REAL}"
    assert [each.text for each in find_tokens(text)] == [TRANSIENT, REAL, OTHER, BEARER]
    assert find_tokens(text)[0].label == f"transient-token · …{TRANSIENT[-8:]}"


@pytest.mark.parametrize("between", [" ", "\n", "\r\n", "\n\n", ", ", "' '"])
def test_two_tokens_are_not_joined(between: str) -> None:
    assert [each.text for each in find_tokens(f"{REAL}{between}{OTHER}")] in ([REAL, OTHER], [OTHER, REAL])


HEAD, CLAIMS, SIGNATURE = REAL.split(".")
STANDARD = f"{HEAD}.{CLAIMS}.{SIGNATURE}".replace("-", "+").replace("_", "/")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (STANDARD, "standard base64"),
        (f"token: {STANDARD}\n", "standard base64"),
        (f"{HEAD}==.{CLAIMS}=.{SIGNATURE}", "standard base64"),
        (f"{HEAD}.{CLAIMS[:30]}…{SIGNATURE[-5:]}", "has an ellipsis after"),
        (f"log: {HEAD}.{CLAIMS[:30]}...", "has an ellipsis after"),
        (HEAD[:20] + "...", "has an ellipsis after 20 characters"),
        (HEAD, "cut off in its header"),
        (HEAD[:21], "cut off in its header"),
        (f"Bearer {HEAD}.{CLAIMS[:40]}", "cut off after 30 bytes of claims"),
        ("www.cybersource.com", "no token in the text"),
        ("en.example.com is a host", "no token in the text"),
        ("v-c-merchant-id", "one part"),
    ],
)
def test_damage_to_a_token_is_described(text: str, sentence: str) -> None:
    with pytest.raises(NotAToken, match=sentence):
        find_token(text)


def test_the_id_of_a_transient_token_is_recognised() -> None:
    jti = "1E0WC1GO87JG1BDP0CQ8SCR1TTK86U9N98H3WH8IFM9MVEWTIYFI62F4941E7A92"
    with pytest.raises(NotAToken, match=r"ID \(jti\) of a transient token.*is right"):
        find_token(f'"{jti}"')
    with pytest.raises(NotAToken, match="checksum is wrong"):
        find_token(jti.replace("87JG", "78JG"))


PIECES = [
    REAL, BEARER, HEAD, STANDARD, "…", "...", "\n", " ", '"', "+", "/", "=", "{", "}", "<", "> ", "HTTP/1.1 200 OK",
    "https://", "é",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_any_text_can_be_searched(pieces: list[str]) -> None:
    try:
        found = find_tokens("".join(pieces))
    except NotAToken:
        return
    assert all(each.text and each.label for each in found)
