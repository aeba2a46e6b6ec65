"""The name of each kind of token, for people."""

from __future__ import annotations

from flexgui.flex.text import shown
from flexgui.flex.token import Token, TokenKind

NAMES = {
    TokenKind.CAPTURE_CONTEXT: "Capture context",
    TokenKind.TRANSIENT_TOKEN: "Transient token",
    TokenKind.BEARER: "Bearer token",
    TokenKind.JWS: "Signed token",
    TokenKind.JWE: "JWE, encrypted",
}
_PRODUCTS = (("mf-", "Microform context"), ("gda-", "Unified Checkout context"))
_LONGEST_TYPE = 24


def kind_words(token: Token) -> str:
    """Return what a token is, a capture context with the type of its front end."""
    name = NAMES[token.kind]
    kind = token.context_type or ""
    if token.kind is not TokenKind.CAPTURE_CONTEXT or not kind:
        return name
    product = next((words for start, words in _PRODUCTS if kind.startswith(start)), name)
    return f"{product}  ·  {shown(kind, _LONGEST_TYPE)}"
