"""The validity of P12 certificates."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from flexgui.flex.p12 import Certificate
from tests.made_p12 import END, START

CERTIFICATE = Certificate("CN=acme", "acme", "1", START, END, 2048)


@pytest.mark.parametrize(
    ("now", "tone", "words"),
    [
        (START - timedelta(seconds=1), "bad", "only from 1 January 2026 on"),
        (START, "ok", "Valid until 1 January 2028, 730 days left."),
        (END - timedelta(days=30), "ok", "30 days left"),
        (END - timedelta(days=29, hours=23), "warn", "29 days left"),
        (END - timedelta(days=1), "warn", "1 day left"),
        (END - timedelta(seconds=1), "warn", "less than a day left"),
        (END, "bad", "ended on 1 January 2028"),
    ],
)
def test_the_remaining_days_of_a_certificate_set_the_tone(now: datetime, tone: str, words: str) -> None:
    found, sentence = CERTIFICATE.judge(now)
    assert found == tone
    assert words in sentence


def test_a_short_key_gets_a_warning() -> None:
    tone, sentence = Certificate("CN=acme", "acme", "1", START, END, 1024).judge(START)
    assert (tone, "only 1024 bits" in sentence) == ("warn", True)
