"""The check of a profile: a button in the foot of the dialog, and a strip above it with the result."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton

from flexgui.flex.environment import EnvironmentKind
from flexgui.translation import later, tr
from flexgui.ui.messages import message_for
from flexgui.ui.resources import icon
from flexgui.ui.tasks import LatestTask, Run
from flexgui.ui.widgets.announce import announce
from flexgui.ui.widgets.labels import IconLabel, label, set_style
from flexgui.ui.widgets.layouts import hbox, vbox
from flexgui.ui.widgets.spinner import Spinner
from flexgui.ui.widgets.tones import TONE_ICONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from flexgui.flex.secret import Secret
    from flexgui.outcome import RequestOutcome
    from flexgui.profiles.profile import Profile

CAPTION = later("Sends one request for one field.")
PRODUCTION = later("A production profile is tested by sending a request after unlocking.")


class VerdictStrip(QFrame):
    """The result of a check: icon, title, sentence; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("verdictStrip")
        self._mark = IconLabel(size=16)
        self._spinner = Spinner()
        self.title = label(role="title", wrap=True)
        self.sentence = label(role="dim", wrap=True)
        texts = vbox(spacing=2)
        texts.addWidget(self.title)
        texts.addWidget(self.sentence)
        row = hbox(self, (20, 9, 20, 9), 10)
        row.addWidget(self._mark, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._spinner, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        self.hide()

    def show_text(self, tone: str, title: str, sentence: str) -> None:
        """Show a result; `tone` is ok, warn, bad or busy."""
        self._mark.set_icon(TONE_ICONS.get(tone, ""), tone)
        self._mark.setVisible(tone != "busy")
        self._spinner.setVisible(tone == "busy")
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.setAccessibleName(f"{title}. {sentence}")
        self.title.setProperty("tone", tone)
        set_style(self, "tone", tone)
        self.show()
        announce(self, self.accessibleName())


class ProfileCheck(QObject):
    """Checks one profile at a time on a worker thread; the dialog lays out `button` and `strip`.

    Signals: ``requested()`` when the button is pressed.
    """

    requested = Signal()

    def __init__(
        self, run: Run, check: Callable[[Profile, Secret | None], RequestOutcome], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._run, self._check = run, check
        self._call = LatestTask()
        self.button = QPushButton(icon("arrow-right"), tr("Test this profile"))
        self.button.setToolTip(tr(CAPTION))
        self.button.setAutoDefault(False)
        self.strip = VerdictStrip()
        self.button.clicked.connect(self.requested)

    def offer(self, kind: EnvironmentKind) -> None:
        """Show the button, but not for a production profile, because its check would reach a live account."""
        self.button.setVisible(kind is not EnvironmentKind.PRODUCTION)

    def check(self, profile: Profile, typed: Secret | None) -> None:
        """Send one request as this profile and show the result."""
        self.clear()
        self.strip.show_text("busy", tr("Checking…"), tr("One request is sent as “{name}”.", name=profile.label))
        self._call.replace(self._run(partial(self._check, profile, typed), self._show_outcome, self._show_failure))

    def clear(self) -> None:
        """Hide the result and cancel a running check."""
        self._call.cancel()
        self.strip.hide()

    def _show_outcome(self, outcome: RequestOutcome) -> None:
        explanation = outcome.explanation
        if explanation.tone == "good":
            sentence = f"{explanation.title}. {explanation.sentence} {tr('This profile works.')}"
            self.strip.show_text("ok", tr("Signature valid"), sentence)
        else:
            self.strip.show_text(explanation.tone, explanation.title, explanation.sentence)

    def _show_failure(self, error: BaseException) -> None:
        message = message_for(error)
        self.strip.show_text("bad", message.title, message.text)
