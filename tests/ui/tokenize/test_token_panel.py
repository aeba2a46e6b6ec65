from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from flexgui.diagnosis.actions import Action
from flexgui.diagnosis.findings import Explanation
from flexgui.flex.catalog import load_catalog
from flexgui.flex.environment import sandbox
from flexgui.flex.payment import PaymentAnswer
from flexgui.flex.token import decode
from flexgui.flex.verification import State, Verdict, Verification, verify
from flexgui.outcome import PaymentOutcome, RequestOutcome
from flexgui.transport.exchange import Exchange, Response, SentRequest
from flexgui.ui.messages import Message
from flexgui.ui.token_views.claims_view import ClaimsTree
from flexgui.ui.tokenize.token_panel import HEADERS, PAYMENT, RAW, TOKEN, TokenPanel
from tests.ui.helpers import HOSTILE, Clock, button, labels, odd, on_screen, rich, token_text

REQUEST = SentRequest("POST", "http://127.0.0.1:1/flex/v2/tokens", (), b"")
ANSWER = Response(400, HOSTILE, (("x", HOSTILE),), HOSTILE.encode())
EXCHANGE = Exchange(REQUEST, ANSWER, None, datetime.now(UTC), 0.02)
REFUSED = RequestOutcome(
    exchange=EXCHANGE,
    environment=sandbox("http://127.0.0.1:1"),
    explanation=Explanation("400 Bad Request", HOSTILE, tone="bad"),
)


@pytest.fixture
def panel() -> TokenPanel:
    return on_screen(TokenPanel(load_catalog(), Clock()), 612, 700)


def with_token(claims: object) -> RequestOutcome:
    token = decode(token_text(claims))
    return REFUSED._replace(token=token, verification=verify(token, None, datetime.now(UTC)))


def test_a_first_token_shows_its_verdicts_and_in_the_next_turn_its_claims(
    panel: TokenPanel, until: Callable[..., None]
) -> None:
    def names() -> list[str]:
        return [node.name for view in panel.findChildren(ClaimsTree) if view.isVisible() for node in view.claims.roots]

    action = QAction("Copy JWT", panel)
    panel.claims.token_actions = [action]
    panel.show_token(with_token({"a": 1}), "http://127.0.0.1:1")
    assert panel.checks.isVisible()
    assert names() == []
    until(lambda: names() == ["header", "a"])
    assert panel.claims.token_actions == [action]
    panel.show_token(with_token({"b": 1}), "http://127.0.0.1:1")
    assert names() == ["header", "b"]


def test_a_claim_is_found_before_the_claims_are_shown(panel: TokenPanel) -> None:
    panel.show_token(with_token({"a": 1}), "http://127.0.0.1:1")
    panel.claims.reveal("a")
    assert panel.claims.tree.current_node().path == "a"


def test_a_refusal_is_shown_as_plain_text_in_every_tab(panel: TokenPanel) -> None:
    panel.show_refusal(REFUSED)
    for tab in (TOKEN, PAYMENT, RAW, HEADERS):
        panel.tabs.set_current(tab)
        QApplication.processEvents()
        assert panel.banner.title == "400 Bad Request"
        assert rich(panel) == []
        assert odd(labels(panel)) == []


def test_a_message_offers_its_actions(panel: TokenPanel) -> None:
    chosen: list[Action] = []
    panel.action.connect(chosen.append)
    panel.show_message(Message("Not sent", "Why.", ((Action.NEW_CONTEXT, "Get a new one"),)))
    button(panel, "Get a new one").click()
    assert chosen == [Action.NEW_CONTEXT]


def test_an_empty_state_replaces_a_refusal(panel: TokenPanel) -> None:
    panel.show_refusal(REFUSED)
    panel.show_state("No token yet", "Send encrypts the card and gets one.")
    assert "No token yet" in labels(panel)
    assert panel.banner.isHidden()


def test_the_title_names_the_content(panel: TokenPanel) -> None:
    panel.show_token(with_token({"iss": "Flex/08", "content": {}, "type": "api-0.1.0"}), "http://127.0.0.1:1")
    assert panel.banner.isVisible()
    for tab, name in ((TOKEN, "Transient token"), (PAYMENT, "Payment"), (RAW, "Transient token")):
        panel.tabs.set_current(tab)
        assert labels(panel)[0] == panel.accessibleName() == name
        assert all(tool.isVisible() == (tab != PAYMENT) for tool in panel.tools)
    panel.show_refusal(REFUSED)
    assert not any(tool.isVisible() for tool in panel.tools)


@pytest.mark.parametrize(
    ("answer", "tone"),
    [
        (PaymentAnswer(True, "AUTHORIZED", "1", "Authorized", "Reserved."), "ok"),
        (PaymentAnswer(True, "AUTHORIZED_PENDING_REVIEW", "1", "Held", "Held."), "warn"),
        (PaymentAnswer(False, "INVALID_REQUEST", "", "Not processed", "tokenInformation.jti"), "bad"),
        (None, "bad"),
    ],
)
def test_the_response_to_a_payment_is_shown_in_its_tab_only(
    panel: TokenPanel, answer: PaymentAnswer | None, tone: str
) -> None:
    panel.show_refusal(REFUSED)
    panel.tabs.set_current(PAYMENT)
    panel.show_payment(PaymentOutcome(EXCHANGE, answer, Explanation("502", HOSTILE, tone="bad")))
    assert panel.banner.property("tone") == tone
    assert panel.banner.sentence.endswith("Payment 1.") == (answer is not None and answer.accepted)
    assert panel.banner.sentence.startswith("Payment 1.") == (tone == "ok")  # the title has the rest
    assert odd([panel.banner.sentence]) == []
    panel.tabs.set_current(TOKEN)
    assert panel.banner.title == "400 Bad Request"


def test_a_valid_token_is_not_shown_as_a_payment_response(panel: TokenPanel) -> None:
    token = decode(token_text({"iss": "Flex/08", "content": {}, "type": "api-0.1.0"}))
    for state, is_shown in ((State.VALID, False), (State.INVALID, True)):
        explanation = Explanation("x", "y", tone="good" if state is State.VALID else "bad")
        verification = Verification((Verdict("signature", state, "z"),))
        outcome = REFUSED._replace(token=token, verification=verification, explanation=explanation)
        panel.show_token(outcome, "http://127.0.0.1:1")
        panel.tabs.set_current(PAYMENT)
        assert panel.banner.isVisible() == is_shown
