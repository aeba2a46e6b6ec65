"""Judging a token: one verdict for each question, and never a better one than can be proved here.

Which algorithm may have signed what is decided here and never taken from the token (RFC 8725, 3.1): the Flex API signs
with RS256 only. The service publishes the key of a capture context; the key of a transient token is in its context
(CyberSource, "Validate the Capture Context", "Validate the Transient Token").
"""

from __future__ import annotations

import hmac
import math
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from flexgui.flex.claims import duration_text, moment_text
from flexgui.flex.token import JsonObject, Token, TokenKind

if TYPE_CHECKING:
    from flexgui.flex.credentials import Secret
    from flexgui.flex.jwk import Jwk
    from flexgui.flex.request import CaptureContextRequest

FLEX_ALGORITHM = "RS256"
ISSUER = "Flex API"

_LEAST_SKEW = 2  # seconds; the Date header, which the difference is told by, has whole seconds only
_HMAC = {"HS256": "sha256", "HS384": "sha384", "HS512": "sha512"}
_RSA = frozenset({"RS256", "RS384", "RS512"})
_NAMES = {
    TokenKind.CAPTURE_CONTEXT: "A capture context",
    TokenKind.TRANSIENT_TOKEN: "A transient token",
    TokenKind.JWS: "A token of the Flex API",
}
_TIMES = ("expiry", "not before")


class State(StrEnum):
    """What a check came to."""

    VALID = "valid"
    INVALID = "invalid"
    NOT_CHECKED = "not checked"


@dataclass(frozen=True)
class Verdict:
    """The answer to one question, with one sentence that says why; `expired` marks what was right once."""

    name: str
    state: State
    reason: str
    expired: bool = False


@dataclass(frozen=True)
class KeySource:
    """A public key and where it is from; where there is none, `problem` says why."""

    jwk: Jwk | None
    origin: str
    fetched_at: datetime | None
    problem: str | None


@dataclass(frozen=True)
class Verification:
    """All verdicts on one token, in the order in which people read them."""

    verdicts: tuple[Verdict, ...]
    _token: Token | None = field(default=None, repr=False, compare=False)
    _skew_seconds: float = field(default=0, repr=False, compare=False)

    def __getitem__(self, name: str) -> Verdict:
        """Return the verdict of that name. Raises KeyError if that question was not asked."""
        for each in self.verdicts:
            if each.name == name:
                return each
        raise KeyError(name)

    @property
    def state(self) -> State:
        """The state of the whole, as bad as the worst part."""
        return self.worst.state

    @property
    def worst(self) -> Verdict:
        """The verdict to show if only one is: what is wrong for good before what has only expired."""
        return max(self.verdicts, key=_severity)

    @property
    def counts(self) -> dict[str, int]:
        """How many verdicts are valid, invalid, expired and not checked; what is 0 is left out."""
        words = ["expired" if each.expired else each.state.value for each in self.verdicts]
        return {word: words.count(word) for word in ("valid", "invalid", "expired", "not checked") if word in words}

    def at(self, now: datetime) -> Verification:
        """Return the same verdicts with those on time judged anew; `now` is by our clock, with its zone."""
        if self._token is None:
            return self
        fresh = {each.name: each for each in _on_time(self._token, now, self._skew_seconds)}
        return replace(self, verdicts=tuple(fresh.get(each.name, each) for each in self.verdicts))


def verify(
    token: Token,
    key: KeySource | None,
    now: datetime,
    *,
    skew_seconds: float = 0,
    asked: CaptureContextRequest | None = None,
    secret: Secret | None = None,
) -> Verification:
    """Judge a token by a key.

    `now` is by our clock, with its zone; `skew_seconds` is the server's clock minus ours. `asked` adds the verdict
    whether the context allows the fields that were asked for. `secret` checks a bearer token that was signed with it.
    """
    signature = _signature(token, key, secret)
    skew_seconds = skew_seconds if math.isfinite(skew_seconds) else 0
    on_time = _on_time(token, now, skew_seconds)
    verdicts = [signature, _key(token, key, now, signature, secret), _algorithm(token), *on_time, _issuer(token)]
    if asked is not None:
        verdicts.append(_fields(token, asked))
    return Verification(tuple(verdicts), token, skew_seconds)


