"""High contrast: only the few colours of the system's palette are used.

If the system asks for high contrast, its palette is used. On a desktop that cannot ask (X11 without a portal), the user
chooses it in the menu, and the palette is resources/style/high-contrast.json: contrast at least 7:1 (WCAG 2.2, 1.4.6).
"""

from __future__ import annotations

import json

from PySide6.QtGui import QColor, QPalette

_BACKGROUNDS = frozenset({"base", "sunken", "raised", "hover", "track", "select", "c_cur"})
_FILLS = frozenset({"focus", "accent", "accent_hover", "accent_press", "production_fill", "production_hover"})


def own_palette(text: str) -> QPalette:
    """Return the palette in a JSON text: a colour for each role, and one for disabled text."""
    colours: dict[str, str] = json.loads(text)
    disabled = QColor(colours.pop("Disabled"))
    made = QPalette()
    for name, value in colours.items():
        made.setColor(QPalette.ColorRole[name], QColor(value))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, disabled)
    return made


def token_color(token: str, palette: QPalette) -> QColor:
    """Return the colour of a token: one for backgrounds, one for filled shapes, one for text and lines."""
    role = QPalette.ColorRole
    if token == "disabled":
        return palette.color(QPalette.ColorGroup.Disabled, role.WindowText)
    named = {"window": role.Window, "tip": role.ToolTipBase, "on_tip": role.ToolTipText, "accent_text": role.Link}
    if token in named:
        return palette.color(named[token])
    if token in _FILLS:
        return palette.color(role.Highlight)
    if token.startswith("on_"):
        return palette.color(role.HighlightedText)
    if token in _BACKGROUNDS or token.endswith("_soft"):
        return palette.color(role.Base)
    return palette.color(role.WindowText)
