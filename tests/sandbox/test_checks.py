"""The checks of clock and digest describe the mistake."""

from __future__ import annotations

import base64
import hashlib

import pytest

from flexgui.sandbox.checks import check_digest
from flexgui.sandbox.messages import GatewayRefused

BODY = b"the body 1"  # the base64 of its hash contains + and /
RAW = hashlib.sha256(BODY).digest()


@pytest.mark.parametrize("prefix", ["", "SHA-256="])
@pytest.mark.parametrize(
    ("value", "mistake"),
    [
        (RAW.hex(), "this is the hash in hexadecimal"),
        (RAW.hex().upper(), "this is the hash in hexadecimal"),
        (base64.b64encode(RAW.hex().encode()).decode(), "the hexadecimal text of the hash was encoded"),
        (base64.urlsafe_b64encode(RAW).decode(), "this is base64url"),
        (base64.urlsafe_b64encode(RAW).decode().rstrip("="), "this is base64url"),
        (base64.b64encode(hashlib.sha256(BODY + b" ").digest()).decode(), "was the body changed after it was hashed"),
    ],
)
def test_a_digest_in_another_encoding_is_recognised(prefix: str, value: str, mistake: str) -> None:
    check_digest("digest", prefix + base64.b64encode(RAW).decode(), prefix, BODY)
    with pytest.raises(GatewayRefused, match=mistake):
        check_digest("digest", prefix + value, prefix, BODY)


def test_a_digest_that_is_not_text_is_refused() -> None:
    with pytest.raises(GatewayRefused, match="digest is None"):
        check_digest("digest", None, "", BODY)
