"""The capture-context request: the fields, which of them are required, and the JSON body.

Meaning of a leaf (CyberSource, "Generate a Capture Context", and the OpenAPI file's description of the operation):
``{}`` and ``{"required": true}`` require the field, ``{"required": false}`` makes it optional.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from flexgui.translation import later

if TYPE_CHECKING:
    from flexgui.flex.catalog import Catalog

CARD_PATH = "paymentInformation.card"
CARD_PRESET = later("Card")
"""The preset for a first request and for samples."""
MAX_FIELDS = 200
"""Limit on fields, above the documented number: thousands of rows would block the window."""
_MAX_LEVELS = 100  # as many as `check_path` allows


class RequestedField(NamedTuple):
    """One field of a request; `required` is None where the body leaves it out, which means required."""

    path: str
    required: bool | None = None

    @property
    def is_required(self) -> bool:
        """True if the shopper must enter this field."""
        return self.required is not False


class CaptureContextRequest(NamedTuple):
    """The requested fields, in the order of the body."""

    fields: tuple[RequestedField, ...] = ()

    @property
    def paths(self) -> frozenset[str]:
        """The paths of all fields."""
        return frozenset(each.path for each in self.fields)

    @property
    def required_paths(self) -> frozenset[str]:
        """The paths of the required fields."""
        return frozenset(each.path for each in self.fields if each.is_required)

    @property
    def optional_paths(self) -> frozenset[str]:
        """The paths of the fields that may be left out."""
        return frozenset(each.path for each in self.fields if not each.is_required)

    def to_json(self) -> str:
        """Return the body for display: two spaces per level, ``{}`` on one line."""
        return json.dumps(self._tree(), indent=2, ensure_ascii=False)

    def to_bytes(self) -> bytes:
        """Return the body as it is digested, signed and sent: compact JSON in UTF-8."""
        # A lone surrogate has no UTF-8; Python's escape for it, \udXXX, is JSON's too.
        return json.dumps(self._tree(), separators=(",", ":"), ensure_ascii=False).encode("utf-8", "backslashreplace")

    def _tree(self) -> dict[str, Any]:
        root: dict[str, Any] = {}
        for each in self.fields:
            node = root
            for part in each.path.split("."):
                node = node.setdefault(part, {})
            if each.required is not None:
                node["required"] = each.required
        return {"fields": root}


def presets(catalog: Catalog) -> dict[str, CaptureContextRequest]:
    """Return the requests that come with FlexGUI, made from the documented fields.

    Their names are English, and translated when they are shown.
    """
    documented = [field.path for field in catalog.fields if field.documented]
    card = [path for path in documented if path.startswith(f"{CARD_PATH}.")]
    number = f"{CARD_PATH}.number"
    code, expiry = f"{CARD_PATH}.securityCode", [f"{CARD_PATH}.expirationMonth", f"{CARD_PATH}.expirationYear"]
    bill_to = [path for path in documented if path.startswith("orderInformation.billTo.")]
    return {
        # The example of "Generate a Capture Context", in the catalogue's order.
        CARD_PRESET: CaptureContextRequest(
            tuple(RequestedField(each, False if each == code else None) for each in (number, code, *expiry))
        ),
        later("Card number"): request_with([number]),
        later("Card with optional CVN and expiry"): request_with([number], [code, *expiry, f"{CARD_PATH}.type"]),
        later("Card and billing address"): request_with([*card, *bill_to]),
        later("Everything"): request_with(documented),
    }


def request_with(required: Iterable[str], optional: Iterable[str] = ()) -> CaptureContextRequest:
    """Return a request for these paths, the required ones first."""
    return CaptureContextRequest(
        (*(RequestedField(path) for path in required), *(RequestedField(path, False) for path in optional))
    )


def is_possible_path(path: str) -> bool:
    """Return whether a body can hold a field of this stored path."""
    names = path.split(".")
    return all(names) and "required" not in names and len(names) <= _MAX_LEVELS


def request_of(entries: list[Any]) -> CaptureContextRequest:
    """Return the request of a stored preset: paths, or pairs or objects of a path and whether it is required.

    A path without that flag, or with null, is required. An entry of any other form is left out, and a
    path that no body can hold.
    """
    fields = []
    for each in entries:
        path, required = _path_and_flag(each)
        if isinstance(path, str) and is_possible_path(path) and (required is None or isinstance(required, bool)):
            fields.append(RequestedField(path, False if required is False else None))
    return CaptureContextRequest(tuple(fields))


def _path_and_flag(entry: object) -> tuple[object, object]:
    if isinstance(entry, dict):
        return entry.get("path"), entry.get("required")
    if isinstance(entry, list) and len(entry) == 2:
        return entry[0], entry[1]
    return entry, None