def _severity(verdict: Verdict) -> int:
    if verdict.state is State.INVALID:
        return 2 if verdict.expired else 3
    return 1 if verdict.state is State.NOT_CHECKED else 0


def _valid(name: str, reason: str) -> Verdict:
    return Verdict(name, State.VALID, reason)


def _invalid(name: str, reason: str) -> Verdict:
    return Verdict(name, State.INVALID, reason)


def _not_checked(name: str, reason: str) -> Verdict:
    return Verdict(name, State.NOT_CHECKED, reason)


# -- signature, key, algorithm


def _signature(token: Token, key: KeySource | None, secret: Secret | None) -> Verdict:
    name = "signature"
    if token.kind is TokenKind.JWE:
        return _not_checked(name, "The token is encrypted; it holds no signature.")
    if not token.signature:
        return _invalid(name, "The token holds no signature.")
    if not _is_canonical(token):
        return _invalid(name, "The signature ends with bits that no signer writes: it was changed on its way.")
    if "crit" in token.header:
        return _invalid(name, "The header demands extensions (crit) that are not known here; such a token is refused.")
    if token.kind is TokenKind.BEARER and token.alg in _HMAC:
        return _hmac_signature(token, secret)
    jwk = key.jwk if key is not None else None
    if jwk is None:
        return _not_checked(name, _no_key(token, key))
    if token.alg not in _allowed(token) & _RSA:
        reason = f"The token says {_quoted(token.header.get('alg'))}; only {FLEX_ALGORITHM} can be checked with a key."
        return _invalid(name, reason)
    return _rsa_signature(token, jwk)


def _rsa_signature(token: Token, jwk: Jwk) -> Verdict:
    called = f"key {jwk.kid}" if jwk.kid else "the key at hand"
    if not _signed_with(token, jwk):
        return _invalid("signature", f"The token was not signed with {called}, or it was changed on its way.")
    if jwk.kid != token.kid or token.kid is None or _repeats(token.header, "kid"):
        named = f"key {_clip(token.kid)}" if token.kid else "no key"
        return _not_checked("signature", f"The signature fits {called}, but the header names {named}.")
    return _valid("signature", f"Signed with {called}; nothing was changed since.")


def _signed_with(token: Token, jwk: Jwk) -> bool:
    from cryptography.exceptions import InvalidSignature  # slow to import, and first paint is before any signature
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.hashes import SHA256, SHA384, SHA512

    from flexgui.flex.jwk import NotAKey

    digest = {"RS256": SHA256(), "RS384": SHA384(), "RS512": SHA512()}[token.alg or FLEX_ALGORITHM]
    try:
        jwk.public_key().verify(token.signature, _signed(token), PKCS1v15(), digest)
    except (InvalidSignature, NotAKey):
        return False
    return True


def _hmac_signature(token: Token, secret: Secret | None) -> Verdict:
    import binascii

    if not secret:
        return _not_checked("signature", "Only who has the shared secret can check it, and none was given.")
    try:
        key = binascii.a2b_base64("".join(secret.reveal().split()), strict_mode=True)
    except ValueError:
        key = b""
    if not key:
        return _not_checked("signature", "The shared secret that was given is no base64.")
    if hmac.compare_digest(hmac.digest(key, _signed(token), _HMAC[token.alg or ""]), token.signature):
        return _valid("signature", "Signed with the shared secret; nothing was changed since.")
    return _invalid("signature", "The token was not signed with this shared secret, or it was changed on its way.")


def _key(token: Token, key: KeySource | None, now: datetime, signature: Verdict, secret: Secret | None) -> Verdict:
    name = "key"
    if token.kind is TokenKind.JWE:
        return _not_checked(name, "The token is encrypted with a key that only the server has.")
    if _repeats(token.header, "kid"):
        return _invalid(name, "The header names a key more than once.")
    named = _clip(token.kid or "")
    if token.kind is TokenKind.BEARER and token.alg in _HMAC:
        if secret and signature.state is State.VALID:
            return _valid(name, f"The shared secret that was given; the token names it {named or 'not at all'}.")
        return _not_checked(name, f"The token names the shared secret {named or 'not at all'}.")
    if not named:
        if token.kind is TokenKind.BEARER:
            return _not_checked(name, "The token brings its own certificate, which proves nothing by itself.")
        return _invalid(name, "The header names no key; the service always names one.")
    if key is None or key.jwk is None:
        return _not_checked(name, _no_key(token, key))
    place = _place(key, now)
    if key.jwk.kid != token.kid:
        held = f"key {_clip(key.jwk.kid)}" if key.jwk.kid else "a key without an ID"
        judge = _invalid if key.jwk.kid else _not_checked
        return judge(name, f"The header names key {named}; {held} is at hand{place}.")
    return _valid(name, f"Key {named}, RSA {key.jwk.bits} bit{place}.")


