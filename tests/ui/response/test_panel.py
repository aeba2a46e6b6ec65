"""The response panel before, during and after a request, for every response of the sandbox."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from flexgui.diagnosis.actions import Action
from flexgui.diagnosis.explanation import explain
from flexgui.errors import CredentialsError
from flexgui.flex.catalog import load_catalog
from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.refusal import parse_refusal
from flexgui.flex.token import decode
from flexgui.flex.verification import verify
from flexgui.outcome import RequestOutcome
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.sandbox import Sandbox
from flexgui.transport.exchange import Exchange, Response, TransportFailure
from flexgui.ui.delegate import RUNS
from flexgui.ui.messages import message_for
from flexgui.ui.response.panel import ResponsePanel
from flexgui.ui.token_views.claims_view import ClaimsTree
from flexgui.ui.widgets.buttons import CopyButton
from tests.outcomes import request_outcome
from tests.shared_sandbox import workbench
from tests.ui.helpers import HOSTILE, TWO, Clock, button, buttons, labels, odd, rich, show_tab, token_text

Send = Callable[..., RequestOutcome]


@pytest.fixture
def panel(clock: Clock) -> ResponsePanel:
    panel = ResponsePanel(load_catalog(), clock)
    panel.resize(1300, 800)
    panel.show()
    return panel


@pytest.fixture
def send(sandbox: Sandbox, clock: Clock, panel: ResponsePanel) -> Send:
    bench = workbench(sandbox, clock)

    def now(*faults: str) -> RequestOutcome:
        sandbox.faults.clear()
        for fault in faults:
            sandbox.faults.add(fault)
        outcome = bench.create_capture_context(LOCAL_SANDBOX, TWO)
        panel.show_outcome(outcome)
        return outcome

    return now


def actions(panel: ResponsePanel) -> list[str]:
    reported: list[str] = []
    panel.action.connect(reported.append)
    return reported


def foot(panel: ResponsePanel) -> str:
    return panel.foot.left.text()


def test_the_first_start_shows_the_next_step(panel: ResponsePanel) -> None:
    reported = actions(panel)
    panel.show_empty(LOCAL_SANDBOX)
    assert "The sandbox on this computer needs neither an account" in " ".join(labels(panel))
    for words in ("Send", "Inspect a token…", "Add a profile…"):
        button(panel, words).click()
    assert reported == ["send-again", "inspect", "add-profile"]
    assert foot(panel) == "Nothing sent in this window"


def test_the_empty_panel_names_the_profile(panel: ResponsePanel) -> None:
    panel.show_empty(Profile("1", "<b>Shop</b>", EnvironmentKind.TEST))
    assert any("press Send to ask <b>Shop</b>." in text for text in labels(panel))
    assert rich(panel) == []
    panel.show_empty(LOCAL_SANDBOX, earlier="Shop")
    assert "Responses from other profiles are put away" in " ".join(labels(panel))
    assert foot(panel) == "Nothing sent with this profile"


def test_the_profile_is_named_while_waiting(panel: ResponsePanel) -> None:
    panel.show_sending("Local sandbox")
    assert "Waiting for Local sandbox. Cancel stops waiting at once." in labels(panel)
    assert foot(panel) == "One request is running"


def test_a_response_is_verified_counted_and_announced(panel: ResponsePanel, send: Send) -> None:
    outcome = send()
    assert panel.banner.title == "201 Created"
    assert panel.token_page.verdicts.verdict.text == "Signature valid"
    assert panel.token_page.verdicts.reason.text().startswith("key ")
    assert panel.token_page.verdicts.clock.text.endswith(" left")
    panel.banner.findChild(CopyButton).click()
    assert QGuiApplication.clipboard().text() == outcome.exchange.correlation_id
    assert foot(panel).startswith("Capture context  ·  ")
    assert panel.foot.right.text().startswith("received ")
    assert panel.token_page.claims.tree.claims.roots[0].name == "header"


def test_a_first_token_shows_its_verdicts_and_in_the_next_turn_its_claims(
    panel: ResponsePanel, send: Send, until: Any
) -> None:
    def claims() -> list[ClaimsTree]:
        return [each for each in panel.findChildren(ClaimsTree) if each.isVisible()]

    send()
    assert panel.token_page.verdicts.isVisible() and claims() == []
    assert foot(panel).startswith("Capture context  ·  ")
    until(lambda: len(claims()) == 1)
    assert claims()[0].claims.roots[0].name == "header"
    claims()[0].go_to_path("exp")
    send()
    node = claims()[0].current_node()
    assert node is not None and node.path == "exp"


def test_raw_text_headers_and_checks_have_tabs(panel: ResponsePanel, send: Send) -> None:
    outcome = send()
    show_tab(panel, "Raw")
    assert panel.token_page.raw.text.toPlainText() == outcome.token.text
    show_tab(panel, "Headers")
    assert panel.token_page.headers.toPlainText().startswith("HTTP/1.1 201 Created")
    show_tab(panel, "Checks")
    assert panel.token_page.checks.isVisible()


def test_a_context_expires_while_it_is_shown(panel: ResponsePanel, send: Send, clock: Clock) -> None:
    send()
    clock.forward(1000)
    panel.hide()
    panel.show()
    assert panel.banner.title == "Signature valid, but expired"
    assert panel.token_page.verdicts.verdict.text == "Expired"
    reported = actions(panel)
    button(panel, "Send again").click()
    assert reported == ["send-again"]


@pytest.mark.parametrize(
    ("fault", "title", "verdict"),
    [
        ("bad-signature", "Signature invalid", "Signature invalid"),
        ("expired", "Signature valid, but expired", "Expired"),
        ("public-key-404", "Signature not checked", "Signature not checked"),
        ("wrong-kid", "Signature not checked", "Signature not checked"),
        ("fewer-fields", "Signature valid, fields invalid", "Fields invalid"),
        ("unknown-claims", "201 Created", "Signature valid"),
    ],
)
def test_a_token_has_its_worst_verdict(panel: ResponsePanel, send: Send, fault: str, title: str, verdict: str) -> None:
    send(fault)
    assert panel.banner.title == title
    assert panel.token_page.verdicts.verdict.text == verdict
    assert (panel.banner.property("tone") == "ok") == (title == "201 Created")


FAILURES = ["401", "403", "404", "429", "500", "503", "html", "redirect", "not-a-jwt", "reset", "truncate", "too-large"]


@pytest.mark.parametrize("fault", [*FAILURES, "missing-headers", "skewed-clock"])
def test_every_failure_has_its_title_and_a_next_step(panel: ResponsePanel, send: Send, fault: str) -> None:
    send()
    words = send(fault).explanation
    assert panel.banner.title == words.title
    first = buttons(panel.refused_page.explanation)[0]
    assert first == Action(words.steps[0]).label
    assert not panel.token_page.verdicts.isVisible()
    reported = actions(panel)
    button(panel, first).click()
    assert reported == [words.steps[0]]
    assert rich(panel.refused_page.explanation) == []


def test_the_raw_response_of_a_failure_is_shown(panel: ResponsePanel, send: Send) -> None:
    send("html")
    show_tab(panel, "Raw")
    assert "<html" in panel.refused_page.raw.text.toPlainText()
    show_tab(panel, "Headers")
    assert panel.refused_page.headers.toPlainText().startswith("HTTP/1.1 502 ")
    send("reset")
    show_tab(panel, "Raw")
    assert panel.refused_page.raw.text.toPlainText() == "No response was received."


@pytest.mark.parametrize("kind", ["dns", "no route", "tls", "connect timeout", "read timeout", "proxy", "refused"])
def test_a_transport_failure_names_the_host(panel: ResponsePanel, send: Send, kind: Any) -> None:
    sent = send().exchange
    broken = Exchange(sent.request, None, TransportFailure(kind, "flex.example did not do it."), sent.started, 30.0)
    words = explain(broken, None)
    panel.show_outcome(request_outcome(broken, explanation=words))
    assert panel.banner.title == words.title
    assert " ".join(labels(panel)).count("flex.example did not do it.") == 1
    assert "30.0 s" in labels(panel.banner)
    assert "Send again" in buttons(panel)


def test_a_cancelled_request_is_reported_and_can_be_sent_again(panel: ResponsePanel) -> None:
    reported = actions(panel)
    panel.show_cancelled(12.34)
    assert panel.banner.title == "Cancelled after 12.3 s"
    assert "its response is ignored" in " ".join(labels(panel))
    button(panel, "Send again").click()
    assert reported == ["send-again"]


def test_an_unsent_request_has_a_reason(panel: ResponsePanel) -> None:
    panel.show_message(message_for(CredentialsError("No shared secret is known for “<b>Shop</b>”.")))
    assert panel.banner.title == "Credentials are not complete"
    assert "No shared secret is known for “<b>Shop</b>”." in labels(panel)
    assert buttons(panel) == ["Edit profile…"]
    assert foot(panel) == "Nothing was sent"


def test_text_from_the_server_is_shown_literally(panel: ResponsePanel, send: Send) -> None:
    sent = send().exchange
    body = b'{"message": "<img src=x>\\u202e", "reason": "\\u2066NO", "correlationId": "<b>\\u202e</b>"}'
    headers = (("Content-Type", "application/json"), ("v-c-correlation-id", "<b>\x9b</b>"))
    answer = Response(400, HOSTILE, headers, body)
    exchange = sent._replace(response=answer)
    refusal = parse_refusal(400, "application/json", body)
    words = explain(exchange, None, refusal=refusal)
    panel.show_outcome(request_outcome(exchange, refusal=refusal, explanation=words))
    assert "<img src=x>\\u202e" in " ".join(labels(panel))
    assert odd([*labels(panel), panel.banner.accessibleName(), panel.banner.toolTip()]) == []
    assert rich(panel) == []


def test_text_from_a_token_is_shown_literally(panel: ResponsePanel, send: Send, clock: Clock) -> None:
    sent = send().exchange
    token = decode(token_text({"iss": HOSTILE, "ctx": [{"type": HOSTILE, "data": {}}], "flx": {}}, kid=HOSTILE))
    judged = verify(token, None, clock())
    words = explain(sent, None, verification=judged)
    panel.show_outcome(request_outcome(sent, token=token, verification=judged, explanation=words))
    show_tab(panel, "Checks")
    texts = [*labels(panel), panel.banner.accessibleName(), panel.token_page.verdicts.reason.toolTip()]
    assert "<img src=x>" in " ".join(texts)
    assert odd(texts) == []
    assert rich(panel) == []


def test_searching_the_claims_opens_their_tab(panel: ResponsePanel, send: Send) -> None:
    panel.token_page.claims.open_search()
    assert not panel.token_page.claims.bar.search.isVisible()
    send()
    show_tab(panel, "Raw")
    panel.token_page.claims.open_search()
    assert panel.token_page.claims.bar.search.isVisible()


def test_a_narrow_window_shows_the_meaning_in_the_foot(panel: ResponsePanel, send: Send) -> None:
    panel.resize(700, 800)
    send()
    panel.token_page.claims.tree.go_to_path("exp")
    assert foot(panel).startswith("exp  ·  Expires ")


def test_a_stored_response_shows_its_time(panel: ResponsePanel, send: Send) -> None:
    send()
    outcome = panel.outcome
    assert outcome is not None
    panel.show_stored(outcome, "From the history, today 12:00:00")
    panel.set_outdated(True)
    panel.token_page.claims.tree.go_to_path("exp")
    assert foot(panel) == "From the history, today 12:00:00"
    panel.show_outcome(outcome)
    assert not foot(panel).startswith("From the history")


def test_an_expired_stored_context_is_amber(panel: ResponsePanel, send: Send, clock: Clock) -> None:
    outcome = send()
    clock.forward(3600)
    panel.show_stored(outcome, "From the history")
    page = panel.token_page
    assert panel.banner.title == "Signature valid, but expired"
    assert panel.banner.property("tone") == "warn"
    assert page.verdicts.verdict.property("tone") == "warn"
    claims = page.claims.tree.claims
    (expiry,) = [node for node in claims.roots if node.name == "exp"]
    assert claims.index_of(expiry, 2).data(RUNS)[0].token == "warn"


@pytest.mark.parametrize(
    ("fault", "steps"),
    [
        ("bad-signature", ["Fetch the key again", "Do not use this token"]),
        ("wrong-kid", ["Fetch the key again"]),
        ("public-key-404", ["Fetch the key again"]),
        ("fewer-fields", ["Do not use this token"]),
    ],
)
def test_an_invalid_token_is_explained_once_with_next_steps(
    panel: ResponsePanel, send: Send, fault: str, steps: list[str]
) -> None:
    outcome = send(fault)
    reason = outcome.verification.worst.reason
    assert [each for each in labels(panel) if reason in each] == [reason]
    chosen = actions(panel)
    assert [each for each in buttons(panel) if each in steps] == steps
    for words in steps:
        button(panel, words).click()
    assert [Action(each).label for each in chosen] == steps
    send()
    assert not set(steps) & set(buttons(panel))
