"""The window: the only package that knows Qt. What PySide6 does at each start and no window needs is left out here.

All of it is PySide6's own business, looked up in 6.8 to 6.11; where a name is another one, nothing is left out.
"""

import builtins
import sys
from collections.abc import Mapping, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

from flexgui.ui import late_enums

_LATE = {
    "shibokensupport": {"feature"},
    "shibokensupport.signature": {"errorhandler", "layout", "mapping", "parser"},
    "shibokensupport.signature.lib": {"enum_sig", "pyi_generator", "tool"},
}
_import = builtins.__import__


class _Late(ModuleType):
    """A module of PySide6's support for signatures that is compiled and run when something in it is first asked for."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__spec__ = ModuleSpec(name, None)
        # What PySide6 calls without asking for it: the hooks of each import, as long as they are in force (see below),
        # and what a wrong call is explained with.
        if name.endswith(".feature"):
            vars(self).update(feature_import=_import, feature_imported=lambda _module: None)
        elif name.endswith(".mapping"):
            vars(self).update(update_mapping=lambda: self.type_map is not None and self.update_mapping())

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
    for each in _LATE.get(name, set()).intersection(fromlist or ()):
        full = f"{name}.{each}"
        if full not in sys.modules:
            sys.modules[full] = _Late(full)
    return _import(name, globals, locals, fromlist or (), level)


late_enums.install()
if "PySide6" in sys.modules:
    _import = getattr(builtins, "__orig_import__", _import)
else:
    # WORKAROUND: PySide6 carries the sources of what words its TypeErrors, of help() and of its stub files, and
    # compiles them anew at each start: 30 ms, a third of an empty window's time. They are loaded when needed.
    builtins.__import__ = _import_late
try:
    import PySide6  # noqa: F401
finally:
    # WORKAROUND: PySide6 hooks every import to read the module's source and look for "PySide6" in it, for its optional
    # `__feature__` switch, and `linecache` keeps all that text: 10 MB and 15 ms by the time a request is sent. Nothing
    # here uses that switch.
    builtins.__import__ = _import
