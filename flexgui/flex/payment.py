"""The body of a payment request that uses a transient token (`POST /pts/v2/payments`).

Members: CreatePaymentRequest in the documentation of the official SDKs, and the sample in the README of CyberSource's
Flex SDK for iOS.
"""

from __future__ import annotations

from typing import NamedTuple

from flexgui.errors import FlexGuiError
from flexgui.flex.content_checks import collected_paths
from flexgui.flex.text import json_object, shown
from flexgui.flex.token import Token, TokenKind
from flexgui.translation import LabelledEnum, later, tr

TOTAL_AMOUNT, CURRENCY = "102.21", "USD"

_AMOUNT_PATH = "orderInformation.amountDetails"
_BILL_TO_PATH = "orderInformation.billTo"
_BILL_TO = {
    "firstName": "John",
    "lastName": "Doe",
    "address1": "1 Market St",
    "locality": "San Francisco",
    "administrativeArea": "CA",
    "postalCode": "94105",
    "country": "US",
    "email": "test@example.com",
    "phoneNumber": "4158880000",
}


class PaymentError(FlexGuiError):
    """The token cannot be used in a payment request."""


class Variant(LabelledEnum):
    """The kinds of payment."""

    AUTHORIZE = "authorize", later("Authorize")
    SALE = "sale", later("Sale")
    SALE_AND_SAVE = "sale-and-save", later("Sale and save card")

    @property
    def explanation(self) -> str:
        """What the request does, in one sentence."""
        return tr(_EXPLANATIONS[self])


_EXPLANATIONS = {
    Variant.AUTHORIZE: later("Reserves the amount. Capture it later with a second request."),
    Variant.SALE: later("Authorizes and captures the amount in one request (capture: true)."),
    Variant.SALE_AND_SAVE: later(
        "Authorizes and captures the amount, and creates TMS tokens of the card for later payments (TOKEN_CREATE)."
    ),
}


class PaymentAnswer(NamedTuple):
    """The answer to a payment request. `accepted` is True for an authorised payment."""

    accepted: bool
    status: str
    payment_id: str
    title: str
    sentence: str


def read_payment_answer(http_status: int, body: bytes) -> PaymentAnswer | None:
    """Return the content of a payment answer, None if it does not have the documented form."""
    members = json_object(body) or {}
    status = members.get("status")
    if not isinstance(status, str):
        return None
    payment_id = members.get("id")
    identity = payment_id if isinstance(payment_id, str) else ""
    if status in ("AUTHORIZED", "AUTHORIZED_PENDING_REVIEW") and http_status == 201:
        held = status == "AUTHORIZED_PENDING_REVIEW"
        title = tr("Authorized, held for review") if held else tr("Authorized")
        sentence = (
            tr("The authorization exists. Decision Manager holds the order until someone accepts or rejects it.")
            if held
            else tr("The bank has approved the amount.")
        )
        return PaymentAnswer(True, status, identity, title, sentence)
    title = tr("Declined") if http_status == 201 else tr("Not processed ({status})", status=http_status)
    return PaymentAnswer(False, status, identity, title, _refused_sentence(members))


def _refused_sentence(members: dict[str, object]) -> str:
    details = members.get("details")
    fields = [each.get("field") for each in details if isinstance(each, dict)] if isinstance(details, list) else []
    if "tokenInformation.jti" in fields and members.get("reason") == "INVALID_DATA":
        return tr(
            "tokenInformation.jti: the transient token has expired, belongs to another merchant, or was mistyped. "
            "Get a new one."
        )
    information = members.get("errorInformation")
    message = (information if isinstance(information, dict) else members).get("message")
    named = ", ".join(str(each) for each in fields[:5] if isinstance(each, str))
    sentence = shown(message) if isinstance(message, str) else tr("The answer gives no reason.")
    return f"{sentence} ({shown(named)})" if named else sentence


def payment_body(token: Token, variant: Variant = Variant.AUTHORIZE, *, by_jti: bool = False) -> dict[str, object]:
    """Return the JSON body of a payment request with this transient token.

    The amount and `billTo` are written only if the token does not hold them, because the request takes precedence over
    the token. The token is given as `transientTokenJwt`, or by its ID. Raises PaymentError for any other kind of token.
    """
    if token.kind is not TokenKind.TRANSIENT_TOKEN:
        raise PaymentError(tr("A payment takes a transient token, and this token is not one."))
    jti = token.claim("jti")
    if by_jti and not isinstance(jti, str):
        raise PaymentError(tr("The transient token has no jti. Use the token itself."))
    body: dict[str, object] = {"clientReferenceInformation": {"code": "flexgui-test"}}
    processing = _processing(variant)
    if processing:
        body["processingInformation"] = processing
    order = _order(token)
    if order:
        body["orderInformation"] = order
    body["tokenInformation"] = {"jti": jti} if by_jti else {"transientTokenJwt": token.text}
    return body


def _processing(variant: Variant) -> dict[str, object]:
    if variant is Variant.AUTHORIZE:
        return {}
    sale = {"capture": True, "commerceIndicator": "internet"}
    if variant is Variant.SALE:
        return sale
    types = ["customer", "paymentInstrument", "shippingAddress"]
    return {**sale, "actionList": ["TOKEN_CREATE"], "actionTokenTypes": types}


def _order(token: Token) -> dict[str, object]:
    content = token.claim("content")
    held = collected_paths(content) if isinstance(content, dict) else []
    amount = {"totalAmount": TOTAL_AMOUNT, "currency": CURRENCY}
    missing_amount = {name: value for name, value in amount.items() if f"{_AMOUNT_PATH}.{name}" not in held}
    order: dict[str, object] = {"amountDetails": missing_amount} if missing_amount else {}
    if not any(path.startswith(f"{_BILL_TO_PATH}.") for path in held):
        order["billTo"] = dict(_BILL_TO)
    return order
