"""The command line: the same engine without a window.

Names, exit codes and shapes are for scripts and do not change. 0: done and valid. 1: the answer is no (refused,
invalid, expired). 2: asked wrongly. 3: the answer could not be had (network, keyring, not checked). What was asked for
goes to standard output, everything else to standard error. No secret is ever taken from the command line.

Every import that one command alone needs is made inside it: a script starts this program anew each time.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from flexgui import __version__
from flexgui.errors import (
    BadBody,
    FlexGuiError,
    HostNotAllowed,
    NotAToken,
    ProductionLocked,
    SandboxError,
    SecretStoreError,
    UsageError,
)
from flexgui.process_protection import protect_process

if TYPE_CHECKING:
    import argparse

    from flexgui.flex.credentials import SharedSecretCredentials
    from flexgui.flex.environment import Environment
    from flexgui.flex.request import CaptureContextRequest, RequestedField
    from flexgui.flex.token import Token
    from flexgui.flex.verification import KeySource, Verification
    from flexgui.outcome import Outcome
    from flexgui.profiles.profile import Profile
    from flexgui.sandbox import Sandbox
    from flexgui.secret_store.store import SecretStore
    from flexgui.workbench import Workbench

DONE, NO, USAGE, NOT_HAD = 0, 1, 2, 3
PROGRAM = "flexgui"
COMMANDS = ("capture-context", "inspect", "sandbox", "history")
SELF_TEST = "--self-test"
MAX_INPUT_BYTES = 16 << 20
_MERCHANT, _ADDRESS, _AUTH = "FLEXGUI_MERCHANT_ID", "FLEXGUI_BASE_URL", "FLEXGUI_AUTH"
_KEY_ID, _SECRET = "FLEXGUI_KEY_ID", "FLEXGUI_SHARED_SECRET"
_P12_FILE, _P12_PASSWORD = "FLEXGUI_P12_FILE", "FLEXGUI_P12_PASSWORD"
_PORTFOLIO = "FLEXGUI_PORTFOLIO_ID"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; without arguments, open the window. Never raises.

    With None it is the program itself: it takes the arguments of the process, and ends it.
    """
    if arguments is not None:
        return _guarded(list(arguments))
    protect_process()
    given = sys.argv[1:]
    if sys.stdout is None and not _opens_a_window(given):
        _say("Standard output is closed: there is nowhere to write the answer to.")
        os._exit(NOT_HAD)
    if given and given[0] != "sandbox":
        import gc

        # A short command ends before there is anything worth collecting, and the system frees its memory faster than
        # the interpreter takes itself apart: together a sixth of its time.
        gc.disable()
    code = _guarded(given)
    # A thread that is still making a key, or waiting for a keyring, would be torn out of foreign code by the
    # interpreter's end, and take the process down with it ("exception not rethrown").
    if sys.stderr is not None:
        sys.stderr.flush()
    os._exit(code)


def _guarded(arguments: list[str]) -> int:
    code = NOT_HAD
    try:
        code = _run(arguments)
    except BrokenPipeError:
        _quiet_end()
    except SecretStoreError as error:
        from flexgui.secret_store.store import next_step

        _say(f"{error} {next_step(error)} Or name the credentials in the environment: {_MERCHANT} and so on.")
        code = NOT_HAD
    except FlexGuiError as error:
        _say(str(error))
        code = _code_of(error)
    except OSError as error:
        _say(f"The output could not be written: {error.strerror}.")
    except KeyboardInterrupt:
        _say("Interrupted.")
    except SystemExit as stop:  # argparse: its message is out
        code = stop.code if isinstance(stop.code, int) else USAGE
    except Exception as error:  # the last door: a person gets a line, not a traceback (whose values may be secret)
        _say(f"This should not happen: {type(error).__name__}. Please report it with what you did.")
    return _flushed(code)


def _flushed(code: int) -> int:
    """Write out what is still held back; that nobody reads on is no failure, that a disk is full is one."""
    if sys.stdout is None:  # closed before the start, or a window without a console
        return code
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _quiet_end()
    except OSError as error:
        _quiet_end()
        _say(f"The output could not be written: {error.strerror}.")
        return NOT_HAD
    return code


