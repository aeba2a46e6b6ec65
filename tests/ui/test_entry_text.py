"""The texts of a history entry."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from flexgui.ui.entry_text import (
    clock_text,
    day_text,
    details_text,
    entry_name,
    kind_text,
    status_text,
    time_text,
    verdict_style,
)
from tests.ui.history.helpers import entry

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "title", "look"),
    [
        ("valid", "201 Created", ("ok", "Valid")),
        ("invalid", "Signature invalid", ("bad", "Invalid")),
        ("invalid", "Signature valid, expiry invalid", ("bad", "Invalid")),
        ("expired", "Signatur gültig, aber abgelaufen", ("warn", "Expired")),
        ("not checked", "Signature not checked", ("none", "Not checked")),
        ("", "401 Authentication Failed", ("bad", "No token")),
        ("of a later version", "?", ("none", "Not checked")),
    ],
)
def test_each_verdict_has_an_icon_and_a_text(state: str, title: str, look: tuple[str, str]) -> None:
    tone, icon, word = verdict_style(entry(NOW, state=state, title=title), NOW)
    assert (tone, word) == look
    assert icon


def test_names_kinds_and_details() -> None:
    moment = f"{NOW.astimezone():%H:%M:%S}"
    assert clock_text(entry(NOW)) == moment
    assert entry_name(entry(NOW)) == f"Capture context of {moment}"
    assert kind_text(entry(NOW, state="", title="401 Authentication Failed")) == "401 Authentication Failed"
    assert kind_text(entry(NOW, kind="transient-token")) == "Transient token"
    assert entry_name(entry(NOW, name="Before")) == "Before"
    assert details_text(entry(NOW)) == "3 fields  ·  Acme EU test  ·  Test"
    assert details_text(entry(NOW, name="Before", fields=1)) == "Capture context  ·  1 field  ·  Acme EU test  ·  Test"
    known = entry(NOW, type="api-0.1.0", merchant="acme_eu", status=201)
    assert details_text(known) == "api-0.1.0  ·  3 fields  ·  acme_eu  ·  Test"
    for profile in ("", "Local sandbox"):
        of_sandbox = entry(NOW, environment="sandbox", profile=profile, merchant="sandbox_merchant")
        assert details_text(of_sandbox) == "3 fields  ·  Local sandbox"
    assert entry_name(known) == f"Capture context api-0.1.0 of {moment}"
    assert status_text(known) == "201"
    assert status_text(entry(NOW, state="", title="401 Authentication Failed", status=401)) == ""
    assert details_text(entry(NOW, profile="", environment="", fields=None)) == ""
    assert day_text(NOW, NOW) == "Today"


@pytest.mark.parametrize(("days", "start"), [(0, "today "), (1, "yesterday "), (3, "Thursday, 19 November 2026 ")])
def test_the_time_of_an_entry_is_relative_to_today(days: int, start: str) -> None:
    moment = NOW - timedelta(days=days)
    assert time_text(moment, NOW) == f"{start}{moment.astimezone():%H:%M:%S}"
