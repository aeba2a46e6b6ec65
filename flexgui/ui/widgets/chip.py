"""The environment chip: the server of the requests, always visible. For the sandbox it opens a panel."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from flexgui.translation import tr, trn
from flexgui.ui.widgets.keys import with_key
from flexgui.ui.widgets.labels import IconLabel, label, set_style
from flexgui.ui.widgets.layouts import hbox

ICONS = {"sandbox": "box", "custom": "box", "test": "flask", "production": "globe"}


class EnvironmentChip(QPushButton):
    """Icon, name, and the host with the port of the requests; for the sandbox also a chevron.

    Signals: ``panel_requested()`` when the chip of the sandbox was clicked.
    """

    panel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self.setFixedHeight(26)
        self._faults = 0
        self._is_open = False
        self._has_room = (True, True)
        self._spoken = ""
        self._icon = IconLabel()
        self._name = label(role="words")
        self.host = label()
        self._fault_mark = IconLabel("warning", "sandbox")
        self._fault_text = label()
        self._chevron = IconLabel("chevron-down", "sandbox", 12)
        row = self._row = hbox(self, (10, 0, 12, 0), 6)
        for widget in (self._icon, self._name, self.host, self._fault_mark, self._fault_text, self._chevron):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(widget)
        self.clicked.connect(self._click)
        self._show_state()

    def set(self, kind: str, name: str, host: str) -> None:
        """Show an environment; `kind` is sandbox, test, production or custom."""
        tone = {"production": "on_production", "custom": "sandbox"}.get(kind, kind)
        self._icon.set_icon(ICONS[kind], tone)
        self._name.setText(name)
        self.host.setText(host)
        self._spoken = tr("Environment: {name} {host}", name=name, host=host)
        self.setToolTip(tr("Requests go to {host}", host=host or tr("this computer")))
        for words in (self._name, self.host, self._fault_text):
            words.setProperty("tone", tone)
        set_style(self, "env", kind)
        self._show_state()

    def set_open(self, is_open: bool) -> None:
        """Show whether the sandbox panel is open."""
        self._is_open = is_open
        set_style(self, "open", is_open)
        self._show_state()

    def set_faults(self, count: int) -> None:
        """Show how many faults of the sandbox are on."""
        self._faults = count
        self._show_state()

    @property
    def spare_width(self) -> int:
        """The width that hiding the visible host and text about faults would free, in pixels."""
        has_host, has_words = self._has_room
        return (self.host_width if has_host else 0) + (self._words_width() if has_words else 0)

    @property
    def host_width(self) -> int:
        """The width that the host adds to the chip, in pixels, even if it is hidden."""
        return self._row.spacing() + self.host.sizeHint().width()

    def set_spare_width(self, room: int) -> None:
        """Show the host, then the text about faults, if they fit into `room` pixels."""
        host, words = self.host_width, self._words_width()
        has_room = (host <= room, words <= (room - host if host <= room else room))
        if has_room != self._has_room:  # called at each layout of the toolbar
            self._has_room = has_room
            self.host.setVisible(has_room[0])
            self._show_state()

    def sizeHint(self) -> QSize:
        return self._row.minimumSize()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()

    def _show_state(self) -> None:
        is_button = self.property("env") == "sandbox"
        faults = self._fault_words()
        self._fault_mark.setVisible(bool(faults))
        self._fault_text.setText(faults if self._has_room[1] else str(self._faults))
        self._fault_text.setVisible(bool(faults))
        self._chevron.set_icon("chevron-up" if self._is_open else "chevron-down", "sandbox")
        self._chevron.setVisible(is_button)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_button else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(", ".join(each for each in (self._spoken, faults) if each))
        self.setAccessibleDescription(with_key(tr("Opens or closes the sandbox panel"), "Ctrl+J") if is_button else "")
        self.updateGeometry()

    def _words_width(self) -> int:
        """Return how much wider the words about faults are than their number, in pixels."""
        advance, words = self._fault_text.fontMetrics().horizontalAdvance, self._fault_words()
        return advance(words) - advance(str(self._faults)) if words else 0

    def _fault_words(self) -> str:
        is_sandbox = self.property("env") == "sandbox"
        return trn("{n} fault on", "{n} faults on", self._faults) if is_sandbox and self._faults else ""

    def _click(self) -> None:
        if self.property("env") == "sandbox":
            self.panel_requested.emit()
