"""The length of the bar is the share of remaining time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from flexgui.ui.resources import color
from flexgui.ui.widgets.time_bar import TimeBar


@pytest.mark.parametrize(("share", "filled"), [(0, 0), (0.5, 50), (0.994, 99), (1, 100), (-3, 0), (7, 100)])
@pytest.mark.parametrize(("tone", "token"), [("warn", "warn"), ("ok", "control"), ("none", "control")])
def test_the_bar_is_filled_by_its_share(
    picture: Callable[[QWidget], QImage], share: float, filled: int, tone: str, token: str
) -> None:
    bar = TimeBar()
    bar.resize(100, 2)
    bar.set(share, tone)
    image = picture(bar)
    assert (image.width(), image.height()) == (100, 2)
    for y in (0, 1):
        row = [image.pixel(x, y) for x in range(100)]
        assert row == [color(token).rgb()] * filled + [color("track").rgb()] * (100 - filled)
