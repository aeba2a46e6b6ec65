"""High contrast: system colours, or our own with a contrast of at least 7:1, but none of the light and dark schemes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox

from flexgui.ui import resources
from flexgui.ui.high_contrast import own_palette, token_color
from flexgui.ui.resources import color, contrast_palette, icon, look, palette_tokens, set_scheme, stylesheet
from tests.ui.test_resources import COLOUR, TEXT, contrast

ROLE = QPalette.ColorRole


@pytest.fixture
def contrast_app(light: QApplication) -> Iterator[QApplication]:
    """The application in high contrast."""
    set_scheme(light, "contrast")
    yield light
    set_scheme(light, "light")


def test_every_text_has_a_contrast_of_seven_to_one() -> None:
    palette = contrast_palette()
    pairs = [*TEXT, ("disabled", "window")]
    found = {pair: contrast(*(token_color(token, palette).name() for token in pair)) for pair in pairs}
    assert {pair: ratio for pair, ratio in found.items() if ratio < 7} == {}


def test_lines_and_boxes_have_the_text_colour() -> None:
    palette = contrast_palette()
    for edge in ("line", "line_strong", "control", "sandbox", "bad"):
        assert token_color(edge, palette) == palette.color(ROLE.WindowText)


def test_a_palette_is_defined_by_role_names() -> None:
    palette = own_palette('{"Window": "#000001", "Disabled": "#000002"}')
    assert palette.color(ROLE.Window) == QColor("#000001")
    assert palette.color(QPalette.ColorGroup.Disabled, ROLE.Text) == QColor("#000002")


@pytest.mark.usefixtures("contrast_app")
def test_no_colour_of_the_other_schemes_is_used(qapp: QApplication) -> None:
    ours = contrast_palette_colours()
    assert {value.upper() for value in COLOUR.findall(stylesheet("contrast"))} <= ours
    assert {color(token).name().upper() for token in palette_tokens()} <= ours
    assert qapp.palette().color(ROLE.Window) == QColor("#000000")


def contrast_palette_colours() -> set[str]:
    palette = contrast_palette()
    groups = QPalette.ColorGroup.Active, QPalette.ColorGroup.Disabled
    return {palette.color(group, token).name().upper() for group in groups for token in list(ROLE)[:-1]}


@pytest.mark.parametrize("ink", ["#FFE24A", "#00008B"])
def test_a_ticked_box_has_a_tick(contrast_app: QApplication, monkeypatch: pytest.MonkeyPatch, ink: str) -> None:
    made = contrast_palette()
    made.setColor(ROLE.Highlight, QColor(ink))
    monkeypatch.setattr(look, "contrast", made)
    resources._color.cache_clear()
    contrast_app.setStyleSheet(stylesheet("contrast"))
    box = QCheckBox()
    box.setChecked(True)
    box.resize(box.sizeHint())
    image = box.grab().toImage()
    found = [QColor(image.pixel(x, y)).name() for y in range(4, 14) for x in range(4, 14)]
    ground = max(found, key=found.count)
    assert ground == ink.lower()
    assert max(contrast(ground, ink) for ink in found) >= 7
    resources._color.cache_clear()


@pytest.mark.usefixtures("contrast_app")
def test_an_icon_on_a_selected_row_has_the_text_colour() -> None:
    there = icon("flask", "test").pixmap(16, 16, QIcon.Mode.Selected).toImage()
    assert there == icon("flask", "on_accent").pixmap(16, 16).toImage()


def test_a_system_high_contrast_theme_uses_system_colours(light: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        type(look.hints.accessibility()), "contrastPreference", lambda _: Qt.ContrastPreference.HighContrast
    )
    set_scheme(light, "system")
    assert (look.scheme, look.appearance) == ("contrast", "system")
    assert color("text") == light.palette().color(ROLE.WindowText)
    assert color("base") == light.palette().color(ROLE.Base)
    assert light.palette().color(ROLE.Window) != QColor("#000000")  # a system colour
    monkeypatch.undo()
    set_scheme(light, "system")
    assert look.scheme == "light"


def test_a_change_of_the_system_theme_is_followed(light: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    set_scheme(light, "system")
    hints = look.hints.accessibility()
    monkeypatch.setattr(type(hints), "contrastPreference", lambda _: Qt.ContrastPreference.HighContrast)
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert look.scheme == "contrast"
    monkeypatch.undo()


def test_a_light_system_theme_has_a_dark_arrow(light: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    set_scheme(light, "contrast")
    assert "/icons/dark/chevron-down.svg" in stylesheet("contrast")
    white = QPalette(QColor("#FFFFFF"))
    monkeypatch.setattr(look, "contrast", white)
    resources._color.cache_clear()
    assert "/icons/light/chevron-down.svg" in stylesheet("contrast")
    resources._color.cache_clear()
