"""The actions for the current token, in the window with the sandbox as server."""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from flexgui.history.store import History
from flexgui.sandbox import Sandbox
from flexgui.ui.command_palette import commands_of
from flexgui.ui.controllers.token_use import TokenUseController
from flexgui.ui.main_window import MainWindow
from flexgui.ui.toolbar import INSPECT, REQUEST, TOKENIZE
from tests.ui.helpers import Clock, settle
from tests.ui.windows import open_window


@pytest.fixture
def window(home: Path, sandbox: Sandbox) -> MainWindow:
    history = History(home)
    window = open_window(home, sandbox, Clock(), history=lambda: history)
    window.fields.apply_preset("Card number")
    settle()
    return window


def token_use(window: MainWindow) -> TokenUseController:
    found = window.findChild(TokenUseController)
    assert found is not None
    return found


def send(window: MainWindow) -> str:
    window.send()
    settle()
    outcome = window.response.outcome
    return outcome.token.text if outcome.token is not None else ""


def use(window: MainWindow, words: str) -> str:
    """Trigger a menu command and return the text on the clipboard."""
    QGuiApplication.clipboard().setText("before")
    window.menus.actions[words].trigger()
    settle()
    return QGuiApplication.clipboard().text()


def test_the_token_is_copied_in_every_format(window: MainWindow) -> None:
    token = send(window)
    assert use(window, "Copy JWT") == token
    assert json.loads(use(window, "Copy payload as JSON"))["iss"] == "Flex API"
    assert token in use(window, "Copy a page that uses it")


def test_copy_as_curl_uses_the_request_of_the_response_without_secrets(window: MainWindow, sandbox: Sandbox) -> None:
    send(window)
    window.fields.apply_preset("Everything")  # the current request now differs
    program = use(window, "Copy as cURL")
    assert sandbox.environment.sessions_url in program
    assert '{"fields":{"paymentInformation":{"card":{"number":{}' in program
    assert "billTo" not in program
    assert sandbox.shared_secret.reveal() not in program


def test_the_token_is_verified_in_inspect(window: MainWindow) -> None:
    token = send(window)
    use(window, "Open in Inspect")
    inspector = window.inspect_controller.inspector
    assert window.mode == INSPECT
    assert inspector.text.whole == token
    assert inspector.result.banner.title == "Signature valid"
    assert use(window, "Copy JWT") == token


def test_the_token_is_compared_with_the_newest_other_token(window: MainWindow) -> None:
    send(window)
    before = send(window)
    use(window, "Open in Inspect")  # stores the same token as another entry
    window.show_mode(REQUEST)
    send(window)
    use(window, "Compare with previous")
    inspector = window.inspect_controller.inspector
    assert window.mode == INSPECT
    assert inspector.result.compare._right.token.text == before


def test_without_another_token_a_notice_is_shown(window: MainWindow) -> None:
    send(window)
    use(window, "Compare with previous")
    assert window.mode != INSPECT
    assert window.notice.isVisible()


def test_the_token_is_saved_to_a_file_or_the_error_is_shown(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = send(window)
    chosen = SimpleNamespace(name="")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen.name, ""))
    use(window, "Save token")
    chosen.name = str(tmp_path / "context.jwt")
    use(window, "Save token")
    assert Path(chosen.name).read_text() == token
    assert not window.notice.isVisible()
    chosen.name = str(tmp_path)
    use(window, "Save token")
    assert window.notice.isVisible()


def test_a_token_whose_signature_is_invalid_is_copied_with_a_warning(window: MainWindow, sandbox: Sandbox) -> None:
    sandbox.faults.add("bad-signature")
    token = send(window)
    assert use(window, "Copy JWT") == token
    assert window.notice.isVisible()
    assert window.notice.property("tone") == "warn"


def offered(window: MainWindow) -> set[str]:
    names = {each.text() for each in token_use(window).actions}
    return {each.text for each in commands_of(window) if each.text in names and not each.unavailable}


