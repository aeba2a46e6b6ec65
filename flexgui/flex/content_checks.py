"""What a token says, judged: who issued it, where it leads, what it seals, and which fields it allows or brings.

Sources: CyberSource, "Generate a Capture Context", "Validate the Capture Context" and "Validate the Transient Token".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flexgui.flex.environment import Environment, EnvironmentKind, environment_of_origin
from flexgui.flex.token import JsonObject, Token, TokenKind
from flexgui.flex.verdict import Verdict, clip, invalid, listed, not_checked, quoted, repeats, valid

if TYPE_CHECKING:
    from flexgui.flex.request import CaptureContextRequest

ISSUER = "Flex API"


def issuer(token: Token) -> Verdict:
    """Judge who says to have issued the token, by what kind of token it is."""
    name, said = "issuer", token.claim("iss")
    if repeats(token.claims, "iss"):
        return invalid(name, "The claims name an issuer more than once.")
    if token.kind is TokenKind.CAPTURE_CONTEXT:
        if said == ISSUER:
            return valid(name, f"{ISSUER}, as in every capture context.")
        return invalid(name, f"A capture context is issued by {ISSUER}, this token says {quoted(said)}.")
    if token.kind is TokenKind.TRANSIENT_TOKEN:
        if isinstance(said, str) and said.startswith("Flex/"):
            return valid(name, f"{clip(said)}, a node of the Flex API.")
        return invalid(name, f"A transient token is issued by Flex/ and a number, this one says {quoted(said)}.")
    if token.kind is TokenKind.BEARER:
        merchant = token.claim("v-c-merchant-id")
        if isinstance(said, str) and said == merchant:
            return valid(name, f"{clip(said)}, the merchant whom the request is for.")
        if isinstance(said, str):
            return not_checked(name, f"{clip(said)} signs for {quoted(merchant)}; a portfolio may.")
    return not_checked(name, "Nothing is known of who issues such tokens.")


def fields(token: Token, asked: CaptureContextRequest) -> Verdict:
    """Judge whether a context allows the fields that were asked for, and no others."""
    name = "fields"
    lists = granted(token)
    if lists is None:
        return invalid(name, "The token does not list the fields that it allows.")
    required, optional = lists
    faults = [
        ("missing", sorted(asked.paths - required - optional)),
        ("not asked for", sorted((required | optional) - asked.paths)),
        ("optional instead of required", sorted((asked.required_paths & optional) - required)),
        ("required instead of optional", sorted((asked.optional_paths & required) - optional)),
        ("both required and optional", sorted(required & optional & asked.paths)),
    ]
    told = [f"{what}: {listed(paths)}" for what, paths in faults if paths]
    if told:
        return invalid(name, f"Other fields than asked for; {'; '.join(told)}.")
    count = len(asked.paths)
    if count == 1:
        return valid(name, "The field that was asked for, and no other.")
    return valid(name, f"The {count} fields that were asked for, required and optional as asked.")


def granted(token: Token) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the required and the optional paths of a context, None if it lists none."""
    if repeats(token.claims, "ctx"):
        return None
    contexts = token.claim("ctx")
    first = contexts[0] if isinstance(contexts, list) and len(contexts) == 1 else None
    data = first.get("data") if isinstance(first, dict) else None
    if not isinstance(data, JsonObject) or not {"requiredFields", "optionalFields"} & data.keys():
        return None
    lists = []
    for member in ("requiredFields", "optionalFields"):
        paths = data.get(member, [])
        if not isinstance(paths, list) or not all(isinstance(each, str) for each in paths) or data.repeats(member):
            return None
        lists.append(frozenset(paths))
    return lists[0], lists[1]


