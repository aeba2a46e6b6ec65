"""The digest of a body and the signed parts of a URL, checked against published values."""

from __future__ import annotations

import pytest

from flexgui.flex.auth.digest import body_digest, digest_step, has_digest, host_and_target
from tests.specimens import specimens


@pytest.mark.parametrize("vector", specimens("digest"), ids=lambda vector: vector["id"])
def test_published_digests_are_reproduced(vector: dict[str, dict[str, str]]) -> None:
    digest = body_digest(vector["input"]["body"].encode())
    assert digest == vector["expected"]["jwt_digest_claim"]
    assert f"SHA-256={digest}" == vector["expected"]["digest_header"]


def test_every_byte_changes_the_digest() -> None:
    assert len({body_digest(body) for body in (b"", b"{}", b"{} ", b"{}\n")}) == 4


@pytest.mark.parametrize(
    ("method", "has"), [("POST", True), ("put", True), ("Patch", True), ("GET", False), ("DELETE", False)]
)
def test_only_methods_with_a_body_have_a_digest(method: str, has: bool) -> None:
    assert has_digest(method) is has


def test_the_step_has_the_number_of_bytes() -> None:
    step = digest_step("ü".encode(), "x")
    assert step.explanation.startswith("2 bytes, exactly as sent.")
    assert (step.title, step.value) == ("Hash the body", "digest: x")


@pytest.mark.parametrize(
    ("url", "host", "target"),
    [
        ("https://apitest.cybersource.com/flex/v2/sessions", "apitest.cybersource.com", "/flex/v2/sessions"),
        ("http://127.0.0.1:8080/flex/v2/sessions", "127.0.0.1:8080", "/flex/v2/sessions"),
        ("http://[::1]:80/a", "[::1]:80", "/a"),
        ("https://h/plans?offset=0&limit=10", "h", "/plans?offset=0&limit=10"),
        ("https://h/a%20b#part", "h", "/a%20b"),
        ("https://h", "h", "/"),
    ],
)
def test_host_and_target_of_a_url(url: str, host: str, target: str) -> None:
    assert host_and_target(url) == (host, target)
