"""Credentials from environment variables, for scripts and CI."""

from __future__ import annotations

import os

from flexgui.errors import UsageError
from flexgui.flex.credentials import SigningMethod, check_secret
from flexgui.flex.environment import Environment, environment_for
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
    f"{KEY_ID} and {SHARED_SECRET}, or {P12_FILE} and {P12_PASSWORD}; {PORTFOLIO_ID} where the key is a MetaKey."
)


def environment_profile() -> tuple[Profile, SecretStore] | None:
    """Return the profile and secret that the variables describe, None if none of them is set.

    Raises UsageError if a variable is missing or has an unusable value; the value itself is not repeated.
    """
    if not any(map(os.environ.get, (MERCHANT_ID, BASE_URL, KEY_ID, SHARED_SECRET, P12_FILE, P12_PASSWORD))):
        return None
    auth = os.environ.get(AUTH) or SigningMethod.JWT_SHARED_SECRET.value
    method = next((each for each in SigningMethod if each == auth), None)
    if method is None:
        raise UsageError(f"{AUTH} must be jwt_shared_secret, http_signature or jwt_p12.")
    p12 = method is SigningMethod.JWT_P12
    merchant, address, key, secret = _required(
        MERCHANT_ID, BASE_URL, *((P12_FILE, P12_PASSWORD) if p12 else (KEY_ID, SHARED_SECRET))
    )
    if not p12 and (problem := check_secret(secret)):
        raise UsageError(f"{SHARED_SECRET}: {problem}")
    environment = environment_for(address)
    profile = Profile(
        "environment",
        "environment variables",
        environment.kind,
        merchant,
        "" if p12 else key,
        method,
        environment.base_url,
        os.environ.get(PORTFOLIO_ID) or None,
        p12_file=key if p12 else "",
    )
    secrets = SessionStore()
    secrets.set(profile.secret_name, Secret(secret))
    return profile, secrets


def environment_address() -> Environment | None:
    """Return the environment that FLEXGUI_BASE_URL names, None if it is not set."""
    address = os.environ.get(BASE_URL)
    return environment_for(address) if address else None


def _required(*names: str) -> list[str]:
    values = {name: os.environ.get(name, "") for name in names}
    missing = [name for name, value in values.items() if not value]
    if missing:
        raise UsageError(f"The environment describes a profile only in part: {', '.join(missing)} missing.")
    return list(values.values())
