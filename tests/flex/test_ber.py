"""Reading BER-encoded files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexgui.flex.ber import OCTET_STRING, declared_size, read_element


@pytest.mark.parametrize(
    ("raw", "der"),
    [
        ("3003020101", "3003020101"),
        ("30800201010000", "3003020101"),
        ("2480040141040142 0000", "04024142"),
        ("30820003020101", "3003020101"),
    ],
    ids=["DER", "indefinite", "octet string in pieces", "long length"],
)
def test_ber_is_converted_to_der(raw: str, der: str) -> None:
    element, size = read_element(bytes.fromhex(raw) + b"more")
    assert (element.to_der().hex(), size) == (der, len(bytes.fromhex(raw)))


@pytest.mark.parametrize("raw", ["", "30", "3005020101", "3080020101", "0480", "3f01", "30850000000000", "3080" * 50])
def test_invalid_ber_is_refused(raw: str) -> None:
    with pytest.raises(ValueError):
        read_element(bytes.fromhex(raw))


def test_elements_in_octet_strings_are_found() -> None:
    element, _ = read_element(bytes.fromhex("3007040530030201 01".replace(" ", "")))
    assert [each.tag for each in element.walk()] == [0x30, OCTET_STRING, 0x30, 0x02]


def test_the_declared_size_of_an_incomplete_file() -> None:
    assert declared_size(bytes.fromhex("3082010000")) == 260
    assert declared_size(bytes.fromhex("3080")) is None


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        element, size = read_element(raw)
    except ValueError:
        return
    assert size <= len(raw)
    assert read_element(element.to_der())[0] == element
