"""The Flex API on this computer: for offline work, for tests, and for continuous integration."""

from flexgui.sandbox.log import LogEntry
from flexgui.sandbox.server import Sandbox

__all__ = ["LogEntry", "Sandbox"]
