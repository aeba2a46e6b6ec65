"""Facts about keys: the one that a token is verified with, and every key inside the token."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from flexgui.errors import FlexGuiError
from flexgui.flex.jwk import MIN_BITS, Jwk, from_mapping, is_private
from flexgui.flex.jws import base64url_decode
from flexgui.flex.text import shown
from flexgui.translation import date, tr

if TYPE_CHECKING:
    from datetime import datetime

    from flexgui.flex.token import Token
    from flexgui.flex.verification import KeySource

MAX_SEARCHED = 2_000
"""Maximum number of values in a token that are searched for keys."""
MAX_KEYS = 8
_MAX_N_LENGTH = 10_000  # characters


class KeyFacts(NamedTuple):
    """One key for display: its parts by name, warnings, and the key itself if it can be used."""

    title: str
    rows: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    jwk: Jwk | None


def facts_of(source: KeySource) -> KeyFacts | None:
    """Return the facts of the key that a token is checked with, None if there is none."""
    if source.jwk is None:
        return None
    when = _moment(source.fetched_at) if source.fetched_at is not None else ""
    where = ((tr("From"), shown(source.origin)), (tr("Fetched"), when))
    rows = (
        *_rows(source.jwk.members or {"kty": "RSA"}, source.jwk, checks=True),
        *((name, text) for name, text in where if text),
    )
    return KeyFacts(tr("Checked with this key"), rows, (), source.jwk)


def embedded_keys(token: Token) -> list[KeyFacts]:
    """Return the facts of the keys inside a token, each titled by its path."""
    found = []
    for path, members in _walk(token):
        jwk, warnings = None, []
        try:
            jwk = from_mapping(members)
        except FlexGuiError as error:
            warnings.append(str(error))
        if is_private(members):
            warnings.append(
                tr(
                    "It holds a private key or a shared secret, which only its owner may know. "
                    "Replace it, and find out how it came here."
                )
            )
        found.append(
            KeyFacts(
                tr("In the token: {path}", path=shown(path or tr("(all)"), 80)),
                tuple(_rows(members, jwk)),
                tuple(warnings),
                jwk,
            )
        )
        if len(found) == MAX_KEYS:
            break
    return found


def _rows(members: Mapping[str, object], jwk: Jwk | None, *, checks: bool = False) -> Iterator[tuple[str, str]]:
    yield tr("Type"), _text(members, "kty")
    bits = jwk.bits if jwk is not None else _bits(members)
    if bits:
        few = bits < MIN_BITS
        size = tr("{bits} bits, fewer than the {least} of RS256", bits=bits, least=MIN_BITS)
        yield tr("Size"), size if few else tr("{bits} bits", bits=bits)
    if "use" in members:
        strange = checks and members["use"] == "enc"
        use = _text(members, "use")
        yield tr("Use"), tr("{use}, though it verifies signatures", use=use) if strange else use
    for name in ("alg", "crv"):
        if name in members:
            yield name, _text(members, name)
    yield tr("Key ID"), _text(members, "kid") if "kid" in members else tr("none")
    if jwk is not None:
        yield tr("Thumbprint"), f"{jwk.thumbprint} (SHA-256, RFC 7638)"


def _moment(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{date(local)} {local:%H:%M:%S}"


def _text(members: Mapping[str, object], name: str) -> str:
    value = members.get(name)
    return shown(value, 200) if isinstance(value, str) else tr("no text")


def _bits(members: Mapping[str, object]) -> int:
    n = members.get("n")
    if not isinstance(n, str) or len(n) > _MAX_N_LENGTH:
        return 0
    try:
        return int.from_bytes(base64url_decode(n.rstrip("="))).bit_length()
    except ValueError:
        return 0


def _walk(token: Token) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield every object with a kty and its path, header first; no recursion, however deep."""
    waiting: list[tuple[str, object]] = [("", token.claims), ("header", token.header)]
    left = MAX_SEARCHED
    while waiting and left:
        path, value = waiting.pop()
        left -= 1
        if isinstance(value, dict):
            if isinstance(value.get("kty"), str):
                yield path, value
                continue
            inner = [(f"{path}.{name}" if path else name, each) for name, each in list(value.items())[:left]]
        elif isinstance(value, list):
            inner = [(f"{path}[{place}]", each) for place, each in enumerate(value[:left])]
        else:
            continue
        waiting.extend(reversed(inner))
