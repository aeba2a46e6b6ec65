"""`flexgui inspect`: decode and verify a token."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from flexgui.cli.environment_credentials import environment_address, naming_variables
from flexgui.cli.input import is_file, read_text
from flexgui.cli.output import DONE, json_text, print_json, printable, say_outcome, token_json, verification_code
from flexgui.cli.profile_choice import choose_profile, embedded_sandbox
from flexgui.errors import UsageError
from flexgui.flex.environment import Environment, EnvironmentKind
from flexgui.flex.token import Token, TokenKind, decode, find_token
from flexgui.secret_store.memory import SessionStore
from flexgui.workbench import Workbench, read_key, stored_network_settings

if TYPE_CHECKING:
    import argparse

    from flexgui.flex.verification import KeySource, Verification
    from flexgui.profiles.profile import Profile


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code; raises FlexGuiError."""
    text = _token_text(options.token)
    token = decode(find_token(text))
    key = _key(options.key, token.kid or "") if options.key is not None else None
    context = read_text(options.context) if options.context is not None else None
    bench, environment, profile = _workbench(options.profile, token.kind is TokenKind.BEARER)
    try:
        with naming_variables(profile):
            outcome = bench.inspect(text, environment, key=key, profile=profile, context=context)
    finally:
        bench.close()
    code = verification_code(outcome.verification)
    if options.json:
        print_json(token_json(token, outcome.verification))
    else:
        _print_token(token, outcome.verification)
    if code != DONE:
        say_outcome(outcome)
    return code


def _workbench(profile_name: str | None, is_bearer: bool) -> tuple[Workbench, Environment | None, Profile | None]:
    """Return a workbench, the chosen environment if any, and the profile whose secret verifies a bearer token."""
    if profile_name is None and not is_bearer:
        return Workbench(SessionStore(), embedded_sandbox, network=stored_network_settings), environment_address(), None
    profile, secrets = choose_profile(profile_name)
    bench = Workbench(secrets, embedded_sandbox, network=stored_network_settings)
    if profile.kind is EnvironmentKind.SANDBOX:  # a new sandbox does not have the keys of an earlier token
        return bench, None, None
    return bench, bench.environment(profile), profile if is_bearer else None


def _token_text(argument: str) -> str:
    """Return the text that holds the token: standard input, the file of that name, or the argument itself."""
    if argument == "-" or is_file(argument):
        return read_text(argument)
    # A token has no slash and no file suffix.
    if "/" in argument.removeprefix("Bearer ") or argument.endswith((".txt", ".jwt", ".json")):
        raise UsageError(f"There is no file “{argument[:200]}”.")
    return argument


def _key(name: str, kid: str) -> KeySource:
    return read_key(read_text(name), f"file {Path(name).name}", kid)


def _print_token(token: Token, verification: Verification | None) -> None:
    print(f"kind: {token.kind.value}")
    for each in verification.verdicts if verification is not None else ():
        print(printable(f"{each.name}: {each.state.value}. {each.reason}"))
    print(f"header: {printable(json_text(token.header, ensure_ascii=False))}")
    print(f"claims: {printable(json_text(token.claims, ensure_ascii=False))}")
