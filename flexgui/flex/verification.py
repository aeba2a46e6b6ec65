"""Verifies a token: one verdict for each question, "valid" only if it is proved here.

The accepted algorithms are fixed here and never taken from the token (RFC 8725, 3.1): the Flex API signs with RS256
only. The service publishes the key of a capture context; the key of a transient token is in its context
(CyberSource, "Validate the Capture Context", "Validate the Transient Token").
"""

from __future__ import annotations

import binascii
import hmac
import math
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from flexgui.flex import content_checks
from flexgui.flex.environment import Environment
from flexgui.flex.jwk import Jwk
from flexgui.flex.jws import base64url_encode
from flexgui.flex.request import CaptureContextRequest
from flexgui.flex.secret import Secret
from flexgui.flex.time_text import duration_text, moment_text
from flexgui.flex.token import JsonObject, Token, TokenKind, full_signature_bytes
from flexgui.flex.verdict import State as State
from flexgui.flex.verdict import Verdict as Verdict
from flexgui.flex.verdict import clip, invalid, not_checked, quoted, repeats, valid
from flexgui.translation import later, tr

FLEX_ALGORITHM = "RS256"

_TOLERANCE = 60  # seconds; an `iat` further ahead counts as in the future
_MIN_SKEW = 2  # seconds; the Date header, from which it is computed, has whole seconds only
_HMAC = {"HS256": "sha256", "HS384": "sha384", "HS512": "sha512"}
_RSA = frozenset({"RS256", "RS384", "RS512"})
_OTHER_ALGORITHM = {
    TokenKind.CAPTURE_CONTEXT: later("A capture context is signed with {usual}, this one says {found}."),
    TokenKind.TRANSIENT_TOKEN: later("A transient token is signed with {usual}, this one says {found}."),
    TokenKind.JWS: later("A token of the Flex API is signed with {usual}, this one says {found}."),
}


class KeySource(NamedTuple):
    """A public key and its origin; without a key, `problem` says why. `others` are keys that may fit instead."""

    jwk: Jwk | None
    origin: str
    fetched_at: datetime | None
    problem: str | None
    others: tuple[Jwk, ...] = ()


class Context(NamedTuple):
    """The capture context of a transient token, and its verification (None: not verified)."""

    token: Token
    verification: Verification | None


class Verification:
    """All verdicts on one token, in reading order; those about time can be updated if the token is known."""

    def __init__(self, verdicts: tuple[Verdict, ...], token: Token | None = None, skew_seconds: float = 0) -> None:
        self.verdicts = verdicts
        self._token = token
        self._skew_seconds = skew_seconds

    def __repr__(self) -> str:
        return f"Verification({self.verdicts})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Verification) and self.verdicts == other.verdicts

    def __hash__(self) -> int:
        return hash(self.verdicts)

    def __getitem__(self, name: str) -> Verdict:
        """Return the verdict of that name. Raises KeyError if that question was not asked."""
        for each in self.verdicts:
            if each.name == name:
                return each
        raise KeyError(name)

    @property
    def state(self) -> State:
        """The state of the worst verdict."""
        return self.worst.state

    @property
    def worst(self) -> Verdict:
        """The verdict to show if only one is: invalid before expired before not checked."""
        return max(self.verdicts, key=_severity)

    @property
    def counts(self) -> dict[str, int]:
        """The number of valid, invalid, expired and not checked verdicts; zeros are left out."""
        words = ["expired" if each.expired else each.state.value for each in self.verdicts]
        return {word: words.count(word) for word in ("valid", "invalid", "expired", "not checked") if word in words}

    def at(self, now: datetime) -> Verification:
        """Return the verdicts with those about time updated; `now` is the aware time of our clock."""
        if self._token is None:
            return self
        verdicts: list[Verdict] = []
        for each in self.verdicts:
            if each.name == "expiry":
                verdicts += _on_time(self._token, now, self._skew_seconds)
            elif each.name != "not before":
                verdicts.append(each)
        return self.with_verdicts(verdicts)

    def with_verdicts(self, verdicts: Iterable[Verdict]) -> Verification:
        """Return these verdicts on the same token."""
        return Verification(tuple(verdicts), self._token, self._skew_seconds)


