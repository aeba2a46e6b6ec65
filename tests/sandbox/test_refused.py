"""The shapes of refusals, beside those that were seen on the real gateway."""

from __future__ import annotations

import json

from flexgui.sandbox.refused import FlatRefused, GatewayRefused, StatusRefused
from tests.specimens import specimen


def test_the_gateway_form_is_the_observed_one() -> None:
    observed = specimen("error-response", "s01")["input"]
    refused = GatewayRefused("why", status=400, rmsg="missing http required header : date,v-c-merchant-id,signature,")
    assert (refused.status, refused.body("an ID").decode()) == (observed["status"], observed["body"])


def test_the_flat_form_has_the_documented_members() -> None:
    documented = json.loads(specimen("error-response", "s03")["input"]["body"])
    told = json.loads(FlatRefused(500, "why", "REASON", "Message.").body("an ID"))
    assert told.keys() == documented.keys()
    assert (told["correlationId"], told["reason"], told["message"]) == ("an ID", "REASON", "Message.")


def test_the_status_form_has_a_detail_for_each_place() -> None:
    refused = StatusRefused(400, "VALIDATION_ERROR", "Not valid.", details=[("a.b", "Wrong."), ("", "Worse.")])
    told = json.loads(refused.body("an ID"))["responseStatus"]
    assert told == {
        "status": 400,
        "reason": "VALIDATION_ERROR",
        "message": "Not valid.",
        "correlationId": "an ID",
        "details": [{"location": "a.b", "message": "Wrong."}, {"location": "", "message": "Worse."}],
    }
    assert refused.why == "Not valid. (a.b: Wrong.; Worse.)"
