"""The window: the only package that knows Qt."""

import builtins

import PySide6  # noqa: F401  brings the hook that is taken out below

# WORKAROUND: PySide6 hooks every import to read the module's source and look for "PySide6" in it, for its optional
# `__feature__` switch, and `linecache` keeps all that text: 10 MB and 15 ms by the time a request is sent. Nothing here
# uses that switch.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
