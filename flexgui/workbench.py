"""What a person can do with FlexGUI, one blocking call each.

The window runs them on a worker, the command line at once.

Each returns an `Outcome`; a refusal by the server is an outcome, not an error. What cannot even be tried (no secret,
a locked keyring, an address that is not allowed) is raised as a FlexGuiError.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from flexgui.diagnosis.explanation import explain
from flexgui.diagnosis.findings import Check
from flexgui.diagnosis.request_checks import LocalFacts
from flexgui.errors import CredentialsError, FlexGuiError, HostNotAllowed, NotAToken, ProductionLocked, SecretMissing
from flexgui.flex.credentials import Credentials, P12Credentials, SharedSecretCredentials, SigningMethod, check_key_id
from flexgui.flex.environment import Environment, EnvironmentKind, environment_of_kind, environment_of_origin
from flexgui.flex.p12 import P12Error
from flexgui.flex.refusal import is_encrypted, parse_refusal
from flexgui.flex.request import CaptureContextRequest, RequestedField
from flexgui.flex.secret import Secret
from flexgui.flex.token import Token, TokenKind, decode, find_token
from flexgui.flex.verification import Context, KeySource, State, verify
from flexgui.outcome import Outcome
from flexgui.profiles.profile import Profile
from flexgui.profiles.store import ProfileStore
from flexgui.settings import SettingsStore, data_dir
from flexgui.translation import later, tr
from flexgui.transport.client import FlexClient, utc_now
from flexgui.transport.route import NetworkSettings

if TYPE_CHECKING:
    from flexgui.flex.p12 import P12, Certificate
    from flexgui.sandbox import Sandbox
    from flexgui.secret_store.protocol import SecretStore
    from flexgui.transport.cancellation import Cancellation
    from flexgui.transport.exchange import Response, SentRequest
    from flexgui.transport.route import Route

SESSION_TOKENS = frozenset({TokenKind.CAPTURE_CONTEXT, TokenKind.JWS})
"""The kinds of token that are signed with a key which the service publishes."""

ONE_FIELD = CaptureContextRequest((RequestedField("paymentInformation.card.number"),))
"""What a profile is checked with: the smallest request that makes sense."""


class Workbench:
    """Holds what outlives one action: the secrets, the embedded sandbox (made when first used), the public keys."""

    def __init__(
        self,
        secrets: SecretStore,
        sandbox: Callable[[], Sandbox],
        clock: Callable[[], datetime] = utc_now,
        contexts: Callable[[str], Token | None] = lambda _key_id: None,
        network: Callable[[], NetworkSettings] = NetworkSettings,
        profiles: Callable[[], Sequence[Profile]] = tuple,
    ) -> None:
        """`network` returns the network settings, and is called for each request; `profiles` returns all profiles.

        `contexts` finds the capture context whose one-time key has an ID, as the history knows it.
        """
        self._secrets = secrets
        self._make_sandbox = sandbox
        self._clock = clock
        self._contexts = contexts
        self._network = network
        self._profiles = profiles
        self._sandbox: Sandbox | None = None
        self._sandbox_lock = threading.Lock()
        self._keys: dict[tuple[str, str], KeySource] = {}
        self._closed = False

    def create_capture_context(
        self,
        profile: Profile,
        request: CaptureContextRequest,
        clock_offset: float = 0,
        *,
        production: bool = False,
        typed: Secret | None = None,
        cancellation: Cancellation | None = None,
    ) -> Outcome:
        """Send the request as this profile, decode what comes back and verify it.

        `clock_offset` is in seconds, the server's clock minus ours; `production` says that a live account may be
        reached; `typed` is used in place of the stored secret. Raises CredentialsError, SecretStoreError,
        HostNotAllowed, ProductionLocked or SandboxError where nothing could be sent.
        """
        environment = self.environment(profile)
        if environment.kind is EnvironmentKind.PRODUCTION and not production:
            said = tr(
                "Sending as “{profile}” reaches the live account of {merchant}.",
                profile=profile.name,
                merchant=profile.merchant_id,
            )
            raise ProductionLocked(said)
        credentials = self._credentials(profile, typed)
        client = self._client(environment, credentials, cancellation)
        exchange = client.create_capture_context(request, clock_offset=clock_offset)
        outcome = Outcome(exchange, asked=request, environment=environment)
        response = exchange.response
        if exchange.failure is None and response is not None:
            outcome = self._read_answer(outcome, response, cancellation)
        facts = LocalFacts(credentials, self._clock(), self._profiles())
        return self._with_sandbox_log(_explained(outcome, profile, facts))

    def check(self, profile: Profile, typed: Secret | None = None) -> Outcome:
        """Ask for a capture context of one field, to see whether the profile works; `typed` is not stored yet.

        Raises as `create_capture_context` does; a production profile is never checked so.
        """
        return self.create_capture_context(profile, ONE_FIELD, typed=typed)

    def certificate(self, profile: Profile, typed: Secret | None = None) -> Certificate:
        """Return what the certificate in the profile's P12 says; raises CredentialsError or SecretStoreError."""
        return self._open_p12(profile, typed).certificate

    def preview(self, profile: Profile, request: CaptureContextRequest) -> SentRequest:
        """Return the signed request without sending it; raises as `create_capture_context` does."""
        return self._client(self.environment(profile), self._credentials(profile)).prepare(request)

    def inspect(
        self,
        text: str,
        environment: Environment | None = None,
        *,
        key: KeySource | None = None,
        profile: Profile | None = None,
        context: str | None = None,
    ) -> Outcome:
        """Decode and verify a token that came from anywhere; raises NotAToken, and for `profile` what its store raises.

        The key is the one given; else of a transient token that of the `context` given, or of one that is known; else
        it is fetched from `environment`, or from the environment that the token says it is from, if that is a known
        one. `profile` checks a bearer token that was signed with its secret or its P12.
        """
        token = decode(find_token(text))
        place = environment or self._origin(token)
        made_from = self._context(token, context)
        secret = None
        if token.kind is TokenKind.BEARER and profile is not None:
            secret, key = self._bearer_key(token, profile, key)
        if key is None and made_from is not None:
            key = _key_of_context(made_from)
        if key is not None and key.jwk is not None and not key.jwk.kid:
            # A PEM file bears no key ID: who chose it vouches that it is the one the token names.
            key = replace(key, jwk=replace(key.jwk, kid=token.kid or ""))
        outcome = Outcome(token=token, environment=place, key=key or self._key_for(token, place))
        return _explained(self._verified(outcome, secret=secret, context=made_from), None)

    def fetch_key_again(self, outcome: Outcome) -> Outcome:
        """Fetch the key of an outcome's token anew and return the outcome judged by it."""
        token, place = outcome.token, outcome.environment
        if token is None:
            return outcome
        if place is not None and token.kid is not None:
            self._keys.pop((place.base_url, token.kid), None)
        fresh = replace(outcome, key=self._key_for(token, place))
        return _explained(self._verified(fresh), None)

    def environment(self, profile: Profile) -> Environment:
        """Return the environment of this profile, starting the sandbox if it is that.

        Raises HostNotAllowed for an address of another kind than the profile's: its secret is not sent there.
        """
        if profile.kind is EnvironmentKind.SANDBOX:
            return self._running_sandbox().environment
        try:
            return environment_of_kind(profile.kind, profile.base_url)
        except HostNotAllowed as error:
            raise HostNotAllowed(tr("Profile “{profile}”: {why}", profile=profile.name, why=error)) from None

    def route(self, environment: Environment, network: NetworkSettings | None = None) -> Route:
        """Return the proxy and the trusted certificates for requests to an environment.

        `network` is used in place of the stored settings. Raises NotSent if one of them cannot be used.
        """
        from flexgui.transport.transfer import find_route  # imports requests, as sending does

        return find_route(environment, network or self._network(), self._sandbox_ca_file(environment))

    def close(self) -> None:
        """Stop the sandbox, if it runs; no call may follow."""
        with self._sandbox_lock:
            self._closed = True
            running, self._sandbox = self._sandbox, None
        if running is not None:
            running.stop()

    def _read_answer(self, outcome: Outcome, response: Response, cancellation: Cancellation | None) -> Outcome:
        if not 200 <= response.status < 300 or is_encrypted(response.body):
            content_type = response.header("content-type") or ""
            return replace(outcome, refusal=parse_refusal(response.status, content_type, response.body))
        try:
            token = decode(find_token(response.text))
        except NotAToken as error:
            return replace(outcome, not_a_token=str(error))
        found = replace(outcome, token=token)
        cached = token.kid is not None and (self._base(outcome), token.kid) in self._keys
        judged = self._verified(replace(found, key=self._key_for(token, outcome.environment, cancellation)))
        if cached and judged.verification and judged.verification["signature"].state is State.INVALID:
            # The service may have changed the key under the same id; only a key fetched now says "invalid".
            self._keys.pop((self._base(outcome), token.kid or ""), None)
            judged = self._verified(replace(found, key=self._key_for(token, outcome.environment, cancellation)))
        return judged

    def _with_sandbox_log(self, outcome: Outcome) -> Outcome:
        """Add why the embedded sandbox refused a signature: it knows, and unlike the real service may say so."""
        exchange, running = outcome.exchange, self._sandbox
        response = exchange.response if exchange is not None else None
        if exchange is None or running is None or response is None or response.status != 401:
            return outcome
        for entry in running.log:
            if entry.correlation_id == exchange.correlation_id:
                why = f"{entry.why[:1].upper()}{entry.why[1:]}".rstrip(".")
                source = tr("From the sandbox’s own log. CyberSource does not tell.")
                check = Check("check first", f"{why}.", source)
                words = replace(outcome.explanation, checks=(check, *outcome.explanation.checks))
                return replace(outcome, explanation=words)
        return outcome

    def _verified(self, outcome: Outcome, *, secret: Secret | None = None, context: Token | None = None) -> Outcome:
        if outcome.token is None:
            return outcome
        skew = outcome.exchange.clock_skew if outcome.exchange is not None else None
        verification = verify(
            outcome.token,
            outcome.key,
            self._clock(),
            skew_seconds=skew or 0,
            asked=outcome.asked,
            secret=secret,
            environment=outcome.environment,
            context=None if context is None else self._judged(context),
        )
        return replace(outcome, verification=verification)

    def _judged(self, context: Token) -> Context:
        place = self._origin(context)
        return Context(context, verify(context, self._key_for(context, place), self._clock(), environment=place))

    def _origin(self, token: Token) -> Environment | None:
        """Return the environment that the token says it is from; our own sandbox is more than any local server."""
        found, running = _origin(token), self._sandbox
        ours = running.environment if running is not None else None
        return ours if found is not None and ours is not None and found.base_url == ours.base_url else found

    def _context(self, token: Token, given: str | None) -> Token | None:
        """Return the capture context that a transient token was made from: the one given, else one that is known."""
        if given is not None:
            context = decode(find_token(given))
            if context.kind is not TokenKind.CAPTURE_CONTEXT:
                raise NotAToken(tr("What was given as the capture context is none."))
            return context
        return self._contexts(token.kid or "") if token.kind is TokenKind.TRANSIENT_TOKEN else None

    def _bearer_key(
        self, token: Token, profile: Profile, key: KeySource | None
    ) -> tuple[Secret | None, KeySource | None]:
        """Return what the profile's own requests are signed with, if the token names it."""
        if profile.method is SigningMethod.JWT_P12 and token.alg not in (None, "HS256"):
            from flexgui.flex.jwk import from_public_key

            p12 = self._open_p12(profile, None)
            jwk = from_public_key(p12.private_key.public_key(), p12.certificate.key_id)
            return None, key or KeySource(jwk, tr("the P12 of “{profile}”", profile=profile.name), None, None)
        own = self._credentials(profile) if profile.method is not SigningMethod.JWT_P12 else None
        secret = own.secret if isinstance(own, SharedSecretCredentials) and own.key_id == token.kid else None
        return secret, key

    def _key_for(
        self, token: Token, environment: Environment | None, cancellation: Cancellation | None = None
    ) -> KeySource | None:
        """Return the public key that the token names: from the cache, else fetched; its `problem` where it is not."""
        if token.kind is TokenKind.TRANSIENT_TOKEN:
            return _no_key(tr("It is checked with the key inside its capture context, which is not at hand."))
        if token.kind not in SESSION_TOKENS:
            return None
        if environment is None:
            return _no_key(tr("The token does not say which known environment it is from."))
        if not token.kid:
            return _no_key(tr("The token names no key."))
        cached = self._keys.get((environment.base_url, token.kid))
        if cached is not None:
            return cached
        fetched = self._fetch_key(environment, token.kid, cancellation)
        if fetched.jwk is not None:
            self._keys[environment.base_url, token.kid] = fetched
        return fetched

    def _fetch_key(self, environment: Environment, kid: str, cancellation: Cancellation | None) -> KeySource:
        from flexgui.flex.jwk import from_json  # keys are read after an answer, not before the first paint

        try:
            exchange = self._client(environment, None, cancellation).public_key(kid)
        except NotAToken as error:
            return _no_key(str(error))
        origin, response = exchange.request.url, exchange.response
        if exchange.failure is not None:
            said = tr("Key {kid} could not be fetched: {why}", kid=kid, why=exchange.failure.message)
            return _no_key(said, origin)
        if response is None or response.status != 200:
            status = response.status if response is not None else tr("nothing")
            said = tr("Key {kid} could not be fetched: the server answered {status}.", kid=kid, status=status)
            return _no_key(said, origin)
        try:
            return KeySource(from_json(response.body), origin, exchange.started, None)
        except FlexGuiError as error:
            return _no_key(tr("Key {kid} could not be read: {why}", kid=kid, why=error), origin)

    def _client(
        self, environment: Environment, credentials: Credentials | None, cancellation: Cancellation | None = None
    ) -> FlexClient:
        return FlexClient(
            environment,
            credentials,
            clock=self._clock,
            ca_file=self._sandbox_ca_file(environment),
            network=self._network(),
            cancellation=cancellation,
        )

    def _sandbox_ca_file(self, environment: Environment) -> str | None:
        """Return the file that the embedded sandbox is verified by, None for any other server."""
        running = self._sandbox
        if running is None or running.ca_file is None or environment.base_url != running.environment.base_url:
            return None
        return str(running.ca_file)

    def _credentials(self, profile: Profile, typed: Secret | None = None) -> Credentials:
        if profile.kind is EnvironmentKind.SANDBOX:
            sandbox = self._running_sandbox()
            return SharedSecretCredentials(
                profile.method, sandbox.merchant_id, sandbox.key_id, sandbox.shared_secret, profile.portfolio_id
            )
        if profile.method is SigningMethod.JWT_P12:
            return P12Credentials(profile.merchant_id, self._open_p12(profile, typed), profile.portfolio_id)
        secret = typed or self._secret(profile)
        if problem := check_key_id(profile.key_id):  # before it is sent: it may be a secret by mistake
            raise CredentialsError(problem)
        return SharedSecretCredentials(
            profile.method, profile.merchant_id, profile.key_id, secret, profile.portfolio_id
        )

    def _open_p12(self, profile: Profile, typed: Secret | None) -> P12:
        from flexgui.flex.p12_reader import open_p12
        from flexgui.secret_store.p12_file import fingerprint, read_p12  # only a profile with a P12 needs either

        raw = read_p12(profile.p12_file)
        if profile.p12_fingerprint and fingerprint(raw) != profile.p12_fingerprint:
            said = tr("{path} has changed since it was chosen. Choose it anew if it is yours.", path=profile.p12_file)
            raise CredentialsError(said)
        pass_phrase = typed or self._secrets.get(profile.secret_name)
        try:
            # The P12 belongs to the ID that is signed: with a MetaKey, the portfolio's.
            return open_p12(raw, pass_phrase or Secret(""), profile.portfolio_id or profile.merchant_id)
        except P12Error as error:
            if pass_phrase is None and error.reason == "pass phrase":
                raise _secret_missing(profile) from None
            raise

    def _secret(self, profile: Profile) -> Secret:
        secret = self._secrets.get(profile.secret_name)
        if secret is None:
            raise _secret_missing(profile)
        return secret

    def _running_sandbox(self) -> Sandbox:
        with self._sandbox_lock:
            if self._closed:
                raise FlexGuiError(tr("FlexGUI is closing."))
            if self._sandbox is None:
                self._sandbox = self._make_sandbox().start()
            return self._sandbox

    @staticmethod
    def _base(outcome: Outcome) -> str:
        return outcome.environment.base_url if outcome.environment is not None else ""


