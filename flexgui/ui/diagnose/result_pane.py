"""The right pane of the mode Diagnose: a diagnosis, or what can be pasted, and the state of the search."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from flexgui.diagnosis.actions import Action
from flexgui.flex.text import shown
from flexgui.translation import number, tr, trn
from flexgui.ui.widgets.build_queue import BuildQueue
from flexgui.ui.widgets.buttons import link_button
from flexgui.ui.widgets.empty_state import EmptyState, show_state
from flexgui.ui.widgets.pane import Pane

if TYPE_CHECKING:
    from flexgui.transport.exchange import Exchange
    from flexgui.ui.diagnose.diagnosis_view import DiagnosisView
    from flexgui.ui.diagnose.reading import Reading
    from flexgui.ui.messages import Message


class DiagnosisPane(Pane):
    """Shows one diagnosis, or why there is none.

    Signals: ``action(Action)`` of an empty state; ``view_built(DiagnosisView)`` once the view is built, to connect it.
    """

    action = Signal(object)
    view_built = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Diagnosis"))
        self.latest: Reading | None = None
        """The diagnosis that is shown or being built, if any."""
        self._stack = QStackedWidget(self)
        self._build_queue = BuildQueue(self)
        self._unshown: tuple[Reading, str] | None = None
        """The diagnosis that a later turn of the event loop shows, and why its body cannot be loaded."""
        self.cancel = link_button(tr("Cancel"))
        self.keep = link_button(tr("Keep in the history"))
        for link in (self.cancel, self.keep):
            self.foot.add_link(link)
            link.hide()
        self.body.addWidget(self._stack, 1)
        self.show_empty()

    @property
    def reading(self) -> Reading | None:
        """The diagnosis that is shown, if any; None in the turns of the event loop in which a new one is built."""
        return self.latest if self._unshown is None else None

    @cached_property
    def view(self) -> DiagnosisView:
        from flexgui.ui.diagnose.diagnosis_view import DiagnosisView  # when there is a diagnosis

        view = DiagnosisView(self._stack)
        view.copied.connect(lambda: self.foot.set_text(tr("The report was copied"), "tick", ""))
        self.view_built.emit(view)
        self._stack.addWidget(view)
        order = (self.cancel, view.tabs.bar, view.send, view.sign, view.load, view.copy, self.cancel, self.keep)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)
        return view

    def show_empty(self) -> None:
        """Show what can be pasted, and a sample."""
        sentence = tr("cURL, HAR, an SDK’s error, raw HTTP, Postman and more. Nothing is run or sent.")
        self._show_state(tr("Paste a failing request"), sentence, tr("Paste from clipboard"))
        self.foot.set_text(tr("Everything is computed on this computer"), right="")

    def show_problem(self, message: Message) -> None:
        """Show why the text cannot be read, and what to do next."""
        self._show_state(message.title, shown(message.text, 600), tr("Paste again"))
        self.foot.set_text(message.title, "warning", "", "warn")

    def show_busy(self) -> None:
        """Show that the text is being read; an earlier result stays."""
        words = tr("Looking for the cause…")
        if self.latest is None and self.cancel.isHidden():
            show_state(self._stack, EmptyState(words, "", parent=self._stack))
        self.foot.set_text(words, "hourglass", "")
        self.cancel.show()

    def show_cancelled(self) -> None:
        """Show that the search was cancelled; the earlier result stays."""
        if self.latest is None:
            self.show_empty()
        else:
            self.view.send.setEnabled(True)  # a search stops a request that is being sent
        self.foot.set_text(tr("Cancelled"), "stop", "")
        self.cancel.hide()

    def show_no_answer(self) -> None:
        self.foot.set_text(tr("The question got no answer. Check the network and ask again."), "warning", "", "warn")
        self.cancel.hide()

    def show_kept(self) -> None:
        self.foot.set_text(tr("Kept in the history, redacted"), "tick", "")
        self.keep.hide()

    def show_sending(self) -> None:
        self.view.show_sending()
        self.foot.set_text(tr("One request is running"), "hourglass", "")

    def show_sent(self, exchange: Exchange) -> None:
        self.foot.set_text(tr("One request was sent"), right="")
        self.view.show_sent(exchange)

    def show_signed_problem(self, text: str) -> None:
        """Show why the corrected request was not built or sent."""
        self.view.show_signed_problem(text)
        self.foot.set_text(tr("Nothing was sent"), "warning", "", "warn")

    def show_reading(self, reading: Reading, *, loadable: str, keepable: bool = False) -> None:
        """Show a diagnosis; `loadable` says why its body cannot be loaded into the mode Request, or is empty.

        `keepable` is True if there is a history.
        """
        self.latest = reading
        self._unshown = reading, loadable
        self._build_queue.add(lambda: self.view, self._fill_view, self._show_view)
        diagnosis = reading.diagnosis
        count = len(diagnosis.findings)
        causes = trn("{count} cause checked", "{count} causes checked", count, count=number(count))
        took = tr("{causes} in {time} ms, on this computer", causes=causes, time=number(reading.seconds * 1000, 0))
        self.foot.set_text(took, right="")
        self.cancel.hide()
        self.keep.setVisible(keepable and diagnosis.request.response is not None)

    def _fill_view(self) -> None:
        if self._unshown is not None:  # else it is shown already, or an empty state in place of it
            self.view.show_reading(*self._unshown)
            self._unshown = None

    def _show_view(self) -> None:
        if self.latest is not None:
            self._stack.setCurrentWidget(self.view)

    def _show_state(self, title: str, sentence: str, paste: str) -> None:
        """Show an empty state; `paste` is the text of its first button."""
        others = ((each, each.label) for each in (Action.OPEN_REQUEST, Action.TRY_SAMPLE))
        state = EmptyState(title, sentence, buttons=((Action.PASTE_REQUEST, paste), *others), parent=self._stack)
        self.latest = self._unshown = None
        state.action.connect(self.action)
        show_state(self._stack, state)
        for link in (self.cancel, self.keep):
            link.hide()
