"""Names of secrets, and masking the values of JSON members with such a name, such as the claims of a token."""

from __future__ import annotations

import json
import re
from itertools import pairwise

from flexgui.flex.jwk import PRIVATE_MEMBERS
from flexgui.flex.token import MAX_NODES, JsonObject, parse_plain_json

# In lower case and without punctuation.
_SECRET_NAME = re.compile(
    r".*(?:pass(?:word|wort|wd|phrase|code)|kennwort|secret|(?:access|api|auth|csrf|private|secret|session|shared|signing|subscription)key"
    r"|(?:access|api|auth|csrf|id|refresh|security|session)token|authorization|cookie|credential|securitycode)(?:s|value|\d)?"
    r"|pwd|pin|c[vs]c2?|cvv2?|cvn2?"
)
_KEY_VALUE = re.compile(r"(?=.*\d)[A-Za-z0-9+/=_-]{16,}")  # of a member "key", which may also hold a name
# Values without a secret: masked ones, and tokens, of which only the signature is removed.
_HARMLESS = re.compile(r"[Xx*•]*|.*•••.*|e[wy][\w-]+(?:\.[\w-]*){2,4}", re.DOTALL)
# One member; its text may be cut off.
_MEMBER = re.compile(
    r'(?P<before>"(?P<name>[^"\\]{1,80})"\s{0,8}:\s{0,8})(?P<value>"(?:[^"\\]|\\.)*+"?|-?[0-9][\w.+-]*+)', re.DOTALL
)


def is_secret(name: str, value: str) -> bool:
    """Return whether a value with this name is a secret; a masked value or a token is not one."""
    named = is_secret_name(name) or (name.lower() == "key" and _KEY_VALUE.fullmatch(value) is not None)
    return named and not _HARMLESS.fullmatch(value)


def is_secret_name(name: str) -> bool:
    """Return whether a member or a header of that name holds a secret."""
    return _SECRET_NAME.fullmatch(re.sub(r"[^a-z0-9]", "", name.lower())) is not None


def mask_secret_members(text: str, mask: str) -> str:
    """Return a JSON text with `mask` for each secret value; one without secrets, or any other text, does not change.

    Of JSON that is cut off, has other text behind it or is too large, the members with texts and numbers are masked.
    """
    if not text.lstrip().startswith(("{", "[")) or not _may_hold_secrets(text):
        return text
    try:
        value = parse_plain_json(text, MAX_NODES)  # not MAX_CONTAINERS: a leak is worse than a pause
    except ValueError:
        return _MEMBER.sub(lambda found: _masked_member(found, mask), text)
    masked = _masked(value, mask)
    return text if masked is value else json.dumps(masked, ensure_ascii=False)


def _may_hold_secrets(text: str) -> bool:
    """Return False if no member of a JSON text can be a secret by its name: the text need not be parsed then."""
    if "\\" in text:  # in a name, or in a text that is JSON itself
        return True
    pieces = text.split('"')
    names = {name.lower() for name, after in pairwise(pieces) if after[:1] == ":" or after.lstrip()[:1] == ":"}
    named_by_another = "value" in names and not names.isdisjoint(("name", "key"))
    private_key = "kty" in names and not names.isdisjoint(PRIVATE_MEMBERS)
    return "key" in names or named_by_another or private_key or any(map(is_secret_name, names))


def _masked_member(found: re.Match[str], mask: str) -> str:
    return f'{found["before"]}"{mask}"' if is_secret(found["name"], found["value"].strip('"')) else found[0]


def _masked(value: object, mask: str, *, in_secret: bool = False) -> object:
    """Return the value with `mask` for each secret in it: the same object if there is none."""
    if isinstance(value, dict):
        pairs = value.pairs if isinstance(value, JsonObject) else list(value.items())
        made = [
            _masked(each, mask, in_secret=in_secret or _is_secret_member(name, each, value)) for name, each in pairs
        ]
        changed = any(new is not old for new, (_, old) in zip(made, pairs, strict=True))
        return {name: new for new, (name, _) in zip(made, pairs, strict=True)} if changed else value
    if isinstance(value, list):
        made = [_masked(each, mask, in_secret=in_secret) for each in value]
        return made if any(new is not old for new, old in zip(made, value, strict=True)) else value
    if in_secret and value and not isinstance(value, bool) and not _HARMLESS.fullmatch(str(value)):
        return mask
    return mask_secret_members(value, mask) if isinstance(value, str) else value


def _is_secret_member(name: str, value: object, owner: dict[str, object]) -> bool:
    if name == "key" and isinstance(value, str) and _KEY_VALUE.fullmatch(value):
        return True
    if name == "value":  # a header or a variable, as in a HAR
        named = owner.get("name", owner.get("key"))
        return isinstance(named, str) and is_secret_name(named)
    if "kty" in owner and name in PRIVATE_MEMBERS:
        return True
    return is_secret_name(name)
