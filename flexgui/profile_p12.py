"""The P12 of a profile, opened with the secret of the profile. Imports cryptography."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flexgui.errors import CredentialsError, P12Error
from flexgui.flex.p12 import P12
from flexgui.flex.p12_reader import open_p12
from flexgui.flex.secret import Secret
from flexgui.profiles.profile import Profile, missing_secret
from flexgui.secret_store.p12_file import fingerprint, read_p12
from flexgui.secret_store.p12_trial import check_duration
from flexgui.translation import tr

if TYPE_CHECKING:
    from flexgui.secret_store.protocol import SecretStore


def open_profile_p12(
    profile: Profile, secrets: SecretStore, typed: Secret | None = None, *, first: bool = False
) -> P12:
    """Return the opened P12; see `flexgui.profile_credentials.open_p12_of`."""
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
