"""A lazy widget is built once, on first access."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from flexgui.ui.widgets.lazy import Lazy, LazyPart


def test_the_first_access_builds_the_widget() -> None:
    lazy = Lazy(QLabel)
    assert lazy.existing is None
    first = lazy.widget
    assert isinstance(first, QLabel)
    assert lazy.widget is lazy.existing is first


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
