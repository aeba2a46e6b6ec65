"""Colours, stylesheet and icons: the only module that knows the path of resources/.

Colours are named by token (resources/style/palette.json); an icon is one SVG file drawn in `currentColor`, coloured
when it is first painted.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPalette, QPixmap, QStyleHints
from PySide6.QtWidgets import QApplication

import flexgui
from flexgui.settings import Appearance
from flexgui.ui.fonts import base_size, font, mono_family, ui_family
from flexgui.ui.high_contrast import own_palette, token_color

Scheme = Literal["light", "dark", "contrast"]

MIDDLE = 128
"""Lightness (0 to 255) that separates dark backgrounds from light ones."""
_PACKAGE = Path(flexgui.__file__).parent


class _Look(QObject):
    """The scheme that is shown now. Signals: ``changed()`` after palette and stylesheet were replaced."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scheme: Scheme = "light"
        self.appearance: Appearance = "system"
        self.hints: QStyleHints | None = None
        """The style hints. Stored, because PySide6 deletes their accessibility part with this object."""
        self.styled = False
        self.contrast: QPalette | None = None
        """The palette of the scheme `contrast`, while that is shown."""


look = _Look()


@cache
def _root() -> Path:
    """Return the folder of the resources: inside the wheel, else beside the package in the source tree."""
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def resource_path(name: str) -> Path:
    """Return the path of the resource `name`, as in ``style/flexgui.qss``."""
    return _root() / name


def readme_path() -> Path:
    """Return the path of the README: in the resources of the wheel, else at the top of the source tree."""
    inside = resource_path("README.md")
    return inside if inside.is_file() else _root().parent / "README.md"


@cache
def palette_tokens() -> dict[str, tuple[str, str]]:
    """Return every colour token with its light and dark value, as #RRGGBB."""
    read: dict[str, tuple[str, str]] = json.loads(resource_path("style/palette.json").read_text("utf-8"))
    return read


def hex_color(token: str, scheme: Scheme | None = None) -> str:
    """Return a token's colour in the scheme shown now (or in `scheme`) as #RRGGBB."""
    if (scheme or look.scheme) == "contrast":
        return _color(token, "contrast").name().upper()
    light, dark = palette_tokens()[token]
    return dark if (scheme or look.scheme) == "dark" else light


@cache
def _color(token: str, scheme: Scheme) -> QColor:
    if scheme == "contrast":
        return token_color(token, look.contrast or contrast_palette())
    return QColor(hex_color(token, scheme))


def color(token: str) -> QColor:
    """Return a token's colour in the scheme shown now."""
    return _color(token, look.scheme)


def stylesheet(scheme: Scheme) -> str:
    """Return the stylesheet with every @token and @icons replaced."""
    text, _, in_contrast = resource_path("style/flexgui.qss").read_text("utf-8").partition("/* In high contrast: */")
    icons = ticks = scheme
    if scheme == "contrast":
        text += in_contrast
        icons, ticks = _scheme_of("base"), _scheme_of("accent")
    text = text.replace("@ui", ui_family()).replace("@mono", mono_family())
    text = re.sub(r"@px([+-]\d+)", lambda match: str(base_size() + int(match[1])), text)
    # The longest names first: @text2 must not be read as @text.
    for token in sorted(palette_tokens(), key=len, reverse=True):
        text = text.replace(f"@{token}", hex_color(token, scheme))
    # In quotes: otherwise an umlaut or a parenthesis in the path makes Qt drop the whole stylesheet.
    folder = resource_path("icons").as_posix().replace("\\", r"\\").replace('"', r"\"")
    return text.replace("@icons", f"{folder}/{icons}").replace("@ticks", f"{folder}/{ticks}")


def _scheme_of(ground: str) -> Scheme:
    """Return the scheme whose icons can be seen on a token's colour in high contrast."""
    return "dark" if _color(ground, "contrast").lightness() < MIDDLE else "light"


def set_scheme(app: QApplication, appearance: Appearance, *, sheet: bool = True) -> None:
    """Show the light or the dark scheme, or follow the system; an unknown system scheme is light.

    Without `sheet`, the Fusion style is already set, and `apply_stylesheet` sets the stylesheet later: then a widget is
    polished once, not each time its parent changes.
    """
    look.appearance = appearance
    if look.hints is None:
        _follow_system(app)
    scheme = _scheme(appearance)
    if look.scheme == scheme != "contrast" and app.property("flexguiScheme") == scheme:
        return
    look.scheme = scheme
    if sheet and app.style().name().lower() != "fusion":
        app.setStyle("Fusion")
    app.setProperty("flexguiScheme", scheme)
    if scheme == "contrast":
        app.setPalette(QPalette() if appearance == "system" else contrast_palette())
        look.contrast = app.palette()
        _color.cache_clear()
    else:
        app.setPalette(palette(scheme))
    app.setFont(font("body"))
    if sheet:
        apply_stylesheet(app)
    look.changed.emit()


def contrast_palette() -> QPalette:
    """Return our own palette of high contrast, for a desktop that has none."""
    return own_palette(resource_path("style/high-contrast.json").read_text("utf-8"))


def apply_stylesheet(app: QApplication) -> None:
    """Set the stylesheet of the application for the scheme shown now."""
    look.styled = True
    app.setStyleSheet(stylesheet(look.scheme))


