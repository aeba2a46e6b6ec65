"""Actions on a refused request: diagnose it, ask the service, sign and send it correctly.

Imports the whole diagnosis, which sending a request does without.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from flexgui.diagnosis.diagnose import diagnose
from flexgui.diagnosis.probes import TRANSACTION_TARGET, Probe, ProbeAnswer, other_method
from flexgui.diagnosis.result import Diagnosis
from flexgui.diagnosis.subject import Subject
from flexgui.errors import HostNotAllowed, ProductionLocked, UnreadableRequest
from flexgui.flex.address import parse_address
from flexgui.flex.credentials import Credentials, SharedSecretCredentials, SigningMethod
from flexgui.flex.environment import SESSIONS_PATH, Environment, EnvironmentKind, environment_for, takes_test_payments
from flexgui.profiles.profile import Profile
from flexgui.readers.pasted import PastedRequest
from flexgui.translation import tr
from flexgui.transport.client import FlexClient
from flexgui.transport.exchange import Exchange, SentRequest

_ALLOWED = (EnvironmentKind.SANDBOX, EnvironmentKind.TEST)


def takes_questions(environment: Environment) -> bool:
    """Return whether questions may be sent to an environment: the sandbox or a test host."""
    return environment.kind in _ALLOWED


def is_for(request: PastedRequest, environment: Environment) -> bool:
    """Return whether a request was for the server of an environment."""
    subject = Subject(request)
    sent = {each.lower().removesuffix(":443") for each in (subject.host, subject.url_host) if each}
    return sent == {parse_address(environment.base_url).netloc}


class RefusedRequests:
    """The actions on refused requests; see `flexgui.workbench`, whose profiles and clients they use."""

    def __init__(
        self,
        credentials: Callable[[Profile], Credentials],
        environment: Callable[[Profile, bool], Environment],
        client: Callable[[Environment, Credentials], FlexClient],
        clock: Callable[[], datetime],
    ) -> None:
        """`environment` raises ProductionLocked for a live account unless its second argument is true."""
        self._credentials = credentials
        self._environment = environment
        self._client = client
        self._clock = clock

    def diagnose(
        self, request: PastedRequest, profile: Profile | None = None, probes: Sequence[ProbeAnswer] = ()
    ) -> Diagnosis:
        """Return the causes of a refusal, with the profile's credentials if given.

        Raises as `Workbench.preview` does.
        """
        known = self._credentials(profile) if profile is not None else None
        environment = self._environment(profile, True) if profile is not None else None
        return diagnose(request, known, self._clock(), environment=environment, probes=probes)

    def probe(self, probe: Probe, request: PastedRequest, profile: Profile) -> ProbeAnswer | None:
        """Send the sandbox or a test host one question about a refused request; None if there was no answer.

        Raises ProductionLocked for any other environment, and as `Workbench.preview` does.
        """
        credentials, environment = self._credentials(profile), self._environment(profile, True)
        if not takes_questions(environment):
            raise ProductionLocked(tr("Such requests are sent to the sandbox and to test hosts only."))
        subject = Subject(request, credentials)
        if probe is Probe.TRANSACTION:
            client = self._client(environment, credentials)
            question = client.prepare_any("GET", TRANSACTION_TARGET, b"")
        else:
            client = self._client(_server_of(environment), other_method(subject, credentials))
            question = client.prepare_any(subject.method, subject.target, request.body)
        response = client.send(question).response
        return ProbeAnswer(probe, response) if response is not None else None

    def sign_corrected(self, request: PastedRequest, profile: Profile) -> SentRequest:
        """Return a refused request, signed correctly by the method it used, without sending it.

        A request for another server is signed for that one. Raises as `Workbench.preview` does, and UnreadableRequest
        if the text lacks a part of the request.
        """
        return self._sign(request, self._credentials(profile), self._environment(profile, True))

    def send_corrected(self, request: PastedRequest, profile: Profile, *, production: bool = False) -> Exchange:
        """Send a refused request, signed correctly, to the server of the profile; raises as `sign_corrected` does.

        Raises HostNotAllowed if it was for another server, and ProductionLocked if it may move real money, or for a
        live account without `production`.
        """
        environment = self._environment(profile, production)
        credentials = self._credentials(profile)
        if not is_for(request, environment):
            raise HostNotAllowed(
                tr("The request is for another server than {host}, the server of the profile.", host=environment.host)
            )
        if Subject(request).path != SESSIONS_PATH and not takes_test_payments(environment):
            raise ProductionLocked(
                tr(
                    "Only requests for a capture context are sent to {host}. Copy the correct request and send it "
                    "yourself.",
                    host=environment.host,
                )
            )
        return self._client(environment, credentials).send(self._sign(request, credentials, environment))

    def _sign(self, request: PastedRequest, credentials: Credentials, environment: Environment) -> SentRequest:
        subject = Subject(request, credentials)
        if not subject.url_is_known or not subject.host:
            raise UnreadableRequest(tr("The address of the request is not in the text. Paste the whole request."))
        if subject.body_is_missing:
            raise UnreadableRequest(tr("The body of the request is not in the text. Paste the whole request."))
        if is_for(request, environment):
            place = _server_of(environment)
        else:
            scheme = "http" if request.url.lower().startswith("http://") else "https"
            place = environment_for(f"{scheme}://{subject.url_host or subject.host}")
        client = self._client(place, _by_its_method(subject, credentials))
        accept = subject.header("accept") or ("application/jwt" if subject.path == SESSIONS_PATH else "*/*")
        return client.prepare_any(subject.method, subject.target, request.body, accept)


def _server_of(environment: Environment) -> Environment:
    """Return the environment without a prefix of its paths: the path of a refused request already has it."""
    return environment._replace(base_url=parse_address(environment.base_url).origin)


def _by_its_method(subject: Subject, credentials: Credentials) -> Credentials:
    if not isinstance(credentials, SharedSecretCredentials):
        return credentials
    if subject.authorization is not None:
        return credentials._replace(method=SigningMethod.JWT_SHARED_SECRET)
    if subject.signature is not None:
        return credentials._replace(method=SigningMethod.HTTP_SIGNATURE)
    return credentials
