from __future__ import annotations

import pytest

from flexgui.diagnosis.diagnose import diagnose
from flexgui.diagnosis.probes import Probe, ProbeAnswer, probe_text
from flexgui.diagnosis.result import FindingState
from flexgui.transport.exchange import Response
from tests.diagnosis.attempts import GATEWAY_401, answer, credentials, pasted
from tests.diagnosis.signing import signed_request
from tests.diagnosis.test_answer import JWT
from tests.sandbox.caller import NOW


def test_a_probe_is_described_before_it_is_sent() -> None:
    assert "/tss/v2/transactions/1" in probe_text(Probe.TRANSACTION, "apitest.cybersource.com", "/x")
    assert "apitest.cybersource.com/x" in probe_text(Probe.OTHER_METHOD, "apitest.cybersource.com", "/x")


NOT_FOUND = answer(404, {"message": "x", "reason": "RESOURCE_NOTFOUND", "statusCode": 404})
REFUSED = answer(401, GATEWAY_401)


@pytest.mark.parametrize(
    ("probe", "response", "cause"),
    [
        (Probe.TRANSACTION, NOT_FOUND, "account.product-not-enabled"),
        (Probe.TRANSACTION, REFUSED, "credentials.merchant-mismatch"),
        (Probe.OTHER_METHOD, answer(201, b"eyJ"), "signature.retired"),
        (Probe.OTHER_METHOD, REFUSED, "credentials.merchant-mismatch"),
    ],
)
def test_the_response_changes_the_findings(probe: Probe, response: Response, cause: str) -> None:
    found = diagnose(signed_request(), credentials(), NOW, probes=[ProbeAnswer(probe, response)])
    assert [each.id for each in found.problems] == [cause]


def test_accepted_credentials_are_ruled_out_as_the_cause() -> None:
    found = diagnose(signed_request(), credentials(), NOW, probes=[ProbeAnswer(Probe.TRANSACTION, NOT_FOUND)])
    states = {each.id: each.state for each in found.findings}
    assert states["credentials.key-secret-mismatch"] is FindingState.RULED_OUT


def test_a_route_that_accepts_http_signature_only() -> None:
    found = diagnose(pasted(JWT), None, NOW, probes=[ProbeAnswer(Probe.OTHER_METHOD, answer(201, b"eyJ"))])
    assert "jwt.route-takes-no-jwt" in [each.id for each in found.problems]
