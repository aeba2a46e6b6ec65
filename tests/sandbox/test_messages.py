"""The path and the bearer token of a call, and the formats of refusals, compared with those of the real gateway."""

from __future__ import annotations

import json

from flexgui.sandbox.messages import Call, FlatRefused, GatewayRefused
from tests.specimens import specimen


def test_path_and_bearer() -> None:
    call = Call("POST", "/a?b?c", {"authorization": "BEARER x"}, b"")
    assert (call.path, call.is_bearer) == ("/a", True)
    assert not Call("POST", "/a", {"authorization": "Basic x"}, b"").is_bearer
    assert not Call("POST", "/a", {}, b"").is_bearer


def test_the_gateway_format_is_the_observed_one() -> None:
    observed = specimen("error-response", "s01")["input"]
    refused = GatewayRefused("why", status=400, rmsg="missing http required header : date,v-c-merchant-id,signature,")
    assert (refused.status, refused.body("an ID").decode()) == (observed["status"], observed["body"])


def test_the_flat_format_has_the_documented_members() -> None:
    documented = json.loads(specimen("error-response", "s03")["input"]["body"])
    refused = FlatRefused(400, "REASON", "Message.", details=[("a.b", "Wrong."), ("", "Worse.")])
    sent = json.loads(refused.body("an ID"))
    assert sent.keys() == documented.keys()
    assert (sent["correlationId"], sent["reason"], sent["message"]) == ("an ID", "REASON", "Message.")
    assert sent["details"] == [{"location": "a.b", "message": "Wrong."}, {"location": "", "message": "Worse."}]
    assert refused.why == "Message. (a.b: Wrong.; Worse.)"
