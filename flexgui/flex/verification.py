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
from typing import TYPE_CHECKING, NamedTuple

from flexgui.flex import content_checks
from flexgui.flex.claims import duration_text, moment_text
from flexgui.flex.content_checks import ISSUER as ISSUER
from flexgui.flex.token import Token, TokenKind
from flexgui.flex.verdict import State as State
from flexgui.flex.verdict import Verdict as Verdict
from flexgui.flex.verdict import clip, invalid, not_checked, quoted, repeats, valid

if TYPE_CHECKING:
    from flexgui.flex.credentials import Secret
    from flexgui.flex.environment import Environment
    from flexgui.flex.jwk import Jwk
    from flexgui.flex.request import CaptureContextRequest

FLEX_ALGORITHM = "RS256"

_TOLERANCE = 60  # seconds that clocks may differ by before a token counts as one from the future
_LEAST_SKEW = 2  # seconds; the Date header, which the difference is told by, has whole seconds only
_HMAC = {"HS256": "sha256", "HS384": "sha384", "HS512": "sha512"}
_RSA = frozenset({"RS256", "RS384", "RS512"})
_NAMES = {
    TokenKind.CAPTURE_CONTEXT: "A capture context",
    TokenKind.TRANSIENT_TOKEN: "A transient token",
    TokenKind.JWS: "A token of the Flex API",
}
_TIMES = ("expiry", "not before")


@dataclass(frozen=True)
class KeySource:
    """A public key and where it is from; where there is none, `problem` says why."""

    jwk: Jwk | None
    origin: str
    fetched_at: datetime | None
    problem: str | None


class Context(NamedTuple):
    """The capture context that a transient token was made from, and what was found of it (None: not judged)."""

    token: Token
    verification: Verification | None


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
    environment: Environment | None = None,
    context: Context | None = None,
) -> Verification:
    """Judge a token by a key.

    `now` is by our clock, with its zone; `skew_seconds` is the server's clock minus ours. `asked` adds the verdict
    whether the context allows the fields that were asked for. `secret` checks a bearer token that was signed with it.
    `environment` is where a capture context came from, `context` what a transient token was made from.
    """
    signature = _signature(token, key, secret)
    skew_seconds = skew_seconds if math.isfinite(skew_seconds) else 0
    on_time = _on_time(token, now, skew_seconds)
    verdicts = [signature, _key(token, key, now, signature, secret), _algorithm(token), *on_time]
    verdicts.append(content_checks.issuer(token))
    if token.kind is TokenKind.CAPTURE_CONTEXT:
        verdicts += [content_checks.origin(token, environment), content_checks.sealed_parts(token)]
    if asked is not None:
        verdicts.append(content_checks.fields(token, asked))
    if context is not None:
        verdicts += [_context(context), *content_checks.matches_context(token, context.token)]
    return Verification(tuple(verdicts), token, skew_seconds)


def _severity(verdict: Verdict) -> int:
    if verdict.state is State.INVALID:
        return 2 if verdict.expired else 3
    return 1 if verdict.state is State.NOT_CHECKED else 0


def _context(context: Context) -> Verdict:
    """Judge the context itself: its expiry does not matter, for the token has one of its own."""
    name, judged = "context", context.verification
    if judged is None:
        return not_checked(name, "The signature of its capture context was not checked.")
    told = judged["signature"]
    if told.state is State.VALID:
        return valid(name, "Its capture context is genuine.")
    return Verdict(name, told.state, f"Of its capture context: {told.reason}")


# -- signature, key, algorithm


def _signature(token: Token, key: KeySource | None, secret: Secret | None) -> Verdict:
    name = "signature"
    if token.kind is TokenKind.JWE:
        return not_checked(name, "The token is encrypted; it holds no signature.")
    if not token.signature:
        return invalid(name, "The token holds no signature.")
    if not _is_canonical(token):
        return invalid(name, "The signature ends with bits that no signer writes: it was changed on its way.")
    if "crit" in token.header:
        return invalid(name, "The header demands extensions (crit) that are not known here; such a token is refused.")
    if token.kind is TokenKind.BEARER and token.alg in _HMAC:
        return _hmac_signature(token, secret)
    if token.kind is TokenKind.JWS and token.alg in _HMAC:
        return not_checked(name, "Only who has the secret that it was signed with can check it.")
    jwk = key.jwk if key is not None else None
    if jwk is None:
        return not_checked(name, _no_key(token, key))
    if token.alg not in _allowed(token) & _RSA:
        reason = f"The token says {quoted(token.header.get('alg'))}; only {FLEX_ALGORITHM} can be checked with a key."
        return invalid(name, reason)
    return _rsa_signature(token, jwk)


