"""Checks the claims of a token: issuer, origin, encryption data, and the fields it allows or holds.

Sources: CyberSource, "Generate a Capture Context", "Validate the Capture Context" and "Validate the Transient Token".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from flexgui.flex.environment import Environment, EnvironmentKind, environment_of_origin
from flexgui.flex.jwk import NotAKey, from_mapping, is_private
from flexgui.flex.request import CaptureContextRequest
from flexgui.flex.token import JsonObject, Token, TokenKind
from flexgui.flex.transient_id import expires_at, is_intact, is_transient_id
from flexgui.flex.verdict import Verdict, clip, invalid, listed, not_checked, quoted, repeats, valid
from flexgui.translation import later, tr, trn

ISSUER = "Flex API"
_CLOCK_TOLERANCE = 60
"""Seconds that the clocks of two servers may differ by."""
_MAX_PATH = 1000  # characters; `shown` shows no more

_LOOPBACK = re.compile(r"^(https?://)(?:localhost|\[::1\])(?=:|$)")


def issuer(token: Token) -> Verdict:
    """Judge the issuer, which depends on the kind of token."""
    name, claimed = "issuer", token.claim("iss")
    if repeats(token.claims, "iss"):
        return invalid(name, tr("The claims name an issuer more than once."))
    if token.kind is TokenKind.CAPTURE_CONTEXT:
        if claimed == ISSUER:
            return valid(name, tr("{issuer}, as in every capture context.", issuer=ISSUER))
        sentence = tr(
            "A capture context is issued by {issuer}, this token says {found}.", issuer=ISSUER, found=quoted(claimed)
        )
        return invalid(name, sentence)
    if token.kind is TokenKind.TRANSIENT_TOKEN:
        if isinstance(claimed, str) and claimed.startswith("Flex/"):
            return valid(name, tr("{issuer}, a node of the Flex API.", issuer=clip(claimed)))
        sentence = tr(
            "A transient token is issued by Flex/ and a number, this one says {found}.", found=quoted(claimed)
        )
        return invalid(name, sentence)
    if token.kind is TokenKind.BEARER:
        merchant = token.claim("v-c-merchant-id")
        if isinstance(claimed, str) and claimed == merchant:
            return valid(name, tr("{issuer}, the merchant whom the request is for.", issuer=clip(claimed)))
        if isinstance(claimed, str):
            sentence = tr(
                "{issuer} signs for {merchant}; a portfolio may.", issuer=clip(claimed), merchant=quoted(merchant)
            )
            return not_checked(name, sentence)
    return not_checked(name, tr("It is not known who issues such tokens."))


def fields(token: Token, requested: CaptureContextRequest) -> Verdict:
    """Judge whether a context allows exactly the requested fields."""
    name = "fields"
    lists = granted(token)
    if lists is None:
        return invalid(name, tr("The token does not list the fields that it allows."))
    required, optional = lists
    faults = [
        (later("missing: {paths}"), requested.paths - required - optional),
        (later("not asked for: {paths}"), (required | optional) - requested.paths),
        (later("optional instead of required: {paths}"), (requested.required_paths & optional) - required),
        (later("required instead of optional: {paths}"), (requested.optional_paths & required) - optional),
        (later("both required and optional: {paths}"), required & optional & requested.paths),
    ]
    faulty = "; ".join(tr(what, paths=listed(sorted(paths))) for what, paths in faults if paths)
    if faulty:
        return invalid(name, tr("Other fields than asked for; {faults}.", faults=faulty))
    return valid(
        name,
        trn(
            "Exactly the requested field.",
            "Exactly the {n} requested fields, required and optional as requested.",
            len(requested.paths),
        ),
    )


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


def unique_members(token: Token) -> list[Verdict]:
    """Judge a token that names a member twice anywhere in its header or claims; no verdict if it does not."""
    repeated = [*_repeated(token.header, "header"), *_repeated(token.claims, "")]
    if not repeated:
        return []
    return [invalid("members", tr("Named more than once: {paths}.", paths=listed(repeated)))]


def joined(path: str, name: str) -> str:
    """Return the dotted path of a member, of a very long one the start: each container below it repeats the path."""
    whole = f"{path}.{name}" if path else name
    return whole if len(whole) <= _MAX_PATH else f"{whole[:_MAX_PATH]}…"


def origin(token: Token, environment: Environment | None) -> Verdict:
    """Judge where card data would go. `environment` is the trusted one that the token comes from, None if unknown.

    An address of this computer is valid only as `environment`'s own, because any program may listen there.
    """
    name, address = "origin", token.claim("flx", "origin")
    if repeats(token.claims, "flx") or repeats(token.claim("flx"), "origin"):
        return invalid(name, tr("The claims name flx.origin more than once."))
    if not isinstance(address, str):
        return invalid(name, tr("The claims do not say where card data goes (flx.origin)."))
    if environment is not None and is_same_address(address, environment.base_url):
        return valid(
            name,
            tr("{address}, of the {environment} environment.", address=clip(address), environment=environment.label),
        )
    leads_to = environment_of_origin(address)
    if leads_to is None:
        return not_checked(name, tr("{address} is not a documented address of the Flex API.", address=clip(address)))
    if leads_to.kind not in (EnvironmentKind.TEST, EnvironmentKind.PRODUCTION):
        if environment is None or environment.kind is EnvironmentKind.CUSTOM:
            return not_checked(
                name, tr("{address} is a server of this computer that FlexGUI does not know.", address=clip(address))
            )
        words = tr("{address} is a server of this computer, not {host}.", address=clip(address), host=environment.host)
        return invalid(name, words)
    members = {"address": clip(address), "environment": leads_to.label}
    if environment is None or leads_to.kind is environment.kind:
        return valid(name, tr("{address}, of the {environment} environment.", **members))
    if environment.kind is EnvironmentKind.CUSTOM:  # it may be a proxy for any of CyberSource's hosts
        words = tr(
            "{address} is of the {environment} environment; {host} may lead to it.", **members, host=environment.host
        )
        return not_checked(name, words)
    words = tr("{address} is of the {environment} environment, not of {host}.", **members, host=environment.host)
    return invalid(name, words)


def flx_origin(token: Token) -> str | None:
    """Return the claim `flx.origin`; None if it is missing or not text."""
    address = token.claim("flx", "origin")
    return address if isinstance(address, str) else None


def documented_origin(token: Token) -> Environment | None:
    """Return the environment of CyberSource that a token names as its origin, None for any other address."""
    address = flx_origin(token)
    environment = environment_of_origin(address) if address is not None else None
    if environment is None or environment.kind not in (EnvironmentKind.TEST, EnvironmentKind.PRODUCTION):
        return None
    return environment


def is_same_address(one: str, other: str) -> bool:
    """Return True if two base addresses are the same; all names of the loopback interface are equal."""
    return _LOOPBACK.sub(r"\g<1>127.0.0.1", one.rstrip("/")) == _LOOPBACK.sub(r"\g<1>127.0.0.1", other.rstrip("/"))


def is_of_other_sandbox(environment: Environment, token: Token) -> bool:
    """Return True if a token is of another sandbox than the embedded one, which then has no key for it."""
    address = flx_origin(token)
    return (
        environment.kind is EnvironmentKind.SANDBOX
        and address is not None
        and not is_same_address(address, environment.base_url)
    )


def sealed_parts(token: Token) -> Verdict:
    """Judge whether a context has a usable one-time key and the server's encrypted data."""
    name, key = "sealed parts", token.claim("flx", "jwk")
    if repeats(token.claims, "flx") or repeats(token.claim("flx"), "jwk") or repeats(token.claim("flx"), "data"):
        return invalid(name, tr("The claims name flx.jwk or flx.data more than once."))
    if not isinstance(key, JsonObject):
        sentence = tr("The context brings no one-time key (flx.jwk), so nothing can be encrypted for it.")
        return invalid(name, sentence)
    if is_private(key):
        sentence = tr("The one-time key (flx.jwk) is a private key: anyone who sees the context can read the card.")
        return invalid(name, sentence)
    try:
        bits = from_mapping(key).bits
    except NotAKey as error:
        return invalid(name, tr("The one-time key cannot be used: {why}", why=error))
    if not token.claim("flx", "data"):
        return invalid(name, tr("The sealed data (flx.data) is missing; the server would not know the context."))
    return valid(name, tr("One-time key of {bits} bits, and the data that the server sealed.", bits=bits))


