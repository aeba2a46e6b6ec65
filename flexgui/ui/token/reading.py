"""Decode and verify a token with what the user chose to verify it with: one blocking call, for a worker thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from flexgui.errors import CredentialsError, FlexGuiError, SecretStoreError
from flexgui.files import read_text
from flexgui.flex.environment import Environment
from flexgui.flex.token import MAX_TEXT_BYTES, Token, TokenKind, decode
from flexgui.flex.token_search import FoundToken, find_token, find_tokens
from flexgui.profiles.profile import Profile
from flexgui.public_keys import read_key
from flexgui.ui.messages import message_for

if TYPE_CHECKING:
    from flexgui.outcome import Inspection, Outcome
    from flexgui.workbench import Workbench


class How(NamedTuple):
    """How to verify a token; used for tokens of `kind` only. What is empty or None is found automatically.

    `key` is a key or a capture context, as text or as a file; `key_origin` describes it. `profiles` are those whose
    bearer token it may be. `token` is the one chosen of several in the text.
    """

    kind: TokenKind | None = None
    environment: Environment | Profile | None = None
    key: str | Path = ""
    key_origin: str = ""
    profile: Profile | None = None
    profiles: tuple[Profile, ...] = ()
    token: str = ""


class Reading(NamedTuple):
    """The outcome; `problem` says why a choice could not be used, `profile` is the one whose secret was used.

    `tokens` are all tokens of the text. `is_origin_known` is False for a token whose environment the user may choose.
    """

    outcome: Outcome
    problem: str = ""
    profile: Profile | None = None
    tokens: tuple[FoundToken, ...] = ()
    is_origin_known: bool = False


def read(workbench: Workbench, text: str, how: How) -> Reading:
    """Decode and verify a token. Raises NotAToken; a choice that cannot be used is reported in `problem`."""
    found = tuple(find_tokens(text))
    chosen = next((each.text for each in found if each.text == how.token), found[0].text)
    token = decode(chosen)
    profile = _profile(token, how)
    is_origin_known = workbench.origin(token) is not None
    try:
        outcome = _inspected(workbench, token, how, profile, is_origin_known)
    except FlexGuiError as error:
        return Reading(workbench.inspect(chosen), _words(error), None, found, is_origin_known)
    return Reading(outcome, "", profile, found, is_origin_known)


def _words(error: FlexGuiError) -> str:
    """Return why a choice could not be used, for credentials with the next step."""
    if not isinstance(error, CredentialsError | SecretStoreError):
        return str(error)
    message = message_for(error)
    return f"{message.title}. {message.text}"


def _inspected(
    workbench: Workbench, token: Token, how: How, profile: Profile | None, is_origin_known: bool
) -> Inspection:
    if how.kind is not token.kind:
        return workbench.inspect(token.text, profile=profile)
    place = None
    if not is_origin_known:  # a choice made for another token does not override a known origin
        place = workbench.environment(how.environment) if isinstance(how.environment, Profile) else how.environment
    if how.key and token.kind is TokenKind.TRANSIENT_TOKEN and _is_context(how.key):
        return workbench.inspect(token.text, place, profile=profile, context=how.key)
    key = read_key(how.key, how.key_origin, token.kid or "") if how.key else None
    return workbench.inspect(token.text, place, key=key, profile=profile)


def _profile(token: Token, how: How) -> Profile | None:
    """Return the profile that was chosen for a bearer token, else the one whose key ID the token names."""
    if token.kind is not TokenKind.BEARER:
        return None
    if how.kind is token.kind and (how.profile is not None or how.key):
        return how.profile
    return next((each for each in how.profiles if each.key_id and each.key_id == token.kid), None)


def _is_context(key: str | Path) -> bool:
    """Return True for a capture context; its signature is then verified as well."""
    try:
        text = key if isinstance(key, str) else read_text(key, MAX_TEXT_BYTES)
        if text.lstrip().startswith(("{", "-----BEGIN")):
            return False
        return decode(find_token(text)).kind is TokenKind.CAPTURE_CONTEXT
    except FlexGuiError:
        return False
