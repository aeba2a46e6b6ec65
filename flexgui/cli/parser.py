"""The arguments of every command; the modules of the commands are not imported."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from typing import Any, NoReturn

from flexgui import __version__
from flexgui.cli import PROGRAM, SELF_TEST, environment_credentials
from flexgui.cli.output import USAGE
from flexgui.flex.address import MAX_PORT
from flexgui.flex.text import shown

MAX_LIFETIME_SECONDS = 86_400
MAX_MESSAGE_LENGTH = 400
_TOKEN = re.compile(r"eyJ[A-Za-z0-9_-]{8,}\.")
MAX_NAME_LENGTH = 4_096
"""Characters of a file name with its folders on Linux (PATH_MAX); other systems have less."""


def make_parser(chosen: str | None = None) -> argparse.ArgumentParser:
    """Return the parser of the whole command line; `command` and, for history, `action` hold the choice.

    If `chosen` is a command, only its own parser is made: a script starts this program for each call.
    """
    parser = _Parser(
        prog=PROGRAM,
        description="CyberSource's Flex API v2 from the command line. Without a command, the window opens; "
        "`flexgui FILE` opens the window on the token in that file.",
        epilog="Exit codes: 0 done and valid, 1 refused, invalid or expired, 2 usage, 3 no answer or not checked. "
        + environment_credentials.HELP,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"FlexGUI {__version__}")
    parser.add_argument(SELF_TEST, action="store_true", help="test this installation: open a window, get a token")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.type = str  # the arguments after it are checked by the command's own parser
    for name in [chosen] if chosen in _COMMANDS else _COMMANDS:
        text, add_arguments = _COMMANDS[name]
        add_arguments(commands.add_parser(name, help=text, allow_abbrev=False))
    return parser


class _Parser(argparse.ArgumentParser):
    """A parser of the command line or of a command; arguments without a type are checked by `_value`."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.register("type", None, _value)

    def error(self, message: str) -> NoReturn:
        """Print the usage and the message, in which arguments are escaped and shortened, and exit."""
        if sys.stderr is not None:  # else it would be printed to standard output
            self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: error: {shown(message, MAX_MESSAGE_LENGTH)}\n")


def _add_capture_context(parser: argparse.ArgumentParser) -> None:
    _add_request_options(parser)
    parser.add_argument("--profile", metavar="NAME", help="a stored profile; its secret comes from the keyring")
    parser.add_argument("--production", action="store_true", help="confirm a request to a live account")
    parser.add_argument("--json", action="store_true", help="print the whole outcome as JSON")


def _add_request_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--preset", metavar="NAME", help="a preset of fields (default: Card, if no --field is given)")
    parser.add_argument("--field", metavar="PATH[=optional]", action="append", default=[], help="add a field")
    parser.add_argument("--body", metavar="FILE", help="the request body as JSON; - reads standard input")


