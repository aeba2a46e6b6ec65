"""The credentials of a profile, from the secret store and its P12 file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flexgui.errors import CredentialsError, P12Error
from flexgui.flex.credentials import Credentials, P12Credentials, SharedSecretCredentials, SigningMethod, check_key_id
from flexgui.flex.secret import Secret
from flexgui.profiles.profile import Profile, missing_secret
from flexgui.secret_store.p12_file import fingerprint, read_p12
from flexgui.translation import tr

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
    from flexgui.flex.p12_reader import open_p12  # imports cryptography, which only a P12 needs
    from flexgui.secret_store.p12_trial import check_duration

    raw = read_p12(profile.p12_file)
    if profile.p12_fingerprint and fingerprint(raw) != profile.p12_fingerprint:
        message = tr(
            "{path} has changed since it was chosen. Choose it again if the change is yours.", path=profile.p12_file
        )
        raise CredentialsError(message)
    pass_phrase = typed or secrets.get(profile.secret_name)
    if first:
        check_duration(raw, pass_phrase or Secret(""))
    try:
        # The P12 belongs to the ID that is signed: with a MetaKey, the portfolio's.
        return open_p12(raw, pass_phrase or Secret(""), profile.portfolio_id or profile.merchant_id)
    except P12Error as error:
        if pass_phrase is None and error.reason == "pass phrase":
            raise missing_secret(profile, persistent=secrets.persistent) from None
        raise
