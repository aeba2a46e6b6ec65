"""The window: the only package that knows Qt. What PySide6 does at each start and no window needs is left out here.

All of it is PySide6's own business, looked up in 6.8 to 6.11; where a name is another one, nothing is left out.
"""

import builtins
import sys
from collections.abc import Mapping, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

_SUPPORT = "shibokensupport.signature"
_LATE = frozenset({"errorhandler", "layout", "parser", "enum_sig", "pyi_generator"})
_import = builtins.__import__


class _Late(ModuleType):
    """A module of PySide6's support for signatures that is compiled and run when something in it is first asked for."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__spec__ = ModuleSpec(name, None)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        published = self.__spec__
        self.__class__ = ModuleType  # type: ignore[assignment]
        self.__spec__ = ModuleSpec(self.__name__, None)  # PySide6 has given it a second name since
        loader: Any = sys.modules["shibokensupport"].__loader__
        loader.exec_module(self)
        self.__spec__ = published
        return getattr(self, name)


def _import_late(
    name: str,
    globals: Mapping[str, object] | None = None,
    locals: Mapping[str, object] | None = None,
    fromlist: Sequence[str] | None = (),
    level: int = 0,
) -> ModuleType:
    """Import as always, but put a `_Late` where one of those modules is wanted for the first time."""
    if fromlist and fromlist[0] in _LATE and name in (_SUPPORT, f"{_SUPPORT}.lib"):
        full = f"{name}.{fromlist[0]}"
        sys.modules.setdefault(full, _Late(full))
    return _import(name, globals, locals, fromlist or (), level)


if "PySide6" in sys.modules:
    _import = getattr(builtins, "__orig_import__", _import)
else:
    # WORKAROUND: PySide6 carries the sources of what words its TypeErrors, of help() and of its stub files, and
    # compiles them anew at each start: 20 ms, a fifth of an empty window's time. They are loaded when needed.
    builtins.__import__ = _import_late
try:
    import PySide6  # noqa: F401
finally:
    # WORKAROUND: PySide6 hooks every import to read the module's source and look for "PySide6" in it, for its optional
    # `__feature__` switch, and `linecache` keeps all that text: 10 MB and 15 ms by the time a request is sent. Nothing
    # here uses that switch.
    builtins.__import__ = _import