def verify(
    token: Token,
    key: KeySource | None,
    now: datetime,
    *,
    skew_seconds: float = 0,
    requested: CaptureContextRequest | None = None,
    secret: Secret | None = None,
    environment: Environment | None = None,
    context: Context | None = None,
) -> Verification:
    """Judge a token by a key.

    `now` is the aware time of our clock; `skew_seconds` is the server's clock minus ours. `requested` adds the verdict
    on whether the context allows the requested fields. `secret` checks a bearer token that was signed with it.
    `environment` is where a capture context came from, `context` what a transient token was made from.
    """
    signature = _signature(token, key, secret)
    skew_seconds = skew_seconds if math.isfinite(skew_seconds) else 0
    on_time = _on_time(token, now, skew_seconds)
    verdicts = [signature, _key(token, key, now, signature, secret), _algorithm(token), *on_time]
    verdicts.append(content_checks.issuer(token))
    if token.kind is TokenKind.CAPTURE_CONTEXT:
        verdicts += [content_checks.origin(token, environment), content_checks.sealed_parts(token)]
    verdicts += content_checks.unique_members(token)
    if requested is not None:
        verdicts.append(content_checks.fields(token, requested))
    if context is not None:
        verdicts += [_context(context), *content_checks.matches_context(token, context.token)]
    return Verification(tuple(verdicts), token, skew_seconds)


def fitting_key(token: Token, keys: Sequence[Jwk]) -> Jwk:
    """Return the key to verify a token with: the first that its signature fits, else the first.

    A key without a key ID, such as one from PEM, gets the token's, because the user has chosen the key for it.
    """
    named = [each._replace(kid=token.kid or "") if not each.kid else each for each in keys]
    if len(named) == 1 or token.alg not in _RSA:
        return named[0]
    return next((each for each in named if _signed_with(token, each)), named[0])


def _severity(verdict: Verdict) -> int:
    if verdict.state is State.INVALID:
        return 2 if verdict.expired else 3
    return 1 if verdict.state is State.NOT_CHECKED else 0


def _context(context: Context) -> Verdict:
    """Judge the context itself. Its expiry does not matter, because the token has its own."""
    name, judged = "context", context.verification
    if judged is None:
        return not_checked(name, tr("The signature of its capture context was not checked."))
    signature = judged["signature"]
    if signature.state is State.VALID:
        return valid(name, tr("Its capture context is genuine."))
    return Verdict(name, signature.state, tr("Of its capture context: {reason}", reason=signature.reason))


# -- signature, key, algorithm


def _signature(token: Token, key: KeySource | None, secret: Secret | None) -> Verdict:
    name = "signature"
    if token.kind is TokenKind.JWE:
        return not_checked(name, tr("The token is encrypted; it holds no signature."))
    if not token.signature:
        return invalid(name, tr("The token holds no signature."))
    if base64url_encode(token.signature) != token.segments[2]:  # its unused bits are set, which no encoder does
        return invalid(name, tr("The signature ends with bits that no signer writes: it was changed on its way."))
    refused = _refused_header(token.header) or _cut_off(token)
    if refused:
        return invalid(name, refused)
    if token.kind is TokenKind.BEARER and token.alg in _HMAC:
        return _hmac_signature(token, secret)
    if token.kind is TokenKind.JWS and token.alg in _HMAC:
        return not_checked(name, tr("It can only be checked with the secret that signed it."))
    jwk = key.jwk if key is not None else None
    if jwk is None:
        return not_checked(name, _no_key(token, key))
    if token.alg not in _allowed(token) & _RSA:
        alg = quoted(token.header.get("alg"))
        sentence = tr(
            "The token says {found}; only {usual} can be checked with a key.", found=alg, usual=FLEX_ALGORITHM
        )
        return invalid(name, sentence)
    return _rsa_signature(token, jwk)


def _refused_header(header: JsonObject) -> str:
    """Return why a header is not accepted, "" if it is (RFC 7515, 4.1.11; RFC 7797, 6 and 7; RFC 8725, 3)."""
    if "crit" in header:
        return tr("The header demands extensions (crit) that are not known here; such a token is refused.")
    if "b64" in header and header["b64"] is not True:
        return tr("The header says that the claims are not in base64url (b64), which no JWT may.")
    return ""


def _cut_off(token: Token) -> str:
    """Return a sentence if a signature is too short for its algorithm, else ""."""
    whole, had = full_signature_bytes(token.alg), len(token.signature)
    if whole is None or had >= whole:
        return ""
    return tr("The signature is cut off: it has {had} of {whole} bytes.", had=had, whole=whole)