def _rsa_signature(token: Token, jwk: Jwk) -> Verdict:
    called = f"key {jwk.kid}" if jwk.kid else "the key at hand"
    if not _signed_with(token, jwk):
        return invalid("signature", f"The token was not signed with {called}, or it was changed on its way.")
    if jwk.kid != token.kid or token.kid is None or repeats(token.header, "kid"):
        named = f"key {clip(token.kid)}" if token.kid else "no key"
        return not_checked("signature", f"The signature fits {called}, but the header names {named}.")
    return valid("signature", f"Signed with {called}; nothing was changed since.")


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
        return not_checked("signature", "Only who has the shared secret can check it, and none was given.")
    try:
        key = binascii.a2b_base64("".join(secret.reveal().split()), strict_mode=True)
    except ValueError:
        key = b""
    if not key:
        return not_checked("signature", "The shared secret that was given is no base64.")
    if hmac.compare_digest(hmac.digest(key, _signed(token), _HMAC[token.alg or ""]), token.signature):
        return valid("signature", "Signed with the shared secret; nothing was changed since.")
    return invalid("signature", "The token was not signed with this shared secret, or it was changed on its way.")


def _key(token: Token, key: KeySource | None, now: datetime, signature: Verdict, secret: Secret | None) -> Verdict:
    name = "key"
    if token.kind is TokenKind.JWE:
        return not_checked(name, "The token is encrypted with a key that only the server has.")
    if repeats(token.header, "kid"):
        return invalid(name, "The header names a key more than once.")
    named = clip(token.kid or "")
    if token.kind is TokenKind.BEARER and token.alg in _HMAC:
        if secret and signature.state is State.VALID:
            return valid(name, f"The shared secret that was given; the token names it {named or 'not at all'}.")
        return not_checked(name, f"The token names the shared secret {named or 'not at all'}.")
    if not named:
        if token.kind is TokenKind.JWS:
            return not_checked(name, "The header names no key, and nothing is known of who signs such tokens.")
        if token.kind is TokenKind.BEARER:
            return not_checked(name, "The token brings its own certificate, which proves nothing by itself.")
        return invalid(name, "The header names no key; the service always names one.")
    if key is None or key.jwk is None:
        return not_checked(name, _no_key(token, key))
    place = _place(key, now)
    if key.jwk.kid != token.kid:
        held = f"key {clip(key.jwk.kid)}" if key.jwk.kid else "a key without an ID"
        judge = invalid if key.jwk.kid else not_checked
        return judge(name, f"The header names key {named}; {held} is at hand{place}.")
    return valid(name, f"Key {named}, RSA {key.jwk.bits} bit{place}.")


def _place(key: KeySource, now: datetime) -> str:
    origin = f", from {key.origin}" if key.origin else ""
    return f"{origin}, fetched {moment_text(key.fetched_at.timestamp(), now)}" if key.fetched_at else origin


def _no_key(token: Token, key: KeySource | None) -> str:
    if key is not None and key.problem:
        return key.problem
    if token.kind is TokenKind.TRANSIENT_TOKEN:
        return "It is checked with the key inside its capture context, which is not at hand."
    return f"Key {clip(token.kid)} is not at hand." if token.kid else "No key is at hand."


