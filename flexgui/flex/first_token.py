"""Decodes the first token of a text, which usually is the token alone."""

from __future__ import annotations

from flexgui.errors import NotAToken
from flexgui.flex.token import Token, TokenKind, decode
from flexgui.translation import tr


def first_token(text: str) -> Token:
    """Decode a text that is a token, or the first token in it. Raises NotAToken as `find_tokens` and `decode` do."""
    try:
        return decode(text)
    except NotAToken:
        from flexgui.flex.token_search import find_token  # compiles many patterns

        return decode(find_token(text))


def first_context(text: str) -> Token:
    """Decode the first token of a text, which must be a capture context. Raises NotAToken."""
    token = first_token(text)
    if token.kind is not TokenKind.CAPTURE_CONTEXT:
        raise NotAToken(tr("The text holds a token of another kind ({kind}).", kind=token.kind.value))
    return token
