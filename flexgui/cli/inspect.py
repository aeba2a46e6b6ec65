"""`flexgui inspect`: decode and verify a token."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from flexgui.cli.environment_credentials import environment_address
from flexgui.cli.input import exists, input_name, is_stream, read_text
from flexgui.cli.output import DONE, json_text, print_json, say, say_explanation, token_json, verification_code
from flexgui.cli.profile_choice import choose_profile, open_workbench
from flexgui.errors import BadFile, NotAToken, NoToken, UsageError
from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.first_token import first_context
from flexgui.flex.jwk import NotAKey
from flexgui.flex.text import printable, shown
from flexgui.flex.token import Token, TokenKind, decode
from flexgui.flex.token_search import FoundToken, find_tokens
from flexgui.flex.verification import KeySource, Verification
from flexgui.given_key import read_key
from flexgui.secret_store.memory import SessionStore

_URL = re.compile(r"https?://", re.IGNORECASE)
_MAX_OTHERS = 5


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code; raises FlexGuiError."""
    chosen, *others = _found_tokens(options.token)
    token = decode(chosen.text)
    key = _key(options.key, token.kid or "") if options.key is not None else None
    context = _context(options.context) if options.context is not None else None
    is_bearer = token.kind is TokenKind.BEARER
    needs_profile = is_bearer or options.profile is not None
    profile, secrets = choose_profile(options.profile) if needs_profile else (None, SessionStore())
    if profile is not None and profile.kind is EnvironmentKind.SANDBOX:
        profile = None  # a new sandbox does not have the keys of an earlier token
    with open_workbench(profile, secrets) as bench:
        if needs_profile:
            environment = bench.environment(profile) if profile is not None else None
        else:
            environment = environment_address()
        signer = profile if is_bearer else None
        outcome = bench.inspect(token, environment, key=key, profile=signer, context=context)
    code = verification_code(outcome.verification)
    if options.json:
        print_json(token_json(token, outcome.verification))
    else:
        _print_token(token, outcome.verification)
    if others:
        _say_others(chosen, others)
    if code != DONE:
        say_explanation(outcome.explanation)
    return code


def _found_tokens(argument: str) -> list[FoundToken]:
    """Return the tokens of standard input, of the file of that name, or of the argument itself (also a URL).

    Raises NotAToken for a text that holds none, BadFile for a folder or a file that cannot be read, and UsageError for
    the name of a file that does not exist.
    """
    if exists(argument):
        return find_tokens(read_text(argument))
    try:
        return find_tokens(argument)
    except NoToken:
        if _URL.match(argument):
            raise
        raise UsageError(
            f"There is no file “{shown(argument, 200)}”, and the text is no token either: a token has dots and begins "
            "with eyJ. Give a token, the name of a file that holds one, or - for standard input."
        ) from None


def _key(name: str, kid: str) -> KeySource:
    if is_stream(name):
        try:
            return read_key(read_text(name), input_name(name), kid)
        except NotAKey as error:
            raise BadFile(f"{input_name(name)} cannot be used as a key: {error}") from None
    return read_key(Path(name), f"file {Path(name).name}", kid)


def _context(name: str) -> Token:
    """Return the capture context of a file or a stream. Raises BadFile if it holds none."""
    try:
        return first_context(read_text(name))
    except NotAToken as error:
        raise BadFile(f"{input_name(name)} holds no capture context: {error}") from None


def _say_others(chosen: FoundToken, others: list[FoundToken]) -> None:
    """Name the tokens of the text that are not checked."""
    shown = [each.label for each in others[:_MAX_OTHERS]]
    if len(others) > len(shown):
        shown.append(f"and {len(others) - len(shown)} more")
    count, names = len(others) + 1, "; ".join(shown)
    say(f"The text holds {count} tokens. Only this one is checked: {chosen.label}. Others: {names}.")


def _print_token(token: Token, verification: Verification | None) -> None:
    print(f"kind: {token.kind.value}")
    for each in verification.verdicts if verification is not None else ():
        print(printable(f"{each.label}: {each.state.value}. {each.reason}", keep="\n"))
    for name, value in (("header", token.header), ("claims", token.claims)):
        print(printable(f"{name}: {json_text(value, ensure_ascii=False)}", keep="\n"))