def _run(arguments: list[str]) -> int:
    if not arguments:
        from flexgui.ui.app import main as open_window  # the way from here to Qt

        return open_window([PROGRAM])
    if arguments == [SELF_TEST]:
        from flexgui.ui.self_test import main as test_oneself  # and here

        return test_oneself()
    if _opens_a_window(arguments):
        from flexgui.ui.app import main as open_window  # and here, with a file

        return open_window([PROGRAM], arguments[0])
    options = _parser("history" in arguments).parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that cannot show a character gets its number
            stream.reconfigure(errors="backslashreplace")
    run = {"capture-context": _capture_context, "inspect": _inspect, "sandbox": _sandbox, "history": _history}
    return run[options.command](options)


def _opens_a_window(arguments: list[str]) -> bool:
    """Say whether these arguments open one, which needs no output: a program without a console has none on Windows."""
    return not arguments or arguments == [SELF_TEST] or (len(arguments) == 1 and _is_file_name(arguments[0]))


def _is_file_name(argument: str) -> bool:
    """Say whether a lone argument is a file to open in the window, and no command, option or token."""
    if argument.startswith("-") or argument in COMMANDS:
        return False
    return "/" in argument or os.sep in argument or argument.endswith((".txt", ".jwt", ".json")) or _exists(argument)


def _exists(name: str) -> bool:
    from pathlib import Path

    try:
        return Path(name).is_file()
    except (OSError, ValueError):  # a token is too long for a name
        return False


def _parser(with_history: bool) -> argparse.ArgumentParser:
    import argparse

    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description="CyberSource's Flex API v2 from the command line. Without a command, the window opens; "
        "`flexgui FILE` opens the window on the token in that file.",
        epilog="Exit codes: 0 done and valid, 1 refused, invalid or expired, 2 usage, 3 no answer or not checked. "
        f"In place of --profile: {_MERCHANT}, {_ADDRESS}, {_AUTH} (jwt_shared_secret, http_signature or jwt_p12), and "
        f"{_KEY_ID} and {_SECRET}, or {_P12_FILE} and {_P12_PASSWORD}; {_PORTFOLIO} where the key is a MetaKey.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"FlexGUI {__version__}")
    parser.add_argument(SELF_TEST, action="store_true", help="open a window, get and verify a token, close it, say how")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    capture = commands.add_parser(
        "capture-context", help="ask for a capture context, verify it, print the JWT", allow_abbrev=False
    )
    capture.add_argument("--preset", metavar="NAME", help="a preset of fields; Card when no field is named")
    capture.add_argument("--field", metavar="PATH[=optional]", action="append", default=[], help="one more field")
    capture.add_argument("--body", metavar="FILE", help="the request body as JSON; - reads standard input")
    capture.add_argument("--profile", metavar="NAME", help="a stored profile; its secret comes from the keyring")
    capture.add_argument("--production", action="store_true", help="let the request reach a live account")
    capture.add_argument("--json", action="store_true", help="print the whole outcome as JSON")

    inspect = commands.add_parser("inspect", help="decode and verify a token", allow_abbrev=False)
    inspect.add_argument("token", metavar="TOKEN|FILE|-", help="the token, its file, or - for standard input")
    source = inspect.add_mutually_exclusive_group()
    source.add_argument("--key", metavar="FILE", help="a public key: JWK, JWK set, PEM, or a certificate")
    source.add_argument("--profile", metavar="NAME", help="fetch the key from this profile's environment")
    source.add_argument("--context", metavar="FILE", help="the capture context that a transient token was made from")
    inspect.add_argument("--json", action="store_true", help="print kind, header, claims and verification as JSON")

    sandbox = commands.add_parser(
        "sandbox", help="run the Flex API on this computer until told to stop", allow_abbrev=False
    )
    sandbox.add_argument("--port", type=_port, default=0, help="0 lets the system pick one")
    sandbox.add_argument("--tls", action="store_true", help="HTTPS, with a certificate made on the spot")
    sandbox.add_argument("--certificate", metavar="PEM", action="append", default=[], help="may sign JWTs with RS256")
    sandbox.add_argument("--context-lifetime", metavar="SECONDS", type=_seconds, default=900)
    sandbox.add_argument("--json", action="store_true", help="print where it listens and its credentials as JSON")
    if with_history:  # what it needs costs the other commands a third of their start
        from flexgui.cli.history import add_parser

        add_parser(commands)
    else:
        commands.add_parser("history", help="what the window has kept of answers and tokens")
    return parser


