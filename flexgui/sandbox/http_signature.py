"""Checks HTTP Signatures by the published rules ("Getting Started with REST Developer Guide")."""

from __future__ import annotations

import base64
import hmac
import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from flexgui.flex.credentials import SharedSecretCredentials
from flexgui.sandbox.checks import MADE_WITH_TEXT, check_date, check_digest, encoding_of, same, shown_key_id
from flexgui.sandbox.messages import Call, GatewayRefused

_PARAMETER = re.compile(r'\s*([A-Za-z]+)="([^"]*)"\s*(,|$)')
_TARGETS = ("request-target", "(request-target)")
_DATES = ("date", "v-c-date")


class HttpSignature:
    """Checks the headers Signature, Digest and Date of a request against a shared secret."""

    def __init__(self, credentials: SharedSecretCredentials) -> None:
        self._credentials = credentials
        self._key = credentials.key_bytes()

    def check(self, call: Call, now: datetime) -> None:
        """Check that the request is signed correctly. Raises GatewayRefused (400 or 401).

        Whether Host and v-c-merchant-id have the right values is up to the caller.
        """
        missing = [name for name in ("v-c-merchant-id", "signature") if name not in call.headers]
        if not any(name in call.headers for name in _DATES):
            missing.insert(0, "date")
        if missing:
            raise _missing(missing)
        parameters = _parameters(call.headers["signature"])
        names = parameters["headers"].split(" ")
        _check_names(names, call)
        if parameters["algorithm"] != "HmacSHA256":
            raise GatewayRefused(f'algorithm is {parameters["algorithm"]!r}, it has to be "HmacSHA256"')
        if not same(parameters["keyid"], self._credentials.key_id):
            raise GatewayRefused(f"keyid {shown_key_id(parameters['keyid'])} is not a key of this sandbox")
        for name in _DATES:
            if name in names:
                check_date(name, call.headers[name], now)
        if call.body:
            check_digest("the Digest header", call.headers["digest"], "SHA-256=", call.body)
        self._check_hmac(names, parameters["signature"], call)

    def _check_hmac(self, names: Sequence[str], signature: str, call: Call) -> None:
        values = self._signed_values(names, call)
        text = _signing_string(values)
        raw = hmac.digest(self._key, text.encode(), "sha256")
        if same(signature, base64.b64encode(raw).decode()):
            return
        if encoding := encoding_of(signature, raw):
            raise GatewayRefused(f"the signature is in {encoding}; send it in standard base64")
        if same(signature, _hmac_base64(self._credentials.secret.reveal().encode(), text)):
            raise GatewayRefused(f"the signature {MADE_WITH_TEXT}")
        for mistake, mistaken_text in self._mistaken_texts(values, call):
            if same(signature, _hmac_base64(self._key, mistaken_text)):
                raise GatewayRefused(f"{mistake}. The text that should have been signed is {text!r}")
        raise GatewayRefused(f"the signature does not fit. The text that should have been signed is {text!r}")

    def _signed_values(self, names: Sequence[str], call: Call) -> dict[str, str]:
        own = dict.fromkeys(_TARGETS, f"{call.method.lower()} {call.target}")
        own["v-c-merchant-id"] = self._credentials.signed_id
        return {name: own.get(name) or call.headers[name] for name in names}

    def _mistaken_texts(self, values: dict[str, str], call: Call) -> Iterator[tuple[str, str]]:
        """Yield the texts that clients are known to sign by mistake, each with its description."""
        text = _signing_string(values)
        yield "the signed text ends with a line feed; leave the last one out", text + "\n"
        yield "the lines of the signed text are joined by CR LF; use LF alone", text.replace("\n", "\r\n")
        yield "the values were signed without their names", "\n".join(values.values())
        method, host = call.method.lower(), call.headers.get("host", "")
        for mistake, target in (
            ("the method in capitals", f"{call.method} {call.target}"),
            ("a whole URL", f"{method} http://{host}{call.target}"),
            ("a whole URL", f"{method} https://{host}{call.target}"),
            ("no query string", f"{method} {call.path}"),
            ("no method", call.target),
            ("slashes that differ from the sent ones", f"{method} {re.sub('/+', '/', call.target)}"),
            ("a slash at the end", f"{method} {call.target}/"),
        ):
            changed = {name: target if name in _TARGETS else value for name, value in values.items()}
            yield f"request-target was signed with {mistake}", _signing_string(changed)
        if self._credentials.portfolio_id:
            changed = values | {"v-c-merchant-id": self._credentials.merchant_id}
            yield "v-c-merchant-id was signed as the merchant, not as the portfolio", _signing_string(changed)
        changed = values | {"host": host.rpartition(":")[0]}
        yield "host was signed without its port", _signing_string(changed)


def _check_names(names: Sequence[str], call: Call) -> None:
    if capitals := [name for name in names if name != name.lower()]:
        raise GatewayRefused(f"headers= has capitals ({', '.join(capitals)}); write and sign the names in lower case")
    if len(set(names)) < len(names):
        raise GatewayRefused("headers= names a header twice")
    required: list[tuple[str, ...]] = [("host",), _DATES, _TARGETS, ("v-c-merchant-id",)]
    if call.body:
        required.append(("digest",))
    for choices in required:
        if not any(name in names for name in choices):
            raise GatewayRefused(f"headers= does not name {' or '.join(choices)}, so the signature does not cover it")
    if absent := [name for name in names if name not in _TARGETS and name not in call.headers]:
        raise _missing(absent)


def _signing_string(values: dict[str, str]) -> str:
    return "\n".join(f"{name}: {value}" for name, value in values.items())


def _hmac_base64(key: bytes, text: str) -> str:
    return base64.b64encode(hmac.digest(key, text.encode(), "sha256")).decode()


def _parameters(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    at = 0
    while at < len(text):
        match = _PARAMETER.match(text, at)
        if match is None or match[1] in found:
            raise GatewayRefused('the Signature header is not keyid="…", algorithm="…", headers="…", signature="…"')
        found[match[1]] = match[2]
        at = match.end()
    if absent := [name for name in ("keyid", "algorithm", "headers", "signature") if name not in found]:
        raise GatewayRefused(f"the Signature header lacks {', '.join(absent)}")
    return found


def _missing(names: Sequence[str]) -> GatewayRefused:
    listed = "".join(f"{name}," for name in names)
    return GatewayRefused(
        f"the request lacks the header {', '.join(names)}", status=400, rmsg=f"missing http required header : {listed}"
    )
