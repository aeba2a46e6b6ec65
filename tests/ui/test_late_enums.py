"""An enumeration that is made late is the one that PySide6 would have made at once, however it is first looked at."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

DESCRIBE = """
import enum, json, sys
from PySide6 import QtCore, QtGui, QtWidgets

def of(holder, seen):
    for name in sorted(vars(holder)):
        each = vars(holder)[name]
        if isinstance(each, enum.EnumType) and each not in seen:
            seen.add(each)
            yield each
        elif isinstance(each, type) and each not in seen:
            seen.add(each)
            yield from of(each, seen)

for module in (QtCore, QtGui, QtWidgets):
    for name in dir(module):
        getattr(module, name)  # makes the class, and its enumerations
    for each in of(module, set()):
        members = [(name, member.name, member.value, repr(member), str(member), hash(member))
                   for name, member in each.__members__.items()]
        print(each.__module__, each.__qualname__, each.__doc__, [base.__name__ for base in each.__mro__], list(each),
              members, type(each) is enum.EnumType, len(each), sorted(each._value2member_map_))
"""


def printed(code: str) -> str:
    """What `code` prints in a fresh interpreter."""
    environment = os.environ | {"PYTHONHASHSEED": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_enumeration_of_qt_is_as_pyside_makes_it() -> None:
    late = printed("import flexgui.ui\n" + DESCRIBE)
    assert late.count("\n") > 400
    assert late == printed(DESCRIBE)


@pytest.mark.parametrize(
    "look",
    [
        "Qt.Key.Key_A.value == 65",
        "Qt.Key(65) is Qt.Key.Key_A",
        "Qt.Key['Key_A'] == 65",
        "len(Qt.Key) > 400",
        "Qt.Key.Key_A in Qt.Key",
        "Qt.GlobalColor.red in list(Qt.GlobalColor)",
        "list(reversed(Qt.SortOrder))[0].name == 'DescendingOrder'",
        "'Key_A' in dir(Qt.Key)",
        "'Key_A' in Qt.Key.__members__",
        "repr(Qt.SortOrder) == \"<enum 'SortOrder'>\"",
        "QEvent(QEvent.Type.User).type() is QEvent.Type.User",
        "QObject().thread().priority().name == 'InheritPriority'",
        "(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop).value == 0x21",
        "~Qt.ItemFlag.ItemIsEnabled & Qt.ItemFlag.ItemIsEnabled == Qt.ItemFlag.NoItemFlags",
        "isinstance(Qt.CheckState.Checked, Qt.CheckState)",
        "pickle.loads(pickle.dumps(Qt.CheckState.Checked)) is Qt.CheckState.Checked",
        "copy.deepcopy(Qt.CheckState.Checked) is Qt.CheckState.Checked",
        "not hasattr(Qt.CheckState, 'Nothing')",
        "issubclass(Qt.Key, enum.IntEnum)",
    ],
)
def test_the_first_look_at_it_may_be_any(look: str) -> None:
    code = "import copy, enum, pickle\nimport flexgui.ui\nfrom PySide6.QtCore import QEvent, QObject, Qt\n"
    assert printed(f"{code}print({look})") == "True\n"


def test_other_enumerations_are_made_at_once() -> None:
    code = "import flexgui.ui, enum\nmade = enum.IntEnum('Made', [('a', 1), ('b', 2)])\nprint(type(made), list(made))"
    assert printed(code) == "<class 'enum.EnumType'> [<Made.a: 1>, <Made.b: 2>]\n"