# -- capture-context


def _capture_context(options: argparse.Namespace) -> int:
    from flexgui.workbench import Workbench

    profile, secrets = _profile(options.profile)
    request = _request(options)
    bench = Workbench(secrets, _embedded_sandbox)
    try:
        outcome = bench.create_capture_context(profile, request, production=options.production)
    except ProductionLocked as locked:
        raise UsageError(f"{locked} Add --production if it shall.") from None
    finally:
        bench.close()
    code = _code(outcome)
    if options.json:
        _print_json(_outcome_json(outcome))
    elif outcome.token is not None and code != NO:
        print(outcome.token.text)
    if code != DONE:
        _say_outcome(outcome)
    return code


def _request(options: argparse.Namespace) -> CaptureContextRequest:
    """Return what is asked for: the body, or a preset with the single fields on top."""
    from flexgui.flex.request import CaptureContextRequest

    if options.body is not None:
        if options.preset is not None or options.field:
            raise UsageError("--body is the whole request: leave --preset and --field out.")
        from flexgui.flex.catalog import load_catalog
        from flexgui.flex.request import parse_body

        return parse_body(_read(options.body), load_catalog()).request
    if options.field and options.preset is None:
        chosen: tuple[RequestedField, ...] = ()
    else:
        chosen = _preset(options.preset or "Card").fields
    fields = {each.path: each for each in (*chosen, *map(_field, options.field))}
    return CaptureContextRequest(tuple(fields.values()))


def _field(text: str) -> RequestedField:
    from flexgui.flex.catalog import check_path, load_catalog
    from flexgui.flex.request import RequestedField

    path, equals, flag = text.partition("=")
    if equals and flag not in ("optional", "required"):
        raise UsageError(f"--field takes PATH or PATH=optional, not {text!r}.")
    path = check_path(path)
    catalog = load_catalog()
    if catalog.is_group(path):
        raise UsageError(f"{path} is a group of fields; name them one by one.")
    if catalog.is_in_field(path):
        raise UsageError(f"{path} lies inside a field; the field itself is {path.rpartition('.')[0]}.")
    return RequestedField(path, False if flag == "optional" else None)


def _preset(name: str) -> CaptureContextRequest:
    from flexgui.flex.catalog import load_catalog
    from flexgui.flex.request import presets

    wanted, built_in = name.casefold(), presets(load_catalog())
    found = next((preset for each, preset in built_in.items() if each.casefold() == wanted), None)
    if found is not None:
        return found
    from flexgui.settings import SettingsStore, data_dir

    own = SettingsStore(data_dir()).load().user_presets
    entries = next((entries for each, entries in own.items() if each.casefold() == wanted), None)
    if entries is None:
        names = ", ".join(f"“{each}”" for each in (*built_in, *own))
        raise UsageError(f"There is no preset “{name}”. There are {names}.")
    return _own_preset(entries)


def _own_preset(entries: list[object]) -> CaptureContextRequest:
    from flexgui.flex.request import CaptureContextRequest, RequestedField

    fields = []
    for each in entries:
        path, required = (each, None) if isinstance(each, str) else _pair(each)
        if isinstance(path, str) and (required is None or isinstance(required, bool)):
            fields.append(RequestedField(path, required))
    return CaptureContextRequest(tuple(fields))


def _pair(entry: object) -> tuple[object, object]:
    if isinstance(entry, dict):
        return entry.get("path"), entry.get("required")
    return (entry[0], entry[1]) if isinstance(entry, list) and len(entry) == 2 else (None, None)


def _code(outcome: Outcome) -> int:
    if outcome.refusal is not None or outcome.not_a_token is not None:
        return NO
    return _verification_code(outcome.verification)


