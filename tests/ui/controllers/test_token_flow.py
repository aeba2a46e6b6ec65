"""The Tokenize mode in the window, with the sandbox as server, by keyboard and mouse."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from flexgui.flex.card_number import holds_card_number
from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.token import Token
from flexgui.history.store import History
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.profiles.store import ProfileStore
from flexgui.sandbox import Sandbox
from flexgui.ui.main_window import MainWindow
from flexgui.ui.tokenize.page import TokenizePage
from flexgui.ui.tokenize.payment_view import PaymentView
from flexgui.ui.toolbar import INSPECT, REQUEST, TOKENIZE
from tests.ui.helpers import Clock, Later, button, labels, run_here, settle, show_tab, token_text
from tests.ui.windows import open_window

LIVE = Profile("live", "Live", EnvironmentKind.PRODUCTION, "shop_2", "08c94330-f618-42a3-b09d-e1e43be5efda")
Open = Callable[..., MainWindow]


@pytest.fixture
def open_with(home: Path, sandbox: Sandbox, clock: Clock) -> Open:
    def make(run: Any = run_here) -> MainWindow:
        ProfileStore(home).save([LIVE])
        history = History(home)
        return open_window(home, sandbox, clock, run=run, history=lambda: history, size=(1440, 900))

    return make


@pytest.fixture
def window(open_with: Open) -> MainWindow:
    return open_with()


def press(window: MainWindow, key: Qt.Key, shift: bool = False) -> None:
    modifiers = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(window, key, modifiers | Qt.KeyboardModifier.ShiftModifier if shift else modifiers)
    settle()
    QApplication.processEvents()


def page(window: MainWindow) -> TokenizePage:
    return window.tokenize_controller.flow.page


def field(window: MainWindow, name: str) -> QLineEdit:
    """Return a field of the form, whose parts are built one by one."""
    for _turn in range(10):
        for each in page(window).findChildren(QLineEdit):
            if each.accessibleName() == name:
                return each
        QApplication.processEvents()
    raise AssertionError(f"no field {name}")


def write(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def response_token(window: MainWindow) -> Token:
    outcome = window.request_controller.outcome
    assert outcome.token is not None
    return outcome.token


def all_words(window: MainWindow) -> str:
    return "\n".join(labels(page(window)))


def test_one_shortcut_creates_a_verified_token(window: MainWindow) -> None:
    press(window, Qt.Key.Key_Return, shift=True)
    assert window.mode == TOKENIZE
    assert page(window).token.banner.title == "201 Created"
    assert "checks are valid" in page(window).token.banner.sentence
    assert "XXXXXXXXXXXX1111" in all_words(window)
    assert [station.clock.text[-4:] for station in page(window).strip.stations[:2]] == ["left", "left"]


def test_a_fresh_context_of_the_request_is_used(window: MainWindow) -> None:
    window.fields.apply_preset("Card and billing address")
    press(window, Qt.Key.Key_Return)
    context = response_token(window)
    press(window, Qt.Key.Key_Return, shift=True)
    outcome = page(window).token.outcome
    assert outcome.token.kid == context.claims["flx"]["jwk"]["kid"]
    assert '"billTo"' in page(window).request.plain.toPlainText()


def test_a_request_with_hundreds_of_fields_shows_only_the_card_form(window: MainWindow) -> None:
    window.show_mode(TOKENIZE)
    window.show_mode(REQUEST)
    body = QMimeData()
    body.setText(json.dumps({"fields": {f"f{at}": {} for at in range(900)}}))
    window.request.editor.selectAll()
    window.request.editor.insertFromMimeData(body)
    window.request.flush()
    window.show_mode(TOKENIZE)
    assert len(page(window).findChildren(QLineEdit)) < 50


def test_an_expired_context_is_replaced_and_the_form_stays(window: MainWindow, clock: Clock) -> None:
    window.fields.apply_preset("Card and billing address")
    press(window, Qt.Key.Key_Return, shift=True)
    name = field(window, "Last name")
    name.setText("Łęcka 名")  # QTest types Latin letters only
    name.textEdited.emit(name.text())
    clock.forward(16 * 60)
    page(window).ticked.emit()
    assert "Expired" in page(window).strip.stations[0].clock.text
    assert page(window).token.banner.title == "Token expired"
    press(window, Qt.Key.Key_Return)
    assert "Łęcka 名" in page(window).request.plain.toPlainText()


def test_modes_have_shortcuts(window: MainWindow) -> None:
    for key, mode in ((Qt.Key.Key_2, TOKENIZE), (Qt.Key.Key_3, INSPECT), (Qt.Key.Key_1, REQUEST)):
        press(window, key)
        assert window.mode == mode


def test_only_test_cards_are_encrypted(window: MainWindow) -> None:
    press(window, Qt.Key.Key_2)
    for number in ("4242424242424242", "5105105105105100", "12", "x"):
        write(field(window, "Card number"), number)
        assert "Not a test card. Only the published test numbers are encrypted." in labels(page(window))
        assert not window.toolbar.send.isEnabled()
        press(window, Qt.Key.Key_Return)
        text = page(window).request.plain.toPlainText()
        assert '"expirationYear"' in text
        assert '"number"' not in text  # neither this number nor the previous one
        assert page(window).token.outcome is None


def test_an_empty_required_field_is_named(window: MainWindow) -> None:
    window.fields.apply_preset("Card and billing address")
    press(window, Qt.Key.Key_2)
    field(window, "City").setFocus()
    field(window, "City").selectAll()
    QTest.keyClick(field(window, "City"), Qt.Key.Key_Delete)
    assert "Required by the context" in labels(page(window))
    assert not window.toolbar.send.isEnabled()
    press(window, Qt.Key.Key_1)
    assert window.toolbar.send.isEnabled()  # the capture-context request can still be sent


def test_production_is_blocked_with_the_reason(window: MainWindow) -> None:
    press(window, Qt.Key.Key_2)
    window.profiles_controller.choose("live")
    assert "Not sent to production" in labels(page(window))
    assert "Test cards are not sent to production." in window.toolbar.send.toolTip()
    press(window, Qt.Key.Key_Return, shift=True)
    assert page(window).token.outcome is None
    QTest.mouseClick(button(page(window), "Use the sandbox"), Qt.MouseButton.LeftButton)
    settle()
    assert window.profiles_controller.current.id == LOCAL_SANDBOX.id
    assert "No capture context yet" in labels(page(window))


def test_a_payment_is_sent_and_its_response_explained(window: MainWindow) -> None:
    press(window, Qt.Key.Key_Return, shift=True)
    show_tab(page(window).token, "Payment")
    assert page(window).findChildren(PaymentView) == [page(window).token.payment]
    QTest.mouseClick(button(page(window), "Send payment"), Qt.MouseButton.LeftButton)
    settle()
    assert page(window).token.banner.title == "Authorized"
    page(window).token.payment.send_requested.emit(json.dumps({"tokenInformation": {"jti": "mistyped"}}))
    settle()
    assert "tokenInformation.jti" in page(window).token.banner.sentence
    show_tab(page(window).token, "Token")
    assert page(window).token.banner.title == "201 Created"


def test_encryption_steps_are_shown_before_and_after_sending(window: MainWindow) -> None:
    window.fields.apply_preset("Card")
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_2)
    show_tab(page(window).request, "How it is encrypted")
    assert "Join five parts with dots" in labels(page(window))
    press(window, Qt.Key.Key_Return)
    show_tab(page(window).request, "As sent")
    assert page(window).token.outcome.exchange.request.body.decode() in page(window).request.as_sent.toPlainText()


def test_a_preview_that_takes_long_does_not_replace_what_was_sent(open_with: Open) -> None:
    run = Later()
    window = open_with(run)
    window.fields.apply_preset("Card")
    run.answer()
    press(window, Qt.Key.Key_Return)
    run.answer()
    press(window, Qt.Key.Key_2)
    show_tab(page(window).request, "How it is encrypted")
    preview = run.waiting.pop()
    press(window, Qt.Key.Key_Return)
    run.answer()
    show_tab(page(window).request, "As sent")
    run.waiting = [preview]
    run.answer()
    assert page(window).token.outcome.exchange.request.body.decode() in page(window).request.as_sent.toPlainText()


def test_token_and_context_are_compared_and_inspected(window: MainWindow) -> None:
    press(window, Qt.Key.Key_Return, shift=True)
    QTest.mouseClick(page(window).token.compare, Qt.MouseButton.LeftButton)
    settle()
    assert window.mode == INSPECT
    assert window.inspect_controller.inspector.result.compare.has_right
    press(window, Qt.Key.Key_2)
    QTest.mouseClick(page(window).token.inspect, Qt.MouseButton.LeftButton)
    settle()
    assert window.inspect_controller.inspector.outcome is not None


def test_other_text_is_refused_as_a_context(window: MainWindow) -> None:
    press(window, Qt.Key.Key_2)
    for text in ("", "<img src=x>", token_text({"iss": "Flex/00", "content": {}})):
        QGuiApplication.clipboard().setText(text)
        QTest.mouseClick(button(page(window), "Paste a context…"), Qt.MouseButton.LeftButton)
        settle()
        assert page(window).token.banner.property("tone") == "bad"
        assert page(window).token.outcome is None
        window.tokenize_controller.flow.start_again()
        assert page(window).token.banner.isHidden()


def test_a_context_is_pasted(window: MainWindow) -> None:
    window.fields.apply_preset("Card")
    press(window, Qt.Key.Key_Return)
    context = response_token(window).text
    window.tokenize_controller.switch_profile(None)
    QGuiApplication.clipboard().setText(context)
    press(window, Qt.Key.Key_2)
    window.tokenize_controller.flow.paste_context()
    settle()
    press(window, Qt.Key.Key_Return)
    assert page(window).token.banner.title == "201 Created"


def test_a_bad_response_is_explained(window: MainWindow, sandbox: Sandbox) -> None:
    for fault in ("html", "500", "bad-signature", "expired", "reset"):
        sandbox.faults.clear()
        sandbox.faults.add(fault)
        press(window, Qt.Key.Key_Return, shift=True)
        banner = page(window).token.banner
        assert (fault, banner.isHidden(), banner.property("tone") == "ok") == (fault, False, False)
        window.tokenize_controller.flow.start_again()
        assert banner.isHidden()


def test_cancel_keeps_the_form(open_with: Open) -> None:
    run = Later()
    window = open_with(run)
    run.answer()
    press(window, Qt.Key.Key_Return, shift=True)
    assert window.busy
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.busy
    assert any(text.startswith("Cancelled after") for text in labels(page(window)))
    run.answer()
    assert page(window).token.outcome is None


def test_no_stored_data_holds_a_card_number(window: MainWindow, home: Path) -> None:
    press(window, Qt.Key.Key_Return, shift=True)
    show_tab(page(window).token, "Payment")
    QTest.mouseClick(button(page(window), "Send payment"), Qt.MouseButton.LeftButton)
    settle()
    write(field(window, "Card number"), "4242424242424242")
    window.close()
    history = History(home)
    entries = history.entries()
    assert len(entries) == 2
    for entry in entries:
        record = history.record(entry.id)
        assert record is not None
        assert not holds_card_number(record)
    for file in home.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert b"4111111111111111" not in content
            assert b"4242424242424242" not in content
