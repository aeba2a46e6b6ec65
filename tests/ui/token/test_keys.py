"""Properties of keys, and warnings about weak and private ones."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flexgui.flex.jwk import from_mapping
from flexgui.flex.token import decode
from flexgui.flex.verification import KeySource
from flexgui.ui.token.keys import MAX_KEYS, embedded_keys, facts_of
from tests.made_token import base64url
from tests.ui.helpers import HOSTILE, odd, token_text


def jwk(bits: int = 2048, **more: Any) -> dict[str, Any]:
    n = base64url(b"\xc5" + b"\x11" * (bits // 8 - 1))
    return {"kty": "RSA", "n": n, "e": "AQAB", "kid": "k1", "use": "enc", **more}


def test_all_properties_of_the_used_key_are_listed() -> None:
    moment = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    facts = facts_of(KeySource(from_mapping(jwk()), "https://example.com/k1", moment, None))
    rows = dict(facts.rows)
    assert rows["Type"] == "RSA"
    assert rows["Size"] == "2048 bits"
    assert rows["Use"] == "enc, though it verifies signatures"
    assert rows["Key ID"] == "k1"
    assert rows["Thumbprint"].startswith(from_mapping(jwk()).thumbprint)
    assert rows["From"] == "https://example.com/k1"
    assert rows["Fetched"] == f"{moment.astimezone():%Y-%m-%d %H:%M:%S}"
    assert facts_of(KeySource(None, "", None, "Offline.")) is None


def test_the_keys_in_a_token_are_found_with_their_paths() -> None:
    token = decode(
        token_text({"flx": {"jwk": jwk(kid="one")}, "list": [{"deep": jwk(kid="two")}]}, jwk=jwk(kid="head"))
    )
    found = embedded_keys(token)
    assert [each.title for each in found] == [
        "In the token: header.jwk",
        "In the token: flx.jwk",
        "In the token: list[0].deep",
    ]
    assert [dict(each.rows)["Key ID"] for each in found] == ["head", "one", "two"]
    assert all(each.warnings == () for each in found)


def test_a_weak_key_has_a_warning_and_is_not_offered() -> None:
    (found,) = embedded_keys(decode(token_text({"k": jwk(1024)})))
    assert found.jwk is None
    assert found.warnings == ("The key has 1024 bits; RS256 needs 2048 or more.",)
    assert dict(found.rows)["Size"] == "1024 bits, fewer than the 2048 of RS256"


def test_a_private_key_has_a_warning_and_its_secret_is_hidden() -> None:
    (found,) = embedded_keys(decode(token_text({"k": jwk(d="c2VjcmV0", p="cHJpbWU")})))
    assert any("private key" in each for each in found.warnings)
    assert "c2VjcmV0" not in found.jwk.to_json() + repr(found)
    (shared,) = embedded_keys(decode(token_text({"k": {"kty": "oct", "k": "c2VjcmV0"}})))
    assert any("shared secret" in each for each in shared.warnings)
    assert "c2VjcmV0" not in repr(shared)


def test_hostile_and_very_many_keys_are_handled() -> None:
    keys = [jwk(kid=HOSTILE, use=HOSTILE, alg=HOSTILE) for _ in range(100)]
    found = embedded_keys(decode(token_text({HOSTILE: keys, "odd": {"kty": "RSA", "n": 7}})))
    assert len(found) == MAX_KEYS
    assert odd([each.title for each in found] + [text for each in found for _, text in each.rows]) == []
    assert embedded_keys(decode(token_text([[[1]] * 5000]))) == []
    (huge,) = embedded_keys(decode(token_text({"kty": "RSA", "n": "A" * 100_000, "e": "AQAB"})))
    assert huge.jwk is None