def _verification_code(verification: Verification | None) -> int:
    from flexgui.flex.verification import State

    if verification is None:
        return NOT_HAD
    return {State.VALID: DONE, State.INVALID: NO, State.NOT_CHECKED: NOT_HAD}[verification.state]


def _outcome_json(outcome: Outcome) -> dict[str, object]:
    told = outcome.explanation
    whole: dict[str, object] = {"exchange": outcome.exchange.to_json() if outcome.exchange is not None else None}
    if outcome.token is not None:
        whole |= {"token": outcome.token.text, **_token_json(outcome.token, outcome.verification)}
    else:
        whole |= {"token": None, "kind": None, "header": None, "claims": None, "verification": None}
    whole["explanation"] = {
        "title": told.title,
        "sentence": told.sentence,
        "checks": [{"state": each.state, "title": each.title, "text": each.text} for each in told.checks],
    }
    return whole


def _say_outcome(outcome: Outcome) -> None:
    told = outcome.explanation
    _say(f"{told.title}: {told.sentence}")
    for check in told.checks:
        if check.state == "check first":
            _say(f"Check first: {check.title} {check.text}".rstrip())
    if outcome.exchange is not None and outcome.exchange.correlation_id:
        place = outcome.environment
        theirs = place is not None and place.kind.value in ("test", "production")
        whom = "CyberSource support" if theirs else "the server's log"
        _say(f"For {whom}: correlation ID {outcome.exchange.correlation_id}")


# -- inspect


def _inspect(options: argparse.Namespace) -> int:
    from flexgui.flex.token import TokenKind, decode, find_token

    text = _token_text(options.token)
    token = decode(find_token(text))
    key = _key(options.key, token.kid or "") if options.key is not None else None
    context = _read(options.context) if options.context is not None else None
    bench, place, profile = _bench_for(options.profile, token.kind is TokenKind.BEARER)
    try:
        outcome = bench.inspect(text, place, key=key, profile=profile, context=context)
    finally:
        bench.close()
    code = _verification_code(outcome.verification)
    if options.json:
        _print_json(_token_json(token, outcome.verification))
    else:
        _print_token(token, outcome.verification)
    if code != DONE:
        _say_outcome(outcome)
    return code


def _bench_for(profile_name: str | None, bearer: bool) -> tuple[Workbench, Environment | None, Profile | None]:
    """Return a workbench, the environment that was named if one was, and whose secret checks a bearer token."""
    from flexgui.flex.environment import EnvironmentKind, environment_for
    from flexgui.secret_store.store import SessionStore
    from flexgui.workbench import Workbench

    if profile_name is None and not bearer:
        address = os.environ.get(_ADDRESS)
        place = environment_for(address) if address else None
        return Workbench(SessionStore(), _embedded_sandbox), place, None
    profile, secrets = _profile(profile_name)
    bench = Workbench(secrets, _embedded_sandbox)
    if profile.kind is EnvironmentKind.SANDBOX:  # this call's own would know nothing of a token made before
        return bench, None, None
    return bench, bench.environment(profile), profile if bearer else None


def _token_text(argument: str) -> str:
    """Return the text to look for a token in: of standard input, of the file of that name, or the argument."""
    if argument == "-" or _is_file(argument):
        return _read(argument)
    # No token has a slash, and none ends like a file's name.
    if "/" in argument.removeprefix("Bearer ") or argument.endswith((".txt", ".jwt", ".json")):
        raise UsageError(f"There is no file “{argument[:200]}”.")
    return argument


def _is_file(name: str) -> bool:
    from pathlib import Path

    try:
        return len(name) < 4096 and Path(name).is_file()
    except (OSError, ValueError):
        return False


def _key(name: str, kid: str) -> KeySource:
    from pathlib import Path

    from flexgui.workbench import read_key

    return read_key(_read(name), f"file {Path(name).name}", kid)


def _token_json(token: Token, verification: Verification | None) -> dict[str, object]:
    verdicts = verification.verdicts if verification is not None else ()
    return {
        "kind": token.kind.value,
        "header": token.header,
        "claims": token.claims,
        "verification": {each.name: {"state": each.state.value, "reason": each.reason} for each in verdicts},
    }


