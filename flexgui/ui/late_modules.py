"""Modules that are compiled and run when something in them is first asked for.

WORKAROUND: PySide6 (6.8 to 6.11) carries the sources of what words its TypeErrors, of help() and of its stub files, and
compiles them anew at each start; and it, and `dataclasses`, import modules of the standard library that nothing asks
for before the first paint. Together that is 35 ms, a third of an empty window's time. Where PySide6 calls something by
another name, that is not late.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Mapping, Sequence
from importlib.machinery import ModuleSpec
from threading import RLock
from types import ModuleType
from typing import Any

_STANDARD = ("bz2", "inspect", "ipaddress", "lzma", "shutil", "tempfile", "textwrap", "traceback")
_OF_PYSIDE = {
    "shibokensupport": {"feature"},
    "shibokensupport.signature": {"errorhandler", "layout", "mapping", "parser"},
    "shibokensupport.signature.lib": {"enum_sig", "pyi_generator", "tool"},
}
_import = getattr(builtins, "__orig_import__", builtins.__import__) if "PySide6" in sys.modules else builtins.__import__
"""The interpreter's own; PySide6, where it came first, has put another in its place."""
_lock = RLock()
_running: set[str] = set()


class LateModule(ModuleType):
    """A module that runs when something in it is first asked for, in whatever thread that is."""

    def __init__(self, spec: ModuleSpec) -> None:
        """`spec.loader` will run it; None stands for the loader of PySide6's support, which is not there yet."""
        super().__init__(spec.name)
        self.__spec__ = spec

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what the import statement asks of a module
            raise AttributeError(name)
        with _lock:
            if self.__name__ in _running:
                raise AttributeError(f"module {self.__name__!r} does not have {name!r} yet")
            if isinstance(self, LateModule):  # no longer, when another thread was quicker
                self._run()
        return getattr(self, name)

    def _run(self) -> None:
        published = self.__spec__
        assert published is not None
        loader: Any = published.loader or sys.modules["shibokensupport"].__loader__
        if published.loader is None:  # PySide6 publishes it by a second name, and loads it by its first
            self.__spec__ = ModuleSpec(self.__name__, None)
        _running.add(self.__name__)
        try:
            loader.exec_module(self)
            self.__class__ = ModuleType  # type: ignore[assignment]
        finally:
            _running.discard(self.__name__)
            self.__spec__ = published


def make_late_standard() -> None:
    """Put a late module in the place of those of the standard library that are not there yet."""
    for name in _STANDARD:
        specs = (finder.find_spec(name, None) for finder in sys.meta_path if name not in sys.modules)
        spec = next((each for each in specs if each is not None), None)
        if spec is not None and spec.loader is not None:
            late = sys.modules[name] = LateModule(spec)
            vars(late).update(__file__=spec.origin, __loader__=spec.loader, __package__="")


def import_pyside() -> None:
    """Import PySide6 with its support for signatures late."""
    if "PySide6" not in sys.modules:
        builtins.__import__ = _import_late
    try:
        import PySide6  # noqa: F401
    finally:
        # WORKAROUND: PySide6 hooks every import to read the module's source and look for "PySide6" in it, for its
        # optional `__feature__` switch, and `linecache` keeps all that text: 10 MB and 15 ms by the time a request is
        # sent. Nothing here uses that switch.
        builtins.__import__ = _import


def _import_late(
    name: str,
    globals: Mapping[str, object] | None = None,
    locals: Mapping[str, object] | None = None,
    fromlist: Sequence[str] | None = (),
    level: int = 0,
) -> ModuleType:
    """Import as always, but put a late module where one of PySide6's support is wanted for the first time."""
    for each in _OF_PYSIDE.get(name, set()).intersection(fromlist or ()):
        if f"{name}.{each}" not in sys.modules:
            late = sys.modules[f"{name}.{each}"] = LateModule(ModuleSpec(f"{name}.{each}", None))
            vars(late).update(_called_unasked(late).get(each, {}))
    return _import(name, globals, locals, fromlist or (), level)


def _called_unasked(late: LateModule) -> dict[str, dict[str, Any]]:
    """Return what PySide6 calls by looking into the module's dictionary, by module.

    The hooks of each import, as long as they are in force, and what comes before a wrong call is explained.
    """
    return {
        "feature": {"feature_import": _import, "feature_imported": lambda _module: None},
        "mapping": {"update_mapping": lambda: late.type_map is not None and late.update_mapping()},
    }
