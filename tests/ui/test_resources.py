"""Colours, icons and the stylesheet: readable in both schemes and defined in one place."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPalette
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QToolButton, QWidget

from flexgui.ui import resources
from flexgui.ui.fonts import Role
from flexgui.ui.resources import (
    Scheme,
    app_icon,
    color,
    hex_color,
    icon,
    icon_pixmap,
    look,
    paint_icon,
    palette,
    palette_tokens,
    resource_path,
    set_scheme,
    stylesheet,
)

UI = Path(resources.__file__).parent
MODULES = sorted(UI.rglob("*.py"))
ICONS = sorted(path.stem for path in resource_path("icons").glob("*.svg"))
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")

TONES = ("ok", "bad", "warn", "none", "busy")
INKS = ("c_key", "c_str", "c_num", "c_bool", "c_punct")
TEXT = [
    *(("text", ground) for ground in ("base", "window", "select", "hover", "sunken", "raised", "track")),
    *(("text2", ground) for ground in ("base", "window", "select", "hover", "sunken", "track")),
    *(("text3", ground) for ground in ("base", "window", "sunken", "hover")),
    *((ink, f"{tone}_soft") for ink in ("text", "text2") for tone in ("ok", "bad", "warn", "production")),
    *(("accent_text", ground) for ground in ("base", "window", "raised", "accent_soft", "production_soft")),
    *(("on_accent", ground) for ground in ("accent", "accent_hover", "accent_press")),
    *((tone, ground) for tone in TONES for ground in ("base", f"{tone}_soft")),
    *((tone, "select") for tone in TONES),
    *((kind, ground) for kind in ("sandbox", "test", "production") for ground in (f"{kind}_soft", "window")),
    ("on_production", "production_fill"),
    ("on_production", "production_hover"),
    *((ink, ground) for ink in INKS for ground in ("base", "sunken", "select", "c_cur")),
    ("c_line", "base"),
    ("on_tip", "tip"),
]
"""Every text on every ground that it stands on: 4.5 and more (WCAG 2.2, 1.4.3). What is disabled is left out there."""
EDGES = [
    *((edge, ground) for edge in ("control", "focus", "accent") for ground in ("base", "window")),
    ("text2", "select"),
    *((chip, "window") for chip in ("sandbox", "test", "production_fill")),
]
"""What alone shows that a control is there, on its ground: 3 and more (1.4.11)."""


def luminance(value: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(value[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink: str, ground: str) -> float:
    bright, dim = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def ink_of(image: QImage) -> int:
    """Return the number of painted pixels of an icon."""
    return sum(
        QColor.fromRgba(image.pixel(x, y)).alpha() > 0 for x in range(image.width()) for y in range(image.height())
    )


def test_contrast_is_measured_as_defined() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_and_edges_are_readable(scheme: Scheme) -> None:
    weak = {
        f"{ink} on {ground}": round(contrast(hex_color(ink, scheme), hex_color(ground, scheme)), 2)
        for pairs, enough in ((TEXT, 4.5), (EDGES, 3))
        for ink, ground in pairs
        if contrast(hex_color(ink, scheme), hex_color(ground, scheme)) < enough
    }
    assert weak == {}


def test_every_token_has_two_colours_and_is_used() -> None:
    style = resource_path("style/flexgui.qss").read_text("utf-8")
    code = style + "".join(path.read_text("utf-8") for path in MODULES)
    for token, pair in palette_tokens().items():
        assert [bool(re.fullmatch("#[0-9A-F]{6}", value)) for value in pair] == [True, True], token
        stem = token.removesuffix("_soft")
        assert re.search(rf"\b{token}\b|\b{stem}\b", code), token


@pytest.mark.parametrize("name", ["Jürgen Groß", "Program Files (x86)", "it's", '"quoted"', "back\\slash", "#1 @text"])
def test_the_stylesheet_finds_its_icons_in_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    shutil.copytree(resource_path("icons"), tmp_path / name / "icons")
    shutil.copytree(resource_path("style"), tmp_path / name / "style")
    monkeypatch.setattr(resources, "_root", lambda: tmp_path / name)
    box = QCheckBox()
    box.setChecked(True)
    box.setStyleSheet(stylesheet("light"))
    size = box.sizeHint()
    image = QImage(size, QImage.Format.Format_RGB32)
    box.resize(size)
    box.render(image)
    accent = QColor(hex_color("accent", "light"))
    assert any(image.pixelColor(x, y) == accent for x in range(size.width()) for y in range(size.height()))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_stylesheet_has_no_placeholders_left(scheme: Scheme) -> None:
    made = stylesheet(scheme)
    assert "@" not in re.sub(r"/\*.*?\*/", "", made, flags=re.DOTALL)
    assert hex_color("base", scheme) in made
    for path in re.findall(r"url\(\"(.*?)\"\)", made):
        assert Path(path).is_file()


def test_the_template_uses_colour_tokens_only() -> None:
    text = re.sub(r"/\*.*?\*/", "", resource_path("style/flexgui.qss").read_text("utf-8"), flags=re.DOTALL)
    values = [value for block in re.findall(r"\{(.*?)\}", text, re.DOTALL) for value in block.split(";")]
    assert [value for value in values if COLOUR.search(value) or "rgb" in value] == []
    assert text.count("{") == text.count("}")


def test_colours_and_styles_are_set_in_the_stylesheet_only() -> None:
    setters = {path.name for path in MODULES if "setStyleSheet" in path.read_text("utf-8")}
    assert setters == {"resources.py"}
    coloured = {
        f"{path.name}: {node.value}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and COLOUR.fullmatch(node.value)
    }
    assert coloured == set()


def words(nodes: list[ast.expr]) -> list[str]:
    """Return the values of literal strings, and "" for other nodes."""
    return [str(node.value) if isinstance(node, ast.Constant) else "" for node in nodes]


def icon_names(module: Path) -> set[str]:
    """Return the icon names that a module uses."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            args, name = words(node.args), getattr(node.func, "attr", getattr(node.func, "id", ""))
            place = {"icon": 0, "tool_button": 0, "IconLabel": 0, "icon_pixmap": 0, "paint_icon": 1, "set_text": 1}
            found |= set(args[place[name] : place[name] + 1] if name in place else ())
            found |= {str(word.value.value) for word in node.keywords if word.arg == "icon" and words([word.value])[0]}
        if isinstance(node, (ast.Call, ast.Tuple)):
            row = words(node.args if isinstance(node, ast.Call) else node.elts)
            # A tone may also be followed by a text, a size, another tone, or the role of a font.
            found |= {
                name
                for tone, name in pairwise(row)
                if tone in TONES and re.fullmatch("[a-z-]+", name) and name not in (*TONES, *get_args(Role))
            }
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "").endswith("ICONS"):
            first = [value.elts[0] if isinstance(value, ast.Tuple) else value for value in node.value.values]
            found |= set(words(first))
    return found - {""}


