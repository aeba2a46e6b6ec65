"""Fonts follow the desktop within limits, and code fonts have no ligatures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from flexgui.ui import fonts
from flexgui.ui.fonts import Role, base_size, font, mono_family, ticking_font, ui_family


@pytest.fixture
def fresh_caches() -> Iterator[None]:
    """Clear the caches of fonts before and after the test."""
    cached = (base_size, ui_family, mono_family, font, ticking_font)
    for each in cached:
        each.cache_clear()
    yield
    for each in cached:
        each.cache_clear()


def set_desktop_font(monkeypatch: pytest.MonkeyPatch, family: str, pixels: int = 0, points: float = 0) -> None:
    desktop_font = QFont(family)
    if pixels:
        desktop_font.setPixelSize(pixels)
    if points:
        desktop_font.setPointSizeF(points)
    monkeypatch.setattr(QFontDatabase, "systemFont", lambda kind: desktop_font)


@pytest.mark.parametrize(("pixels", "points", "base"), [(13, 0, 13), (30, 0, 14), (6, 0, 12), (0, 10, 13), (0, 9, 12)])
def test_the_base_size_follows_the_desktop_within_limits(
    fresh_caches: None, monkeypatch: pytest.MonkeyPatch, pixels: int, points: float, base: int
) -> None:
    set_desktop_font(monkeypatch, "Some Font", pixels, points)
    assert base_size() == base
    assert font("body").pixelSize() == base
    assert font("code-small").pixelSize() == base - 1


def test_a_specific_desktop_font_is_used(fresh_caches: None, monkeypatch: pytest.MonkeyPatch) -> None:
    set_desktop_font(monkeypatch, "Some Font", 13)
    assert ui_family() == "Some Font"


@pytest.mark.parametrize("name", ["Sans", "sans-serif", "Helvetica"])
def test_a_generic_desktop_font_is_replaced_by_an_installed_one(
    fresh_caches: None, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    set_desktop_font(monkeypatch, name, 13)
    monkeypatch.setattr(QFontDatabase, "families", lambda: ["DejaVu Sans", "Noto Sans", "Zapf"])
    assert ui_family() == "Noto Sans"


def test_without_a_known_font_the_desktop_font_is_used(fresh_caches: None, monkeypatch: pytest.MonkeyPatch) -> None:
    set_desktop_font(monkeypatch, "Sans", 13)
    monkeypatch.setattr(QFontDatabase, "families", lambda: ["Zapf"])
    assert (ui_family(), mono_family()) == ("Sans", "Sans")


@pytest.mark.parametrize("role", get_args(Role))
def test_every_role_has_its_weight_and_family(role: Role) -> None:
    bold = role in ("heading", "status", "title", "pill", "code-group")
    assert font(role).weight() == (QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    assert font(role).family() == (mono_family() if role.startswith("code") else ui_family())


def test_code_has_no_ligatures_and_clocks_tabular_figures() -> None:
    assert [font("code").featureValue(QFont.Tag(tag)) for tag in ("calt", "liga")] == [0, 0]
    assert ticking_font("pill").featureValue(QFont.Tag("tnum")) == 1
    assert not font("pill").isFeatureSet(QFont.Tag("tnum"))
    metrics = QFontMetrics(ticking_font("title"))
    assert len({metrics.horizontalAdvance(figure * 8) for figure in "0123456789"}) == 1


def test_the_first_installed_family_of_a_list_is_used(fresh_caches: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFontDatabase, "families", lambda: list(reversed(fonts.MONO)))
    assert mono_family() == fonts.MONO[0]