def _print_token(token: Token, verification: Verification | None) -> None:
    print(f"kind: {token.kind.value}")
    for each in verification.verdicts if verification is not None else ():
        print(_plain(f"{each.name}: {each.state.value}. {each.reason}"))
    print(f"header: {_plain(_json(token.header))}")
    print(f"claims: {_plain(_json(token.claims))}")


# -- history


def _history(options: argparse.Namespace) -> int:
    from flexgui.cli.history import run
    from flexgui.history.store import History
    from flexgui.settings import data_dir

    history = History(data_dir())
    printed = run(options, history, _read)
    for note in history.notes:
        _say(note)
    sys.stdout.write(_plain(printed))
    return DONE


# -- sandbox


def _sandbox(options: argparse.Namespace) -> int:
    import signal
    import time

    from flexgui.sandbox import Sandbox
    from flexgui.sandbox.certificates import RegisteredCertificates

    try:
        RegisteredCertificates(options.certificate)
    except SandboxError as error:
        raise UsageError(str(error)) from None
    # A shell starts background jobs with SIGINT ignored; this one is meant to be stopped by either.
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.default_int_handler)
    try:
        with Sandbox(
            port=options.port,
            tls=options.tls,
            credentials=_sandbox_credentials(options.certificate),
            certificates=options.certificate,
            context_lifetime=options.context_lifetime,
            on_log=lambda entry: _say(str(entry)),
        ) as sandbox:
            _announce(sandbox, options.json)
            while True:
                time.sleep(3600)
    except KeyboardInterrupt:
        return DONE


def _announce(sandbox: Sandbox, as_json: bool) -> None:
    told = {
        "base_url": sandbox.base_url,
        "ca_file": str(sandbox.ca_file) if sandbox.ca_file is not None else None,
        "merchant_id": sandbox.merchant_id,
        "key_id": sandbox.key_id,
        "shared_secret": sandbox.shared_secret.reveal(),
        "pid": os.getpid(),
    }
    if as_json:
        import json

        print(json.dumps(told), flush=True)
        return
    if os.environ.get(_SECRET):  # whoever set it knows it; one made up has to be told
        told |= {"shared_secret": "(from FLEXGUI_SHARED_SECRET)"}
    print("Sandbox: " + ", ".join(f"{name} {value}" for name, value in told.items() if value is not None), flush=True)


def _sandbox_credentials(certificates: Sequence[str]) -> SharedSecretCredentials | None:
    """Return what the environment variables name, the rest made up; None where all of it is.

    A merchant that is not named is the one of the first certificate.
    """
    merchant, key_id, secret, portfolio = (os.environ.get(name) for name in (_MERCHANT, _KEY_ID, _SECRET, _PORTFOLIO))
    if certificates and not merchant:
        from flexgui.sandbox.certificates import merchant_of

        merchant = merchant_of(certificates[0])
    if not (merchant or key_id or secret or portfolio):
        return None
    import base64
    import uuid

    from flexgui.flex.credentials import Secret, SharedSecretCredentials, SigningMethod

    credentials = SharedSecretCredentials(
        SigningMethod.JWT_SHARED_SECRET,
        merchant or "sandbox_merchant",
        key_id or str(uuid.uuid4()),
        Secret(secret or base64.b64encode(os.urandom(32)).decode()),
        portfolio or None,
    )
    credentials.key_bytes()  # a secret that is no base64 is told now, not at the first request
    return credentials


# -- shared


def _profile(name: str | None) -> tuple[Profile, SecretStore]:
    """Return the profile to act as: the one named, the one of the environment variables, or the built-in sandbox."""
    from flexgui.profiles.profile import LOCAL_SANDBOX
    from flexgui.profiles.store import ProfileStore
    from flexgui.secret_store.store import KeyringStore, SessionStore

    if name is None:
        return _environment_profile() or (LOCAL_SANDBOX, SessionStore())
    if name.casefold() in (LOCAL_SANDBOX.id, LOCAL_SANDBOX.name.casefold()):
        return LOCAL_SANDBOX, SessionStore()
    from flexgui.settings import data_dir

    store = ProfileStore(data_dir())
    profiles = store.load()
    for note in store.notes:
        _say(note)
    found = [each for each in profiles if name in (each.name, each.id)]
    if not found:
        names = ", ".join(f"“{each.name}”" for each in profiles)
        raise UsageError(f"There is no profile “{name}”. There are {names}.")
    if len(found) > 1:
        ids = ", ".join(each.id for each in found)
        raise UsageError(f"There are {len(found)} profiles “{name}”. Give one a name of its own, or its ID: {ids}.")
    return found[0], KeyringStore()


