"""The ID of a transient token has an expiry and a checksum."""

from __future__ import annotations

from flexgui.flex.token import decode
from flexgui.flex.transient_id import crc16_arc, expires_at, is_intact, is_transient_id
from tests.specimens import specimens


def test_the_crc_has_its_standard_check_value() -> None:
    assert crc16_arc(b"123456789") == 0xBB3D


def test_every_real_id_has_the_expiry_of_its_token() -> None:
    checked = 0
    for vector in specimens("transient-token"):
        token = decode(vector["input"]["jwt"])
        jti = token.claim("jti")
        if isinstance(jti, str) and is_transient_id(jti) and is_intact(jti):
            assert expires_at(jti) == token.expires_at
            checked += 1
    assert checked
