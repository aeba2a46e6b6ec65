"""Decoding of text with nested encodings."""

from __future__ import annotations

import base64
import json
from urllib.parse import quote

import pytest

from flexgui.flex.encoded_text import MAX_LEVELS, decode_base64, decoded_texts
from tests.made_token import base64url

TEXT = 'a text, with "quotes" & more'


@pytest.mark.parametrize(
    "encoded",
    [
        TEXT,
        base64url(TEXT),
        base64.b64encode(TEXT.encode()).decode(),
        quote(TEXT),
        TEXT.replace("a", "\\u0061"),
        TEXT.replace("&", "&amp;"),
        base64url(json.dumps({"t": base64url(quote(TEXT))})),
    ],
)
def test_every_encoding_is_decoded(encoded: str) -> None:
    assert any(TEXT in each for each in decoded_texts(encoded))


def test_the_depth_is_limited() -> None:
    text = "a text of some length"
    for _ in range(MAX_LEVELS + 2):
        text = base64url(text)
    assert len(list(decoded_texts(text))) == MAX_LEVELS + 1


@pytest.mark.parametrize("run", ["", "A", "____", "a" * 41])
def test_bytes_that_are_not_text_are_skipped(run: str) -> None:
    assert decode_base64(run) in ("", None)


def test_repeated_text_is_decoded_once() -> None:
    inside = base64url(TEXT)
    found = list(decoded_texts(json.dumps([inside, quote(inside + "&"), inside, "\\n"])))
    assert len(found) == len(set(found))
    assert found.count(TEXT) == 1


def test_text_beyond_the_depth_limit_is_decoded_at_a_lower_depth() -> None:
    wrapped = TEXT
    for _ in range(MAX_LEVELS - 1):
        wrapped = base64url(wrapped)
    assert TEXT in decoded_texts(f"{wrapped} {base64url(base64url(wrapped))}")
