"""The route of a request as text and as JSON."""

from __future__ import annotations

import json

from flexgui.transport.route import Route, Setting, route_from_json

ROUTE = Route(Setting("http://p:1", "variable", "HTTPS_PROXY"), Setting("/ca.pem", "setting"))


def test_a_route_round_trips_as_json() -> None:
    assert route_from_json(json.loads(json.dumps(ROUTE.to_json()))) == ROUTE
    assert route_from_json(None) is None


def test_the_text_of_a_route_has_values_and_sources() -> None:
    assert ROUTE.proxy_text == "http://p:1 (environment variable HTTPS_PROXY)"
    assert ROUTE.trust_text == "/ca.pem (FlexGUI’s settings)"
    direct = Route(Setting("", "none"), Setting("", "system"))
    assert (direct.proxy_text, direct.trust_text) == ("None (not configured)", "Certificates of the system")
