"""Editing a profile: the entered values, their problems, and the changes to stored secrets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from flexgui.errors import HostNotAllowed
from flexgui.flex.credentials import SigningMethod, check_key_id, check_merchant_id, check_portfolio_id, check_secret
from flexgui.flex.environment import Environment, EnvironmentKind, environment_of_kind
from flexgui.flex.p12 import Certificate
from flexgui.flex.secret import Secret
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile, new_profile_id
from flexgui.translation import later, tr

_SECRET_LENGTH = 40
"""Minimum length of base64 text that may be a shared secret; a usual one has 44 characters."""


class Part(StrEnum):
    """The fields that can have a problem; the values are their English labels."""

    NAME = later("Name")
    ADDRESS = later("Address")
    MERCHANT = later("Merchant ID")
    PORTFOLIO = later("Portfolio ID")
    KEY_ID = later("Key ID")
    SECRET = later("Shared secret")
    P12 = later("P12 file")
    PASS_PHRASE = later("Pass phrase")

    @property
    def label(self) -> str:
        """The label of the field, translated."""
        return tr(self.value)


class SecretPlace(StrEnum):
    """Where a secret is stored, as far as known."""

    KEYRING = "keyring"
    MEMORY = "memory"
    ABSENT = "absent"
    UNKNOWN = "unknown"


@dataclass
class Draft:
    """A profile with unsaved changes; `original` is the stored profile, None for a new one.

    `address` is the custom address and `portfolio` the portfolio ID as entered. `typed` holds the entered secrets by
    kind of environment and by field, so that a secret entered for one environment is not used for another. `visited`
    are the fields that have lost the focus: only their problems are shown. `p12_problem` is the problem of opening the
    P12, with its field.
    """

    profile: Profile
    original: Profile | None = None
    address: str = ""
    meta_key: bool = False
    portfolio: str = ""
    typed: dict[tuple[EnvironmentKind, Part], Secret] = field(default_factory=dict)
    visited: set[Part] = field(default_factory=set)
    certificate: Certificate | None = None
    p12_problem: tuple[Part, str] | None = None
    copy_p12: bool = False

    @property
    def id(self) -> str:
        """The ID of the profile; it never changes."""
        return self.profile.id

    @property
    def secret_part(self) -> Part:
        """The field of the secret that the profile signs with."""
        return Part.PASS_PHRASE if self.profile.method is SigningMethod.JWT_P12 else Part.SECRET

    @property
    def secret(self) -> Secret | None:
        """The entered secret for the selected environment and method."""
        return self.typed.get((self.profile.kind, self.secret_part))

    @secret.setter
    def secret(self, typed: Secret | None) -> None:
        place = (self.profile.kind, self.secret_part)
        self.typed.pop(place, None)
        if typed is not None:
            self.typed[place] = typed

    @property
    def changed(self) -> bool:
        """True if there is something to save."""
        return self.profile != self.original or self.secret is not None or self.copy_p12

    @property
    def moved(self) -> bool:
        """True if requests go to another place than the stored profile's; its secret is not used there."""
        return self.original is not None and self.original.secret_place != self.profile.secret_place

    @property
    def environment(self) -> Environment:
        """The environment of the draft; its address is empty while the typed one cannot be used."""
        try:
            return environment_of_kind(self.profile.kind, self.profile.base_url)
        except HostNotAllowed:
            return Environment(self.profile.kind, "")


def draft_of(profile: Profile, *, stored: bool) -> Draft:
    """Return a draft of a profile; `stored` is False for a new one."""
    own = profile.base_url if profile.kind is EnvironmentKind.CUSTOM else None
    return Draft(
        profile,
        profile if stored else None,
        address=own or "",
        meta_key=profile.portfolio_id is not None,
        portfolio=profile.portfolio_id or "",
    )


def new_draft() -> Draft:
    """Return a new profile for the test environment, signed with JWT."""
    return draft_of(Profile(new_profile_id(), tr("New profile"), EnvironmentKind.TEST), stored=False)


def duplicate(draft: Draft) -> Draft:
    """Return a copy with a new ID and without secrets."""
    made = draft_of(
        draft.profile._replace(id=new_profile_id(), name=tr("{name} copy", name=draft.profile.name)), stored=False
    )
    made.address = draft.address
    return made


def typed_base_url(draft: Draft) -> str | None:
    """Return the canonical form of the custom address that was typed, None if it cannot be used."""
    try:
        return environment_of_kind(EnvironmentKind.CUSTOM, draft.address).base_url
    except HostNotAllowed:
        return None


def problems(draft: Draft) -> dict[Part, str]:
    """Return the problems by field, in the order of the form; empty if the profile can be saved.

    A missing secret is not a problem: a profile can be saved, or be imported, without it.
    """
    profile = draft.profile
    if profile.id == LOCAL_SANDBOX.id:
        return {}
    found = {
        Part.NAME: _name_problem(profile.name),
        Part.ADDRESS: _address_problem(draft),
        Part.MERCHANT: check_merchant_id(profile.merchant_id),
        Part.PORTFOLIO: check_portfolio_id(profile.portfolio_id or "") if draft.meta_key else None,
    }
    if profile.method is SigningMethod.JWT_P12:
        found[Part.P12] = None if profile.p12_file else tr("No P12 file is chosen.")
        if draft.p12_problem is not None and profile.p12_file:
            part, text = draft.p12_problem
            found[part] = text
    else:
        found[Part.KEY_ID] = check_key_id(profile.key_id)
        found[Part.SECRET] = check_secret(draft.secret.reveal()) if draft.secret is not None else None
    return {part: text for part, text in found.items() if text}


def is_missing(draft: Draft, part: Part) -> bool:
    """Return whether a required field is empty."""
    profile = draft.profile
    entered = {
        Part.NAME: profile.name,
        Part.ADDRESS: draft.address.strip(),
        Part.MERCHANT: profile.merchant_id,
        Part.PORTFOLIO: profile.portfolio_id,
        Part.KEY_ID: profile.key_id,
        Part.P12: profile.p12_file,
    }
    return part in entered and not entered[part]


def secrets_to_keep(drafts: Iterable[Draft]) -> dict[str, Secret]:
    """Return the entered secrets by the names of their entries in the secret store."""
    return {each.profile.secret_name: each.secret for each in drafts if each.secret is not None}


def entries_to_remove(drafts: Iterable[Draft], deleted: Iterable[Draft]) -> set[str]:
    """Return the names of the secret store entries that no profile uses any more."""
    gone: set[str] = set()
    for each in deleted:
        if each.original is not None:
            gone |= each.original.secret_names
    for each in drafts:
        if each.original is not None and each.original.secret_name != each.profile.secret_name:
            gone |= each.original.secret_names - {each.profile.secret_name}
    return gone


def _name_problem(name: str) -> str | None:
    if not name:
        return tr("A profile needs a name.")
    if len(name) >= _SECRET_LENGTH and check_secret(name) is None:
        return tr("This looks like a shared secret. Do not put it into the name, which is shown and exported.")
    return None


def _address_problem(draft: Draft) -> str | None:
    kind = draft.profile.kind
    address = (draft.address.strip() or None) if kind is EnvironmentKind.CUSTOM else draft.profile.base_url
    try:
        environment_of_kind(kind, address)
    except HostNotAllowed as error:
        return str(error)
    return None
