"""The faults of the sandbox as switches, in groups."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QWidget

from flexgui.sandbox.faults import FAULT_GROUPS, FAULTS, Faults
from flexgui.translation import tr
from flexgui.ui.sandbox.credentials_view import MARGIN, column_head
from flexgui.ui.widgets.build_queue import BuildQueue
from flexgui.ui.widgets.labels import label, plain_tip, set_style
from flexgui.ui.widgets.layouts import ScrollColumn, hbox, vbox

MAX_SLOW_MS = 600_000


class FaultRow(QFrame):
    """One fault: a check box with its name, and what it does."""

    def __init__(self, name: str, setting: QWidget | None = None) -> None:
        super().__init__()
        self.setObjectName("faultRow")
        self.setMinimumHeight(26)
        text = tr(FAULTS[name])
        self.setToolTip(plain_tip(f"{name}: {text}"))
        self.name, self._setting = name, setting
        self.box = QCheckBox(name)
        self.box.setAccessibleDescription(text)
        self.text = label(text, "small", wrap=True)
        row = hbox(self, (MARGIN, 2, MARGIN, 2), 8)
        row.addWidget(self.box)
        row.addWidget(self.text, 1)
        if setting is not None:
            row.addWidget(setting)
            setting.hide()

    def show_state(self, on: bool) -> None:
        self.box.setChecked(on)
        if self._setting is not None:
            self._setting.setVisible(on)
        set_style(self, "tone", "warn" if on else "")


class FaultsView(QFrame):
    """Switches faults on and off; in a visible window the groups are built one by one.

    Signals: ``changed()`` after a fault was switched.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sandboxColumn")
        self.setProperty("last", True)
        self._faults = Faults()
        self.slow = QLineEdit()
        self.slow.setValidator(QIntValidator(0, MAX_SLOW_MS, self))
        self.slow.setAccessibleName(tr("Delay in milliseconds"))
        self.slow.setObjectName("small")
        self.slow.setFixedWidth(64)
        self.rows: dict[str, FaultRow] = {}
        """The switch of each fault; empty until a sandbox runs."""
        self._build_queue = BuildQueue(self)
        self._scroll = ScrollColumn(self)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = vbox(self)
        self.head = column_head(tr("Faults"))
        column.addWidget(self.head)
        column.addWidget(self._scroll, 1)
        self.slow.editingFinished.connect(self._set_delay)

    def show_faults(self, faults: Faults) -> None:
        """Show and switch these faults."""
        self._faults = faults
        self.slow.setText(str(round(faults.slow_seconds * 1000)))
        for name, row in self.rows.items():
            row.show_state(name in faults)
        if self._scroll.widget() is None:
            self._begin()

    def _begin(self) -> None:
        inside = QWidget(self._scroll.viewport())
        self._column = vbox(inside, (0, 0, 0, 6))
        self._column.addStretch(1)
        longest = FaultRow(max(FAULTS, key=len))
        self._widest = longest.box.sizeHint().width()
        self._build_queue.add(*(partial(self._build_group, group, names) for group, names in FAULT_GROUPS.items()))
        if not self.window().isVisible():
            self._build_queue.finish()
        self._scroll.setWidget(inside)

    def _build_group(self, group: str, names: Iterable[str]) -> None:
        title = label(tr(group), "title")
        title.setContentsMargins(MARGIN, 5, MARGIN, 3)
        part = QWidget(self._column.parentWidget())
        column = vbox(part)
        column.addWidget(title)
        for name in names:
            row = self.rows[name] = FaultRow(name, self._delay() if name == "slow" else None)
            row.box.setMinimumWidth(self._widest)  # so that the texts are aligned
            row.box.toggled.connect(lambda on, name=name: self._switch(name, on))
            row.show_state(name in self._faults)
            column.addWidget(row)
        self._column.insertWidget(self._column.count() - 1, part)
        part.show()
        self._scroll.fit_content()

    def _switch(self, name: str, on: bool) -> None:
        if on == (name in self._faults):  # it is only shown, by `show_faults`
            return
        if on:
            self._faults.add(name)
        else:
            self._faults.discard(name)
        self.rows[name].show_state(on)
        self.changed.emit()

    def _set_delay(self) -> None:
        self._faults.slow_seconds = int(self.slow.text() or 0) / 1000

    def _delay(self) -> QWidget:
        setting = QWidget()
        row = hbox(setting, spacing=4)
        row.addWidget(self.slow)
        row.addWidget(label(tr("ms"), "small"))
        return setting
