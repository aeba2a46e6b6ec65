"""The banner: the result, over the whole width of the pane."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from flexgui.translation import tr
from flexgui.ui.widgets.announce import announce
from flexgui.ui.widgets.buttons import CopyButton
from flexgui.ui.widgets.labels import ElidedLabel, IconLabel, label, plain_tip, set_style
from flexgui.ui.widgets.layouts import grid_layout, hbox

ID_ENDS, MAX_ID_LENGTH = 8, 20
"""Characters that are shown of both ends of a correlation ID longer than `MAX_ID_LENGTH`."""
ROOMY = 840
"""Width in pixels from which the whole ID fits beside any sentence."""


class Banner(QFrame):
    """Icon, title and sentence; time and size at the right, below them the correlation ID with a copy button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._icon = IconLabel(size=20, parent=self)
        self._title = ElidedLabel(role="status", parent=self)
        self._second = QWidget(self)
        self._sentence = ElidedLabel(role="small", parent=self._second)
        self._right = label(role="small")
        self._id_name = label(tr("Correlation ID"), "small")
        self._id = label(role="mono")
        self._whole_id = ""
        self._copy = CopyButton(tr("Copy the correlation ID"), lambda: self._whole_id, self._second)
        line = hbox(self._second, spacing=8)
        line.addWidget(self._sentence, 1)
        for widget in (self._id_name, self._id, self._copy):
            line.addWidget(widget)
        grid = grid_layout(self, (14, 9, 14, 9), (10, 2))
        grid.addWidget(self._icon, 0, 0)
        grid.addWidget(self._title, 0, 1)
        grid.addWidget(self._right, 0, 2)
        grid.addWidget(self._second, 1, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        self._one_line = False
        self._announced = ""

    @property
    def title(self) -> str:
        """The text of the first line."""
        return self._title.text()

    @property
    def sentence(self) -> str:
        """The text of the second line."""
        return self._sentence.text()

    def set(
        self, tone: str, icon: str, title: str, sentence: str, right_text: str = "", correlation_id: str = ""
    ) -> None:
        self._icon.set_icon(icon, tone)
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._right.setText(right_text)
        self._right.setVisible(bool(right_text))
        self._whole_id = correlation_id
        self._show_id()
        self._id.setToolTip(plain_tip(correlation_id))
        for widget in (self._id_name, self._id, self._copy):
            widget.setVisible(bool(correlation_id))
        self._announce(f"{title.rstrip('.')}. {sentence}")
        set_style(self, "tone", tone)
        self.set_one_line(self._one_line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_id()

    def _show_id(self) -> None:
        self._id.setText(self._whole_id if self.width() >= ROOMY else shorten_id(self._whole_id))

    def hideEvent(self, event: QHideEvent) -> None:
        self._announced = ""  # the same result of another request is announced again
        super().hideEvent(event)

    def _announce(self, words: str) -> None:
        self.setAccessibleName(words)
        if words != self._announced:
            self._announced = words
            announce(self, words)

    def set_one_line(self, one_line: bool) -> None:
        """Show the first line only, and the rest as tooltip."""
        self._one_line = one_line
        self._second.setVisible(not one_line)
        extra = f"\n{tr('Correlation ID')} {self._whole_id}" if self._whole_id else ""
        self.setToolTip(plain_tip(self._sentence.text() + extra) if one_line else "")


def shorten_id(text: str) -> str:
    """Return a long ID without its middle, so that the sentence beside it has room."""
    return text if len(text) <= MAX_ID_LENGTH else f"{text[:ID_ENDS]}…{text[-ID_ENDS:]}"
