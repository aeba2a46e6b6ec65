"""Decoding of text with nested encodings."""

from __future__ import annotations

import base64
import json
from urllib.parse import quote

import pytest

from flexgui.flex.encoded_text import MAX_LEVELS, decode_base64, decoded_texts

TEXT = 'a text, with "quotes" & more'


def in_base64(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).rstrip(b"=").decode()


@pytest.mark.parametrize(
    "encoded",
    [
        TEXT,
        in_base64(TEXT),
        base64.b64encode(TEXT.encode()).decode(),
        quote(TEXT),
        TEXT.replace("a", "\\u0061"),
        TEXT.replace("&", "&amp;"),
        in_base64(json.dumps({"t": in_base64(quote(TEXT))})),
    ],
)
def test_every_encoding_is_decoded(encoded: str) -> None:
    assert any(TEXT in each for each in decoded_texts(encoded))


def test_the_depth_is_limited() -> None:
    text = "a text of some length"
    for _ in range(MAX_LEVELS + 2):
        text = in_base64(text)
    assert len(list(decoded_texts(text))) == MAX_LEVELS + 1


@pytest.mark.parametrize("run", ["", "A", "____", "a" * 41])
def test_bytes_that_are_not_text_are_skipped(run: str) -> None:
    assert decode_base64(run) in ("", None)


def test_repeated_text_is_decoded_once() -> None:
    inside = in_base64(TEXT)
    found = list(decoded_texts(json.dumps([inside, quote(inside + "&"), inside, "\\n"])))
    assert len(found) == len(set(found))
    assert found.count(TEXT) == 1


def test_text_beyond_the_depth_limit_is_decoded_at_a_lower_depth() -> None:
    wrapped = TEXT
    for _ in range(MAX_LEVELS - 1):
        wrapped = in_base64(wrapped)
    assert TEXT in decoded_texts(f"{wrapped} {in_base64(in_base64(wrapped))}")
