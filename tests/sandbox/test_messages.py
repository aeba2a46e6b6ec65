"""The path and the bearer token of a call."""

from __future__ import annotations

from flexgui.sandbox.messages import Call


def test_path_and_bearer() -> None:
    call = Call("POST", "/a?b?c", {"authorization": "BEARER x"}, b"")
    assert (call.path, call.is_bearer) == ("/a", True)
    assert not Call("POST", "/a", {"authorization": "Basic x"}, b"").is_bearer
    assert not Call("POST", "/a", {}, b"").is_bearer
