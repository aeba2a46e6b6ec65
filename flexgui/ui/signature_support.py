"""Defers PySide6's signature support until it is needed. Delete this module when PySide6 imports it on demand.

WORKAROUND: on each import, PySide6 (6.8 to 6.11) compiles the Python modules that format its TypeErrors and build
`__signature__`, about 45 ms, and replaces `builtins.__import__` by a hook that reads the source of every imported
module, for its `__feature__` switch. FlexGUI uses neither before the first paint. If PySide6 renames these modules,
they are simply not deferred.
"""

from __future__ import annotations

import builtins
import sys
from importlib.machinery import ModuleSpec
from threading import RLock
from types import ModuleType
from typing import Any

_DEFERRED = {
    "shibokensupport.signature": ("errorhandler", "layout", "mapping", "parser"),
    "shibokensupport.signature.lib": ("enum_sig", "pyi_generator", "tool"),
}
_lock = RLock()
_import = builtins.__import__


class DeferredModule(ModuleType):
    """A module of the signature support that is executed when one of its attributes is first read."""

    def __getattr__(self, name: str) -> Any:
        with _lock:
            if isinstance(self, DeferredModule):  # False if another thread executed it first
                if name.startswith("__") or "_executing" in self.__dict__:
                    raise AttributeError(name)
                self.__dict__["_executing"] = True
                published, self.__spec__ = self.__spec__, ModuleSpec(self.__name__, None)  # PySide6 renamed the first
                sys.modules["shibokensupport"].__loader__.exec_module(self)  # type: ignore[union-attr]
                self.__spec__, self.__class__ = published, ModuleType  # type: ignore[assignment]
        return getattr(self, name)


def import_pyside() -> None:
    """Import PySide6 with its signature support deferred, and remove its import hook."""
    if "PySide6" not in sys.modules:
        builtins.__import__ = _import_deferred
        try:
            import PySide6  # noqa: F401
        finally:
            builtins.__import__ = _import


def _import_deferred(name: str, globals: Any = None, locals: Any = None, fromlist: Any = (), level: int = 0) -> Any:
    for each in _DEFERRED.get(name, ()):
        if each in (fromlist or ()) and f"{name}.{each}" not in sys.modules:
            module = sys.modules[f"{name}.{each}"] = DeferredModule(f"{name}.{each}")
            module.__spec__ = ModuleSpec(f"{name}.{each}", None)
            if each == "mapping":  # PySide6 looks this up in the module's dictionary before it formats an error
                module.__dict__["update_mapping"] = lambda module=module: module.type_map and module.update_mapping()
    return _import(name, globals, locals, fromlist, level)
