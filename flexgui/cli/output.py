"""Exit codes and everything the commands print: results to standard output, messages to standard error."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from flexgui.flex.text import printable

if TYPE_CHECKING:
    from flexgui.diagnosis.findings import Explanation
    from flexgui.flex.token import Token
    from flexgui.flex.verification import Verification
    from flexgui.outcome import RequestOutcome

DONE, NO, USAGE, NO_ANSWER = 0, 1, 2, 3
"""Done and valid; refused, invalid or expired; wrong usage; no answer (network, keyring), no cause or not checked."""


MAX_LINES = 20
"""Messages printed for a list from outside, such as the details of a refusal; the number of the others follows."""
MAX_INDENTED_RATIO = 3
"""Indented JSON that is more than this many times as long as compact JSON is printed compact."""


class Output(io.TextIOBase):
    """Standard output for a command: writing never fails, `flush` does.

    Whether Python writes at once or later depends on the environment (PYTHONUNBUFFERED) and on the length of the text.
    So that the exit code does not depend on it, a command continues after a failure and its output is dropped.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._failure: OSError | None = None

    def write(self, text: str) -> int:
        """Write, and keep the first error for `flush`."""
        if self._failure is None:
            try:
                self._stream.write(text)
            except OSError as error:
                self._failure = error
        return len(text)

    def flush(self) -> None:
        """Raise OSError if anything could not be written."""
        if self._failure is not None:
            raise self._failure
        self._stream.flush()

    def fileno(self) -> int:
        """Return the descriptor of the stream."""
        return self._stream.fileno()


def say(line: str) -> None:
    """Print a message to standard error. If that is closed or full, the message is lost and the command continues."""
    if sys.stderr is None:  # print would write to standard output
        return
    with suppress(OSError):
        print(printable(f"flexgui: {line}", keep="\n"), file=sys.stderr)


def say_explanation(explanation: Explanation) -> None:
    """Print why a command did not succeed, and what to check first."""
    say(f"{explanation.title}: {explanation.sentence}")
    checks = [each for each in explanation.checks if each.state == "check first"]
    for check in checks[:MAX_LINES]:
        say(f"Check first: {check.title} {check.text}".rstrip())
    if len(checks) > MAX_LINES:
        say(f"And {len(checks) - MAX_LINES} more.")


def say_outcome(outcome: RequestOutcome) -> None:
    """Print why a request did not succeed, and its correlation ID for support."""
    say_explanation(outcome.explanation)
    if outcome.exchange.correlation_id:
        is_cybersource = outcome.environment.kind.value in ("test", "production")
        recipient = "CyberSource support" if is_cybersource else "the server's log"
        say(f"For {recipient}: correlation ID {outcome.exchange.correlation_id}")


def print_json(value: object) -> None:
    """Print a value as JSON in ASCII."""
    print(json_text(value))


def json_text(value: object, ensure_ascii: bool = True) -> str:
    """Return a value as indented JSON, or as compact JSON if most of the indented text would be spaces."""
    indented = json.dumps(value, indent=2, ensure_ascii=ensure_ascii)
    compact = json.dumps(value, ensure_ascii=ensure_ascii)
    return indented if len(indented) <= MAX_INDENTED_RATIO * len(compact) else compact


def verification_code(verification: Verification | None) -> int:
    """Return the exit code for a verification; None means that there was nothing to verify."""
    if verification is None:
        return NO_ANSWER
    return {"valid": DONE, "invalid": NO, "not checked": NO_ANSWER}[verification.state.value]


def exit_code(outcome: RequestOutcome) -> int:
    """Return the exit code for a request: NO if it was refused, else that of the verification."""
    if outcome.refusal is not None or outcome.not_a_token is not None:
        return NO
    return verification_code(outcome.verification)


def token_json(token: Token | None, verification: Verification | None) -> dict[str, object]:
    """Return the JSON members that describe a token; each is None if there is none."""
    if token is None:
        return dict.fromkeys(("kind", "header", "claims", "verification"))
    verdicts = verification.verdicts if verification is not None else ()
    return {
        "kind": token.kind.value,
        "header": token.header,
        "claims": token.claims,
        "verification": {each.name: {"state": each.state.value, "reason": each.reason} for each in verdicts},
    }


def prepare_output() -> None:
    """Escape characters that a terminal cannot show. On Windows, write UTF-8 and LF as on other systems."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # None without a console
            stream.reconfigure(errors="backslashreplace")
            if sys.platform == "win32":
                stream.reconfigure(encoding="utf-8", newline="\n")


def flush_output(code: int) -> int:
    """Flush standard output and return the exit code. A closed pipe is not an error; a full disk is."""
    if sys.stdout is None:  # closed before the start, or a window without a console
        return code
    try:
        sys.stdout.flush()
    except OSError as error:
        return NO_ANSWER if discard_output(error) else code
    return code


def discard_output(error: OSError) -> bool:
    """Redirect standard output to the null device, so that the interpreter does not fail to flush it at exit.

    Report the error and return True, unless the reader of a pipe has ended; Windows calls that an invalid argument.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError) or (sys.platform == "win32" and error.errno == errno.EINVAL):
        return False
    say(f"The output could not be written: {error.strerror}.")
    return True
