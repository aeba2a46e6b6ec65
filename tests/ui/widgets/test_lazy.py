"""A lazy widget is built once, on first access."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from flexgui.ui.widgets.lazy import Lazy


def test_the_first_access_builds_the_widget(qapp: object) -> None:
    lazy = Lazy(QLabel)
    assert lazy.existing is None
    first = lazy.widget
    assert isinstance(first, QLabel)
    assert lazy.widget is lazy.existing is first
