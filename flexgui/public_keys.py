"""Find the public key that a token is verified with: from its environment, or from one of our own sandboxes.

A token may name any server of this computer as its origin, and the author of the token may run that server. So a key
is fetched from CyberSource's documented hosts, from the embedded sandbox, and from an environment that the user chose;
for another sandbox of this user it is taken from the registry. Everything else is not checked.
"""

from __future__ import annotations

from collections.abc import Callable

from flexgui.errors import FlexGuiError, NotAToken
from flexgui.flex.content_checks import documented_origin, flx_origin, is_same_address
from flexgui.flex.environment import Environment, EnvironmentKind, sandbox
from flexgui.flex.jwk import Jwk, NotAKey, from_json, from_mapping
from flexgui.flex.text import shown
from flexgui.flex.token import SESSION_TOKENS, Token, TokenKind
from flexgui.flex.verification import KeySource, fitting_key
from flexgui.sandbox_registry import SandboxRegistry
from flexgui.translation import tr
from flexgui.transport.cancellation import Cancellation
from flexgui.transport.client import FlexClient


class PublicKeys:
    """Public keys of environments, cached by address and key ID."""

    def __init__(
        self,
        client: Callable[[Environment, Cancellation | None], FlexClient],
        embedded: Callable[[], Environment | None],
        registry: SandboxRegistry | None = None,
    ) -> None:
        """`client` creates a client without credentials; `embedded` returns the running embedded sandbox, if any."""
        self._client = client
        self._embedded = embedded
        self._registry = registry
        self._cache: dict[tuple[str, str], KeySource] = {}

    def origin(self, token: Token) -> Environment | None:
        """Return the environment that a token names as its origin, if it can be trusted; see the module."""
        address = flx_origin(token)
        if address is None:
            return None
        embedded = self._embedded()
        if embedded is not None and is_same_address(address, embedded.base_url):
            return embedded
        documented = documented_origin(token)
        if documented is not None:
            return documented
        return sandbox(address) if self._registry is not None and self._registry.public_keys(address) else None

    def find(
        self, token: Token, environment: Environment | None, cancellation: Cancellation | None = None
    ) -> KeySource | None:
        """Return the key of a token from `environment`; its `problem` says why there is none.

        None for a token that no environment has a key for.
        """
        if token.kind is TokenKind.TRANSIENT_TOKEN:
            return no_key(tr("It is checked with the key inside its capture context, which is not available."))
        if token.kind not in SESSION_TOKENS:
            return None
        if environment is None:
            return no_key(_unknown_origin(token))
        if not token.kid:
            return no_key(tr("The token names no key."))
        if environment.kind is EnvironmentKind.SANDBOX and environment != self._embedded():
            return self._registered(environment, token.kid)
        cached = self._cache.get((environment.base_url, token.kid))
        if cached is not None:
            return cached
        fetched = self._fetch(environment, token.kid, cancellation)
        if fetched.jwk is not None:
            self._cache[environment.base_url, token.kid] = fetched
        return fetched

    def is_cached(self, environment: Environment | None, kid: str | None) -> bool:
        """Return True if `find` would not fetch this key."""
        return environment is not None and (environment.base_url, kid or "") in self._cache

    def forget(self, environment: Environment | None, kid: str | None) -> None:
        """Remove a key from the cache, so that `find` fetches it."""
        if environment is not None:
            self._cache.pop((environment.base_url, kid or ""), None)

    def _registered(self, environment: Environment, kid: str) -> KeySource:
        """Return the keys of this user's sandboxes at that address; several may have used its port."""
        keys: list[Jwk] = []
        for members in self._registry.public_keys(environment.base_url) if self._registry is not None else ():
            if members.get("kid") == kid:
                try:
                    keys.append(from_mapping(members))
                except NotAKey:
                    continue
        origin = tr("the sandbox at {host}", host=environment.host)
        if not keys:
            return no_key(
                tr("No sandbox of yours at {host} has a key {kid}.", host=environment.host, kid=shown(kid, 40))
            )
        return KeySource(keys[0], origin, None, None, tuple(keys[1:]))

    def _fetch(self, environment: Environment, kid: str, cancellation: Cancellation | None) -> KeySource:
        try:
            exchange = self._client(environment, cancellation).public_key(kid)
        except NotAToken as error:
            return no_key(str(error))
        origin, response = exchange.request.url, exchange.response
        if exchange.failure is not None:
            why = exchange.failure.message
            return no_key(tr("Key {kid} could not be fetched: {why}", kid=kid, why=why), origin)
        if response is None or response.status != 200:
            status = response.status if response is not None else tr("nothing")
            words = tr("Key {kid} could not be fetched: the server answered {status}.", kid=kid, status=status)
            return no_key(words, origin)
        try:
            return KeySource(from_json(response.body), origin, exchange.started, None)
        except FlexGuiError as error:
            return no_key(tr("Key {kid} could not be read: {why}", kid=kid, why=error), origin)


def fitting_source(token: Token, source: KeySource | None) -> KeySource | None:
    """Return the source with only the one of its keys that fits the token."""
    if source is None or source.jwk is None:
        return source
    return source._replace(jwk=fitting_key(token, (source.jwk, *source.others)), others=())


def key_of_context(context: Token) -> KeySource:
    """Return the one-time key that a capture context brings."""
    jwk = context.claim("flx", "jwk")
    if not isinstance(jwk, dict):
        return no_key(tr("Its capture context brings no key."))
    try:
        return KeySource(from_mapping(jwk), tr("flx.jwk of its capture context"), None, None)
    except NotAKey as error:
        return no_key(tr("The key of its capture context cannot be used: {why}", why=error))


def no_key(problem: str, origin: str = "") -> KeySource:
    """Return a source without a key, with the reason."""
    return KeySource(None, origin, None, problem)


def _unknown_origin(token: Token) -> str:
    address = flx_origin(token)
    if address is None:
        return tr("The token does not say which environment it is from. Choose the environment, or give a key.")
    return tr(
        "The token says that it is from {address}, which is neither CyberSource nor a running sandbox of yours. "
        "If you trust that server, choose a profile with this address (on the command line --profile or "
        "FLEXGUI_BASE_URL), or give its key.",
        address=shown(address, 100),
    )
