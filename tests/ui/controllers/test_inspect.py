from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStackedWidget, QWidget

from flexgui.flex.catalog import load_catalog
from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.jwk import from_public_key
from flexgui.flex.secret import Secret
from flexgui.flex.verification import State
from flexgui.history.store import History
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.sandbox import Sandbox
from flexgui.secret_store.memory import SessionStore
from flexgui.ui.app import HistoryFactory
from flexgui.ui.controllers.history_service import HistoryService
from flexgui.ui.controllers.inspect import InspectController
from flexgui.ui.token.result_pane import COMPARE
from flexgui.workbench import Workbench
from tests.shared_sandbox import SharedSandbox, workbench
from tests.specimens import specimen
from tests.ui.helpers import CARD, Clock, Later, button, buttons, labels, run_here, settle, token_text


@pytest.fixture
def modes() -> QStackedWidget:
    modes = QStackedWidget()
    modes.addWidget(QWidget())
    modes.show()
    return modes


def make_controller(sandbox: Sandbox, modes: QStackedWidget, run: Any = run_here) -> InspectController:
    clock = Clock()
    return InspectController(lambda: workbench(sandbox, clock), run, load_catalog, clock, modes)


def test_the_inspector_is_created_once_on_request(sandbox: Sandbox, modes: QStackedWidget) -> None:
    made = make_controller(sandbox, modes)
    assert modes.count() == 1
    made.show()
    made.show()
    assert modes.count() == 2
    assert modes.currentWidget() is made.inspector


def test_an_entered_secret_is_stored_and_verifies_the_token(sandbox: Sandbox, modes: QStackedWidget) -> None:
    store, clock, given = SessionStore(), Clock(), specimen("jwt-auth", "s06")
    shop = Profile("shop", "Shop", EnvironmentKind.TEST, "testrest", "08c94330-f618-42a3-b09d-e1e43be5efda")

    def keep(profile: Profile, secret: Secret, done: Callable[[], None]) -> None:
        store.set(profile.secret_name, secret)
        done()

    controller = InspectController(
        lambda: workbench(sandbox, clock, store),
        run_here,
        load_catalog,
        clock,
        modes,
        lambda: [shop],
        keep_secret=keep,
    )
    controller.show()
    controller.inspector.open_text(given["expected"]["token"])
    settle()
    assert controller.inspector.token.choice.secret.isVisible()
    QTest.keyClicks(controller.inspector.token.choice.secret, given["input"]["shared_secret_base64"])
    QTest.keyClick(controller.inspector.token.choice.secret, Qt.Key.Key_Return)
    settle()
    outcome = controller.inspector.outcome
    assert outcome.verification["signature"].state is State.VALID
    assert not controller.inspector.token.choice.secret.isVisible()


def test_text_without_a_token_is_reported_in_the_inspector(sandbox: Sandbox, modes: QStackedWidget) -> None:
    controller = make_controller(sandbox, modes)
    controller.inspector.open_text("<img src=x>")
    settle()
    assert controller.inspector.result.banner.title == "Not a token"


@pytest.mark.parametrize("words", ["Try a sample", "Paste from clipboard"])
def test_one_click_fills_the_empty_inspector(sandbox: Sandbox, modes: QStackedWidget, words: str) -> None:
    clock = Clock()
    bench = workbench(sandbox, clock)
    controller = InspectController(lambda: bench, run_here, load_catalog, clock, modes)
    controller.show()
    token = bench.create_capture_context(LOCAL_SANDBOX, CARD).token
    QGuiApplication.clipboard().setText(token.text)
    button(controller.inspector, words).setFocus()
    button(controller.inspector, words).click()
    settle()
    assert controller.inspector.result.banner.title == "Signature valid"
    assert controller.inspector.text.hasFocus(), "the button is hidden"


def test_an_invalid_signature_offers_to_fetch_the_key_or_discard_the_token(
    sandbox: Sandbox, modes: QStackedWidget
) -> None:
    clock = Clock()
    bench = workbench(sandbox, clock)
    controller = InspectController(lambda: bench, run_here, load_catalog, clock, modes)
    controller.show()
    inspector = controller.inspector
    token = bench.create_capture_context(LOCAL_SANDBOX, CARD).token
    ((slot, source),) = bench._keys._cache.items()
    other = from_public_key(generate_private_key(65537, 2048).public_key(), slot[1])
    bench._keys._cache[slot] = source._replace(jwk=other)
    inspector.open_text(token.text)
    settle()
    assert inspector.result.banner.title == "Signature invalid"
    assert labels(inspector).count(inspector.outcome.verification["signature"].reason) == 1
    button(inspector, "Fetch the key again").click()
    settle()
    assert inspector.result.banner.title == "Signature valid"
    assert "Fetch the key again" not in buttons(inspector)
    inspector.open_text(f"{token.text[:-4]}AAAA")
    button(inspector, "Do not use this token").click()
    assert inspector.text.toPlainText() == ""
    assert inspector.outcome is None
    assert "Do not use this token" not in buttons(inspector)


