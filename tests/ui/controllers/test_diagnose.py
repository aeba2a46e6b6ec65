"""The Diagnose mode in the window, with the sandbox as server, by mouse and keyboard."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.secret import Secret
from flexgui.flex.signing_method import SigningMethod
from flexgui.history.codec import from_record
from flexgui.history.store import History
from flexgui.profiles.profile import Profile
from flexgui.profiles.store import ProfileStore
from flexgui.sandbox import Sandbox
from flexgui.secret_store.memory import SessionStore
from flexgui.ui.diagnose.ask_dialog import AskDialog
from flexgui.ui.diagnose.diagnosis_view import FINDINGS, REPORT, SIGNED
from flexgui.ui.diagnose.page import DiagnosePage
from flexgui.ui.diagnose.result_pane import DiagnosisPane
from flexgui.ui.findings.finding_row import FindingRow
from flexgui.ui.main_window import MainWindow
from flexgui.ui.production import UnlockDialog
from flexgui.ui.toolbar import DIAGNOSE, REQUEST
from tests.ui.diagnose.pasted_texts import ANSWER, http_text, sample, signed, spaced
from tests.ui.helpers import Clock, Later, button, labels, settle
from tests.ui.windows import open_window

KEY_ID = "08c94330-f618-42a3-b09d-e1e43be5efda"
LIVE = Profile("live", "Live", EnvironmentKind.PRODUCTION, "shop_2", KEY_ID, SigningMethod.HTTP_SIGNATURE)
LIVE_REQUEST = f"""POST /flex/v2/sessions HTTP/1.1
Host: api.cybersource.com
Date: Sat, 28 Nov 2026 14:02:11 GMT
v-c-merchant-id: shop_2
Digest: SHA-256=AAAA
Signature: keyid="{KEY_ID}", algorithm="HmacSHA256", headers="host date request-target digest", signature="{"A" * 43}="

