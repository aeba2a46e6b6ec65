"""Descriptions of certificates in a token."""

from __future__ import annotations

import base64

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from flexgui.flex.embedded_certificate import certificate_of, describe_certificate
from tests.made_p12 import certificate, make_p12, rsa_key


def test_subject_serial_and_validity_are_named() -> None:
    shop_certificate = certificate(rsa_key("x5c"), "Shop", None)
    text = base64.b64encode(shop_certificate.public_bytes(Encoding.DER)).decode()
    described = describe_certificate(text)
    assert f"{shop_certificate.serial_number:X}" in described
    assert str(shop_certificate.not_valid_after_utc.year) in described
    assert ": CN=" in described


def test_the_key_id_in_the_subject_is_named() -> None:
    encoded = "".join(make_p12().pem.decode().split("\n")[1:-2])
    assert "serialNumber=" in describe_certificate(encoded)
    assert "2.5.4.5" not in describe_certificate(encoded)


@pytest.mark.parametrize("text", ["", "!", "AAAA", "A" * 100_000])
def test_other_text_has_no_certificate_description(text: str) -> None:
    assert describe_certificate(text) == ""


def test_key_and_name_of_a_certificate() -> None:
    encoded = "".join(make_p12().pem.decode().split("\n")[1:-2])
    found = certificate_of(encoded)
    assert found[1] == "acme"
    assert found[0].public_numbers() == rsa_key("merchant").public_key().public_numbers()


@pytest.mark.parametrize("encoded", ["", "é", "MII", base64.b64encode(b"x" * 100).decode()])
def test_other_text_is_not_a_certificate(encoded: str) -> None:
    assert certificate_of(encoded) is None
