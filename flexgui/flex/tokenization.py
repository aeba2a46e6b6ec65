"""The plaintext that is encrypted to a capture context, and the request that carries it.

Source: CyberSource, "Flex API Tokens, Secure Payment Information" and "Tokens API Request Payload".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from flexgui.errors import FlexGuiError
from flexgui.flex.card import Card, mask
from flexgui.flex.catalog import Catalog
from flexgui.flex.content_checks import granted, joined
from flexgui.flex.environment import EnvironmentKind, environment_of_origin
from flexgui.flex.request import CARD_PATH as CARD_PATH
from flexgui.flex.request import MAX_FIELDS, CaptureContextRequest, request_with
from flexgui.flex.token import Token, TokenKind
from flexgui.flex.verdict import Verdict, invalid, not_checked, quoted, valid
from flexgui.translation import tr

CARD_FIELDS = request_with(
    [f"{CARD_PATH}.{name}" for name in ("number", "expirationMonth", "expirationYear")],
    [f"{CARD_PATH}.{name}" for name in ("securityCode", "type")],
)
"""The fields of a context that is requested only to tokenize a card."""


class TokenizeError(FlexGuiError):
    """The capture context, or the values for its fields, cannot be used to request a transient token."""


class Target(NamedTuple):
    """Where to send the data encrypted to a capture context: `origin` without a path, and the `path`."""

    origin: str
    path: str

    @property
    def url(self) -> str:
        """The address to post to."""
        return self.origin + self.path


class FieldLists(NamedTuple):
    """The fields that a capture context collects: dotted paths, in the context's order."""

    required: tuple[str, ...]
    optional: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Every field, the required ones first."""
        return self.required + self.optional


def field_lists(context: Token) -> FieldLists:
    """Return which fields a capture context collects.

    Raises TokenizeError when it does not list them, or lists more than MAX_FIELDS.
    """
    if context.kind is not TokenKind.CAPTURE_CONTEXT:
        raise TokenizeError(tr("This token is not a capture context. Card data is encrypted to a capture context."))
    if granted(context) is None:
        raise TokenizeError(tr("The capture context does not list its fields, so it is unknown what to encrypt."))
    data = context.claims["ctx"][0]["data"]  # type: ignore[index]  # `granted` has checked the shape
    return _limited(FieldLists(tuple(data.get("requiredFields", ())), tuple(data.get("optionalFields", ()))))


def target(context: Token) -> Target:
    """Return where to post the encrypted data.

    Only the loopback and the documented test hosts are allowed: FlexGUI encrypts test numbers, and a live account must
    never receive them. Raises TokenizeError for any other host, and when the context names none.
    """
    origin, path = context.claim("flx", "origin"), context.claim("flx", "path")
    if not isinstance(origin, str) or not isinstance(path, str) or not path.startswith("/"):
        raise TokenizeError(tr("The capture context does not say where to send card data (flx.origin and flx.path)."))
    environment = environment_of_origin(origin)
    if environment is None:
        message = tr(
            "{origin} is not a known address of the Flex API. Card data is sent to the sandbox or the test host only.",
            origin=origin,
        )
        raise TokenizeError(message)
    if environment.kind is EnvironmentKind.PRODUCTION:
        message = tr(
            "{origin} is production. FlexGUI encrypts test cards only, and never sends one to production. "
            "Get a context from the test environment.",
            origin=origin,
        )
        raise TokenizeError(message)
    return Target(origin.rstrip("/"), path)


def requested_lists(request: CaptureContextRequest) -> FieldLists:
    """Return the fields that a context of this request will collect. Raises TokenizeError for more than MAX_FIELDS."""
    fields = request.fields
    lists = FieldLists(
        tuple(each.path for each in fields if each.is_required),
        tuple(each.path for each in fields if not each.is_required),
    )
    return _limited(lists)


def default_values(lists: FieldLists, card: Card, catalog: Catalog) -> dict[str, str]:
    """Return a value for each field: the card's, test values for required fields, "" for optional ones."""
    examples = {path: _example(path, catalog) for path in lists.required}
    return dict.fromkeys(lists.all, "") | examples | {k: v for k, v in card_values(card).items() if k in lists.all}


def card_values(card: Card) -> dict[str, str]:
    """Return the card's values by dotted path."""
    members = {
        "number": card.number,
        "securityCode": card.security_code,
        "expirationMonth": card.month,
        "expirationYear": card.year,
        "type": card.type_code,
    }
    return {f"{CARD_PATH}.{name}": value for name, value in members.items()}


def check_values(values: Mapping[str, str], lists: FieldLists) -> None:
    """Raise TokenizeError when a required field has no value or a field is not in the context."""
    missing = [path for path in lists.required if not values.get(path)]
    if missing:
        raise TokenizeError(tr("Required fields without a value: {paths}.", paths=", ".join(missing)))
    foreign = [path for path, value in values.items() if value and path not in lists.all]
    if foreign:
        raise TokenizeError(tr("The capture context does not collect {paths}.", paths=", ".join(foreign)))


def plaintext(values: Mapping[str, str], context: str) -> str:
    """Return the JSON text to encrypt: the values as nested objects, the text of the context and the index 0.

    Fields without a value are left out. `index` is the number of the recipient, always 0. Raises TokenizeError as
    `nested` does.
    """
    data = nested({path: value for path, value in values.items() if value})
    return json.dumps({"data": data, "context": context, "index": 0}, ensure_ascii=False)


def nested(leaves: Mapping[str, object]) -> dict[str, Any]:
    """Return objects within objects for leaves by their dotted paths. Raises TokenizeError for a leaf below a text."""
    root: dict[str, Any] = {}
    for path, leaf in leaves.items():
        *parents, name = path.split(".")
        node = root
        for part in parents:
            node = node.setdefault(part, {})
            if not isinstance(node, dict):
                raise TokenizeError(tr("The fields of the capture context contradict each other at {path}.", path=path))
        node[name] = leaf
    return root


def flatten(data: Mapping[str, object], above: str = "") -> Iterator[tuple[str, object]]:
    """Yield (dotted path, value) for each leaf of nested `data`; keys that are dotted already are taken as paths."""
    for name, value in data.items():
        path = joined(above, name)
        if isinstance(value, Mapping):
            yield from flatten(value, path)
        else:
            yield path, value


def shows_card(token: Token, number: str) -> Verdict:
    """Judge whether a transient token shows the encrypted card number: its first digits and its mask."""
    name, members = "card", token.claim("content", "paymentInformation", "card", "number")
    if not isinstance(members, dict):
        return not_checked(name, tr("The token does not show the card number."))
    shown_mask, prefix = members.get("maskedValue"), members.get("bin", "")
    if shown_mask == mask(number) and isinstance(prefix, str) and number.startswith(prefix):
        return valid(name, tr("{mask}, the card that was encrypted.", mask=mask(number)))
    return invalid(name, tr("The token shows {mask}, which is another card.", mask=quoted(shown_mask)))


def _limited(lists: FieldLists) -> FieldLists:
    if len(lists.all) > MAX_FIELDS:
        message = tr(
            "FlexGUI encrypts at most {most} fields, and these are {count}.", most=MAX_FIELDS, count=len(lists.all)
        )
        raise TokenizeError(message)
    return lists


def _example(path: str, catalog: Catalog) -> str:
    """Return a test value for the field; shipTo takes the values of billTo, "" where the catalogue knows neither."""
    field = catalog.by_path(path) or catalog.by_path(path.replace(".shipTo.", ".billTo."))
    return field.example if field is not None else ""