def _rsa_signature(token: Token, jwk: Jwk) -> Verdict:
    name, called = "signature", tr("key {kid}", kid=jwk.kid) if jwk.kid else tr("the given key")
    if not _signed_with(token, jwk):
        return invalid(name, tr("The token was not signed with {key}, or it was changed on its way.", key=called))
    if jwk.kid != token.kid or token.kid is None or repeats(token.header, "kid"):
        if not token.kid:
            return not_checked(name, tr("The signature fits {key}, but the header names no key.", key=called))
        sentence = tr("The signature fits {key}, but the header names key {kid}.", key=called, kid=clip(token.kid))
        return not_checked(name, sentence)
    return valid(name, tr("Signed with {key}; nothing was changed since.", key=called))


def _signed_with(token: Token, jwk: Jwk) -> bool:
    from flexgui.flex.public_key import signature_fits  # imports cryptography, which the start does not need

    return signature_fits(jwk, token.alg or FLEX_ALGORITHM, _signed(token), token.signature)


def _hmac_signature(token: Token, secret: Secret | None) -> Verdict:
    if not secret:
        return not_checked("signature", tr("It can only be checked with the shared secret, and none was given."))
    try:
        key = binascii.a2b_base64("".join(secret.reveal().split()), strict_mode=True)
    except ValueError:
        key = b""
    if not key:
        return not_checked("signature", tr("The given shared secret is not base64."))
    if hmac.compare_digest(hmac.digest(key, _signed(token), _HMAC[token.alg or ""]), token.signature):
        return valid("signature", tr("Signed with the shared secret; nothing was changed since."))
    return invalid("signature", tr("The token was not signed with this shared secret, or it was changed on its way."))


def _key(token: Token, key: KeySource | None, now: datetime, signature: Verdict, secret: Secret | None) -> Verdict:
    name = "key"
    if token.kind is TokenKind.JWE:
        return not_checked(name, tr("The token is encrypted with a key that only the server has."))
    if repeats(token.header, "kid"):
        return invalid(name, tr("The header names a key more than once."))
    named = clip(token.kid or "")
    if token.kind is TokenKind.BEARER and token.alg in _HMAC:
        sentence = tr("The token names the key {kid}.", kid=named) if named else tr("The token names no key.")
        if secret and signature.state is State.VALID:
            return valid(name, f"{tr('The given shared secret fits.')} {sentence}")
        return not_checked(name, sentence)
    if not named:
        if token.kind is TokenKind.JWS:
            return not_checked(name, tr("The header names no key, and it is not known who signs such tokens."))
        if token.kind is TokenKind.BEARER:
            return not_checked(name, tr("The embedded certificate (x5c) alone proves nothing."))
        return invalid(name, tr("The header names no key; the service always names one."))
    if key is None or key.jwk is None:
        return not_checked(name, _no_key(token, key))
    place = _place(key, now)
    if not key.jwk.kid:
        sentence = tr("The header names key {kid}; the available key has no ID{place}.", kid=named, place=place)
        return not_checked(name, sentence)
    if key.jwk.kid != token.kid:
        sentence = tr(
            "The header names key {kid}; the available key is {held}{place}.",
            kid=named,
            held=clip(key.jwk.kid),
            place=place,
        )
        return invalid(name, sentence)
    return valid(name, tr("Key {kid}, RSA {bits} bit{place}.", kid=named, bits=key.jwk.bits, place=place))


def _place(key: KeySource, now: datetime) -> str:
    """Return the part of a sentence that names the origin of the key."""
    place = tr(", from {origin}", origin=key.origin) if key.origin else ""
    if key.fetched_at is not None:
        place += tr(", fetched {when}", when=moment_text(key.fetched_at.timestamp(), now))
    return place


def _no_key(token: Token, key: KeySource | None) -> str:
    if key is not None and key.problem:
        return key.problem
    if token.kind is TokenKind.TRANSIENT_TOKEN:
        return tr("It is checked with the key inside its capture context, which is not available.")
    return tr("Key {kid} is not available.", kid=clip(token.kid)) if token.kid else tr("No key is available.")


