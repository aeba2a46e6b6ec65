"""Each tone has its own icon and colour, and an unverified token never looks valid."""

from __future__ import annotations

import pytest

from flexgui.ui.resources import icon
from flexgui.ui.widgets.tones import TONE_ICONS, banner_look, refusal_look

TONES = ("good", "warn", "bad")


def test_each_tone_has_its_own_icon_and_colour() -> None:
    assert len({banner_look(tone) for tone in TONES}) == len(TONES)
    assert {banner_look(tone)[0] for tone in TONES} < set(TONE_ICONS)


@pytest.mark.parametrize("tone", TONES)
def test_an_unverified_token_never_looks_valid(tone: str) -> None:
    assert banner_look(tone, checked=False) == ("none", "not-checked")


def test_a_refusal_has_no_hourglass() -> None:
    assert refusal_look("warn") == ("warn", "warning")
    assert refusal_look("bad") == banner_look("bad")


def test_the_icons_exist() -> None:
    names = {*TONE_ICONS.values(), *(banner_look(tone)[1] for tone in TONES), banner_look("good", checked=False)[1]}
    assert [name for name in names if icon(name).isNull()] == []
