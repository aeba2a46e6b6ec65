"""`flexgui code`: print a program that signs and sends a capture-context request by itself."""

from __future__ import annotations

import argparse

from flexgui.cli.environment_credentials import environment_address, signing_method
from flexgui.cli.output import DONE, say
from flexgui.cli.profile_choice import choose_profile, open_workbench
from flexgui.cli.request_choice import choose_request
from flexgui.codegen.generate import generate, generate_flow
from flexgui.codegen.languages import LANGUAGES
from flexgui.errors import UsageError
from flexgui.flex.environment import PUBLIC_KEYS_PATH, TEST, Environment, EnvironmentKind
from flexgui.profiles.profile import Profile


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code; raises UsageError, BadBody or HostNotAllowed."""
    if options.list:
        for each in LANGUAGES:
            methods = ", ".join(method.value for method in each.methods)
            print(f"{each.name:<14} {methods}\n{'':<14} {each.needs}")
        return DONE
    if options.language is None:
        raise UsageError("Name a language with --language. --list shows them all.")
    if options.flow:
        profile, environment = _target(options.profile)
        program = generate_flow(options.language, environment.base_url + PUBLIC_KEYS_PATH)
        return _print(program, profile)
    method = signing_method("--auth", options.auth) if options.auth is not None else None
    request = choose_request(options)
    profile, environment = _target(options.profile)
    body = request.to_bytes().decode()
    program = generate(options.language, method or profile.method, environment.sessions_url, body)
    return _print(program, profile)


def _print(program: str, profile: Profile) -> int:
    if profile.kind is EnvironmentKind.SANDBOX and environment_address() is None:
        # A sandbox started by this command would stop with it.
        say(f"The program sends to {TEST.host}. For `flexgui sandbox`, set FLEXGUI_BASE_URL to its address.")
    print(program, end="")
    return DONE


def _target(profile_name: str | None) -> tuple[Profile, Environment]:
    """Return the profile and its environment; no secret is read."""
    profile, secrets = choose_profile(profile_name)
    if profile.kind is EnvironmentKind.SANDBOX:
        return profile, environment_address() or TEST
    with open_workbench(profile, secrets) as bench:
        return profile, bench.environment(profile)
