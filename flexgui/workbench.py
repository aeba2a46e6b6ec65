"""The actions of FlexGUI as blocking calls; the window runs them on worker threads, the command line directly.

A refusal by the server is a result, not an error. An action that cannot be tried (a missing secret, a locked keyring,
an address that is not allowed) raises a FlexGuiError.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from flexgui.clock import utc_now
from flexgui.diagnosis.explanation import explain
from flexgui.diagnosis.findings import Check, LocalFacts
from flexgui.embedded_sandbox import EmbeddedSandbox
from flexgui.errors import HostNotAllowed, ProductionLocked
from flexgui.flex.content_checks import flx_origin, is_of_other_sandbox, is_same_address
from flexgui.flex.credentials import Credentials, SharedSecretCredentials, SigningMethod
from flexgui.flex.environment import Environment, EnvironmentKind, environment_of_kind, takes_test_payments
from flexgui.flex.first_token import first_context, first_token
from flexgui.flex.jwk import from_public_key
from flexgui.flex.payment import read_payment_answer
from flexgui.flex.request import CaptureContextRequest, RequestedField
from flexgui.flex.secret import Secret
from flexgui.flex.token import Token, TokenKind
from flexgui.flex.verification import Context, KeySource, State, verify
from flexgui.outcome import Inspection, Outcome, PaymentOutcome, RequestOutcome, TokenizeOutcome
from flexgui.profile_credentials import find_credentials, open_p12_of
from flexgui.profiles.profile import Profile
from flexgui.public_keys import PublicKeys, fitting_source, key_of_context
from flexgui.sandbox_registry import SandboxRegistry
from flexgui.token_response import explained, read_response
from flexgui.translation import tr
from flexgui.transport.client import FlexClient
from flexgui.transport.route import NetworkSettings

if TYPE_CHECKING:
    from flexgui.flex.card import Card
    from flexgui.flex.p12 import Certificate
    from flexgui.refused_requests import RefusedRequests
    from flexgui.sandbox import LogEntry, Sandbox
    from flexgui.secret_store.protocol import SecretStore
    from flexgui.tokenizer import Prepared, Tokenizer
    from flexgui.transport.cancellation import Cancellation
    from flexgui.transport.exchange import Exchange, Response, SentRequest
    from flexgui.transport.route import Route

ONE_FIELD = CaptureContextRequest((RequestedField("paymentInformation.card.number"),))
"""The smallest useful request, to test a profile."""


class Workbench:
    """Runs the actions; has the secret store, the embedded sandbox (started when first used) and the fetched keys."""

    def __init__(
        self,
        secrets: SecretStore,
        sandbox: Callable[..., Sandbox],
        clock: Callable[[], datetime] = utc_now,
        contexts: Callable[[str], Token | None] = lambda _key_id: None,
        network: Callable[[], NetworkSettings] = NetworkSettings,
        profiles: Callable[[], Sequence[Profile]] = tuple,
        sandboxes: SandboxRegistry | None = None,
    ) -> None:
        """`sandbox` creates the embedded sandbox; see `EmbeddedSandbox`.

        `contexts` returns the capture context of the history whose one-time key has this ID. `network` returns the
        network settings, and is called for each request; `profiles` returns all profiles.
        """
        self._secrets = secrets
        self.sandbox = EmbeddedSandbox(sandbox)
        self._clock = clock
        self._contexts = contexts
        self._network = network
        self._profiles = profiles
        self._keys = PublicKeys(
            lambda place, cancelled: self._client(place, None, cancelled), lambda: self.sandbox.environment, sandboxes
        )

    def create_capture_context(
        self,
        profile: Profile,
        request: CaptureContextRequest,
        clock_offset: float = 0,
        *,
        production: bool = False,
        typed: Secret | None = None,
        cancellation: Cancellation | None = None,
    ) -> RequestOutcome:
        """Send the request as this profile, and decode and verify the returned token.

        `clock_offset` is the server's clock minus ours, in seconds; `production` allows sending to a live account;
        `typed` is used instead of the stored secret; `cancellation` ends the requests. Raises CredentialsError,
        SecretStoreError, HostNotAllowed, ProductionLocked or SandboxError if nothing could be sent.
        """
        environment = self._unlocked(profile, production)
        credentials = self._credentials(profile, typed)
        client = self._client(environment, credentials, cancellation)
        exchange = client.create_capture_context(request, clock_offset=clock_offset)
        outcome = RequestOutcome(exchange=exchange, request=request, environment=environment)
        if exchange.failure is None and exchange.response is not None:
            outcome = self._read_response(outcome, exchange.response, cancellation)
        entry = None if outcome.token is not None else self.sandbox.log_entry(environment, exchange.correlation_id)
        fault = "" if entry is None else _fault_of(entry, exchange)
        facts = LocalFacts(credentials, self._clock(), self._profiles(), fault) if outcome.refusal is not None else None
        outcome = explained(outcome, facts)
        return outcome if entry is None else _with_log_entry(outcome, entry, fault)

    def check(self, profile: Profile, typed: Secret | None = None) -> RequestOutcome:
        """Request a capture context of one field to test the profile; `typed` is used instead of the stored secret.

        Raises as `create_capture_context` does; a production profile always raises ProductionLocked.
        """
        return self.create_capture_context(profile, ONE_FIELD, typed=typed)

    def certificate(self, profile: Profile, typed: Secret | None = None) -> Certificate:
        """Return the certificate in the profile's P12; raises CredentialsError or SecretStoreError."""
        return open_p12_of(profile, self._secrets, typed, first=True).certificate

    def preview(self, profile: Profile, request: CaptureContextRequest) -> SentRequest:
        """Return the signed request without sending it; raises as `create_capture_context` does."""
        return self._client(self.environment(profile), self._credentials(profile)).prepare(request)

    @cached_property
    def refused_requests(self) -> RefusedRequests:
        """The actions on refused requests; the only place that imports the diagnosis."""
        from flexgui.refused_requests import RefusedRequests

        return RefusedRequests(self._credentials, self._unlocked, self._client, self._clock)

    def inspect(
        self,
        text: str | Token,
        environment: Environment | None = None,
        *,
        key: KeySource | None = None,
        profile: Profile | None = None,
        context: Token | None = None,
    ) -> Inspection:
        """Decode and verify the first token of a text, or verify a decoded token.

        Raises NotAToken, and for `profile` what its secret store raises.

        The token is verified with `key` if given; a transient token else with the key in `context`, or in a capture
        context from the history; any other token with the key of `environment`, or of the environment that it names if
        that is trusted (see `flexgui.public_keys`). `profile` verifies a bearer token with its secret or its P12.
        """
        token = first_token(text) if isinstance(text, str) else text
        if environment is not None and is_of_other_sandbox(environment, token):
            environment = None
        place = environment or self._keys.origin(token)
        if context is None and token.kind is TokenKind.TRANSIENT_TOKEN:
            context = self._contexts(token.kid or "")
        secret = None
        if token.kind is TokenKind.BEARER and profile is not None:
            secret, key = self._bearer_key(token, profile, key)
        if key is None and context is not None:
            key = key_of_context(context)
        source = fitting_source(token, key or self._keys.find(token, place))
        judged = None if context is None else self._judged(context, environment)
        verification = verify(token, source, self._clock(), secret=secret, environment=place, context=judged)
        explanation = explain(None, place, verification=verification, key=source)
        return Inspection(
            token=token, verification=verification, key=source, environment=place, explanation=explanation
        )

    def tokenize(
        self,
        context: str,
        card: Card,
        values: Mapping[str, str] | None = None,
        *,
        environment: Environment | None = None,
        cancellation: Cancellation | None = None,
    ) -> TokenizeOutcome:
        """Encrypt a test card to a capture context and request a transient token; see `flexgui.tokenizer`.

        `environment` is trusted to publish the key of the context, in addition to the usual ones.
        Raises NotAToken, CardError, and TokenizeError for a context that cannot be used or leads to production.
        """
        token = first_context(context)
        if environment is None or not is_same_address(environment.base_url, flx_origin(token) or ""):
            environment = self._keys.origin(token)
        tokenizer = self._tokenizer(token, environment, cancellation)
        return tokenizer.tokenize(self._judged(token, environment).verification, card, values)

    def encrypt(self, context: Token, values: Mapping[str, str]) -> Prepared:
        """Encrypt the values to a capture context as `tokenize` does, without sending them. Raises TokenizeError."""
        return self._tokenizer(context, self._keys.origin(context)).prepare(values)

    def pay(self, profile: Profile, body: str, *, cancellation: Cancellation | None = None) -> PaymentOutcome:
        """Send a payment request with a transient token, to a sandbox on this computer or a test host only.

        Raises ProductionLocked for any other server, and as `create_capture_context` does.
        """
        environment = self.environment(profile)
        if not takes_test_payments(environment):
            raise ProductionLocked(tr("Payments are sent to the sandbox and to test hosts only."))
        exchange = self._client(environment, self._credentials(profile), cancellation).create_payment(body.encode())
        answer = None if (got := exchange.response) is None else read_payment_answer(got.status, got.body)
        return PaymentOutcome(exchange, answer, explain(exchange, environment))

    def origin(self, token: Token) -> Environment | None:
        """Return the environment that a token names as its origin, None if that cannot be trusted."""
        return self._keys.origin(token)

    def fetch_key_again(self, outcome: RequestOutcome) -> RequestOutcome:
        """Fetch the key of an outcome's token, without the cache, and return the outcome verified with it."""
        token, place = outcome.token, outcome.environment
        if token is None:
            return outcome
        self.forget_key(outcome)
        return explained(self._verified(outcome, token, fitting_source(token, self._keys.find(token, place))))

    def forget_key(self, outcome: Outcome) -> None:
        """Remove the key of an outcome's token from the cache; the next verification fetches it."""
        if outcome.token is not None:
            self._keys.forget(outcome.environment, outcome.token.kid)

    def environment(self, profile: Profile) -> Environment:
        """Return the environment of this profile; starts the sandbox for its profile.

        Raises HostNotAllowed for an address of another kind than the profile's: its secret is not sent there.
        """
        if profile.kind is EnvironmentKind.SANDBOX:
            return self.sandbox.start().environment
        try:
            return environment_of_kind(profile.kind, profile.base_url)
        except HostNotAllowed as error:
            raise HostNotAllowed(tr("Profile “{profile}”: {why}", profile=profile.name, why=error)) from None

    def route(self, environment: Environment, network: NetworkSettings | None = None) -> Route:
        """Return the proxy and the trusted certificates for requests to an environment.

        `network` is used in place of the stored settings. Raises NotSent if one of them cannot be used.
        """
        network = network or self._network()
        return FlexClient(environment, ca_file=self.sandbox.ca_file(environment), network=network).route()

    def sandbox_members(self) -> dict[str, str | None]:
        """Return address and credentials of the embedded sandbox, started if needed."""
        return self.sandbox.start().connection_members()

    def close(self) -> None:
        """Stop the sandbox if it runs; no other call is allowed afterwards."""
        self.sandbox.close()

    def _unlocked(self, profile: Profile, production: bool) -> Environment:
        """Return the environment of a profile; raises ProductionLocked for a live account without `production`."""
        environment = self.environment(profile)
        if environment.kind is EnvironmentKind.PRODUCTION and not production:
            words = tr("Sending as “{profile}” reaches the live account of {merchant}.",
                       profile=profile.name, merchant=profile.merchant_id)  # fmt: skip
            raise ProductionLocked(words)
        return environment

    def _read_response(
        self, outcome: RequestOutcome, response: Response, cancellation: Cancellation | None
    ) -> RequestOutcome:
        outcome = read_response(outcome, response)
        token = outcome.token
        if token is None:
            return outcome
        place = outcome.environment
        cached = self._keys.is_cached(place, token.kid)
        verified = self._verified(outcome, token, self._keys.find(token, place, cancellation))
        if cached and verified.verification and verified.verification["signature"].state is State.INVALID:
            # The service may have changed the key of this ID; only a key fetched now proves the signature invalid.
            self._keys.forget(place, token.kid)
            verified = self._verified(outcome, token, self._keys.find(token, place, cancellation))
        return verified

    def _verified(self, outcome: RequestOutcome, token: Token, key: KeySource | None) -> RequestOutcome:
        """Return an outcome with this token, verified with this key."""
        verification = verify(
            token,
            key,
            self._clock(),
            skew_seconds=outcome.exchange.clock_skew or 0,
            requested=outcome.request,
            environment=outcome.environment,
        )
        return outcome._replace(token=token, key=key, verification=verification)

    def _judged(self, context: Token, environment: Environment | None) -> Context:
        """Verify a capture context that was given for its transient token."""
        place = environment or self._keys.origin(context)
        key = fitting_source(context, self._keys.find(context, place))
        return Context(context, verify(context, key, self._clock(), environment=place))

    def _bearer_key(
        self, token: Token, profile: Profile, key: KeySource | None
    ) -> tuple[Secret | None, KeySource | None]:
        """Return the secret or the key of the profile, if the token names it."""
        if profile.method is SigningMethod.JWT_P12 and token.alg not in (None, "HS256"):
            p12 = open_p12_of(profile, self._secrets)
            jwk = from_public_key(p12.private_key.public_key(), p12.certificate.key_id)
            return None, key or KeySource(jwk, tr("the P12 of “{profile}”", profile=profile.name), None, None)
        own = self._credentials(profile) if profile.method is not SigningMethod.JWT_P12 else None
        secret = own.secret if isinstance(own, SharedSecretCredentials) and own.key_id == token.kid else None
        return secret, key

    def _client(
        self, environment: Environment, credentials: Credentials | None, cancellation: Cancellation | None = None
    ) -> FlexClient:
        own, network = self.sandbox.ca_file(environment), self._network()
        return FlexClient(
            environment, credentials, clock=self._clock, ca_file=own, network=network, cancellation=cancellation
        )

    def _tokenizer(
        self, context: Token, environment: Environment | None, cancellation: Cancellation | None = None
    ) -> Tokenizer:
        """Return the tokenizer of a context; the only place that imports the encryption."""
        from flexgui.tokenizer import Tokenizer

        return Tokenizer(context, environment, lambda place: self._client(place, None, cancellation), self._clock)

    def _credentials(self, profile: Profile, typed: Secret | None = None) -> Credentials:
        if profile.kind is EnvironmentKind.SANDBOX:
            sandbox = self.sandbox.start()
            return SharedSecretCredentials(
                profile.method, sandbox.merchant_id, sandbox.key_id, sandbox.shared_secret, profile.portfolio_id
            )
        return find_credentials(profile, self._secrets, typed)


def _fault_of(entry: LogEntry, exchange: Exchange) -> str:
    """Return a sentence about the sandbox's faults that caused an outcome; one that only delays causes no refusal."""
    from flexgui.sandbox.faults import FAULTS  # imports the sandbox, which is already loaded

    harmless = ("slow", "truncate") if exchange.failure is None else ()
    names = [each for each in entry.fault.split(", ") if each and each not in harmless]
    return " ".join(
        tr("The sandbox’s fault {name} is the cause: it {behaviour}.", name=each, behaviour=tr(FAULTS[each]))
        for each in names
    )


def _with_log_entry(outcome: RequestOutcome, entry: LogEntry, fault: str) -> RequestOutcome:
    """Add the fault of the embedded sandbox, or why it refused a signature; CyberSource does not report that."""
    explanation = outcome.explanation
    if fault:
        explanation = explanation.with_cause(fault)
    elif entry.status == 401:
        why = tr("The sandbox’s log says: {why}.", why=entry.why.rstrip("."))
        check = Check("check first", why, tr("CyberSource gives no reason; only the sandbox’s log does."))
        known = (each for each in explanation.checks if each.state != "not checked")
        explanation = explanation._replace(checks=(check, *known))
    return outcome._replace(explanation=explanation)
