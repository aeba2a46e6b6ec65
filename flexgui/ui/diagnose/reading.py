"""Reads a paste and diagnoses one of its requests: blocking calls, for a worker thread."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from flexgui import __version__
from flexgui.clock import utc_now
from flexgui.diagnosis.findings import Explanation
from flexgui.diagnosis.own_request import pasted
from flexgui.diagnosis.profile_choice import fitting_profile, refused_index
from flexgui.diagnosis.refusals import problem_checks
from flexgui.diagnosis.report import to_markdown
from flexgui.diagnosis.result import FindingState
from flexgui.diagnosis.subject import Subject
from flexgui.errors import FlexGuiError, UnreadableRequest
from flexgui.flex.environment import Environment, kind_of_host
from flexgui.flex.refusal import parse_refusal
from flexgui.flex.signing_method import SigningMethod
from flexgui.flex.text import printable, shown
from flexgui.outcome import RequestOutcome
from flexgui.readers.read import read_requests, read_response
from flexgui.refused_requests import is_for, takes_questions
from flexgui.translation import tr
from flexgui.transport.exchange import Exchange, SentRequest
from flexgui.transport.redacted_exchange import http_text
from flexgui.ui.diagnose.facts import FORMS, Facts, facts_of, titles_of
from flexgui.ui.messages import message_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flexgui.diagnosis.probes import ProbeAnswer
    from flexgui.diagnosis.result import Diagnosis
    from flexgui.profiles.profile import Profile
    from flexgui.readers.pasted import PastedRequest
    from flexgui.workbench import Workbench


class Paste(NamedTuple):
    """The requests of a text; `first` is the index of the one to diagnose first.

    `answer_problem` says why the text of the answer was not used.
    """

    requests: tuple[PastedRequest, ...]
    first: int = 0
    answer_problem: str = ""

    @classmethod
    def read(cls, text: str, answer: str) -> Paste:
        """Read the requests of a text and the text of an answer. Raises UnreadableRequest."""
        requests = read_requests(text)
        first = refused_index(requests) or 0
        if not answer.strip():
            return cls(requests, first)
        try:
            response = read_response(answer)
        except UnreadableRequest as error:
            return cls(requests, first, str(error))
        return cls(tuple(each if each.response else replace(each, response=response) for each in requests), first)

    @classmethod
    def of_exchange(cls, exchange: Exchange) -> tuple[str, Paste | None]:
        """Return a request of our own as redacted text and, if it was answered, as it was sent."""
        text = http_text(exchange.request, True)
        return text, cls((pasted(exchange),)) if exchange.response is not None else None

    @property
    def titles(self) -> list[str]:
        return titles_of(self.requests)

    def form_name(self, index: int) -> str:
        return FORMS[self.requests[index].form]

    def diagnose(
        self,
        workbench: Workbench,
        index: int,
        chosen: str | None,
        profiles: Sequence[Profile],
        current: Profile,
        probes: tuple[ProbeAnswer, ...],
    ) -> Reading:
        """Diagnose a request with the secret of the profile with the ID `chosen`; None: of one that fits, if any."""
        request = self.requests[index]
        if chosen is None:
            profile = fitting_profile(request, profiles, current)
        else:
            profile = next((each for each in profiles if each.id == chosen), None)
        return diagnose(workbench, request, profile, probes)


class Reading(NamedTuple):
    """A diagnosis; `profile` is the one whose secret was used, `problem` says why another one was not.

    `host` is the server of the profile, `is_own` whether the request was for it. `questions` is True if that server may
    then be asked, `other_method` if the profile can sign by another method. `seconds` is the duration of the search.
    """

    diagnosis: Diagnosis
    profile: Profile | None = None
    problem: str = ""
    host: str = ""
    is_own: bool = False
    questions: bool = False
    other_method: bool = False
    seconds: float = 0.0
    report: str = ""

    @property
    def facts(self) -> Facts:
        return facts_of(self.diagnosis.request)

    @property
    def is_of_another_key(self) -> bool:
        """True if the request names another key than the profile has, so that its secret cannot be tested."""
        key = shown(self.facts.key_id, 80)
        return bool(key) and any(
            each.id == "credentials.key-secret-mismatch" and each.state is FindingState.UNKNOWN and key in each.evidence
            for each in self.diagnosis.findings
        )

    @property
    def outcome(self) -> RequestOutcome | None:
        """The request as an outcome for the history; None without an answer or a server."""
        request, response = self.diagnosis.request, self.diagnosis.request.response
        if response is None:
            return None
        subject = Subject(request)
        address = subject.address
        if address is None:
            return None
        scheme = "http" if request.url.lower().startswith("http:") else "https"
        environment = Environment(kind_of_host(address.host), f"{scheme}://{address.netloc}")
        sent = SentRequest(request.method, f"{environment.base_url}{subject.target}", request.headers, request.body)
        started = request.sent_at or subject.server_time or utc_now()
        title = tr("{status}, diagnosed", status=response.status)
        checks = problem_checks(self.diagnosis.problems)
        return RequestOutcome(
            exchange=Exchange(sent, response, None, started, 0.0),
            environment=environment,
            refusal=parse_refusal(response.status, response.header("content-type") or "", response.body),
            explanation=Explanation(title, self.diagnosis.answer_proves, checks),
            secrets=request.secrets,
        )


def diagnose(
    workbench: Workbench, request: PastedRequest, profile: Profile | None, probes: tuple[ProbeAnswer, ...]
) -> Reading:
    """Diagnose a request with the secret of a profile; if that is not available, report why and diagnose without it."""
    started, bench = perf_counter(), workbench.refused_requests
    if profile is None:
        return _reading(bench.diagnose(request), started)
    try:
        found = _reading(bench.diagnose(request, profile, probes), started)
        environment = workbench.environment(profile)
        is_own = is_for(request, environment)
    except FlexGuiError as error:
        return _reading(bench.diagnose(request), started)._replace(problem=message_for(error).line)
    return found._replace(
        profile=profile,
        host=environment.host,
        is_own=is_own,
        questions=is_own and takes_questions(environment),
        other_method=profile.method is not SigningMethod.JWT_P12,
    )


def _reading(diagnosis: Diagnosis, started: float) -> Reading:
    report = printable(to_markdown(diagnosis, __version__, utc_now()), keep="\n")
    return Reading(diagnosis, seconds=perf_counter() - started, report=report)
