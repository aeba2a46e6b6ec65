"""The steps from card data to a compact JWE, each with its value, for display."""

from __future__ import annotations

import json

from flexgui.flex.auth.steps import SigningStep
from flexgui.flex.jws import base64url_decode
from flexgui.translation import number, tr

_MAX_DATA_LENGTH = 400
"""Characters of the plaintext's data that a step shows."""


def encryption_steps(plaintext: str, jwe: str) -> tuple[SigningStep, ...]:
    """Return how `plaintext`, the JSON text with data, context and index, was encrypted to the compact `jwe`.

    The content-encryption key is never part of a step.
    """
    members = json.loads(plaintext)
    data = json.dumps(members["data"], ensure_ascii=False, separators=(",", ":"))
    context = str(members["context"])
    length = number(len(context))
    header, key, iv, ciphertext, tag = jwe.split(".")
    shown_context = tr("{start} ({n} characters)", start=shorten(context), n=length)
    return (
        SigningStep(
            tr("Write the plaintext"),
            tr("Your fields and the whole context, as UTF-8. {n} bytes.", n=number(len(plaintext.encode()))),
            f"data: {shorten(data, _MAX_DATA_LENGTH)}\ncontext: {shown_context}\nindex: {members['index']}",
            "headers",
        ),
        SigningStep(
            tr("Make a one-time content key"),
            tr("32 random bytes, and 12 for the IV."),
            f"key: •••••••• {tr('(never shown)')}\niv: {iv}",
            "headers",
        ),
        SigningStep(
            tr("Encrypt that key to the context"),
            tr("RSA-OAEP with SHA-1, key flx.jwk of the context. {n} bytes.", n=number(len(base64url_decode(key)))),
            key,
            "text",
        ),
        SigningStep(
            tr("Encrypt the plaintext"),
            tr("A256GCM; the encoded header is authenticated, too."),
            f"header: {base64url_decode(header).decode()}\nciphertext: {shorten(ciphertext)}\ntag: {tag}",
            "headers",
        ),
        SigningStep(
            tr("Join five parts with dots"),
            tr("header.key.iv.ciphertext.tag, base64url. {n} characters.", n=number(len(jwe))),
            ".".join(map(shorten, jwe.split("."))),
            "token",
        ),
    )


def shorten(text: str, longest: int = 60) -> str:
    """Return a long text without its middle, at most `longest` characters."""
    return text if len(text) <= longest else f"{text[: longest - 11]}…{text[-10:]}"
