from __future__ import annotations

import json

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

from flexgui.flex.encryption_steps import encryption_steps, shorten
from flexgui.flex.jwe import encrypt

DATA = {"paymentInformation": {"card": {"number": "4111111111111111"}}, "name": "Łęcka 名"}


def test_the_steps_have_the_real_values_without_the_key() -> None:
    plaintext = json.dumps({"data": DATA, "context": "e" * 3000, "index": 0}, ensure_ascii=False)
    jwe = encrypt(plaintext.encode(), generate_private_key(65537, 2048).public_key(), "kid-1")
    steps = encryption_steps(plaintext, jwe)
    parts = jwe.split(".")
    assert len(steps) == 5
    assert '"number":"4111111111111111"' in steps[0].value
    assert "Łęcka 名" in steps[0].value
    assert steps[1].value == f"key: •••••••• (never shown)\niv: {parts[2]}"
    assert steps[2].value == parts[1]
    assert 'header: {"kid":"kid-1","alg":"RSA-OAEP","enc":"A256GCM"}' in steps[3].value
    assert parts[4] in steps[3].value
    assert steps[4].value.count(".") == 4


@pytest.mark.parametrize(
    ("text", "longest", "short"), [("short", 20, "short"), ("a" * 30 + "b" * 30, 20, "aaaaaaaaa…" + "b" * 10)]
)
def test_a_long_text_is_shortened_in_its_middle(text: str, longest: int, short: str) -> None:
    assert shorten(text, longest) == short
