"""How a token is to be verified, and what came of it. Apart from `reading`, whose imports are for a worker thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from flexgui.flex.token import TokenKind

if TYPE_CHECKING:
    from flexgui.flex.environment import Environment
    from flexgui.outcome import Inspection, Outcome
    from flexgui.profiles.profile import Profile


class KeyOptions(NamedTuple):
    """How to verify tokens of `kind`, and with the key ID `kid` unless that is empty.

    Empty values and None are found automatically.

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
    kid: str = ""


class TokenReading(NamedTuple):
    """The outcome; `problem` says why a choice could not be used, `profile` is the one whose secret was used.

    `tokens` are the labels and the texts of all tokens, if the text holds several. `is_origin_known` is False for a
    token whose environment the user may choose.
    `without_secret` is the profile whose secret is not stored. `context` is the capture context that the user gave.
    """

    outcome: Outcome
    problem: str = ""
    profile: Profile | None = None
    tokens: tuple[tuple[str, str], ...] = ()
    is_origin_known: bool = False
    without_secret: Profile | None = None
    context: Inspection | None = None
