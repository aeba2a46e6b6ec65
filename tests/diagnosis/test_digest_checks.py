from __future__ import annotations

import pytest

from flexgui.diagnosis.digest_checks import claim_findings, digest_findings, hash_digest
from flexgui.diagnosis.result import FindingState
from tests.diagnosis.attempts import pasted, subject_of
from tests.sandbox.caller import BODY, digest

LINE_END = {"Digest": "SHA-256=" + digest(BODY + b"\n")}


@pytest.mark.parametrize(
    ("length", "original", "state"),
    [
        (None, True, FindingState.PROVED),
        (None, False, FindingState.UNKNOWN),
        (len(BODY), False, FindingState.SUSPECTED),
        (len(BODY) + 1, False, FindingState.RULED_OUT),
    ],
)
def test_a_line_end_possibly_lost_by_pasting_is_not_proof(
    length: int | None, original: bool, state: FindingState
) -> None:
    headers = LINE_END | ({} if length is None else {"Content-Length": str(length)})
    (found,) = digest_findings(subject_of(pasted(headers, original=original)))
    assert (found.id, found.state) == ("digest.newline-or-bom", state)


@pytest.mark.parametrize("hashed", ['{"a": "é"}\n'.encode(), '{"a": "é"}'.encode("latin-1")])
def test_the_hashed_text_has_the_sent_digest(hashed: bytes) -> None:
    sent = f"SHA-256={digest(hashed)}"
    (found,) = digest_findings(subject_of(pasted({"Digest": sent}, body='{"a": "é"}'.encode())))
    text = "\n".join(found.comparison.found)
    assert sent.endswith(text) or sent == f"SHA-256={digest(text.encode())}"


def test_an_unknown_body_is_not_judged() -> None:
    (found,) = digest_findings(subject_of(pasted(LINE_END, body=b"", original=False)))
    assert found.state is FindingState.UNKNOWN


@pytest.mark.parametrize(
    ("headers", "cause"),
    [
        ({"Digest": f"SHA-256={digest(b'other')}", "Content-Encoding": "gzip"}, "digest.compressed-body"),
        ({"Digest": f"SHA-256={digest(BODY)}", "Content-Encoding": "gzip"}, "digest.compressed-body"),
        ({"Digest": f"SHA-256={hash_digest(BODY, 'sha1')}"}, "digest.form"),
        ({"Digest": f"SHA-256={digest(b'other')}"}, "digest.body-reserialised"),
    ],
)
def test_other_mistakes_are_found(headers: dict[str, str], cause: str) -> None:
    assert cause in [each.id for each in digest_findings(subject_of(pasted(headers)))]


def test_another_hash_does_not_prove_that_the_body_was_changed() -> None:
    sent = {"Digest": f"SHA-512={hash_digest(BODY, 'sha512')}"}
    assert {each.id for each in digest_findings(subject_of(pasted(sent)))} == {"digest.form"}


@pytest.mark.parametrize("original", [True, False])
@pytest.mark.parametrize(("hashed", "state"), [(b"", FindingState.SUSPECTED), (BODY, FindingState.PROVED)])
def test_a_get_with_a_digest_is_recognised(hashed: bytes, state: FindingState, original: bool) -> None:
    claims: dict[str, object] = {"digest": digest(hashed), "digestAlgorithm": "SHA-256"}
    (found,) = claim_findings(subject_of(pasted(method="GET", body=b"", original=original)), claims)
    assert (found.id, found.state) == ("jwt.digest-mismatch", state)


def test_the_hashed_and_the_sent_bytes_are_compared() -> None:
    spaced = BODY.replace(b":", b": ")
    (found,) = digest_findings(subject_of(pasted({"Digest": f"SHA-256={digest(spaced)}"})))
    assert found.comparison.found == (spaced.decode(),)
    assert found.comparison.expected == (BODY.decode(),)


@pytest.mark.parametrize(
    ("claims", "state"),
    [
        ({"digest": digest(BODY), "digest-algorithm": "SHA-256"}, FindingState.UNKNOWN),
        ({"digest": digest(BODY), "digestAlgorithm": "sha256"}, FindingState.PROVED),
    ],
)
def test_the_name_of_the_algorithm_is_checked(claims: dict[str, object], state: FindingState) -> None:
    found = {each.id: each.state for each in claim_findings(subject_of(pasted()), claims)}
    assert found["jwt.digest-algorithm-name"] is state