def _add_tokenize(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--card", metavar="BRAND|NUMBER", help="a published test card (default: Visa)")
    parser.add_argument("--context", metavar="FILE", help="the capture context; - reads standard input")
    parser.add_argument("--profile", metavar="NAME", help="the stored profile that requests a context")
    parser.add_argument("--payment", action="store_true", help="print a payment body with the token")
    parser.add_argument("--json", action="store_true", help="print context, token and verification as JSON")


def _add_diagnose(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("request", metavar="FILE|-", help="the request: raw HTTP, cURL, HAR, an SDK's log")
    parser.add_argument("--response", metavar="FILE", help="the answer, if it is not in the same file")
    parser.add_argument("--entry", metavar="N", type=int, help="which request, if the file holds several")
    parser.add_argument("--profile", metavar="NAME", help="a stored profile; its secret proves how it was signed")
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="print request, answer and findings as JSON")
    output.add_argument("--report", action="store_true", help="print a redacted report in Markdown, to pass on")


def _add_code(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", metavar="NAME", help="the language; --list shows them")
    parser.add_argument("--list", action="store_true", help="list the languages, their methods and what they need")
    parser.add_argument(
        "--flow", action="store_true", help="the rest: from a context on standard input to a payment body"
    )
    parser.add_argument("--auth", metavar="METHOD", help="jwt_shared_secret, http_signature or jwt_p12")
    _add_request_options(parser)
    parser.add_argument("--profile", metavar="NAME", help="a stored profile; its secret is not read")


def _add_inspect(parser: argparse.ArgumentParser) -> None:
    text = "the token, its file, or - for standard input"
    parser.add_argument("token", type=_token, metavar="TOKEN|FILE|-", help=text)
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--key", metavar="FILE", help="a public key: JWK, JWK set, PEM, or a certificate")
    source.add_argument("--profile", metavar="NAME", help="fetch the key from this profile's environment")
    source.add_argument("--context", metavar="FILE", help="the capture context that a transient token was made from")
    parser.add_argument("--json", action="store_true", help="print kind, header, claims and verification as JSON")


def _add_sandbox(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", metavar="ADDRESS", help="listen here instead of on this computer only")
    parser.add_argument(
        "--name", metavar="NAME", action="append", default=[], help="another host name of this computer for clients"
    )
    parser.add_argument("--port", type=_port, default=0, help="0 lets the system choose one")
    parser.add_argument("--tls", action="store_true", help="serve HTTPS with a generated certificate")
    parser.add_argument("--certificate", metavar="PEM", action="append", default=[], help="may sign JWTs with RS256")
    parser.add_argument("--context-lifetime", metavar="SECONDS", type=_seconds, default=900)
    parser.add_argument(
        "--fault", metavar="NAME", action="append", default=[], help="misbehave in this way; may be repeated"
    )
    parser.add_argument("--list-faults", action="store_true", help="print the names of the faults and end")
    parser.add_argument(
        "--fast-keys", action="store_true", help="for load tests: the same one-time key in every capture context"
    )
    parser.add_argument(
        "--explain", action="store_true", help="say in each refusal what is wrong, as for the header v-c-explain: true"
    )
    parser.add_argument("--json", action="store_true", help="print its address and credentials as JSON")


def _add_history(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.type = str
    listing = actions.add_parser("list", help="one line per entry, newest first", allow_abbrev=False)
    listing.add_argument(
        "--search", type=str, metavar="TEXT", default="", help="only entries that contain each of these words"
    )
    listing.add_argument("--json", action="store_true", help="print a JSON array")
    show = actions.add_parser("show", help="print one entry", allow_abbrev=False)
    show.add_argument("entry", type=int, metavar="ID")
    show.add_argument("--json", action="store_true", help="print the stored entry as JSON")
    diff = actions.add_parser("diff", help="compare two entries, or an entry and a token", allow_abbrev=False)
    diff.add_argument("left", metavar="ID")
    diff.add_argument("right", metavar="ID|FILE|-")
    clear = actions.add_parser("clear", help="delete all entries, including pinned ones", allow_abbrev=False)
    clear.add_argument("--yes", action="store_true", help="do not ask for confirmation")


def _value(text: str) -> str:
    """Refuse an empty value, as left by an unset variable of a script, a token, and one longer than any name."""
    if not text.strip():
        raise argparse.ArgumentTypeError("the value is empty")
    if _TOKEN.match(text):
        raise argparse.ArgumentTypeError("this is a token; give a file that holds it, or - for standard input")
    if len(text) > MAX_NAME_LENGTH:
        raise argparse.ArgumentTypeError(f"the value has {len(text)} characters, more than any name")
    return text


def _token(text: str) -> str:
    """Refuse an empty argument; a token may be longer than a name."""
    return text if text.strip() else _value(text)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:6]) <= MAX_PORT):
        raise argparse.ArgumentTypeError(f"a port is a number from 0 to {MAX_PORT}")
    return int(text)


def _seconds(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text[:10]) <= MAX_LIFETIME_SECONDS):
        raise argparse.ArgumentTypeError(f"a lifetime is a number of seconds from 1 to {MAX_LIFETIME_SECONDS}")
    return int(text)


_COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "capture-context": ("request a capture context, verify it, print the JWT", _add_capture_context),
    "inspect": ("decode and verify a token", _add_inspect),
    "tokenize": ("encrypt a test card and print the transient token", _add_tokenize),
    "diagnose": ("find out why a request was refused", _add_diagnose),
    "code": ("print a program that sends the request by itself", _add_code),
    "sandbox": ("run the Flex API on this computer until stopped", _add_sandbox),
    "history": ("responses and tokens that the window has stored", _add_history),
}
"""Each command with its help and the function that adds its arguments, in the order of the help."""
