"""The endpoints `POST /pts/v2/payments` and payment details, for the transient tokens of this sandbox.

They reply with the documented members; no payment is made.
"""

from __future__ import annotations

import json
import re
import secrets
from datetime import datetime

from flexgui.flex.text import json_object
from flexgui.flex.tokenization import nested
from flexgui.sandbox.faults import Faults
from flexgui.sandbox.messages import Call, PaymentRefused, Reply, StatusRefused
from flexgui.sandbox.transient_tokens import IssuedToken, TransientTokens

DECLINED_AMOUNT = "2001.00"
REVIEWED_AMOUNT = "2002.00"
BROKEN_AMOUNT = "2003.00"
"""Total amounts with which a payment is declined, held for review, or fails with 502. Our own choice."""

_AMOUNT = re.compile(r"[0-9]{1,15}(\.[0-9]{1,2})?")
_INVALID = "Declined - One or more fields in the request contains invalid data"


class Payments:
    """Replies to payment requests with transient tokens."""

    def __init__(self, tokens: TransientTokens, faults: Faults) -> None:
        self._tokens = tokens
        self._faults = faults

    def create(self, call: Call, now: datetime) -> Reply:
        """Reply to an authenticated payment request. Raises PaymentRefused."""
        body = json_object(call.body)
        if body is None:
            raise PaymentRefused("INVALID_DATA", "The body is not a JSON object.")
        issued = self._token(body, now)
        total, currency = self._amount(body, issued)
        if total == BROKEN_AMOUNT:
            raise PaymentRefused("SYSTEM_ERROR", "Error - General system failure.", status=502, kind="SERVER_ERROR")
        issued.was_used = True
        status = {DECLINED_AMOUNT: "DECLINED", REVIEWED_AMOUNT: "AUTHORIZED_PENDING_REVIEW"}.get(total, "AUTHORIZED")
        return Reply(
            201, "application/hal+json;charset=utf-8", _json(_answer(status, total, currency, now)), summary="payment"
        )

    def details(self, token_or_jti: str, now: datetime) -> Reply:
        """Reply with the values of a transient token, without the card number. Raises StatusRefused (404)."""
        issued = self._tokens.find(token_or_jti, now.timestamp())
        if issued is None:
            raise StatusRefused(404, "NOT_FOUND", "There is no such transient token, or it has expired.")
        whole = nested({**issued.shown, **{path: {"value": value} for path, value in issued.values.items()}})
        return Reply(200, "application/json", _json(whole), summary="payment details of a transient token")

    def _token(self, body: dict[str, object], now: datetime) -> IssuedToken:
        information = body.get("tokenInformation")
        given = information if isinstance(information, dict) else {}
        text = given.get("transientTokenJwt") or given.get("jti")
        if not isinstance(text, str):
            raise PaymentRefused("MISSING_FIELD", "The request has no transient token.", field="tokenInformation.jti")
        card = body.get("paymentInformation")
        if isinstance(card, dict) and isinstance(card.get("card"), dict) and "number" in card["card"]:
            message = "A request has a transient token or a card number, not both."
            raise PaymentRefused("INVALID_DATA", message, field="paymentInformation.card.number")
        issued = self._tokens.find(text, now.timestamp())
        if issued is None:
            why = "the transient token is not of this sandbox, was changed, or has expired"
            raise PaymentRefused("INVALID_DATA", _INVALID, field="tokenInformation.jti", why=why)
        if "single-use" in self._faults and issued.was_used:
            why = "the transient token was used before, and this sandbox takes each once"
            refused = PaymentRefused("INVALID_DATA", _INVALID, field="tokenInformation.jti", why=why)
            raise refused.by_fault("single-use")
        return issued

    def _amount(self, body: dict[str, object], issued: IssuedToken) -> tuple[str, str]:
        """Return total and currency: those of the request, else those that the token collected."""
        order = body.get("orderInformation")
        details = order.get("amountDetails") if isinstance(order, dict) else None
        given = details if isinstance(details, dict) else {}
        found = {}
        for name in ("totalAmount", "currency"):
            path = f"orderInformation.amountDetails.{name}"
            value = given.get(name, issued.values.get(path))
            if not isinstance(value, str) or not value:
                raise PaymentRefused("MISSING_FIELD", "The request lacks a required field.", field=path)
            found[name] = value
        if not _AMOUNT.fullmatch(found["totalAmount"]):
            raise PaymentRefused("INVALID_DATA", _INVALID, field="orderInformation.amountDetails.totalAmount")
        return found["totalAmount"], found["currency"]


def _answer(status: str, total: str, currency: str, now: datetime) -> dict[str, object]:
    payment_id = str(secrets.randbelow(9 * 10**21) + 10**21)
    path = f"/pts/v2/payments/{payment_id}"
    answer = {"id": payment_id, "submitTimeUtc": f"{now:%Y-%m-%dT%H:%M:%SZ}", "status": status}
    if status == "DECLINED":
        message = "Decline - General decline of the card. No other information provided by the issuing bank."
        return answer | {"errorInformation": {"reason": "PROCESSOR_DECLINED", "message": message}}
    links = {
        "authReversal": {"method": "POST", "href": f"{path}/reversals"},
        "self": {"method": "GET", "href": path},
        "capture": {"method": "POST", "href": f"{path}/captures"},
    }
    return {
        "_links": links,
        **answer,
        "orderInformation": {"amountDetails": {"authorizedAmount": total, "currency": currency}},
        "processorInformation": {"approvalCode": "888888", "responseCode": "100"},
    }


def _json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()
