"""The Inspect mode: reads and verifies tokens on a worker thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from flexgui.diagnosis.actions import Action
from flexgui.flex.catalog import Catalog
from flexgui.flex.request import CARD_PRESET, presets
from flexgui.profiles.profile import LOCAL_SANDBOX
from flexgui.ui.messages import message_for
from flexgui.ui.painted import PaintedStarter
from flexgui.ui.tasks import LatestTask, Run
from flexgui.ui.widgets.lazy import LazyPart

if TYPE_CHECKING:
    from datetime import datetime

    from flexgui.flex.secret import Secret
    from flexgui.profiles.profile import Profile
    from flexgui.ui.controllers.history_service import HistoryService
    from flexgui.ui.token.inspector import Inspector
    from flexgui.ui.token.key_options import KeyOptions, TokenReading
    from flexgui.workbench import Workbench


class InspectController(QObject):
    """Builds the inspector when it is first needed, adds it to `modes`, and executes its requests.

    Signals: ``outcome_changed()`` after another token, or none, is shown, or the mode was chosen.
    """

    outcome_changed = Signal()

    def __init__(
        self,
        workbench: Callable[[], Workbench],
        run: Run,
        catalog: Callable[[], Catalog],
        now: Callable[[], datetime],
        modes: QStackedWidget,
        profiles: Callable[[], Sequence[Profile]] = tuple,
        history: Callable[[], HistoryService | None] = lambda: None,
        keep_secret: Callable[[Profile, Secret, Callable[[], None]], None] = lambda *_: None,
    ) -> None:
        """`workbench` is called on worker threads only; `history` returns None if nothing is stored.

        `keep_secret` stores the secret of a profile and then calls its last argument.
        """
        super().__init__(modes)
        self._workbench, self._run, self._modes = workbench, run, modes
        self._catalog, self._now = catalog, now
        self._profiles, self._history, self._keep_secret = profiles, history, keep_secret
        self._task = LatestTask()
        self._starter = PaintedStarter(self)
        modes.currentChanged.connect(self.outcome_changed)

    @LazyPart
    def inspector(self) -> Inspector:
        """The page of the mode."""
        from flexgui.ui.token.inspector import Inspector  # after the first paint

        inspector = Inspector(self._catalog(), self._now, self._run, self._modes)
        inspector.inspect_requested.connect(self._inspect)
        inspector.outcome_changed.connect(self.outcome_changed)
        inspector.result.action.connect(self._act)
        inspector.token.secret_entered.connect(
            lambda profile, secret: self._keep_secret(profile, secret, inspector.read_again)
        )
        inspector.token.set_profiles(self._profiles())
        history = self._history()
        if history is not None:
            inspector.set_history(history)
        self._modes.addWidget(inspector)
        return inspector

    @property
    def existing(self) -> Inspector | None:
        """The inspector, or None if it has not been needed yet."""
        return InspectController.inspector.existing(self)

    @property
    def visible(self) -> bool:
        """True in the mode Inspect."""
        return self.existing is not None and self._modes.currentWidget() is self.existing

    def show(self) -> None:
        self.inspector.token.set_profiles(self._profiles())
        self._modes.setCurrentWidget(self.inspector)

    def _act(self, action: Action) -> None:
        actions: dict[Action, Callable[[], None]] = {
            Action.PASTE_TOKEN: self.inspector.paste,
            Action.TRY_SAMPLE: self._open_sample,
            Action.FETCH_KEY_AGAIN: self._fetch_key_again,
            Action.DISCARD_TOKEN: self.inspector.clear,
            Action.PASTE_CONTEXT: self._ask_for_context,
        }
        actions[action]()

    def _ask_for_context(self) -> None:
        self.inspector.token.choice.ask_for_context()

    def _fetch_key_again(self) -> None:
        outcome = self.inspector.outcome
        if outcome is None:
            return

        self._run(
            lambda: self._workbench().forget_key(outcome), lambda _: self.inspector.read_again(), self._show_failure
        )

    def _inspect(self, text: str, options: KeyOptions) -> None:
        def call() -> TokenReading:
            from flexgui.ui.token.reading import read  # imports the verification, so on a worker thread

            return read(self._workbench(), text, options)

        def if_shown(show: Callable[..., None], result: object) -> None:
            if self.inspector.text.whole == text:  # neither cleared nor replaced by an entry of the history
                show(result)

        show, fail = partial(if_shown, self._show), partial(if_shown, self._show_failure)
        self._task.replace(self._starter.start(partial(self._run, call, show, fail)))

    def _open_sample(self) -> None:
        """Inspect a new capture context of the embedded sandbox."""
        request = presets(self._catalog())[CARD_PRESET]
        self.inspector.text.setFocus()  # the button will be hidden

        def call() -> str:
            token = self._workbench().create_capture_context(LOCAL_SANDBOX, request).token
            return token.text if token is not None else ""

        self._run(call, self.inspector.open_text, self._show_failure)

    def _show(self, reading: TokenReading) -> None:
        self.inspector.show_reading(reading)
        history = self._history()
        if history is not None and self.inspector.outcome is reading.outcome:
            history.store_later(reading.outcome, reading.profile)

    def _show_failure(self, error: BaseException) -> None:
        message = message_for(error)
        self.inspector.show_problem(message.title, message.text)
