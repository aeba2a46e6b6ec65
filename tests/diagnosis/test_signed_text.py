from __future__ import annotations

from dataclasses import replace

from flexgui.diagnosis.diagnose import diagnose
from flexgui.diagnosis.result import SideBySide
from flexgui.readers.pasted import PastedRequest
from tests.diagnosis.attempts import credentials, pasted, token
from tests.diagnosis.signing import signed_request
from tests.sandbox.caller import NOW, Caller


def sides(request: PastedRequest) -> SideBySide:
    signed = diagnose(request, credentials(), NOW).signed
    return signed.sides


def test_the_signed_text_is_compared_with_the_correct_one() -> None:
    assert sides(signed_request()).line is None
    wrong = sides(signed_request(lambda text: text.replace(": ", ":")))
    assert (wrong.found[0][:6], wrong.expected[0][:6], wrong.line, wrong.column) == ("host:a", "host: ", 0, 5)
    changed = sides(replace(signed_request(), body=b"{}"))
    assert changed.line is not None
    assert changed.expected[changed.line].startswith("digest: SHA-256=")


def test_claims_are_compared_one_by_one(caller: Caller) -> None:
    right = sides(token(caller).paste(caller, None))
    assert all(line for line in right.found)
    request = token(caller, exp=None, **{"request-method": "GET", "x": 1}).paste(caller, None)
    wrong = dict(zip(sides(request).found, sides(request).expected, strict=True))
    assert wrong['request-method: "GET"'] == 'request-method: "post"'
    assert wrong["x: 1"] == "x: 1"
    assert wrong["exp: null" if "exp: null" in wrong else ""].startswith("exp: ")


def test_a_request_without_a_signature_has_no_signed_text() -> None:
    assert diagnose(pasted({"host": "a"}), None, NOW).signed is None