def _place(key: KeySource, now: datetime) -> str:
    origin = f", from {key.origin}" if key.origin else ""
    return f"{origin}, fetched {moment_text(key.fetched_at.timestamp(), now)}" if key.fetched_at else origin


def _no_key(token: Token, key: KeySource | None) -> str:
    if key is not None and key.problem:
        return key.problem
    if token.kind is TokenKind.TRANSIENT_TOKEN:
        return "It is checked with the key inside its capture context, which is not at hand."
    return f"Key {_clip(token.kid)} is not at hand." if token.kid else "No key is at hand."


def _algorithm(token: Token) -> Verdict:
    name, alg = "algorithm", token.header.get("alg")
    if _repeats(token.header, "alg"):
        return _invalid(name, "The header names an algorithm more than once.")
    if token.kind is TokenKind.JWE:
        return _not_checked(name, f"Encrypted with {_quoted(alg)} and {_quoted(token.header.get('enc'))}.")
    if alg is None:
        return _invalid(name, "The header names no algorithm.")
    if token.alg in _allowed(token):
        only = "which requests are signed with" if token.kind is TokenKind.BEARER else "the only one that is accepted"
        return _valid(name, f"{token.alg}, {only}.")
    if token.kind is TokenKind.BEARER:
        return _invalid(name, f"{_quoted(alg)} is none that can be checked here: HS256 and RS256 are usual.")
    shop = " A shop may have signed the claims anew." if token.alg in _HMAC else ""
    return _invalid(name, f"{_NAMES[token.kind]} is signed with {FLEX_ALGORITHM}, this one says {_quoted(alg)}.{shop}")


def _allowed(token: Token) -> frozenset[str]:
    """Return the algorithms that a token of this kind may have been signed with; decided by us alone."""
    return _RSA | frozenset(_HMAC) if token.kind is TokenKind.BEARER else frozenset({FLEX_ALGORITHM})


def _is_canonical(token: Token) -> bool:
    """Whether the signature's text is the one that its bytes give: base64url lets unused bits differ."""
    import base64

    return base64.urlsafe_b64encode(token.signature).rstrip(b"=").decode() == token.segments[2]


def _signed(token: Token) -> bytes:
    return f"{token.segments[0]}.{token.segments[1]}".encode("ascii")


# -- time, issuer, fields


def _on_time(token: Token, now: datetime, skew_seconds: float) -> list[Verdict]:
    verdicts = [_expiry(token, now, skew_seconds)]
    if token.claim("nbf") is not None:
        verdicts.append(_not_before(token, now, skew_seconds))
    return verdicts


def _expiry(token: Token, now: datetime, skew_seconds: float) -> Verdict:
    name = _TIMES[0]
    if token.kind is TokenKind.JWE:
        return _not_checked(name, "The token is encrypted; when it expires cannot be read.")
    if _repeats(token.claims, "exp"):
        return _invalid(name, "The claims say more than once when the token expires.")
    if token.claim("exp") is None:
        judge = _invalid if token.kind in (TokenKind.CAPTURE_CONTEXT, TokenKind.TRANSIENT_TOKEN) else _not_checked
        return judge(name, "The claims do not say when the token expires.")
    expires = token.expires_at
    if expires is None:
        return _invalid(name, f"The claim exp is no usable number: {_quoted(token.claim('exp'))}.")
    left = expires - now.timestamp() - skew_seconds
    clock = _clock(skew_seconds)
    when = moment_text(expires, now)
    if left <= 0:
        reason = f"Expired {when}, {duration_text(-left)} ago{clock}."
        return Verdict(name, State.INVALID, reason, expired=True)
    return _valid(name, f"Expires {when}, in {duration_text(left)}{clock}.")


