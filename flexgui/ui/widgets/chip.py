"""The environment chip: where requests go, never hidden, not a button."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from flexgui.translation import tr
from flexgui.ui.widgets.labels import IconLabel, label, repolish

ICONS = {"sandbox": "box", "custom": "box", "test": "flask", "production": "globe"}


class EnvironmentChip(QFrame):
    """Icon, name and the host that is really addressed, its port included."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self.setFixedHeight(26)
        self._icon = IconLabel()
        self._name = label(role="words")
        self._host = label()
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 12, 0)
        row.setSpacing(6)
        for widget in (self._icon, self._name, self._host):
            row.addWidget(widget)

    def set(self, kind: str, name: str, host: str) -> None:
        """Show an environment; `kind` is sandbox, test, production or custom."""
        tone = {"production": "on_production", "custom": "sandbox"}.get(kind, kind)
        self._icon.set_icon(ICONS[kind], tone)
        self._name.setText(name)
        self._host.setText(host)
        self.setAccessibleName(tr("Environment: {name} {host}", name=name, host=host))
        self.setToolTip(tr("Requests go to {host}", host=host or tr("this machine")))
        self.setProperty("env", kind)
        repolish(self)

    def width_with_host(self) -> int:
        """Return how wide the chip is with its host, in pixels, whether that is shown or not."""
        row = self.layout()
        assert row is not None
        bare = row.minimumSize().width()
        return bare if not self._host.isHidden() else bare + row.spacing() + self._host.sizeHint().width()

    def set_host_visible(self, visible: bool) -> None:
        """Drop the host when space is short; the name never goes."""
        self._host.setVisible(visible)
