"""Opening the P12 files of drafts on a worker thread, and assigning errors to fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from flexgui.errors import P12Error, SecretMissing, SecretStoreError
from flexgui.flex.credentials import SigningMethod
from flexgui.flex.p12 import Certificate
from flexgui.flex.secret import Secret
from flexgui.profiles.draft import Draft, Part
from flexgui.profiles.profile import Profile
from flexgui.secret_store.p12_file import fingerprint, read_p12
from flexgui.ui.messages import message_for
from flexgui.ui.tasks import LatestTask, Run

OPEN_DELAY_MS = 350
"""Debounce delay after a keystroke before the P12 is opened: key derivation is slow on purpose."""

OpenCertificate = Callable[["Profile", "Secret | None"], "Certificate"]


@dataclass(frozen=True)
class Opened:
    """The result: the file's fingerprint ("" if it cannot be read), and the certificate or the error."""

    fingerprint: str
    certificate: Certificate | None = None
    error: Exception | None = None


class P12Loader(QObject):
    """Opens the P12 of one draft at a time.

    Signals: ``opened(Draft)`` after its certificate or its error was set.
    """

    opened = Signal(object)

    def __init__(self, run: Run, certificate: OpenCertificate, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run, self._certificate = run, certificate
        self._call = LatestTask()
        self._draft: Draft | None = None
        self._timer = QTimer(self, singleShot=True, interval=OPEN_DELAY_MS)
        self._timer.timeout.connect(self._open)

    def open(self, draft: Draft, *, at_once: bool) -> None:
        """Discard the earlier result and open the draft's P12, at once or after the debounce delay."""
        self.stop()
        self._draft = draft
        draft.certificate = draft.p12_problem = None
        if at_once:
            self._open()
        else:
            self._timer.start()

    def flush(self) -> None:
        """Run the debounced call now."""
        if self._timer.isActive():
            self._open()

    def stop(self) -> None:
        """Cancel the running and the debounced call."""
        self._timer.stop()
        self._call.cancel()
        self._draft = None

    def _open(self) -> None:
        self._timer.stop()
        draft = self._draft
        if draft is None or draft.profile.method is not SigningMethod.JWT_P12 or not draft.profile.p12_file:
            return
        call = partial(_open_p12, self._certificate, draft.profile, draft.secret)
        self._call.replace(self._run(call, partial(self._on_opened, draft), partial(self._on_failed, draft)))

    def _on_opened(self, draft: Draft, found: Opened) -> None:
        if found.fingerprint and not draft.profile.p12_fingerprint:
            draft.profile = draft.profile._replace(p12_fingerprint=found.fingerprint)
        draft.certificate = found.certificate
        draft.p12_problem = p12_problem_of(found.error)
        self.opened.emit(draft)

    def _on_failed(self, draft: Draft, error: BaseException) -> None:
        draft.p12_problem = (Part.P12, message_for(error).text)
        self.opened.emit(draft)


def p12_problem_of(error: Exception | None) -> tuple[Part, str] | None:
    """Return the field that an error belongs to, with its sentence; None if the file is not the cause."""
    if error is None or isinstance(error, (SecretMissing, SecretStoreError)):
        return None
    part = Part.PASS_PHRASE if isinstance(error, P12Error) and error.reason == "pass phrase" else Part.P12
    return part, message_for(error).text


def _open_p12(certificate: OpenCertificate, profile: Profile, typed: Secret | None) -> Opened:
    """Open the P12, on a worker thread: the disk and the keyring may be slow."""
    mark = profile.p12_fingerprint
    try:
        mark = mark or fingerprint(read_p12(profile.p12_file))
        return Opened(mark, certificate(profile._replace(p12_fingerprint=mark), typed))
    except Exception as error:  # assigned to a field in the GUI thread
        return Opened(mark, None, error)
