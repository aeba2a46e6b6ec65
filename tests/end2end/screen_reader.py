"""Reads and operates a window like a screen reader; reads JSON lines and answers each with a JSON line.

Runs in the system's Python, which has the bindings of AT-SPI. Windows are identified by their process ID.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib

PATIENCE = 20.0
REPLY_MS = 200
AT_SPI_TIMEOUTS_MS = (800, 15_000)
"""AT-SPI's timeouts for a reply, and for the first reply of a program after its start."""
WALKED = ("tree", "tree table", "table", "list", "text", "password text", "combo box")
announcements: list[str] = []
"""The announcements of all windows."""


def showing_below(node: Any) -> Iterator[Any]:
    """Yield the visible descendants of an element; those of hidden elements are hidden."""
    for number in range(node.get_child_count()):
        child = node.get_child_at_index(number)
        if child is not None and showing(child):
            yield child
            yield from showing_below(child)


def showing(node: Any) -> bool:
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def usable(node: Any) -> bool:
    return node.get_state_set().contains(Atspi.StateType.SENSITIVE)


def application(pid: int) -> Any:
    desktop = Atspi.get_desktop(0)
    for number in range(desktop.get_child_count()):
        found = desktop.get_child_at_index(number)
        if found is not None and found.get_process_id() == pid:
            return found
    return None


def nodes(pid: int) -> Iterator[Any]:
    """All elements that are showing, read afresh: AT-SPI caches states and children, and may miss a change."""
    root = application(pid)
    if root is not None:
        root.clear_cache()
        yield from showing_below(root)


def named(pid: int, name: str, role: str) -> Any:
    for node in nodes(pid):
        if node.get_name() == name and role in ("", node.get_role_name()):
            return node
    return None


def patiently(look: Any, patience: float = PATIENCE) -> Any:
    """Repeat a look-up until it finds something; return None after `patience` seconds."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            found = look()
        except GLib.Error:  # the widget was deleted in the meantime
            found = None
        if found:
            return found
        time.sleep(0.05)
    return None


def names(pid: int) -> list[str]:
    return [node.get_name() for node in nodes(pid) if node.get_name()]


def wait(pid: int, name: str, role: str = "") -> bool:
    return patiently(lambda: named(pid, name, role)) is not None


def wait_gone(pid: int, name: str) -> bool:
    return bool(patiently(lambda: named(pid, name, "") is None))


def wait_start(pid: int, start: str) -> str | None:
    return patiently(lambda: next((name for name in names(pid) if name.startswith(start)), None))


def act(node: Any) -> bool:
    """Trigger the first action of an element without waiting; a dialog would block the reply until it closes."""
    Atspi.set_timeout(REPLY_MS, 0)
    try:
        return bool(Atspi.Action.do_action(node, 0))
    except GLib.Error:
        return True
    finally:
        Atspi.set_timeout(*AT_SPI_TIMEOUTS_MS)


def press(pid: int, name: str) -> bool:
    def sensitive() -> Any:
        node = named(pid, name, "push button")
        return node if node is not None and usable(node) else None

    node = patiently(sensitive)
    return node is not None and act(node)


def tick(pid: int, name: str) -> bool:
    """Trigger the action of a check cell in a tree."""
    node = patiently(lambda: named(pid, name, ""))
    return node is not None and act(node)


def wait_checked(pid: int, name: str, checked: bool) -> bool:
    def is_in_state() -> bool:
        node = named(pid, name, "")
        return node is not None and node.get_state_set().contains(Atspi.StateType.CHECKED) == checked

    return bool(patiently(is_in_state))


def wait_announced(pid: int, start: str) -> str | None:
    """Wait for an announcement that starts with these words and return it."""

    def look() -> str | None:
        while GLib.MainContext.default().iteration(False):
            pass
        return next((words for words in announcements if words.startswith(start)), None)

    return patiently(look)


def described(pid: int, role: str) -> list[str]:
    """Return the descriptions of the elements with a role."""
    return [node.get_description() for node in nodes(pid) if node.get_role_name() == role]


def roles(pid: int, name: str) -> list[str]:
    return [node.get_role_name() for node in nodes(pid) if node.get_name() == name]


def interactive(pid: int) -> tuple[int, list[list[str]]]:
    """Return the number of interactive elements, and role and ID of those without a name."""
    found = [
        node
        for node in nodes(pid)
        if node.get_state_set().contains(Atspi.StateType.FOCUSABLE)
        and (node.get_action_iface() or node.get_editable_text_iface() or node.get_role_name() in WALKED)
    ]
    unnamed = [node for node in found if not node.get_name().strip()]
    return len(found), [[node.get_role_name(), node.get_accessible_id()] for node in unnamed]


def middle(pid: int, name: str, role: str = "") -> list[int] | None:
    node = patiently(lambda: named(pid, name, role))
    if node is None:
        return None
    box = Atspi.Component.get_extents(node, Atspi.CoordType.SCREEN)
    return [box.x + box.width // 2, box.y + box.height // 2]


def wait_focused(pid: int, name: str, role: str = "", patience: float = 3.0) -> bool:
    """Wait until an element has the keyboard focus."""

    def look() -> bool:
        node = named(pid, name, role)
        return node is not None and node.get_state_set().contains(Atspi.StateType.FOCUSED)

    return bool(patiently(look, patience))


def wait_length(pid: int, name: str, role: str, length: int, patience: float = 5.0) -> bool:
    """Wait until a text field contains this number of characters."""

    def look() -> bool:
        node = named(pid, name, role)
        return node is not None and Atspi.Text.get_character_count(node) == length

    return bool(patiently(look, patience))


def text(pid: int, name: str) -> str | None:
    node = patiently(lambda: named(pid, name, ""))
    return None if node is None else Atspi.Text.get_text(node, 0, -1)


def unnamed_buttons(pid: int) -> list[str]:
    return [node.get_accessible_id() for node in nodes(pid) if "button" in node.get_role_name() and not node.get_name()]


def disabled_without_reason(pid: int) -> list[str]:
    """Return the names of disabled buttons without a description of the reason."""
    shut = [node for node in nodes(pid) if node.get_role_name() == "push button" and not usable(node)]
    return [node.get_name() for node in shut if node.get_description() in ("", node.get_name())]


def serve() -> None:
    listed = (
        names, wait, wait_gone, wait_start, press, tick, wait_checked, wait_announced, middle, text, interactive,
        unnamed_buttons,
    )  # fmt: skip
    listed += (described, roles, disabled_without_reason, wait_focused, wait_length)
    calls = {each.__name__: each for each in listed}
    listener = Atspi.EventListener.new(lambda event: announcements.append(event.any_data))
    listener.register("object:announcement")
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        try:
            answer = calls[name](*arguments)
        except GLib.Error as error:
            answer = {"error": str(error)}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    serve()