def _environment_profile() -> tuple[Profile, SecretStore] | None:
    """Return the profile that the environment variables describe, None where none is set."""
    if not any(os.environ.get(name) for name in (_MERCHANT, _ADDRESS, _KEY_ID, _SECRET, _P12_FILE, _P12_PASSWORD)):
        return None
    from flexgui.flex.credentials import Secret, SigningMethod, check_secret
    from flexgui.flex.environment import environment_for
    from flexgui.profiles.profile import Profile
    from flexgui.secret_store.store import SessionStore

    auth = os.environ.get(_AUTH) or SigningMethod.JWT_SHARED_SECRET.value
    method = next((each for each in SigningMethod if each == auth), None)
    if method is None:
        raise UsageError(f"{_AUTH} is jwt_shared_secret, http_signature or jwt_p12, not {auth!r}.")
    p12 = method is SigningMethod.JWT_P12
    merchant, address, key, secret = _variables(
        _MERCHANT, _ADDRESS, *((_P12_FILE, _P12_PASSWORD) if p12 else (_KEY_ID, _SECRET))
    )
    if not p12 and (problem := check_secret(secret)):
        raise UsageError(f"{_SECRET}: {problem}")
    environment = environment_for(address)
    profile = Profile(
        "environment",
        "environment variables",
        environment.kind,
        merchant,
        "" if p12 else key,
        method,
        environment.base_url,
        os.environ.get(_PORTFOLIO) or None,
        p12_file=key if p12 else "",
    )
    secrets = SessionStore()
    secrets.set(profile.secret_name, Secret(secret))
    return profile, secrets


def _variables(*names: str) -> list[str]:
    values = {name: os.environ.get(name, "") for name in names}
    missing = [name for name, value in values.items() if not value]
    if missing:
        raise UsageError(f"The environment names only half a profile: {', '.join(missing)} missing.")
    return list(values.values())


def _embedded_sandbox() -> Sandbox:
    from flexgui.sandbox import Sandbox

    return Sandbox()


def _read(name: str) -> str:
    """Return the text of a file or, for -, of standard input; bytes that are not UTF-8 are replaced."""
    from pathlib import Path

    try:
        if name == "-":
            raw = sys.stdin.buffer.read(MAX_INPUT_BYTES + 1)
        else:
            with Path(name).open("rb") as file:
                raw = file.read(MAX_INPUT_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{name} could not be read: {error.strerror}.") from error
    if len(raw) > MAX_INPUT_BYTES:
        raise UsageError(f"{name} is larger than {MAX_INPUT_BYTES >> 20} MiB.")
    return raw.decode("utf-8-sig", "replace")


def _code_of(error: FlexGuiError) -> int:
    if isinstance(error, (UsageError, BadBody, HostNotAllowed)):
        return USAGE
    return NO if isinstance(error, NotAToken) else NOT_HAD


def _say(line: str) -> None:
    """Tell on standard error; nothing that came from outside can steer the terminal."""
    print(_plain(f"flexgui: {line}"), file=sys.stderr)


def _plain(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(
        each if each.isprintable() or each == "\n" else each.encode("unicode_escape", "backslashreplace").decode()
        for each in text
    )


def _json(value: object) -> str:
    import json

    return json.dumps(value, indent=2, ensure_ascii=False)


def _print_json(value: object) -> None:
    import json

    print(json.dumps(value, indent=2))


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:6]) <= 65535):
        import argparse

        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return int(text)


def _seconds(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text[:10]) <= 86_400):
        import argparse

        raise argparse.ArgumentTypeError("a lifetime is a number of seconds from 1 to 86400")
    return int(text)


def _quiet_end() -> None:
    """Nobody reads on; keep the interpreter from saying so at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