def origin(token: Token, environment: Environment | None) -> Verdict:
    """Judge where card data would go; `environment` is the one that the token came from, if that is known."""
    name, said = "origin", _member(token, "flx", "origin")
    if repeats(token.claims, "flx") or repeats(token.claim("flx"), "origin"):
        return invalid(name, "The claims say more than once where card data goes.")
    if not isinstance(said, str):
        return invalid(name, "The claims do not say where card data goes (flx.origin).")
    leads_to = environment_of_origin(said)
    if leads_to is None:
        return not_checked(name, f"{clip(said)} is no documented address of the Flex API.")
    if environment is None:
        return valid(name, f"{clip(said)}, of the {leads_to.label} environment.")
    same = leads_to.base_url == environment.base_url or leads_to.kind is environment.kind
    if not same and environment.kind is EnvironmentKind.CUSTOM:  # a proxy may stand before any of them
        return not_checked(
            name, f"{clip(said)} is of the {leads_to.label} environment; {environment.host} may lead to it."
        )
    if not same:
        return invalid(name, f"{clip(said)} is of the {leads_to.label} environment, not of {environment.host}.")
    return valid(name, f"{clip(said)}, of the {environment.label} environment.")


def sealed_parts(token: Token) -> Verdict:
    """Judge whether a context brings the one-time key and the server's own sealed state."""
    from flexgui.flex.jwk import NotAKey, from_mapping, is_private

    name, key = "sealed parts", _member(token, "flx", "jwk")
    if repeats(token.claims, "flx") or repeats(token.claim("flx"), "jwk") or repeats(token.claim("flx"), "data"):
        return invalid(name, "The claims bring the one-time key or the sealed data more than once.")
    if not isinstance(key, JsonObject):
        return invalid(name, "The context brings no one-time key (flx.jwk), so nothing can be encrypted for it.")
    if is_private(key):
        return invalid(name, "The one-time key (flx.jwk) is a private key: whoever sees the context can read the card.")
    try:
        bits = from_mapping(key).bits
    except NotAKey as error:
        return invalid(name, f"The one-time key cannot be used: {error}")
    if not _member(token, "flx", "data"):
        return invalid(name, "The sealed data (flx.data) is missing; the server would not know the context.")
    return valid(name, f"One-time key of {bits} bits, and the data that the server sealed.")


def matches_context(token: Token, context: Token) -> list[Verdict]:
    """Judge a transient token beside the capture context that it was made from: its type, and what was collected."""
    said, expected = token.context_type, context.context_type
    if said is not None and said == expected:
        kind = valid("type", f"{clip(said)}, as in ctx of the capture context.")
    else:
        kind = invalid("type", f"{quoted(said)}, but ctx of the capture context says {quoted(expected)}.")
    lists = granted(context)
    return [kind] if lists is None else [kind, _collected(token, *lists)]


def _collected(token: Token, required: frozenset[str], optional: frozenset[str]) -> Verdict:
    name, content = "collected", token.claim("content")
    if not isinstance(content, dict):
        return not_checked(name, "The token is of a generation that does not list what was collected.")
    there = set(collected_paths(content))
    missing, strange = sorted(required - there), sorted(there - required - optional)
    if missing:
        return invalid(name, f"Required, but not collected: {listed(missing)}.")
    if strange:
        return invalid(name, f"Collected, but not allowed by the context: {listed(strange)}.")
    count = len(required)
    return valid(name, "The required field was collected." if count == 1 else f"All {count} required were collected.")


def collected_paths(content: dict[str, object], above: str = "") -> list[str]:
    """Return the dotted paths of the fields in the claim `content` of a transient token.

    A leaf is empty (withheld) or has a value, a masked value, or the card types that were detected.
    """
    paths: list[str] = []
    for name, value in content.items():
        path = f"{above}.{name}" if above else name
        inner = [each for each in value.values() if isinstance(each, dict)] if isinstance(value, dict) else []
        paths += collected_paths(value, path) if inner and isinstance(value, dict) else [path]
    return paths


def _member(token: Token, *names: str) -> object:
    value: object = token.claims
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value
