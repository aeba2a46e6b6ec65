"""Panes: head, content and foot."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from flexgui.ui.resources import color
from flexgui.ui.widgets.labels import IconLabel
from flexgui.ui.widgets.pane import FOOT, HEAD, Foot, Pane, row_frame


def test_head_and_foot_have_fixed_heights() -> None:
    pane = Pane("Request")
    body = QPlainTextEdit()
    pane.body.addWidget(body)
    pane.resize(300, 400)
    pane.grab()
    head = pane.findChild(QFrame, "paneHead")
    assert (head.height(), body.height(), pane.foot.height()) == (HEAD, 400 - HEAD - FOOT, FOOT)
    assert (pane.accessibleName(), pane.title.text()) == ("Request", "Request")


def test_the_foot_keeps_its_right_text_until_set_and_shows_an_icon_and_a_tone_only_with_its_text() -> None:
    foot = Foot()
    icon = foot.findChild(IconLabel)
    foot.set_text("Wrong", "invalid", "1.2 kB", tone="bad")
    assert icon.isVisibleTo(foot)
    foot.set_text("3 fields")
    assert (foot.left.text(), foot.right.text(), icon.isVisibleTo(foot)) == ("3 fields", "1.2 kB", False)
    foot.set_text("3 fields", right="")
    assert foot.right.text() == ""
    for tone, token in (("bad", "bad"), ("warn", "warn"), ("", "text2")):
        foot.set_text("Words", tone=tone)
        foot.left.ensurePolished()
        assert foot.left.palette().windowText().color() == color(token)


def test_a_row_is_as_high_as_the_head() -> None:
    frame, layout = row_frame()
    layout.addWidget(QLabel("x"))
    assert frame.sizeHint().width() > 0
    assert frame.height() == HEAD
    assert row_frame(30)[0].height() == 30


def test_only_errors_in_the_foot_wrap() -> None:
    pane = Pane("Request")
    pane.body.addWidget(QPlainTextEdit(), 1)
    pane.resize(240, 400)
    pane.show()
    words = "The body is not JSON: a comma is missing after the third member. Correct it to send."
    pane.foot.set_text(words)
    QTest.qWait(20)
    assert pane.foot.height() == FOOT
    pane.foot.set_text(words, "invalid", "", "bad")
    QTest.qWait(20)
    assert pane.foot.height() > FOOT
    assert pane.foot.left.height() >= pane.foot.left.heightForWidth(pane.foot.left.width())
    pane.foot.set_text("Follows the ticked fields")
    QTest.qWait(20)
    assert pane.foot.height() == FOOT


def test_a_pane_restores_the_focused_widget() -> None:
    pane = Pane("Fields")
    button, view, other = QPushButton("Copy"), QPlainTextEdit(), QLineEdit()
    for each in (button, view, other):
        pane.body.addWidget(each)
    pane.show()
    pane.enter()
    assert pane.focusWidget() is view
    other.setFocus()
    pane.enter()
    assert pane.focusWidget() is other
    other.setEnabled(False)
    view.hide()
    pane.enter()
    assert pane.focusWidget() is button
    button.setEnabled(False)
    assert not pane.enter()


def test_links_move_below_the_text_in_a_narrow_foot() -> None:
    foot = Foot()
    link = QPushButton("Follow the fields again")
    foot.add_link(link)
    foot.set_text("Edited by hand", right="2 bytes")
    foot.resize(400, 80)
    foot.show()
    for stacked in (True, False):
        foot.set_stacked(stacked)
        QApplication.processEvents()
        assert (link.y() > foot.left.geometry().bottom()) == stacked
        assert link.isVisible()


def test_wide_links_take_two_rows() -> None:
    foot = Foot()
    links = [QPushButton("Untick this field"), QPushButton("hidden"), QPushButton("Follow the fields again")]
    for link in links:
        foot.add_link(link)
    links[1].hide()
    foot.set_stacked(True)
    foot.resize(sum(link.sizeHint().width() for link in links), 100)
    foot.show()
    assert links[0].y() == links[2].y()
    foot.resize(links[2].sizeHint().width() + 60, 100)
    QApplication.processEvents()
    assert links[0].geometry().bottom() < links[2].y()
    assert [links[at].width() for at in (0, 2)] == [links[at].sizeHint().width() for at in (0, 2)]