{{"fields":{{}}}}"""


def page(window: MainWindow) -> DiagnosePage:
    return window.diagnose_controller.page


def ids(window: MainWindow) -> list[str]:
    settle()
    reading = page(window).result.reading
    return [each.id for each in reading.diagnosis.problems] if reading is not None else ["no diagnosis"]


def diagnose(window: MainWindow, text: str) -> list[str]:
    window.show_mode(DIAGNOSE)
    window.diagnose_controller.open_text(text)
    return ids(window)


def test_the_page_is_built_when_the_mode_is_first_shown(main_window: MainWindow) -> None:
    assert main_window.findChildren(DiagnosePage) == []
    QTest.keyClick(main_window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert main_window.mode == DIAGNOSE
    assert page(main_window).isVisible()
    assert not main_window.toolbar.send.isVisible()
    assert main_window.settings.mode == "diagnose"


def test_keys_are_taken_before_the_diagnosis_is_built(main_window: MainWindow) -> None:
    main_window.show_mode(DIAGNOSE)
    shown = page(main_window)
    left = shown.sizes()
    assert shown.findChildren(DiagnosisPane) == []
    QTest.keyClicks(main_window.focusWidget(), "curl")
    settle()
    assert shown.findChildren(DiagnosisPane) == [shown.result]
    assert shown.result.isVisible()
    assert shown.sizes() == left
    assert shown.paste.source.hasFocus()
    assert shown.paste.source.whole == "curl"


def test_a_sample_is_diagnosed_signed_sent_and_loaded_by_mouse(main_window: MainWindow, sandbox: Sandbox) -> None:
    main_window.toolbar.mode.currentChanged.emit(DIAGNOSE)
    button(main_window, "Try a sample").setFocus()
    button(main_window, "Try a sample").click()
    assert page(main_window).paste.source.hasFocus(), "the button is hidden"
    assert ids(main_window) == ["digest.body-reserialised"]
    assert page(main_window).result.view.banner.title == "Cause proved"
    assert page(main_window).paste.form.text == "cURL"
    assert page(main_window).paste.status.text == "401"
    before = len(sandbox.log)
    button(main_window, "Sign it right").click()
    settle()
    right = page(main_window).result.view.signed.text.toPlainText()
    assert "Digest: SHA-256=" in right
    assert "fingerprint" in right  # the signature is masked
    assert len(sandbox.log) == before
    button(main_window, "Send it right").setFocus()
    button(main_window, "Send it right").click()
    settle()
    assert page(main_window).result.view.signed.banner.title == "201 Created"
    assert button(main_window, "Send it right").hasFocus()
    assert len(sandbox.log) == before + 1
    button(main_window, "Load as request").click()
    settle()
    assert main_window.mode == REQUEST
    assert main_window.request.request.fields[0].path == "paymentInformation.card.number"


def test_a_request_and_its_answer_are_pasted_by_keyboard(main_window: MainWindow, sandbox: Sandbox) -> None:
    request = signed(sandbox)
    main_window.show_mode(DIAGNOSE)
    settle()
    paste = page(main_window).paste
    assert paste.source.hasFocus()
    QGuiApplication.clipboard().setText(http_text(request, spaced(request)))
    QTest.keyClick(paste.source, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert ids(main_window) == ["digest.body-reserialised"]
    assert not paste.status.isVisible()
    QGuiApplication.clipboard().setText(ANSWER.format(date=request.header("date")))
    QTest.keyClick(paste.answer, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert ids(main_window) == ["digest.body-reserialised"]
    assert paste.status.text == "401"
    first = page(main_window).result.view.findings.rows[0]
    first.setFocus()
    assert not first.is_open  # only suspected, because raw HTTP may not contain the original bytes
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert first.is_open
    QTest.keyClick(first, Qt.Key.Key_Left)
    assert not first.is_open
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert paste.source.hasFocus()
    assert "Digest:" in paste.source.textCursor().block().text()


def test_typed_text_is_read_after_a_pause(main_window: MainWindow, until: Callable[..., None]) -> None:
    main_window.show_mode(DIAGNOSE)
    source, changes = page(main_window).paste.source, list[bool]()
    source.changed.connect(lambda: changes.append(True))
    QTest.keyClicks(source, "curl")
    until(lambda: changes)
    assert "This request cannot be read" in labels(page(main_window))
    button(main_window, "Try a sample").click()
    assert ids(main_window) == ["digest.body-reserialised"]


@pytest.mark.parametrize("by", ["drop", "open"])
def test_a_file_is_opened_and_dropped(
    main_window: MainWindow, sandbox: Sandbox, tmp_path: Path, by: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "refused.txt"
    file.write_text(sample(sandbox), encoding="utf-16")
    main_window.show_mode(DIAGNOSE)
    if by == "drop":
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        moved = (QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
        page(main_window).paste.source.dropEvent(QDropEvent(*moved, Qt.KeyboardModifier.NoModifier))
    else:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
        main_window.menus.actions["Open failing request"].trigger()
    assert ids(main_window) == ["digest.body-reserialised"]


BAD_INPUT = {
    "hello": "No request was recognised",
    "curl 'https://x": "",
    'curl https://apitest.cybersource.com -d "$(cat body)"': "",
    '{"log":{"version":"1.2","entries":[]}}': "",
    '{"info":{"schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},"item":[]}': "",
    "HTTP/1.1 401 Unauthorized\n\n{}": "Paste the request",
    "\0\x01\x02": "",
}


def test_bad_input_is_reported_with_a_next_step(main_window: MainWindow, sandbox: Sandbox) -> None:
    for text, words in BAD_INPUT.items():
        assert diagnose(main_window, text) == ["no diagnosis"]
        shown = labels(page(main_window).result)
        assert "This request cannot be read" in shown
        assert any(words in each and each.endswith(".") for each in shown), text
        assert button(main_window, "Paste again").isEnabled()
        assert diagnose(main_window, sample(sandbox)) == ["digest.body-reserialised"]


def test_a_file_that_is_too_large_or_missing_is_refused(
    main_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    main_window.show_mode(DIAGNOSE)
    monkeypatch.setattr("flexgui.ui.controllers.diagnose.MAX_FILE_BYTES", 10)
    large = tmp_path / "large.har"
    large.write_text("x" * 11)
    for file, words in ((large, "larger than"), (tmp_path / "gone.har", "could not be read")):
        main_window.diagnose_controller.read_file(file)
        settle()
        assert any(words in each for each in labels(page(main_window).result))


def test_one_of_several_requests_is_chosen(main_window: MainWindow, sandbox: Sandbox) -> None:
    request = signed(sandbox)
    entry = {
        "request": {
            "method": "POST",
            "url": request.url,
            "headers": [{"name": name, "value": value} for name, value in request.headers],
            "postData": {"mimeType": "application/json", "text": request.body.decode()},
        },
        "response": {"status": 201, "statusText": "", "headers": [], "content": {"text": ""}},
    }
    other = json.loads(json.dumps(entry))
    other["request"]["postData"]["text"] = spaced(request)
    assert diagnose(main_window, json.dumps({"log": {"version": "1.2", "entries": [entry, other]}})) == []
    which = page(main_window).paste.recognised.which
    assert which.isVisible()
    assert which.count() == 2
    which.setCurrentIndex(1)
    which.activated.emit(1)
    settle()
    assert page(main_window).result.view.banner.title == "Nothing wrong found"  # the request was accepted
    other["response"]["status"] = 401
    text = json.dumps({"log": {"version": "1.2", "entries": [entry, other]}})
    assert "digest.body-reserialised" in diagnose(main_window, text)


def test_a_secret_is_found_by_its_key_and_another_can_be_chosen(main_window: MainWindow, sandbox: Sandbox) -> None:
    assert diagnose(main_window, sample(sandbox)) == ["digest.body-reserialised"]
    secret = page(main_window).paste.recognised.secret
    assert secret.currentText() == "Local sandbox (found)"
    row = secret.findText("Without a secret")
    secret.setCurrentIndex(row)
    secret.activated.emit(row)
    settle()
    assert not button_is_visible(main_window, "Send it right")
    assert not page(main_window).result.view.sign.isEnabled()


def test_the_found_secret_stays_when_the_mode_is_shown_again_while_the_result_is_built(
    main_window: MainWindow, sandbox: Sandbox, until: Callable[..., None]
) -> None:
    main_window.show_mode(DIAGNOSE)
    main_window.diagnose_controller.open_text(sample(sandbox))
    secret = page(main_window).paste.recognised.secret
    until(lambda: secret.currentText() == "Local sandbox (found)")
    assert page(main_window).result.reading is None
    main_window.show_mode(DIAGNOSE)
    settle()
    assert secret.currentText() == "Local sandbox (found)"


def button_is_visible(window: MainWindow, words: str) -> bool:
    return any(each.text() == words and each.isVisible() for each in (page(window).result.view.send,))


def test_a_profile_without_its_secret_is_reported_and_the_rest_diagnosed(home: Path, sandbox: Sandbox) -> None:
    request = signed(sandbox)
    ProfileStore(home).save(
        [Profile("own", "Own", EnvironmentKind.CUSTOM, "acme", sandbox.key_id, base_url=sandbox.base_url)]
    )
    window = open_window(home, sandbox, Clock())
    assert diagnose(window, http_text(request, spaced(request))) == ["digest.body-reserialised"]
    assert any("No secret for this profile" in each for each in labels(page(window)))


def test_a_probe_is_described_before_it_is_sent(main_window: MainWindow, sandbox: Sandbox) -> None:
    diagnose(main_window, sample(sandbox))
    before = len(sandbox.log)
    button(main_window, "Ask with GET /tss/v2/transactions/1…").click()
    (dialog,) = main_window.findChildren(AskDialog)
    assert any("GET /tss/v2/transactions/1 is sent to 127.0.0.1" in each for each in labels(dialog))
    assert len(sandbox.log) == before
    dialog.reject()
    settle()
    assert len(sandbox.log) == before
    button(main_window, "Ask by the other method…").click()
    main_window.findChildren(AskDialog)[-1].send.click()
    settle()
    assert len(sandbox.log) == before + 1
    assert page(main_window).result.view.banner.title == "Cause proved"


def test_the_report_is_shown_before_it_is_copied(main_window: MainWindow, sandbox: Sandbox) -> None:
    diagnose(main_window, sample(sandbox))
    QGuiApplication.clipboard().setText("before")
    button(main_window, "Copy report…").click()
    assert page(main_window).result.view.tabs.current == REPORT
    assert QGuiApplication.clipboard().text() == "before"
    button(main_window, "Copy report").click()
    copied = QGuiApplication.clipboard().text()
    assert copied == page(main_window).result.view.report.toPlainText()
    assert "digest.body-reserialised" in copied
    assert "fingerprint" in copied


def test_production_requires_confirmation_before_sending(
    home: Path, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(UnlockDialog, "exec", lambda dialog: asked.append(dialog.windowTitle()))
    keyring = SessionStore()
    keyring.set(LIVE.secret_name, Secret("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="))
    ProfileStore(home).save([LIVE])
    window = open_window(home, sandbox, Clock(), keyring=keyring)
    assert diagnose(window, LIVE_REQUEST) != []
    assert not any(
        text.startswith("More with one request to") for text in labels(window)
    )  # live accounts are not probed
    before = len(sandbox.log)
    button(window, "Send it right").click()
    settle()
    assert len(asked) == 1
    assert window.profiles_controller.current.id == "live"
    assert page(window).result.view.tabs.current != SIGNED
    assert len(sandbox.log) == before


@pytest.fixture
def diagnosed(home: Path, sandbox: Sandbox) -> tuple[MainWindow, Later]:
    """A window with the diagnosis of the sample, whose later calls wait until they are run."""
    run = Later()
    window = open_window(home, sandbox, Clock(), run=run)
    window.show_mode(DIAGNOSE)
    window.diagnose_controller.open_text(sample(sandbox))
    while page(window).result.reading is None:
        run.answer()
    return window, run


def test_a_running_search_is_cancelled_and_a_new_text_replaces_it(home: Path, sandbox: Sandbox) -> None:
    run = Later()
    window = open_window(home, sandbox, Clock(), run=run)
    run.answer()
    window.show_mode(DIAGNOSE)
    window.diagnose_controller.open_text("first")
    settle()
    window.diagnose_controller.open_text(sample(sandbox))
    settle()
    assert [each[0].cancelled for each in run.waiting[-2:]] == [True, False]
    button(window, "Cancel").click()
    run.answer()
    assert page(window).result.reading is None
    window.diagnose_controller.open_text(sample(sandbox))
    run.answer()
    run.answer()
    assert ids(window) == ["digest.body-reserialised"]
    button(window, "Send it right").click()
    window.diagnose_controller.open_text(sample(sandbox).replace("false", "true"))
    run.answer()
    run.answer()
    assert page(window).result.view.tabs.current == FINDINGS  # the response to the previous request is not shown
    assert button(window, "Send it right").isEnabled()


@pytest.mark.parametrize("cancelled", [False, True])
def test_the_shown_request_is_signed_sent_and_loaded_until_the_next_one_is_shown(
    diagnosed: tuple[MainWindow, Later], sandbox: Sandbox, cancelled: bool
) -> None:
    window, run = diagnosed
    window.diagnose_controller.open_text(LIVE_REQUEST.replace('{"fields":{}}', "no JSON"))
    run.answer()  # reads the text, whose diagnosis waits
    (diagnosis,) = run.waiting
    if cancelled:
        button(window, "Cancel").click()
    before = len(sandbox.log)
    button(window, "Load as request").click()
    assert window.mode == REQUEST
    window.show_mode(DIAGNOSE)
    button(window, "Sign it right").click()
    button(window, "Send it right").click()
    run.waiting.remove(diagnosis)
    run.answer()
    assert page(window).result.view.signed.banner.title == "201 Created"
    assert len(sandbox.log) == before + 1


def test_nothing_is_sent_while_a_new_diagnosis_is_being_shown(main_window: MainWindow, sandbox: Sandbox) -> None:
    diagnose(main_window, sample(sandbox))
    result, before = page(main_window).result, len(sandbox.log)
    shown = result.reading
    assert shown is not None
    result.show_reading(shown, loadable="")
    result.view.send.click()
    settle()
    assert result.view.tabs.current == FINDINGS
    assert len(sandbox.log) == before
    result.view.send.click()
    settle()
    assert len(sandbox.log) == before + 1


@pytest.mark.parametrize("signs_first", [True, False])
def test_signing_that_takes_long_does_not_replace_what_is_sent(
    diagnosed: tuple[MainWindow, Later], signs_first: bool
) -> None:
    window, run = diagnosed
    clicks = ("Sign it right", "Send it right")
    for words in clicks if signs_first else reversed(clicks):
        button(window, words).click()
    sent = run.waiting.pop(1 if signs_first else 0)
    late, run.waiting = run.waiting, [sent]
    run.answer()
    run.waiting = late
    run.answer()
    assert page(window).result.view.signed.banner.isVisible()
    assert page(window).result.view.signed.banner.title == "201 Created"


def test_a_request_that_is_sent_during_a_search_is_not_shown_with_its_result(
    diagnosed: tuple[MainWindow, Later], sandbox: Sandbox
) -> None:
    window, run = diagnosed
    window.diagnose_controller.open_text(sample(sandbox).replace("false", "true"))
    run.answer()
    button(window, "Send it right").click()
    sent = run.waiting.pop()
    run.answer()  # the diagnosis
    run.waiting.append(sent)
    run.answer()
    assert page(window).result.view.tabs.current == FINDINGS
    assert button(window, "Send it right").isEnabled()


def test_a_refused_response_can_be_diagnosed(main_window: MainWindow, sandbox: Sandbox) -> None:
    sandbox.faults.add("401")
    main_window.send()
    button(main_window.response, "Diagnose").click()
    settle()
    assert main_window.mode == DIAGNOSE
    assert page(main_window).result.reading is not None
    assert "fingerprint" in page(main_window).paste.source.toPlainText()  # redacted
    assert page(main_window).paste.recognised.secret.currentText() == "Local sandbox"


def test_a_refused_response_shows_the_same_findings_as_diagnose(main_window: MainWindow, sandbox: Sandbox) -> None:
    sandbox.faults.add("skewed-clock")
    main_window.send()
    settle()
    explained = [each.finding.id for each in main_window.response.findChildren(FindingRow)]
    assert explained == ["jwt.clock-skew"]
    shown = [each for each in labels(main_window.response) if "Server clock is" in each]
    assert len(shown) == 1  # only in the finding
    button(main_window.response, "Diagnose").click()
    assert ids(main_window) == explained


def test_pasted_text_is_not_stored(main_window: MainWindow, home: Path, sandbox: Sandbox) -> None:
    text = sample(sandbox)
    diagnose(main_window, text)
    main_window.close()
    signature = text.split('signature="')[1][:40]
    for file in home.rglob("*"):
        assert not file.is_file() or signature.encode() not in file.read_bytes()


def test_pasted_text_is_stored_redacted_on_request(main_window: MainWindow, home: Path, sandbox: Sandbox) -> None:
    text = sample(sandbox)
    diagnose(main_window, text)
    button(main_window, "Keep in the history").click()
    settle()
    assert page(main_window).result.foot.left.text() == "Kept in the history, redacted"
    (entry,) = History(home).entries()
    assert entry.title == "401, diagnosed"
    stored = History(home).record(entry.id)
    assert stored is not None
    assert [each.title for each in from_record(stored).explanation.checks] == [
        "The body that was sent is not the one that was hashed."
    ]
    signature = text.split('signature="')[1][:40]
    assert all(signature.encode() not in each.read_bytes() for each in home.rglob("*") if each.is_file())


def test_a_body_of_another_request_cannot_be_loaded(main_window: MainWindow, sandbox: Sandbox) -> None:
    request = signed(sandbox)._replace(body=b'{"amount": 1}')
    diagnose(main_window, http_text(request))
    load = page(main_window).result.view.load
    assert not load.isEnabled()
    assert "not the body of a capture-context request" in load.toolTip()


def test_a_file_is_dropped_as_request_or_response(main_window: MainWindow, tmp_path: Path) -> None:
    main_window.show_mode(DIAGNOSE)
    paste = page(main_window).paste
    request, answer = tmp_path / "request.http", tmp_path / "answer.http"
    request.write_text("POST https://apitest.cybersource.com/flex/v2/sessions HTTP/1.1\n\n{}")
    answer.write_text("HTTP/1.1 401 Unauthorized\n\n")
    paste.source.file_dropped.emit(request)
    settle()
    paste.answer.file_dropped.emit(answer)
    settle()
    assert paste.source.whole == request.read_text()
    assert paste.answer.whole == answer.read_text()
