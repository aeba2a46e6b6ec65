"""The certificates inside a token, in words."""

from __future__ import annotations

import base64

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from flexgui.flex.embedded_certificate import describe_certificate
from tests.made_p12 import certificate, rsa_key


def test_subject_serial_and_validity_are_named() -> None:
    made = certificate(rsa_key("x5c"), "Shop", None)
    text = base64.b64encode(made.public_bytes(Encoding.DER)).decode()
    described = describe_certificate(text)
    assert f"{made.serial_number:X}" in described
    assert str(made.not_valid_after_utc.year) in described
    assert "CN=" in described


@pytest.mark.parametrize("text", ["", "!", "AAAA", "A" * 100_000])
def test_other_text_has_no_certificate_description(text: str) -> None:
    assert describe_certificate(text) == ""
