"""The banner: title, sentence, details and correlation ID."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QLabel, QWidget

from flexgui.ui.resources import color
from flexgui.ui.widgets.banner import Banner
from flexgui.ui.widgets.buttons import CopyButton

Picture = Callable[[QWidget], QImage]


def shown(banner: Banner) -> set[str]:
    return {each.text() for each in banner.findChildren(QLabel) if each.isVisibleTo(banner)}


@pytest.fixture
def banner() -> Banner:
    banner = Banner()
    banner.set("ok", "check", "201 Created", "A capture context came back.", "0.8 s · 3.1 kB", "6f1c-canary")
    return banner


def test_title_sentence_and_details_are_shown(banner: Banner) -> None:
    assert (banner.title, banner.sentence) == ("201 Created", "A capture context came back.")
    wanted = {"201 Created", "A capture context came back.", "0.8 s · 3.1 kB", "Correlation ID", "6f1c-canary"}
    assert shown(banner) == wanted
    assert banner.accessibleName() == "201 Created. A capture context came back."


def test_missing_parts_are_hidden(banner: Banner) -> None:
    banner.set("bad", "invalid", "No answer", "The server did not answer.")
    assert shown(banner) == {"No answer", "The server did not answer."}
    assert not banner.findChild(CopyButton).isVisibleTo(banner)


def test_the_correlation_id_is_copied(banner: Banner) -> None:
    banner.findChild(CopyButton).click()
    assert QGuiApplication.clipboard().text() == "6f1c-canary"


def test_a_long_correlation_id_is_shortened_and_copied_in_full(banner: Banner) -> None:
    whole = "bc2301dc-ccbe-46ae-a8c0-a36f7577ec8d"
    banner.set("ok", "check", "201 Created", "A capture context came back.", correlation_id=whole)
    banner.resize(612, 70)
    banner.show()
    assert "bc2301dc…7577ec8d" in shown(banner)
    banner.resize(1200, 70)
    assert whole in shown(banner)
    banner.findChild(CopyButton).click()
    assert QGuiApplication.clipboard().text() == whole


@pytest.mark.parametrize("tone", ["ok", "bad", "warn", "none", "busy"])
def test_the_background_has_the_colour_of_the_tone(banner: Banner, picture: Picture, tone: str) -> None:
    banner.set("bad" if tone != "bad" else "ok", "check", "Title", "Sentence")
    picture(banner)
    banner.set(tone, "check", "Title", "Sentence")
    assert QColor(picture(banner).pixel(2, 2)) == color(f"{tone}_soft")


def test_a_one_line_banner_has_the_rest_in_its_tooltip(banner: Banner) -> None:
    high = banner.sizeHint().height()
    banner.set_one_line(True)
    assert shown(banner) == {"201 Created", "0.8 s · 3.1 kB"}
    assert banner.toolTip() == "A capture context came back.\nCorrelation ID 6f1c-canary"
    assert banner.sizeHint().height() < high
    banner.set("ok", "check", "Title", "<b>Sentence</b>")
    assert shown(banner) == {"Title"}
    assert "<b>" not in banner.toolTip()
    banner.set_one_line(False)
    assert "<b>Sentence</b>" in shown(banner)
    assert banner.toolTip() == ""