def matches_context(token: Token, context: Token) -> list[Verdict]:
    """Compare type and collected fields of a transient token with its capture context."""
    claimed, expected = token.context_type, context.context_type
    if claimed is not None and claimed == expected:
        kind = valid("type", tr("{type}, as in ctx of the capture context.", type=clip(claimed)))
    else:
        sentence = tr(
            "{type}, but ctx of the capture context says {expected}.", type=quoted(claimed), expected=quoted(expected)
        )
        kind = invalid("type", sentence)
    lists = granted(context)
    verdicts = [kind] if lists is None else [kind, _collected(token, *lists)]
    return [*verdicts, *_token_id(token), *_issued_in_time(token, context)]


def _token_id(token: Token) -> list[Verdict]:
    """Judge the jti; its form is not documented, so one of another form gets no verdict."""
    name, jti = "token ID", token.claim("jti")
    if not isinstance(jti, str) or not is_transient_id(jti):
        return []
    if not is_intact(jti):
        return [invalid(name, tr("The checksum in the jti is wrong: it was changed or mistyped."))]
    if expires_at(jti) != token.expires_at:
        return [invalid(name, tr("The jti holds another expiry than the claim exp."))]
    return [valid(name, tr("It holds the same expiry, and its checksum is right."))]


def _issued_in_time(token: Token, context: Token) -> list[Verdict]:
    name, issued = "issued", token.issued_at
    earliest, latest = context.issued_at, context.expires_at
    if issued is None or earliest is None or latest is None:
        return []
    if earliest - _CLOCK_TOLERANCE <= issued <= latest + _CLOCK_TOLERANCE:
        return [valid(name, tr("While its capture context was valid."))]
    return [invalid(name, tr("Its capture context was not valid when the token was issued."))]


