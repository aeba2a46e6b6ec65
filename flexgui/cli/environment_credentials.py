"""Credentials from environment variables, for scripts and CI.

An unusable value is refused with the name of its variable; the value itself is never repeated.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flexgui.errors import CredentialsError, HostNotAllowed, P12Error, SecretMissing, UsageError
from flexgui.flex.credentials import (
    SigningMethod,
    check_key_id,
    check_merchant_id,
    check_portfolio_id,
    check_secret,
    unwrap,
)
from flexgui.flex.environment import TEST, Environment, environment_for
from flexgui.flex.secret import Secret
from flexgui.profiles.profile import Profile
from flexgui.secret_store.memory import SessionStore
from flexgui.secret_store.protocol import SecretStore

MERCHANT_ID, BASE_URL, AUTH = "FLEXGUI_MERCHANT_ID", "FLEXGUI_BASE_URL", "FLEXGUI_AUTH"
KEY_ID, SHARED_SECRET = "FLEXGUI_KEY_ID", "FLEXGUI_SHARED_SECRET"
P12_FILE, P12_PASSWORD = "FLEXGUI_P12_FILE", "FLEXGUI_P12_PASSWORD"
PORTFOLIO_ID = "FLEXGUI_PORTFOLIO_ID"
HELP = (
    f"In place of --profile: {MERCHANT_ID}, {BASE_URL}, {AUTH} (jwt_shared_secret, http_signature or jwt_p12), and "
    f"{KEY_ID} and {SHARED_SECRET}, or {P12_FILE} and {P12_PASSWORD} (empty if the file has none); {PORTFOLIO_ID} "
    "where the key is a MetaKey."
)
_PROFILE_ID = "environment"
_WRAPPED = (
    "The value has quotes, spaces, a line end or the word Bearer around it. Remove them (docker run --env-file keeps "
    "quotes)."
)
_CHECKS: dict[str, Callable[[str], str | None]] = {
    MERCHANT_ID: check_merchant_id,
    KEY_ID: check_key_id,
    SHARED_SECRET: check_secret,
    PORTFOLIO_ID: check_portfolio_id,
}


def environment_profile(*, needs_address: bool = True) -> tuple[Profile, SecretStore] | None:
    """Return the profile and secret that the variables describe, None if none of them is set.

    Without `needs_address`, a missing FLEXGUI_BASE_URL is the test environment: nothing is sent there.
    Raises UsageError if a variable is missing or has an unusable value.
    """
    if not any(map(os.environ.get, (MERCHANT_ID, BASE_URL, KEY_ID, SHARED_SECRET, P12_FILE, P12_PASSWORD))):
        return None
    auth = os.environ.get(AUTH)
    method = signing_method(AUTH, auth) if auth else SigningMethod.JWT_SHARED_SECRET
    p12 = method is SigningMethod.JWT_P12
    required = (MERCHANT_ID, BASE_URL, *((P12_FILE,) if p12 else (KEY_ID, SHARED_SECRET)))
    optional = () if needs_address else (BASE_URL,)
    missing = [name for name in required if name not in optional and not os.environ.get(name)]
    if missing:
        raise UsageError(f"The environment describes a profile only in part: {', '.join(missing)} missing.")
    environment = environment_address() or TEST
    profile = Profile(
        _PROFILE_ID,
        "environment variables",
        environment.kind,
        checked_variable(MERCHANT_ID),
        "" if p12 else checked_variable(KEY_ID),
        method,
        environment.base_url,
        checked_variable(PORTFOLIO_ID) or None,
        p12_file=checked_variable(P12_FILE) if p12 else "",
    )
    secrets = SessionStore()
    secret = os.environ.get(P12_PASSWORD, "") if p12 else checked_variable(SHARED_SECRET)
    secrets.set(profile.secret_name, Secret(secret))
    return profile, secrets


def environment_address() -> Environment | None:
    """Return the environment that FLEXGUI_BASE_URL names, None if it is not set. Raises UsageError."""
    address = checked_variable(BASE_URL)
    if not address:
        return None
    try:
        return environment_for(address)
    except HostNotAllowed as error:
        raise UsageError(f"{BASE_URL}: {error}") from None


def checked_variable(name: str) -> str:
    """Return the value of a variable, "" if it is not set. Raises UsageError if the value is unusable."""
    value = os.environ.get(name, "")
    if value != unwrap(value):
        raise UsageError(f"{name}: {_WRAPPED}")
    check = _CHECKS.get(name)
    problem = check(value) if check is not None and value else None
    if problem:
        raise UsageError(f"{name}: {problem}")
    return value


def signing_method(source: str, value: str) -> SigningMethod:
    """Return the signing method that a variable or an option names. Raises UsageError, which names that `source`."""
    try:
        return SigningMethod(value)
    except ValueError:
        raise UsageError(f"{source} must be jwt_shared_secret, http_signature or jwt_p12.") from None


@contextmanager
def naming_variables(profile: Profile | None) -> Iterator[None]:
    """Name the variable in errors about a P12 that the environment variables describe, as a UsageError."""
    try:
        yield
    except SecretMissing:
        raise
    except CredentialsError as error:
        if profile is None or profile.id != _PROFILE_ID or profile.method is not SigningMethod.JWT_P12:
            raise
        if not (isinstance(error, P12Error) and error.reason == "pass phrase"):
            raise UsageError(f"{P12_FILE}: {error}") from None
        password = os.environ.get(P12_PASSWORD, "")
        hint = f" {_WRAPPED}" if password != unwrap(password) else ""  # they may belong to a pass phrase
        raise UsageError(f"{P12_PASSWORD}: {error}{hint}") from None
