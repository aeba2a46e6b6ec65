"""Chooses the request to diagnose, and the profile whose secret fits a request that was signed elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from flexgui.diagnosis.credential_checks import sent_key_id
from flexgui.diagnosis.subject import Subject
from flexgui.errors import HostNotAllowed
from flexgui.flex.address import parse_address
from flexgui.flex.environment import EnvironmentKind, kind_of_host
from flexgui.profiles.profile import Profile
from flexgui.readers.pasted import PastedRequest


def refused_index(requests: Sequence[PastedRequest]) -> int | None:
    """Return the index of the only request, or of the only refused one; None if there is neither."""
    refused = [at for at, each in enumerate(requests) if each.response is not None and each.response.status >= 400]
    if len(requests) == 1:
        return 0
    return refused[0] if len(refused) == 1 else None


def fitting_profile(request: PastedRequest, profiles: Sequence[Profile], current: Profile) -> Profile | None:
    """Return the profile whose key the request names, else one of its server, `current` before others; None if none.

    A request to another kind of server gets no profile: findings made with its secret would mean nothing.
    """
    subject = Subject(request)
    key_id = sent_key_id(subject).strip("{}<>[] ")
    address = subject.address
    kind = kind_of_host(address.host) if address is not None else None
    named = [each for each in profiles if key_id and each.key_id == key_id]
    if named:
        return min(named, key=lambda each: each.kind is not kind)

    def fits(profile: Profile) -> bool:
        if address is None:
            return False
        if profile.kind is EnvironmentKind.SANDBOX:
            return address.is_loopback
        if profile.kind is EnvironmentKind.CUSTOM:
            return _netloc(profile.base_url or "") == address.netloc
        return profile.kind is kind

    if fits(current):
        return current
    of_merchant = [each for each in profiles if each.merchant_id and each.merchant_id == subject.merchant_id]
    custom = [each for each in profiles if each.kind is EnvironmentKind.CUSTOM]
    sandbox = [each for each in profiles if each.kind is EnvironmentKind.SANDBOX]
    return next((each for each in (*of_merchant, *custom, *sandbox) if fits(each)), None)


def _netloc(base_url: str) -> str:
    try:
        return parse_address(base_url).netloc
    except HostNotAllowed:
        return ""
