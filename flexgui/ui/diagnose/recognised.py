"""The parts that were recognised in a pasted request, the missing ones, and the profile whose secret is used."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from flexgui.diagnosis.credential_checks import sent_key_id
from flexgui.diagnosis.result import FindingState
from flexgui.diagnosis.subject import PLACEHOLDER_START, Subject
from flexgui.flex.redaction import redact
from flexgui.flex.text import shown
from flexgui.profiles.profile import Profile
from flexgui.readers.pasted import PastedRequest
from flexgui.translation import later, number, tr, trn
from flexgui.ui.resources import icon
from flexgui.ui.widgets.buttons import link_button
from flexgui.ui.widgets.combo import ComboBox
from flexgui.ui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from flexgui.ui.diagnose.reading import Reading

NAME_WIDTH = 76
LONGEST = 300
AUTOMATIC, NO_SECRET = "auto", ""
"""The data of the first rows of the choice of a secret; the others have the ID of their profile."""


class RecognisedView(QWidget):
    """Rows of name and value.

    Signals: ``request_chosen(int)`` of several requests; ``secret_chosen(str)`` AUTOMATIC, NO_SECRET or the ID of a
    profile; ``fill_wanted()`` to go to the first placeholder.
    """

    request_chosen = Signal(int)
    secret_chosen = Signal(str)
    fill_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: list[QWidget] = []
        self._short = False
        self.which = ComboBox(self)
        self.which.setAccessibleName(tr("Which request"))
        self.fill = link_button(tr("Fill in…"), self)
        self.secret = ComboBox(self)
        self.secret.setAccessibleName(tr("Secret"))
        for box in (self.which, self.secret):
            box.setMinimumWidth(80)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.request, self.signed_by, self.headers, self.sent = (ElidedLabel() for _ in range(4))
        self.body = label(wrap=True)
        self.missing = label(wrap=True)
        self.secret_note = label(role="small", wrap=True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 8, 12, 10)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._which_name = self._add(tr("One of"), self.which)
        for name, widget in (
            (tr("Request"), self.request),
            (tr("Signed by"), self.signed_by),
            (tr("Headers"), self.headers),
            (tr("Body"), self.body),
            (tr("Sent"), self.sent),
        ):
            self._facts += [self._add(name, widget), widget]
        self._missing_name = self._add(tr("Missing"), self.missing)
        self._grid.addWidget(self.fill, self._grid.rowCount(), 1, Qt.AlignmentFlag.AlignLeft)
        self._add(tr("Secret"), self.secret)
        self._grid.addWidget(self.secret_note, self._grid.rowCount(), 1)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self.which.activated.connect(self.request_chosen)
        self.secret.activated.connect(lambda row: self.secret_chosen.emit(self.secret.itemData(row)))
        self.fill.clicked.connect(self.fill_wanted)

    def set_short(self, short: bool) -> None:
        """Show the choices and what is missing only, in a low window."""
        self._short = short
        for widget in self._facts:
            widget.setVisible(not short)

    def show_requests(self, requests: Sequence[PastedRequest], index: int) -> None:
        """Offer the choice of one request, if there are several."""
        self.which.clear()
        for at, each in enumerate(requests[:LONGEST], 1):
            status = f" · {each.response.status}" if each.response is not None else ""
            self.which.addItem(shown(f"{at}. {each.name or f'{each.method}  {redact(each.url)}'}{status}", 120))
        self.which.setCurrentIndex(index)
        for widget in (self.which, self._which_name):
            widget.setVisible(len(requests) > 1)

    def show_profiles(self, profiles: Sequence[Profile], chosen: str) -> None:
        """Offer the secrets of these profiles."""
        self.secret.clear()
        self.secret.addItem(icon("key"), tr("Find the fitting profile"), AUTOMATIC)
        self.secret.addItem(tr("Without a secret"), NO_SECRET)
        for each in profiles:
            self.secret.addItem(icon("key"), each.label, each.id)
        self.secret.setCurrentIndex(max(0, self.secret.findData(chosen)))

    def show_reading(self, reading: Reading, chosen: str) -> None:
        """Show what was read, and whose secret was used."""
        request = reading.diagnosis.request
        subject = Subject(request)
        self.request.setText(shown(f"{request.method}  {redact(request.url)}".strip(), LONGEST))
        self.signed_by.setText(_signature(subject))
        names = ", ".join(name for name, _ in request.headers)
        self.headers.setText(shown(f"{len(request.headers)}: {names}" if names else tr("none"), LONGEST))
        self.body.setText(_body(subject))
        self.sent.setText(_time(subject))
        self.missing.setText("\n".join(shown(each, LONGEST) for each in request.missing[:4]))
        for widget in (self._missing_name, self.missing):
            widget.setVisible(bool(request.missing))
        self.fill.setVisible(any(PLACEHOLDER_START in each for each in request.missing))
        self._show_secret(reading, subject, chosen)

    def _show_secret(self, reading: Reading, subject: Subject, chosen: str) -> None:
        profile = reading.profile
        is_of_another_key = False
        if reading.problem:
            note = shown(reading.problem, LONGEST)
        elif profile is None:
            note = tr("Choose the profile whose key signed it: its secret proves more.")
            if chosen == AUTOMATIC:
                note = f"{tr('No profile fits.')} {note}"
        elif is_of_another_key := _is_of_another_key(reading, subject):
            note = tr("Another key signed the request. Add a profile with that key.")
        else:
            same = bool(profile.key_id) and profile.key_id == sent_key_id(subject)
            used = tr("used in memory only")
            note = tr("Same key ID; {used}.", used=used) if same else f"{used[:1].upper()}{used[1:]}."
        if chosen == AUTOMATIC and profile is not None:
            text = later("{profile} (another key)") if is_of_another_key else later("{profile} (found)")
            self.secret.setItemText(0, tr(text, profile=profile.label))
        self.secret_note.setText(note)

    def _add(self, name: str, widget: QWidget) -> QWidget:
        row = self._grid.rowCount()
        title = label(name, "dim")
        title.setMinimumWidth(NAME_WIDTH)
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        self._grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop if wraps else Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(widget, row, 1)
        return title


def _is_of_another_key(reading: Reading, subject: Subject) -> bool:
    """Return whether the request names another key than the secret at hand is of, so that nothing is known of it."""
    key = shown(sent_key_id(subject), 80)
    return bool(key) and any(
        each.id == "credentials.key-secret-mismatch" and each.state is FindingState.UNKNOWN and key in each.evidence
        for each in reading.diagnosis.findings
    )


def _signature(subject: Subject) -> str:
    key = shown(sent_key_id(subject), 80)
    if subject.authorization is not None:
        return tr("JWT bearer, key {key}", key=key) if key else tr("JWT bearer")
    if subject.signature is not None:
        return tr("HTTP Signature, key {key}", key=key) if key else tr("HTTP Signature")
    return tr("nothing that was found")


def _body(subject: Subject) -> str:
    if subject.body_is_missing:
        return tr("not in the text")
    size = len(subject.request.body)
    text = trn("{count} byte", "{count} bytes", size, count=number(size))
    if subject.request.body_is_original:
        return tr("{size}, the original ones", size=text)
    return tr("{size}, perhaps not the original ones", size=text)


def _time(subject: Subject) -> str:
    if subject.server_time is not None:
        return tr("{time} GMT, by the answer’s date", time=f"{subject.server_time:%Y-%m-%d %H:%M:%S}")
    if subject.request.sent_at is not None:
        return f"{subject.request.sent_at.astimezone(UTC):%Y-%m-%d %H:%M:%S} GMT"
    return tr("unknown without the answer’s date")
