"""The command line: the same engine without a window.

Names, exit codes and output formats are stable, for scripts. Results go to standard output, messages to standard error.
Secrets are never arguments. A command's module is imported when the command is chosen, because a script starts this
program for each call.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext, redirect_stdout
from typing import TYPE_CHECKING

from flexgui.cli import COMMANDS, PROGRAM, SELF_TEST
from flexgui.cli.input import STANDARD_INPUT, is_file
from flexgui.cli.output import NO, NO_ANSWER, USAGE, Output, discard_output, flush_output, prepare_output, say
from flexgui.errors import (
    BadBody,
    BadFile,
    CredentialsError,
    FlexGuiError,
    HostNotAllowed,
    NotAToken,
    SecretMissing,
    SecretStoreError,
    UnreadableRequest,
    UsageError,
)
from flexgui.log import configure as configure_logging
from flexgui.log import log_error
from flexgui.process import TRY_P12, end_at_interrupt, end_process
from flexgui.process_protection import protect_process
from flexgui.secret_store.protocol import next_step

if TYPE_CHECKING:
    import argparse

_log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; without arguments, open the window. Never raises.

    With None, take the arguments of the process and end it with the exit code.
    """
    if arguments is None:
        protect_process()
        given = sys.argv[1:]
        if _opens_window(given):
            end_at_interrupt()
        elif sys.stdout is None:
            say("Standard output is closed: there is nowhere to write the result to.")
            end_process(NO_ANSWER)
        end_process(_run_guarded(given))
    return _run_guarded(list(arguments))


def _run_guarded(arguments: list[str]) -> int:
    prepare_output()
    with nullcontext() if sys.stdout is None else redirect_stdout(Output(sys.stdout)):
        return _run_and_flush(arguments)


def _run_and_flush(arguments: list[str]) -> int:
    """Run and turn every exception into a message and an exit code."""
    configure_logging()
    code = NO_ANSWER
    try:
        code = _run(arguments)
    except SecretStoreError as error:
        log_error(_log, logging.DEBUG, "The command failed", error)
        otherwise = "Or set FLEXGUI_MERCHANT_ID and the other variables that flexgui --help lists."
        say(f"{error} {next_step(error.reason)} {otherwise}")
    except FlexGuiError as error:
        log_error(_log, logging.DEBUG, "The command failed", error)
        say(str(error))
        code = _error_code(error)
    except OSError as error:
        log_error(_log, logging.DEBUG, "The command failed", error)
        discard_output(error)
    except KeyboardInterrupt:
        say("Interrupted.")
    except SystemExit as stop:  # argparse has printed its message
        code = stop.code if isinstance(stop.code, int) else USAGE
    except Exception as error:  # one line; the traceback only with FLEXGUI_LOG, redacted
        log_error(_log, logging.ERROR, "The command failed", error)
        say(f"This should not happen: {type(error).__name__}. Please report it with what you did.")
    return flush_output(code)


def _run(arguments: list[str]) -> int:
    if arguments == [TRY_P12]:
        from flexgui.secret_store.p12_trial import run_trial

        return run_trial()
    if _opens_window(arguments):
        return _open_window(arguments)
    from flexgui.cli.parser import make_parser  # not needed for a window

    options = make_parser(arguments[0]).parse_args(arguments)
    if list(vars(options).values()).count(STANDARD_INPUT) > 1:
        raise UsageError("Standard input (-) can be read once only. Name a file in place of the other -.")
    return _command(options.command)(options)


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    """Import a command's module and return its function; the only place that imports one."""
    if name == "capture-context":
        from flexgui.cli.capture_context import run
    elif name == "inspect":
        from flexgui.cli.inspect import run
    elif name == "tokenize":
        from flexgui.cli.tokenize import run
    elif name == "diagnose":
        from flexgui.cli.diagnose import run
    elif name == "code":
        from flexgui.cli.code import run
    elif name == "sandbox":
        from flexgui.cli.sandbox import run
    else:
        from flexgui.cli.history import run
    return run


def _open_window(arguments: list[str]) -> int:
    """Open the window, on a file if one is given, or test this installation; the only place that imports Qt."""
    if arguments == [SELF_TEST]:
        from flexgui.ui.self_test import main as self_test

        return self_test()
    from flexgui.ui.app import main as window

    return window([PROGRAM], *arguments)


def _opens_window(arguments: list[str]) -> bool:
    """Return True if these arguments open a window, which needs no output (Windows has none without a console)."""
    return not arguments or arguments == [SELF_TEST] or (len(arguments) == 1 and _is_file_name(arguments[0]))


def _is_file_name(argument: str) -> bool:
    """Return True if a lone argument is a file for the window and not a command, an option or a token."""
    if argument.startswith("-") or argument in COMMANDS:
        return False
    return "/" in argument or os.sep in argument or argument.endswith((".txt", ".jwt", ".json")) or is_file(argument)


def _error_code(error: FlexGuiError) -> int:
    if isinstance(error, SecretMissing):
        return NO_ANSWER
    if isinstance(error, (UsageError, UnreadableRequest, BadBody, BadFile, HostNotAllowed, CredentialsError)):
        return USAGE
    return NO if isinstance(error, NotAToken) else NO_ANSWER
