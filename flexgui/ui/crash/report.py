"""The words of a crash report: versions, platform, and where it broke in FlexGUI's own code.

It is meant to be handed on, so it holds no value of any variable, and the message of an exception only where the
exception is FlexGUI's own: the message of a foreign one may hold anything.
"""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator
from types import TracebackType

import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from flexgui import __version__
from flexgui.errors import FlexGuiError

MOST_FRAMES = 40
"""Frames of one exception that are told; of a deeper stack the innermost."""
MOST_CAUSES = 5
MOST_LINES = 400
"""Lines that are read of what a fatal end has left."""
PACKAGE = __name__.partition(".")[0]

_FRAME = re.compile(r'  File "(?P<file>.*)", line (?P<line>\d+) in (?P<function>.*)')
_HEADS = re.compile(r"Fatal Python error: [\w ,:]+|Windows fatal exception: [\w ]+|(?:Current )?[Tt]hread 0x[0-9a-f]+")


def versions() -> str:
    """Return what runs, and on what."""
    app = QGuiApplication.instance()
    shown_on = QGuiApplication.platformName() if app is not None else "no display"
    return (
        f"FlexGUI {__version__}\n"
        f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, Qt {qVersion()}\n"
        f"{platform.platform()}, {shown_on}\n"
    )


def told(error: BaseException) -> str:
    """Return what an exception and its causes may tell: kinds, and the places in FlexGUI's code."""
    return "\n".join(line for each in _with_causes(error) for line in (_headline(each), *_places(each)))


def told_fatal(dump: str) -> str:
    """Return what faulthandler wrote down, without where things lie on this computer."""
    lines = []
    for line in dump.splitlines()[:MOST_LINES]:
        frame, head = _FRAME.fullmatch(line), _HEADS.match(line)
        if frame:
            lines.append(f"  {_place(frame['file'], frame['line'], frame['function'])}")
        elif head:
            lines.append(head[0])
    return "\n".join(lines)


def _with_causes(error: BaseException) -> Iterator[BaseException]:
    each: BaseException | None = error
    for _ in range(MOST_CAUSES):
        if each is None:
            return
        yield each
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)


def _headline(error: BaseException) -> str:
    kind = type(error).__name__
    return f"{kind}: {error}" if isinstance(error, FlexGuiError) else kind


def _places(error: BaseException) -> list[str]:
    own = [f"  {place}" for place in _own_frames(error.__traceback__)]
    left_out = len(own) - MOST_FRAMES
    return own if left_out <= 0 else [f"  {left_out} more", *own[-MOST_FRAMES:]]


def _own_frames(step: TracebackType | None) -> Iterator[str]:
    while step is not None:
        code = step.tb_frame.f_code
        if step.tb_frame.f_globals.get("__name__", "").partition(".")[0] == PACKAGE:
            yield _place(code.co_filename, str(step.tb_lineno), code.co_qualname)
        step = step.tb_next


def _place(file: str, line: str, function: str) -> str:
    """Return a place in the code; of a foreign file the name alone."""
    parts = file.replace("\\", "/").split("/")
    inside = len(parts) - 1 - parts[::-1].index(PACKAGE) if PACKAGE in parts[:-1] else len(parts) - 1
    return f"{'/'.join(parts[inside:])}:{line} {function}"
