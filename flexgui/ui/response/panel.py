"""The response panel: what came back, whether to believe it, how long it lives; or why nothing did."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from flexgui.diagnosis.actions import Action
from flexgui.flex.catalog import Catalog
from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.text import shown
from flexgui.profiles.profile import Profile
from flexgui.translation import later, number, tr, trn
from flexgui.ui.fonts import ROLES, draw_ahead
from flexgui.ui.messages import Message
from flexgui.ui.widgets.announce import announce
from flexgui.ui.widgets.buttons import CopyButton, tool_button
from flexgui.ui.widgets.empty_state import EmptyState
from flexgui.ui.widgets.pane import Pane
from flexgui.ui.widgets.tabs import TabRow

if TYPE_CHECKING:
    from flexgui.flex.token import Token
    from flexgui.flex.verification import KeySource, Verification
    from flexgui.outcome import Outcome
    from flexgui.transport.exchange import Exchange
    from flexgui.ui.response.explanation_view import ExplanationView
    from flexgui.ui.response.headers_view import HeadersView
    from flexgui.ui.token.checks_view import ChecksView
    from flexgui.ui.token.claims_view import ClaimsView
    from flexgui.ui.token.raw_view import RawView
    from flexgui.ui.token.verdict_bar import VerdictBar
    from flexgui.ui.widgets.banner import Banner

CLAIMS, CHECKS, ANSWER_RAW, ANSWER_HEADERS = range(4)
EXPLANATION, REFUSED_RAW, REFUSED_HEADERS = range(3)
OUTDATED = later("This answer is to an earlier request")
NARROW = 1200
"""Width of the window below which things give way, in pixels."""
BANNER_LOOKS = {"good": ("ok", "check"), "warn": ("warn", "hourglass"), "bad": ("bad", "invalid")}


class ResponsePanel(Pane):
    """What is shown of an answer is made, and imported, after the first paint: see `make_ahead`.

    Signals: ``action(Action)`` an action that was chosen.
    """

    action = Signal(object)

    def __init__(self, catalog: Catalog, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(tr("Response"), parent)
        self._catalog = catalog
        self._now = now
        self._skew = 0.0
        self._token: Token | None = None
        self._verification: Verification | None = None
        self._outcome: Outcome | None = None
        self._passing: QWidget | None = None
        self._outdated = False
        self._said = ""
        self._kept = ""
        self._stack = QStackedWidget()
        self._tools = [
            CopyButton(tr("Copy the capture context"), self._text),
            tool_button("search", tr("Find a claim (Ctrl+Shift+F)")),
            tool_button("expand", tr("Expand all")),
            tool_button("collapse", tr("Collapse all")),
        ]
        self._lay_out()

    # Made when first wanted

    @cached_property
    def banner(self) -> Banner:
        """Says what came back, in one line or two."""
        from flexgui.ui.widgets.banner import Banner

        made = Banner()
        made.hide()
        self.body.insertWidget(0, made)
        return made

    @cached_property
    def verdicts(self) -> VerdictBar:
        """Whether to believe the token, and how long it lives."""
        from flexgui.ui.token.verdict_bar import VerdictBar

        made = VerdictBar(self._now)
        made.hide()
        self.body.insertWidget(self.body.indexOf(self._stack), made)
        made.ticked.connect(self._tick)
        made.send_again.connect(lambda: self.action.emit(Action.SEND_AGAIN))
        return made

    @cached_property
    def claims(self) -> ClaimsView:
        """The claims of the token."""
        from flexgui.ui.token.claims_view import ClaimsView

        made = ClaimsView(self._catalog, self._corrected_now)
        made.current_changed.connect(self._show_current)
        self._tools[2].clicked.connect(made.tree.expand_all)
        self._tools[3].clicked.connect(made.tree.collapse_all)
        return made

    @cached_property
    def checks(self) -> ChecksView:
        """What was checked, one row each."""
        from flexgui.ui.token.checks_view import ChecksView

        return ChecksView()

    @cached_property
    def raw(self) -> RawView:
        """The token as it came."""
        return self._made_raw()

    @cached_property
    def headers(self) -> HeadersView:
        """The headers of an answer with a token."""
        return self._made_headers()

    @cached_property
    def explanation(self) -> ExplanationView:
        """What to do about a refusal."""
        from flexgui.ui.response.explanation_view import ExplanationView

        made = ExplanationView()
        made.action.connect(self.action)
        return made

    @cached_property
    def _refused_raw(self) -> RawView:
        return self._made_raw()

    @cached_property
    def _refused_headers(self) -> HeadersView:
        return self._made_headers()

    @cached_property
    def _answer_tabs(self) -> TabRow:
        made = TabRow((tr("Claims"), tr("Checks"), tr("Raw"), tr("Headers")))
        made.currentChanged.connect(self._show_foot)
        made.currentChanged.connect(self._fill)
        return made

    @cached_property
    def _refused_tabs(self) -> TabRow:
        return TabRow((tr("Explanation"), tr("Raw"), tr("Headers")))

    @cached_property
    def _answer(self) -> QWidget:
        return self._page(self._answer_tabs, (self.claims, self.checks, self.raw, self.headers))

    @cached_property
    def _refused(self) -> QWidget:
        return self._page(self._refused_tabs, (self.explanation, self._refused_raw, self._refused_headers))

    @staticmethod
    def _made_raw() -> RawView:
        from flexgui.ui.token.raw_view import RawView

        return RawView()

    @staticmethod
    def _made_headers() -> HeadersView:
        from flexgui.ui.response.headers_view import HeadersView

        return HeadersView()

    def make_ahead(self) -> Iterator[None]:
        """Make what the first answer will need, a part with each step; a step takes a few milliseconds."""
        self.style()  # the class alone has 500 names
        yield
        for role in ROLES:
            draw_ahead(role, self.devicePixelRatioF())
            yield
        for name in ("banner", "verdicts", "claims", "checks", "raw", "headers", "_answer_tabs", "_answer"):
            made: QWidget = getattr(self, name)
            yield
            for each in (made, *made.findChildren(QWidget)):
                each.ensurePolished()
            yield
            made.grab()  # a look at it: the style sheet's rules for each part of it, and its icons, are found now
            yield

    def _is_made(self, name: str) -> bool:
        """Whether a part was wanted before; asking for it would make it."""
        return name in self.__dict__

    # What is shown

    def show_empty(self, profile: Profile, earlier: str = "") -> None:
        """Show what to do first; `earlier` names the profile whose answer was put away last."""
        self._forget()
        if earlier:
            state = EmptyState(
                tr("No response yet"),
                tr(
                    "Answers from other profiles are put away when the profile changes, "
                    "so that a sandbox answer is never mistaken for a live one. The last one is from {name}.",
                    name=earlier,
                ),
                link=("", Action.SHOW_EARLIER, Action.SHOW_EARLIER.label),
            )
        elif profile.kind is EnvironmentKind.SANDBOX:
            state = EmptyState(
                tr("No response yet"),
                tr(
                    "The sandbox on this machine answers without an account and without a network, so you can send "
                    "right away."
                ),
                (
                    (tr("Tick the fields to capture"), tr("Or take a preset such as Card. The body follows at once.")),
                    (tr("Send"), tr("One signed request goes to the sandbox on this machine.")),
                    (
                        tr("Read the answer"),
                        tr("The capture context is decoded, its signature is checked, its clock runs."),
                    ),
                ),
                ((Action.CARD_PRESET, Action.CARD_PRESET.label), (Action.INSPECT, Action.INSPECT.label)),
                (tr("Have CyberSource keys?"), Action.ADD_PROFILE, Action.ADD_PROFILE.label),
            )
        else:
            live = profile.kind is EnvironmentKind.PRODUCTION
            locked = tr("Tick the fields to capture and unlock sending to ask {name}.", name=profile.label)
            ready = tr("Tick the fields to capture and press Send to ask {name}.", name=profile.label)
            state = EmptyState(tr("No response yet"), locked if live else ready)
        state.action.connect(self.action)
        self._put(state)
        self._say(tr("Nothing sent with this profile") if earlier else tr("Nothing sent in this window"), right="")

    def show_hint(self) -> None:
        """Say in the foot, to who has never sent anything, which keys there are."""
        native = QKeySequence.SequenceFormat.NativeText
        send, find = (QKeySequence(keys).toString(native) for keys in ("Ctrl+Return", "Ctrl+K"))
        self._say(tr("{send} sends, {find} finds everything", send=send, find=find))

    def show_sending(self, host: str) -> None:
        """Show that a request is under way."""
        self._forget()
        waiting = EmptyState(tr("Sending"), tr("Waiting for {name}. Cancel stops waiting at once.", name=host))
        self._put(waiting)
        announce(self, tr("Sending"))
        self._say(tr("One request is under way"), right="")

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what came of a request."""
        self._outcome = outcome
        self._outdated = False
        self._kept = ""
        if outcome.token is not None and outcome.verification is not None:
            self._show_token(outcome, outcome.token, outcome.verification)
        else:
            self._show_refusal(outcome)

    def show_kept(self, outcome: Outcome, words: str) -> None:
        """Show what came of a request once; `words` say when, for it is no answer to what stands beside it."""
        self.show_outcome(outcome)
        self._kept = words
        self._say(self._said)

    def show_message(self, message: Message) -> None:
        """Show why nothing could be sent."""
        self._forget()
        self.banner.set("bad", "invalid", message.title, tr("Nothing was sent."))
        self.explanation.show_words(message.text, (), message.steps)
        self._show_refused_page(None)
        self._say(tr("Nothing was sent"), right="")

    def show_cancelled(self, seconds: float) -> None:
        """Show that a person stopped waiting."""
        self._forget()
        self.banner.set(
            "none", "stop", tr("Cancelled after {seconds} s", seconds=number(seconds, 1)), tr("Its answer is ignored.")
        )
        self.explanation.show_words(
            tr("The request may have reached the server; its answer is ignored."),
            (),
            ((Action.SEND_AGAIN, Action.SEND_AGAIN.label),),
        )
        self._show_refused_page(None)
        self._say(tr("Cancelled"), right="")

    def set_outdated(self, outdated: bool) -> None:
        """Say in the foot that the answer shown is to another request than the one beside it, or take that back."""
        if outdated == self._outdated or self._outcome is None:
            return
        self._outdated = outdated
        self._say(self._said)

    def copy_token(self) -> None:
        """Copy the capture context, if there is one."""
        if self._token is not None:
            QGuiApplication.clipboard().setText(self._token.text)

    def open_search(self) -> None:
        """Search the claims."""
        if self._token is not None:
            self._answer_tabs.set_current(CLAIMS)
            self.claims.open_search()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        small = self.window().width() < NARROW or self.window().height() < 720
        if self._is_made("banner"):
            self.banner.set_one_line(small and self._token is not None)
        self._show_tools()

    # Inside

    def _lay_out(self) -> None:
        for tool in self._tools:
            self.head.addWidget(tool)
            tool.hide()
        self._tools[1].clicked.connect(self.open_search)
        self.body.addWidget(self._stack, 1)

    def _page(self, tabs: TabRow, views: tuple[QWidget, ...]) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        stack = QStackedWidget()
        for view in views:
            stack.addWidget(view)
        tabs.currentChanged.connect(stack.setCurrentIndex)
        column.addWidget(tabs)
        column.addWidget(stack, 1)
        self._stack.addWidget(page)
        return page

    def _forget(self) -> None:
        self._outcome = self._token = None
        self._outdated = False
        self._kept = ""
        if self._is_made("verdicts"):
            self.verdicts.clear()
            self.verdicts.hide()
        if self._is_made("banner"):
            self.banner.hide()
        for tool in self._tools:
            tool.hide()

    def _put(self, widget: QWidget) -> None:
        """Show a widget that lives as long as it is shown."""
        if self._passing is not None:
            self._stack.removeWidget(self._passing)
            self._passing.deleteLater()
        self._passing = widget
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)

    def _show_token(self, outcome: Outcome, token: Token, verification: Verification) -> None:
        exchange = outcome.exchange
        self._token = token
        page = self._answer  # whole before it is filled: each view that it takes in is laid out anew
        self._skew = (exchange.clock_skew or 0) if exchange is not None else 0
        self.claims.show_token(token)
        self._verification = verification
        self._fill(self._answer_tabs.current)
        if exchange is not None and exchange.response is not None:
            self.headers.show_response(exchange.response)
        self.verdicts.show_verdicts(token, verification, self._skew, key_words=_key_words(outcome.key))
        self._stack.setCurrentWidget(page)
        for widget in (self.banner, self.verdicts):
            widget.show()
        self._show_banner(outcome, verification)
        self._show_foot()
        self.resizeEvent(QResizeEvent(self.size(), self.size()))

    def _fill(self, tab: int) -> None:
        """Fill the checks and the raw token only when they are looked at: both take longer than the claims."""
        if self._token is None or self._verification is None:
            return
        if tab == CHECKS:
            self.checks.show_verification(self._verification)
        elif tab == ANSWER_RAW:
            self.raw.show_token(self._token.text)

    def _show_banner(self, outcome: Outcome, verification: Verification) -> None:
        from flexgui.flex.verification import State  # loaded by then: the workbench has verified

        words = outcome.explanation
        tone, icon = BANNER_LOOKS[words.tone]
        if verification.state is State.NOT_CHECKED:
            tone, icon = "none", "not-checked"
        exchange = outcome.exchange
        right, correlation = _size_and_time(exchange), (exchange.correlation_id or "") if exchange else ""
        self.banner.set(tone, icon, words.title, shown(words.banner or words.sentence), right, shown(correlation))

    def _show_refusal(self, outcome: Outcome) -> None:
        self._forget()
        self._outcome = outcome
        words, exchange = outcome.explanation, outcome.exchange
        tone, icon = BANNER_LOOKS[words.tone]
        correlation = (exchange.correlation_id or "") if exchange is not None else ""
        self.banner.set(tone, "warning" if tone == "warn" else icon, words.title, shown(words.banner or words.sentence),
                        _size_and_time(exchange))  # fmt: skip
        self.explanation.show_words(
            words.sentence,
            [(check.state, check.title, check.text) for check in words.checks],
            [(step.action, step.label) for step in words.steps],
            correlation,
        )
        self._show_refused_page(exchange)
        refusal = outcome.refusal
        said = (refusal.message or refusal.reason) if refusal is not None else ""
        self._say(tr("Refused  ·  {said}", said=shown(said)) if said else words.title, right=self._received(exchange))

    def _show_refused_page(self, exchange: Exchange | None) -> None:
        response = exchange.response if exchange is not None else None
        self._refused_raw.show_text(response.text if response is not None else tr("No answer came."))
        if response is not None:
            self._refused_headers.show_response(response)
        else:
            self._refused_headers.set_text("")
        self._refused_tabs.set_current(EXPLANATION)
        self.banner.set_one_line(False)
        self.banner.show()
        self._stack.setCurrentWidget(self._refused)

    def _show_foot(self, _tab: int = 0) -> None:
        if self._token is not None and self._outcome is not None:
            from flexgui.ui.token_kinds import kind_name  # loaded by then

            left = f"{kind_name(self._token.kind)}  ·  {shown(self._token.context_type or tr('no type'))}"
            self._say(left, right=self._received(self._outcome.exchange))
            node = self.claims.tree.current_node()
            if node is not None and self._answer_tabs.current == CLAIMS:
                self._show_current(shown(node.path), self.claims.tree.claims.meaning(node))

    def _show_tools(self) -> None:
        """Show two in a narrow window, where the claims' menu has the others, and else all."""
        narrow = self.window().width() < NARROW
        for place, tool in enumerate(self._tools):
            tool.setVisible(self._token is not None and not (narrow and place >= 2))

    def _show_current(self, path: str, meaning: str) -> None:
        """Where the column of meanings has no room, the foot says what the current claim means."""
        if path and self.window().width() < NARROW and meaning:
            self._say(f"{path}  ·  {meaning}")

    def _tick(self, verification: Verification) -> None:
        from flexgui.flex.verification import State  # loaded by then

        self.claims.tree.claims.tick()
        self._verification = verification
        if self._answer_tabs.current == CHECKS:
            self.checks.show_verification(verification)
        if self._outcome is not None and verification.worst.expired and verification["signature"].state is State.VALID:
            exchange = self._outcome.exchange
            correlation = (exchange.correlation_id or "") if exchange is not None else ""
            self.banner.set("warn", "hourglass", tr("Signature valid, but expired"), shown(verification.worst.reason),
                            _size_and_time(exchange), shown(correlation))  # fmt: skip

    def _say(self, words: str, right: str | None = None) -> None:
        """Show `words` in the foot, unless there is something more pressing to say of the answer."""
        self._said = words
        if self._kept:
            self.foot.set_text(self._kept, "clock", right)
        elif self._outdated:
            self.foot.set_text(tr(OUTDATED), "warning", right, "warn")
        else:
            self.foot.set_text(words, right=right)

    def _corrected_now(self) -> datetime:
        return self._now() + timedelta(seconds=self._skew)

    def _text(self) -> str:
        return self._token.text if self._token is not None else ""

    @staticmethod
    def _received(exchange: Exchange | None) -> str:
        if exchange is None:
            return ""
        moment = exchange.started + timedelta(seconds=exchange.seconds)
        return tr("received {time}", time=f"{moment.astimezone():%H:%M:%S}")


def _key_words(key: KeySource | None) -> str:
    if key is None or key.jwk is None or key.fetched_at is None:
        return ""
    return tr("key {kid}, fetched {time}", kid=shown(key.jwk.kid or ""), time=f"{key.fetched_at.astimezone():%H:%M}")


def _size_and_time(exchange: Exchange | None) -> str:
    if exchange is None:
        return ""
    size = len(exchange.response.body) if exchange.response is not None else 0
    words = trn("{n} byte", "{n} bytes", size) if size < 1000 else tr("{size} KB", size=number(size / 1024, 1))
    brief = exchange.seconds < 10
    time = f"{number(exchange.seconds * 1000, 0)} ms" if brief else f"{number(exchange.seconds, 1)} s"
    return f"{time}   {words}" if size else time
