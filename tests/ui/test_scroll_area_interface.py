"""A screen reader that asks a scroll area for a child that is gone does not crash the process."""

from __future__ import annotations

from tests.test_house import run_python

CODE = """
from flexgui.ui.widgets.layouts import ScrollColumn
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from flexgui.ui.scroll_area_interface import install
app = QApplication([])
QAccessible.setActive(True)
area, tall = ScrollColumn(), QWidget()
tall.setMinimumHeight(2_000)
area.setWidget(tall)
area.show()
QAccessible.queryAccessibleInterface(area).childCount()  # as a screen reader does before the first paint
install()
interface = QAccessible.queryAccessibleInterface(area)
count = interface.childCount()
print(area.viewport() in [interface.child(index).object() for index in range(count)])
print([interface.child(index) for index in (-1, count, 1_000)])
"""


def test_a_child_that_is_gone_is_none() -> None:
    assert run_python(CODE).splitlines() == ["True", "[None, None, None]"]