def test_only_possible_actions_are_offered_in_the_palette(window: MainWindow, sandbox: Sandbox) -> None:
    assert offered(window) == set()
    window.show_mode(INSPECT)
    assert offered(window) == set()
    window.inspect_controller.inspector.open_text("no token")
    settle()
    assert offered(window) == set()
    window.show_mode(REQUEST)
    sandbox.faults.add("401")
    send(window)
    assert offered(window) == {"Copy as cURL"}
    sandbox.faults.clear()
    send(window)
    # All actions are enabled for a second response.
    assert offered(window) == {each.text() for each in token_use(window).actions}


def test_the_tools_are_shown_only_with_a_token(window: MainWindow, sandbox: Sandbox) -> None:
    def shown() -> list[str]:
        return [
            each.accessibleName() or each.property("text")
            for each in window.response.head.parentWidget().findChildren(QWidget)
            if each.isVisible() and each.metaObject().className() in ("QToolButton", "MenuButton")
        ]

    assert shown() == []
    send(window)
    assert shown() == ["Open in Inspect", "Compare with previous", "Use it"]
    sandbox.faults.add("401")
    send(window)
    assert shown() == []


def test_the_context_menu_of_the_claims_has_the_actions(window: MainWindow) -> None:
    send(window)
    actions: Any = window.response.token_page.claims.token_actions
    assert list(actions) == list(token_use(window).actions)


def test_a_page_is_served_to_the_browser(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True)
    token = send(window)
    window.menus.actions["Try in a browser"].trigger()
    with urllib.request.urlopen(opened[0], timeout=10) as answer:
        assert token in answer.read().decode()


def in_request(window: MainWindow) -> Any:
    return window.response.claims.tree


def in_inspect(window: MainWindow) -> Any:
    token_use(window).inspect.trigger()
    settle()
    return window.inspect_controller.inspector.result.claims.tree


def in_tokenize(window: MainWindow) -> Any:
    window.tokenize()
    for _ in range(3):
        settle()
    return window.tokenize_controller.flow.page.token.claims.tree


def test_menu_palette_and_context_menu_have_the_same_actions(window: MainWindow) -> None:
    send(window)
    for go in (in_request, in_inspect, in_tokenize):
        tree = go(window)
        texts = [action.text() for action in token_use(window).actions]
        assert [action.text() for action in tree.token_actions()] == texts
        offered = {command.text: command.unavailable for command in commands_of(window) if command.place == "File"}
        assert {text: offered[text] for text in texts} == {
            action.text(): action.whatsThis() for action in token_use(window).actions
        }
        assert [action.text() for action in window.response._use.menu().actions()] == texts[2:]


def test_in_tokenize_the_actions_use_the_transient_token(window: MainWindow) -> None:
    context = send(window)
    in_tokenize(window)
    token = window.tokenize_controller.flow.page.token.outcome.token.text
    assert use(window, "Copy JWT") == token != context
    assert token_use(window).copy_curl.whatsThis() == "no signed request was sent for it"
    window.show_mode(REQUEST)
    assert use(window, "Copy JWT") == context
    window.tokenize_controller.flow.start_again()
    window.show_mode(TOKENIZE)
    assert token_use(window).copy_token.whatsThis() == "there is no token"


def test_a_warning_about_a_copied_token_is_removed_with_the_token(window: MainWindow, sandbox: Sandbox) -> None:
    sandbox.faults.add("bad-signature")
    send(window)
    use(window, "Copy JWT")
    assert "the signature of this token is invalid" in window.notice._text.text()
    window.notice.show_text("warn", "Something else.")
    sandbox.faults.clear()
    send(window)
    assert window.notice._text.text() == "Something else."
    sandbox.faults.add("bad-signature")
    window.notice.withdraw("Something else.")
    assert window.notice.isHidden()
