"""Insomnia's export, version 4, as JSON."""

from __future__ import annotations

from flexgui.errors import UnreadableRequest
from flexgui.readers.collection import fill_in, filled_pairs, form_note, with_header, with_query, with_secrets
from flexgui.readers.json_text import member, objects_of, text_of
from flexgui.readers.pasted import Form, PastedRequest, pasted_request, to_bytes
from flexgui.translation import tr


def read_insomnia(document: object) -> tuple[PastedRequest, ...] | None:
    """Return the requests of the export; raises UnreadableRequest if it has none."""
    if text_of(document, "_type") != "export" or not isinstance(member(document, "resources"), list):
        return None
    resources = objects_of(document, "resources")
    variables: dict[str, str] = {}
    for each in resources:
        if text_of(each, "_type") == "environment":
            variables |= _flat(member(each, "data"))
    found = [_request(each, variables) for each in resources if text_of(each, "_type") == "request"]
    if not found:
        raise UnreadableRequest(tr("The export of Insomnia has no request. Export the request that failed."))
    return with_secrets(found, variables)


def _flat(data: object, prefix: str = "", depth: int = 0) -> dict[str, str]:
    """Return the values of an environment by their paths, as in ``host.test``."""
    if not isinstance(data, dict) or depth > 10:
        return {}
    flat: dict[str, str] = {}
    for name, value in data.items():
        if isinstance(value, dict):
            flat |= _flat(value, f"{prefix}{name}.", depth + 1)
        elif text_of(data, name):
            flat[prefix + name] = text_of(data, name)
    return flat


def _request(resource: object, variables: dict[str, str]) -> PastedRequest:
    headers = filled_pairs(member(resource, "headers"), variables)
    authentication = member(resource, "authentication")
    if text_of(authentication, "type") == "bearer" and member(authentication, "disabled") is not True:
        prefix = text_of(authentication, "prefix") or "Bearer"
        headers.append(("Authorization", f"{prefix} {fill_in(text_of(authentication, 'token'), variables)}"))
    kind = text_of(resource, "body", "mimeType")
    headers = with_header(headers, "Content-Type", kind)
    notes = [form_note()] if kind.startswith("multipart/") or text_of(resource, "body", "fileName") else []
    body = to_bytes(fill_in(text_of(resource, "body", "text"), variables))
    query = filled_pairs(member(resource, "parameters"), variables)
    return pasted_request(
        Form.INSOMNIA,
        name=text_of(resource, "name"),
        method=text_of(resource, "method") or "GET",
        url=with_query(fill_in(text_of(resource, "url"), variables), query),
        headers=headers,
        body=body,
        body_is_original=not notes and b"{%" not in body,
        missing=notes,
    )
