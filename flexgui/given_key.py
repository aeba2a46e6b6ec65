"""Public keys that the user gives: in a file or as a pasted text. Imports cryptography."""

from __future__ import annotations

from pathlib import Path

from flexgui.errors import BadFile
from flexgui.files import read_bytes
from flexgui.flex.jwk import Jwk, NotAKey
from flexgui.flex.key_file import MAX_KEY_FILE_BYTES, read_keys
from flexgui.flex.verification import KeySource
from flexgui.translation import tr


def read_key(source: str | Path, origin: str, kid: str = "") -> KeySource:
    """Return the public keys of a file or a pasted text, in any form of `flexgui.flex.key_file`.

    `kid` is the key ID that the token names: keys with another one are left out, unless there is only one key.
    Raises NotAKey for an unusable text, and BadFile with the file's name for an unusable file.
    """
    if isinstance(source, str):
        return _key_source(read_keys(source), origin, kid)
    try:
        return _key_source(read_keys(read_bytes(source, MAX_KEY_FILE_BYTES)), origin, kid)
    except NotAKey as error:
        raise BadFile(tr("{file} cannot be used as a key: {why}", file=source.name, why=error)) from None


def _key_source(keys: list[Jwk], origin: str, kid: str) -> KeySource:
    named = [each for each in keys if each.kid == kid] + [each for each in keys if not each.kid and kid]
    if len(keys) == 1 or not kid:
        named = keys
    if not named:
        raise NotAKey(tr("None of the {count} keys of the set has the ID that the token names.", count=len(keys)))
    return KeySource(named[0], origin, None, None, tuple(named[1:]))
