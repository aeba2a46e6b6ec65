"""Requests that follow a diagnosis: the questions to the service, and the refused request, signed correctly."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from flexgui.diagnosis.probe_findings import other_method
from flexgui.diagnosis.probes import TRANSACTION_TARGET, Probe, ProbeAnswer
from flexgui.diagnosis.subject import Subject
from flexgui.errors import HostNotAllowed, ProductionLocked, UnreadableRequest
from flexgui.flex.address import parse_address
from flexgui.flex.credentials import SharedSecretCredentials, SigningMethod
from flexgui.flex.environment import SESSIONS_PATH, Environment, EnvironmentKind, environment_for, takes_test_payments
from flexgui.translation import tr

if TYPE_CHECKING:
    from flexgui.flex.credentials import Credentials
    from flexgui.readers.pasted import PastedRequest
    from flexgui.transport.client import FlexClient
    from flexgui.transport.exchange import Exchange, SentRequest

MakeClient = Callable[[Environment, "Credentials"], "FlexClient"]

_ALLOWED = (EnvironmentKind.SANDBOX, EnvironmentKind.TEST)


def takes_questions(environment: Environment) -> bool:
    """Return whether questions may be sent to an environment: the sandbox or a test host."""
    return environment.kind in _ALLOWED


def is_for(request: PastedRequest, environment: Environment) -> bool:
    """Return whether a request was for the server of an environment."""
    subject = Subject(request)
    sent = {each.lower().removesuffix(":443") for each in (subject.host, subject.url_host) if each}
    return sent == {parse_address(environment.base_url).netloc}


def ask_service(
    probe: Probe, request: PastedRequest, credentials: Credentials, environment: Environment, client: MakeClient
) -> ProbeAnswer | None:
    """Send one question and return the answer, None if there was none.

    Raises ProductionLocked unless the environment is the sandbox or a test host, and CredentialsError.
    """
    if not takes_questions(environment):
        raise ProductionLocked(tr("Such requests are sent to the sandbox and to test hosts only."))
    subject = Subject(request, credentials)
    if probe is Probe.TRANSACTION:
        asking = client(environment, credentials)
        question = asking.prepare_any("GET", TRANSACTION_TARGET, b"")
    else:
        asking = client(_server_of(environment), other_method(subject, credentials))
        question = asking.prepare_any(subject.method, subject.target, request.body)
    response = asking.send(question).response
    return ProbeAnswer(probe, response) if response is not None else None


def sign_corrected(
    request: PastedRequest, credentials: Credentials, environment: Environment, client: MakeClient
) -> SentRequest:
    """Return a refused request, signed correctly by the method it used; `environment` is that of the credentials.

    A request for another server is signed for that one. Raises UnreadableRequest if the text lacks a part of the
    request, HostNotAllowed and CredentialsError.
    """
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
    signing = client(place, _by_its_method(subject, credentials))
    accept = subject.header("accept") or ("application/jwt" if subject.path == SESSIONS_PATH else "*/*")
    return signing.prepare_any(subject.method, subject.target, request.body, accept)


def send_corrected(
    request: PastedRequest, credentials: Credentials, environment: Environment, client: MakeClient
) -> Exchange:
    """Send a refused request, signed correctly, to the server of the credentials; raises as `sign_corrected` does.

    Raises HostNotAllowed if it was for another server, and ProductionLocked if it may move real money.
    """
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
    return client(environment, credentials).send(sign_corrected(request, credentials, environment, client))


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
