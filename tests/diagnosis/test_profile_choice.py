from __future__ import annotations

from dataclasses import replace

import pytest

from flexgui.diagnosis.profile_choice import fitting_profile, refused_index
from flexgui.flex.environment import EnvironmentKind
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from tests.diagnosis.attempts import KEY_ID, MERCHANT, answer
from tests.diagnosis.signing import signed_request

SHOP = Profile("shop", "Shop", EnvironmentKind.TEST, "shop", "x")
ACME = Profile("acme", "Acme", EnvironmentKind.TEST, MERCHANT, "y")
LIVE = Profile("live", "Live", EnvironmentKind.PRODUCTION, MERCHANT, "z")
OWN = Profile("own", "Own", EnvironmentKind.CUSTOM, "m", "z", base_url="http://127.0.0.1:8080")
ALL = (LOCAL_SANDBOX, SHOP, ACME, LIVE, OWN)


@pytest.mark.parametrize(
    ("host", "current", "fits"),
    [
        ("apitest.cybersource.com", SHOP, SHOP),
        ("apitest.cybersource.com", LOCAL_SANDBOX, ACME),  # the profile of the merchant
        ("api.cybersource.com", SHOP, LIVE),
        ("127.0.0.1:8080", SHOP, OWN),
        ("127.0.0.1:9", SHOP, LOCAL_SANDBOX),
        ("example.com", SHOP, None),
        ("not a host", SHOP, None),
    ],
)
def test_a_profile_of_the_same_server_is_chosen(host: str, current: Profile, fits: Profile | None) -> None:
    request = replace(signed_request(), url=f"https://{host}/flex/v2/sessions")
    request = replace(request, headers=tuple(each for each in request.headers if each[0] != "host"))
    assert fitting_profile(request, ALL, current) == fits


def test_a_profile_with_the_same_key_is_preferred() -> None:
    named = LIVE._replace(id="named", key_id=KEY_ID)
    twin = ACME._replace(id="twin", key_id=KEY_ID)
    assert fitting_profile(signed_request(), (*ALL, named), SHOP) == named
    assert fitting_profile(signed_request(), (*ALL, named, twin), SHOP) == twin  # the profile of the server


def test_the_only_refused_request_is_diagnosed_first() -> None:
    plain, refused = signed_request(), replace(signed_request(), response=answer(401))
    assert refused_index([plain]) == 0
    assert refused_index([plain, refused]) == 1
    assert refused_index([plain, plain]) is None
    assert refused_index([refused, refused]) is None
