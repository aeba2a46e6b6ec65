"""The parts that were recognised in a pasted request, the missing ones, and the profile whose secret is used."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from flexgui.flex.text import shown
from flexgui.translation import later, tr
from flexgui.ui.resources import icon
from flexgui.ui.widgets.buttons import link_button
from flexgui.ui.widgets.combo import ComboBox
from flexgui.ui.widgets.labels import ElidedLabel, label
from flexgui.ui.widgets.layouts import ScrollColumn, grid_layout, vbox
from flexgui.ui.widgets.pane import titled_row

if TYPE_CHECKING:
    from flexgui.profiles.profile import Profile
    from flexgui.ui.diagnose.reading import Reading

MIN_HEIGHT = 90
"""Minimum height of the recognised rows in a low window, in pixels."""
LOW = 720
"""Height of the window below which less is shown, in pixels."""
NAME_WIDTH = 76
MAX_LENGTH, MAX_ROWS = 300, 300
AUTOMATIC, NO_SECRET = "auto", ""
"""The item data of the first two choices of a secret; the others have the ID of their profile."""


class RecognisedView(QWidget):
    """Rows of name and value below a title, which scroll in a low window.

    Signals: ``secret_chosen(str)`` AUTOMATIC, NO_SECRET or the ID of a profile.
    """

    secret_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: list[QWidget] = []
        self.which = ComboBox(self)
        self.which.setAccessibleName(tr("Which request"))
        self.fill = link_button(tr("Fill in…"), self)
        self.secret = ComboBox(self)
        self.secret.setAccessibleName(tr("Secret"))
        for box in (self.which, self.secret):
            box.setMinimumWidth(80)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.request, self.signed_by, self.headers, self.sent = (ElidedLabel() for _ in range(4))
        self.body = label(wrap=True)
        self.missing = label(wrap=True)
        self.secret_note = label(role="small", wrap=True)
        inside = QWidget()
        self._grid = grid_layout(inside, (14, 8, 12, 10), (8, 6))
        self._grid.setColumnStretch(1, 1)
        self._which_name = self._add(tr("One of"), self.which)
        for name, widget in (
            (tr("Request"), self.request),
            (tr("Signed by"), self.signed_by),
            (tr("Headers"), self.headers),
            (tr("Body"), self.body),
            (tr("Sent"), self.sent),
        ):
            self._facts += [self._add(name, widget), widget]
        self._missing_name = self._add(tr("Missing"), self.missing)
        self._grid.addWidget(self.fill, self._grid.rowCount(), 1, Qt.AlignmentFlag.AlignLeft)
        self._add(tr("Secret"), self.secret)
        self._grid.addWidget(self.secret_note, self._grid.rowCount(), 1)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self._scroll = ScrollColumn(self)
        self._scroll.setAccessibleName(tr("Recognised"))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        column = vbox(self)
        column.addWidget(titled_row(tr("Recognised"))[0])
        column.addWidget(self._scroll)
        for unknown in (self._missing_name, self.missing, self.fill):
            unknown.hide()
        self.secret.activated.connect(lambda row: self.secret_chosen.emit(self.secret.itemData(row)))

    def show_requests(self, titles: Sequence[str], index: int) -> None:
        """Offer the choice of one request, if there are several."""
        self.which.clear()
        self.which.addItems(titles[:MAX_ROWS])
        self.which.setCurrentIndex(index)
        for widget in (self.which, self._which_name):
            widget.setVisible(len(titles) > 1)

    def show_profiles(self, profiles: Sequence[Profile], chosen: str) -> None:
        self.secret.clear()
        self.secret.addItem(icon("key"), tr("Find the fitting profile"), AUTOMATIC)
        self.secret.addItem(tr("Without a secret"), NO_SECRET)
        for each in profiles:
            self.secret.addItem(icon("key"), each.label, each.id)
        self.secret.setCurrentIndex(max(0, self.secret.findData(chosen)))

    def show_reading(self, reading: Reading, chosen: str) -> None:
        """Show the recognised parts, and whose secret was used."""
        facts = reading.facts
        self.request.setText(facts.request)
        self.signed_by.setText(facts.signed_by)
        self.headers.setText(facts.headers)
        self.body.setText(facts.body)
        self.sent.setText(facts.sent)
        self.missing.setText(facts.missing)
        for widget in (self._missing_name, self.missing):
            widget.setVisible(bool(facts.missing))
        self.fill.setVisible(facts.fillable)
        self._show_secret(reading, facts.key_id, chosen)

    def fit(self, width: int, highest: int) -> None:
        """Fit the height of the rows to their content, up to `highest` or `MIN_HEIGHT` pixels.

        In a low window, only the choices and the missing parts are shown.
        """
        for widget in self._facts:
            widget.setVisible(self.window().height() >= LOW)
        follows = self._grid.hasHeightForWidth()
        wanted = self._grid.totalHeightForWidth(width) if follows else self._grid.totalSizeHint().height()
        self._scroll.setFixedHeight(min(wanted, max(MIN_HEIGHT, highest)))

    def _show_secret(self, reading: Reading, key_id: str, chosen: str) -> None:
        profile = reading.profile
        is_of_another_key = False
        if reading.problem:
            note = shown(reading.problem, MAX_LENGTH)
        elif profile is None:
            note = tr("Choose the profile whose key signed it: its secret proves more.")
            if chosen == AUTOMATIC:
                note = f"{tr('No profile fits.')} {note}"
        elif is_of_another_key := reading.is_of_another_key:
            note = tr("Another key signed the request. Add a profile with that key.")
        else:
            same = bool(profile.key_id) and profile.key_id == key_id
            used = tr("used in memory only")
            note = tr("Same key ID; {used}.", used=used) if same else f"{used[:1].upper()}{used[1:]}."
        if chosen == AUTOMATIC and profile is not None:
            text = later("{profile} (another key)") if is_of_another_key else later("{profile} (found)")
            self.secret.setItemText(0, tr(text, profile=profile.label))
        self.secret_note.setText(note)

    def _add(self, name: str, widget: QWidget) -> QWidget:
        row = self._grid.rowCount()
        title = label(name, "dim")
        title.setMinimumWidth(NAME_WIDTH)
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        self._grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop if wraps else Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(widget, row, 1)
        return title
