"""Reading a token with whatever a person chose to check it with: one blocking call, for a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flexgui.errors import CredentialsError, FlexGuiError, SecretStoreError
from flexgui.flex.environment import Environment, environment_of_origin
from flexgui.flex.token import Token, TokenKind, decode, find_token
from flexgui.profiles.profile import Profile
from flexgui.ui.messages import message_for

if TYPE_CHECKING:
    from flexgui.flex.verification import KeySource
    from flexgui.outcome import Outcome
    from flexgui.workbench import Workbench


class How(NamedTuple):
    """What to check with; it counts for tokens of `kind` only, None stands for whatever is found by itself.

    `key` is the text of a key or of a capture context, `key_origin` where it is from. `profiles` are those that a
    bearer token may be of.
    """

    kind: TokenKind | None = None
    environment: Environment | Profile | None = None
    key: str = ""
    key_origin: str = ""
    profile: Profile | None = None
    profiles: tuple[Profile, ...] = ()


class Reading(NamedTuple):
    """What came of it; `problem` says why what was chosen could not be used, `profile` whose secret was."""

    outcome: Outcome
    problem: str = ""
    profile: Profile | None = None


def read(workbench: Workbench, text: str, how: How) -> Reading:
    """Decode and verify a token. Raises NotAToken; what cannot be checked with is told in `problem`."""
    token = decode(find_token(text))
    profile = _profile(token, how)
    try:
        return Reading(_inspected(workbench, text, token, how, profile), "", profile)
    except FlexGuiError as error:
        return Reading(workbench.inspect(text), _words(error))


def origin_of(token: Token) -> Environment | None:
    """Return the environment that a token says it is from, None where it is not a known one."""
    flx = token.claim("flx")
    origin = flx.get("origin") if isinstance(flx, dict) else None
    return environment_of_origin(origin) if isinstance(origin, str) else None


def _words(error: FlexGuiError) -> str:
    """Return why something could not be used; of what failed outside of the token also what to do."""
    if not isinstance(error, CredentialsError | SecretStoreError):
        return str(error)
    message = message_for(error)
    return f"{message.title}. {message.text}"


def _inspected(workbench: Workbench, text: str, token: Token, how: How, profile: Profile | None) -> Outcome:
    if how.kind is not token.kind:
        return workbench.inspect(text, profile=profile)
    place = None
    if origin_of(token) is None:  # what a token says of itself is not overruled by what was chosen for another one
        place = workbench.environment(how.environment) if isinstance(how.environment, Profile) else how.environment
    context = how.key if token.kind is TokenKind.TRANSIENT_TOKEN and _is_context(how.key) else None
    key = _key(how, token.kid or "") if how.key and context is None else None
    return workbench.inspect(text, place, key=key, profile=profile, context=context)


def _profile(token: Token, how: How) -> Profile | None:
    """Return the profile that was chosen for a bearer token, else the one whose key the token names."""
    if token.kind is not TokenKind.BEARER:
        return None
    if how.kind is token.kind and (how.profile is not None or how.key):
        return how.profile
    return next((each for each in how.profiles if each.key_id and each.key_id == token.kid), None)


def _key(how: How, kid: str) -> KeySource:
    from flexgui.workbench import read_key  # the worker's: it brings the client along

    return read_key(how.key, how.key_origin, kid)


def _is_context(text: str) -> bool:
    if text.lstrip().startswith(("{", "-----BEGIN")):
        return False
    try:
        return decode(find_token(text)).kind is TokenKind.CAPTURE_CONTEXT
    except FlexGuiError:
        return False
