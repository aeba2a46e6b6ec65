"""Parses a refusal: five shapes of error that users of the Flex API get, and the HTML of proxies.

Sources: CyberSource's OpenAPI file (flat and responseStatus forms), its iOS SDK, and traffic logged in its sample
repositories (gateway form). Nothing here raises: an unreadable body is kept as text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from flexgui.flex.json_size import has_more_nested_containers
from flexgui.flex.token import MAX_CONTAINERS, JsonTooLarge
from flexgui.translation import number, tr

Shape = Literal["gateway", "flat", "responseStatus", "pts", "other", "html", "empty", "encrypted", "too large"]

MAX_LENGTH = 2_000
"""Maximum characters kept of a text without a known shape."""

_TAGS = r"(?is)<(script|style)\b.*?(?:</\1>|\Z)|<[^<>]*>"  # compiled when first used


class Refusal(NamedTuple):
    """Why the server refused, in its own words; `details` are pairs of location and message.

    `explained` is the reason that a sandbox with ``--explain`` adds to its answer.
    """

    shape: Shape
    reason: str = ""
    message: str = ""
    correlation_id: str = ""
    details: tuple[tuple[str, str], ...] = ()
    explained: str = ""


def parse_refusal(status: int, content_type: str, body: bytes) -> Refusal:
    """Parse the body of an unsuccessful answer; never raises."""
    text = body.decode("utf-8", "replace").strip()
    if not text:
        return Refusal("empty", message=tr("The server answered {status} without a body.", status=status))
    if "html" in content_type.lower() or text[:200].lower().lstrip().startswith(("<!doctype html", "<html")):
        return Refusal("html", message=_plain(text))
    try:
        value = _json(text)
        if isinstance(value, str):  # JSON in a JSON string: some gateways do that
            value = _json(value) or value
        if not isinstance(value, dict):
            return Refusal("other", message=_plain(text))
        explanation = value.get("explanation")
        why = _text(explanation.get("why")) if isinstance(explanation, dict) else ""
        return _of_object(value, text)._replace(explained=why)
    except JsonTooLarge:
        most = number(MAX_CONTAINERS)
        return Refusal("too large", message=tr("The body has more than {count} arrays and nested objects.", count=most))


def _of_object(value: dict[str, Any], text: str) -> Refusal:
    if isinstance(value.get("encryptedResponse"), str):
        return Refusal("encrypted")
    response = value.get("response")
    if isinstance(response, dict) and "rmsg" in response:
        return _gateway(_text(response["rmsg"]))
    status = value.get("responseStatus")
    if isinstance(status, dict):
        return _standard("responseStatus", status)
    if "status" in value and "reason" in value and "submitTimeUtc" in value:
        return _standard("pts", value)
    if "reason" in value and "message" in value:
        return _standard("flat", value)
    return _other(value, text)


def _gateway(message: str) -> Refusal:
    inner = _json(message)
    if isinstance(inner, dict):
        return Refusal("gateway", _text(inner.get("error")), _text(inner.get("error_description")))
    return Refusal("gateway", message=message)


def _standard(shape: Shape, value: dict[str, Any]) -> Refusal:
    return Refusal(
        shape,
        _text(value.get("reason")),
        _text(value.get("message")),
        _text(value.get("correlationId") or (value.get("id") if shape == "pts" else "")),
        tuple(_details(value.get("details"))),
    )


def _other(value: dict[str, Any], text: str) -> Refusal:
    """Read the forms of other services of the gateway: errorMessage, message, code, or a list of errors."""
    errors = value.get("errors")
    if isinstance(errors, list) and errors and isinstance(errors[0], dict):
        first = errors[0]
        return Refusal("other", _text(first.get("type")), _text(first.get("message")),
                       details=tuple(_details(first.get("details"))))  # fmt: skip
    message = _text(value.get("errorMessage") or value.get("message") or value.get("error_description"))
    reason = _text(value.get("code") or value.get("reason") or value.get("error"))
    return Refusal("other", reason, message or ("" if reason else text[:MAX_LENGTH]), _text(value.get("correlationId")),
                   tuple(_details(value.get("details") or value.get("fields"))))  # fmt: skip


def _details(value: object) -> Iterator[tuple[str, str]]:
    """Read an array, as the schema has it, or an object, as the published examples have it."""
    for entry in value if isinstance(value, list) else [value]:
        if not isinstance(entry, dict):
            continue
        location = _text(entry.get("location") or entry.get("field") or entry.get("name") or entry.get("path"))
        message = _text(entry.get("message") or entry.get("reason"))
        if location or message:
            yield location, message


def _json(text: str) -> Any:
    """Return the object, array or string in a JSON text, None if there is none; raises JsonTooLarge."""
    if text.lstrip()[:1] not in ("{", "[", '"'):
        return None
    if has_more_nested_containers(text, MAX_CONTAINERS):
        raise JsonTooLarge
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _text(value: object) -> str:
    if value is None:
        return ""
    try:
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    except RecursionError:  # parsed, but nested too deeply to be encoded again
        return "…"
    # A lone surrogate cannot be printed; JSON can smuggle one in.
    return text[:MAX_LENGTH].encode("utf-8", "backslashreplace").decode()


def _plain(text: str) -> str:
    """Return the text of a page, which often repeats its title, or the end of it."""
    parts = text[: MAX_LENGTH * 10].partition("</title>")
    title, rest = (" ".join(re.sub(_TAGS, " ", part).split()) for part in (parts[0], parts[2]))
    if title.endswith(rest):
        return title[:MAX_LENGTH]
    return (rest if rest.startswith(title) else f"{title} {rest}").strip()[:MAX_LENGTH]
