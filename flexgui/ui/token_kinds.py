"""The displayed name of each kind of token."""

from __future__ import annotations

from flexgui.flex.text import shown
from flexgui.flex.token import Token, TokenKind
from flexgui.translation import later, tr

NAMES = {
    TokenKind.CAPTURE_CONTEXT: later("Capture context"),
    TokenKind.TRANSIENT_TOKEN: later("Transient token"),
    TokenKind.BEARER: later("Bearer token"),
    TokenKind.JWS: later("Signed token"),
    TokenKind.JWE: later("JWE, encrypted"),
}
_PRODUCTS = (("mf-", later("Microform context")), ("gda-", later("Unified Checkout context")))
_MAX_TYPE_LENGTH = 24
_USUAL_TYPE = "api-0.1.0"


def kind_name(kind: TokenKind) -> str:
    """Return the name of a kind of token."""
    return tr(NAMES[kind])


def kind_words(token: Token) -> str:
    """Return the kind of a token; for a capture context also its type."""
    name = kind_name(token.kind)
    kind = token.context_type or ""
    if token.kind is not TokenKind.CAPTURE_CONTEXT or not kind:
        return name
    product = next((tr(words) for start, words in _PRODUCTS if kind.startswith(start)), name)
    return f"{product}  ·  {shown(kind, _MAX_TYPE_LENGTH)}"


def usual_words() -> list[str]:
    """Return the results of `kind_words` for the usual tokens."""
    return [*map(tr, NAMES.values()), f"{kind_name(TokenKind.CAPTURE_CONTEXT)}  ·  {_USUAL_TYPE}"]
