"""Labels show literal text and can be elided."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QLabel, QWidget

from flexgui.ui.resources import color, set_scheme
from flexgui.ui.widgets.labels import ElidedLabel, IconLabel, label, plain_tip, set_style

Picture = Callable[[QWidget], QImage]


def as_rich(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.RichText)
    return label


@pytest.mark.parametrize("make", [label, ElidedLabel])
def test_markup_is_shown_literally(picture: Picture, make: Callable[[str], QLabel]) -> None:
    shown, rich = make("<b>x</b>"), as_rich("<b>x</b>")
    for each in (shown, rich):
        each.resize(120, 20)
    assert picture(shown) != picture(rich)
    assert shown.sizeHint().width() > rich.sizeHint().width() + 20


def test_a_wrapped_label_has_no_minimum_width() -> None:
    wrapped = label("many words " * 20, wrap=True)
    assert wrapped.minimumWidth() == 1
    assert wrapped.heightForWidth(150) > wrapped.heightForWidth(600)


def test_the_role_sets_the_font() -> None:
    heading, body = label("x", "heading"), label("x")
    for each in (heading, body):
        each.ensurePolished()
    assert QFontMetrics(heading.font()).height() > QFontMetrics(body.font()).height()


def test_short_text_is_not_elided(picture: Picture) -> None:
    elided_label = ElidedLabel("Short")
    elided_label.resize(200, 20)
    plain = label("Short")
    plain.resize(200, 20)
    assert picture(elided_label) == picture(plain)
    assert elided_label.toolTip() == ""


@pytest.mark.parametrize("mode", [Qt.TextElideMode.ElideRight, Qt.TextElideMode.ElideMiddle])
def test_long_text_is_elided_with_a_tooltip(picture: Picture, mode: Qt.TextElideMode) -> None:
    text = "A sentence that is much too long for its place"
    elided_label = ElidedLabel(text, mode=mode)
    elided_label.resize(100, 20)
    plain = label(QFontMetrics(elided_label.font()).elidedText(text, mode, 100))
    plain.resize(100, 20)
    assert picture(elided_label) == picture(plain)
    assert elided_label.toolTip() == text
    elided_label.resize(600, 20)
    picture(elided_label)
    assert elided_label.toolTip() == ""


def test_an_elided_label_has_a_small_minimum_width() -> None:
    assert ElidedLabel("words " * 50).minimumSizeHint().width() == 20


def test_markup_in_a_tooltip_is_shown_literally() -> None:
    assert plain_tip("one\ntwo") == "one\ntwo"
    escaped = plain_tip("<img src='file:x'>\n<b>&amp;</b>")
    shown = as_rich(escaped)
    assert "<img" not in escaped
    assert "<b>" not in escaped
    assert "&lt;b&gt;&amp;amp;&lt;/b&gt;" in escaped
    assert shown.sizeHint().height() > as_rich("x").sizeHint().height() * 1.5  # the line break is kept


def test_an_icon_is_painted_in_its_tone_and_changes(light: QApplication, picture: Picture) -> None:
    label = IconLabel("lock", "bad", 16)
    first = picture(label)
    pixels = {first.pixel(x, y) for x in range(16) for y in range(16)}
    assert color("bad").rgb() in pixels
    label.set_icon("lock", "ok")
    assert picture(label) != first
    label.set_icon("", "ok")
    assert len({picture(label).pixel(x, y) for x in range(16) for y in range(16)}) == 1
    label.set_icon("lock", "bad")
    set_scheme(light, "dark")
    assert picture(label) != first


def test_a_style_property_reaches_child_widgets() -> None:
    frame = QFrame()
    frame.setObjectName("faultRow")
    inside = QCheckBox("x", frame)
    inside.ensurePolished()
    set_style(frame, "tone", "warn")
    assert inside.palette().windowText().color() == color("warn")
