"""Fonts: the font and size of the desktop, and roles relative to them. FlexGUI ships no fonts."""

from __future__ import annotations

from functools import cache
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase

Role = Literal["title", "body", "small", "pill", "code", "code-small", "code-group"]

MIN_SIZE, MAX_SIZE = 12, 14
"""Limits of the base size, in pixels."""

MONO = (
    "JetBrains Mono", "Cascadia Mono", "SF Mono", "Adwaita Mono", "Noto Sans Mono", "Consolas", "Menlo",
    "DejaVu Sans Mono",
)  # fmt: skip
UI = ("Inter", "Noto Sans", "DejaVu Sans")
_GENERIC = frozenset({"", "sans", "sans serif", "sans-serif", "helvetica", "fixed"})
_STEPS: dict[Role, tuple[int, bool, bool]] = {
    "title": (0, True, False),
    "body": (0, False, False),
    "small": (-1, False, False),
    "pill": (-1, True, False),
    "code": (0, False, True),
    "code-small": (-1, False, True),
    "code-group": (-1, True, True),
}
"""Pixels over the base size, whether semi-bold, whether monospaced."""


@cache
def base_size() -> int:
    """Return the base size in pixels: that of the desktop, but at least 12 and at most 14."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    size = system.pixelSize() if system.pixelSize() > 0 else round(system.pointSizeF() * 96 / 72)
    return max(MIN_SIZE, min(MAX_SIZE, size))


@cache
def ui_family() -> str:
    """Return the desktop's font; a generic name that resolves to nothing useful is replaced."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return _first_installed(UI) or system if system.lower() in _GENERIC else system


@cache
def mono_family() -> str:
    """Return the first monospaced font of the list that is installed, else the desktop's."""
    return _first_installed(MONO) or QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()


@cache
def font(role: Role) -> QFont:
    """Return the font of a role. Ligatures are off in monospaced text: this tool shows bytes."""
    step, bold, mono = _STEPS[role]
    made = QFont(mono_family() if mono else ui_family())
    made.setPixelSize(base_size() + step)
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    if mono:
        made.setStyleHint(QFont.StyleHint.Monospace)
        for feature in ("calt", "liga"):
            made.setFeature(QFont.Tag(feature), 0)
    return made


_view = {"step": 0}


def view_step() -> int:
    """Return by how many pixels the fonts of trees and code are enlarged."""
    return _view["step"]


def set_view_step(pixels: int) -> None:
    """Enlarge the fonts of trees and code by this number of pixels; the caller repaints the shown widgets."""
    _view["step"] = pixels


def view_font(role: Role) -> QFont:
    """Return the font of a role for trees and code, with the zoom."""
    return _stepped_font(role, _view["step"]) if _view["step"] else font(role)


@cache
def _stepped_font(role: Role, step: int) -> QFont:
    made = QFont(font(role))
    made.setPixelSize(made.pixelSize() + step)
    return made


@cache
def ticking_font(role: Role) -> QFont:
    """Return the font of a role with figures of one width, so that a clock does not jitter."""
    made = QFont(font(role))
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def _first_installed(families: tuple[str, ...]) -> str:
    installed = set(QFontDatabase.families())
    return next((family for family in families if family in installed), "")