def _algorithm(token: Token) -> Verdict:
    name, alg = "algorithm", token.header.get("alg")
    if repeats(token.header, "alg"):
        return invalid(name, tr("The header names an algorithm more than once."))
    if token.kind is TokenKind.JWE:
        enc = quoted(token.header.get("enc"))
        return not_checked(name, tr("Encrypted with {alg} and {enc}.", alg=quoted(alg), enc=enc))
    if alg is None:
        return invalid(name, tr("The header names no algorithm."))
    if token.alg in _allowed(token):
        if token.kind is TokenKind.BEARER:
            return valid(name, tr("{alg}, which requests are signed with.", alg=token.alg))
        return valid(name, tr("{alg}, the only accepted algorithm.", alg=token.alg))
    if token.kind is TokenKind.BEARER:
        sentence = tr("{alg} cannot be checked here; HS256 and RS256 are usual.", alg=quoted(alg))
        return invalid(name, sentence)
    if token.kind is TokenKind.JWS and token.alg in _HMAC:
        sentence = tr("{alg}; which one such a token should have is not known here.", alg=token.alg)
        return not_checked(name, sentence)
    sentence = tr(_OTHER_ALGORITHM[token.kind], usual=FLEX_ALGORITHM, found=quoted(alg))
    shop = " " + tr("A shop may have signed the claims again.") if token.alg in _HMAC else ""
    return invalid(name, sentence + shop)


def _allowed(token: Token) -> frozenset[str]:
    """Return the accepted algorithms for a token of this kind."""
    return _RSA | frozenset(_HMAC) if token.kind is TokenKind.BEARER else frozenset({FLEX_ALGORITHM})


def _signed(token: Token) -> bytes:
    return f"{token.segments[0]}.{token.segments[1]}".encode("ascii")


# -- time


def _on_time(token: Token, now: datetime, skew_seconds: float) -> list[Verdict]:
    verdicts = [_expiry(token, now, skew_seconds)]
    if token.claim("nbf") is not None:
        verdicts.append(_not_before(token, now, skew_seconds))
    elif (ahead := (token.issued_at or 0) - now.timestamp() - skew_seconds) > _TOLERANCE:
        when, clock = moment_text(token.issued_at or 0, now), _clock(skew_seconds)
        sentence = tr("Issued {when}, {ahead} from now{clock}.", when=when, ahead=duration_text(ahead), clock=clock)
        verdicts.append(invalid("not before", f"{sentence} {tr('One of the clocks is wrong.')}"))
    return verdicts


def _expiry(token: Token, now: datetime, skew_seconds: float) -> Verdict:
    name = "expiry"
    if token.kind is TokenKind.JWE:
        return not_checked(name, tr("The token is encrypted; when it expires cannot be read."))
    if repeats(token.claims, "exp"):
        return invalid(name, tr("The claims name exp more than once."))
    if token.claim("exp") is None:
        judge = invalid if token.kind in (TokenKind.CAPTURE_CONTEXT, TokenKind.TRANSIENT_TOKEN) else not_checked
        return judge(name, tr("The claims do not say when the token expires."))
    expires = token.expires_at
    if expires is None:
        return invalid(name, tr("The claim exp is not a usable number: {found}.", found=quoted(token.claim("exp"))))
    left = expires - now.timestamp() - skew_seconds
    clock = _clock(skew_seconds)
    when = moment_text(expires, now)
    if left <= 0:
        sentence = tr("Ended {when}, {past} ago{clock}.", when=when, past=duration_text(-left), clock=clock)
        return Verdict(name, State.INVALID, sentence, expired=True)
    return valid(name, tr("Expires {when}, in {left}{clock}.", when=when, left=duration_text(left), clock=clock))


def _not_before(token: Token, now: datetime, skew_seconds: float) -> Verdict:
    name, starts = "not before", token.time("nbf")
    if repeats(token.claims, "nbf"):
        return invalid(name, tr("The claims name nbf more than once."))
    if starts is None:
        return invalid(name, tr("The claim nbf is not a usable number: {found}.", found=quoted(token.claim("nbf"))))
    ahead = starts - now.timestamp() - skew_seconds
    when, clock = moment_text(starts, now), _clock(skew_seconds)
    if ahead > 0:
        sentence = tr("Not valid before {when}, in {left}{clock}.", when=when, left=duration_text(ahead), clock=clock)
        return invalid(name, sentence)
    return valid(name, tr("In force since {when}{clock}.", when=when, clock=clock))


def _clock(skew_seconds: float) -> str:
    """Return the part of a sentence that names the server's clock; empty if both clocks agree."""
    if abs(skew_seconds) < _MIN_SKEW:
        return ""
    skew = duration_text(abs(skew_seconds))
    if skew_seconds > 0:
        return tr(", by the server’s clock, which is {skew} ahead of this computer", skew=skew)
    return tr(", by the server’s clock, which is {skew} behind this computer", skew=skew)