def _algorithm(token: Token) -> Verdict:
    name, alg = "algorithm", token.header.get("alg")
    if repeats(token.header, "alg"):
        return invalid(name, "The header names an algorithm more than once.")
    if token.kind is TokenKind.JWE:
        return not_checked(name, f"Encrypted with {quoted(alg)} and {quoted(token.header.get('enc'))}.")
    if alg is None:
        return invalid(name, "The header names no algorithm.")
    if token.alg in _allowed(token):
        only = "which requests are signed with" if token.kind is TokenKind.BEARER else "the only one that is accepted"
        return valid(name, f"{token.alg}, {only}.")
    if token.kind is TokenKind.BEARER:
        return invalid(name, f"{quoted(alg)} is none that can be checked here: HS256 and RS256 are usual.")
    if token.kind is TokenKind.JWS and token.alg in _HMAC:
        return not_checked(name, f"{token.alg}; which one such a token should have is not known here.")
    shop = " A shop may have signed the claims anew." if token.alg in _HMAC else ""
    return invalid(name, f"{_NAMES[token.kind]} is signed with {FLEX_ALGORITHM}, this one says {quoted(alg)}.{shop}")


def _allowed(token: Token) -> frozenset[str]:
    """Return the algorithms that a token of this kind may have been signed with; decided by us alone."""
    return _RSA | frozenset(_HMAC) if token.kind is TokenKind.BEARER else frozenset({FLEX_ALGORITHM})


def _is_canonical(token: Token) -> bool:
    """Whether the signature's text is the one that its bytes give: base64url lets unused bits differ."""
    import base64

    return base64.urlsafe_b64encode(token.signature).rstrip(b"=").decode() == token.segments[2]


def _signed(token: Token) -> bytes:
    return f"{token.segments[0]}.{token.segments[1]}".encode("ascii")


# -- time


def _on_time(token: Token, now: datetime, skew_seconds: float) -> list[Verdict]:
    verdicts = [_expiry(token, now, skew_seconds)]
    if token.claim("nbf") is not None:
        verdicts.append(_not_before(token, now, skew_seconds))
    elif (ahead := (token.issued_at or 0) - now.timestamp() - skew_seconds) > _TOLERANCE:
        clocks = f"{duration_text(ahead)} from now{_clock(skew_seconds)}. One of the clocks is wrong."
        verdicts.append(invalid(_TIMES[1], f"Issued {moment_text(token.issued_at or 0, now)}, {clocks}"))
    return verdicts


def _expiry(token: Token, now: datetime, skew_seconds: float) -> Verdict:
    name = _TIMES[0]
    if token.kind is TokenKind.JWE:
        return not_checked(name, "The token is encrypted; when it expires cannot be read.")
    if repeats(token.claims, "exp"):
        return invalid(name, "The claims say more than once when the token expires.")
    if token.claim("exp") is None:
        judge = invalid if token.kind in (TokenKind.CAPTURE_CONTEXT, TokenKind.TRANSIENT_TOKEN) else not_checked
        return judge(name, "The claims do not say when the token expires.")
    expires = token.expires_at
    if expires is None:
        return invalid(name, f"The claim exp is no usable number: {quoted(token.claim('exp'))}.")
    left = expires - now.timestamp() - skew_seconds
    clock = _clock(skew_seconds)
    when = moment_text(expires, now)
    if left <= 0:
        reason = f"Expired {when}, {duration_text(-left)} ago{clock}."
        return Verdict(name, State.INVALID, reason, expired=True)
    return valid(name, f"Expires {when}, in {duration_text(left)}{clock}.")


def _not_before(token: Token, now: datetime, skew_seconds: float) -> Verdict:
    name, starts = _TIMES[1], token.not_before
    if repeats(token.claims, "nbf"):
        return invalid(name, "The claims say more than once from when on the token holds.")
    if starts is None:
        return invalid(name, f"The claim nbf is no usable number: {quoted(token.claim('nbf'))}.")
    ahead = starts - now.timestamp() - skew_seconds
    when, clock = moment_text(starts, now), _clock(skew_seconds)
    if ahead > 0:
        return invalid(name, f"Holds from {when} on, in {duration_text(ahead)}{clock}.")
    return valid(name, f"Holds since {when}{clock}.")


def _clock(skew_seconds: float) -> str:
    if abs(skew_seconds) < _LEAST_SKEW:
        return ""
    where = "ahead of" if skew_seconds > 0 else "behind"
    return f", by the server's clock, which is {duration_text(abs(skew_seconds))} {where} this machine"
