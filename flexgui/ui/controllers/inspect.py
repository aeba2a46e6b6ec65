"""The other mode of the window: a token from elsewhere, parsed and verified off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from flexgui.flex.catalog import Catalog
from flexgui.ui.messages import message_for
from flexgui.ui.tasks import Run, Task

if TYPE_CHECKING:
    from flexgui.profiles.profile import Profile
    from flexgui.ui.controllers.history_service import HistoryService
    from flexgui.ui.token.inspector import Inspector
    from flexgui.ui.token.reading import How, Reading
    from flexgui.workbench import Workbench


class InspectController:
    """Makes the inspector when it is first wanted, puts it among the `modes`, and feeds it."""

    def __init__(
        self,
        workbench: Workbench,
        run: Run,
        catalog: Callable[[], Catalog],
        now: Callable[[], datetime],
        modes: QStackedWidget,
        profiles: Callable[[], Sequence[Profile]] = tuple,
        keeping: Callable[[], HistoryService | None] = lambda: None,
    ) -> None:
        """`catalog` gives the catalog as it is when the inspector is made: custom fields come and go.

        `keeping` gives what keeps tokens that were read, None where nothing does.
        """
        self._workbench, self._run, self._modes = workbench, run, modes
        self._catalog, self._now = catalog, now
        self._profiles, self._keeping = profiles, keeping
        self._call: Task | None = None
        self._made: Inspector | None = None

    @property
    def inspector(self) -> Inspector:
        """The inspector; asking for it makes it."""
        if self._made is None:
            from flexgui.ui.token.inspector import Inspector  # not before the first paint

            self._made = Inspector(self._catalog(), self._now, self._run)
            self._made.inspect_wanted.connect(self._inspect)
            self._made.set_profiles(self._profiles())
            keeping = self._keeping()
            if keeping is not None:
                self._made.set_keeping(keeping)
            self._modes.addWidget(self._made)
        return self._made

    @property
    def made(self) -> Inspector | None:
        """The inspector if it was wanted before."""
        return self._made

    def show(self) -> None:
        """Show the inspector in place of the other modes."""
        self.inspector.set_profiles(self._profiles())
        self._modes.setCurrentWidget(self.inspector)

    def _inspect(self, text: str, how: How) -> None:
        from flexgui.ui.token.reading import read

        if self._call is not None:
            self._call.cancel()
        self._call = self._run(partial(read, self._workbench, text, how), self._show, self._refuse)

    def _show(self, reading: Reading) -> None:
        self.inspector.show_reading(reading)
        keeping = self._keeping()
        if keeping is not None and self.inspector.outcome is reading.outcome:
            keeping.store(reading.outcome, reading.profile)

    def _refuse(self, error: BaseException) -> None:
        message = message_for(error)
        self.inspector.show_problem(message.title, message.text)
