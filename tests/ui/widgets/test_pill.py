"""A pill shows a state with text, icon and colour."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from flexgui.ui.resources import color, set_scheme
from flexgui.ui.widgets.pill import Pill

Picture = Callable[[QWidget], QImage]
STATES = {"ok": "check", "bad": "invalid", "warn": "hourglass", "none": "not-checked", "busy": "ring"}


@pytest.mark.parametrize("tone", STATES)
def test_text_and_background_show_the_state(picture: Picture, tone: str) -> None:
    pill = Pill()
    pill.set("ok" if tone != "ok" else "bad", "check", "Before")
    picture(pill)
    pill.set(tone, STATES[tone], "Not checked")
    assert (pill.text, pill.accessibleName()) == ("Not checked", "Not checked")
    image = picture(pill)
    assert QColor(image.pixel(image.width() // 2, 1)) == color(f"{tone}_soft")


def test_the_icon_is_painted_and_follows_the_scheme(light: QApplication, picture: Picture) -> None:
    pill = Pill()
    pill.set("ok", "check", "Valid")
    with_icon = picture(pill)
    pill.set("ok", "", "Valid")
    assert picture(pill) != with_icon
    pill.set("ok", "check", "Valid")
    set_scheme(light, "dark")
    assert picture(pill) != with_icon


def test_texts_are_plain() -> None:
    pill, shorter = Pill(), Pill()
    pill.set("bad", "invalid", "<b>x</b>")
    shorter.set("bad", "invalid", "x")
    assert pill.sizeHint().width() > shorter.sizeHint().width() + 20
