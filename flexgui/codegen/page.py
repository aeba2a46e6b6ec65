"""A web page that uses a capture context: it loads Microform, or posts an encrypted test card.

Its integration type decides. Values from the context become JSON or attribute literals, which cannot end their script
or tag.
"""

from __future__ import annotations

import html
import json
from datetime import date
from urllib.parse import urlsplit

from flexgui.codegen.generate import fill_template
from flexgui.errors import UsageError
from flexgui.flex.address import is_loopback
from flexgui.flex.card import DEFAULT_CARD, card_for
from flexgui.flex.catalog import Catalog
from flexgui.flex.token import Token
from flexgui.flex.tokenization import default_values, field_lists, plaintext, target
from flexgui.translation import tr


def page(token: Token, catalog: Catalog, today: date) -> str:
    """Return the text of an HTML page that uses this capture context.

    `today` decides the expiry date of the test card. Raises UsageError for a token that no page can use, and
    TokenizeError for a context of the Flex API that does not say where to send a test card, or names production.
    """
    kind = token.integration
    if kind is None:
        raise UsageError(tr("Only a capture context of Microform or of the Flex API can be used in a page."))
    values = _microform(token) if kind == "microform" else _flex_api(token, catalog, today)
    return fill_template(f"page.{kind}", values)


def _microform(token: Token) -> dict[str, str]:
    data = _context_data(token)
    library, integrity = data.get("clientLibrary"), data.get("clientLibraryIntegrity")
    if not isinstance(library, str) or not _is_safe_address(library):
        raise UsageError(tr("The capture context names no script that can be loaded (clientLibrary)."))
    attributes = ""
    if isinstance(integrity, str) and integrity:
        attributes = f' integrity="{html.escape(integrity)}" crossorigin="anonymous"'
    origins = data.get("targetOrigins")
    named = [each for each in origins if isinstance(each, str)] if isinstance(origins, list) else []
    return {
        "LIBRARY": html.escape(library),
        "INTEGRITY": attributes,
        "ORIGINS": html.escape(", ".join(named)) or "the target origins of the request",
        "CONTEXT": _script_literal(token.text),
    }


def _flex_api(token: Token, catalog: Catalog, today: date) -> dict[str, str]:
    place = target(token)
    values = default_values(field_lists(token), card_for(DEFAULT_CARD, today), catalog)
    data = json.loads(plaintext(values, token.text))["data"]
    jwk = token.claim("flx", "jwk")
    if not isinstance(jwk, dict):
        raise UsageError(tr("The capture context has no key to encrypt with (flx.jwk)."))
    key = {name: jwk.get(name) for name in ("kty", "n", "e", "kid")}
    return {
        "CONTEXT": _script_literal(token.text),
        "DATA": _script_literal(data, indent=2),
        "KEY": _script_literal(key, indent=2),
        "URL": _script_literal(place.url),
    }


def _context_data(token: Token) -> dict[str, object]:
    contexts = token.claim("ctx")
    first = contexts[0] if isinstance(contexts, list) and contexts else None
    data = first.get("data") if isinstance(first, dict) else None
    return data if isinstance(data, dict) else {}


def _is_safe_address(address: str) -> bool:
    """Return whether a script may be loaded from here: https, or the sandbox on this computer."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host)))


def _script_literal(value: object, indent: int | None = None) -> str:
    """Return a value as JavaScript, indented as the script: JSON in ASCII in which no tag can begin."""
    text = json.dumps(value, indent=indent).replace("\n", "\n    ")
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
