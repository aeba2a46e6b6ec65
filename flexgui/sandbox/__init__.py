"""The Flex API on the loopback: for work offline, for tests, for a build server of one's own."""

from flexgui.sandbox.server import LogEntry, Sandbox

__all__ = ["LogEntry", "Sandbox"]