def test_every_named_icon_exists() -> None:
    named = {name for module in MODULES for name in icon_names(module)}
    assert {"copy", "warning", "flask", "plus", "ring", "sync", "hourglass"} <= named
    assert named - set(ICONS) == set()


def test_only_copy_buttons_have_the_copy_icon() -> None:
    source = "".join(module.read_text("utf-8") for module in MODULES)
    verbs = set(re.findall(r'"copy"\)?, tr\("?(\w+)', source))
    assert verbs == {"Copy", "Duplicate"}


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_renders_and_recolours(light: QApplication, name: str) -> None:
    assert {match.lower() for match in COLOUR.findall(resource_path(f"icons/{name}.svg").read_text("utf-8"))} == set()
    before = icon(name, "text").pixmap(16, 16).toImage()
    assert ink_of(before) > 10
    set_scheme(light, "dark")
    after = icon(name, "text").pixmap(16, 16).toImage()
    assert after != before
    assert ink_of(after) == pytest.approx(ink_of(before), abs=3)


def test_icons_are_sharp_on_a_dense_screen() -> None:
    dense = icon("copy").pixmap(QSize(16, 16), 2.0)
    assert (dense.size(), dense.devicePixelRatio()) == (QSize(32, 32), 2.0)
    drawn = icon_pixmap("copy", "text2", 16, 2.0)
    assert drawn.size() == QSize(32, 32)
    assert dense.toImage() == drawn.toImage()
    stretched = icon("copy").pixmap(16, 16).toImage().scaled(32, 32)
    assert drawn.toImage().convertToFormat(stretched.format()) != stretched


def test_a_disabled_icon_is_in_the_disabled_colour() -> None:
    off = icon("lock", "bad").pixmap(QSize(16, 16), 1.0, QIcon.Mode.Disabled).toImage()
    assert off == icon_pixmap("lock", "disabled", 16, 1).toImage()