def _not_before(token: Token, now: datetime, skew_seconds: float) -> Verdict:
    name, starts = _TIMES[1], token.not_before
    if _repeats(token.claims, "nbf"):
        return _invalid(name, "The claims say more than once from when on the token holds.")
    if starts is None:
        return _invalid(name, f"The claim nbf is no usable number: {_quoted(token.claim('nbf'))}.")
    ahead = starts - now.timestamp() - skew_seconds
    when, clock = moment_text(starts, now), _clock(skew_seconds)
    if ahead > 0:
        return _invalid(name, f"Holds from {when} on, in {duration_text(ahead)}{clock}.")
    return _valid(name, f"Holds since {when}{clock}.")


def _clock(skew_seconds: float) -> str:
    if abs(skew_seconds) < _LEAST_SKEW:
        return ""
    where = "ahead of" if skew_seconds > 0 else "behind"
    return f", by the server's clock, which is {duration_text(abs(skew_seconds))} {where} this machine"


def _issuer(token: Token) -> Verdict:
    name, issuer = "issuer", token.claim("iss")
    if _repeats(token.claims, "iss"):
        return _invalid(name, "The claims name an issuer more than once.")
    if token.kind is TokenKind.CAPTURE_CONTEXT:
        if issuer == ISSUER:
            return _valid(name, f"{ISSUER}, as in every capture context.")
        return _invalid(name, f"A capture context is issued by {ISSUER}, this token says {_quoted(issuer)}.")
    if token.kind is TokenKind.TRANSIENT_TOKEN:
        if isinstance(issuer, str) and issuer.startswith("Flex/"):
            return _valid(name, f"{_clip(issuer)}, a node of the Flex API.")
        return _invalid(name, f"A transient token is issued by Flex/ and a number, this one says {_quoted(issuer)}.")
    if token.kind is TokenKind.BEARER:
        merchant = token.claim("v-c-merchant-id")
        if isinstance(issuer, str) and issuer == merchant:
            return _valid(name, f"{_clip(issuer)}, the merchant whom the request is for.")
        if isinstance(issuer, str):
            return _not_checked(name, f"{_clip(issuer)} signs for {_quoted(merchant)}; a portfolio may.")
    return _not_checked(name, "Nothing is known of who issues such tokens.")


def _fields(token: Token, asked: CaptureContextRequest) -> Verdict:
    name = "fields"
    granted = _granted(token)
    if granted is None:
        return _invalid(name, "The token does not list the fields that it allows.")
    required, optional = granted
    faults = [
        ("missing", sorted(asked.paths - required - optional)),
        ("not asked for", sorted((required | optional) - asked.paths)),
        ("optional instead of required", sorted((asked.required_paths & optional) - required)),
        ("required instead of optional", sorted((asked.optional_paths & required) - optional)),
        ("both required and optional", sorted(required & optional & asked.paths)),
    ]
    told = [f"{what}: {_listed(paths)}" for what, paths in faults if paths]
    if told:
        return _invalid(name, f"Other fields than asked for; {'; '.join(told)}.")
    count = len(asked.paths)
    if count == 1:
        return _valid(name, "The field that was asked for, and no other.")
    return _valid(name, f"The {count} fields that were asked for, required and optional as asked.")


def _granted(token: Token) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the required and the optional paths of a context, None if it lists none."""
    if _repeats(token.claims, "ctx"):
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


def _repeats(value: object, name: str) -> bool:
    return isinstance(value, JsonObject) and value.repeats(name)


def _listed(paths: list[str]) -> str:
    shown = [_clip(each) for each in paths[:5]]
    return ", ".join(shown) + (f" and {len(paths) - 5} more" if len(paths) > 5 else "")


def _quoted(value: object) -> str:
    """Return a value from the token in words that are fit for a sentence."""
    if value is None:
        return "nothing"
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    return _clip(str(value).lower() if isinstance(value, bool) else str(value)) or "an empty text"


def _clip(text: str | None) -> str:
    """Return a text from the token on one line, not too long, and with nothing that cannot be shown."""
    flat = "".join(sign if sign.isprintable() else "\ufffd" for sign in (text or "")[:81])
    return flat if len(flat) <= 80 else flat[:79] + "…"