def _collected(token: Token, required: frozenset[str], optional: frozenset[str]) -> Verdict:
    name, content = "collected", token.claim("content")
    if not isinstance(content, dict):
        return not_checked(name, tr("The token is of a generation that does not list what was collected."))
    there = set(collected_paths(content))
    missing, strange = sorted(required - there), sorted(there - required - optional)
    if missing:
        return invalid(name, tr("Required, but not collected: {paths}.", paths=listed(missing)))
    if strange:
        return invalid(name, tr("Collected, but not allowed by the context: {paths}.", paths=listed(strange)))
    sentence = trn("The required field was collected.", "All {n} required were collected.", len(required))
    return valid(name, sentence)


def collected_paths(content: dict[str, object], above: str = "") -> list[str]:
    """Return the dotted paths of the fields in the claim `content` of a transient token.

    A leaf is empty (withheld) or has a value, a masked value, or the card types that were detected.
    """
    paths: list[str] = []
    for name, value in content.items():
        path = joined(above, name)
        inner = [each for each in value.values() if isinstance(each, dict)] if isinstance(value, dict) else []
        paths += collected_paths(value, path) if inner and isinstance(value, dict) else [path]
    return paths


def _repeated(value: object, path: str) -> Iterator[str]:
    """Yield the paths of the members below `path` that occur more than once."""
    if isinstance(value, JsonObject):
        if value.has_repeats:
            counts = Counter(name for name, _ in value.pairs)
            yield from (joined(path, name) for name, count in counts.items() if count > 1)
        for name, each in value.pairs:
            if isinstance(each, (dict, list)):
                yield from _repeated(each, joined(path, name))
    elif isinstance(value, list):
        for at, each in enumerate(value):
            if isinstance(each, (dict, list)):
                yield from _repeated(each, f"{path}[{at}]")
