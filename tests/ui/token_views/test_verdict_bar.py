"""The verdict bar: the worst verdict and the countdown to the expiry."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtTest import QSignalSpy

from flexgui.flex.token import decode
from flexgui.flex.verification import State, Verdict, Verification, verify
from flexgui.ui.token_views.verdict_bar import VerdictBar, verdict_look
from tests.ui.helpers import FLX, Clock, buttons, on_screen, token_text

LIFE = 900


@pytest.fixture
def clock() -> Clock:
    clock = Clock()
    clock.moment = clock.moment.replace(microsecond=0)
    return clock


@pytest.fixture
def bar(clock: Clock) -> VerdictBar:
    return on_screen(VerdictBar(clock), 700, 44)


def claims(clock: Clock, left: float = LIFE, **more: Any) -> dict[str, Any]:
    end = int(clock().timestamp() + left)
    context = {"flx": FLX, "ctx": [{"type": "api-0.1.0", "data": {}}]}
    return {**context, "iss": "Flex API", "iat": end - LIFE, "exp": end, **more}


def show(bar: VerdictBar, clock: Clock, body: Any, *, valid: bool = True, skew: float = 0, **more: Any) -> None:
    """Show a token; with `valid` its signature is treated as verified."""
    token = decode(token_text(body))
    judged = verify(token, None, clock(), skew_seconds=skew)
    if valid:
        good = tuple(
            Verdict(each.name, State.VALID, f"Good {each.name}.") if each.name in ("signature", "key") else each
            for each in judged.verdicts
        )
        judged = Verification(good, token, skew)
    bar.show_verdicts(token, judged, skew, **more)


def tick(bar: VerdictBar, clock: Clock, seconds: float) -> None:
    """Advance the clock and update the bar, as when it is shown again."""
    clock.forward(seconds)
    bar.hide()
    bar.show()


def test_a_valid_token_says_signature_valid_and_counts(bar: VerdictBar, clock: Clock) -> None:
    show(bar, clock, claims(clock), key_words="key 3g, fetched 12:00")
    assert bar.verdict.text == "Signature valid"
    assert bar.reason.text() == "key 3g, fetched 12:00"
    assert bar.clock.text == "15:00 left"
    assert buttons(bar) == []


def test_the_key_is_shown_if_there_is_no_other_text(bar: VerdictBar, clock: Clock) -> None:
    show(bar, clock, claims(clock))
    assert bar.reason.text() == "Good key."


def test_the_countdown_warns_and_ends(bar: VerdictBar, clock: Clock, announcements: list[str]) -> None:
    show(bar, clock, claims(clock))
    tick(bar, clock, 600)
    assert bar.clock.text == "5:00 left"
    assert bar.clock.property("tone") == "none"
    tick(bar, clock, 130)
    assert bar.clock.text == "2:50 left"
    assert bar.clock.property("tone") == "warn"
    tick(bar, clock, 169)
    assert bar.clock.text == "0:01 left"
    tick(bar, clock, 20)
    assert bar.verdict.text == "Expired"
    assert bar.reason.text().startswith("Ended ")
    assert bar.clock.isHidden()  # the countdown ends
    assert announcements == ["Signature valid", f"Expired. {bar.reason.text()}"]
    assert buttons(bar) == ["Send again"]


def test_the_countdown_ticks_on_full_seconds(bar: VerdictBar, clock: Clock, until: Any) -> None:
    reported: list[Verification] = []
    bar.ticked.connect(reported.append)
    clock.forward(0.95)
    show(bar, clock, claims(clock, 1.05))
    clock.forward(5)
    until(lambda: bool(reported))
    assert reported[-1]["expiry"].expired
    assert bar.verdict.text == "Expired"


def test_a_hidden_countdown_stops(bar: VerdictBar, clock: Clock) -> None:
    reported: list[Verification] = []
    bar.ticked.connect(reported.append)
    show(bar, clock, claims(clock))
    bar.hide()
    clock.forward(LIFE + 10)
    assert reported == []
    bar.show()
    assert len(reported) == 1


def test_the_countdown_stops_in_a_minimised_window_and_is_updated(bar: VerdictBar, clock: Clock) -> None:
    timer = bar.findChild(QTimer)
    show(bar, clock, claims(clock))
    assert timer.isActive()
    bar.window().showMinimized()
    bar.hideEvent(QHideEvent())  # as sent by the desktop
    assert not timer.isActive()
    show(bar, clock, claims(clock))  # a response arrives in the meantime
    assert not timer.isActive()
    clock.forward(60)
    bar.window().showNormal()
    bar.showEvent(QShowEvent())
    assert timer.isActive()
    assert bar.clock.text == "14:00 left"


def test_the_countdown_stops_at_expiry(bar: VerdictBar, clock: Clock) -> None:
    show(bar, clock, claims(clock))
    tick(bar, clock, LIFE + 1)
    assert bar.verdict.text == "Expired"
    assert not bar.findChild(QTimer).isActive()


def test_the_countdown_uses_the_clock_of_the_server(bar: VerdictBar, clock: Clock) -> None:
    show(bar, clock, claims(clock, LIFE + 600), skew=600)
    assert bar.clock.text == "15:00 left"
    assert bar.verdict.text == "Signature valid"
    tick(bar, clock, LIFE + 10)
    assert bar.verdict.text == "Expired"


def test_send_again_is_emitted(bar: VerdictBar, clock: Clock) -> None:
    reported = QSignalSpy(bar.again.clicked)
    show(bar, clock, claims(clock, -5))
    bar.again.click()
    assert reported.count() == 1


def test_a_signature_that_is_not_checked_is_never_called_valid(bar: VerdictBar, clock: Clock) -> None:
    show(bar, clock, claims(clock), valid=False)
    assert bar.verdict.text == "Signature not checked"
    assert bar.verdict.property("tone") == "none"


@pytest.mark.parametrize("end", [None, "soon", -1, 1e300, 253_402_300_800, True, [], 0.5])
def test_an_impossible_expiry_has_no_countdown(bar: VerdictBar, clock: Clock, end: object) -> None:
    show(bar, clock, {"iss": "Flex API", "exp": end})
    assert bar.bar.isVisible() == (end == 0.5)
    assert bar.verdict.text


def test_a_long_countdown_has_hours(bar: VerdictBar, clock: Clock) -> None:
    show(bar, clock, claims(clock, 3661))
    assert bar.clock.text == "1:01:01 left"


def test_clearing_stops_the_countdown(bar: VerdictBar, clock: Clock) -> None:
    show(bar, clock, claims(clock))
    bar.clear()
    assert bar.seconds_left is None
    tick(bar, clock, LIFE * 2)
    assert bar.verdict.text == "Signature valid"


def test_expired_and_invalid_look_different() -> None:
    assert verdict_look(Verdict("expiry", State.INVALID, "", expired=True))[2] == "Expired"
    assert verdict_look(Verdict("signature", State.INVALID, ""))[0] == "bad"
    assert verdict_look(Verdict("key", State.NOT_CHECKED, ""))[2] == "Not checked"
    assert verdict_look(Verdict("key", State.VALID, ""))[0] == "ok"
