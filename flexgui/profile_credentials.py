"""The credentials of a profile, from the secret store and its P12 file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flexgui.errors import CredentialsError
from flexgui.flex.credentials import Credentials, P12Credentials, SharedSecretCredentials, SigningMethod, check_key_id
from flexgui.flex.secret import Secret
from flexgui.profiles.profile import Profile, missing_secret

if TYPE_CHECKING:
    from flexgui.flex.p12 import P12
    from flexgui.secret_store.protocol import SecretStore


def find_credentials(profile: Profile, secrets: SecretStore, typed: Secret | None = None) -> Credentials:
    """Return what the requests of a profile are signed with; `typed` is used instead of the stored secret.

    Raises SecretMissing or another CredentialsError, or SecretStoreError.
    """
    if profile.method is SigningMethod.JWT_P12:
        return P12Credentials(profile.merchant_id, open_p12_of(profile, secrets, typed), profile.portfolio_id)
    secret = typed or secrets.get(profile.secret_name)
    if secret is None:
        raise missing_secret(profile, persistent=secrets.persistent)
    if problem := check_key_id(profile.key_id):  # before it is sent: it may be a secret by mistake
        raise CredentialsError(problem)
    return SharedSecretCredentials(profile.method, profile.merchant_id, profile.key_id, secret, profile.portfolio_id)


def open_p12_of(profile: Profile, secrets: SecretStore, typed: Secret | None = None, *, first: bool = False) -> P12:
    """Return the opened P12 of a profile; with `first`, a file that takes too long to open is refused.

    Raises as `find_credentials` does.
    """
    from flexgui.profile_p12 import open_profile_p12  # imports cryptography, which only a P12 needs

    return open_profile_p12(profile, secrets, typed, first=first)
