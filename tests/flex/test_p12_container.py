"""The container of a P12: private keys are found without the pass phrase. Other cases are in test_p12_reader."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import PrivateFormat
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509 import load_pem_x509_certificate

from flexgui.errors import CredentialsError
from flexgui.flex.ber import Element
from flexgui.flex.p12_container import MAX_ITERATIONS, check_iterations, key_bags, parse_container
from tests.made_p12 import PASS_PHRASE, make_p12, rsa_key


def test_the_private_key_is_found_with_its_encryption() -> None:
    assert [encrypted for _, encrypted in key_bags(parse_container(make_p12().raw))] == [True]
    assert [encrypted for _, encrypted in key_bags(parse_container(make_p12(pass_phrase="").raw))] == [False]


def with_iterations(count: int) -> Element:
    """Return a P12 with this number of iterations for its key and certificate, and 2,048 for its MAC."""
    written, length = 70_000, 3  # few iterations, later replaced by a number with the same length
    encryption = PrivateFormat.PKCS12.encryption_builder().kdf_rounds(written).hmac_hash(SHA256())
    certificate = load_pem_x509_certificate(make_p12().pem)
    raw = serialize_key_and_certificates(
        b"1", rsa_key("merchant"), certificate, None, encryption.build(PASS_PHRASE.encode())
    )
    before, after = (b"\x02\x03" + each.to_bytes(length, "big") for each in (written, count))
    assert raw.count(before) == 2
    return parse_container(raw.replace(before, after))


def test_the_sum_of_all_iterations_is_bounded() -> None:
    half = (MAX_ITERATIONS - 2048) // 2
    check_iterations(with_iterations(100_000))  # the sum for files by Java 9 to 15, whose MAC has 100,000 iterations
    check_iterations(with_iterations(half))
    with pytest.raises(CredentialsError, match="rounds of key derivation"):
        check_iterations(with_iterations(half + 1))


@pytest.mark.parametrize("raw", [b"\xff\xfe", b"\xfe\xff\0", b"\xef\xbb\xbf", b"\0"])
def test_a_file_with_a_byte_order_mark_alone_is_refused(raw: bytes) -> None:
    with pytest.raises(CredentialsError, match="not a P12"):
        parse_container(raw)