def read_key(text: str, origin: str, kid: str = "") -> KeySource:
    """Return the public key that a file holds: a JWK, a JWK set, PEM, or a capture context (its one-time key).

    `kid` is the ID to look for in a set. Raises NotAToken or NotAKey.
    """
    from flexgui.flex.jwk import from_json, from_pem, from_set

    stripped = text.strip()
    if stripped.startswith("{"):
        held = from_set(stripped, kid) if '"keys"' in stripped else from_json(stripped)
        return KeySource(held, origin, None, None)
    if stripped.startswith("-----BEGIN"):
        return KeySource(from_pem(stripped), origin, None, None)
    key = _one_time_key(decode(find_token(stripped)))
    if key is None:
        raise NotAToken(tr("The token holds no key; the capture context of a transient token does, in flx.jwk."))
    return replace(key, origin=f"{origin}, flx.jwk")


def stored_profiles() -> Sequence[Profile]:
    """Return the profiles of the user's profiles file."""
    return ProfileStore(data_dir()).load()


def stored_network_settings() -> NetworkSettings:
    """Return the network settings of the user's settings file."""
    settings = SettingsStore(data_dir()).load()
    return NetworkSettings(settings.ca_file, settings.proxy)


def _key_of_context(context: Token) -> KeySource:
    try:
        return _one_time_key(context) or _no_key(tr("Its capture context brings no key."))
    except FlexGuiError as error:
        return _no_key(tr("The key of its capture context cannot be used: {why}", why=error))


