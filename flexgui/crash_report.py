"""The content of a crash report: versions, platform, and the places in FlexGUI's code.

Reports are meant to be shared. They hold no value of a variable, and the message of an exception only if it is
FlexGUI's own class: the message of any other exception may hold a secret.
"""

from __future__ import annotations

import os
import platform
import re
import sys
import traceback
from collections.abc import Iterator

from flexgui import __version__
from flexgui.errors import FlexGuiError
from flexgui.flex.redaction import redact

MAX_FRAMES = 40
"""Frames reported per exception: the innermost ones."""
MAX_CAUSES = 5
MAX_LINES = 400
"""Lines read of a dump by faulthandler."""
PACKAGE = __name__.partition(".")[0]

_FRAME = re.compile(r'  File "(?P<file>.*)", line (?P<line>\d+) in (?P<function>.*)')
_HEADS = re.compile(r"Fatal Python error: [\w ,:]+|Windows fatal exception: [\w ]+|(?:Current )?[Tt]hread 0x[0-9a-f]+")


def versions(*toolkit: str) -> str:
    """Return the versions of FlexGUI, Python and the `toolkit` ("Qt 6.11"), and the platform."""
    frozen = ", frozen" if getattr(sys, "frozen", False) else ""
    libraries = ", ".join((f"Python {platform.python_version()}", *toolkit))
    return f"FlexGUI {__version__}{frozen}\n{libraries}\n{system_name()}\n"


def system_name() -> str:
    """Return the name, version and architecture of the operating system, without starting a program."""
    if sys.platform == "win32":  # Python's platform would run `cmd /c ver` there, or ask WMI, which may take seconds
        version = ".".join(map(str, sys.getwindowsversion().platform_version))
        return "-".join(("Windows", version, os.environ.get("PROCESSOR_ARCHITECTURE", "unknown")))
    return platform.platform()


def describe(error: BaseException) -> str:
    """Return the classes of an exception and its causes, and the places in FlexGUI's code."""
    return "\n".join(line for each in _with_causes(error) for line in (_headline(each), *_places(each)))


def describe_dump(dump: str) -> str:
    """Return a dump by faulthandler without the paths of this computer."""
    lines = []
    for line in dump.splitlines()[:MAX_LINES]:
        frame, head = _FRAME.fullmatch(line), _HEADS.match(line)
        if frame:
            lines.append(f"  {_place(frame['file'], frame['line'], frame['function'])}")
        elif head:
            lines.append(head[0])
    return "\n".join(lines)


def _with_causes(error: BaseException) -> Iterator[BaseException]:
    each: BaseException | None = error
    for _ in range(MAX_CAUSES):
        if each is None:
            return
        yield each
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)


def _headline(error: BaseException) -> str:
    kind = type(error).__name__
    return f"{kind}: {redact(str(error))}" if isinstance(error, FlexGuiError) else kind


def _places(error: BaseException) -> list[str]:
    own = [
        f"  {_place(frame.f_code.co_filename, str(line), frame.f_code.co_qualname)}"
        for frame, line in traceback.walk_tb(error.__traceback__)
        if frame.f_globals.get("__name__", "").partition(".")[0] == PACKAGE
    ]
    left_out = len(own) - MAX_FRAMES
    return own if left_out <= 0 else [f"  {left_out} more", *own[-MAX_FRAMES:]]


def _place(file: str, line: str, function: str) -> str:
    """Return a place in the code: a path inside the package, or the name of any other file."""
    parts = file.replace("\\", "/").split("/")
    inside = len(parts) - 1 - parts[::-1].index(PACKAGE) if PACKAGE in parts[:-1] else len(parts) - 1
    return f"{'/'.join(parts[inside:])}:{line} {function}"
