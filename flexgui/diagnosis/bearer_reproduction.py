"""Search for the way in which a bearer token was signed: with a shared secret (HS256) or with a P12."""

from __future__ import annotations

import base64
import hmac
import itertools
import json
from collections.abc import Iterator
from typing import Any

from flexgui.diagnosis.key_forms import key_forms
from flexgui.diagnosis.reproduction import Mistake, Reproduction, inner_encodings
from flexgui.diagnosis.subject import Bearer, Subject
from flexgui.flex.jws import base64url_encode, decode_any_base64
from flexgui.translation import later

_HASHES = {"HS256": "sha256", "HS384": "sha384", "HS512": "sha512"}


def reproduce_bearer(subject: Subject) -> Reproduction | None:
    """Search for the way the token was signed with the shared secret; None without a secret or such a token."""
    credentials, bearer = subject.shared, subject.bearer
    if credentials is None or bearer is None or not bearer.segments[2]:
        return None
    keys, proofs = key_forms(credentials), _encodings(bearer.segments[2])
    if not keys or not proofs:
        return None
    named = _HASHES.get(str(bearer.header.get("alg")), "sha256")
    hashes = list(dict.fromkeys((named, "sha256", "sha384", "sha512", "sha1")))
    right = f"{bearer.segments[0]}.{bearer.segments[1]}"
    tried = 0
    for mistake, signed in _signed_texts(bearer, right):
        for form, name in itertools.product(keys, hashes):
            tried += 1
            raw = hmac.digest(form.key, signed.encode("utf-8", "surrogatepass"), name)
            if raw in proofs:
                found = [mistake, Mistake(form.cause, form.description) if form.cause else None, proofs[raw]]
                if name != named:
                    found.append(Mistake("jwt.algorithm-key-mismatch", later("another hash than alg names")))
                return Reproduction(tuple(each for each in found if each), right, signed, tried)
    return Reproduction(None, right, tried=tried)


def _encodings(segment: str) -> dict[bytes, Mistake | None]:
    """Return the bytes that the third part may encode."""
    raw = decode_any_base64(segment)
    if raw is None:
        return {}
    in_hex = later("the hexadecimal text of the signature in base64url")
    return {**inner_encodings(raw, "jwt.base64url", in_hex), raw: None}


def _signed_texts(bearer: Bearer, right: str) -> Iterator[tuple[Mistake | None, str]]:
    """Yield the texts that may have been signed, the right one first."""
    yield None, right
    first, second = bearer.segments[0], bearer.segments[1]
    cause = "jwt.base64url"
    raw = [(decode_any_base64(each) or b"") for each in (first, second)]
    padded = ".".join(base64.urlsafe_b64encode(each).decode() for each in raw)
    standard = ".".join(base64.b64encode(each).decode() for each in raw)
    yield Mistake(cause, later("header and claims with padding")), padded
    yield Mistake(cause, later("header and claims in standard base64")), standard
    yield Mistake(cause, later("header and claims in standard base64")), standard.replace("=", "")
    yield Mistake(cause, later("header and claims without the dot")), first + second
    yield (
        Mistake(cause, later("header and claims before they were encoded")),
        ".".join(each.decode("utf-8", "replace") for each in raw),
    )
    yield Mistake(cause, later("the claims alone")), second
    yield Mistake(cause, later("the claims alone")), raw[1].decode("utf-8", "replace")
    yield Mistake(cause, later("a dot at the end")), f"{right}."
    changed = Mistake(cause, later("header or claims that were serialised again after signing"))
    for header, claims in itertools.product(_serialised(bearer.header), _serialised(bearer.claims)):
        yield changed, f"{base64url_encode(header)}.{base64url_encode(claims)}"


def _serialised(value: dict[str, Any]) -> Iterator[bytes]:
    for separators in ((",", ":"), (", ", ": ")):
        for sort in (False, True):
            yield json.dumps(value, separators=separators, sort_keys=sort).encode()
