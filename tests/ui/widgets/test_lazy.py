"""A lazy part is built once, on first access."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from flexgui.ui.widgets.lazy import LazyPart


class Owner(QWidget):
    @LazyPart
    def part(self) -> QWidget:
        return QWidget(self)


def test_a_part_is_built_once_and_can_be_asked_for() -> None:
    owner, other = Owner(), Owner()
    assert Owner.part.existing(owner) is None
    part = owner.part
    assert owner.part is part and Owner.part.existing(owner) is part
    assert Owner.part.existing(other) is None
