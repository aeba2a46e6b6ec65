"""The ID (`jti`) of a transient token, which some requests accept instead of the token.

52 characters, then `exp` in 8 hexadecimal digits, then the CRC-16/ARC of the first 60 characters in 4. CyberSource does
not document this; it is true of all known real IDs, from 2019 to 2026.
"""

from __future__ import annotations

import re
import secrets
import string

from flexgui.flex.local_time import local_time, utc_time
from flexgui.translation import date, tr

_SHAPE = re.compile(r"1[C-F][0-9A-Z]{50}[0-9A-F]{12}")


def is_transient_id(text: str) -> bool:
    """Return True if the text has the shape of a transient token's ID."""
    return _SHAPE.fullmatch(text) is not None


def is_intact(transient_id: str) -> bool:
    """Return True if the checksum of an ID fits, so that it was not mistyped."""
    return crc16_arc(transient_id[:60].encode()) == int(transient_id[60:], 16)


def expires_at(transient_id: str) -> int:
    """Return `exp` of the token, in seconds since 1970."""
    return int(transient_id[52:60], 16)


def transient_id_text(transient_id: str) -> str:
    """Return a message for a user who pasted an ID in place of the token."""
    sentences = [tr("This is the ID (jti) of a transient token, not the token.")]
    if is_intact(transient_id):
        moment = local_time(utc_time(expires_at(transient_id)))
        when = f"{date(moment)} {moment:%H:%M:%S}"
        sentences.append(tr("The token’s expiry is {when}, and the checksum is right.", when=when))
    else:
        sentences.append(tr("Its checksum is wrong: it was mistyped or changed."))
    return " ".join((*sentences, tr("Only the token itself can be verified: paste that.")))


def crc16_arc(content: bytes) -> int:
    """Return CRC-16/ARC: polynomial 0x8005 reflected, initial value 0. The CRC of ``123456789`` is 0xBB3D."""
    crc = 0
    for byte in content:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc


def make_transient_id(expiry: int) -> str:
    """Return a random ID for a token with that `exp`, in seconds since 1970."""
    characters = string.digits + string.ascii_uppercase
    start = "1E" + "".join(secrets.choice(characters) for _ in range(50)) + f"{expiry:08X}"
    return f"{start}{crc16_arc(start.encode()):04X}"