def _one_time_key(context: Token) -> KeySource | None:
    """Return the key that a capture context brings, None if it brings none; raises NotAKey for one of no use."""
    from flexgui.flex.jwk import from_mapping

    flx = context.claims.get("flx") if isinstance(context.claims, dict) else None
    jwk = flx.get("jwk") if isinstance(flx, dict) else None
    if not isinstance(jwk, dict):
        return None
    return KeySource(from_mapping(jwk), tr("flx.jwk of its capture context"), None, None)


def _secret_missing(profile: Profile) -> SecretMissing:
    if profile.method is SigningMethod.JWT_P12:
        said = later("No pass phrase is kept for “{profile}” and this environment. Enter it in the profile.")
    else:
        said = later("No shared secret is kept for “{profile}” and this environment. Enter it in the profile.")
    return SecretMissing(tr(said, profile=profile.name))


def _explained(outcome: Outcome, profile: Profile | None, facts: LocalFacts | None = None) -> Outcome:
    explanation = explain(
        outcome.exchange,
        profile,
        outcome.environment,
        refusal=outcome.refusal,
        not_a_token=outcome.not_a_token,
        verification=outcome.verification,
        key=outcome.key,
        facts=facts,
    )
    return replace(outcome, explanation=explanation)


def _no_key(problem: str, origin: str = "") -> KeySource:
    return KeySource(None, origin, None, problem)


def _origin(token: Token) -> Environment | None:
    """Return the environment that the token says it is from, if that is a documented one or on this computer."""
    flx = token.claims.get("flx") if isinstance(token.claims, dict) else None
    origin = flx.get("origin") if isinstance(flx, dict) else None
    return environment_of_origin(origin) if isinstance(origin, str) else None
