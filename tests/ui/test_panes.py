from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from flexgui.ui.panes import MIN_WIDTHS, WIDTHS, Panes


@pytest.fixture
def panes() -> Panes:
    panes = Panes()
    panes.set_panes([QWidget() for _ in WIDTHS])
    panes.resize(1440, 600)
    panes.show()
    return panes


@pytest.mark.parametrize("width", [960, 1024, 1200, 1440, 2000, 3840])
def test_the_width_is_shared_within_the_minimum_widths(panes: Panes, width: int) -> None:
    panes.resize(width, 600)
    sizes = panes.sizes()
    assert all(size >= least for size, least in zip(sizes, MIN_WIDTHS, strict=True))
    assert width - 4 <= sum(sizes) <= width
    assert sizes[2] == max(sizes)
    assert panes.widths == ()


def test_the_fields_have_their_width_in_every_mode() -> None:
    """The pane was a pixel narrower if it could shrink, so that the border moved when the mode changed."""
    panes = Panes()
    panes.set_panes([QTextEdit() for _ in WIDTHS])
    panes.resize(1440, 600)
    panes.show()
    assert panes.sizes() == [384, 444, 610]


def test_the_position_is_kept_when_panes_are_fitted(panes: Panes) -> None:
    moved: list[None] = []
    panes.changed.connect(lambda: moved.append(None))
    panes.moveSplitter(300, 1)
    chosen = panes.widths
    assert moved
    assert abs(chosen[0] - 300) <= 1
    other = Panes()
    other.set_panes([QWidget() for _ in WIDTHS])
    other.set_widths(chosen)
    other.resize(1440, 600)
    other.show()
    assert other.widths == chosen


@pytest.mark.parametrize("widths", [(), (1, 2), (0, 500, 500), (1, 2, 3, 4)])
def test_impossible_widths_are_ignored(panes: Panes, widths: tuple[int, ...]) -> None:
    before = panes.sizes()
    panes.set_widths(widths)
    assert (panes.sizes(), panes.widths) == (before, ())


def test_the_response_keeps_its_size_while_a_panel_replaces_the_fields(qapp: QApplication) -> None:
    """Its content was laid out for two sizes in between, each time that the panel was shown or hidden."""
    window, widths = QWidget(), set[int]()
    panes = Panes(window)
    panes.set_panes([QTextEdit() for _ in WIDTHS])
    window.resize(1440, 600)
    panes.resize(1440, 600)
    window.show()
    fields, _, response = (panes.widget(number) for number in range(3))
    response.resizeEvent = lambda event: widths.add(event.size().width())  # type: ignore[method-assign]
    for hidden, width in ((True, 1096), (False, 1440)):
        fields.setHidden(hidden)
        panes.resize(width, 600)
        qapp.processEvents()
    assert widths <= {610}
    assert panes.sizes() == [384, 444, 610]
