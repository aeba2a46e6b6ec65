"""A profile: the credentials and the environment of a request."""

from __future__ import annotations

import os
from typing import NamedTuple

from flexgui.errors import SecretMissing
from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.signing_method import SigningMethod
from flexgui.translation import later, tr

_SECRETS = {
    SigningMethod.JWT_SHARED_SECRET: "shared secret",
    SigningMethod.HTTP_SIGNATURE: "shared secret",
    SigningMethod.JWT_P12: "P12 pass phrase",
}


class Profile(NamedTuple):
    """A named set of credentials for one environment; its secret is in the secret store under `secret_name`.

    `portfolio_id` is the ID that is signed where the key is a MetaKey, `p12_file` the path of the P12 and
    `p12_fingerprint` that of its content when it was chosen (see `flexgui.secret_store.p12_file.fingerprint`).
    """

    id: str
    name: str
    kind: EnvironmentKind
    merchant_id: str = ""
    key_id: str = ""
    method: SigningMethod = SigningMethod.JWT_SHARED_SECRET
    base_url: str | None = None
    portfolio_id: str | None = None
    p12_file: str = ""
    p12_fingerprint: str = ""

    @property
    def label(self) -> str:
        """The displayed name; that of the built-in profile is translated."""
        return tr(self.name) if self.id == LOCAL_SANDBOX.id else self.name

    @property
    def secret_place(self) -> str:
        """The place that the secret may be sent to: a kind of environment, or one custom address."""
        return (self.base_url or "") if self.kind is EnvironmentKind.CUSTOM else self.kind.value

    @property
    def secret_name(self) -> str:
        """The name of this profile's secret in the secret store.

        It holds the kind of secret and the place that it may be sent to, so a secret that was entered for one
        environment is not found for another, even if the file of the profiles was edited.
        """
        return f"{self.id} {self.secret_place} {_SECRETS[self.method]}"

    @property
    def secret_names(self) -> frozenset[str]:
        """The names of all secrets that this profile may have, for all signing methods."""
        return frozenset(self._replace(method=method).secret_name for method in SigningMethod)


LOCAL_SANDBOX = Profile("sandbox", later("Local sandbox"), EnvironmentKind.SANDBOX)
"""The built-in profile, selected at first start; its server and credentials are created when it is first used."""


def new_profile_id() -> str:
    """Return a unique ID; keyring entries are named by it, so that a profile can be renamed."""
    return os.urandom(8).hex()


def missing_secret(profile: Profile, *, persistent: bool) -> SecretMissing:
    """Return the error that the secret store, which may be `persistent`, has no secret of the profile."""
    if profile.method is SigningMethod.JWT_P12:
        message = later("No pass phrase is kept for “{profile}” and this environment. Enter it in the profile.")
    else:
        message = later("No shared secret is kept for “{profile}” and this environment. Enter it in the profile.")
    return SecretMissing(tr(message, profile=profile.name), persistent=persistent)
