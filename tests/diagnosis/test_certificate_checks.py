"""Tokens signed with a P12: the key that verifies them, and their `kid`."""

from __future__ import annotations

import base64
from dataclasses import replace

import jwt
import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from flexgui.diagnosis.diagnose import diagnose
from flexgui.diagnosis.result import Diagnosis, FindingState
from flexgui.flex.credentials import P12Credentials
from flexgui.flex.p12_reader import open_p12
from flexgui.flex.secret import Secret
from tests.diagnosis.attempts import answer, pasted
from tests.diagnosis.test_bearer_checks import CLAIMS
from tests.made_p12 import END, PASS_PHRASE, SERIAL, START, certificate, make_p12, rsa_key
from tests.sandbox.caller import NOW


@pytest.fixture(scope="module")
def known() -> P12Credentials:
    return P12Credentials("acme", open_p12(make_p12().raw, Secret(PASS_PHRASE), "acme"))


def diagnosed(known: P12Credentials | None, kid: str = SERIAL, whose: str = "merchant", **header: object) -> Diagnosis:
    text = jwt.encode(dict(CLAIMS), rsa_key(whose), algorithm="RS256", headers={"kid": kid, **header})
    request = pasted({"Authorization": f"Bearer {text}", "Content-Type": "application/json"}, answer=answer(401))
    return diagnose(request, known, NOW)


def problems(diagnosis: Diagnosis) -> list[tuple[str, FindingState]]:
    return [(each.id, each.state) for each in diagnosis.problems]


def test_a_correct_token_has_no_problem(known: P12Credentials) -> None:
    assert problems(diagnosed(known)) == []


def test_a_token_signed_with_another_key_is_recognised(known: P12Credentials) -> None:
    assert problems(diagnosed(known, whose="CyberSource")) == [("jwt.wrong-certificate", FindingState.SUSPECTED)]


@pytest.mark.parametrize("number", range(7))
def test_a_kid_with_another_name_of_the_certificate_is_recognised(number: int, known: P12Credentials) -> None:
    description, value = known.p12.certificate.other_ids[number]
    first = diagnosed(known, value).findings[0]
    assert (first.id, first.state) == ("jwt.kid-mismatch", FindingState.PROVED)
    assert description in first.evidence


def test_an_expired_certificate_is_suspected(known: P12Credentials) -> None:
    expired = replace(known.p12.certificate, not_after=START)
    found = diagnosed(known._replace(p12=replace(known.p12, certificate=expired)))
    assert problems(found) == [("jwt.certificate-expired", FindingState.SUSPECTED)]


@pytest.mark.parametrize(("whose", "state"), [("merchant", FindingState.SUSPECTED), ("other", FindingState.PROVED)])
def test_the_certificate_in_the_token_is_compared(whose: str, state: FindingState) -> None:
    other = certificate(rsa_key("merchant"), "CyberSource_SJC_US", SERIAL, START, END).public_bytes(Encoding.DER)
    found = diagnosed(None, whose=whose, x5c=[base64.b64encode(other).decode()])
    assert ("jwt.wrong-certificate", state) in problems(found)


@pytest.mark.parametrize("chain", ["x", [], [1], ["MII"], None])
def test_any_certificate_is_accepted(chain: object) -> None:
    diagnosed(None, x5c=chain)
