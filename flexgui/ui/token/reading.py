"""Decode and verify a token with the key that the user chose: one blocking call, for a worker thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flexgui.errors import CredentialsError, FlexGuiError, SecretMissing, SecretStoreError
from flexgui.files import read_text
from flexgui.flex.first_token import first_token
from flexgui.flex.token import MAX_TEXT_BYTES, Token, TokenKind, decode
from flexgui.flex.token_search import find_tokens
from flexgui.given_key import read_key
from flexgui.outcome import Inspection
from flexgui.profiles.profile import Profile
from flexgui.ui.messages import message_for
from flexgui.ui.token.key_options import KeyOptions, TokenReading

if TYPE_CHECKING:
    from flexgui.workbench import Workbench


def read(workbench: Workbench, text: str, options: KeyOptions) -> TokenReading:
    """Decode and verify a token. Raises NotAToken; a choice that cannot be used is reported in `problem`."""
    found = find_tokens(text)
    tokens = tuple((each.label, each.text) for each in found) if len(found) > 1 else ()
    chosen = next((each.text for each in found if each.text == options.token), found[0].text)
    token = decode(chosen)
    profile = _profile(token, options)
    context = _given_context(token, options)
    is_origin_known = workbench.origin(token) is not None
    try:
        outcome = _inspected(workbench, token, options, profile, is_origin_known, context)
    except FlexGuiError as error:
        without_secret = profile if isinstance(error, SecretMissing) else None
        return TokenReading(workbench.inspect(token), _words(error), None, tokens, is_origin_known, without_secret)
    return TokenReading(
        outcome,
        "",
        profile,
        tokens,
        is_origin_known,
        context=Inspection(token=context) if context is not None else None,
    )


def _words(error: FlexGuiError) -> str:
    """Return why a choice could not be used, for credentials with the next step."""
    return message_for(error).line if isinstance(error, CredentialsError | SecretStoreError) else str(error)


def _inspected(
    workbench: Workbench,
    token: Token,
    options: KeyOptions,
    profile: Profile | None,
    is_origin_known: bool,
    context: Token | None,
) -> Inspection:
    if not _is_meant(options, token):
        return workbench.inspect(token, profile=profile)
    place = None
    if not is_origin_known:  # a choice made for another token does not override a known origin
        chosen = options.environment
        place = workbench.environment(chosen) if isinstance(chosen, Profile) else chosen
    if context is not None:
        return workbench.inspect(token, place, profile=profile, context=context)
    key = read_key(options.key, options.key_origin, token.kid or "") if options.key else None
    return workbench.inspect(token, place, key=key, profile=profile)


def _profile(token: Token, options: KeyOptions) -> Profile | None:
    """Return the profile that was chosen for a bearer token, else the one whose key ID the token names."""
    if token.kind is not TokenKind.BEARER:
        return None
    if _is_meant(options, token) and (options.profile is not None or options.key):
        return options.profile
    return next((each for each in options.profiles if each.key_id and each.key_id == token.kid), None)


def _is_meant(options: KeyOptions, token: Token) -> bool:
    return options.kind is token.kind and options.kid in ("", token.kid or "")


def _given_context(token: Token, options: KeyOptions) -> Token | None:
    """Return the capture context that was given as the key of a transient token; its signature is verified as well."""
    if not options.key or token.kind is not TokenKind.TRANSIENT_TOKEN or not _is_meant(options, token):
        return None
    try:
        text = options.key if isinstance(options.key, str) else read_text(options.key, MAX_TEXT_BYTES)
        if text.lstrip().startswith(("{", "-----BEGIN")):
            return None
        given = first_token(text)
    except FlexGuiError:
        return None
    return given if given.kind is TokenKind.CAPTURE_CONTEXT else None
