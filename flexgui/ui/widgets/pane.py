"""A pane: head, rows, content, foot. All panes share these heights, so that lines run across the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QHBoxLayout, QWidget

from flexgui.ui.widgets.announce import announce
from flexgui.ui.widgets.flow import FlowLayout
from flexgui.ui.widgets.labels import ElidedLabel, IconLabel, label, plain_tip, set_style
from flexgui.ui.widgets.layouts import hbox, vbox

HEAD, FOOT = 40, 28
FOOT_MARGINS = 14 + 12
"""Left and right margin of a foot, in pixels."""


class Pane(QFrame):
    """One of the panes of the window; `body` is the layout for the content."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setAccessibleName(title)
        column = vbox(self)
        head = QFrame()
        head.setObjectName("paneHead")
        head.setFixedHeight(HEAD)
        self.head = hbox(head, (14, 0, 10, 0), 8)
        self.title = label(title, "title")
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.body = vbox()
        self.foot = Foot()
        column.addWidget(head)
        column.addLayout(self.body, 1)
        column.addWidget(self.foot)

    def set_title(self, title: str) -> None:
        self.title.setText(title)
        self.setAccessibleName(title)

    def enter(self) -> bool:
        """Focus the widget that had the focus last, else the first tree or text, else the first widget that takes it.

        Return whether any widget took it.
        """
        last = self.focusWidget()
        takers = [each for each in self.findChildren(QWidget) if _takes_keys(each)]
        views = [each for each in takers if isinstance(each, QAbstractScrollArea)]
        for each in (last, *views, *takers):
            if each is not None and _takes_keys(each):
                each.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False


def _takes_keys(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isVisible() and widget.isEnabled()


class Foot(QFrame):
    """One plain sentence about the content, an icon before it, links and a short text at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("paneFoot")
        self.setMinimumHeight(FOOT)
        self._icon = IconLabel()
        self.left = ElidedLabel()
        self.right = label()
        self._links: list[QWidget] = []
        self._stacked = False
        self._row = hbox(spacing=8)
        self._below: FlowLayout | None = None
        self._row.addWidget(self._icon)
        self._row.addWidget(self.left, 1)
        self._row.addWidget(self.right)
        self._column = vbox(self, (14, 4, FOOT_MARGINS - 14, 4), 2)
        self._column.addLayout(self._row)
        self._icon.hide()

    def add_link(self, link: QWidget) -> None:
        """Put a link beside the sentence."""
        self._links.append(link)
        self._row.insertWidget(self._row.count() - 1, link)

    def set_stacked(self, stacked: bool) -> None:
        """Put the links below the sentence, in as many rows as they need, or back beside it."""
        if stacked == self._stacked:
            return
        self._stacked = stacked
        if self._below is None:
            self._below = FlowLayout(margins=(14 + 8, 0, 0, 0))  # aligned with the sentence
            self._column.addLayout(self._below)
        for link in self._links:
            if stacked:
                self._row.removeWidget(link)
                self._below.addWidget(link)
            else:
                self._below.removeWidget(link)
                self._row.insertWidget(self._row.count() - 1, link)

    def set_text(self, left: str, icon: str = "", right: str | None = None, tone: str = "") -> None:
        """Show a sentence; `right` None leaves the text at the right unchanged. An error wraps and is never elided.

        If there is no room for both, `right` is only in the tooltip.
        """
        self.left.setWordWrap(tone in {"bad", "warn"})
        self.left.setToolTip("")
        self.left.setText(left)
        self._icon.set_icon(icon, tone or "text2")
        self._icon.setVisible(bool(icon))
        if right is not None:
            self.right.setText(right)
        if (self.left.property("tone") or "") != tone:
            set_style(self.left, "tone", tone)
            announce(self.left, left if tone == "bad" else "")  # errors only, not each change while the user types
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Hide the short text at the right if the sentence needs its room."""
        words, advance = self.left.text(), self.left.fontMetrics().horizontalAdvance
        beside = [each for each in (self._icon, *self._links) if not each.isHidden() and each.parent() is self]
        taken = sum(max(each.sizeHint().width(), each.minimumWidth()) + self._row.spacing() for each in beside)
        room = self.contentsRect().width() - taken - FOOT_MARGINS
        fits = advance(words) + self._row.spacing() + advance(self.right.text()) <= room
        self.right.setVisible(bool(self.right.text()) and (fits or self.left.wordWrap()))
        self.setToolTip("" if fits else plain_tip(self.right.text()))


def empty_pane() -> QFrame:
    """Return a placeholder for a pane that is built later."""
    frame = QFrame()
    frame.setObjectName("pane")
    return frame


def row_frame(height: int = 40, parent: QWidget | None = None) -> tuple[QFrame, QHBoxLayout]:
    """Return a row of a pane with a line below it, and its layout."""
    frame = QFrame(parent)
    return frame, lay_out_row(frame, height)


def titled_row(title: str) -> tuple[QFrame, QHBoxLayout]:
    """Return a row with a title and a line above it, and its layout."""
    row, layout = row_frame()
    row.setProperty("above", True)
    layout.addWidget(label(title, "title"))
    layout.addStretch(1)
    return row, layout


def lay_out_row(frame: QFrame, height: int = 40) -> QHBoxLayout:
    """Make a frame a row of a pane with a line below it; return its layout."""
    frame.setObjectName("paneRow")
    frame.setFixedHeight(height)
    return hbox(frame, (14, 0, 10, 0), 8)