@pytest.mark.parametrize("how", ["icon", "paint_icon"])
def test_icons_painted_on_a_dense_screen_use_its_pixels(how: str) -> None:
    image = QImage(32, 32, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(2)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    if how == "icon":
        icon("globe").paint(painter, 0, 0, 16, 16)
    else:
        paint_icon(painter, "globe", "text2", QPoint(0, 0), 16)
    painter.end()
    wanted = icon_pixmap("globe", "text2", 16, 2).toImage().convertToFormat(image.format())
    wanted.setDevicePixelRatio(2)
    assert image == wanted


def test_the_cut_out_of_an_icon_has_the_background_colour() -> None:
    assert "@ground" in resource_path("icons/invalid.svg").read_text("utf-8")
    middle = QColor(icon_pixmap("invalid", "bad", 64, 1).toImage().pixel(32, 32))
    assert middle == color("base")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_stylesheets_icons_use_the_palette(scheme: Scheme) -> None:
    files = {path.name: path for path in resource_path(f"icons/{scheme}").iterdir()}
    other = resource_path("icons/dark" if scheme == "light" else "icons/light")
    assert set(files) == {path.name for path in other.iterdir()}
    own = {pair[SCHEMES.index(scheme)] for pair in palette_tokens().values()}
    for name, path in files.items():
        assert set(COLOUR.findall(path.read_text("utf-8"))) <= own, name
        assert ink_of(QImage(str(path))) > 10, name


def test_check_boxes_have_the_border_colour_of_other_controls() -> None:
    for scheme in SCHEMES:
        for name in ("checkbox", "radio"):
            assert hex_color("control", scheme) in resource_path(f"icons/{scheme}/{name}.svg").read_text("utf-8")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_role_of_the_palette_is_set(scheme: Scheme) -> None:
    made = palette(scheme)
    roles = [
        role for role in QPalette.ColorRole if role not in (QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles)
    ]
    known = {value for pair in palette_tokens().values() for value in pair}
    unset = [role.name for role in roles if made.color(role).name().upper() not in known]
    assert unset == []


def test_the_scheme_changes_the_pixels_of_a_shown_window(light: QApplication) -> None:
    window = QWidget()
    window.setObjectName("shown")
    words, button = QLabel("Words", window), QToolButton(window)
    button.setIcon(icon("copy"))
    button.move(0, 40)
    window.resize(100, 100)
    window.show()
    before = window.grab().toImage()
    emitted = QSignalSpy(look.changed)
    set_scheme(light, "dark")
    after = window.grab().toImage()
    assert emitted.count() == 1
    assert QColor(before.pixel(99, 99)) == QColor(hex_color("window", "light"))
    assert QColor(after.pixel(99, 99)) == QColor(hex_color("window", "dark"))
    assert words.palette().color(QPalette.ColorRole.WindowText) == QColor(hex_color("text", "dark"))
    spot = button.geometry()
    assert after.copy(spot) != before.copy(spot)
    set_scheme(light, "light")
    assert window.grab().toImage() == before


def test_the_same_scheme_again_changes_nothing(light: QApplication) -> None:
    emitted = QSignalSpy(look.changed)
    set_scheme(light, "light")
    assert emitted.count() == 0


@pytest.mark.parametrize(
    ("system", "shown"),
    [(Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Light, "light"), (Qt.ColorScheme.Unknown, "light")],
)
def test_the_system_decides_when_asked(
    light: QApplication, monkeypatch: pytest.MonkeyPatch, system: Qt.ColorScheme, shown: Scheme
) -> None:
    hints = light.styleHints()
    monkeypatch.setattr(type(hints), "colorScheme", lambda self: system)
    set_scheme(light, "system")
    assert (look.appearance, look.scheme) == ("system", shown)
    assert color("base") == QColor(hex_color("base", shown))


def test_the_window_follows_the_system_only_when_asked(light: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    hints = light.styleHints()
    monkeypatch.setattr(type(hints), "colorScheme", lambda self: Qt.ColorScheme.Dark)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert look.scheme == "light"
    look.appearance = "system"
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert look.scheme == "dark"


def test_the_application_has_its_icon_in_every_size() -> None:
    sizes = {(size.width(), size.height()) for size in app_icon().availableSizes()}
    assert sizes == {(side, side) for side in (16, 24, 32, 48, 64, 128, 256)}


def test_resources_are_found_beside_or_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root: Callable[[], Path] = resources._root.__wrapped__
    package = tmp_path / "flexgui"
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert root() == tmp_path / "resources"
    (package / "resources").mkdir(parents=True)
    assert root() == package / "resources"
