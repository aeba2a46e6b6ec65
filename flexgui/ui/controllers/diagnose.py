"""The mode Diagnose: reads a pasted request and finds why it was refused, on a worker thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from flexgui.diagnosis.actions import Action
from flexgui.errors import BadBody
from flexgui.files import read_text
from flexgui.flex.catalog import Catalog
from flexgui.flex.request import CARD_PRESET, presets
from flexgui.flex.request_body import parse_body
from flexgui.flex.signing_method import SigningMethod
from flexgui.profiles.profile import LOCAL_SANDBOX
from flexgui.translation import tr
from flexgui.ui.diagnose.page import DiagnosePage
from flexgui.ui.diagnose.recognised import AUTOMATIC
from flexgui.ui.messages import message_for
from flexgui.ui.painted import PaintedStarter

if TYPE_CHECKING:
    from flexgui.diagnosis.probes import Probe, ProbeAnswer
    from flexgui.profiles.profile import Profile
    from flexgui.readers.pasted import PastedRequest
    from flexgui.transport.exchange import Exchange
    from flexgui.ui.controllers.history_service import HistoryService
    from flexgui.ui.controllers.production import ProductionController
    from flexgui.ui.controllers.profiles import ProfilesController
    from flexgui.ui.diagnose.diagnosis_view import DiagnosisView
    from flexgui.ui.diagnose.reading import Paste, Reading
    from flexgui.ui.diagnose.result_pane import DiagnosisPane
    from flexgui.ui.tasks import Run, Task
    from flexgui.workbench import Workbench

MAX_FILE_BYTES = 256 << 20
"""Maximum size of a file; the readers refuse smaller ones that they cannot read with their own messages."""
MAX_ANSWER_BYTES = 1 << 20


class DiagnoseController(QObject):
    """Adds the page to `modes`, and diagnoses pasted requests. Built when the mode is first shown.

    Nothing of a paste is stored unless the user asks for it.

    Signals: ``load_requested(CaptureContextRequest)`` to show these fields in the mode Request.
    """

    load_requested = Signal(object)

    def __init__(
        self,
        workbench: Callable[[], Workbench],
        run: Run,
        catalog: Callable[[], Catalog],
        modes: QStackedWidget,
        profiles: ProfilesController,
        production: ProductionController,
        history: Callable[[], HistoryService | None],
    ) -> None:
        """`workbench` is called on worker threads only; `history` returns None if nothing is stored."""
        super().__init__(modes)
        self._workbench, self._run, self._catalog = workbench, run, catalog
        self._modes, self._profiles, self._production = modes, profiles, production
        self._history = history
        self._starter = PaintedStarter(self)
        self._task: Task | None = None
        self._signing: Task | None = None
        self._sending: Task | None = None
        """The corrected request that is being sent."""
        self._paste: Paste | None = None
        self._index = 0
        self._chosen = AUTOMATIC
        self._is_own = False
        """True while a request of our own is shown, whose text is redacted."""
        self._probes: tuple[ProbeAnswer, ...] = ()
        self.page = DiagnosePage(modes)
        modes.addWidget(self.page)
        self._connect()

    def show(self) -> None:
        if self._paste is not None:
            self._show_recognised(self.page.result.latest)
        self._modes.setCurrentWidget(self.page)

    def paste(self) -> None:
        """Diagnose the text on the clipboard."""
        self.open_text(QGuiApplication.clipboard().text())

    def open_text(self, text: str) -> None:
        """Diagnose a text; the previous answer is discarded."""
        self.page.paste.answer.set_whole("")
        self.page.paste.source.set_whole(text)
        self._read()

    def open_file(self, answer: bool = False) -> None:
        """Let the user choose a file, with a request or with the answer to it."""
        title = tr("Open an answer") if answer else tr("Open a request")
        name, _ = QFileDialog.getOpenFileName(self.page, title)
        if name:
            self.read_file(Path(name), answer)

    def read_file(self, path: Path, answer: bool = False) -> None:
        """Read a file on a worker thread and diagnose its content."""

        def show(text: str) -> None:
            if answer:
                self.page.paste.answer.set_whole(text)
                self._read()
            else:
                self.open_text(text)

        self._start(lambda: read_text(path, MAX_ANSWER_BYTES if answer else MAX_FILE_BYTES), show)

    def try_sample(self) -> None:
        """Diagnose a sample of the embedded sandbox."""
        request = presets(self._catalog())[CARD_PRESET]
        profile = LOCAL_SANDBOX._replace(method=SigningMethod.HTTP_SIGNATURE)

        def call() -> str:
            from flexgui.diagnosis.sample import sample_text  # on a worker thread

            return sample_text(self._workbench().preview(profile, request))

        self._start(call, self.open_text)

    def open_exchange(self, exchange: Exchange, profile: Profile) -> None:
        """Diagnose a request of our own; its text is shown redacted, and the request is diagnosed as it was sent."""

        def show(own: tuple[str, Paste | None]) -> None:
            text, paste = own
            self.page.paste.source.set_whole(text)
            self.page.paste.answer.set_whole("")
            self._chosen, self._is_own, self._probes = profile.id, True, ()
            if paste is not None:
                self._take_paste(paste)
            else:
                self.page.result.show_empty()

        self._start(lambda: _paste_class().of_exchange(exchange), show)

    def cancel(self) -> None:
        """Cancel the running search; the earlier result stays."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self.page.result.show_cancelled()

    # Reading and diagnosing

    def _read(self) -> None:
        """Read the texts again, and diagnose the request in them."""
        pane = self.page.paste
        text, answer = pane.source.whole, pane.answer.whole
        if self._is_own:
            self._is_own, self._chosen = False, AUTOMATIC
        self._probes = ()
        if not text.strip():
            self._clear()
            return

        self._start(lambda: _paste_class().read(text, answer), self._take_paste)

    def _take_paste(self, paste: Paste) -> None:
        self._paste, self._index = paste, paste.first
        self._show_paste()

    def _show_paste(self) -> None:
        if self._paste is not None:
            self.page.paste.show_paste(self._paste, self._index)
            if self.page.result.reading is None:
                self._show_recognised(None)
            self._diagnose()

    def _diagnose(self) -> None:
        paste = self._paste
        if paste is None:
            return
        chosen = self._chosen if self._chosen != AUTOMATIC else None
        choice = self._index, chosen, self._profiles.profiles, self._profiles.current, self._probes
        self._start(lambda: paste.diagnose(self._workbench(), *choice), self._show_reading)

    def _show_reading(self, reading: Reading) -> None:
        self._stop()  # what was signed or sent for the earlier diagnosis is not shown with this one
        self._show_recognised(reading)
        history = self._history()
        keepable = history is not None and history.days > 0
        self.page.result.show_reading(reading, loadable=self._why_not_loadable(), keepable=keepable)
        self.page.mark(next(iter(reading.diagnosis.problems), None))

    def _show_recognised(self, reading: Reading | None) -> None:
        """Offer the secrets of the profiles for the pasted request, and show what was recognised in it."""
        if self._paste is not None:
            self.page.paste.recognised.show_profiles(self._profiles.profiles, self._chosen)
            if reading is not None:
                self.page.paste.show_reading(reading, self._chosen)

    @property
    def _request(self) -> PastedRequest | None:
        return self._paste.requests[self._index] if self._paste is not None else None

    def _start(self, call: Callable[[], object], show: Callable[..., None]) -> None:
        """Run a call in place of the running ones."""
        self._stop()

        def finish(value: object) -> None:
            self._task = None
            show(value)

        self.page.result.show_busy()
        self._task = self._starter.start(partial(self._run, call, finish, self._fail))

    def _fail(self, error: BaseException) -> None:
        self._task = self._paste = None
        self.page.paste.clear()
        self.page.result.show_problem(message_for(error))

    def _stop(self) -> None:
        for task in (self._task, self._signing, self._sending):
            if task is not None:
                task.cancel()
        self._task = self._signing = self._sending = None

    def _clear(self) -> None:
        self._stop()
        self._paste = None
        self._chosen = AUTOMATIC
        self.page.paste.clear()
        self.page.result.show_empty()

    # Actions

    def _act(self, action: Action) -> None:
        actions = {
            Action.PASTE_REQUEST: self.paste,
            Action.OPEN_REQUEST: self.open_file,
            Action.TRY_SAMPLE: self.try_sample,
        }
        self.page.paste.source.setFocus()  # the button will be hidden
        actions[action]()

    def _choose_request(self, index: int) -> None:
        self._index, self._probes = index, ()
        self._show_paste()

    def _choose_secret(self, chosen: str) -> None:
        self._chosen, self._probes = chosen, ()
        self._diagnose()

    def _clear_text(self, answer: bool) -> None:
        if answer:
            self.page.paste.answer.set_whole("")
            self._read()
        else:
            self.open_text("")

    def _why_not_loadable(self) -> str:
        request = self._request
        try:
            parse_body(request.body.decode("utf-8", "replace") if request is not None else "", self._catalog())
        except BadBody as error:
            return tr("This is not the body of a capture-context request: {why}.", why=str(error).rstrip("."))
        return ""

    def _load(self) -> None:
        reading = self.page.result.reading
        if reading is not None:
            body = reading.diagnosis.request.body.decode("utf-8", "replace")
            self.load_requested.emit(parse_body(body, self._catalog()).request)

    def _sign(self) -> None:
        """Show the corrected request; on a worker thread, because the secret may come from a keyring."""
        reading = self.page.result.reading
        if reading is None or reading.profile is None or self._sending is not None:  # sending shows the request, too
            return
        request, profile = reading.diagnosis.request, reading.profile  # a text that was pasted since is not shown yet

        self._signing = self._run(
            lambda: self._workbench().refused_requests.sign_corrected(request, profile),
            self.page.result.view.signed.show_request,
            self._show_signed_problem,
        )

    def _send(self) -> None:
        reading = self.page.result.reading
        if reading is None or reading.profile is None:
            return
        request, profile = reading.diagnosis.request, reading.profile  # a text that was pasted since is not shown yet
        if not self._production.allows(profile):
            self._profiles.choose(profile.id)
            self._production.ask(profile)
            return

        def end(show: Callable[..., None], result: object) -> None:
            self._sending = None
            show(result)

        if self._signing is not None:
            self._signing.cancel()
        self.page.result.show_sending()
        self._sending = self._run(
            lambda: self._workbench().refused_requests.send_corrected(request, profile, production=True),
            partial(end, self.page.result.show_sent),
            partial(end, self._show_signed_problem),
        )

    def _show_signed_problem(self, error: BaseException) -> None:
        self.page.result.show_signed_problem(message_for(error).line)

    def _keep(self) -> None:
        """Store the diagnosed request with its answer in the history, redacted."""
        history, reading = self._history(), self.page.result.reading
        if history is not None and reading is not None and (outcome := reading.outcome) is not None:
            history.store(outcome, reading.profile)
            self.page.result.show_kept()

    def _refresh_profiles(self) -> None:
        """Diagnose again, because a changed profile or secret may fit now."""
        if self.page.isVisible():
            self._show_recognised(None)
            self._diagnose()

    def _ask(self, probe: Probe) -> None:
        """Show the request to be sent, and send it if the user confirms."""
        reading = self.page.result.reading
        if reading is None or reading.profile is None:
            return
        request = reading.diagnosis.request
        if request is not self._request:  # the answer is for the diagnosis of the text that was pasted last
            self._diagnose()
            return
        target = request.url.partition("://")[2].partition("/")[2]
        from flexgui.diagnosis.probes import probe_text  # rarely used
        from flexgui.ui.diagnose.ask_dialog import AskDialog

        dialog = AskDialog(probe_text(probe, reading.host, f"/{target}"), self.page)
        dialog.accepted.connect(partial(self._send_question, probe, request, reading.profile))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _send_question(self, probe: Probe, request: PastedRequest, profile: Profile) -> None:
        def show(answer: ProbeAnswer | None) -> None:
            if answer is None:
                self.page.result.show_no_answer()
                return
            self._probes = (*(each for each in self._probes if each.probe is not probe), answer)
            self._diagnose()

        self._start(lambda: self._workbench().refused_requests.probe(probe, request, profile), show)

    def _connect(self) -> None:
        page = self.page
        self._profiles.edited.connect(self._refresh_profiles)
        self._profiles.switched.connect(self._refresh_profiles)
        for source in (page, page.paste.source):
            source.file_dropped.connect(self.read_file)
        page.paste.answer.file_dropped.connect(partial(self.read_file, answer=True))
        page.text_dropped.connect(self.open_text)
        pane = page.paste
        pane.changed.connect(self._read)
        pane.open_requested.connect(self.open_file)
        pane.clear_requested.connect(self._clear_text)
        pane.paste.clicked.connect(self.paste)
        pane.request_chosen.connect(self._choose_request)
        pane.secret_chosen.connect(self._choose_secret)
        page.result_built.connect(self._connect_result)

    def _connect_result(self, result: DiagnosisPane) -> None:
        result.action.connect(self._act)
        result.cancel.clicked.connect(self.cancel)
        result.keep.clicked.connect(self._keep)
        result.view_built.connect(self._connect_view)

    def _connect_view(self, view: DiagnosisView) -> None:
        view.sign_requested.connect(self._sign)
        view.send.clicked.connect(self._send)
        view.load.clicked.connect(self._load)
        view.findings.probe_requested.connect(self._ask)


def _paste_class() -> type[Paste]:
    """Import the readers and the diagnosis: that takes 60 ms, so it is called on worker threads only."""
    from flexgui.ui.diagnose.reading import Paste

    return Paste