def test_a_new_text_cancels_the_previous_inspection(sandbox: Sandbox, modes: QStackedWidget) -> None:
    run = Later()
    controller = make_controller(sandbox, modes, run)
    controller.inspector.open_text("first")
    settle()
    controller.inspector.open_text("second")
    settle()
    assert [each[0].cancelled for each in run.waiting] == [True, False]


@pytest.mark.parametrize("text", [token_text({"a": 1}), "no token"])
def test_a_result_is_shown_only_with_its_text(sandbox: Sandbox, modes: QStackedWidget, text: str) -> None:
    run, stored = Later(), token_text({"b": 1})
    controller = make_controller(sandbox, modes, run)
    controller.show()
    inspector = controller.inspector
    inspector.open_text(stored)
    run.answer()
    outcome = inspector.outcome
    assert outcome is not None
    inspector.open_text(text)
    inspector.show_stored(outcome, "today")
    run.answer()
    assert inspector.outcome is outcome
    assert any(each.startswith("From the history") for each in labels(inspector))
    inspector.open_text(text)
    inspector.clear()
    inspector.text.set_whole(stored)  # typed, and not read yet
    run.answer()
    assert inspector.outcome is None


def test_an_inspection_is_stored_with_its_profile(sandbox: Sandbox, modes: QStackedWidget, home: Path) -> None:
    clock, history = Clock(), History(home)
    bench = workbench(sandbox, clock)
    kept = HistoryService(lambda: history, run_here, clock, 30)
    made = InspectController(lambda: bench, run_here, load_catalog, clock, modes, lambda: [LOCAL_SANDBOX], lambda: kept)
    made.inspector.open_text("no token at all")
    settle()
    token = bench.create_capture_context(LOCAL_SANDBOX, CARD).token
    settle()
    made.inspector.open_text(token.text)
    made.inspector.open_text(token.text)
    settle()
    (entry,) = history.entries()
    settle()
    assert (entry.kind, entry.state) == ("capture-context", "valid")


def test_a_transient_token_finds_its_context_in_the_history(
    sandbox: Sandbox, modes: QStackedWidget, home: Path
) -> None:
    clock, history = Clock(), HistoryFactory(home)
    bench = Workbench(SessionStore(), lambda: SharedSandbox(sandbox), clock, history.capture_context)
    kept = HistoryService(history, run_here, clock, 30)
    controller = InspectController(lambda: bench, run_here, load_catalog, clock, modes, tuple, lambda: kept)
    answer = bench.create_capture_context(LOCAL_SANDBOX, CARD)
    kept.store(answer, LOCAL_SANDBOX)
    settle()
    kid = answer.token.claims["flx"]["jwk"]["kid"]
    text = token_text({"iss": "Flex/08", "type": "api-0.1.0", "content": {"paymentInformation": {}}}, kid=kid)
    controller.inspector.open_text(text)
    settle()
    when = f"{answer.exchange.started.astimezone():%H:%M:%S}"
    inspector = controller.inspector
    controller.show()
    modes.show()
    inspector.result.checked.tabs.set_current(COMPARE)
    settle()
    assert inspector.token.choice.key.currentText() == f"flx.jwk of the capture context of {when}"
    assert inspector.result.compare.other.currentText() == f"Capture context of {when}"
    assert inspector.result.compare.tree.rows.columns[2:] == (f"Capture context of {when}", "Transient token")
    verification = inspector.outcome.verification if inspector.outcome is not None else None
    settle()
    assert verification["context"].state is State.VALID
    assert verification["signature"].state is State.INVALID  # it was signed with another key


TRANSIENT = {"iss": "Flex/08", "type": "api-0.1.0", "content": {}}
ELSEWHERE = {"iss": "Flex API", "flx": {"origin": "https://unknown.example"}, "ctx": []}


@pytest.mark.parametrize(("claims", "steps"), [(TRANSIENT, ["Paste a context…"]), (ELSEWHERE, [])])
def test_a_key_that_is_not_fetched_is_not_fetched_again(
    sandbox: Sandbox, modes: QStackedWidget, claims: dict[str, Any], steps: list[str]
) -> None:
    bench = workbench(sandbox, Clock())
    controller = InspectController(lambda: bench, run_here, load_catalog, Clock(), modes)
    controller.show()
    inspector = controller.inspector
    now = int(Clock()().timestamp())
    inspector.open_text(token_text({**claims, "iat": now, "exp": now + 900}))
    settle()
    assert inspector.outcome.verification["signature"].state is State.NOT_CHECKED
    assert buttons(inspector.result) == steps
    if steps:
        button(inspector.result, *steps).click()
        assert inspector.token.choice.paste.isVisible()
