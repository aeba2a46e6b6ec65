"""The request panel: body and ticks in sync, errors in the body, and the request as sent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QFileDialog, QPushButton, QToolButton

from flexgui.errors import BadFile
from flexgui.flex.auth import SigningStep
from flexgui.flex.catalog import load_catalog
from flexgui.flex.credentials import SigningMethod
from flexgui.flex.request import CaptureContextRequest, RequestedField
from flexgui.transport.exchange import SentRequest
from flexgui.ui.request.body_editor import read_body
from flexgui.ui.request.panel import AS_SENT, BODY, SIGNING, RequestPanel
from flexgui.ui.request.panel import CODE as CODE_TAB
from tests.ui.helpers import CARD, NUMBER, TWO

CATALOG = load_catalog()
COUNTY = "orderInformation.billTo.county"
METHOD = SigningMethod.JWT_SHARED_SECRET
EMPTY_FOLLOWS = "Follows the ticked fields"


class Signals:
    """Records the signals of a panel."""

    def __init__(self, panel: RequestPanel) -> None:
        self.edited: list[CaptureContextRequest] = []
        self.validity: list[tuple[bool, str]] = []
        self.paths: list[str] = []
        self.previews = 0
        panel.request_edited.connect(self.edited.append)
        panel.validity_changed.connect(lambda valid, why: self.validity.append((valid, why)))
        panel.path_at_cursor.connect(self.paths.append)
        panel.preview_requested.connect(self._count)

    def _count(self) -> None:
        self.previews += 1


@pytest.fixture
def panel() -> RequestPanel:
    panel = RequestPanel(CATALOG)
    panel.resize(444, 700)
    panel.show()
    panel.set_request(CARD)
    return panel


@pytest.fixture
def signals(panel: RequestPanel) -> Signals:
    return Signals(panel)


def foot(panel: RequestPanel) -> str:
    return panel.foot.left.text()


def button(panel: RequestPanel, words: str) -> QPushButton:
    (found,) = [each for each in panel.findChildren(QPushButton) if each.text().startswith(words)]
    return found


def sent(body: bytes = CARD.to_bytes()) -> SentRequest:
    steps = (SigningStep("Hash the body", "Why", "SHA-256=x", "text"),)
    headers = (("Host", "127.0.0.1:1"), ("Authorization", "Bearer eyJ.secret.part"))
    return SentRequest("POST", "http://127.0.0.1:1/flex/v2/sessions", headers, body, steps)


def test_the_body_follows_the_ticks(panel: RequestPanel, signals: Signals) -> None:
    panel.set_request(TWO)
    assert panel.text == TWO.to_json()
    assert panel.request == TWO
    assert signals.edited == []
    assert signals.validity[-1] == (True, "")
    assert foot(panel) == EMPTY_FOLLOWS
    assert panel.foot.right.text() == f"{len(TWO.to_bytes())} bytes as sent"


def test_typed_json_becomes_ticks_after_a_pause(panel: RequestPanel, signals: Signals, until: Any) -> None:
    panel.editor.setPlainText(TWO.to_json())
    assert signals.edited == []
    until(lambda: signals.edited == [TWO])
    assert foot(panel) == "Edited by hand"
    assert button(panel, "Follow the fields again").isVisible()


def test_flush_reads_immediately(panel: RequestPanel, signals: Signals) -> None:
    panel.editor.setPlainText(TWO.to_json())
    panel.flush()
    assert signals.edited == [TWO]
    panel.flush()
    assert signals.edited == [TWO]


def test_typing_is_signalled_immediately(panel: RequestPanel) -> None:
    typed = QSignalSpy(panel.text_typed)
    panel.set_request(TWO)
    assert typed.count() == 0
    QTest.keyClicks(panel.editor, "no")
    assert typed.count() == 2


def test_formatting_the_body_differently_is_no_change(panel: RequestPanel, signals: Signals) -> None:
    panel.set_text(CARD.to_bytes().decode())
    assert signals.edited == []
    assert panel.request == CARD


def test_an_error_is_marked_and_the_last_valid_request_is_kept(panel: RequestPanel, signals: Signals) -> None:
    panel.set_text(panel.text.replace("{}", "{"))
    valid, why = signals.validity[-1]
    assert not valid
    assert why.startswith("Line ")
    assert panel.request == CARD
    assert signals.edited == []
    assert "Correct it to send." in foot(panel)
    assert ".. " not in foot(panel)
    assert panel.editor.extraSelections()
    assert panel.foot.left.property("tone") == "bad"


def test_a_corrected_body_can_be_sent(panel: RequestPanel, signals: Signals) -> None:
    panel.set_text("{")
    panel.set_text(TWO.to_json())
    assert signals.validity[-1] == (True, "")
    assert signals.edited == [TWO]
    assert foot(panel) == "Edited by hand"


def test_a_click_goes_to_the_line_of_an_error(panel: RequestPanel) -> None:
    panel.set_text('{\n  "fields": {\n    "paymentInformation": 7\n  }\n}')
    button(panel, "Go to line 3").click()
    assert panel.editor.current_line == 3


def test_following_the_fields_again_discards_the_text(panel: RequestPanel, signals: Signals) -> None:
    panel.set_text("nonsense")
    button(panel, "Follow the fields again").click()
    assert panel.text == CARD.to_json()
    assert signals.validity[-1] == (True, "")
    assert foot(panel) == EMPTY_FOLLOWS
    assert not button(panel, "Follow the fields again").isVisible()


def test_new_ticks_replace_a_broken_text(panel: RequestPanel, signals: Signals) -> None:
    panel.set_text("nonsense")
    panel.set_request(TWO)
    assert panel.text == TWO.to_json()
    assert signals.validity[-1] == (True, "")


def test_unknown_paths_are_kept_and_reported(panel: RequestPanel, signals: Signals) -> None:
    one = CaptureContextRequest((*CARD.fields, RequestedField(COUNTY)))
    panel.set_text(one.to_json())
    assert signals.edited == [one]
    assert foot(panel) == f"{COUNTY} is not in the documented list; it is sent as it is"
    panel.set_text(CaptureContextRequest((*one.fields, RequestedField("a.b"))).to_json())
    assert foot(panel).startswith("2 paths are not")
    panel.set_catalog(CATALOG.with_custom([COUNTY, "a.b"]))
    assert foot(panel) == "Edited by hand"


def test_odd_names_of_fields_are_shown_as_escapes(panel: RequestPanel) -> None:
    panel.set_text('{"fields": {"a": {"x\u202ey": {}}}}')
    assert "\u202e" not in foot(panel)
    assert panel.foot.left.textFormat() is Qt.TextFormat.PlainText


def test_fields_that_cannot_form_a_body_are_reported(panel: RequestPanel, signals: Signals) -> None:
    panel.set_request(CaptureContextRequest((RequestedField(""),)))
    assert signals.validity[-1][0] is False


def test_pasted_text_is_plain(panel: RequestPanel) -> None:
    pasted = QMimeData()
    pasted.setHtml("<b>bold</b>")
    pasted.setText("<b>plain</b>")
    panel.editor.selectAll()
    panel.editor.insertFromMimeData(pasted)
    assert panel.text == "<b>plain</b>"


def test_the_field_at_the_cursor_is_emitted(panel: RequestPanel, signals: Signals, until: Any) -> None:
    panel.activateWindow()
    panel.editor.setFocus()
    until(panel.editor.hasFocus)
    line = next(n for n, text in enumerate(panel.text.splitlines(), 1) if "number" in text)
    panel.editor.go_to_line(line)
    assert signals.paths == [NUMBER]


def test_the_lines_of_a_field_are_highlighted(panel: RequestPanel) -> None:
    panel.highlight_path(NUMBER)
    (lit,) = panel.editor.extraSelections()
    assert "number" in lit.cursor.block().text()
    panel.highlight_path("")
    assert panel.editor.extraSelections() == []
    panel.highlight_path("no.such.path")
    assert panel.editor.extraSelections() == []


def test_an_outdated_preview_is_requested_when_it_is_shown(panel: RequestPanel, signals: Signals) -> None:
    assert signals.previews == 0
    panel.tabs.set_current(AS_SENT)
    assert signals.previews == 1
    panel.show_preview(sent())
    panel.tabs.set_current(BODY)
    panel.show_signing()
    assert panel.tabs.current == SIGNING
    assert signals.previews == 1
    panel.set_request(TWO)
    assert signals.previews == 2


def test_the_request_as_sent_masks_credentials(panel: RequestPanel) -> None:
    panel.set_target("POST", "http://127.0.0.1:1/flex/v2/sessions", "JWT, shared secret  ·  merchant m", METHOD)
    panel.tabs.set_current(AS_SENT)
    panel.show_preview(sent())
    text = panel.as_sent.toPlainText()
    assert text.startswith("POST /flex/v2/sessions HTTP/1.1")
    assert "eyJ.secret.part" not in text
    assert CARD.to_bytes().decode() in text
    assert foot(panel) == "JWT, shared secret  ·  merchant m"
    panel.show_signing()
    assert panel.foot.right.text() == "Shared secret is never shown"


def test_a_missing_preview_has_a_reason(panel: RequestPanel) -> None:
    panel.show_preview(sent())
    panel.tabs.set_current(AS_SENT)
    panel.show_no_preview("No shared secret is known for “Shop”.")
    assert panel.as_sent.toPlainText() == ""
    assert foot(panel) == "No shared secret is known for “Shop”."


def test_body_and_address_are_copied(panel: RequestPanel) -> None:
    panel.set_target("POST", "http://127.0.0.1:1/flex/v2/sessions", "", METHOD)
    buttons = {each.accessibleName(): each for each in panel.findChildren(QToolButton)}
    QTest.mouseClick(buttons["Copy the body"], Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == CARD.to_bytes().decode()
    QTest.mouseClick(buttons["Copy the address"], Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "http://127.0.0.1:1/flex/v2/sessions"


def test_typed_text_is_read_when_the_focus_leaves(panel: RequestPanel, signals: Signals) -> None:
    panel.set_request(CARD)
    panel.editor.replace_text(TWO.to_json())
    QGuiApplication.sendEvent(panel.editor, QFocusEvent(QEvent.Type.FocusOut))
    assert signals.edited == [TWO]


def test_a_body_is_opened_from_a_file(
    panel: RequestPanel, signals: Signals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "two.json").write_text("\ufeff" + TWO.to_json(), encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "two.json"), ""))
    panel.file_chosen.connect(lambda path: panel.show_file(read_body(path)))
    buttons = {each.accessibleName(): each for each in panel.findChildren(QToolButton)}
    QTest.mouseClick(buttons["Open a body from a file…"], Qt.MouseButton.LeftButton)
    assert panel.request == TWO
    assert signals.edited == [TWO]
    assert foot(panel) == "Edited by hand"


def test_a_file_that_cannot_be_read_changes_nothing(panel: RequestPanel) -> None:
    panel.show_file_problem(BadFile("gone.json could not be read: No such file or directory."))
    assert foot(panel) == "gone.json could not be read: No such file or directory."
    assert panel.request == CARD
    assert panel.text == CARD.to_json()


def test_a_huge_paste_is_refused_and_the_body_stays(panel: RequestPanel) -> None:
    before = panel.text
    QGuiApplication.clipboard().setText("x" * 1_000_000)
    panel.editor.paste()
    assert panel.text == before
    assert panel.foot.left.text().startswith("Nothing was pasted: the text has 1,000,000 characters")


URL = "http://127.0.0.1:4711/flex/v2/sessions"


def test_the_code_follows_the_fields_and_the_address(panel: RequestPanel) -> None:
    panel.set_target("POST", "http://127.0.0.1/flex/v2/sessions", "", METHOD)
    panel.tabs.set_current(CODE_TAB)
    assert "securityCode" not in panel.code.code.toPlainText()
    panel.set_request(TWO)
    panel.set_target("POST", URL, "", METHOD)
    text = panel.code.code.toPlainText()
    assert "securityCode" in text
    assert URL in text
    assert panel.foot.right.text() == f"{len(text.splitlines())} lines"


def test_the_code_keeps_the_last_valid_body(panel: RequestPanel) -> None:
    panel.set_target("POST", URL, "", METHOD)
    panel.set_text("{")
    panel.tabs.set_current(CODE_TAB)
    assert "number" in panel.code.code.toPlainText()
    assert panel.foot.left.property("tone") == "warn"


def test_the_code_uses_the_signing_method_of_the_profile(panel: RequestPanel) -> None:
    panel.set_target("POST", URL, "", METHOD)
    panel.tabs.set_current(CODE_TAB)
    panel.set_target("POST", URL, "", SigningMethod.HTTP_SIGNATURE)
    assert panel.code.method.currentData() == SigningMethod.HTTP_SIGNATURE
    assert "v-c-merchant-id" in panel.code.code.toPlainText()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"paymentInformation": {"card": {"number": {}}}}', "Wrap in “fields”"),
        ('{"fields": {"paymentInformation": {"card": {"number": {}}}}, "x": 1}', "Keep only “fields”"),
        ('{"fields": {"paymentInformation": {"card": {"number": {}}}, "a": {"county": {}}}}', "Untick county"),
    ],
)
def test_the_foot_offers_the_correction(panel: RequestPanel, signals: Signals, text: str, words: str) -> None:
    panel.set_text(text)
    (fix,) = [each for each in panel.findChildren(QPushButton) if each.text() == words and each.isVisible()]
    fix.click()
    assert panel.request == CARD
    assert signals.validity[-1] == (True, "")
    assert panel.foot.left.property("tone") == ""
    assert not fix.isVisible()


def test_a_microform_body_is_recognised(panel: RequestPanel) -> None:
    panel.set_text('{"targetOrigins": ["https://shop.example"], "clientVersion": "v2"}')
    assert "Microform" in panel.foot.left.text()
