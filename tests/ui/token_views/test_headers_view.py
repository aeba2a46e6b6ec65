"""Received headers, with credentials masked and odd characters escaped."""

from __future__ import annotations

from flexgui.transport.exchange import Response
from flexgui.ui.token_views.headers_view import MAX_ALL, MAX_ONE, HeadersView
from tests.ui.helpers import HOSTILE, odd


def shown(*headers: tuple[str, str], reason: str = "Created") -> str:
    view = HeadersView()
    view.show_response(Response(201, reason, headers, b""))
    return view.toPlainText()


def test_status_line_and_headers_in_their_order() -> None:
    text = shown(("Content-Type", "application/jwt"), ("v-c-correlation-id", "abc"), ("X-A", "1"), ("X-A", "2"))
    assert text.splitlines() == [
        "HTTP/1.1 201 Created",
        "Content-Type: application/jwt",
        "v-c-correlation-id: abc",
        "X-A: 1",
        "X-A: 2",
    ]


def test_cookies_are_masked() -> None:
    assert "sesame" not in shown(("Set-Cookie", "id=sesame"))


def test_hostile_headers_are_escaped() -> None:
    text = shown((f"X-{HOSTILE}", HOSTILE), reason=HOSTILE)
    assert text.count("<img src=x>\\u202e\\u0007") == 3
    assert odd([text]) == []


def test_a_long_header_is_cut() -> None:
    name = "Location: "
    assert shown(("Location", "x" * MAX_ONE)).endswith(name + "x" * MAX_ONE)
    assert shown(("Location", "x" * (MAX_ONE + 1))).endswith(name + "x" * (MAX_ONE - 1) + "…")


def test_headers_beyond_a_limit_are_counted() -> None:
    many = MAX_ALL // 1_000 + 3
    lines = shown(*((f"X-{at:02}", "x" * 994) for at in range(many))).splitlines()
    assert len(lines) == 1 + MAX_ALL // 1_000 + 1
    assert lines[-1] == "3 more"
