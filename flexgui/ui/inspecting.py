"""The other mode of the window: a token from elsewhere, parsed and verified off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from flexgui.flex.catalog import Catalog
from flexgui.ui.messages import message_for
from flexgui.ui.sender import Dropped, Run

if TYPE_CHECKING:
    from flexgui.ui.token.inspector import Inspector
    from flexgui.workbench import Workbench


class Inspecting:
    """Makes the inspector when it is first wanted, puts it among the `modes`, and feeds it."""

    def __init__(
        self,
        workbench: Workbench,
        run: Run,
        catalog: Callable[[], Catalog],
        now: Callable[[], datetime],
        modes: QStackedWidget,
    ) -> None:
        """`catalog` gives the catalog as it is when the inspector is made: custom fields come and go."""
        self._workbench, self._run, self._modes = workbench, run, modes
        self._catalog, self._now = catalog, now
        self._call: Dropped | None = None
        self._made: Inspector | None = None

    @property
    def inspector(self) -> Inspector:
        """The inspector; asking for it makes it."""
        if self._made is None:
            from flexgui.ui.token.inspector import Inspector  # not before the first paint

            self._made = Inspector(self._catalog(), self._now)
            self._made.inspect_wanted.connect(self._inspect)
            self._modes.addWidget(self._made)
        return self._made

    def show(self) -> None:
        """Show the inspector in place of the other modes."""
        self._modes.setCurrentWidget(self.inspector)

    def _inspect(self, text: str) -> None:
        if self._call is not None:
            self._call.drop()
        self._call = self._run(partial(self._workbench.inspect, text), self.inspector.show_outcome, self._refuse)

    def _refuse(self, error: BaseException) -> None:
        message = message_for(error)
        self.inspector.show_problem(message.title, message.text)
