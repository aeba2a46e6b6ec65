"""The inspector: pasted, opened, dropped and cleared texts, and hostile tokens."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QShowEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QToolButton

from flexgui.flex.catalog import load_catalog
from flexgui.flex.token import decode
from flexgui.flex.verification import KeySource, verify
from flexgui.outcome import Inspection
from flexgui.profiles.profile import LOCAL_SANDBOX
from flexgui.ui.messages import message_for
from flexgui.ui.token.inspector import Inspector
from flexgui.ui.token.key_options import KeyOptions, TokenReading
from flexgui.ui.token.reading import read
from flexgui.ui.token.result_pane import CLAIMS, COMPARE, KEY, RAW
from flexgui.workbench import Workbench
from tests.made_token import with_changed_claims
from tests.specimens import specimens
from tests.ui.helpers import FLX, HOSTILE, TWO, Clock, at_once, labels, odd, rich, settle, token_text


@pytest.fixture
def inspector(bench: Workbench, clock: Clock) -> Inspector:
    """An inspector whose texts are inspected immediately, as by its controller."""
    inspector = Inspector(load_catalog(), clock, at_once)

    def inspect(text: str, options: KeyOptions) -> None:
        try:
            inspector.show_reading(read(bench, text, options))
        except Exception as error:
            message = message_for(error)
            inspector.show_problem(message.title, message.text)

    inspector.inspect_requested.connect(inspect)
    inspector.resize(1300, 800)
    inspector.show()
    return inspector


@pytest.fixture
def context(bench: Workbench) -> str:
    outcome = bench.create_capture_context(LOCAL_SANDBOX, TWO)
    return outcome.token.text


def tool(inspector: Inspector, name: str) -> QToolButton:
    (found,) = [each for each in inspector.findChildren(QToolButton) if each.accessibleName() == name]
    return found


def drop(inspector: Inspector, mime: QMimeData) -> None:
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    inspector.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, button, keys))


def test_an_empty_text_shows_no_verdict(inspector: Inspector) -> None:
    assert "Inspect a token" in labels(inspector)
    assert not inspector.result.banner.isVisible()
    assert inspector.token.foot.left.text() == "No token yet"


def test_a_capture_context_is_verified(inspector: Inspector, context: str) -> None:
    inspector.open_text(f'"{context}"')
    assert inspector.result.banner.title == "Signature valid"
    assert inspector.token.kind.text == "Capture context  ·  api-0.1.0"
    assert "7 valid" in labels(inspector.result.banner)
    assert inspector.token.foot.left.text() == "Only the public key was fetched"
    assert inspector.token.choice.key.currentText() == "The environment’s key sb"
    assert not inspector.token.choice.environment.isVisible()
    assert inspector.result.claims.isVisible()


def test_the_pasted_context_of_a_transient_token_is_compared(inspector: Inspector, context: str) -> None:
    kid = json.loads(base64.urlsafe_b64decode(context.split(".")[1] + "=="))["flx"]["jwk"]["kid"]
    inspector.open_text(token_text({"iss": "Flex/08", "type": "api-0.1.0", "content": {}}, kid=kid))
    settle()
    width = inspector.token.kind.width()
    inspector.token.choice.give_context.click()
    inspector.token.choice.paste.setPlainText(context)
    inspector.read_again()
    inspector.result.checked.tabs.set_current(COMPARE)
    assert inspector.result.compare.other.currentText() == "Its capture context"
    assert "Match" in labels(inspector.result.compare) or inspector.result.compare.tree.rows.rowCount() > 0
    inspector.open_text(context)
    inspector.grab()
    assert inspector.token.kind.width() == width


def test_typed_text_is_inspected_after_a_pause(inspector: Inspector, context: str, until: Any) -> None:
    inspector.text.setPlainText(context)
    assert not inspector.result.banner.isVisible()
    until(inspector.result.banner.isVisible)
    assert inspector.result.banner.title == "Signature valid"


def test_a_changed_token_is_invalid(inspector: Inspector, context: str) -> None:
    inspector.open_text(with_changed_claims(context, lambda claims: claims.update(exp=claims["exp"] + 1)))
    assert inspector.result.banner.title == "Signature invalid"
    assert inspector.result.banner.property("tone") == "bad"


def test_an_unknown_origin_is_not_checked(inspector: Inspector, clock: Clock) -> None:
    now = int(clock().timestamp())
    flx = {**FLX, "origin": "https://evil.example"}
    inspector.open_text(token_text({"iss": "Flex API", "flx": flx, "ctx": [], "iat": now, "exp": now + 900}))
    assert inspector.result.banner.property("tone") == "none"
    assert "not checked" in inspector.result.banner.title.lower()


def test_an_expired_token_offers_no_sending(inspector: Inspector, context: str, clock: Clock) -> None:
    inspector.open_text(context)
    clock.forward(1000)
    inspector.hide()
    inspector.show()
    assert inspector.result.banner.title == "Signature valid, but expired"
    assert any(text == "Expired" for text in labels(inspector.result.checked.checks))


def test_the_countdown_stops_while_hidden_and_after_expiry(inspector: Inspector, context: str, clock: Clock) -> None:
    inspector.open_text(context)
    assert inspector.result._clock.isActive()
    inspector.hide()
    assert not inspector.result._clock.isActive()
    inspector.showMinimized()
    assert not inspector.result._clock.isActive()
    inspector.showNormal()
    inspector.showEvent(QShowEvent())
    assert inspector.result._clock.isActive()
    clock.forward(1000)
    inspector.result._clock.timeout.emit()
    inspector.result._clock.stop()
    inspector.result._clock.timeout.emit()
    assert not inspector.result._clock.isActive()


@pytest.mark.parametrize("text", ["hello", "a.b.c", "eyJ.eyJ.x", "<img src=x>", "{}", "\u202e\x07", "...."])
def test_text_without_a_token_is_reported(inspector: Inspector, context: str, text: str) -> None:
    inspector.open_text(context)
    inspector.open_text(text)
    assert inspector.result.banner.title == "Not a token"
    assert not inspector.token.kind.isVisible()
    assert not inspector.token.choice.isVisible()
    assert not inspector.result.claims.isVisible()
    assert odd(labels(inspector)) == []


def test_clearing_shows_the_empty_state(inspector: Inspector, context: str) -> None:
    inspector.open_text(context)
    inspector.result.checked.tabs.bar.setFocus()
    tool(inspector, "Clear").click()
    assert inspector.text.toPlainText() == ""
    assert inspector.focusWidget() is inspector.text, "the next token can be pasted"
    assert not inspector.result.banner.isVisible()
    assert "Inspect a token" in labels(inspector)


def test_a_result_after_clearing_is_not_shown(inspector: Inspector, context: str, bench: Workbench) -> None:
    late = bench.inspect(context)
    inspector.open_text("")
    inspector.show_reading(TokenReading(late))
    assert not inspector.result.banner.isVisible()


def test_the_clipboard_is_pasted(inspector: Inspector, context: str) -> None:
    QGuiApplication.clipboard().setText(f"Bearer {context}\n")
    tool(inspector, "Paste a token from the clipboard").click()
    assert inspector.result.banner.title == "Signature valid"


def test_a_file_is_opened(inspector: Inspector, context: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "token.jwt"
    file.write_text(context)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    tool(inspector, "Open token…").click()
    assert inspector.result.banner.title == "Signature valid"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    tool(inspector, "Open token…").click()
    assert inspector.result.banner.title == "Signature valid"


def test_a_file_or_a_text_is_dropped(inspector: Inspector, context: str, tmp_path: Path) -> None:
    file = tmp_path / "token.jwt"
    file.write_bytes(b"\xff\xfe nothing")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    drop(inspector, mime)
    assert inspector.result.banner.title == "Not a token"
    mime = QMimeData()
    mime.setText(context)
    drop(inspector, mime)
    assert inspector.result.banner.title == "Signature valid"


def test_an_unreadable_file_is_reported(inspector: Inspector, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "gone.jwt"))])
    drop(inspector, mime)
    assert inspector.result.banner.title == "File not read"
    assert inspector.result.banner.sentence == "gone.jwt could not be read: No such file or directory."


def hostile_tokens() -> dict[str, str]:
    odd_claims = {"iss": HOSTILE, "ctx": [{"type": HOSTILE, "data": {HOSTILE: [HOSTILE]}}], "flx": {"path": HOSTILE}}
    deep: Any = 1
    for _ in range(90):
        deep = [deep]
    return {
        "markup": token_text(odd_claims, kid=HOSTILE, alg=HOSTILE, typ=HOSTILE),
        "nothing": token_text({}),
        "no object": token_text([1, 2]),
        "odd times": token_text({"exp": 1e300, "iat": -1e300, "nbf": "<b>", "flx": {}, "ctx": []}),
        "big numbers": token_text({"exp": 10**400, "n": 10**4000}),
        "deep": token_text({"deep": deep}),
        "surrogates": token_text({"\ud800": "\udfff", "iss": "\ud800"}),
        "odd kinds": token_text({"ctx": 7, "flx": [], "iss": None, "content": "x", "data": [], "jti": {}}),
        "many": token_text({str(number): number for number in range(5000)}),
        "path in kid": token_text({"flx": {"origin": "https://flex.cybersource.com"}, "ctx": []}, kid="../../x"),
        "no algorithm": token_text({"flx": {}, "ctx": []}, alg="none"),
    }


@pytest.mark.parametrize("name", hostile_tokens())
def test_a_hostile_token_is_shown_and_not_valid(inspector: Inspector, name: str) -> None:
    inspector.open_text(hostile_tokens()[name])
    inspector.result.claims.tree.expand_all()
    inspector.grab()
    assert inspector.result.banner.isVisible()
    assert inspector.result.banner.property("tone") != "ok"
    texts = [*labels(inspector), inspector.result.banner.accessibleName(), inspector.result.banner.toolTip()]
    assert odd(texts) == []
    assert rich(inspector) == []


def test_a_huge_text_is_refused_quickly(inspector: Inspector) -> None:
    begin = perf_counter()
    inspector.open_text("a" * (9 * 1024 * 1024))
    inspector.open_text(token_text({"x": "y" * (150 * 1024)}))
    inspector.grab()
    assert inspector.result.claims.isVisible()
    assert perf_counter() - begin < 5
    inspector.open_text("")
    assert not inspector.text.isReadOnly()


# Kinds of tokens, tabs, checks


@pytest.mark.parametrize(
    ("kind", "words"),
    [("capture-context", "ontext  ·  "), ("transient-token", "Transient token"), ("jwt-auth", "Bearer token")],
)
def test_every_specimen_is_named_and_shown_as_plain_text(inspector: Inspector, kind: str, words: str) -> None:
    for each in specimens(kind):
        text = each["input"].get("jwt") or each["input"].get("token") or each["expected"]["token"]
        token = decode(text)
        key = KeySource(None, "", None, "No network here.")
        judged = verify(token, key, Clock()())
        inspector.show_stored(Inspection(token=token, verification=judged, key=key), "today")
        assert words in inspector.token.kind.text, each["id"]
        for tab in (CLAIMS, COMPARE, RAW, KEY):
            inspector.result.checked.tabs.set_current(tab)
        inspector.grab()
        assert inspector.result.banner.property("tone") != "ok", each["id"]
        assert rich(inspector) == []


@pytest.mark.parametrize(("kept", "words"), [(True, "today"), (False, "today. Its signature is not kept")])
def test_a_stored_token_without_a_signature_says_so(inspector: Inspector, kept: bool, words: str) -> None:
    text = token_text({"a": 1})
    token = decode(text if kept else text[: text.rindex(".") + 1])
    inspector.show_stored(Inspection(token=token, verification=verify(token, None, Clock()())), "today")
    assert inspector.token.foot.left.text() == f"From the history, stored {words}"


def test_an_encrypted_token_shows_only_its_header(inspector: Inspector) -> None:
    head = token_text({}, alg="RSA-OAEP", enc="A256GCM").split(".")[0]
    inspector.open_text(f"{head}.AAAA.AAAA.AAAA.AAAA")
    assert inspector.token.kind.text == "JWE, encrypted"
    assert not inspector.token.choice.key.isEnabled()
    assert "private key" in inspector.token.choice.sentence.text()
    assert [node.name for node in inspector.result.claims.tree.claims.roots] == ["header"]


def test_a_focused_check_explains_its_purpose(inspector: Inspector, context: str) -> None:
    inspector.open_text(context)
    inspector.activateWindow()
    assert QTest.qWaitForWindowActive(inspector)
    inspector.result.checked.checks.rows[0].setFocus()
    assert inspector.result.foot.left.text().startswith("Why signature matters: ")
    QTest.keyClick(inspector.result.checked.checks.rows[0], Qt.Key.Key_Down)
    assert inspector.result.foot.left.text().startswith("Why key matters: ")
    assert inspector.result.checked.checks.rows[1].property("current") is True
    assert "Why it matters" in inspector.result.checked.checks.rows[3].toolTip()


def test_the_expiry_check_counts_down(inspector: Inspector, context: str, clock: Clock) -> None:
    inspector.open_text(context)
    row = next(each for each in inspector.result.checked.checks.rows if each.verdict.name == "expiry")
    before = row.sentence.text()
    clock.forward(60)
    inspector.hide()
    inspector.show()
    assert row.sentence.text() != before
    assert row in inspector.result.checked.checks.rows


def test_a_stored_result_is_not_checked_again(inspector: Inspector, bench: Workbench, context: str) -> None:
    kept = bench.inspect(context)
    asked: list[str] = []
    inspector.inspect_requested.connect(lambda text, _: asked.append(text))
    inspector.show_stored(kept, "yesterday 12:00:00")
    assert asked == []
    assert inspector.result.banner.title == "Signature valid"
    assert inspector.token.foot.left.text() == "From the history, stored yesterday 12:00:00"


@pytest.mark.parametrize("stored", [True, False])
def test_only_a_stored_token_is_labelled_as_such(inspector: Inspector, bench: Workbench, stored: bool) -> None:
    left, right = (bench.create_capture_context(LOCAL_SANDBOX, TWO) for _ in range(2))
    inspector.show_compared(left, right, "the other", stored=stored)
    assert (inspector.token.foot.left.text() == "From the history") is stored


def test_claims_stay_folded_for_the_next_token(inspector: Inspector, bench: Workbench, context: str) -> None:
    inspector.open_text(context)
    tree = inspector.result.claims.tree
    flx = next(node for node in tree.claims.roots if node.name == "flx")
    tree.setExpanded(tree.claims.index_of(flx), False)
    tree.go_to_path("ctx")
    other = bench.create_capture_context(LOCAL_SANDBOX, TWO).token
    inspector.open_text(other.text)
    flx = next(node for node in tree.claims.roots if node.name == "flx")
    assert not tree.isExpanded(tree.claims.index_of(flx))
    node = tree.current_node()
    assert node is not None and node.path == "ctx"


def test_the_checks_are_copied_as_text(inspector: Inspector, context: str) -> None:
    inspector.open_text(context)
    tool(inspector, "Copy the checks as text").click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Signature valid. ")
    assert lines[1].split()[:2] == ["Valid", "Signature:"]
    assert len(lines) == 8
