"""Rows of the form: errors, hints, masked and stored secrets."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from flexgui.ui.widgets.form_rows import FormRow, Rows, SecretRow
from tests.ui.helpers import labels, on_screen, rich

HINT = "Also called organisation ID."
ERROR = "The <b>merchant</b> ID is missing."


@pytest.fixture
def row() -> FormRow:
    return on_screen(FormRow("Merchant ID", HINT), 480, 60)


@pytest.fixture
def secret() -> SecretRow:
    return on_screen(SecretRow("Shared secret", HINT, "Show the shared secret while this is pressed"), 480, 60)


def test_an_error_replaces_the_hint_without_moving_widgets(row: FormRow) -> None:
    height = row.sizeHint().height()
    row.show_error(ERROR)
    assert labels(row) == [ERROR]
    assert row.edit.accessibleDescription() == ERROR
    assert row.edit.property("state") == "bad"
    assert row.sizeHint().height() == height
    row.show_error(None)
    assert labels(row) == [HINT]
    assert row.edit.accessibleDescription() == HINT
    assert row.edit.property("state") == ""


def test_a_hint_set_during_an_error_is_shown_afterwards(row: FormRow) -> None:
    row.show_error(ERROR)
    row.set_hint("Another one.", "warn")
    assert labels(row) == [ERROR]
    row.show_error(None)
    assert labels(row) == ["Another one."]
    assert row.note.property("tone") == "warn"


def test_only_user_input_is_a_change(row: FormRow) -> None:
    emitted: list[str] = []
    row.changed.connect(lambda: emitted.append("changed"))
    row.editing_finished.connect(lambda: emitted.append("left"))
    row.set_text("acme")
    assert emitted == []
    QTest.keyClicks(row.edit, "x")
    QTest.keyClick(row.edit, Qt.Key.Key_Return)
    assert emitted == ["changed", "left"]


def test_texts_are_plain(row: FormRow, secret: SecretRow) -> None:
    row.show_error(ERROR)
    assert [text for text in (*rich(row), *rich(secret)) if text] == []


def test_a_secret_is_visible_only_while_the_eye_is_pressed(secret: SecretRow) -> None:
    secret.set_text("s3cret")
    assert secret.edit.echoMode() is QLineEdit.EchoMode.Password
    QTest.mousePress(secret.eye, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert secret.edit.echoMode() is QLineEdit.EchoMode.Normal
    QTest.mouseRelease(secret.eye, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert secret.edit.echoMode() is QLineEdit.EchoMode.Password


@pytest.mark.parametrize("kind", [QEvent.Type.FocusOut, QEvent.Type.WindowDeactivate, QEvent.Type.Hide])
def test_a_secret_is_masked_when_the_eye_loses_focus_or_is_hidden(secret: SecretRow, kind: QEvent.Type) -> None:
    QTest.mousePress(secret.eye, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QApplication.sendEvent(secret.eye, QEvent(kind)) if kind is not QEvent.Type.Hide else secret.hide()
    assert secret.edit.echoMode() is QLineEdit.EchoMode.Password


def test_a_stored_secret_is_mentioned_and_can_be_replaced(secret: SecretRow) -> None:
    secret.show_stored("In the keyring")
    assert not secret.edit.isVisible()
    assert "In the keyring" in labels(secret)
    secret.replace.click()
    assert secret.typing
    assert secret.edit.isVisible()
    assert secret.edit.text() == ""


def test_labels_are_buddies_of_their_fields() -> None:
    whole = QWidget()
    rows = Rows(whole)
    rows.add_title("Where")
    first, second = FormRow("Name", ""), FormRow("Address", "")
    rows.add("Name", first)
    rows.add("Address", second)
    rows.end()
    whole.show()
    names = {each.text(): each for each in whole.findChildren(QLabel)}
    assert names["Name"].buddy() is first
    assert first.edit.accessibleName() == "Name"
    rows.set_visible(second, False)
    assert labels(whole) == ["Where", "Name"]
