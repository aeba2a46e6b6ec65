"""RSA keys as PEM and DER."""

from __future__ import annotations

from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from flexgui.flex.jwk import NotAKey, from_json, from_mapping, from_public_key
from flexgui.flex.key_encodings import from_der, to_pem
from tests.specimens import specimen

PUBLISHED: dict[str, Any] = specimen("capture-context", "s01")["expected"]["signature"]["key"]


def test_pem_round_trip() -> None:
    key = from_mapping(PUBLISHED)
    assert to_pem(key).startswith("-----BEGIN PUBLIC KEY-----")
    again: Any = load_pem_public_key(to_pem(key).encode())
    assert from_public_key(again, "zu").n == key.n
    assert from_public_key(again, "").kid == ""
    assert from_json(from_public_key(again, "").to_json()) == from_public_key(again, "")


@pytest.mark.parametrize("der", [b"", b"0", b"0\x03\x02\x01\x03", b"0\x82\xff\xff" + b"x" * 100])
def test_bytes_that_are_not_a_key_are_refused(der: bytes) -> None:
    with pytest.raises(NotAKey):
        from_der(der)
