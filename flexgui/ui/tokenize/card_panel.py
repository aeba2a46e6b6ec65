"""The form of the mode Tokenize: the test card and the other fields that the capture context collects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from flexgui.flex.card import DEFAULT_CARD, TEST_CARDS, Card, PublishedCard, card_for
from flexgui.flex.catalog import Catalog
from flexgui.flex.text import shown
from flexgui.flex.tokenization import CARD_PATH, FieldLists, card_values, default_values
from flexgui.translation import tr
from flexgui.ui.widgets.build_queue import BuildQueue
from flexgui.ui.widgets.combo import ComboBox
from flexgui.ui.widgets.labels import IconLabel, label, set_style
from flexgui.ui.widgets.layouts import ScrollColumn, grid_layout, hbox, vbox
from flexgui.ui.widgets.pane import Pane

LABEL_WIDTH, REQUIRED_WIDTH, GAP = 106, 66, 6
NARROW = 360
"""Width of the panel below which the column *Required* is hidden, in pixels."""
NUMBER, CODE, TYPE = (f"{CARD_PATH}.{name}" for name in ("number", "securityCode", "type"))
MONTH, YEAR = f"{CARD_PATH}.expirationMonth", f"{CARD_PATH}.expirationYear"
MONO = frozenset({NUMBER, CODE, TYPE, MONTH, YEAR})


class CardPanel(Pane):
    """Edits the values of the fields. Signals: ``edited()`` after the user changed a value."""

    edited = Signal()

    def __init__(self, catalog: Catalog, build_queue: BuildQueue, parent: QWidget | None = None) -> None:
        """`build_queue` builds the groups of the form after the first one."""
        super().__init__(tr("Card and fields"), parent)
        self._catalog = catalog
        self._build_queue = build_queue
        self._lists = FieldLists((), ())
        self._values: dict[str, str] = {}
        self._lines: dict[str, QLineEdit] = {}
        self._problems: Mapping[str, str] = {}
        self._errors: dict[str, QLabel] = {}
        self._cells: dict[str, QVBoxLayout] = {}
        """The line of each field, and below it its error."""
        self._grids: list[QGridLayout] = []
        self._unbuilt: list[tuple[str, list[str]]] = []
        """The groups of the form whose rows are not built yet, as (key, paths)."""
        self._counts: dict[str, QLabel] = {}
        self._ticks: list[QWidget] = []
        self._is_wide = True
        self._today = date(2000, 1, 1)
        self.card = ComboBox(self)
        self.card.setAccessibleName(tr("Test card"))
        for each in TEST_CARDS:
            self.card.addItem(f"{each.brand}  ·  {each.number[-4:]}", each)
        self.card.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.card.setMinimumWidth(80)
        self.card.setMinimumContentsLength(8)
        self.card.popup_width = 240
        self.card.activated.connect(self._choose_card)
        self._scroll = ScrollColumn(self)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self._header())
        self.body.addWidget(self._scroll, 1)

    def show_fields(self, lists: FieldLists, today: date) -> None:
        """Show a form for these fields; the values of remaining fields are kept.

        Until the panel is visible, only the first group is built at once, then one in each turn of the event loop.
        """
        self._today = today
        if lists == self._lists and self._lines:
            return
        entered = self._values
        defaults = default_values(lists, self.given_card(), self._catalog)
        self._values = {path: entered.get(path) or value for path, value in defaults.items()}
        self._lists = lists
        self._build()

    def values(self) -> dict[str, str]:
        """Return the values by dotted path, "" for a field that is not sent."""
        return dict(self._values)

    def given_card(self) -> Card:
        """Return the card of the form; fields that the context does not collect are those of the chosen test card."""
        chosen = self.card.currentData()
        card = card_for(chosen if isinstance(chosen, PublishedCard) else DEFAULT_CARD, self._today)
        members = {"number": NUMBER, "month": MONTH, "year": YEAR, "security_code": CODE, "type_code": TYPE}
        typed = {name: self._values[path].strip() for name, path in members.items() if self._values.get(path)}
        return card._replace(**typed)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show errors below the fields: dotted path -> a sentence. A label is built with the first one of its field."""
        self._problems = problems
        for path, line in self._lines.items():
            text = problems.get(path, "")
            if text and path not in self._errors:
                error = self._errors[path] = label(role="small", tone="bad", wrap=True)
                error.setContentsMargins(0, 2, 0, 0)
                self._cells[path].addWidget(error)
            if path in self._errors:
                self._errors[path].setText(text)
                self._errors[path].setVisible(bool(text))
            set_style(line, "state", "bad" if text else "")
            required = tr("Required by the context") if path in self._lists.required else ""
            line.setAccessibleDescription(text or required)

    # Inside

    def _header(self) -> QWidget:
        frame = QFrame()
        frame.setObjectName("formHeader")
        frame.setFixedHeight(26)
        row = hbox(frame, (14, 0, 14, 0))
        field = label(tr("Field"), "small")
        field.setFixedWidth(LABEL_WIDTH)
        self._required = label(tr("Required"), "small")
        self._required.setFixedWidth(REQUIRED_WIDTH)
        self._required.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(field)
        row.addWidget(label(tr("Value"), "small"), 1)
        row.addWidget(self._required)
        return frame

    def _build(self) -> None:
        self.card.setParent(self)  # they belong to the form that is replaced
        self._lines, self._errors, self._cells, self._counts = {}, {}, {}, {}
        self._ticks, self._grids, self._problems = [], [], {}
        inside = QWidget(self._scroll.viewport())
        self._column = vbox(inside, (14, 6, 14, 14))
        self._column.addStretch(1)
        groups: dict[str, list[str]] = {}
        for path in self._lists.all:
            groups.setdefault(path.rpartition(".")[0], []).append(path)
        order = [group.key for group in self._catalog.groups]
        keys = sorted(groups, key=lambda each: order.index(each) if each in order else len(order))
        self._unbuilt = [(key, groups[key]) for key in keys]
        self._build_next()
        while self._unbuilt and self.isVisible():
            self._build_next()
        self._build_queue.add(*[self._build_next] * len(self._unbuilt))
        self._scroll.setWidget(inside)

    def _build_next(self) -> None:
        if self._unbuilt:
            self._build_group(*self._unbuilt.pop(0))
        self._show_counts()
        self.show_problems(self._problems)

    def _build_group(self, key: str, paths: list[str]) -> None:
        grid = grid_layout(margins=(0, 0, 0, GAP), spacing=(0, GAP))
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnMinimumWidth(2, REQUIRED_WIDTH if self._is_wide else 0)
        grid.setColumnStretch(1, 1)
        self._grids.append(grid)
        group = QWidget(self._column.parentWidget())
        rows = vbox(group)
        rows.addWidget(self._group_title(key))
        rows.addLayout(grid)
        built = len(self._lines)
        self._fill_group(grid, key, paths)
        for before, after in pairwise([self.card, *self._lines.values()][built:]):
            self.setTabOrder(before, after)  # in the order of the form, not in the order of building
        self._column.insertWidget(self._column.count() - 1, group)
        group.show()
        self._scroll.fit_content()

    def _group_title(self, key: str) -> QWidget:
        named = next((group.label for group in self._catalog.groups if group.key == key), "")
        row = QWidget()
        row.setFixedHeight(34)
        layout = hbox(row, spacing=8)
        layout.addWidget(label(named or shown(key), "title"))
        self._counts[key] = label(role="small")
        layout.addWidget(self._counts[key])
        layout.addStretch(1)
        return row

    def _fill_group(self, grid: QGridLayout, key: str, paths: list[str]) -> None:
        if key == CARD_PATH:
            self._add_row(grid, tr("Test card"), self.card, ())
            known = [path for path in (NUMBER, MONTH, YEAR, CODE, TYPE) if path in paths]
            paths = known + [path for path in paths if path not in known]
        joined = {MONTH, YEAR} <= set(paths)
        for path in paths:
            if joined and path == YEAR:
                continue
            if joined and path == MONTH:
                self._add_expiry(grid)
                continue
            self._add_row(grid, self._name(path), self._line(path), (path,))

    def _add_expiry(self, grid: QGridLayout) -> None:
        both = QWidget()
        row = hbox(both, spacing=6)
        for path, width in ((MONTH, (42, 54)), (YEAR, (54, 70))):
            line = self._line(path)
            line.setMinimumWidth(width[0])
            line.setMaximumWidth(width[1])
            row.addWidget(line)
            if path == MONTH:
                row.addWidget(label("/", "dim"))
        row.addStretch(1)
        self._add_row(grid, tr("Expiry"), both, (MONTH, YEAR))

    def _line(self, path: str) -> QLineEdit:
        line = QLineEdit(self._values.get(path, ""))
        line.setCursorPosition(0)  # a narrow field shows the start of a long value
        line.setPlaceholderText(tr("not sent"))
        line.setAccessibleName(self._name(path))
        line.setProperty("mono", path in MONO)
        line.textEdited.connect(lambda text, path=path: self._edit(path, text))
        self._lines[path] = line
        return line

    def _add_row(self, grid: QGridLayout, name: str, widget: QWidget, paths: Sequence[str]) -> None:
        at, top = grid.rowCount(), Qt.AlignmentFlag.AlignTop
        title = label(name, "dim", wrap=True)
        title.setMinimumHeight(30)
        title.setFixedWidth(LABEL_WIDTH)
        cell = vbox()
        cell.addWidget(widget)
        self._cells |= dict.fromkeys(paths, cell)
        grid.addWidget(title, at, 0, top)
        grid.addLayout(cell, at, 1, top)
        if any(path in self._lists.required for path in paths):
            tick = IconLabel("tick")
            tick.setFixedSize(REQUIRED_WIDTH, 30)
            self._ticks.append(tick)
            grid.addWidget(tick, at, 2, top)
            if not self._is_wide:
                tick.hide()

    def _name(self, path: str) -> str:
        field = self._catalog.by_path(path)
        return field.label if field is not None else shown(path.rpartition(".")[2])

    def _edit(self, path: str, text: str) -> None:
        self._values[path] = text.strip()
        if path == NUMBER:
            self._follow_number(text.strip())
        self._show_counts()
        self.edited.emit()

    def _follow_number(self, number: str) -> None:
        found = next((at for at, card in enumerate(TEST_CARDS) if card.number == number), -1)
        self.card.setCurrentIndex(found)

    def _choose_card(self) -> None:
        chosen = self.card.currentData()
        if not isinstance(chosen, PublishedCard):
            return
        kept = {path: self._values[path] for path in (MONTH, YEAR) if self._values.get(path)}
        written = card_values(card_for(chosen, self._today)) | kept
        for path, value in written.items():
            if path in self._values:
                self._values[path] = value
            if line := self._lines.get(path):
                line.setText(value)
                line.setCursorPosition(0)
        self._show_counts()
        self.edited.emit()

    def _show_counts(self) -> None:
        for key, count in self._counts.items():
            paths = [path for path in self._values if path.rpartition(".")[0] == key]
            given = sum(1 for path in paths if self._values[path])
            count.setText(tr("{n} of {all}", n=given, all=len(paths)))
        given = sum(1 for value in self._values.values() if value)
        right = tr("{n} of {all} fields", n=given, all=len(self._values)) if self._values else ""
        self.foot.set_text(tr("Test cards only; nothing here is kept"), right=right)

    def _fit(self) -> None:
        wide = self.width() >= NARROW
        if wide == self._is_wide:
            return
        self._is_wide = wide
        for each in (self._required, *self._ticks):
            each.setVisible(wide)
        for grid in self._grids:
            grid.setColumnMinimumWidth(2, REQUIRED_WIDTH if wide else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