def palette(scheme: Scheme) -> QPalette:
    """Return the Qt palette of a scheme: every role is set, for widgets that the stylesheet does not cover."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    made = QPalette()
    roles = {
        role.Window: "window", role.WindowText: "text", role.Base: "base", role.AlternateBase: "sunken",
        role.Text: "text", role.Button: "raised", role.ButtonText: "text", role.BrightText: "bad",
        role.Highlight: "select", role.HighlightedText: "text", role.Link: "accent_text",
        role.LinkVisited: "accent_text", role.ToolTipBase: "tip", role.ToolTipText: "on_tip",
        role.PlaceholderText: "text3", role.Light: "raised", role.Midlight: "line", role.Mid: "line_strong",
        role.Dark: "control", role.Shadow: "line_strong", role.Accent: "accent",
    }  # fmt: skip
    for each, token in roles.items():
        made.setColor(each, _color(token, scheme))
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText, role.PlaceholderText, role.Link):
        made.setColor(group.Disabled, each, _color("disabled", scheme))
    made.setColor(group.Disabled, role.Base, _color("window", scheme))
    made.setColor(group.Disabled, role.Button, _color("window", scheme))
    made.setColor(group.Disabled, role.Highlight, _color("line", scheme))
    made.setColor(group.Disabled, role.Accent, _color("disabled", scheme))
    return made


class _IconEngine(QIconEngine):
    """Draws one SVG in the colour of a token, sharp at every scale, when it is first painted."""

    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self._name = name
        self._tone = tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        scale = _scale(painter)
        side = min(rect.width(), rect.height())
        spot = QRect(0, 0, side, side)
        spot.moveCenter(rect.center())
        painter.drawPixmap(spot, self._drawn(round(side * scale), mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        # Qt gives the size in logical pixels here.
        made = self._drawn(round(min(size.width(), size.height()) * scale), mode).copy()
        made.setDevicePixelRatio(scale)
        return made

    def clone(self) -> QIconEngine:
        return _IconEngine(self._name, self._tone)

    def _drawn(self, side: int, mode: QIcon.Mode) -> QPixmap:
        token = "disabled" if mode == QIcon.Mode.Disabled else self._tone
        if mode == QIcon.Mode.Selected and look.scheme == "contrast":
            token = "on_accent"
        return _draw(self._name, hex_color(token), hex_color("base"), side)


@cache
def _source(name: str) -> str:
    return resource_path(f"icons/{name}.svg").read_text("utf-8")


@cache
def _draw(name: str, ink: str, ground: str, side: int) -> QPixmap:
    """Return the icon `side` device pixels wide. The cross in the filled octagon has the background's colour."""
    drawn = _source(name).replace("currentColor", ink).replace("@ground", ground)
    drawn = drawn.replace('width="16" height="16"', f'width="{side}" height="{side}"', 1)
    made = QPixmap()
    made.loadFromData(drawn.encode("utf-8"), "SVG")
    return made


@cache
def icon(name: str, tone: str = "text2") -> QIcon:
    """Return the icon `name` in the colour of the token `tone`; it recolours with the scheme."""
    return QIcon(_IconEngine(name, tone))


def icon_pixmap(name: str, tone: str, size: int, scale: float) -> QPixmap:
    """Return the icon as a pixmap of `size` logical pixels for a screen with this scale factor."""
    made = _draw(name, hex_color(tone), hex_color("base"), round(size * scale)).copy()
    made.setDevicePixelRatio(scale)
    return made


def paint_icon(painter: QPainter, name: str, tone: str, at: QPoint, size: int) -> None:
    """Paint an icon with its top left corner `at`, `size` logical pixels wide."""
    painter.drawPixmap(at, icon_pixmap(name, tone, size, _scale(painter)))


def fill(painter: QPainter, rect: QRect, token: str) -> None:
    """Fill a rectangle with the colour of a token. `QPainter.fillRect` would import QGradient with its 180 presets."""
    painter.setBackground(color(token))
    painter.eraseRect(rect)


def paint_selected(painter: QPainter, rect: QRect) -> None:
    """Paint the background of a selected row or cell; in high contrast it is a line above and below."""
    fill(painter, rect, "select")
    if look.scheme == "contrast":
        for top in (rect.top(), rect.bottom() - 1):
            fill(painter, QRect(rect.left(), top, rect.width(), 2), "focus")


def _follow_system(app: QApplication) -> None:
    def changed() -> None:
        set_scheme(app, look.appearance)

    look.hints = app.styleHints()
    look.hints.colorSchemeChanged.connect(changed)
    if hasattr(look.hints, "accessibility"):  # since Qt 6.10
        look.hints.accessibility().contrastPreferenceChanged.connect(changed)


def _scheme(appearance: Appearance) -> Scheme:
    """Return the scheme to show now; an unknown one of the system is light."""
    if appearance != "system":
        return appearance
    hints = look.hints
    assert hints is not None
    high = Qt.ContrastPreference.HighContrast if hasattr(hints, "accessibility") else None
    if high is not None and hints.accessibility().contrastPreference() == high:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def _scale(painter: QPainter) -> float:
    """Return the device pixels per logical pixel; `device()` would make PySide6 create a class for each device type."""
    return painter.deviceTransform().m11()


def app_icon() -> QIcon:
    """Return the icon of the application in all its sizes."""
    made = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        made.addFile(str(resource_path(f"desktop/flexgui-{side}.png")), QSize(side, side))
    return made
